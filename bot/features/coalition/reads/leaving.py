"""An organisation that leaves or comes back, with its seat and its people."""

from bot.features.coalition import commands as asked
from bot.features.coalition.model import MEMBERS, ORGANISATIONS, SEATS, Member, Returning, Seating, Withdrawing
from bot.features.coalition.reads.people import present, the_coalition
from bot.kernel.command import Context
from bot.kernel.ports import Unit
from bot.kernel.refusal import found


def withdrawing(unit: Unit, command: asked.LeaveAsOrganisation | asked.MarkAsLeft, context: Context) -> Withdrawing:
    coalition = the_coalition(unit, command, context)
    organisation = found(unit.get(ORGANISATIONS).find(command.organisation))
    people = unit.get(MEMBERS).of(organisation.id)
    return Withdrawing(coalition, organisation, unit.get(SEATS).of(organisation.id), people)


def closing(unit: Unit, command: asked.CloseSeat, context: Context) -> Seating | None:
    coalition = the_coalition(unit, command, context)
    seat = unit.get(SEATS).of(command.organisation)
    return Seating(coalition, seat) if seat else None


def releasing(unit: Unit, command: asked.ReleaseMember, context: Context) -> Member | None:
    the_coalition(unit, command, context)
    return present(unit, command.person)


def returning(unit: Unit, command: asked.WelcomeBack, context: Context) -> Returning:
    coalition = the_coalition(unit, command, context)
    return Returning(coalition, unit.get(ORGANISATIONS).find(command.organisation))
