"""Going apart before the circle, step by step as the plan says, and coming together again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.features.listening.facts import GroupId, Way
from bot.features.listening.model import refusals
from bot.features.listening.model.apart import Apart, Party
from bot.features.listening.model.formats import PLANS, Phase
from bot.features.listening.model.going import gone_on
from bot.features.listening.model.kinds import Stage
from bot.features.listening.model.orders import Drawn
from bot.features.listening.model.partition import Together, fours, twos
from bot.features.listening.model.people import Part
from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId

FOR_EACH = timedelta(minutes=9)
"""What one person's turn in a group may take beside their minutes: to come twice, to finish, to hear it said back."""

GRACE = timedelta(minutes=3)
"""Those who talk freely may finish; a small group ends by itself a little before the round goes on."""


@dataclass(frozen=True, slots=True)
class Lots:
    """What is left to chance: an order of people, and the ids of new groups."""

    drawn: Drawn
    fresh: Callable[[], GroupId]


def begun(state: Round, now: datetime, lots: Lots) -> Round:
    """Apart where the format begins so, else in the circle."""
    return _apart(state, 0, now, lots) if PLANS[state.format].before else gone_on(state, now)


def phase(state: Round) -> Phase | None:
    """Of a round whose people are apart."""
    return PLANS[state.format].before[state.apart.step] if state.apart else None


def last_step(state: Round) -> bool:
    return state.apart is not None and state.apart.step + 1 == len(PLANS[state.format].before)


def went_on(state: Round, now: datetime, lots: Lots) -> Round:
    """When its deadline has come: those who wait meet, or the next step begins."""
    apart = _of(state)
    if not apart.settled and now < apart.until:
        return _with(state, apart, _met(state, lots), lots)
    return _apart(state, apart.step + 1, now, lots)


def next_step(state: Round, person: PersonId, step: int, now: datetime, lots: Lots) -> Round:
    """For those who need less time than there is."""
    state = _kept(state, person, step, now)
    return _apart(state, step + 1, now, lots)


def called_back(state: Round, person: PersonId, step: int, now: datetime, lots: Lots) -> Round:
    """To the circle at once."""
    return _gathered(_kept(state, person, step, now), now, lots)


def back(state: Round, group: GroupId, now: datetime) -> Round:
    """The people of a small group have finished."""
    party = state.apart.named(group) if state.apart else None
    if state.apart is None or party is None or party.back:
        return state
    return replace(state, apart=replace(state.apart.with_party(replace(party, back=True)), moved_at=now))


def voiced(state: Round, group: GroupId, person: PersonId | None) -> Round:
    party = state.apart.named(group) if state.apart else None
    if state.apart is None or party is None:
        return state
    number = next((each for each in party.numbers if person and state.numbered(each).person == person), None)
    return replace(state, apart=state.apart.with_party(replace(party, voice=number)))


def stepped_out(state: Round, group: GroupId, person: PersonId, now: datetime) -> Round:
    """Of their small group: they come in with the circle, or wait for others if they press Join."""
    speaker, party = state.who(person), state.apart.named(group) if state.apart else None
    if speaker is None or party is None or speaker.number not in party.numbers:
        return state
    return out(state, speaker.number, now)


def out(state: Round, number: int, now: datetime) -> Round:
    return replace(state, apart=state.apart.without(number, now)) if state.apart else state


def awaited(state: Round, person: PersonId, now: datetime) -> Round:
    """Who comes in while others talk in small groups waits for somebody."""
    speaker = state.who(person)
    if state.apart is None or speaker is None or not speaker.due:
        return state
    return replace(state, apart=state.apart.awaited(speaker.number, now))


def _kept(state: Round, person: PersonId, step: int, now: datetime) -> Round:
    state = state.kept_by(person, now)
    if state.apart is None or state.apart.step != step:
        raise refusals.TogetherAlready
    return state


def _of(state: Round) -> Apart:
    if state.apart is None:
        raise LookupError("nobody is apart")
    return state.apart


def _apart(state: Round, step: int, now: datetime, lots: Lots) -> Round:
    """Steps for which there are too few people are left out."""
    before = PLANS[state.format].before
    for number in range(step, len(before)):
        if before[number].size == 1 and state.to_come:
            until = now + timedelta(minutes=state.minutes)
            return replace(state, stage=Stage.apart, apart=Apart(number, now, until, until, now, alone=True))
        if groups := _groups(state, before[number], lots):
            made = _begun(state, number, max(map(len, groups)), now)
            return _with(state, made, groups, lots)
    return _gathered(state, now, lots)


def _groups(state: Round, this: Phase, lots: Lots) -> tuple[Together, ...]:
    """Who has no account cannot be in a private place, and comes in with the circle. Fours are of those who were in
    twos, or waited for it."""
    if this.size == 1:
        return ()
    if this.size == 2 or state.apart is None:
        return twos(lots.drawn(tuple(each for each in state.speakers if each.due and each.person)))
    before = (*(party.numbers for party in state.apart.parties), *((number,) for number in state.apart.waiting))
    return fours(tuple(tuple(map(state.numbered, numbers)) for numbers in before))


def _met(state: Round, lots: Lots) -> tuple[Together, ...]:
    return twos(lots.drawn(tuple(map(state.numbered, _of(state).meeting))))


def _with(state: Round, apart: Apart, groups: tuple[Together, ...], lots: Lots) -> Round:
    """In each of them people stand in the order of the round."""
    there = tuple(tuple(each.number for each in state.speakers if each in group) for group in groups)
    new = tuple(Party(lots.fresh(), numbers) for numbers in there)
    placed = {number for numbers in there for number in numbers}
    waiting = tuple(each for each in apart.waiting if each not in placed)
    made = replace(apart, parties=(*apart.parties, *new), waiting=waiting)
    return replace(state, stage=Stage.apart, apart=made)


def _begun(state: Round, step: int, size: int, now: datetime) -> Apart:
    """Everyone has the round's minutes in it. A late pair may begin while there is time for the usual course of it."""
    minutes = timedelta(minutes=state.minutes)
    if PLANS[state.format].before[step].way is Way.in_turn:
        until = now + size * (minutes + FOR_EACH)
        join_by = until - 2 * (minutes + timedelta(minutes=2))
    else:
        until = now + size * minutes + GRACE
        join_by = until - minutes - GRACE
    return Apart(step, now, until, join_by, now)


def _gathered(state: Round, now: datetime, lots: Lots) -> Round:
    """The circle begins. One speaks for each small group that chose so: whoever offered it, else one by lot."""
    apart, this = state.apart, phase(state)
    state = replace(state, stage=Stage.going, apart=None)
    if apart and this and this.way is Way.for_all:
        for group, party in enumerate(apart.parties, 1):
            state = _with_voice(state, group, party, lots)
    return gone_on(state, now)


def _with_voice(state: Round, group: int, party: Party, lots: Lots) -> Round:
    there = tuple(each for each in map(state.numbered, party.numbers) if each.due)
    chosen = next((each for each in there if each.number == party.voice), None)
    voice = chosen or next(iter(lots.drawn(there)), None)
    for each in there:
        state = state.reseat(replace(each, part=each.part if each == voice else Part.spoken_for, group=group))
    return state
