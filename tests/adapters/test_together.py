"""One coalition on Slack and on Discord at once: both real libraries in one evening, in one process or in two."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta

import pytest

from adapters.service import Service
from adapters.settings import Settings
from storage.store import open_store
from tests.adapters.discord.linking import hurried
from tests.adapters.discord.serving import Scene as OnDiscord
from tests.adapters.discord.serving import settings as of_discord
from tests.adapters.discord.serving import text
from tests.adapters.discord.standin import standing_in as discord_standing_in
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import Scene as OnSlack
from tests.adapters.slack.running import settings as of_slack
from tests.adapters.slack.standin import standing_in as slack_standing_in

CODE = re.compile(r"/coalition home ([0-9A-Z-]+)")
ISOLATES = re.compile("[\u2066-\u2069]")
MOMENT = timedelta(seconds=2)
MOST_LOOKS = 30


class Town:
    """Ana is on Slack and Jo on Discord. `services` are the processes of the bot."""

    def __init__(self, slack: OnSlack, discord: OnDiscord) -> None:
        self.slack = slack
        self.discord = discord
        discord.ana.name = "Jo"
        self.services: list[Service] = []

    async def passes(self, span: timedelta = MOMENT) -> None:
        """For both, and then each process does what is due, until nothing more is."""
        self.slack.now += span
        self.discord.now += span
        for _ in range(3):
            for service in self.services:
                await service.bot.settle()

    async def shows(self, part: str, *, slack: str = "", discord: str = "") -> None:
        """As soon as what has this part in it shows so in each place: what is on its way may take a moment."""
        for _ in range(MOST_LOOKS):
            if self._fits(slack, self.on_slack(part)) and self._fits(discord, self.on_discord(part)):
                return
            await self.passes()
        raise AssertionError(f"{self.on_slack(part)!r}, {self.on_discord(part)!r}")

    def _fits(self, pattern: str, shown: str) -> bool:
        return bool(re.search(pattern, ISOLATES.sub("", shown)))

    def on_slack(self, part: str) -> str:
        found = [words(each) for each in self.slack.slack.messages(self.slack.room) if part in words(each)]
        return found[-1] if found else ""

    def on_discord(self, part: str) -> str:
        found = [text(each) for each in self.discord.discord.messages(self.discord.room) if part in text(each)]
        return found[-1] if found else ""


@pytest.fixture(params=["in one process", "in two"])
async def town(request: pytest.FixtureRequest, sqlite_url: str) -> AsyncIterator[Town]:
    async with slack_standing_in() as slack, discord_standing_in() as discord, AsyncExitStack() as running:
        made = Town(OnSlack(slack), OnDiscord(discord))
        ours, theirs = of_slack(slack, made.slack.team, "socket"), of_discord(discord)
        both = ours.model_copy(update={name: getattr(theirs, name) for name in theirs.model_fields_set})
        for given in [both] if request.param == "in one process" else [ours, theirs]:
            made.services.append(await running.enter_async_context(served(made, sqlite_url, given)))
        made.slack.service, made.discord.service = made.services[0], made.services[-1]
        yield made
    assert [*slack.problems, *slack.troubles, *discord.rest.problems] == []


@asynccontextmanager
async def served(town: Town, url: str, given: Settings) -> AsyncIterator[Service]:
    store = open_store(url)
    service = await Service.on(store, given, town.slack.logger(), now=lambda: town.slack.now)
    if given.discord_bot_token:
        hurried(service.discord.client)
    await service.start()
    yield service
    await service.stop()
    await store.close()


async def set_up(town: Town) -> None:
    """Ana's coalition is in Slack, with a date; Jo brings it to Discord."""
    slack, ana = town.slack, town.slack.ana
    await slack.slack.types(ana, slack.room, "/coalition")
    await slack.press(ana, "Set one up")
    await slack.press(ana, "Continue")
    await slack.window(ana)
    await slack.slack.submits(ana, {"name": "Riverside"})
    await slack.slack.types(ana, slack.room, "/coalition", "meetings")
    await slack.press(ana, "Set a meeting")
    await slack.window(ana)
    await slack.slack.submits(
        ana, {"What is it about?": "Summer", "Day": "2026-03-12", "Time": "18:30", "Place or call link": "School"}
    )
    await slack.slack.types(ana, slack.room, "/coalition", "invite")
    await slack.window(ana)
    await slack.slack.submits(
        ana, {"What is the other place called?": "The garden", "What is this place called?": "The room"}
    )
    [code] = CODE.findall(await slack.told(ana, "/coalition home"))[:1]
    await town.discord.types(town.discord.ana, "coalition", what="home", more=code)
    await town.discord.presses(town.discord.ana, "Bring it here")
    await town.discord.presses(town.discord.ana, "I live here")
    await town.passes()


async def test_both_places_show_the_same_and_a_press_in_either_counts_once(town: Town) -> None:
    """The date stands in both; who comes is counted over both, however often one presses and wherever."""
    await set_up(town)
    await town.shows("Summer", slack="School", discord="School")
    await town.discord.presses(town.discord.ana, "I'm coming")
    await town.discord.presses(town.discord.ana, "I'm coming")
    await town.slack.press(town.slack.ana, "I'm coming")
    both = "Coming: (Ana and Jo|Jo and Ana)(\n|$)"
    await town.shows("Summer", slack=both, discord=both)


async def test_a_round_is_held_in_one_place_and_seen_from_the_other(town: Town) -> None:
    """Whoever is on Slack reads that there is one on Discord, and that it is over."""
    await set_up(town)
    discord, jo = town.discord, town.discord.ana
    await discord.types(jo, "listening-round", topic="What now?")
    await town.shows("The garden", slack="What now")
    for label in ("Join", "Start", "I'm here", "Done"):
        await discord.presses(jo, label)
        await town.passes()
    await town.shows("The garden", slack="over")
