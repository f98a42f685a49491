"""The link asks for what the bot needs, and for nothing else; the doctor says where it has less."""

import re
from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from discord import Permissions
from pydantic import SecretStr
from typer.testing import CliRunner, Result

from adapters.__main__ import WRONG_USAGE, app
from adapters.discord.checkup import asked, look_at_discord
from adapters.discord.invite import NEEDED, ON_CALLS, link, missing, permissions
from adapters.doctor import Finding
from adapters.logs import logger
from adapters.settings import Settings
from tests.adapters.discord.standin import StandIn, standing_in

PLATFORMS = Path(__file__).parents[4] / "shared" / "platforms.md"
APPLICATION = "1576880691101040645"
SIX = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 36 | 1 << 38


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing


def settings(discord: StandIn, **more: object) -> Settings:
    token = SecretStr(discord.world.token)
    given = {"discord_bot_token": token, "discord_api": discord.api, "discord_gateway": discord.gateway, **more}
    return Settings.model_validate(given)


async def findings(discord: StandIn, **more: object) -> list[Finding]:
    return list(await asked(settings(discord, **more), logger(StringIO())))


def ran(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_it_asks_for_these_rights_and_no_others() -> None:
    """A wider one is a promise broken; calls are asked for only where the group wants to mute on them."""
    assert permissions().value == SIX
    assert permissions(voice=True).value == SIX | 1 << 20 | 1 << 22
    assert not permissions(voice=True).administrator


def test_the_rights_are_those_that_were_agreed() -> None:
    """As they stand in the facts about platforms, where those are at hand."""
    if not PLATFORMS.exists():
        pytest.skip("the facts about platforms are not beside this checkout")
    [line] = [line for line in PLATFORMS.read_text("utf-8").splitlines() if line.startswith("- Permissions asked:")]
    needed, _, optional = line.removeprefix("- Permissions asked: ").partition(". Optional: ")
    assert re.split(r", ", needed) == list(NEEDED.values())
    assert optional.startswith(ON_CALLS["mute_members"])


def test_the_link_names_the_app_the_scopes_and_the_rights() -> None:
    """As Discord's page takes them."""
    told = parse_qs(urlsplit(link(APPLICATION)).query)
    assert told == {"client_id": [APPLICATION], "permissions": [str(SIX)], "scope": ["bot applications.commands"]}


def test_the_program_prints_it() -> None:
    """Or says what it has to be given."""
    assert ran("invite", "discord", APPLICATION).output.strip() == link(APPLICATION)
    assert ran("invite", "discord", APPLICATION, "--voice").output.strip() == link(APPLICATION, voice=True)
    for wrong in (("slack", APPLICATION), ("discord", "my-app")):
        assert ran("invite", *wrong).exit_code == WRONG_USAGE


def test_what_is_missing_has_its_name() -> None:
    """Whoever may do everything lacks nothing."""
    assert missing(permissions()) == ()
    assert missing(permissions(), voice=True) == ("Connect", "Mute Members")
    assert missing(Permissions(administrator=True), voice=True) == ()
    assert missing(Permissions(SIX - (1 << 36))) == ("Create Private Threads",)


def test_the_doctor_asks_nobody_about_a_discord_that_is_not_set_up() -> None:
    """It says so, and it is well."""
    assert look_at_discord(Settings()) == (Finding("Discord", "not set up"),)


async def test_the_doctor_asks_discord(discord: StandIn) -> None:
    """In which servers the bot is, and what it may not do there, with the link that mends it."""
    discord.world.guild("Riverside")
    discord.world.guild("Hillside").granted.discard("create_private_threads")
    all_of_them, riverside, hillside = await findings(discord)
    assert (all_of_them.found, all_of_them.advice) == ("knows the bot, which is in 2 servers", None)
    assert (riverside.what, riverside.advice) == ("Server Riverside", None)
    assert hillside.found.endswith("Create Private Threads")
    assert hillside.past
    assert hillside.advice
    assert link(discord.world.bot.id) in hillside.advice


async def test_the_doctor_names_what_could_be_given_too(discord: StandIn) -> None:
    """The bot is well without it; what is for calls alone is named where calls are wanted."""
    guild = discord.world.guild("Riverside")
    guild.granted |= {"connect", "mute_members"}
    for voice in (False, True):
        _, *calls, riverside = await findings(discord, discord_voice=voice)
        assert ["voice_states" in each.found for each in calls] == [True] * voice
        assert (riverside.advice, riverside.past) == (None, False)
        assert ("Set Voice Channel Status, Manage Channels" in riverside.found) is voice


async def test_the_doctor_says_how_to_begin(discord: StandIn) -> None:
    """A bot that is nowhere yet is told how it gets somewhere, one with too few shards how many there should be."""
    discord.world.shards = 2
    nowhere, _calls, shards = await findings(discord, discord_voice=True)
    assert nowhere.advice == f"Put it into your server: {link(discord.world.bot.id, voice=True)}"
    assert shards.advice == "Set COMMONGROUND_DISCORD_SHARDS=2 in all processes."


async def test_the_doctor_says_why_discord_does_not_answer(discord: StandIn) -> None:
    """A token that is nobody's, or no Discord at all."""
    discord.world.token = "an.other.one"
    given = settings(discord)
    discord.world.token = "reset"
    (refused,) = await asked(given, logger(StringIO()))
    assert refused.advice
    assert "Copy it again" in refused.advice
    (nobody,) = await asked(given.model_copy(update={"discord_api": "http://127.0.0.1:9/api"}), logger(StringIO()))
    assert nobody.found == "was not reached"
