"""What letting another seat act for one's own needs, and ending it."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS, SeatName
from bot.features.proposals.model.proxy import PROXIES, EndingProxy, Letting
from bot.features.proposals.reads.electorate import roll_of
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found


def letting(unit: Unit, command: asked.LetActFor, context: Context) -> Letting:
    """The proposal is held, so that one seat has one proxy in it."""
    state = the_proposal(unit, command, context)
    return Letting(state, unit.get(HOLDINGS).all(), roll_of(unit, state), unit.get(PROXIES).not_ended())


def ending(unit: Unit, command: asked.EndProxy, context: Context) -> EndingProxy:
    return EndingProxy(found(unit.get(PROXIES).locked(command.proxy)), unit.get(HOLDINGS).of(context.person))


def other_seats(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Seats for which somebody else answers, in the order of their names."""
    others = [each for each in unit.get(HOLDINGS).all() if each.holders and context.person not in each.holders]
    organisations = [each.name.organisation for each in others if each.name.organisation]
    names = unit.get(ROSTER).directory((), organisations).organisations

    def called(name: SeatName) -> str:
        return names.get(name.organisation, "") if name.organisation else f"#{name.number}"

    options = (Option(each.name.seat, called(each.name)) for each in others)
    return tuple(sorted(options, key=lambda each: str(each.label).casefold()))
