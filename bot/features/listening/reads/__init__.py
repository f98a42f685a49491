"""What a round's handlers and pages need from the store: loaded and locked here, decided elsewhere."""

from collections.abc import Mapping

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
    NoteWriting,
    OpenFirstRound,
    OpenRound,
    SendWords,
    SetNextDate,
    Start,
)
from bot.features.listening.model import (
    ROUNDS,
    Asking,
    Attended,
    Coming,
    Entering,
    Hushing,
    Opening,
    Order,
    Outside,
    Round,
    Sending,
    Stage,
    Starting,
    heard_in,
    outside,
)
from bot.features.listening.model.outside import NOBODY
from bot.insiders import INSIDERS, Insiders
from bot.kernel.command import Context
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found
from bot.muting import CALLS
from bot.presence import PRESENCE
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
    return Entering(state, organisation, circle_of(unit, state))


def coming(unit: Unit, command: ListenOnly | SetNextDate, context: Context) -> Coming:
    state = the_round(unit, command, context)
    return Coming(state, circle_of(unit, state))


def overheard(unit: Unit, command: NoteWriting, context: Context) -> Coming | None:
    """Seldom is there a round, and then it is locked: two processes may hear of the same person."""
    here = unit.get(ROUNDS).running_in(context.place)
    state = unit.get(ROUNDS).locked(here.id) if here else None
    return Coming(state, circle_of(unit, state)) if state else None


def round_there(unit: Unit, command: EndRoundThere, context: Context) -> Round | None:
    there = unit.get(ROUNDS).running_in(command.place)
    return unit.get(ROUNDS).locked(there.id) if there else None


def circle_of(unit: Unit, state: Round) -> Insiders | None:
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
    state = the_round(unit, command, context)
    return Sending(state, whose, told, unit.get(PRESENCE).reached(state.place))


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
        return Opening(standing, rules, None, first_time, outside_of(unit, None, context))
    circle = found(unit.get(INSIDERS).of(command.circle)) if command.circle else None
    away = outside_of(unit, circle, context)
    return Opening(rounds.find(command.round) or standing, rules, circle, first_time, away)


def outside_of(unit: Unit, circle: Insiders | None, context: Context) -> Outside:
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
