"""The bot in Slack from end to end: real Bolt over real sockets, both ways, on a real store."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import urlencode

import aiohttp
import pytest

from adapters.desk import Caller, Said
from adapters.part import NothingToRunOn
from adapters.service import Service
from adapters.settings import Settings
from adapters.slack import counter
from adapters.slack.installed import TokenRefused
from adapters.terminal.evenings import COMING_TOGETHER, EVENING
from bot.dispatch import Answer
from bot.kernel.form import Form
from storage.store import OpenedStore, open_store
from tests.adapters.slack.playing import Player
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import WAYS, Scene, settings
from tests.adapters.slack.standin import SECRET, StandIn

SOMEONE_SPEAKS = """
ana: /listening-round What now?
ana presses Join
ana presses Start
ana presses I'm here
"""


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture(params=WAYS)
async def here(request: pytest.FixtureRequest, slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    scene = Scene(slack)
    async with scene.running(kept, request.param):
        yield scene


@pytest.fixture
async def http(slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    scene = Scene(slack)
    async with scene.running(kept, "http"):
        yield scene


def alone(scene: Scene) -> str:
    """What Ana alone was shown last."""
    return words(scene.slack.ephemerals(scene.ana)[-1])


async def set_up(scene: Scene) -> None:
    """Ana's coalition, in the channel."""
    await scene.slack.types(scene.ana, scene.room, "/coalition")
    await scene.press(scene.ana, "Set one up")
    await scene.press(scene.ana, "Continue")
    await scene.window(scene.ana)
    await scene.slack.submits(scene.ana, {"name": "Riverside"})
    await scene.said("Riverside")


@pytest.mark.parametrize("way", WAYS)
async def test_a_whole_evening_in_slack(way: str, slack: StandIn, kept: OpenedStore) -> None:
    """The demonstration, word for word: all are rung and heard, each reads their own language, and Slack finds nothing
    wrong with what it was sent."""
    scene = Scene(slack)
    async with scene.running(kept, way):
        player = Player(scene)
        await player.play(EVENING)
        said = [words(each) for each in slack.messages(scene.room)]
        rung = [user for user, who in player.people.items() if any(f"<@{who.id}>" in each for each in said)]
        assert sorted(rung) == sorted(player.people)
        assert any(each.startswith("First round\nThis round is over.") for each in said)
        assert any("Our second evening" in each for each in said)
        assert not any("was away" in each for each in said)
        theirs = [words(each) for each in slack.ephemerals(player.people["lucia"])]
        assert any("Has pasado tu turno" in each for each in theirs)


async def test_a_coalition_comes_together_on_both_stores(slack: StandIn, store: OpenedStore) -> None:
    """On SQLite and on PostgreSQL alike."""
    scene = Scene(slack)
    async with scene.running(store, "http"):
        await Player(scene).play(COMING_TOGETHER)
        assert any("Mei Tanaka speaks for City Youth Office" in words(each) for each in slack.messages(scene.room))


async def test_a_stranger_is_told_how_to_begin(here: Scene) -> None:
    """In a channel without a coalition, for their eyes alone."""
    await here.slack.types(here.ana, here.room, "/coalition")
    assert "No coalition here yet" in alone(here)
    assert here.slack.messages(here.room) == []


async def test_what_is_wrong_in_a_form_stands_beside_it_and_all_is_kept(here: Scene) -> None:
    """Sent again, corrected, it does what it should, once."""
    await set_up(here)
    slack, ana = here.slack, here.ana
    await slack.types(ana, here.room, "/listening-round", "What now? minutes:300")
    assert "from 1 to 30" in words(await here.window(ana))
    ack = await slack.submits(ana, {"minutes": "many"})
    assert ack.body["response_action"] == "errors"
    assert list(ack.body["errors"]) == ["minutes"]
    await slack.submits(ana, {"minutes": "3"})
    assert "up to 3 minutes" in await here.said("What now?")
    await here.told(ana, "Your round")


async def test_a_refusal_of_a_form_keeps_what_was_written(here: Scene) -> None:
    """It stands beside the first field: a second round in the same channel has to wait."""
    await set_up(here)
    slack, ana = here.slack, here.ana
    await slack.types(ana, here.room, "/listening-round")
    await here.press(ana, "Another topic")
    await here.window(ana)
    await slack.types(ana, here.room, "/listening-round", "The first one")
    ack = await slack.submits(ana, {"topic": "The second one"})
    assert ack.body["response_action"] == "errors"
    assert slack.view(ana) is not None


