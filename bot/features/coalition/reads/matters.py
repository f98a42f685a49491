"""What stands open, and the people whom it can be named to."""

from bot.features.coalition import commands as asked
from bot.features.coalition.model import MEMBERS, RESIDENTS, SEATS, Coalition, Matters, Parting
from bot.features.coalition.reads.people import myself, present, the_coalition
from bot.kernel.command import Context
from bot.kernel.ports import Unit


def matters(unit: Unit, command: asked.NameOpenMatters, context: Context) -> Matters:
    """Without the people, where nothing is open."""
    coalition = the_coalition(unit, command, context)
    found = all_matters(unit, coalition, people=False)
    return all_matters(unit, coalition) if found.open_seats or not coalition.facilitators else found


def parting(unit: Unit, command: asked.LeaveCoalition, context: Context) -> Parting:
    coalition = the_coalition(unit, command, context)
    return Parting(coalition, myself(unit, context), all_matters(unit, coalition))


def forgetting(unit: Unit, command: asked.ForgetMember, context: Context) -> Parting | None:
    coalition = the_coalition(unit, command, context)
    them = present(unit, command.person)
    return Parting(coalition, them, all_matters(unit, coalition)) if them else None


def all_matters(unit: Unit, coalition: Coalition, *, people: bool = True) -> Matters:
    """Without seats that there are no longer: of organisations that left, and of residents who have fewer."""
    residents = unit.get(RESIDENTS).here()
    most = residents.seats if residents else 0
    here = set(coalition.organisations)
    seats = (each for each in unit.get(SEATS).all() if each.organisation in here or 0 < (each.number or 0) <= most)
    return Matters(coalition, tuple(seats), unit.get(MEMBERS).all() if people else ())
