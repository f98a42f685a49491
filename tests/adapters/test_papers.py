"""Papers and secret votes in Slack and in Discord, by their real libraries: numbers for all to see, then dots and an
order in secret. The evening is played twice, the second time with two who chose what the other one chose."""

import json
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from adapters.terminal.evenings import BEGINNING
from storage.store import OpenedStore, open_store
from storage.tables import metadata
from tests.adapters.discord import playing as in_discord
from tests.adapters.discord import serving as discord
from tests.adapters.discord.standin import standing_in as beside_discord
from tests.adapters.slack import playing as in_slack
from tests.adapters.slack import running as slack
from tests.adapters.slack.reading import words
from tests.adapters.slack.standin import standing_in as beside_slack
from tests.secrecy.attacker import table
from tests.stories.stage import HERE

SCRIPT = (HERE / "papers.script").read_text("utf-8")
ONE, OTHER = "ana", "mei"
SECRET = SCRIPT.index("# Samir asks in secret")
COUNTED = ("Agreed on “Green”", "Agreed on “Language café”", "Agreed on “Sunday”")
OTHERS = ("ben", "lucia", "samir")

_DRAWN = re.compile(r"(?<![\w-])[\w-]{14,}(?![\w-])|\d{5,}")
"""What is drawn by lot, or counts what a platform sent: ids, seals, keys and numbers of messages."""

_THEIRS = re.compile(r"[\w-]+")
_CLOCKS = re.compile(r'"(?:timestamp|duration_ms)": [^,}]*')
"""What real time does to a line of the log."""


@dataclass
class Played:
    """An evening in progress: what all and each can read, and what is noted of it."""

    player: in_slack.Player | in_discord.Player
    all_read: Callable[[], list[str]]
    alone: Callable[[str], list[str]]
    log: StringIO


Platform = Callable[[OpenedStore], AbstractAsyncContextManager[Played]]


@asynccontextmanager
async def a_slack(store: OpenedStore) -> AsyncIterator[Played]:
    async with beside_slack() as standing:
        scene = slack.Scene(standing)
        async with scene.running(store, "socket"):
            player = in_slack.Player(scene)
            yield Played(
                player,
                lambda: [words(each) for each in standing.messages(scene.room)],
                lambda user: [words(each) for each in standing.ephemerals(player.people[user])],
                scene.log,
            )
        assert (standing.problems, standing.troubles) == ([], [])


@asynccontextmanager
async def a_discord(store: OpenedStore) -> AsyncIterator[Played]:
    async with beside_discord() as standing:
        scene = discord.Scene(standing)
        async with scene.running(store):
            player = in_discord.Player(scene)
            yield Played(
                player,
                player.read,
                lambda user: [discord.text(each) for each in standing.visits.seen(player.people[user])],
                scene.log,
            )
        assert standing.rest.problems == []


def exchanged(script: str) -> str:
    """The two press for themselves what the other one pressed."""
    lines = script.splitlines()
    pressed = {who: [each for each in lines if each.startswith(f"{who} presses ")] for who in (ONE, OTHER)}
    assert len(pressed[ONE]) == len(pressed[OTHER])
    theirs = {
        ONE: [each.replace(OTHER, ONE, 1) for each in pressed[OTHER]],
        OTHER: [each.replace(ONE, OTHER, 1) for each in pressed[ONE]],
    }
    turned = (theirs[who].pop(0) if line in pressed.get(who := line.split()[0], ()) else line for line in lines)
    return "\n".join(turned)


@pytest.mark.parametrize("platform", [a_slack, a_discord])
async def test_nothing_but_the_count_knows_what_was_handed_in(
    platform: Platform, sqlite_url: str, migrated_file: Path, tmp_path: Path
) -> None:
    """What all read, what the others read alone, the log, and each row of each table is the same whoever of the two
    chose which, while it is open and when it is counted; and so is what the two read last."""
    again = shutil.copy(migrated_file, tmp_path / "again.sqlite3")
    first = await kept(platform, sqlite_url, SCRIPT[SECRET:])
    assert await kept(platform, f"sqlite:///{again}", exchanged(SCRIPT[SECRET:])) == first


async def kept(platform: Platform, url: str, script: str) -> list[dict[str, list[str]]]:
    store, found = open_store(url), []
    async with platform(store) as played:
        await played.player.play(BEGINNING + SCRIPT[:SECRET])
        for part in re.split(r"(?m)^(?=\+8d$)", script):
            await played.player.play(part)
            found.append(noted(played, url))
        shown = "\n".join(played.all_read())
        assert [each in shown for each in COUNTED] == [True] * 3
    await store.close()
    return found


def noted(played: Played, url: str) -> dict[str, list[str]]:
    """All but what is drawn by lot; people and what is theirs by their names."""
    called = names(played, url)

    def plain(said: str) -> str:
        return _DRAWN.sub("…", _THEIRS.sub(lambda found: called.get(found[0], found[0]), said))

    def row_of(row: tuple[object, ...]) -> str:
        said = [plain(str(each)) for each in row]
        return repr([unordered(json.loads(each)) if each.startswith(("[", "{")) else each for each in said])

    rows = {each.name: sorted(map(row_of, table(url, each.name))) for each in metadata.sorted_tables}
    alone = {who: list(map(plain, played.alone(who))) for who in OTHERS}
    last = {f"{who} last": list(map(plain, played.alone(who)[-1:])) for who in (ONE, OTHER)}
    log = sorted(plain(_CLOCKS.sub("", line)) for line in played.log.getvalue().splitlines())
    return {**rows, **alone, **last, "all": list(map(plain, played.all_read())), "log": log}


def unordered(value: Any) -> str:
    """Seats stand in the order of their ids, which are drawn by lot too."""
    if isinstance(value, list):
        return str(sorted(map(unordered, value)))
    return str({name: unordered(each) for name, each in value.items()}) if isinstance(value, dict) else str(value)


def names(played: Played, url: str) -> dict[str, str]:
    """Of people, their accounts, their organisations and seats, by their ids."""
    accounts = {person.id: user for user, person in played.player.people.items()}
    people = {str(row[-1]): accounts[str(row[2])] for row in table(url, "accounts") if str(row[2]) in accounts}
    entered = {str(row[1]): people[by] for row in table(url, "organisations") for by in people if by in row}
    seats = {str(row[1]): entered[of] for row in table(url, "seats") for of in entered if of in row}
    assert len(people) == len(entered) == len(seats) == 5
    return {**accounts, **people, **entered, **seats}
