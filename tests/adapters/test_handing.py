"""Files that people are handed: in their words, whole, and for them alone; never kept with what is sent to others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from rich.console import RenderableType

from adapters.discord import render
from adapters.discord.enclosed import NO_PICTURES
from adapters.handing import called, data_of, files_of, written
from adapters.slack import render as slack
from adapters.terminal.cast import Persona
from adapters.terminal.numbers import Numbers
from adapters.terminal.screen import Screen
from adapters.terminal.sight import Sight
from adapters.wording import Hooks, Voice
from bot.dispatch import NOBODY, Answer, Outcome
from bot.kernel.card import Card, card, who_is_in
from bot.kernel.elements import File, Heading, Note
from bot.kernel.ids import PersonId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Mention, Moment, Text, When, Wording, say
from storage.codec import codec
from tests.adapters.discord.reading import components, words

ANA = PersonId("ana-----------")
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
NAMES = Directory({ANA: Who(ANA, "Ana *Ruiz*")}, {})


@dataclass(frozen=True, slots=True)
class Letter:
    lines: tuple[Text, ...] = (say("Home"), Mention(ANA), Moment(NOON, When.day))

    def texts(self) -> Iterator[Text]:
        return iter(self.lines)

    def written(self, wording: Wording) -> str:
        return "\n".join((wording.language, *map(wording.text, self.lines)))


LETTER = File("letter.txt", say("A letter"), Letter())
SHOWN = card("Yours", LETTER, Note("Only you"))
VOICE = Voice("es", "Asia/Tokyo", NAMES)


def drawn(shown: RenderableType | None) -> str:
    lines: list[str] = []
    assert shown is not None
    Screen(lines.append, lambda: 100, colour=False).show(shown)
    return "".join(lines)


def reply(shown: Card = SHOWN) -> Answer:
    return Answer(Outcome.done, shown, "es", "Asia/Tokyo", NAMES)


async def test_a_file_is_in_the_words_of_its_reader() -> None:
    """Their language, their zone and names as they are now; nothing in it is escaped for the platform."""
    shouting = Voice("es", "Asia/Tokyo", NAMES, Hooks(escape=str.upper, person=lambda _: "<@ana>"))
    [data] = (await written(SHOWN, shouting)).values()
    assert data.decode().splitlines() == ["es", "Inicio", "Ana *Ruiz*", "lun, 30 nov 2026"]


async def test_a_card_without_files_is_handed_none() -> None:
    """Nor is a sentence."""
    assert files_of(say("Saved.")) == ()
    assert await written(card("Plain"), VOICE) == {}


def test_the_names_in_a_file_are_looked_up_with_those_on_its_card() -> None:
    """Whatever it says of people: the answer brings their names."""
    assert who_is_in(SHOWN) == (frozenset({ANA}), frozenset())


async def test_what_is_too_large_is_packed() -> None:
    """Into a folder of one file, whose name says what it is; what is small enough is left as it is."""
    long = File("long.txt", "Long", Letter(("word " * 10_000,)))
    [whole] = (await written(card("Yours", long), VOICE)).values()
    [packed] = (await written(card("Yours", long), VOICE, 1_000)).values()
    assert len(packed) < 1_000 < len(whole)
    assert (called(long, whole), called(long, packed)) == ("long.txt", "long.txt.zip")
    assert ZipFile(BytesIO(packed)).read("long.txt") == whole


def test_no_journal_keeps_a_file() -> None:
    """A card that has one cannot be posted: it is refused when it is written for the outbox."""
    assert codec(Card).write(card("Yours", Note("Only you")))
    with pytest.raises(TypeError, match="without files"):
        codec(Card).write(SHOWN)


def test_in_the_terminal_it_is_put_into_a_folder_that_only_they_can_read(tmp_path: Path) -> None:
    """The reply says where; a newer one takes its place."""
    sight = Sight("UTC", Numbers(), numbered=False, folder=tmp_path / "files")
    drawn(sight.reply(Persona("ana", "Ana"), reply(card("Older", File("letter.txt", "Older", Letter(("older",)))))))
    said = drawn(sight.reply(Persona("ana", "Ana"), reply()))
    path = tmp_path / "files" / "letter.txt"
    assert path.read_bytes() == data_of(LETTER, VOICE)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert "letter.txt" in said.replace("\n", "").replace("│", "").replace(" ", "")


def test_in_a_room_without_a_folder_it_is_shown() -> None:
    """So in a transcript, and in a room that is kept in memory."""
    said = drawn(Sight("UTC", Numbers(), numbered=False).reply(Persona("ana", "Ana"), reply()))
    assert "Inicio" in said
    assert "Ana *Ruiz*" in said


def test_in_discord_it_is_attached_to_the_private_answer() -> None:
    """Under its label, and read out as that."""
    data = data_of(LETTER, VOICE)
    shown = render.message(SHOWN, VOICE, pictures={LETTER: data})
    assert [(file.filename, file.fp.read(), file.description) for file in shown.files] == [
        ("letter.txt", data, "A letter")
    ]
    assert "attachment://letter.txt" in json.dumps(components(shown))


def test_in_discord_without_the_right_it_is_said_who_can_allow_it() -> None:
    """In place of the file."""
    shown = render.message(SHOWN, Voice("en", "UTC", NOBODY), pictures=NO_PICTURES)
    assert shown.files == ()
    assert "A letter: I may not attach files here." in "\n".join(words(components(shown)))


def test_in_slack_the_card_says_where_it_comes() -> None:
    """To their own messages with the bot: files have no place on a private card."""
    shown = slack.message(SHOWN, Voice("en", "UTC", NOBODY))
    assert "A letter: it comes to your messages with me, as letter.txt." in json.dumps(shown.blocks)


def test_elements_around_it_are_as_ever() -> None:
    """A file is one piece of a card, and is found by being itself."""
    assert SHOWN.elements == (Heading("Yours"), LETTER, Note("Only you"))
    assert File("letter.txt", say("A letter"), Letter()) != LETTER
