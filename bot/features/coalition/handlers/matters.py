"""What stands open after someone went is named to one person, and to another one when they have gone too."""

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import matters as cards
from bot.features.coalition.facts import MemberJoined, MemberLeft, MemberMoved, ResidentsSeatsSet, SteppedBack
from bot.features.coalition.model import FACILITATION, Coalition, Matters
from bot.kernel.attention import Met, Waiting
from bot.kernel.change import Change
from bot.kernel.command import Context

Concerned = MemberJoined | MemberLeft | MemberMoved | SteppedBack


def after_someone_came_or_went(fact: Concerned) -> tuple[asked.NameOpenMatters, ...]:
    """Who comes may be the first who can see to it."""
    return (asked.NameOpenMatters(fact.person),)


def after_seats_set(fact: ResidentsSeatsSet) -> tuple[asked.NameOpenMatters, ...]:
    """One that there is again may stand open since it went."""
    return (asked.NameOpenMatters(fact.by),)


def name_open_matters(given: Matters, command: asked.NameOpenMatters, context: Context) -> Change[Coalition]:
    """Who did see to them, and went, does so no longer; for everybody else what is named already stays as it is."""
    needs: list[Waiting] = []
    for seat in given.open_seats:
        named = given.named_for(seat)
        needs += [cards.empty_seat(seat, named)] if named else []
        needs += [Met(seat.opening, command.person)] if named is None or named.id != command.person else []
    named = given.named_to_facilitate()
    needs += [cards.no_facilitator(named)] if named else []
    needs += [Met(FACILITATION, command.person)] if named is None or named.id != command.person else []
    return Change(needs=tuple(needs))
