"""The commands that Discord offers: made of what is declared, in the languages of the catalogues, and told when they
change."""

from discord import Client
from simcord import HttpLogEntry

from adapters.discord.tree import CHOICES, Tree, register
from adapters.wording import Catalogues
from bot.features import FEATURES
from bot.kernel.feature import Catalogue
from tests.adapters.candles import FEATURE
from tests.adapters.discord.reading import Json
from tests.adapters.discord.running import Scene, fields, joins, labels, read, said, set_up, told
from tests.adapters.discord.specs import problems

STRING, INTEGER = 3, 4


def offered(*features: object) -> dict[str, Json]:
    made = Tree(Catalogues()).commands(Catalogue(FEATURES if not features else (FEATURE,)))
    return {str(each["name"]): each for each in made}


def options(command: Json) -> dict[str, Json]:
    return {each["name"]: each for each in command["options"]}


def test_the_vendor_finds_nothing_wrong() -> None:
    """With all that all features declare."""
    assert problems("PUT", "/applications/1/commands", list(offered().values())) == []
    assert problems("PUT", "/applications/1/commands", list(offered(FEATURE).values())) == []


def test_every_root_has_its_words_and_the_fields_of_its_command() -> None:
    """All can be left out: alone it opens its page. More words than a list may hold are offered while one writes."""
    roots, made = Catalogue(FEATURES).roots, offered()
    assert set(roots) <= set(made)
    for name, root in roots.items():
        assert len(options(made[name])) == len(made[name]["options"]), "no two have one name"
        what, words = options(made[name])["what"], [word.word for word in root.words]
        assert what["autocomplete"] if len(words) > CHOICES else [each["value"] for each in what["choices"]] == words
        assert not any(each.get("required") for each in made[name]["options"])
    topic, minutes = (options(made["listening-round"])[name] for name in ("topic", "minutes"))
    assert (topic["type"], topic["max_length"]) == (STRING, 120)
    assert (minutes["type"], minutes["min_value"], minutes["max_value"]) == (INTEGER, 1, 30)
    assert "more" in options(made["coalition"])
    assert "more" not in options(made["listening-round"])


def test_what_is_picked_from_a_list_is_offered_while_one_writes() -> None:
    """Also where a word of the root asks for it."""
    candle = options(offered(FEATURE)["candle"])
    assert candle["candle"]["autocomplete"] is True
    assert list(candle) == ["what", "name", "minutes", "candle"]


def test_names_and_descriptions_are_in_the_languages_of_the_catalogues() -> None:
    """Both kinds of Spanish that Discord has; the word that is typed is the same for all."""
    made = offered()["listening-round"]
    assert set(made["description_localizations"]) == {"es-ES", "es-419"}
    assert "name_localizations" not in made
    assert options(made)["topic"]["name_localizations"] == {"es-ES": "tema", "es-419": "tema"}
    assert options(made)["what"]["choices"][0]["name_localizations"]["es-ES"]


def told_of(log: list[HttpLogEntry]) -> int:
    return len([each for each in log if each.method == "PUT" and each.path.endswith("/commands")])


async def test_discord_is_told_of_the_commands_when_they_change(scene: Scene) -> None:
    """The first time, and not at every start."""
    assert told_of(scene.env.http_requests) == 1
    await scene.restarts()
    assert told_of(scene.env.http_requests) == 1
    client: Client = scene.client
    assert await register(client, Tree(Catalogues()).commands(Catalogue((FEATURE,))))
    assert scene.ana.available_commands(scene.channel) == ("candle",)
    await scene.restarts()
    assert "coalition" in scene.ana.available_commands(scene.channel)


async def test_a_message_is_taken_up_by_its_menu(scene: Scene) -> None:
    """The form opens with its words, and with names where Discord has ids; nothing is done before it is sent."""
    await set_up(scene)
    message = await scene.ben.send(scene.channel, f"Rents, {scene.lucia.mention} <#1> <:ok:77>\n**Rents!**")
    form = await scene.takes(scene.ana, "A round about this", message)
    assert fields(form)["topic"]["component"]["value"] == "Rents, @Lucía # #ok **Rents!**"
    assert "Your round" in said(await scene.sends(scene.ana, form, minutes="3"))
    assert "@Lucía" in read(scene.newest("Join"))


async def test_a_message_becomes_a_promise(scene: Scene) -> None:
    """Whoever's it is: on one line, and its day is looked at before it is one."""
    await set_up(scene)
    await joins(scene, scene.ana, "Hillside School")
    message = await scene.ben.send(scene.channel, "I can bring\nthe chairs")
    form = await scene.takes(scene.ana, "Make it a promise", message)
    assert fields(form)["what"]["component"]["value"] == "I can bring the chairs"
    looked_at = await scene.sends(scene.ana, form, when="in two weeks")
    assert "Is that right?" in said(looked_at)
    assert "chairs" not in said(await scene.types(scene.ana, "agreements", what="promises"))
    assert "is promised" in said(await scene.presses(scene.ana, told(looked_at), "Yes, that's right"))
    assert "I can bring the chairs" in said(await scene.types(scene.ana, "agreements", what="promises"))


async def test_a_message_without_words_cannot_be_taken_up(scene: Scene) -> None:
    """Such as one of the bot's own."""
    await set_up(scene)
    answered = await scene.takes(scene.ana, "A round about this", scene.last())
    assert "no words" in said(answered)


async def test_words_go_into_their_options(scene: Scene) -> None:
    """The word that was chosen, and what goes with it; fields of its own command where it has them."""
    await set_up(scene)
    assert "Who is here" in said(await scene.types(scene.ana, "coalition", what="who"))
    assert "round" in said(await scene.types(scene.ana, "coalition", what="help", more="listening round"))
    form = await scene.types(scene.ana, "coalition", what="away", more="first:2026-03-09")
    assert fields(form)["first"]["component"]["value"] == "2026-03-09"
    first = await scene.types(scene.ana, "listening-round", what="first-round", minutes=2)
    assert "up to 2 minutes" in read(scene.newest("Join"))
    assert list(labels(told(first)))