async def test_an_old_button_is_answered_kindly(here: Scene) -> None:
    """One that was altered too: what it carries is user input."""
    await set_up(here)
    await here.slack.types(here.ana, here.room, "/listening-round")
    for block in here.slack.ephemerals(here.ana)[-1].blocks:
        for element in block.get("elements", ()):
            if element.get("type") == "button":
                element["value"] = "1:zz:nothing"
    await here.press(here.ana, "First round")
    await here.told(here.ana, "button")


async def test_the_home_of_the_app_is_the_home_page(here: Scene) -> None:
    """What is pressed there is answered in a window, and the home page is drawn anew."""
    await set_up(here)
    slack, ana = here.slack, here.ana
    await slack.opens_home(ana)
    await here.settled(lambda: slack.home(ana) is not None)
    home = slack.home(ana)
    assert home
    assert "Riverside" in words(home)
    await slack.presses(ana, "Help", home=True)
    assert "help" in words(await here.window(ana)).lower()


async def test_the_bot_answers_whoever_writes_to_it(here: Scene) -> None:
    """By its name in the channel, for their eyes alone; in their own messages with it, there."""
    await set_up(here)
    slack, ana = here.slack, here.ana
    await slack.writes(ana, here.room, f"<@{here.team.bot}> coalition who")
    assert "1 person without organisation" in await here.told(ana, "Who is here")
    direct = slack.world.between(here.team, {ana.id})
    await slack.writes(ana, direct, "help")
    await here.settled(lambda: len(slack.messages(direct)) > 1)
    assert "help" in words(slack.messages(direct)[-1]).lower()


async def test_a_delivery_that_comes_again_has_one_effect(here: Scene) -> None:
    """Slack delivers at least once; what it delivers twice is done once."""
    await set_up(here)
    await here.slack.types(here.ana, here.room, "/listening-round", "What now?")
    await here.settled(lambda: here.sees(here.ana, "Join"))
    here.slack.copies = 3
    await here.slack.presses(here.ana, "Join")
    here.slack.copies = 1
    await here.passes(timedelta(seconds=5))
    await here.said("1 person would like to speak")
    assert here.log.getvalue().count('"outcome": "repeated"') == 2


async def test_who_writes_during_a_turn_is_told_quietly_where_that_was_granted(here: Scene) -> None:
    """Once in a turn and for their eyes alone; what they wrote is nowhere. One has the floor in the thread of
    the round; the channel and other threads are talks of their own."""
    here.team.scopes |= {"channels:history"}
    player = Player(here)
    await player.play(COMING_TOGETHER + SOMEONE_SPEAKS)
    slack, ana, ben = here.slack, player.people["ana"], player.people["ben"]
    card = next(each for each in slack.messages(here.room) if "in the thread under" in words(each))
    before = len(slack.ephemerals(ben))
    await slack.writes(ben, here.room, "in the channel")
    await slack.writes(ben, here.room, "elsewhere", thread=slack.messages(here.room)[0])
    assert len(slack.ephemerals(ben)) == before
    for _ in range(3):
        await slack.writes(ben, here.room, "a canary in a coal mine", thread=card)
    assert len(slack.ephemerals(ben)) == before + 1
    assert "has the floor" in words(slack.ephemerals(ben)[-1])
    assert slack.ephemerals(ben)[-1].thread_ts == card.ts
    before = len(slack.ephemerals(ana))
    await slack.writes(ana, here.room, "my own words", thread=card)
    assert len(slack.ephemerals(ana)) == before
    assert "canary" not in here.log.getvalue()
    assert not any("canary" in str(call.given) for call in slack.calls)


class Slow:
    """A desk that answers when it is allowed to."""

    def __init__(self, service: Service) -> None:
        self._hear = service.bot.desk.hear
        self.open = asyncio.Event()

    async def hear(self, caller: Caller, said: Said, key: str | None = None) -> Answer | Form:
        await self.open.wait()
        return await self._hear(caller, said, key)


