"""Who is asked in a vote: seats as they are held now, or people as they are members now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS, PROPOSALS, ROLL, Held, OnRoll, Proposal, SeatName, alone
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.electorate import Electorate, NobodyInCircle
from bot.features.proposals.model.given import Keeping, Opening
from bot.features.proposals.model.pieces import Within
from bot.features.proposals.model.settings import ELECTORATE
from bot.features.proposals.model.wanted import terms_of
from bot.insiders import INSIDERS, Insiders
from bot.kernel.command import Context
from bot.kernel.ids import Id, OrganisationId, PlaceId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.settings import Rules
from bot.weighing import WEIGHING, WEIGHTS, Weighing


def opened(
    unit: Unit, state: Proposal, homes: tuple[PlaceId, ...], wanted: Electorate | None, context: Context
) -> Opening:
    """In a vote of people each member has a seat of its own, for that vote alone. A circle answers as it is made up;
    where each seat has to say yes, seats are asked."""
    rules = unit.get(RULES).rules()
    plain = Opening(state, unit.get(HOLDINGS).all(), rules, context.person, homes, weights=weights_now(unit, rules))
    if state.circle:
        return _in_circle(unit, plain, state.circle, context)
    terms = terms_of(state)
    if terms.among and wanted is not Electorate.people:
        return replace(plain, only=frozenset(terms.among))
    if terms.everyone or (wanted or rules.chosen(ELECTORATE).value) is Electorate.seats:
        return plain
    return replace(plain, people=members_now(unit, context))


def weights_now(unit: Unit, rules: Rules) -> Mapping[OrganisationId, Fraction]:
    """Of organisations that do not count one, where the group has ruled that they count differently."""
    return {} if rules.chosen(WEIGHING).value is Weighing.equal else unit.get(WEIGHTS).all()


def members_now(unit: Unit, context: Context) -> tuple[Held, ...]:
    return tuple(_people(unit, None, context))


def _in_circle(unit: Unit, plain: Opening, within: Within, context: Context) -> Opening:
    circle = unit.get(INSIDERS).of(within.circle)
    if circle is None:
        raise NobodyInCircle(circle=within.name)
    people, only = those_in(unit, circle, plain.seats, context)
    return replace(plain, people=people, only=only, circle=circle)


def those_in(
    unit: Unit, circle: Insiders, seats: tuple[Held, ...], context: Context
) -> tuple[tuple[Held, ...] | None, frozenset[Id] | None]:
    """The people who answer in a circle, or of these seats its own."""
    theirs = circle.organisations
    if theirs is None:
        return tuple(_people(unit, circle, context)), None
    return None, frozenset(each.name.seat for each in seats if each.name.organisation in theirs)


def _people(unit: Unit, circle: Insiders | None, context: Context) -> Iterator[Held]:
    for who in unit.get(ROSTER).members():
        if circle is None or who.person in circle.people:
            yield alone(SeatName(context.fresh(Id), person=who.person))


def roll_of(unit: Unit, state: Proposal) -> tuple[OnRoll, ...]:
    """Of the vote that is open."""
    if state.voting is None:
        return ()
    off = taken_off(state.voting)
    return tuple(each for each in unit.get(ROLL).all(state.id, state.voting.number) if each.seat not in off)


def asked_now(unit: Unit, state: Proposal) -> tuple[Held, ...]:
    """All who could be asked in the vote that is open, by the seats that they have in it; people who never had one by
    themselves. Of a circle's vote those who are in it now, and those who were."""
    circle = unit.get(INSIDERS).of(state.circle.circle) if state.circle else None
    if state.voting is None or not state.voting.asking.people:
        return tuple(_seats_now(unit.get(HOLDINGS).all(), circle if state.voting else None))
    members = (who.person for who in unit.get(ROSTER).members())
    here = [each for each in members if circle is None or each in circle.people]
    written = unit.get(ROLL).all(state.id, state.voting.number)
    there = tuple(alone(each.name, is_here=each.person in here) for each in written if each.person)
    known = {each.person for each in written}
    return (*there, *(alone(SeatName(Id(each), person=each)) for each in here if each not in known))


def _seats_now(seats: tuple[Held, ...], circle: Insiders | None) -> Iterator[Held]:
    """In a circle's vote nobody answers any more for a seat that has left it, if two agree on that."""
    for each in seats:
        is_in = circle is None or each.name.organisation in (circle.organisations or ())
        yield each if is_in else replace(each, representative=None, alternates=())


def holding(unit: Unit, names: tuple[SeatName, ...]) -> tuple[Held, ...]:
    """Who answers for these, as far as anybody does."""
    people = tuple(alone(each) for each in names if each.person)
    return (*people, *unit.get(HOLDINGS).these(tuple(each.seat for each in names if not each.is_persons)))


def of_circle(unit: Unit, command: asked.EndWithCircle, context: Context) -> Keeping | None:
    """The next one that is not settled, held; one in a vote with others comes once that is called off."""
    rows = unit.get(PROPOSALS)
    theirs = (each for each in rows.open() if each.circle and each.circle.circle == command.circle and not each.beside)
    first = next(theirs, None)
    state = rows.locked(first.id) if first else None
    return Keeping(state, tuple(unit.get(ROSTER).homes()), roll=roll_of(unit, state)) if state else None
