"""Opening a round, of any topic or the ready-made first one."""

from bot.features.listening.cards import news
from bot.features.listening.commands import OpenFirstRound, OpenRound
from bot.features.listening.facts import RoundOpened
from bot.features.listening.model import Opening, Round, RoundId
from bot.features.listening.model.refusals import OneRoundAPlace
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing


def open_round(given: Opening, command: OpenRound, context: Context) -> Change[Round]:
    if given.standing and given.standing.id == command.round:
        return Change(reply=news.opened_already())
    return _opened(given, command, command.round, command.topic, context)


def open_first_round(given: Opening, command: OpenFirstRound, context: Context) -> Change[Round]:
    return _opened(given, command, context.fresh(RoundId), "", context)


def _opened(
    given: Opening, command: OpenRound | OpenFirstRound, key: RoundId, topic: str, context: Context
) -> Change[Round]:
    if given.standing:
        raise OneRoundAPlace
    manner, now, me = command.manner, context.now, context.person
    facilitator = context.actor.standing is Standing.facilitator
    reminders = given.reminders(facilitator=facilitator, asked=command.minutes, manner=manner)
    minutes = given.minutes(command.minutes, manner)
    opened = Round(key, context.place, topic, manner, minutes, command.strict, me, now, now)
    fact = RoundOpened(key, context.place, topic, me)
    return Change(reply=news.opened(reminders), new=(opened,), facts=(fact,))
