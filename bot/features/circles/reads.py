"""What handlers and pages of circles need from the store: loaded here, the circle locked where it may change."""

from dataclasses import replace

from bot.confidential import Kind, kinds
from bot.features.circles import commands as asked
from bot.features.circles.model import (
    ACTING_SEATS,
    CIRCLE_AGREEMENTS,
    CIRCLE_ROUNDS,
    CIRCLES,
    Acting,
    Belonging,
    Circle,
    Facing,
    Opening,
    Overview,
    Register,
)
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found


def opening(unit: Unit, command: asked.OpenCircle, context: Context) -> Opening:
    """There is nothing to lock yet; that no two circles have names alike is a constraint of the store."""
    circles = unit.get(CIRCLES)
    same, named, there = circles.find(command.circle), circles.named(command.name), len(circles.all())
    return Opening(same, named, there, unit.get(ACTING_SEATS).all(), tuple(unit.get(ROSTER).homes()))


def acting(unit: Unit, command: asked.OfCircle, context: Context) -> Acting:
    circle = found(unit.get(CIRCLES).locked(command.circle))
    return Acting(circle, unit.get(ACTING_SEATS).all(), tuple(unit.get(ROSTER).homes()))


def inviting(unit: Unit, command: asked.InvitePerson | asked.InviteOrganisation, context: Context) -> Acting:
    """Who is invited has to be there: somebody of another coalition is not."""
    roster = unit.get(ROSTER)
    match command:
        case asked.InvitePerson(person=person):
            found(roster.directory((person,), ()).people.get(person))
        case asked.InviteOrganisation(organisation=organisation):
            found(roster.directory((), (organisation,)).organisations.get(organisation))
    return acting(unit, command, context)


def one_with(unit: Unit, command: asked.ForgetInCircle, context: Context) -> Circle | None:
    circles = unit.get(CIRCLES)
    first = next(iter(circles.of(command.party)), None)
    return circles.locked(first.id) if first else None


def belonging(unit: Unit, person: PersonId) -> Belonging:
    return Belonging(person, unit.get(CIRCLES).of(person))


def overview(unit: Unit, page: asked.CirclesPage, context: Context) -> Overview:
    circles, seats = unit.get(CIRCLES), unit.get(ACTING_SEATS).all()
    running = unit.get(CIRCLE_ROUNDS).running()
    return Overview(circles.all(), circles.ended(), seats, running, page.start)


def facing(unit: Unit, page: asked.CirclePage, context: Context) -> Facing:
    circle = found(unit.get(CIRCLES).find(page.circle))
    rounds = unit.get(CIRCLE_ROUNDS).latest(circle.id)
    acting, homes = Acting(circle, unit.get(ACTING_SEATS).all()), unit.get(ROSTER).homes()
    return Facing(acting, rounds, homes, page.start, _agreed(unit, circle))


def _agreed(unit: Unit, circle: Circle) -> Register:
    """The register shows what is kept in confidence to those who may read it: here it is counted. What is marked alone
    is not among the latest."""
    agreed, kept = unit.get(CIRCLE_AGREEMENTS).of(circle.id), kinds(unit.get(RULES).rules())
    return agreed if kept <= {Kind.marked} else replace(agreed, latest=())


def people(unit: Unit, context: Context) -> tuple[Option, ...]:
    return tuple(Option(who.person, who.name) for who in unit.get(ROSTER).members() if who.person != context.person)


def organisations(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Others for which somebody acts, in the order of their names."""
    others = [key for key, people in unit.get(ACTING_SEATS).all().items() if context.person not in people]
    names = unit.get(ROSTER).directory((), others).organisations
    return tuple(Option(key, name) for key, name in sorted(names.items(), key=lambda pair: pair[1].casefold()))
