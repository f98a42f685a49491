"""What is pressed about saying back what was heard."""

from bot.features.listening.cards import reflecting as cards
from bot.features.listening.commands import PassSayingBack, ReflectBack, SaidBack, SayIfHeard
from bot.features.listening.facts import RoundChanged
from bot.features.listening.handlers.following import changed
from bot.features.listening.model import Round, reflecting
from bot.kernel.change import Change
from bot.kernel.command import Context


def reflect_back(given: Round, command: ReflectBack, context: Context) -> Change[Round]:
    after = reflecting.choose(given, context.person, context.now, on=command.on)
    facts = (RoundChanged(given.id, context.person),) if after.reflecting != given.reflecting else ()
    return changed(given, after, cards.chosen(after), facts=facts)


def said_back(given: Round, command: SaidBack, context: Context) -> Change[Round]:
    after = reflecting.said_back(given, context.person, command.turn, context.now)
    return changed(given, after, cards.you_said_back(given))


def pass_saying_back(given: Round, command: PassSayingBack, context: Context) -> Change[Round]:
    after = reflecting.not_said_back(given, context.person, command.turn, context.now)
    return changed(given, after, cards.you_passed())


def say_if_heard(given: Round, command: SayIfHeard, context: Context) -> Change[Round]:
    after = reflecting.answered(given, context.person, command.turn, command.answer, context.now)
    return changed(given, after, cards.your_answer(after, command.answer))
