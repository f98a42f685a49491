"""What a round's handlers and pages need from the store: loaded and locked here, decided elsewhere."""

from collections.abc import Callable, Mapping

from bot.features.listening.commands import (
    AskForPartner,
    ChangeRound,
    EndRoundThere,
    ForgetSpeaker,
    Hush,
    InRound,
    InTurn,
    Join,
    LeaveWithCircle,
    LeaveWithCoalition,
    ListenOnly,
    MyTime,
    NoteWriting,
    OpenFirstRound,
    OpenRound,
    RoundsHere,
    SendWords,
    SetNextDate,
    SharedOverTime,
    Start,
    WordsForOthers,
)
from bot.features.listening.model import (
    ROUNDS,
    Asking,
    Attended,
    Coming,
    Entering,
    Here,
    Hushing,
    Opening,
    Order,
    Outside,
    Round,
    Sending,
    Speaker,
    Stage,
    Starting,
    WritesFor,
    heard_in,
    outside,
)
from bot.features.listening.model.outside import NOBODY
from bot.features.listening.model.over_time import LastRounds
from bot.insiders import INSIDERS, Insiders
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import NotAtHome, found
from bot.muting import CALLS
from bot.writing import answering_as, on_chat


def the_round(unit: Unit, command: InRound | InTurn, context: Context) -> Round:
    return found(unit.get(ROUNDS).locked(command.round))


def hushing(unit: Unit, command: Hush, context: Context) -> Hushing:
    state = the_round(unit, command, context)
    return Hushing(state, unit.get(CALLS).can_mute(state.place))


def starting(unit: Unit, command: Start, context: Context) -> Starting:
    state = found(unit.get(ROUNDS).locked(command.round))
    people = tuple(each.person for each in state.speakers if each.person)
    before = unit.get(ROUNDS).latest() if state.order is Order.least_heard else ()
    return Starting(state, _organisations(unit, people), heard_in(before))


def entering(unit: Unit, command: Join, context: Context) -> Entering:
    state = the_round(unit, command, context)
    organisation = _organisations(unit, (context.person,)).get(context.person)
    return Entering(state, organisation, _circle_of(unit, state))


def coming(unit: Unit, command: ListenOnly | SetNextDate, context: Context) -> Coming:
    state = the_round(unit, command, context)
    return Coming(state, _circle_of(unit, state))


def overheard(unit: Unit, command: NoteWriting, context: Context) -> Coming | None:
    """Seldom is there a round, and then it is locked: two processes may hear of the same person."""
    here = unit.get(ROUNDS).running_in(context.place)
    state = unit.get(ROUNDS).locked(here.id) if here else None
    return Coming(state, _circle_of(unit, state)) if state else None


def round_there(unit: Unit, command: EndRoundThere, context: Context) -> Round | None:
    there = unit.get(ROUNDS).running_in(command.place)
    return unit.get(ROUNDS).locked(there.id) if there else None


def _circle_of(unit: Unit, state: Round) -> Insiders | None:
    return unit.get(INSIDERS).of(state.circle) if state.circle else None


def round_of_circle(unit: Unit, command: LeaveWithCircle, context: Context) -> Round | None:
    rounds = unit.get(ROUNDS)
    theirs = (each for each in rounds.running() if each.circle == command.circle and each.holds(command.person))
    first = next(theirs, None)
    return rounds.locked(first.id) if first else None


def _organisations(unit: Unit, people: tuple[PersonId, ...]) -> Mapping[PersonId, OrganisationId]:
    known = unit.get(ROSTER).directory(people, ()).people
    return {who.person: who.organisation for who in known.values() if who.organisation}


def sending(unit: Unit, command: SendWords, context: Context) -> Sending:
    whose = answering_as(unit, command.person, context)
    told = whose != context.person and on_chat(unit, whose)
    return Sending(the_round(unit, command, context), whose, told)


def for_others(unit: Unit, page: WordsForOthers, context: Context) -> WritesFor:
    return WritesFor(found(unit.get(ROUNDS).find(page.round)), unit.get(ROSTER).writes_for(context.person))


def round_with(unit: Unit, command: LeaveWithCoalition, context: Context) -> Round | None:
    rounds = unit.get(ROUNDS)
    first = next((each for each in rounds.running() if each.holds(command.person)), None)
    return rounds.locked(first.id) if first else None


def ended_with(unit: Unit, command: ForgetSpeaker, context: Context) -> Round | None:
    """A round that goes on is let go of when it has ended."""
    rounds = unit.get(ROUNDS)
    first = next((each for each in rounds.of(command.person) if each.stage is Stage.ended), None)
    return rounds.locked(first.id) if first else None


