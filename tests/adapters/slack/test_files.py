"""Files in Slack: they come to one's own messages with the bot, where the workspace lets it write files."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from adapters.desk import Caller, Said
from adapters.slack.files import NOT_ALLOWED, NOT_SENT
from bot.dispatch import NOBODY, Answer, Outcome
from bot.kernel.card import card
from bot.kernel.elements import File
from bot.kernel.text import Text, Wording, say
from storage.store import OpenedStore, open_store
from tests.adapters.slack.faults import Broken, Refuses
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import Scene
from tests.adapters.slack.standin import StandIn

CANARY = "canary-in-the-file"


@dataclass(frozen=True, slots=True)
class Letter:
    def texts(self) -> Iterator[Text]:
        return iter(())

    def written(self, wording: Wording) -> str:
        return CANARY


HANDED = card("Yours", File("letter.txt", say("A letter"), Letter()))


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@asynccontextmanager
async def handing(
    slack: StandIn, kept: OpenedStore, monkeypatch: pytest.MonkeyPatch, *scopes: str
) -> AsyncIterator[Scene]:
    """Whatever anyone says, they are handed a file."""
    scene = Scene(slack)
    scene.team.scopes.update(scopes)
    async with scene.running(kept, "http"):
        assert scene.service

        async def hear(caller: Caller, said: Said, key: str | None = None) -> Answer:
            return Answer(Outcome.done, HANDED, "en", "UTC", NOBODY)

        monkeypatch.setattr(scene.service.bot.desk, "hear", hear)
        yield scene


async def test_it_comes_to_ones_own_messages(
    slack: StandIn, kept: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the acknowledgement; the private answer says so, and nobody else sees either."""
    async with handing(slack, kept, monkeypatch, "files:write") as scene:
        ack = await slack.types(scene.ana, scene.room, "/coalition", "privacy")
        assert ack.ok
        await scene.settled(lambda: any(call.method == "files.completeUploadExternal" for call in slack.calls))
        [file] = slack.world.files.values()
        assert (file["name"], file["content"]) == ("letter.txt", CANARY.encode())
        [finished] = slack.called("files.completeUploadExternal")
        [opened] = slack.called("conversations.open")
        assert opened.given["users"] == scene.ana.id
        assert finished.given["channel_id"] != scene.room.id
        assert "as letter.txt" in words(slack.ephemerals(scene.ana)[-1])
        assert slack.messages(scene.room) == []
        assert slack.problems == []


async def test_without_the_scope_it_is_said_who_can_allow_it(
    slack: StandIn, kept: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And that it can be read as text until then."""
    async with handing(slack, kept, monkeypatch) as scene:
        await slack.types(scene.ana, scene.room, "/coalition", "privacy")
        await scene.settled(lambda: len(slack.ephemerals(scene.ana)) == 2)
        assert words(slack.ephemerals(scene.ana)[-1]) == NOT_ALLOWED.text
        assert slack.world.files == {}


@pytest.mark.parametrize("fault", [Refuses("storage_limit_reached"), Broken(503)])
@pytest.mark.parametrize("call", ["files.getUploadURLExternal", "conversations.open"])
async def test_what_keeps_it_from_coming_is_told(
    slack: StandIn, kept: OpenedStore, monkeypatch: pytest.MonkeyPatch, call: str, fault: Refuses | Broken
) -> None:
    """Kindly, and the log says why without saying what."""
    async with handing(slack, kept, monkeypatch, "files:write") as scene:
        slack.server.faults.add(call, fault)
        await slack.types(scene.ana, scene.room, "/coalition", "privacy")
        await scene.settled(lambda: len(slack.ephemerals(scene.ana)) == 2)
        assert words(slack.ephemerals(scene.ana)[-1]) == NOT_SENT.text
        assert CANARY not in scene.log.getvalue()
