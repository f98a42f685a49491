"""Someone's own messages with the bot: there they are in the coalitions that they are in, and none is set up."""

import re

import discord
import pytest
from simcord import InteractionResult, MemberActor

from adapters.discord.direct import KNOWN_FOR
from tests.adapters.discord.reading import BUTTON, every
from tests.adapters.discord.running import Scene, Shown, fields, labels, parts, read, said, set_up, told


async def asks(scene: Scene, who: MemberActor, **options: object) -> InteractionResult:
    """/coalition, to the bot itself."""
    return await settled(scene, await who.user.slash("coalition", **options))


async def presses(scene: Scene, who: MemberActor, shown: Shown, label: str) -> InteractionResult:
    return await settled(scene, await who.user.click(shown, label=label))


async def settled(scene: Scene, result: InteractionResult) -> InteractionResult:
    await scene.bot.settle()
    return result


async def writes(scene: Scene, who: MemberActor, words: str) -> discord.Message:
    """To the bot; its answer."""
    await who.send_dm(words)
    await scene.bot.settle()
    answer = who.user.dm_channel.history()[-1]
    assert answer.author.bot
    return answer


async def written_code(scene: Scene) -> str:
    """With which Ana brings another account."""
    mine = await scene.types(scene.ana, "coalition", what="me")
    shown = said(await scene.presses(scene.ana, told(mine), "Use another account"))
    found = re.search(r"(?:[0-9A-Z]{4}[- ]?){4}", shown.replace("\\", ""))
    assert found, shown
    return found[0].strip()


async def in_another_server(scene: Scene, name: str) -> None:
    """Ana sets one up there too."""
    other = scene.env.create_guild()
    there, here = scene.ana, scene.channel
    scene.channel = other.create_text_channel("hall")
    scene.ana = other.add_member(scene.ana.user)
    home = await scene.types(scene.ana, "coalition")
    seen = await scene.presses(scene.ana, told(home), "Set one up")
    opened = await scene.presses(scene.ana, told(seen), "Continue")
    await scene.sends(scene.ana, opened, name=name)
    scene.ana, scene.channel = there, here


async def test_who_is_in_one_coalition_is_at_home_there(scene: Scene) -> None:
    """By a command, and by what they write, with a stroke before it or without."""
    await set_up(scene)
    assert said(await asks(scene, scene.ana)).startswith("## Riverside")
    assert read(await writes(scene, scene.ana, "coalition")).startswith("## Riverside")
    assert read(await writes(scene, scene.ana, "/coalition")).startswith("## Riverside")
    assert read(await writes(scene, scene.ana, "Help")).startswith("## ")


async def test_what_is_pressed_there_is_done_in_it(scene: Scene) -> None:
    """As in the channel: also from a message that the bot wrote there, and in a form."""
    await set_up(scene)
    mine = await writes(scene, scene.ana, "me")
    times = await presses(scene, scene.ana, mine, "My times")
    form = await presses(scene, scene.ana, told(times), "I'm away")
    back = await settled(scene, await scene.ana.user.submit_modal(form, {"first": "soon", "last": "2026-03-20"}))
    again = await presses(scene, scene.ana, told(back), "Try again")
    assert fields(again)["first"]["component"]["value"] == "soon"
    done = await settled(scene, await scene.ana.user.submit_modal(again, {"first": "2026-03-10", "last": "2026-03-20"}))
    assert "**Away**" in said(done)


async def test_what_needs_words_opens_by_a_button_with_those_that_were_written(scene: Scene) -> None:
    """Nothing that came could open a form."""
    await set_up(scene)
    offered = await writes(scene, scene.ana, "away soon")
    assert list(labels(offered)) == ["I'm away"]
    form = await presses(scene, scene.ana, offered, "I'm away")
    assert fields(form)["first"]["component"]["value"] == "soon"


async def test_a_round_opens_at_the_only_home(scene: Scene) -> None:
    """Of a coalition that has one alone, as from everybody's own page; and in no one's own messages."""
    await set_up(scene)
    await writes(scene, scene.ana, "listening-round What now?")
    assert "What now?" in read(scene.newest("Join"))


async def test_who_is_in_none_is_told_how_to_begin(scene: Scene) -> None:
    """Nothing to press there would be refused."""
    for shown in (told(await asks(scene, scene.ana)), await writes(scene, scene.ana, "coalition")):
        assert "You are not in a coalition yet" in read(shown)
        assert "Go to the channel where it meets and type /coalition" in read(shown)
        assert list(labels(shown)) == ["Help"]


