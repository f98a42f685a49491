"""A person's accounts, and the codes by which they bring another one."""

from bot.codes import WrongCode, digest
from bot.features.coalition import commands as asked
from bot.features.coalition.model import CODES, MEMBERS, Linking, Member, OneTimeCode
from bot.features.coalition.reads.people import present, the_coalition
from bot.kernel.command import Context
from bot.kernel.ports import Unit


def linking(unit: Unit, command: asked.LinkAccount, context: Context) -> Linking:
    """Whose the account is, is looked up while the coalition is held: they may have joined a moment ago."""
    coalition = the_coalition(unit, command, context)
    code = unit.get(CODES).locked(digest(command.code))
    them = present(unit, code.by) if code and code.by else None
    if code is None or them is None:
        raise WrongCode
    mine = (each for each in unit.get(MEMBERS).all() if context.actor.account in each.accounts)
    return Linking(coalition, code, them, next(mine, None))


def owner(unit: Unit, command: asked.AddAccount, context: Context) -> Member | None:
    the_coalition(unit, command, context)
    return present(unit, command.person)


def ending(unit: Unit, command: asked.EndCode, context: Context) -> OneTimeCode | None:
    return next(iter(unit.get(CODES).of(command.person)), None)