async def test_what_takes_long_is_acknowledged_in_time(here: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """And answered when it is there: Slack waits for three seconds, people may wait longer."""
    assert here.service
    slow = Slow(here.service)
    monkeypatch.setattr(here.service.bot.desk, "hear", slow.hear)
    monkeypatch.setattr(counter, "HARD_STOP", 0.05)
    ack = await here.slack.types(here.ana, here.room, "/coalition")
    assert ack.ok
    assert alone(here) == "One moment …"
    slow.open.set()
    await here.settled(lambda: "No coalition here yet" in alone(here))


async def test_a_form_that_has_to_be_read_opens_at_once(here: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that something is coming, and is filled in when it is there."""
    await set_up(here)
    slack, ana = here.slack, here.ana
    await slack.types(ana, here.room, "/listening-round")
    assert here.service
    slow = Slow(here.service)
    monkeypatch.setattr(here.service.bot.desk, "hear", slow.hear)
    monkeypatch.setattr(counter, "SLOW", 0.05)
    await slack.presses(ana, "Another topic")
    view = await here.window(ana)
    assert "One moment" in words(view)
    slow.open.set()
    await here.settled(lambda: "What do you want to hear from each other?" in words(view))


async def test_a_workspace_that_takes_the_bot_out_gets_nothing_more(here: Scene) -> None:
    """From that moment on, not from the next failure on."""
    await set_up(here)
    await here.slack.happens(here.team, {"type": "app_uninstalled"})
    calls = len(here.slack.called("chat.postMessage"))
    assert here.service
    assert await here.service.slack.installed.of(here.team.id) is None
    await here.passes(timedelta(minutes=5))
    assert len(here.slack.called("chat.postMessage")) == calls


async def test_only_the_bots_own_token_counts(here: Scene) -> None:
    """When somebody takes back what they themselves allowed an app, the bot lives on."""
    assert here.service
    await here.slack.happens(here.team, {"type": "tokens_revoked", "tokens": {"oauth": [here.ana.id], "bot": []}})
    assert await here.service.slack.installed.of(here.team.id) is not None
    await here.slack.happens(here.team, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [here.team.bot]}})
    assert await here.service.slack.installed.of(here.team.id) is None


def signed(body: str, at: int, secret: str = SECRET) -> dict[str, str]:
    made = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "X-Slack-Request-Timestamp": str(at),
        "X-Slack-Signature": f"v0={made}",
        "Content-Type": "application/x-www-form-urlencoded",
    }


async def test_only_what_slack_signed_is_heard(http: Scene) -> None:
    """Whichever character is altered, an old one, one without a signature and one without a time: none is heard."""
    assert http.service
    url, at = f"http://127.0.0.1:{http.service.port}/slack/events", int(http.slack.clock())
    told = {
        "command": "/coalition", "text": "", "team_id": http.team.id, "channel_id": http.room.id,
        "user_id": http.ana.id, "user_name": "ana", "trigger_id": "1.1", "response_url": http.slack.api,
    }  # fmt: skip
    body = urlencode(told)
    good, before = signed(body, at), http.log.getvalue().count("Heard.")
    altered = [
        (body[:n] + chr(33 + n % 90) + body[n + 1 :], good) for n in range(len(body)) if body[n] != chr(33 + n % 90)
    ]
    wrong = [
        (body, {**good, "X-Slack-Signature": "v0=" + "0" * 64}),
        (body, {name: value for name, value in good.items() if name != "X-Slack-Signature"}),
        (body, {name: value for name, value in good.items() if name != "X-Slack-Request-Timestamp"}),
        (body, {**good, "X-Slack-Request-Timestamp": "yesterday"}),
        (body, signed(body, at - 400)),
        (body, signed(body, at, "another secret")),
    ]
    async with aiohttp.ClientSession() as session:
        for sent, headers in [*altered, *wrong]:
            async with session.post(url, data=sent, headers=headers) as answer:
                assert answer.status == 401, headers
        assert http.log.getvalue().count("Heard.") == before
        async with session.post(url, data=body, headers=good) as answer:
            assert answer.status == 200
            assert "No coalition here yet" in json.dumps(await answer.json())


async def test_a_replay_has_one_effect(http: Scene) -> None:
    """Whoever could listen in and sends the same again a hundred times changes nothing more."""
    await set_up(http)
    assert http.service
    url, at = f"http://127.0.0.1:{http.service.port}/slack/events", int(http.slack.clock())
    told = {
        "command": "/listening-round", "text": "Again and again", "team_id": http.team.id, "channel_id": http.room.id,
        "user_id": http.ana.id, "user_name": "ana", "trigger_id": "7.7", "response_url": http.slack.api,
    }  # fmt: skip
    body = urlencode(told)
    async with aiohttp.ClientSession() as session:
        for _ in range(100):
            async with session.post(url, data=body, headers=signed(body, at)) as answer:
                assert answer.status == 200
    heard = [json.loads(line) for line in http.log.getvalue().splitlines()]
    outcomes = [line["outcome"] for line in heard if line.get("command") == "OpenRound"]
    assert (outcomes.count("done"), outcomes.count("repeated") > 10) == (1, True)


async def test_a_bot_without_tokens_says_what_to_do(slack: StandIn, kept: OpenedStore) -> None:
    """Before anything runs."""
    scene = Scene(slack)
    log = scene.logger()
    for given in (Settings(), Settings(slack_bot_token=settings(slack, scene.team, "http").slack_bot_token)):
        with pytest.raises(NothingToRunOn, match=r"docs/slack\.md"):
            await Service.on(kept, given, log)
    scene.team.dead = "invalid_auth"
    with pytest.raises(TokenRefused, match="Copy it again"):
        await Service.on(kept, settings(slack, scene.team, "http"), log)
