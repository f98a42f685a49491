"""What follows from a step by itself, whatever the step was: what people are told, and what has happened. Where they
have no place, they read it on their own pages, and nothing stands before others."""

from collections.abc import Iterator

from bot.asides import AsideDone
from bot.features.small_groups.cards import news, placeless
from bot.features.small_groups.facts import GroupClosed, VoiceFound
from bot.features.small_groups.model import Group, Step
from bot.kernel.attention import Ask, Message, Met, Notice, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase


def changed(
    before: Group,
    after: Group,
    reply: Card | Phrase | None = None,
    by: PersonId | None = None,
) -> Change[Group]:
    """`by` has pressed it."""
    state, facts = None if after == before else after, tuple(_facts(before, after))
    if after.here:
        return Change(state, reply, messages=tuple(_messages(before, after)), facts=facts)
    shown = placeless.shown(reply, after, by) if reply and by else reply
    return Change(state, shown, facts=facts, needs=tuple(_needs(before, after, by)))


def _messages(before: Group, after: Group) -> Iterator[Message]:
    if after.is_over and not before.is_over:
        yield Notice(before.place, news.farewell(before))
    elif _begins(before, after):
        yield from _welcomed(after)
    elif after.turn != before.turn and after.speaker:
        yield Ask(after.speaker, after.place, news.your_turn(after, after.speaker), news.BECAUSE_TURN)
    elif after.step is not before.step and after.step in {Step.saying_back, Step.agreeing}:
        yield Notice(after.place, news.step(after))
    elif after.reminded and not before.reminded and after.step is before.step:
        yield Notice(after.place, news.a_minute_left(after))
    elif after.voice != before.voice and (who := after.voice or before.voice) in after.people and who:
        yield Notice(after.place, news.voice(after, who))
    if before.is_to_be_called and after.speaker and not after.is_to_be_called:
        yield Notice(after.place, news.last_call(after))


def _begins(before: Group, after: Group) -> bool:
    return before.step is Step.soon and before.is_new and after.step is not Step.soon


def _welcomed(state: Group) -> Iterator[Ask]:
    """Each is rung once, so that nobody is waited for who does not know."""
    for each in state.people:
        why = news.BECAUSE_TURN if each == state.speaker else news.BECAUSE_BEGUN
        yield Ask(each, state.place, news.welcome(state, each), why)


def _needs(before: Group, after: Group, by: PersonId | None) -> Iterator[Waiting]:
    """It waits for each of them until they have pressed something there, or it is over."""
    if after.is_over and not before.is_over:
        yield Met(after.waits)
    elif _begins(before, after):
        yield from (placeless.begun(after, each) for each in after.people)
    elif by:
        yield Met(after.waits, by)


def _facts(before: Group, after: Group) -> Iterator[Happened]:
    """The round knows whom it has called back, and who left it."""
    if after.is_over and not before.is_over:
        yield AsideDone(before.place)
        if before.why is None:
            yield GroupClosed(before.round, before.id)
    elif after.voice != before.voice and after.people == before.people:
        yield VoiceFound(after.round, after.id, after.voice)
