"""Opening a round, of any topic or the ready-made first one."""

from dataclasses import replace

from bot.features.listening.cards import news
from bot.features.listening.commands import OpenFirstRound, OpenRound
from bot.features.listening.facts import RoundOpened
from bot.features.listening.model import Opening, Round, RoundId, Setup, arranged
from bot.features.listening.model.coming import check_inside
from bot.features.listening.model.refusals import OneRoundAPlace
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.rounds import opener_reminder


def open_round(given: Opening, command: OpenRound, context: Context) -> Change[Round]:
    if given.standing and given.standing.id == command.round:
        return Change(reply=news.opened_already())
    return _opened(given, command, Setup(strict=command.strict, format=command.format), context)


def open_first_round(given: Opening, command: OpenFirstRound, context: Context) -> Change[Round]:
    return _opened(given, command, Setup(strict=command.strict), context)


def _opened(given: Opening, command: OpenRound | OpenFirstRound, setup: Setup, context: Context) -> Change[Round]:
    if given.standing:
        raise OneRoundAPlace
    now, me, manner = context.now, context.person, command.manner
    asked = command.order if isinstance(command, OpenRound) else None
    opener = opener_reminder(given.rules, context)
    reminders = ((opener,) if opener else ()) + given.reminders(command.minutes, manner, asked)
    key, topic = (command.round, command.topic) if isinstance(command, OpenRound) else (context.fresh(RoundId), "")
    minutes, order = given.minutes(command.minutes, manner), given.order(asked)
    setup = replace(setup, manner=manner, minutes=minutes, order=order)
    bare = Round(key, context.place, topic, manner, setup.minutes, setup.strict, me, now, now, guided=given.first_time)
    made = replace(_whose(arranged(bare, setup), given, command), outside=bool(given.outside))
    fact = RoundOpened(key, context.place, topic, me, made.circle, made.circle_name or "")
    return Change(reply=news.opened(made, reminders, given.outside), new=(made,), facts=(fact,))


def _whose(made: Round, given: Opening, command: OpenRound | OpenFirstRound) -> Round:
    """A circle's round is opened by someone in it. The ready-made first one is for all."""
    if given.circle is None or isinstance(command, OpenFirstRound):
        return made
    check_inside(given.circle, made.facilitator)
    return replace(made, circle=command.circle, circle_name=given.circle.name)