def rounds_with(unit: Unit, person: PersonId) -> Attended:
    known = unit.get(ROSTER).directory((person,), ()).people.get(person)
    calls = unit.get(CALLS)
    muted = known is not None and any(map(calls.muted, known.accounts))
    return Attended(person, unit.get(ROUNDS).of(person), muted)


def opening(unit: Unit, command: OpenRound | OpenFirstRound, context: Context) -> Opening:
    """There is no root to lock yet; that a place has one round at a time is a constraint of the store."""
    rounds = unit.get(ROUNDS)
    standing, rules = rounds.running_in(context.place), unit.get(RULES).rules()
    first_time = context.person not in rounds.facilitators()
    if isinstance(command, OpenFirstRound):
        return Opening(standing, rules, None, first_time, _outside(unit, None, context))
    circle = found(unit.get(INSIDERS).of(command.circle)) if command.circle else None
    away = _outside(unit, circle, context)
    return Opening(rounds.find(command.round) or standing, rules, circle, first_time, away)


def _outside(unit: Unit, circle: Insiders | None, context: Context) -> Outside:
    """Of the circle, or of all: who asks is here."""
    if context.address is None:
        return NOBODY
    others = (who for who in unit.get(ROSTER).members() if who.person != context.person)
    return outside((who for who in others if circle is None or who.person in circle.people), context.address)


def asking(unit: Unit, command: AskForPartner, context: Context) -> Asking:
    """The round is locked before anything else is read."""
    state = found(unit.get(ROUNDS).locked(command.round))
    known = unit.get(ROUNDS).facilitators() - {context.person}
    here = (each.person for each in unit.get(ROSTER).members() if each.person in known)
    return Asking(state, tuple(here))


def changing(unit: Unit, command: ChangeRound, context: Context) -> Opening:
    return Opening(the_round(unit, command, context), unit.get(RULES).rules())


def still_to_come(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Those who wait in the round here, in the order of speaking."""
    state = unit.get(ROUNDS).running_in(context.home) if context.home else None
    return _named(unit, state.to_come if state else (), lambda each: str(each.number))


def in_this_round(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Those who could facilitate the round here instead."""
    state = unit.get(ROUNDS).running_in(context.home) if context.home else None
    others = (each for each in (state.speakers if state else ()) if each.person not in {None, context.person})
    return _named(unit, tuple(each for each in others if not each.gone), lambda each: str(each.person))


def added_here(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Those in the round here who have no account."""
    state = unit.get(ROUNDS).running_in(context.home) if context.home else None
    there = tuple(each for each in (state.speakers if state else ()) if each.added)
    return _named(unit, there, lambda each: str(each.number))


def _named(unit: Unit, speakers: tuple[Speaker, ...], value: Callable[[Speaker], str]) -> tuple[Option, ...]:
    people = tuple(each.person for each in speakers if each.person)
    known = {who.person: who.name for who in unit.get(ROSTER).directory(people, ()).people.values()}
    names = ((each, known.get(each.person, "") if each.person else each.name) for each in speakers)
    return tuple(Option(value(each), name) for each, name in names if name)


def round_here(unit: Unit, page: RoundsHere, context: Context) -> Here:
    rounds, homes = unit.get(ROUNDS), unit.get(ROSTER).homes()
    elsewhere = (homes.get(each.place) for each in rounds.running() if each.place != context.place)
    here, named = rounds.running_in(context.place), tuple(name for name in elsewhere if name)
    if here is None or context.person != here.facilitator:
        return Here(here, named)
    able = unit.get(CALLS).can_mute(here.place)
    if here.stage is not Stage.gathering:
        return Here(here, named, able=able)
    return Here(here, named, _outside(unit, _circle_of(unit, here), context).without(here), able)


def last_rounds(unit: Unit, page: SharedOverTime, context: Context) -> LastRounds:
    """Organisations by name, as far as anyone of them is here."""
    rounds = unit.get(ROUNDS)
    latest, here = rounds.latest_for_all(), rounds.running_in(context.home) if context.home else None
    named = {who.organisation: who.organisation_name for who in unit.get(ROSTER).members() if who.organisation}
    organisations = sorted(named, key=lambda each: (named[each].casefold(), each))
    keepers = frozenset(each.facilitator for each in (*latest, *((here,) if here else ())))
    return LastRounds(latest, tuple(organisations), keepers)


def round_of(unit: Unit, page: MyTime, context: Context) -> Round:
    rounds = unit.get(ROUNDS)
    if page.round:
        return found(rounds.find(page.round))
    if context.home is None:
        raise NotAtHome
    return found(rounds.running_in(context.home))
