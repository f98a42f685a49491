"""Pictures in Slack: sent as files where the workspace lets the bot write files, and text everywhere else."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.desk import Caller, Said
from adapters.incidents import Incidents
from adapters.logs import logger
from adapters.messenger import Delivery as Came
from adapters.messenger import Sent
from adapters.metrics import Metrics
from adapters.slack.inbound import Delivery, Where
from adapters.slack.installed import client
from adapters.slack.messenger import SlackMessenger
from adapters.slack.pictures import Gallery
from adapters.slack.showing import Respond, Showing, Visit
from bot.dispatch import NOBODY, Answer, Outcome
from bot.dispatch.ports import Parcel, Stale
from bot.keepsake import keepsake
from bot.kernel.card import Card, card
from bot.kernel.elements import Bar, Design, Image, Tally
from bot.kernel.text import say
from storage.store import OpenedStore, open_store
from tests.adapters.memory import EMPTY, HERE
from tests.adapters.slack.faults import Broken, Limited, Refuses
from tests.adapters.slack.posting import Town
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Json
from tests.adapters.town import ROOM

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
SHARED = card("The floor", Image(Tally((Bar(say("Yes"), 6), Bar(say("No"), 3))), say("Answers")))
AS_TEXT = "The floor\nYes  6  ██████████\nNo  3  █████"


class Time:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


class Wall(Town):
    """A town whose workspace may let the bot write files."""

    def __init__(self, slack: StandIn) -> None:
        super().__init__(slack)
        self.time, self.log = Time(), StringIO()
        self.gallery = Gallery(self.time, logger(self.log))
        self.messenger = SlackMessenger(self.tokens, slack.api, gallery=self.gallery)
        self.team.scopes.add("files:write")

    async def post(self, shown: Card = SHARED) -> Came:
        where = self.address(self.room)
        return await self.messenger.post(Parcel(7, HERE, where, shown, None, 1, False, "en", "UTC", EMPTY))

    async def tell(self, respond: Respond | None = None) -> None:
        """Ana alone."""
        where = Where(self.room.id)
        delivery = Delivery(self.account(self.ana), self.address(self.room), "key", where=where)
        visit = Visit(
            delivery,
            Caller(delivery.account, delivery.address),
            client(self.team.token, self.slack.api),
            respond,
        )
        log = logger(self.log)
        showing = Showing(Incidents(log, Metrics()), log, gallery=self.gallery)
        await showing.tell(Answer(Outcome.done, SHARED, "en", "UTC", NOBODY), visit)

    def stands(self) -> list[Json]:
        """The blocks of the newest message in the channel."""
        return self.slack.messages(self.room)[-1].blocks


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture
def wall(slack: StandIn) -> Wall:
    return Wall(slack)


async def test_a_picture_is_a_file_with_its_text_beside_it(wall: Wall) -> None:
    """What it says is its alternative text, and it belongs to no channel but by the message."""
    assert isinstance(await wall.post(), Sent)
    heading, picture = wall.stands()
    (file,) = wall.slack.world.files.values()
    assert picture["slack_file"] == {"id": file["id"]}
    assert picture["alt_text"] == "Answers: Yes 6, No 3"
    assert file["content"].startswith(b"\x89PNG")
    assert heading["type"] == "header"
    assert wall.slack.problems == []


async def test_a_keepsake_is_a_file_or_words(wall: Wall) -> None:
    """A script that no font has is left as words, and never drawn as boxes."""
    await wall.post(card("Done", keepsake("Water", ("Casa", "Клиника"), "For all", "Today", Design.meadow)))
    assert wall.stands()[1]["alt_text"] == "Water – Casa, Клиника – For all · Today"
    await wall.post(card("Done", keepsake("Water", ("Casa", "ᬩᬮᬶ"), "For all", "Today", Design.meadow)))
    assert words(wall.slack.messages(wall.room)[-1]) == "Done\nWater\nCasa\nᬩᬮᬶ\nFor all · Today"
    assert len(wall.slack.world.files) == 1
    assert wall.slack.problems == []


async def test_the_same_picture_is_sent_once(wall: Wall) -> None:
    """A card that is posted again, or a board that is drawn again, shows the file that is there."""
    await wall.post()
    posted = await wall.post()
    assert isinstance(posted, Sent)
    board = Stale(HERE, "round", "key", ROOM, wall.address(wall.room), 1, posted.message, "en", "UTC")
    assert isinstance(await wall.messenger.edit(board, SHARED, EMPTY), Sent)
    assert len(wall.slack.world.files) == 1
    assert wall.stands()[1]["type"] == "image"


async def test_without_the_scope_it_is_text_and_nobody_is_asked_again_for_an_hour(wall: Wall) -> None:
    """Slack is not asked at every message for what the workspace did not grant; once it is granted, pictures come."""
    wall.team.scopes.discard("files:write")
    for _ in range(3):
        assert isinstance(await wall.post(), Sent)
    assert words(wall.slack.messages(wall.room)[-1]) == AS_TEXT
    assert len(wall.slack.called("files.getUploadURLExternal")) == 1
    wall.team.scopes.add("files:write")
    wall.time.now += timedelta(hours=1)
    await wall.post()
    assert wall.stands()[1]["type"] == "image"


@pytest.mark.parametrize("fault", [Refuses("storage_limit_reached"), Broken(503), Limited(30)])
async def test_a_picture_that_cannot_be_sent_is_text(wall: Wall, fault: Refuses | Broken | Limited) -> None:
    """The message comes all the same, and the log says why without saying what."""
    wall.slack.server.faults.add("files.getUploadURLExternal", fault)
    assert isinstance(await wall.post(), Sent)
    assert words(wall.slack.messages(wall.room)[-1]) == AS_TEXT
    assert "picture could not be sent" in wall.log.getvalue()
    assert "Answers" not in wall.log.getvalue()


async def test_a_file_that_was_deleted_is_sent_anew_the_next_time(wall: Wall) -> None:
    """Now the message comes as text."""
    await wall.post()
    wall.slack.world.files.clear()
    assert isinstance(await wall.post(), Sent)
    assert words(wall.slack.messages(wall.room)[-1]) == AS_TEXT
    await wall.post()
    assert wall.stands()[1]["type"] == "image"


async def test_one_person_alone_is_shown_pictures_too(wall: Wall) -> None:
    """At the address that came with a press, and as a message for their eyes; as text if the file is gone."""
    url = f"{wall.slack.world.address}/answer/{wall.slack.world.url(wall.room.id, wall.ana.id)}"

    async def respond(**response: object) -> object:
        return await AsyncWebhookClient(url).send_dict(response)

    await wall.tell(respond)
    await wall.tell()
    assert [each.blocks[1]["type"] for each in wall.slack.ephemerals(wall.ana)] == ["image", "image"]
    wall.slack.world.files.clear()
    await wall.tell(respond)
    assert words(wall.slack.ephemerals(wall.ana)[-1]) == AS_TEXT


async def test_a_card_without_pictures_asks_for_nothing(wall: Wall) -> None:
    """It costs no call more than before."""
    await wall.post(replace(SHARED, elements=SHARED.elements[:1]))
    assert [call.method for call in wall.slack.calls] == ["chat.postMessage"]


async def test_a_command_is_acknowledged_before_its_picture_is_drawn(
    slack: StandIn, kept: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From end to end: the picture comes after the acknowledgement, for the one who asked."""
    scene = Scene(slack)
    scene.team.scopes.add("files:write")
    async with scene.running(kept, "http"):
        assert scene.service

        async def hear(caller: Caller, said: Said, key: str | None = None) -> Answer:
            return Answer(Outcome.done, SHARED, "en", "UTC", NOBODY)

        monkeypatch.setattr(scene.service.bot.desk, "hear", hear)
        ack = await slack.types(scene.ana, scene.room, "/listening-round", "shared")
        assert ack.ok
        assert not ack.body
        await scene.settled(lambda: bool(slack.ephemerals(scene.ana)))
        assert slack.ephemerals(scene.ana)[-1].blocks[1]["type"] == "image"
