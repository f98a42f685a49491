"""The room as one types in it: who sees what, numbers that stay, forms that keep what was typed, and plain talk."""

import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TypeVar

import pytest

from adapters.logs import logger
from adapters.terminal.cast import LUCIA
from adapters.terminal.completion import Suggestions
from adapters.terminal.house import (
    EVENING_ZONE,
    FIRST_EVENING,
    House,
    NotBroughtTogether,
    bring_together,
    furnished,
)
from adapters.terminal.numbers import Numbers
from adapters.terminal.player import MOMENT, GivenTime
from adapters.terminal.screen import Screen
from adapters.terminal.sight import Sight
from adapters.wording import Catalogues
from bot.dispatch import NOBODY, Answer, Outcome
from bot.dispatch.ports import Store, Transaction
from bot.features import FEATURES
from bot.kernel.feature import Catalogue
from bot.kernel.limits import TYPED
from bot.kernel.text import say
from storage.store import open_store

G = TypeVar("G")
R = TypeVar("R")


@dataclass
class Evening:
    """A room with someone before it; `types` lets all follow that follows, and answers what was drawn for it."""

    house: House
    time: GivenTime
    pages: list[str] = field(default_factory=list)

    async def types(self, *lines: str) -> str:
        self.pages.clear()
        for line in lines:
            self.time.move_to(self.time() + MOMENT)
            await self.house.room.take(line)
            await self.house.bot.settle()
        return "".join(self.pages)

    def number(self, label: str) -> str:
        room = self.house.room
        numbers = {
            thing.label: str(number) for number, thing in reversed(room.sight.numbers.offered(room.persona.user))
        }
        return numbers[label]

    async def presses(self, label: str) -> str:
        return await self.types(self.number(label))

    def suggested(self, typed: str) -> list[str]:
        roots = self.house.bot.dispatch.catalogue.roots
        return [each.text for each in Suggestions(self.house.room, roots).after(typed)]


@pytest.fixture
async def evening(sqlite_url: str) -> AsyncIterator[Evening]:
    """In the example coalition, as Ana."""
    store = open_store(sqlite_url)
    log, lots, time, pages = logger(StringIO()), random.Random(1), GivenTime(FIRST_EVENING), list[str]()
    screen = Screen(pages.append, lambda: 80, colour=False)
    await bring_together(store, log, FIRST_EVENING, EVENING_ZONE)
    yield Evening(
        furnished(store, screen, now=time, seed=lambda: lots.randbytes(16), log=log, zone=EVENING_ZONE, alive=True),
        time,
        pages,
    )
    await store.close()


async def test_the_example_coalition_is_there_at_once(evening: Evening) -> None:
    """A newcomer finds the five organisations and who speaks for them, and is a facilitator as Ana."""
    seen = await evening.types("/coalition who")
    for name in ("Hillside School", "Harbour Counselling", "Riverside Clinic", "Tenants' Union", "City Youth Office"):
        assert name in seen
    assert "سمير حداد" in seen
    assert "Lucía Fernández speaks for it" in seen


async def test_it_is_brought_together_once(evening: Evening) -> None:
    """A second start finds the coalition and adds nothing to it."""
    assert not await bring_together(evening.house.store, logger(StringIO()), FIRST_EVENING, EVENING_ZONE)


@dataclass
class Filling:
    """A store whose disk is full after so many writes."""

    store: Store
    room: int

    def transact(self, work: Callable[[Transaction, G], R], given: G) -> Awaitable[R]:
        self.room -= 1
        if self.room < 0:
            raise OSError
        return self.store.transact(work, given)

    def read(self, work: Callable[[Transaction, G], R], given: G) -> Awaitable[R]:
        return self.store.read(work, given)

    def clean(self) -> Awaitable[bool]:
        return self.store.clean()


async def test_a_coalition_that_cannot_be_set_up_is_said_to_be_so(sqlite_url: str) -> None:
    """A disk that fills up in the midst of it ends in one sentence that says what to do."""
    store = open_store(sqlite_url)
    with pytest.raises(NotBroughtTogether, match="begin again with --new"):
        await bring_together(Filling(store, 5), logger(StringIO()), FIRST_EVENING, EVENING_ZONE)
    await store.close()


