"""The whole service while Slack limits it, is out of order or says things twice: all is done, and done once."""

import json
import random
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.terminal.evenings import COMING_TOGETHER, HEARING_EACH_OTHER
from storage.store import OpenedStore, open_store
from tests.adapters.slack.faults import Broken, ByLot, Dropped, Limited, Lost
from tests.adapters.slack.outgoing import Delivery
from tests.adapters.slack.playing import Player
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, User

POST, EDIT = "chat.postMessage", "chat.update"
SECOND = timedelta(seconds=1)
MOST_SECONDS = 200
TWO_WAIT = """
ana: /listening-round What now?
ana and ben press Join
ana presses Start
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


async def set_up(scene: Scene, user: User, channel: Channel) -> None:
    """Their coalition, in the channel."""
    slack = scene.slack
    await slack.types(user, channel, "/coalition")
    await scene.press(user, "Set one up")
    await scene.press(user, "Continue")
    await scene.window(user)
    await slack.submits(user, {"name": f"Of {user.name}"})
    await scene.settled(lambda: bool(slack.messages(channel)))
    slack.reloads(user)


async def round_of(scene: Scene, user: User, channel: Channel, topic: str) -> None:
    await scene.slack.types(user, channel, "/listening-round", topic)
    await answered(scene)


async def answered(scene: Scene) -> None:
    """All that follows from what was done, as far as Slack lets it."""
    await scene.passes(timedelta(0))


def shown(scene: Scene, channel: Channel, part: str) -> list[str]:
    return [said for each in scene.slack.messages(channel) if part in (said := words(each))]


def outcomes(scene: Scene, command: str) -> Counter[str]:
    """Of each delivery of it, as it is logged."""
    lines = [json.loads(line) for line in scene.log.getvalue().splitlines()]
    return Counter(line["outcome"] for line in lines if line.get("command") == command)


def incidents(scene: Scene) -> list[str]:
    return [line for line in scene.log.getvalue().splitlines() if '"incident"' in line]


@pytest.fixture
async def two(http: Scene) -> tuple[Scene, Channel]:
    """Ana's coalition in the room, and Ben's in the hall."""
    hall = http.slack.world.channel(http.team, "hall", http.ana, http.ben)
    await set_up(http, http.ana, http.room)
    await set_up(http, http.ben, hall)
    await http.passes(timedelta(minutes=1))
    return http, hall


async def test_a_channel_that_is_limited_holds_up_no_other(two: tuple[Scene, Channel]) -> None:
    """New messages and edits alike: what is meant for it waits as long as Slack says, all else goes on; in the channel
    itself people are answered."""
    scene, hall = two
    scene.slack.server.faults.add(POST, Limited(30))
    await round_of(scene, scene.ana, scene.room, "The first")
    await round_of(scene, scene.ben, hall, "The second")
    assert (shown(scene, scene.room, "The first"), len(shown(scene, hall, "The second"))) == ([], 1)
    await scene.slack.types(scene.ana, scene.room, "/coalition", "who")
    await scene.told(scene.ana, "Who is here")
    for _ in range(29):
        await scene.passes(SECOND)
    assert shown(scene, scene.room, "The first") == []
    await scene.passes(SECOND * 3)
    assert len(shown(scene, scene.room, "The first")) == 1
    await scene.passes(SECOND * 2)
    scene.slack.server.faults.add(EDIT, Limited(60))
    await scene.slack.presses(scene.ana, "Join", scene.room)
    await answered(scene)
    await scene.slack.presses(scene.ben, "Join", hall)
    await answered(scene)
    assert "would like to speak" not in shown(scene, scene.room, "The first")[0]
    assert "1 person would like to speak" in shown(scene, hall, "The second")[0]
    await scene.passes(timedelta(seconds=62))
    assert "1 person would like to speak" in shown(scene, scene.room, "The first")[0]


@pytest.mark.parametrize("seed", range(3))
async def test_however_deliveries_are_mixed_each_has_one_effect(here: Scene, seed: int) -> None:
    """Presses, words and events that come late, up to three times and in any order."""
    slack, lots = here.slack, random.Random(seed)
    await set_up(here, here.ana, here.room)
    await round_of(here, here.ana, here.room, "What now?")
    await slack.writes(here.ana, here.room, f"<@{here.team.bot}> listening-round")
    await here.told(here.ana, "What now?")
    slack.reloads(here.ana)

    def mixed(held: list[Delivery]) -> list[Delivery]:
        all_of_them = [each for each in held for _ in range(lots.randint(1, 3))]
        lots.shuffle(all_of_them)
        return all_of_them

    slack.holds()
    await slack.presses(here.ana, "Join", here.room)
    await slack.presses(here.ana, "With saying back", here.room)
    await slack.writes(here.ana, here.room, f"<@{here.team.bot}> coalition who")
    await slack.opens_home(here.ana)
    acks = await slack.releases(mixed)
    assert all(ack.ok for ack in acks)
    await here.passes(SECOND * 2)
    await here.settled(lambda: "Without saying back" in shown(here, here.room, "What now?")[0])
    assert shown(here, here.room, "What now?")[0].count("1 person would like to speak") == 1
    assert (outcomes(here, "Join")["done"], outcomes(here, "ReflectBack")["done"]) == (1, 1)
    assert len(shown(here, here.room, "What now?")) == 1
    assert incidents(here) == []


@pytest.mark.parametrize("seed", range(3))
async def test_a_turn_that_is_told_in_any_order_ends_once(here: Scene, seed: int) -> None:
    """“I'm here” and “Pass” for the same turn, doubled: it is over, and nobody else's is touched."""
    lots, player = random.Random(seed), Player(here)
    await player.play(COMING_TOGETHER + TWO_WAIT)
    ana = player.people["ana"]
    here.slack.holds()
    await here.slack.presses(ana, "I'm here", here.room)
    await here.slack.presses(ana, "Pass", here.room)
    acks = await here.slack.releases(lambda held: lots.sample(held * 3, len(held) * 3))
    assert all(ack.ok for ack in acks)
    await here.passes(SECOND * 2)
    await here.settled(lambda: "It is Ben Carter's turn" in shown(here, here.room, "What now?")[-1])
    assert outcomes(here, "PassTurn")["done"] == 1
    assert incidents(here) == []


async def test_an_event_that_is_not_acknowledged_comes_again_and_is_done_once(here: Scene) -> None:
    """Slack never learns that it was heard, and says it again; they are not told a second time that it is done."""
    slack = here.slack
    await set_up(here, here.ana, here.room)
    slack.lost = 1
    await slack.writes(here.ana, here.room, f"<@{here.team.bot}> listening-round What now?")
    acks = await slack.redelivers()
    assert [ack.ok for ack in acks] == [True]
    await answered(here)
    assert outcomes(here, "OpenRound") == {"done": 1, "repeated": 1}
    assert len(shown(here, here.room, "Listening round: What now?")) == 1
    assert sum("The round is open" in words(each) for each in slack.ephemerals(here.ana)) == 1


@pytest.mark.parametrize("lost", [1, 2])
async def test_a_lost_reply_makes_one_message_twice_at_most(http: Scene, lost: int) -> None:
    """What is not known to be up is sent once more; then the board goes on in its newest place."""
    slack = http.slack
    await set_up(http, http.ana, http.room)
    slack.server.faults.add(POST, *[Lost()] * lost)
    await round_of(http, http.ana, http.room, "What now?")
    await http.passes(timedelta(minutes=1))
    await slack.presses(http.ana, "Join", http.room)
    await answered(http)
    await http.passes(timedelta(minutes=1))
    boards = shown(http, http.room, "What now?")
    assert len(boards) == 1 + lost
    assert "1 person would like to speak" in boards[-1]


async def test_an_outage_in_the_middle_of_a_form_loses_nothing(here: Scene) -> None:
    """No window opens while Slack is out of order: nothing is told wrong, and when it is back the same press opens it.
    What is sent then stands in the channel as soon as Slack takes messages again."""
    slack = here.slack
    await set_up(here, here.ana, here.room)
    slack.server.faults.add("views.open", Broken(503))
    await slack.types(here.ana, here.room, "/listening-round", "What now? minutes:300")
    await answered(here)
    await slack.types(here.ana, here.room, "/listening-round", "What now? minutes:300")
    await here.window(here.ana)
    slack.server.faults.add(POST, Broken(500, "fatal_error"), Broken(503), Dropped())
    await slack.submits(here.ana, {"minutes": "3"})
    await answered(here)
    assert shown(here, here.room, "What now?") == []
    for _ in range(4):
        await here.passes(timedelta(seconds=20))
    assert len(shown(here, here.room, "What now?")) == 1


async def test_people_are_served_while_slack_does_not_say_who_they_are(here: Scene) -> None:
    """By the name that came with what they did."""
    here.slack.server.faults.add("users.info", Broken(503), Limited(30), Dropped())
    for _ in range(3):
        await here.slack.types(here.ana, here.room, "/coalition")
        await here.told(here.ana, "No coalition here yet")
        here.slack.reloads(here.ana)


class Patient(Player):
    """People wait until they see what they want to press, as long as it takes Slack."""

    async def _press(self, user: User, label: str) -> None:
        for _ in range(MOST_SECONDS):
            if self._sees(user, label):
                break
            await self.pass_time(SECOND)
        await super()._press(user, label)


@pytest.mark.parametrize(("seed", "way"), [(0, "http"), (1, "socket")])
async def test_an_evening_in_which_much_goes_wrong_ends_well(
    seed: int, way: str, slack: StandIn, kept: OpenedStore
) -> None:
    """A quarter of all messages and edits fail in one way or another, and all that people do comes twice: everybody
    speaks, nothing is done twice, and no more messages are there twice than replies were lost."""
    lots, ways = (
        random.Random(seed),
        (Limited(3), Limited(), Broken(503), Broken(500, "fatal_error"), Lost(), Dropped()),
    )
    scene = Scene(slack)
    async with scene.running(kept, way):
        player = Patient(scene)
        await player.play(COMING_TOGETHER)
        slack.server.faults = by_lot = ByLot(lots, {POST, EDIT}, ways, rate=0.25)
        slack.copies = 2
        await player.play(HEARING_EACH_OTHER)
        slack.server.faults = ByLot(lots, (), (), 0.0)
        await player.pass_time(timedelta(minutes=15))
        there = Counter(words(each) for each in slack.messages(scene.room))
        assert any(each.startswith("First round\nThis round is over.") for each in there)
        assert any("Our second evening" in each for each in there)
        lost = sum(isinstance(each, Lost) for each in by_lot.drawn)
        assert len(by_lot.drawn) > 5
        assert sum(there.values()) - len(there) <= lost + 1
        assert incidents(scene) == []