@pytest.mark.parametrize("root", ["coalition", "listening-round"])
async def test_what_needs_a_place_is_refused_kindly(scene: Scene, root: str) -> None:
    """Whoever is in none, and in one."""
    result = await settled(scene, await scene.ben.user.slash(root))
    assert "channel" in said(result)


async def test_a_button_of_elsewhere_sets_none_up_there(scene: Scene) -> None:
    """As one that an altered message carries: a person's own messages are nobody's home."""
    home = await scene.types(scene.ana, "coalition")
    seen = await scene.presses(scene.ana, told(home), "Set one up")
    wire = next(str(part["custom_id"]) for part in every(parts(told(seen))) if part.get("label") == "Continue")
    help_page = await writes(scene, scene.ana, "help")
    stored = scene.env.backend.get_message(scene.ana.user.dm_channel.id, help_page.id)
    button = next(part for part in every(stored.components) if part["type"] == BUTTON)
    button["custom_id"], label = wire, button["label"]
    refused = await presses(scene, scene.ana, help_page, label)
    assert "A coalition lives in a channel" in said(refused)
    assert refused.modal is None


async def test_no_account_is_linked_where_nobody_sees_whose_it_is(scene: Scene) -> None:
    """With a code that is right: without a server a person would be known by half of an account."""
    await set_up(scene)
    refused = await writes(scene, scene.ben, f"coalition link {await written_code(scene)}")
    assert "I cannot see here where this account belongs" in read(refused)


async def test_who_is_in_several_servers_is_asked_which_one(scene: Scene) -> None:
    """And stays in the one that they chose."""
    await set_up(scene)
    await in_another_server(scene, "Harbour")
    for name in ("Harbour", "Riverside"):
        asked = await asks(scene, scene.ana)
        assert list(labels(told(asked))) == ["Harbour", "Riverside"]
        chosen = await presses(scene, scene.ana, told(asked), name)
        assert said(chosen).startswith(f"## {name}")
        more = await presses(scene, scene.ana, told(chosen), "More")
        assert said(await presses(scene, scene.ana, told(more), "Home")).startswith(f"## {name}")


async def test_who_is_in_one_coalition_from_two_servers_has_nothing_to_choose(scene: Scene) -> None:
    """They are one person in it, and so they are there."""
    await set_up(scene)
    code = await written_code(scene)
    other = scene.env.create_guild()
    scene.channel = other.create_text_channel("hall")
    linked = await scene.types(other.add_member(scene.ana.user), "coalition", what="link", more=code)
    assert "Riverside" in said(linked)
    assert said(await asks(scene, scene.ana)).startswith("## Riverside")
    scene.guild.remove_member(scene.ana)
    scene.now += KNOWN_FOR
    assert said(await asks(scene, scene.ana)).startswith("## Riverside")


async def test_who_has_left_the_server_is_not_let_in_from_outside(scene: Scene) -> None:
    """The bot asks now and then: what a coalition has written is for those who are there."""
    await set_up(scene)
    assert said(await asks(scene, scene.ana)).startswith("## Riverside")
    scene.guild.remove_member(scene.ana)
    scene.now += KNOWN_FOR
    assert "You are not in a coalition yet" in said(await asks(scene, scene.ana))


async def test_where_discord_does_not_say_the_coalition_is_believed(scene: Scene) -> None:
    """An outage of Discord's shuts nobody out who has joined."""
    await set_up(scene)
    scene.env.inject_error("GET", "/guilds/*/members/*", status=403, code=0)
    assert said(await asks(scene, scene.ana)).startswith("## Riverside")


async def test_who_cannot_be_answered_reads_it_until_an_answer_arrives(scene: Scene) -> None:
    """Discord refuses it once; their home page in the channel says so, and the next answer clears it."""
    await set_up(scene)
    cannot = "I can't write to you in private on Discord."
    assert cannot not in said(await scene.types(scene.ana, "coalition"))
    scene.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await scene.ana.send_dm("coalition")
    await scene.bot.settle()
    assert cannot in said(await scene.types(scene.ana, "coalition"))
    assert read(await writes(scene, scene.ana, "help")).startswith("## ")
    assert cannot not in said(await scene.types(scene.ana, "coalition"))
