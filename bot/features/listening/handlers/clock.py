"""What the clock sends: the next thing that is due, and the first words after an absence of the bot."""

from bot.features.listening.cards import news
from bot.features.listening.cards.words import notice
from bot.features.listening.commands import ComeBack, KeepTime
from bot.features.listening.handlers.following import changed, gone_on, lots
from bot.features.listening.model import Round, Stage, timekeeping
from bot.kernel.change import Change
from bot.kernel.command import Context


def keep_time(given: Round, command: KeepTime, context: Context) -> Change[Round]:
    after = timekeeping.tick(given, context.now, lots(context))
    return changed(given, after, told=gone_on(given, after, context.now))


def come_back(given: Round, command: ComeBack, context: Context) -> Change[Round]:
    if given.stage is Stage.ended:
        return Change()
    after = timekeeping.returned(given, command.since, context.now)
    return changed(given, after, told=(notice(after, news.back(after, context.now)),))
