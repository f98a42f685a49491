"""What the one who has the floor presses."""

from bot.features.listening.cards import turns
from bot.features.listening.commands import Done, ImHere, NotDoneYet, OneMoreMinute, PassTurn
from bot.features.listening.handlers.following import changed
from bot.features.listening.model import Round, speaking
from bot.kernel.change import Change
from bot.kernel.command import Context


def im_here(given: Round, command: ImHere, context: Context) -> Change[Round]:
    after = speaking.here(given, context.person, command.turn, context.now)
    return changed(given, after, turns.my_floor(after, context.person))


def done(given: Round, command: Done, context: Context) -> Change[Round]:
    """What was added ends at once, and the floor is someone else's then."""
    after = speaking.done(given, context.person, command.turn, context.now)
    same_turn = after.floor is not None and after.turns == given.turns
    return changed(given, after, turns.my_floor(after, context.person) if same_turn else turns.turn_over())


def not_done_yet(given: Round, command: NotDoneYet, context: Context) -> Change[Round]:
    after = speaking.not_done(given, context.person, command.turn, context.now)
    return changed(given, after, turns.my_floor(after, context.person))


def pass_turn(given: Round, command: PassTurn, context: Context) -> Change[Round]:
    after = speaking.pass_turn(given, context.person, command.turn, context.now)
    return changed(given, after, turns.passed(given))


def one_more_minute(given: Round, command: OneMoreMinute, context: Context) -> Change[Round]:
    after = speaking.one_more_minute(given, context.person, command.turn, context.now)
    return changed(given, after, turns.one_more(after, context.person))
