"""What handlers and pages of residents' seats need from the store."""

from dataclasses import replace

from bot.features.coalition import commands as asked
from bot.features.coalition.model import COALITIONS, MEMBERS, RESIDENTS, SEATS, Coalition, OfResidents, Residents
from bot.features.coalition.reads.people import myself, the_coalition
from bot.kernel.command import Command, Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import RULES, Unit
from bot.kernel.refusal import found


def residents(unit: Unit, command: Command, context: Context) -> OfResidents:
    return _loaded(unit, the_coalition(unit, command, context), context)


def residents_here(unit: Unit, page: asked.ResidentsPage, context: Context) -> OfResidents:
    return replace(_loaded(unit, found(unit.get(COALITIONS).here()), context), start=page.start)


def offering(
    unit: Unit, command: asked.NoteSeated | asked.TakeOffList | asked.ForgetOffer, context: Context
) -> Residents | None:
    the_coalition(unit, command, context)
    return unit.get(RESIDENTS).here()


def _loaded(unit: Unit, coalition: Coalition, context: Context) -> OfResidents:
    me, ruled = myself(unit, context), unit.get(RESIDENTS).here()
    listed = ruled.listed if ruled else ()
    living = frozenset(each.person for each in listed if _lives_here(unit, each.person))
    rules = unit.get(RULES).rules()
    return OfResidents(coalition, me, ruled, unit.get(SEATS).of_residents(), living, rules=rules)


def _lives_here(unit: Unit, person: PersonId) -> bool:
    member = unit.get(MEMBERS).find(person)
    return member is not None and member.neighbourhood is not None
