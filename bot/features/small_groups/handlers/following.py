"""What follows from a step by itself, whatever the step was: what people are told, and what has happened."""

from collections.abc import Iterator

from bot.asides import AsideDone
from bot.features.small_groups.cards import news
from bot.features.small_groups.facts import GroupClosed, VoiceFound
from bot.features.small_groups.model import Group, Step
from bot.kernel.attention import Ask, Message, Notice
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.text import Phrase


def changed(
    before: Group,
    after: Group,
    reply: Card | Phrase | None = None,
    *,
    told: tuple[Message, ...] = (),
    facts: tuple[Happened, ...] = (),
) -> Change[Group]:
    """`told` and `facts` come before what follows by itself."""
    state, messages = None if after == before else after, (*told, *_messages(before, after))
    return Change(state, reply, messages=messages, facts=(*facts, *_facts(before, after)))


def _messages(before: Group, after: Group) -> Iterator[Message]:
    if after.is_over and not before.is_over:
        yield Notice(before.where, news.farewell(before))
    elif before.step is Step.soon and before.is_new and after.step is not Step.soon:
        yield from _welcomed(after)
    elif after.turn != before.turn and after.speaker:
        yield Ask(after.speaker, after.where, news.your_turn(after, after.speaker), news.BECAUSE_TURN)
    elif after.step is not before.step and after.step in {Step.saying_back, Step.agreeing}:
        yield Notice(after.where, news.step(after))
    elif after.reminded and not before.reminded and after.step is before.step:
        yield Notice(after.where, news.a_minute_left(after))
    elif after.voice != before.voice and (who := after.voice or before.voice) in after.people and who:
        yield Notice(after.where, news.voice(after, who))


def _welcomed(state: Group) -> Iterator[Ask]:
    """Each is rung once, so that nobody is waited for who does not know."""
    for each in state.people:
        why = news.BECAUSE_TURN if each == state.speaker else news.BECAUSE_BEGUN
        yield Ask(each, state.where, news.welcome(state, each), why)


def _facts(before: Group, after: Group) -> Iterator[Happened]:
    """The round knows whom it has called back, and who left it."""
    if after.is_over and not before.is_over:
        yield AsideDone(before.place)
        if before.why is None:
            yield GroupClosed(before.round, before.id)
    elif after.voice != before.voice and after.people == before.people:
        yield VoiceFound(after.round, after.id, after.voice)