async def test_a_private_reply_says_who_alone_sees_it(evening: Evening) -> None:
    """A page is under the name of the one who asked, and what all see is under its own heading."""
    assert "Only Ana Kowalska sees this" in await evening.types("/coalition")
    seen = await evening.types("@ben /listening-round")
    assert "You type as Ben Carter now." in seen
    assert "Only Ben Carter sees this" in seen


def test_a_private_reply_is_in_the_persons_own_language(tmp_path: Path) -> None:
    """What only Lucía sees is in her Spanish, and so are the room's own words around it."""
    folder = tmp_path / "es/LC_MESSAGES"
    folder.mkdir(parents=True)
    pairs = (("Saved.", "Guardado."), ("Only {name} sees this: {words}", "Solo {name} lo ve: {words}"))
    catalogue = "".join(f'msgid "{english}"\nmsgstr "{spanish}"\n\n' for english, spanish in pairs)
    (folder / "commonground.po").write_text(f'msgid ""\nmsgstr "Language: es\\n"\n\n{catalogue}', "utf-8")
    sight = Sight(EVENING_ZONE, Numbers(), numbered=True, catalogues=Catalogues(tmp_path))
    drawn = sight.reply(LUCIA, Answer(Outcome.done, say("Saved."), "es", EVENING_ZONE, NOBODY))
    assert str(drawn) == "Solo Lucía Fernández lo ve: Guardado."


async def test_a_round_is_pinned_and_its_ask_says_whom_it_rings(evening: Evening) -> None:
    """The board does not run through the room; the ask for a turn does."""
    await evening.types("/listening-round")
    opened = await evening.presses("First round")
    assert "press Join" in opened
    assert "4. What I hope" not in opened
    board = evening.house.room.pinned
    assert board is not None
    assert "4. What I hope" in evening.house.room.screen.text(evening.house.room.sight.message(board))
    await evening.presses("Join")
    started = await evening.presses("Start")
    assert "Ana Kowalska, it is your turn" in started
    assert "This rings Ana Kowalska." in started


async def test_a_board_that_is_over_is_pinned_no_longer(evening: Evening) -> None:
    """A round that has ended leaves the place above the line."""
    await evening.types("/listening-round")
    await evening.presses("First round")
    assert evening.house.room.pinned
    asked = await evening.presses("End the round")
    assert "Type yes or no." in " ".join(asked.split())
    await evening.types("yes")
    assert evening.house.room.pinned is None


@pytest.mark.parametrize("answer", ["sí", "Si", " S "])
async def test_yes_is_yes_in_the_persons_own_language(evening: Evening, answer: str) -> None:
    """Without its accent too, as people type in a hurry."""
    await evening.types("@lucia /coalition me")
    await evening.presses("Salir de la coalición")
    assert "Has salido de" in await evening.types(answer)


QUESTION = {
    "yes": "End the round for everyone? Those who have not spoken can still send words. Type yes or no.",
    "sí": "¿Cierras la ronda para todo el grupo? Quien no ha hablado aún puede enviar palabras. Escribe sí o no.",
}


async def test_who_is_asked_first_is_asked_in_one_language(evening: Evening) -> None:
    """Their own, whatever the board is in on which they press: the question, and how to answer it."""
    await evening.types("@lucia /listening-round")
    await evening.presses("Primera ronda")
    assert QUESTION["sí"] in " ".join((await evening.presses("End the round")).split())
    await evening.types("sí")
    assert evening.house.room.pinned is None


@pytest.mark.parametrize(("chosen", "yes"), [("Spanish", "sí"), ("English", "yes")])
async def test_their_own_language_is_the_one_that_they_chose(evening: Evening, chosen: str, yes: str) -> None:
    """Here the bot answers them in it, so they are asked in it too, and their answer is understood."""
    await evening.types("/listening-round")
    await evening.presses("First round")
    await evening.types("/coalition me")
    await evening.presses("Change my details")
    await evening.types("", chosen, "", "/coalition")
    assert QUESTION[yes] in " ".join((await evening.presses("End the round")).split())
    await evening.types(yes)
    assert evening.house.room.pinned is None


@pytest.mark.parametrize("answer", ["no", "n", ""])
async def test_a_button_that_asks_first_can_be_left(evening: Evening, answer: str) -> None:
    """Anything but yes presses nothing."""
    await evening.types("/listening-round")
    await evening.presses("First round")
    await evening.presses("End the round")
    assert "You did not press it" in await evening.types(answer)
    assert evening.house.room.pinned


