"""What the facilitator does, and who may do it when the facilitator is gone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.features.listening.model import refusals
from bot.features.listening.model.floor import Floor
from bot.features.listening.model.going import arranged, gone_on
from bot.features.listening.model.kinds import Setup, Stage, Where
from bot.features.listening.model.opening import Starting
from bot.features.listening.model.orders import from_organisations, ordered
from bot.features.listening.model.parting import Lots, begun
from bot.features.listening.model.people import Part
from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment
from bot.recurrence import instant

HELPERS = 3
"""So many are asked at most whether they help with a round."""

DATES_WITHIN = timedelta(days=730)


def start(given: Starting, person: PersonId, now: datetime, lots: Lots) -> Round:
    """The order is made now, of those who are here; where the format begins so, they go apart."""
    state = given.round.kept_by(person, now)
    if state.stage is not Stage.gathering:
        raise refusals.StartedAlready
    if not state.to_come:
        raise refusals.NobodyJoined
    state = ordered(from_organisations(state, given.organisations), given.heard, lots.drawn)
    return begun(replace(state, stage=Stage.going), now, lots)


def change(state: Round, person: PersonId, setup: Setup, now: datetime) -> Round:
    """Until it starts."""
    state = state.kept_by(person, now)
    if state.stage is not Stage.gathering:
        raise refusals.AlreadyGoing
    return arranged(state, setup)


def pause(state: Round, person: PersonId, now: datetime) -> Round:
    state = state.kept_by(person, now)
    if state.stage is Stage.gathering:
        raise refusals.NotStarted
    if state.stage is Stage.paused:
        raise refusals.PausedAlready
    if state.apart:
        raise refusals.PeopleApart
    return replace(state, stage=Stage.paused, stopped_at=now)


def resume(state: Round, person: PersonId, now: datetime) -> Round:
    """The clock stood still in between; if the speaker left meanwhile, the next one is asked."""
    state = state.kept_by(person, now)
    if state.stage is not Stage.paused or state.stopped_at is None:
        raise refusals.NotPaused
    going = replace(state, stage=Stage.going, stopped_at=None)
    if state.floor is None:
        return gone_on(going, now)
    return replace(going, floor=state.floor.shifted(now - state.stopped_at))


def move_on(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """Ends the turn of someone who is not here, or who has stopped without pressing Done."""
    state = state.kept_by(person, now)
    state.turn(turn)
    return gone_on(state.settled(Part.missed, now), now)


def back(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """The floor goes back to the one before, who stays heard if they were; whose turn it is now is next after them.
    When a turn is said back, the one before is whose turn it was."""
    state = state.kept_by(person, now)
    place = _before(state, state.turn(turn))
    if place is None:
        raise refusals.NobodyBefore
    state = _undone(state, now)
    again = state.numbered(state.trail[place])
    given = replace(again, part=Part.speaking, before=Part.heard if again.heard_now else None)
    return state.giving(given, state.trail[: place + 1], now)


def _before(state: Round, floor: Floor) -> int | None:
    """Their place in the trail."""
    if floor.after_the_turn:
        return len(state.trail) - 1
    found = (place for place in range(len(state.trail) - 2, -1, -1) if state.numbered(state.trail[place]).takes_part)
    return next((place for place in found if state.trail[place] != floor.speaker), None)


def _undone(state: Round, now: datetime) -> Round:
    """As if the floor had not been offered; the time that they spoke for stays theirs."""
    speaker = state.speaker
    if speaker is None or speaker.heard_now:
        return state.settled(Part.heard, now)
    asked = speaker.asked - 1
    part = Part.passed if asked else Part.waiting
    state = state.settled(part, now, part)
    return state.sooner(replace(state.numbered(speaker.number), asked=asked))


def move(state: Round, person: PersonId, number: int, where: Where, now: datetime) -> Round:
    """Someone who is still to come is asked next, or after all others who wait."""
    state = state.kept_by(person, now)
    if state.stage is Stage.gathering:
        raise refusals.NotStarted
    if number not in {each.number for each in state.to_come}:
        raise refusals.NotToCome
    moved = replace(state.numbered(number), part=Part.waiting)
    return state.sooner(moved) if where is Where.next else state.last(moved)


def hand_over(state: Round, person: PersonId, other: PersonId, now: datetime) -> Round:
    """Nothing changes until the other one takes it."""
    state = state.kept_by(person, now)
    if state.known(other).part is Part.left:
        raise refusals.HasLeft(who=Mention(other))
    if other == person:
        raise refusals.FacilitatingAlready
    return replace(state, asked=other)


def offer(state: Round) -> str:
    """The key of what waits for who was asked."""
    return f"listening.offer:{state.id}"


def accept(state: Round, person: PersonId, now: datetime) -> Round:
    state.check_open()
    if person == state.facilitator:
        return state.seen(person, now)
    if person != state.asked:
        raise refusals.NotAsked(who=Mention(state.facilitator))
    return kept_by_another(state, person).seen(person, now)


def kept_by_another(state: Round, person: PersonId) -> Round:
    """Whether people are muted is theirs to choose anew."""
    return replace(state, facilitator=person, asked=None, hushed=False)


def end(state: Round, person: PersonId, now: datetime) -> Round:
    return state.kept_by(person, now).ended(now)


SILENT_FOR = timedelta(minutes=20)
"""A round that goes on by itself needs no press of its facilitator; one who presses nothing for so long may be gone."""


def may_be_taken_over(state: Round, now: datetime) -> bool:
    goes_on = state.stage in {Stage.going, Stage.apart}
    return state.unattended or (goes_on and now - state.kept_at >= SILENT_FOR)


def take_over(state: Round, person: PersonId, now: datetime) -> Round:
    state.check_open()
    if state.known(person).part is Part.left:
        raise refusals.NotInRound
    if person == state.facilitator:
        return state.seen(person, now)
    if not may_be_taken_over(state, now):
        raise refusals.FacilitatorIsHere(who=Mention(state.facilitator))
    return kept_by_another(state, person).seen(person, now)


def ask_for_partner(state: Round, person: PersonId, known: tuple[PersonId, ...], now: datetime) -> Round:
    """`known` are those who have facilitated before. To ask once more changes nothing."""
    state.check_open()
    if person != state.facilitator:
        raise refusals.FacilitatorsButton(who=Mention(state.facilitator))
    if state.partner or state.invited:
        return state
    if not known:
        raise refusals.NobodyToAsk
    return replace(state.seen(person, now), invited=known)


def be_partner(state: Round, person: PersonId, now: datetime) -> Round:
    """The first who says yes."""
    state.check_open()
    if state.partner == person:
        return state
    if state.partner:
        raise refusals.HelpedAlready(who=Mention(state.partner))
    if person not in state.invited:
        raise refusals.NotInvited
    return replace(state, partner=person, invited=()).seen(person, now)


def date_to_come(day: date, hour: time, zone: str, now: datetime) -> datetime:
    """The instant of that wall time in the zone. Years that no zone can hold are refused before it is asked."""
    if day > now.date() + DATES_WITHIN:
        raise refusals.DateIsFar(day=day.isoformat())
    if day < now.date() - timedelta(days=1):
        raise refusals.DateIsPast(at=day.isoformat())
    at = instant(day, hour, zone)
    if at <= now:
        raise refusals.DateIsPast(at=Moment(at))
    return at
