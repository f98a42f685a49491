"""What is read where the coalition lives, and where it may come to live."""

from bot.codes import WrongCode, digest
from bot.features.coalition import commands as asked
from bot.features.coalition.model import COALITIONS, CODES, HOMES, MEMBERS, Coalition, Home, OneTimeCode
from bot.features.coalition.model.homes import AtPlace, Invited, Places
from bot.features.coalition.reads.people import the_coalition
from bot.kernel.command import Address, Command, Context
from bot.kernel.ports import Unit
from bot.kernel.refusal import found


def places_held(unit: Unit, command: Command, context: Context) -> Places:
    return _places(unit, the_coalition(unit, command, context), context)


def taking_back(unit: Unit, command: asked.TakeInvitationBack, context: Context) -> OneTimeCode:
    the_coalition(unit, command, context)
    code = found(unit.get(CODES).locked(command.code))
    return found(code if code in unit.get(CODES).invitations() else None)


def invited(unit: Unit, command: asked.LookAtInvitation | asked.BringHere, context: Context) -> Invited:
    coalition = the_coalition(unit, command, context)
    code = unit.get(CODES).locked(digest(command.code))
    if code is None:
        raise WrongCode
    taken = context.address is not None and unit.get(HOMES).taken(context.address)
    return Invited(_places(unit, coalition, context), code, taken)


def at_place(unit: Unit, command: asked.OfHome, context: Context) -> AtPlace:
    """Holds the coalition; the home is loaded to be changed."""
    places = _places(unit, the_coalition(unit, command, context), context)
    return AtPlace(places, found(places.home(command.place)))


def home_back_at(unit: Unit, command: asked.NoteWithinReach, context: Context) -> AtPlace | None:
    """That lives there, or did when the place was closed."""
    places = _places(unit, the_coalition(unit, command, context), context)
    home = _at(places, command.address) or unit.get(HOMES).gone_from(command.address)
    return AtPlace(places, home) if home else None


def home_at(
    unit: Unit, command: asked.LoseHome | asked.NoteOutOfReach | asked.ReachBy | asked.NoteMissing, context: Context
) -> AtPlace | None:
    """None where the coalition does not live, or not any more. The home is loaded to be changed."""
    places = _places(unit, the_coalition(unit, command, context), context)
    home = _at(places, command.address)
    return AtPlace(places, home) if home else None


def _at(places: Places, address: Address) -> Home | None:
    return next((each for each in places.homes if each.address == address), None)


def home_of(unit: Unit, command: asked.CloseHome, context: Context) -> Home | None:
    the_coalition(unit, command, context)
    return unit.get(HOMES).locked(command.place)


def homes(unit: Unit, page: asked.HomesPage, context: Context) -> Places:
    return _places(unit, found(unit.get(COALITIONS).here()), context, page.start)


def home_here(unit: Unit, page: asked.HomeOfOurs, context: Context) -> AtPlace:
    places = _places(unit, found(unit.get(COALITIONS).here()), context)
    return AtPlace(places, found(places.home(page.place)))


def _places(unit: Unit, coalition: Coalition, context: Context, start: int = 0) -> Places:
    me = unit.get(MEMBERS).find(context.person)
    open_now = tuple(code for code in unit.get(CODES).invitations() if code.until > context.now)
    present = me if me and me.left_at is None else None
    return Places(coalition, present, unit.get(HOMES).all(), open_now, start)
