"""On Discord a server is a server, and nobody is shown by a number."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from adapters.discord.names import Names
from adapters.discord.words import IN_A_SERVER, in_a_server
from adapters.wording import Catalogues, Voice
from bot.accounts import called
from bot.dispatch import NOBODY
from bot.kernel.command import Account
from bot.kernel.text import Phrase
from tests.adapters.discord.running import BEGAN, Scene, joins, read, said, set_up

LOCALES = Path("locales")
THEIRS = ("adapters/slack", "adapters/terminal")
EXAMPLES = {"For example: the Clinic's Slack."}
"""What a place elsewhere may be called."""


def sentences() -> list[str]:
    """All that can be said on Discord."""
    with (LOCALES / "commonground.pot").open("rb") as source:
        every = [each for each in read_po(source) if each.id]
    shared = [each for each in every if not all(path.startswith(THEIRS) for path, _ in each.locations)]
    return [str(form) for each in shared for form in (each.id if isinstance(each.id, list | tuple) else (each.id,))]


def test_nothing_speaks_of_a_workspace() -> None:
    """Nor of anything else that Slack alone has; in Spanish neither, for each sentence is translated as a whole."""
    slacks = ("workspace", "slack", "app home", "huddle")
    spoken = [re.sub(r"\{\w+\}", "", in_a_server(Phrase(each)).text) for each in sentences() if each not in EXAMPLES]
    assert len(spoken) > 500
    assert [each for each in spoken if any(word in each.lower() for word in slacks)] == []
    spanish = Voice("es", "UTC", NOBODY, catalogues=Catalogues())
    assert not [each for each in IN_A_SERVER.values() if "espacio de trabajo" in spanish.text(each).lower()]


def test_each_sentence_in_the_place_of_another_is_there() -> None:
    """One whose wording has changed would be said as it is again."""
    assert set(IN_A_SERVER) <= set(sentences())


@pytest.mark.parametrize(
    ("account", "shown"),
    [
        (Account("discord", "7", "11"), "Ana on Discord (Riverside)"),
        (Account("discord", "7", "12"), "An account on Discord (Riverside)"),
        (Account("discord", "8", "11"), "An account on Discord"),
        (Account("slack", "T1", "U1"), "U1 on Slack (T1)"),
    ],
)
def test_an_account_is_called_by_names(account: Account, shown: str) -> None:
    """Those that Discord has told; of a server that the bot is not in it tells none."""
    names = Names(lambda: BEGAN, {"7": "Riverside"}.get)
    names.met("11", "Ana")
    assert Voice("en", "UTC", NOBODY, said_so=names.saying).text(called(account)) == shown


def test_elsewhere_no_number_is_shown_either() -> None:
    """Slack has no name for somebody in Discord."""
    assert Voice("en", "UTC", NOBODY).text(called(Account("discord", "7", "11"))) == "An account on Discord"


async def test_ones_own_accounts_have_names(scene: Scene) -> None:
    """Wherever they are listed."""
    await set_up(scene)
    kept = await scene.types(scene.ana, "coalition", what="privacy")
    shown = said(kept)
    assert str(scene.ana.id) not in shown
    assert f"Ana on Discord ({scene.guild.name})" in shown


async def test_whoever_is_written_about_is_called_by_name(scene: Scene) -> None:
    """In what is written to the bot; where Discord does not say who it is, by a sign alone."""
    await set_up(scene)
    await scene.ana.send(scene.channel, f"{scene.me} listening-round Rents, {scene.ben.mention}, and <@99>?")
    form = await scene.presses(scene.ana, scene.last(), "Open a round")
    assert "Rents, @Ben, and @?" in str(form.modal or read(scene.newest("Join")))


async def test_a_name_that_nobody_can_see_gives_way_to_the_one_they_are_found_by(scene: Scene) -> None:
    """And not to a number."""
    await set_up(scene)
    scene.ben = scene.guild.add_member(scene.env.create_user("benito"), nick="\u3164")
    await joins(scene, scene.ben, "Tenants")
    who = said(await scene.types(scene.ana, "coalition", what="who"))
    assert str(scene.ben.id) not in who
