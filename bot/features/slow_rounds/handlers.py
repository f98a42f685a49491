"""What each command does to a slow round: a step of the model, and what people are told of it."""

from datetime import timedelta

from bot.features.coalition.facts import HomeLeft, MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.features.slow_rounds import commands as asked
from bot.features.slow_rounds.cards import board as cards
from bot.features.slow_rounds.facts import (
    SlowRoundEnded,
    SlowRoundEndedForOthers,
    SlowRoundExtended,
    SlowRoundExtendedForOthers,
    SlowRoundOpened,
)
from bot.features.slow_rounds.model import AT_ONE_TIME, Ending, OneSlowRoundAPlace, Opening, OutOfReach, SlowRound
from bot.kernel.attention import Message, Notice
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase
from bot.rounds import opener_reminder


def open_slow_round(given: Opening, command: asked.OpenSlowRound, context: Context) -> Change[SlowRound]:
    if given.standing and given.standing.id == command.round:
        return Change(reply=cards.OPENED_ALREADY)
    if given.standing:
        raise OneSlowRoundAPlace
    reminder = opener_reminder(given.rules, context)
    until = context.now + timedelta(days=command.days)
    made = SlowRound(command.round, context.place, command.topic, context.now, context.person, until)
    fact = SlowRoundOpened(made.id, made.place, made.topic, context.person)
    return Change(reply=cards.opened(made, reminder), new=(made,), facts=(fact,))


def write_words(given: SlowRound, command: asked.WriteWords, context: Context) -> Change[SlowRound]:
    after = given.writing(context.person, command.words)
    return Change(None if after == given else after, cards.written(after, command.words))


def take_words_back(given: SlowRound, command: asked.TakeWordsBack, context: Context) -> Change[SlowRound]:
    return Change(given.taking_back(context.person), cards.TAKEN_BACK)


def give_more_time(given: SlowRound, command: asked.GiveMoreTime, context: Context) -> Change[SlowRound]:
    if command.until and command.until < given.until and not given.ended_at:
        return Change(reply=cards.longer_already(given))
    after = given.with_more_time(context.person, facilitator=_facilitates(context))
    told = Notice(after.place, cards.more_time(after, context.person))
    extended = SlowRoundExtended if given.opened_by == context.person else SlowRoundExtendedForOthers
    return Change(after, cards.DONE, messages=(told,), facts=(extended(after.id, context.person),))


def end_slow_round(given: Ending, command: asked.EndSlowRound, context: Context) -> Change[SlowRound]:
    after = given.round.ended_by(context.person, facilitator=_facilitates(context), now=context.now)
    if not given.reached:
        raise OutOfReach
    return _shown(given.round, after, context, context.person, cards.DONE)


def show_words(given: Ending, command: asked.ShowWords, context: Context) -> Change[SlowRound]:
    """A tick that came while there was more time already changes nothing. Words that would not arrive wait."""
    before = given.round
    if before.ended_at or context.now < before.until:
        return Change()
    if given.reached:
        return _shown(before, before.ended(context.now), context, None)
    waits = before.waiting()
    return Change(waits) if waits else _let_go(before, context)


def come_back(given: SlowRound, command: asked.ComeBackToWords, context: Context) -> Change[SlowRound]:
    after = given.returned(command.since, context.now)
    if after == given:
        return Change()
    return Change(after, messages=(Notice(after.place, cards.kept_open(after)),))


def end_there(given: SlowRound | None, command: asked.EndSlowRoundThere, context: Context) -> Change[SlowRound]:
    """The words were written for those who read there: they are shown nowhere else, and each writer is told."""
    return _let_go(given, context) if given else Change()


def after_home_left(fact: HomeLeft) -> tuple[asked.EndSlowRoundThere, ...]:
    return (asked.EndSlowRoundThere(fact.place),)


def forget_voice(given: SlowRound | None, command: asked.ForgetVoice, context: Context) -> Change[SlowRound]:
    return Change(given.without(command.person) if given else None)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetVoice, ...]:
    return (asked.ForgetVoice(fact.person),)


def after_member_left(fact: MemberLeft) -> tuple[asked.ForgetVoice, ...]:
    """What they wrote goes with them, from every slow round: nobody would know whose it was."""
    return (asked.ForgetVoice(fact.person),) * AT_ONE_TIME


def _facilitates(context: Context) -> bool:
    return context.actor.standing is Standing.facilitator


def _let_go(before: SlowRound, context: Context) -> Change[SlowRound]:
    told = tuple(cards.let_go(before, each.person, context.now) for each in before.voices)
    fact = SlowRoundEnded(before.id, before.place, len(before.voices), None)
    return Change(before.ended(context.now), facts=(fact,), needs=told)


def _shown(
    before: SlowRound, after: SlowRound, context: Context, by: PersonId | None, reply: Phrase | Card | None = None
) -> Change[SlowRound]:
    """In an order drawn by lot, so that it tells nothing; the channel keeps them, and they are forgotten here."""
    voices = tuple(context.random.sample(before.voices, len(before.voices)))
    told: tuple[Message, ...] = tuple(Notice(after.place, each) for each in cards.gathered(before.topic, voices))
    ended = SlowRoundEnded if by in {None, before.opened_by} else SlowRoundEndedForOthers
    fact = ended(after.id, after.place, len(voices), by)
    return Change(after, reply, messages=told, facts=(fact,))
