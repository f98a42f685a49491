"""Who writes for whom, and people who are not on chat."""

from bot.features.coalition import commands as asked
from bot.features.coalition.model import (
    COALITIONS,
    MEMBERS,
    ORGANISATIONS,
    SEATS,
    Member,
)
from bot.features.coalition.model.writing import (
    Adding,
    LeavingFor,
    Writing,
)
from bot.features.coalition.reads.matters import all_matters
from bot.features.coalition.reads.people import myself, present, the_coalition
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found


def writing(unit: Unit, command: asked.LetWrite | asked.TakeBackWriting | asked.OfOther, context: Context) -> Writing:
    coalition = the_coalition(unit, command, context)
    return Writing(coalition, myself(unit, context), present(unit, command.person))


def leaving_for(unit: Unit, command: asked.LeaveForThem, context: Context) -> LeavingFor:
    given = writing(unit, command, context)
    return LeavingFor(given, all_matters(unit, given.coalition))


def my_writers(unit: Unit, page: asked.WritersPage, context: Context) -> Writing:
    coalition, writes_for = found(unit.get(COALITIONS).here()), unit.get(ROSTER).writes_for(context.person)
    return Writing(coalition, myself(unit, context), None, writes_for)


def adding_person(unit: Unit, command: asked.AddPerson | asked.AddResident, context: Context) -> Adding:
    coalition, me = the_coalition(unit, command, context), myself(unit, context)
    there = unit.get(MEMBERS).find(command.person)
    if isinstance(command, asked.AddResident):
        return Adding(coalition, me, there)
    organisation = found(unit.get(ORGANISATIONS).find(command.organisation))
    return Adding(coalition, me, there, organisation, unit.get(SEATS).of(organisation.id))


def written_by(unit: Unit, command: asked.ForgetWriter, context: Context) -> Member | None:
    the_coalition(unit, command, context)
    first = next(iter(unit.get(ROSTER).writes_for(command.person)), None)
    return present(unit, first) if first else None


def to_choose(unit: Unit, context: Context) -> tuple[Option, ...]:
    others = (who for who in unit.get(ROSTER).members() if who.person != context.person and who.accounts)
    return tuple(Option(who.person, who.name) for who in others)
