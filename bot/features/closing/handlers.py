"""What each command does to a close: a step of the model, and what people are told of it."""

from dataclasses import replace

from bot.features.closing import commands as asked
from bot.features.closing.cards import board as cards
from bot.features.closing.facts import CloseEnded, CloseOpened
from bot.features.closing.model import Close, CloseId, OneCloseAPlace
from bot.features.coalition.facts import HomeLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Message, Notice
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing
from bot.kernel.ids import PersonId


def open_close(given: Close | None, command: asked.OpenClose, context: Context) -> Change[Close]:
    if given:
        raise OneCloseAPlace
    made = Close(context.fresh(CloseId), context.place, context.now, context.person)
    return Change(reply=cards.opened(made), new=(made,), facts=(CloseOpened(made.id, made.place, context.person),))


def say_word(given: Close, command: asked.SayWord, context: Context) -> Change[Close]:
    after = given.saying(context.person, command.word)
    return Change(None if after == given else after, cards.said(command.word))


def pass_word(given: Close, command: asked.PassWord, context: Context) -> Change[Close]:
    after = given.passing(context.person)
    return Change(None if after == given else after, cards.PASSED)


def end_close(given: Close, command: asked.EndClose, context: Context) -> Change[Close]:
    facilitator = context.actor.standing is Standing.facilitator
    after = given.ended_by(context.person, facilitator=facilitator, now=context.now)
    return _ended(given, after, context.person, cards.ended(given))


def end_by_itself(given: Close, command: asked.EndByItself, context: Context) -> Change[Close]:
    return _ended(given, given.ended(context.now), None)


def end_there(given: Close | None, command: asked.EndCloseThere, context: Context) -> Change[Close]:
    """Nobody can read the words there any more, so they are let go of, and shown nowhere else."""
    return replace(_ended(given, given.ended(context.now), None), messages=()) if given else Change()


def after_home_left(fact: HomeLeft) -> tuple[asked.EndCloseThere, ...]:
    return (asked.EndCloseThere(fact.place),)


def forget_word(given: Close | None, command: asked.ForgetWord, context: Context) -> Change[Close]:
    return Change(given.without(command.person) if given else None)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetWord, ...]:
    return (asked.ForgetWord(fact.person),)


def _ended(before: Close, after: Close, by: PersonId | None, reply: Card | None = None) -> Change[Close]:
    """The words go to the channel, which keeps them, and are forgotten here."""
    told: tuple[Message, ...] = tuple(Notice(after.place, each) for each in cards.gathered(before))
    return Change(after, reply, messages=told, facts=(CloseEnded(after.id, after.place, len(before.words), by),))