async def test_what_is_typed_instead_of_an_answer_is_heard(evening: Evening) -> None:
    """Who is asked yes or no and types something else is not held up."""
    await evening.types("/listening-round")
    await evening.presses("First round")
    await evening.presses("End the round")
    said = await evening.types("I am not sure")
    assert "You did not press it" in said
    assert "Ana Kowalska: I am not sure" in said


async def test_what_somebody_said_is_taken_into_a_form(evening: Evening) -> None:
    """What they said last, for what it is to become; what can become of it is shown where that is not typed."""
    await evening.types("@ben what helps at the start?", "as ana")
    shown = await evening.types("/from ben")
    assert "/from ben round" in shown
    assert "A round about this" in shown
    assert "Open a round" in await evening.types("/from ben round")
    filling = evening.house.room.filling
    assert filling
    assert filling.shown == "what helps at the start?"
    await evening.types("/cancel")
    assert "someone else's words" in " ".join((await evening.types("/from ben slow-round")).split())
    assert "Mei Tanaka has not written anything here yet." in await evening.types("/from mei round")
    assert "Nobody here is called zoe" in await evening.types("/from zoe round")


async def test_an_old_number_gives_a_kind_answer(evening: Evening) -> None:
    """The button of a turn that is over is still known, and says so."""
    await evening.types("/listening-round")
    await evening.presses("First round")
    await evening.presses("Join")
    await evening.types("@ben " + evening.number("Join"), "as ana")
    await evening.presses("Start")
    old = evening.number("I'm here")
    await evening.presses("Pass")
    again = await evening.types(old)
    assert "Only Ana Kowalska sees this" in again
    assert "wrong" not in again


async def test_numbers_that_nobody_was_shown_are_refused_kindly(evening: Evening) -> None:
    """Neither a number that does not exist nor one of somebody's private page does anything."""
    assert "There is no button 99 yet." in await evening.types("99")
    await evening.types("/listening-round")
    number = evening.number("First round")
    assert f"Button {number} was shown to someone else." in await evening.types(f"@ben {number}")


async def test_a_form_keeps_what_was_typed_and_asks_again_for_what_does_not_fit(evening: Evening) -> None:
    """The wrong field alone is asked again, with its error; the rest makes the round."""
    await evening.types("/listening-round")
    assert "Open a round · Only Ana Kowalska sees this" in await evening.presses("Another topic")
    await evening.types("Rents", "100")
    filling = evening.house.room.filling
    assert filling is not None
    assert filling.shown == "100"
    assert filling.error is not None
    await evening.types("3", "written", "1", "1")
    assert evening.house.room.filling is None
    board = evening.house.room.pinned
    assert board is not None
    assert "up to 3" in evening.house.room.screen.text(evening.house.room.sight.message(board))


async def test_a_form_can_be_left(evening: Evening) -> None:
    """Nothing is sent, and what follows is a line like any other."""
    await evening.types("/listening-round")
    await evening.presses("Another topic")
    assert "You left the form." in await evening.types("Rents", "/cancel")
    assert evening.house.room.filling is None
    assert "Only Ana" in await evening.types("/coalition")


async def test_a_form_can_be_left_from_a_field_that_holds_something(evening: Evening) -> None:
    """The way out is typed behind it, since not everyone knows how to empty a line."""
    await evening.types("/listening-round minutes:99 Rents")
    assert evening.house.room.filling is not None
    assert "You left the form." in await evening.types("99/cancel")
    assert evening.house.room.filling is None


async def test_a_long_line_is_shown_again_in_short(evening: Evening) -> None:
    """What was typed is in the form; nobody needs a screenful of it."""
    shown = await evening.types(f"/listening-round {'word ' * 700}")
    assert len(shown) < 1_000
    assert "…" in shown


async def test_a_form_that_was_refused_can_be_changed(evening: Evening) -> None:
    """The words are offered once more: here two rounds do not fit into one room."""
    await evening.types("/listening-round")
    form = evening.number("Another topic")
    await evening.presses("First round")
    refused = await evening.types(form, "Rents", "3", "1", "1", "1")
    assert "Type “again” to change what you wrote." in refused
    await evening.types("again")
    filling = evening.house.room.filling
    assert filling is not None
    assert filling.shown == "Rents"
    assert "There is no form to change." in await evening.types("/cancel", "again")


