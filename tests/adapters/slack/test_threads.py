"""The talk of a round in a thread under its card: the channel sees that it begins and how it ends, and no more. What is
said of a check-in stands under its card, too, and all see it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage.store import OpenedStore, open_store
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.test_service import set_up
from tests.adapters.slack.world import Message


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture(params=WAYS)
async def here(request: pytest.FixtureRequest, slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    scene = Scene(slack)
    async with scene.running(kept, request.param):
        await set_up(scene)
        yield scene


async def said(here: Scene, part: str) -> Message:
    """The message in the channel with this part in it."""
    await here.said(part)
    return next(each for each in here.slack.messages(here.room) if part in words(each))


async def begun(here: Scene) -> Message:
    """A round in which Ana has the floor; its card."""
    await here.slack.types(here.ana, here.room, "/listening-round", "What now?")
    card = await said(here, "Listening round: What now?")
    await here.press(here.ana, "Join")
    await here.press(here.ana, "Start")
    return card


def broadcast(here: Scene, message: Message) -> bool:
    """Whether it was shown in the channel too."""
    posts = [call.given for call in here.slack.called("chat.postMessage") if call.given.get("thread_ts")]
    return any(given.get("reply_broadcast") is True and given["text"] == message.text for given in posts)


async def test_whose_turn_it_is_stands_under_the_card(here: Scene) -> None:
    """It rings them there; that the round begins all see, and what comes then only who looks into the thread."""
    card = await begun(here)
    assert card.thread_ts is None
    assert "in the thread under this card" in words(card)
    turn = await said(here, "it is your turn")
    assert (turn.thread_ts, broadcast(here, turn)) == (card.ts, True)
    assert f"<@{here.ana.id}>" in turn.text
    await here.press(here.ana, "Pass")
    again = await said(here, "you can speak now if you like")
    assert (again.thread_ts, broadcast(here, again)) == (card.ts, False)


async def test_how_it_ends_all_see(here: Scene) -> None:
    """Under the card and in the channel."""
    card = await begun(here)
    await said(here, "it is your turn")
    await here.press(here.ana, "I'm here")
    await here.press(here.ana, "Done")
    await here.press(here.ana, "End the round")
    ended = await said(here, "Thank you")
    assert (ended.thread_ts, broadcast(here, ended)) == (card.ts, True)


async def test_what_is_pressed_in_the_thread_is_answered_there(here: Scene) -> None:
    """And what is pressed on the card itself, beside it."""
    card = await begun(here)
    await said(here, "it is your turn")
    await here.press(here.ana, "I'm here")
    await here.settled(lambda: here.slack.ephemerals(here.ana)[-1].thread_ts == card.ts)
    await here.slack.takes_shortcut(here.ben, "point", card)
    await here.settled(lambda: bool(here.slack.ephemerals(here.ben)))
    assert here.slack.ephemerals(here.ben)[-1].thread_ts is None


async def test_a_round_begun_in_a_thread_stays_there(here: Scene) -> None:
    """Its card and all that is said of it; nothing of it is shown in the channel."""
    slack, ana = here.slack, here.ana
    await slack.writes(ana, here.room, "What do we do about the park?")
    root = slack.messages(here.room)[-1]
    await slack.writes(ana, here.room, "Let us listen first", thread=root)
    await slack.takes_shortcut(ana, "round", slack.messages(here.room)[-1])
    await here.window(ana)
    await slack.submits(ana, {})
    card = await said(here, "Listening round: Let us listen first")
    assert card.thread_ts == root.ts
    assert "in the thread under this card" not in words(card)
    await here.press(ana, "Join")
    await here.press(ana, "Start")
    turn = await said(here, "it is your turn")
    assert (turn.thread_ts, broadcast(here, turn)) == (root.ts, False)


async def test_where_the_thread_is_gone_it_is_said_in_the_channel(here: Scene) -> None:
    """Somebody removed the card: nobody misses their turn for that."""
    card = await begun(here)
    await said(here, "it is your turn")
    del here.room.messages[card.ts]
    await here.press(here.ana, "Pass")
    assert (await said(here, "you can speak now if you like")).thread_ts is None


async def test_the_words_of_a_slow_round_are_shown_to_all(here: Scene) -> None:
    """Remarks in its thread are seen only there, and its card says so."""
    slack, ana = here.slack, here.ana
    await slack.types(ana, here.room, "/coalition", "slow-round")
    await here.press(ana, "Open a slow round")
    await here.window(ana)
    await slack.submits(ana, {"topic": "The park"})
    card = await said(here, "Slow round: The park")
    assert "seen there, and not in the channel" in words(card)
    await here.press(ana, "Write my words")
    await here.window(ana)
    await slack.submits(ana, {"words": "More trees"})
    await slack.types(ana, here.room, "/coalition", "slow-round")
    await here.press(ana, "Show the words now")
    shown = await said(here, "More trees")
    assert (shown.thread_ts, broadcast(here, shown)) == (card.ts, True)


async def test_a_call_for_help_and_the_end_of_a_check_in_stand_under_its_card(here: Scene) -> None:
    """In its thread, and in the channel, so that nobody misses who would like a hand."""
    slack, ana = here.slack, here.ana
    await slack.types(ana, here.room, "/check-in", "How is the garden?")
    await here.window(ana)
    await slack.submits(ana, {"day": "2026-03-05", "hour": "20:00", "rhythm": "Every month, same date"})
    await here.told(ana, "The check-in is set")
    await here.passes(timedelta(hours=2, minutes=10))
    card = await said(here, "Check-in: How is the garden?")
    assert card.thread_ts is None
    await here.press(ana, "Answer")
    await here.window(ana)
    await slack.submits(ana, {"how": "I need help", "words": "The pump is broken."})
    call = await said(here, "would like a hand")
    assert (call.thread_ts, broadcast(here, call)) == (card.ts, True)
    await here.passes(timedelta(hours=37))
    await said(here, "The check-in of Thursday, 2026-03-05 is over. Thank you.")
    every = [each for each in slack.messages(here.room) if "is over. Thank you." in words(each)]
    assert [(each.thread_ts, broadcast(here, each)) for each in every if each is not card] == [(card.ts, True)]