async def test_talk_is_on_the_wall_and_nowhere_else(evening: Evening) -> None:
    """What people say to each other is seen by all; the bot answers nothing."""
    said = await evening.types("Good evening, all", "@samir Welcome")
    assert "Ana Kowalska: Good evening, all" in said
    assert "سمير حداد" in said
    assert "sees this" not in said
    assert "Good evening, all" in await evening.types("look")


async def test_someone_new_can_come_in(evening: Evening) -> None:
    """A made-up person joins like anyone, once; names that are taken or too long are told so."""
    assert "You type as Kim now." in await evening.types("as kim new")
    assert "Riverside Together" in await evening.types("/coalition")
    assert "kim is here already" in await evening.types("as kim new")
    assert "at most 20 letters" in await evening.types(f"as {'k' * 30} new")
    assert "Nobody here is called zoe" in await evening.types("as zoe")
    assert "kim" in await evening.types("people")


async def test_odd_lines_do_no_harm(evening: Evening) -> None:
    """An unknown command, a line without end, nothing at all: each has a kind answer or none."""
    assert "I do not know “/dance”" in await evening.types("/dance")
    assert f"{TYPED:,} fit here" in await evening.types("x" * (TYPED + 1))
    assert await evening.types("   ") == ""
    assert "Nothing has been written" in await evening.types("look")
    assert "In this window" in await evening.types("help")


async def test_help_names_what_every_feature_can_be_asked(evening: Evening) -> None:
    """By the word that is typed, with the feature's own summary; a new feature is in it by itself."""
    shown = re.sub(r"[\s│]+", " ", await evening.types("help"))
    for root in Catalogue(FEATURES).roots.values():
        assert f"/{root.name} {root.summary.text}" in shown


async def test_quit_leaves_and_nothing_else_does(evening: Evening) -> None:
    """Every line but quit keeps the room open; with a slash it is the same word."""
    assert await evening.house.room.take("quitting?")
    assert not await evening.house.room.take("/quit")
    assert not await evening.house.room.take("quit")


async def test_what_may_follow_is_offered(evening: Evening) -> None:
    """Commands, their words, people, buttons, own words, and the options of a field."""
    assert evening.suggested("/l") == ["/listening-round"]
    assert evening.suggested("/coalition wh") == ["who"]
    assert "minutes:" in evening.suggested("/listening-round Rents m")
    assert evening.suggested("@s") == ["@samir "]
    assert evening.suggested("as l") == ["as lucia"]
    assert "look" in evening.suggested("l")
    assert evening.suggested("") == evening.suggested("zzz") == evening.suggested("/dance x") == []
    await evening.types("/listening-round")
    number = evening.number("Another topic")
    assert evening.suggested(number) == [number]
    await evening.types(number, "Rents", "3")
    assert evening.suggested("sp") == ["Spoken on a call"]


@pytest.mark.parametrize("width", [36, 40, 60, 80, 120, 200])
async def test_it_is_readable_at_any_width(evening: Evening, width: int) -> None:
    """No line is wider than the window, nor than what one reads with ease; names from right to left are isolated."""
    room = evening.house.room
    pages: list[str] = []
    room.screen = Screen(pages.append, lambda: width, colour=False)
    for line in ("/coalition who", "/listening-round What would help?", "look", "help", "people"):
        await room.take(line)
        await evening.house.bot.settle()
    lines = "".join(pages).replace("\u2068", "").replace("\u2069", "").splitlines()
    assert max(map(len, lines)) <= min(width, 100)
    assert "\u2068سمير حداد\u2069" in "".join(pages)


async def test_who_writes_while_someone_speaks_reads_it_alone_and_once(evening: Evening, sqlite_url: str) -> None:
    """And what they wrote is nowhere but in the room: neither in the store nor in the log."""
    canary = "xylophone-canary-7341"
    await evening.types("/listening-round Rents", "@ben /listening-round")
    await evening.presses("Join")
    await evening.types("as ana")
    await evening.presses("Start")
    await evening.types("as ben")
    await evening.presses("I'm here")
    assert "has the floor" not in await evening.types(f"{canary} mine")
    first, again = await evening.types(f"@mei {canary}"), await evening.types(canary)
    assert "Ben Carter has the floor until" in first
    assert "Press Join" in first
    assert "has the floor" not in again
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    kept = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    assert canary.encode() not in kept
    assert b"Rents" in kept
