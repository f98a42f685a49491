"""T14, T24, Q14: names of people and organisations in any script, from set-up to the terminal: whole, in their own
direction, never a command, never a mention."""

import asyncio
import unicodedata
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from adapters.assembly import Bot, assembled
from adapters.desk import Answered, Pressed, Said, Typed
from adapters.logs import logger
from adapters.terminal.cast import PLATFORM, ROOM, Persona
from adapters.terminal.messenger import Posted, TerminalMessenger, Wall
from adapters.terminal.numbers import Numbers
from adapters.terminal.sight import Sight
from bot.dispatch import Answer, Outcome
from bot.features.coalition.commands import AddOrganisation, SetUp
from bot.features.listening.commands import Join, OpenRound
from bot.kernel.card import Card
from bot.kernel.command import Command, Draft
from bot.kernel.elements import Buttons
from bot.kernel.form import opened
from bot.kernel.text import clean
from bot.kernel.wire import Press, encode
from storage.schema import migrate
from storage.store import open_store
from tests.languages.walk import presses

NOW = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
ZONE, COLUMNS = "Europe/Madrid", 80
REAL = (
    ("محمد عبد الرحمن", "مركز الأسرة"),
    ("שירה כהן־לוי", "בית הספר העירוני"),
    ("श्रीमती कृष्णा", "सामुदायिक स्वास्थ्य केंद्र"),
    ("น้ำฝน ศรีสุข", "ชุมชนริมน้ำ"),
    ("李小龍", "河岸診所"),
    ("Nguyễn Thị Ánh", "Hội phụ nữ"),
    ("María-José O'Neill", "Centro «Sur» & Norte"),
    ("Ада Ковальська", "Бібліотека № 3"),
    ("👩‍👩‍👧‍👦 Zoë", "Youth 🏳️‍🌈 house"),
    ("می‌خواهم", "خانه‌ی محله"),
)
TRICKS = (
    ("/coalition", "/listening-round me"),
    ("@everyone", "@here"),
    ("<!channel>", "<@U123>"),
    ("home", "help"),
    ("yes", "no"),
    ("3", "as ben"),
    ("[bold red]Ana[/]", ":warning: *bold* _it_"),
    ("\u202eanA", "\u2067Clinic\u2069"),
)


class Evening:
    """All of them set up, join, and sit in one round."""

    def __init__(self, folder: Path, names: tuple[tuple[str, str], ...]) -> None:
        self.people = [Persona(f"user{number}", person) for number, (person, _) in enumerate(names)]
        self.organisations = [organisation for _, organisation in names]
        url = f"sqlite:///{folder}/names.sqlite3"
        migrate(url)
        self.wall, self.drawn, self.now = Wall(), 0, NOW
        self.store = open_store(url)
        self.bot: Bot = assembled(
            self.store,
            {PLATFORM: TerminalMessenger(ROOM, self.wall)},
            now=lambda: self.now,
            seed=self._seed,
            log=logger(StringIO(), "error"),
            instance="names",
        )
        self.sight = Sight(ZONE, Numbers(), numbered=False)
        self.pages: dict[str, str] = {}

    def _seed(self) -> bytes:
        self.drawn += 1
        return self.drawn.to_bytes(16, "little")

    async def play(self) -> None:
        first = self.people[0]
        await self._fill(first, SetUp, {"name": "Zusammen שלום معا", "language": "en"})
        for persona, organisation in zip(self.people, self.organisations, strict=True):
            await self._fill(persona, AddOrganisation, {"name": organisation})
        await self._fill(first, OpenRound, {"topic": "كيف حالكم؟ / How are you?", "manner": "typed", "strict": "no"})
        await self.bot.settle()
        for persona in self.people:
            await self._hear(persona, Pressed(encode(self._joining())))
        self.now += timedelta(minutes=1)
        await self.bot.settle()
        self.pages["home"] = await self._page(first, "")
        self.pages["who"] = await self._page(first, "who")
        self.pages["round"] = "".join(map(written, map(self.sight.message, self.wall.messages())))
        await self.store.close()

    def _joining(self) -> Join:
        posted = (each for each in self.wall.messages() if isinstance(each, Posted))
        pressed = (self.bot.desk.decode(encode(press)) for each in posted for press in presses(each.card))
        return next(press for press in pressed if isinstance(press, Join))

    async def _page(self, persona: Persona, word: str) -> str:
        """With all of its parts, one after the other."""
        answer = await self._hear(persona, Typed("coalition", word))
        shown = self._written(persona, answer)
        for _ in range(5):
            more = self._more(answer)
            if more is None:
                break
            answer = await self._hear(persona, Pressed(encode(more)))
            shown += self._written(persona, answer)
        return shown

    def _written(self, persona: Persona, answer: Answer) -> str:
        drawn = self.sight.reply(persona, answer)
        return written(drawn) if drawn else ""

    def _more(self, answer: Answer) -> Press | None:
        assert isinstance(answer.shown, Card)
        rows = (each.buttons for each in answer.shown.elements if isinstance(each, Buttons))
        return next((each.press for row in rows for each in row if each.label.text == "More"), None)

    async def _fill(self, persona: Persona, command: type[Command], answers: dict[str, str]) -> None:
        hidden = {"language": "en"} if command is SetUp else {}
        form = opened(Draft(command).with_text(**hidden), lambda kind: kind.from_bytes(self._seed()[:10]))
        await self._hear(persona, Answered(form.draft, answers))

    async def _hear(self, persona: Persona, said: Said) -> Answer:
        answer = await self.bot.desk.hear(persona.caller(ZONE), said)
        assert isinstance(answer, Answer)
        assert answer.outcome is Outcome.done, (persona, said, answer)
        return answer


def written(each: RenderableType) -> str:
    page = StringIO()
    Console(file=page, width=COLUMNS, color_system=None, legacy_windows=False).print(each)
    return page.getvalue()


def played(folder: Path, names: tuple[tuple[str, str], ...]) -> Evening:
    evening = Evening(folder, names)
    asyncio.run(evening.play())
    return evening


@pytest.fixture(scope="module", params=[REAL, TRICKS], ids=["real names", "tricks"])
def evening(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Evening:
    return played(tmp_path_factory.mktemp("names"), request.param)


def words_of(page: str) -> str:
    """What stands on it, wherever its lines were broken."""
    return " ".join(page.replace("│", " ").split())


def test_every_name_is_shown_whole(evening: Evening) -> None:
    """Each organisation on Who is here, each person on the round's board with theirs, just as they are written."""
    who = words_of(evening.pages["who"])
    board = words_of(evening.pages["round"]).translate(dict.fromkeys(map(ord, "\u2068\u2069")))
    assert [name for name in evening.organisations if clean(name) not in who] == []
    for persona, organisation in zip(evening.people, evening.organisations, strict=True):
        assert f"{clean(persona.name)} · {clean(organisation)}" in board


def test_no_line_is_wider_than_the_window(evening: Evening) -> None:
    """By the room that characters take, which is two columns for many, and none for marks."""
    lines = [line for page in evening.pages.values() for line in page.splitlines()]
    assert [line for line in lines if cell_len(line) > COLUMNS] == []


def test_what_is_turned_round_is_turned_back(evening: Evening) -> None:
    """No name can reorder what stands after it: overrides are gone, and each isolate ends where it began."""
    for page in evening.pages.values():
        assert not set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c")
        assert page.count("\u2068") == page.count("\u2069")


def test_a_name_from_the_right_stands_apart(evening: Evening) -> None:
    """On the board each Arabic, Hebrew or Persian name is isolated; all others are left alone."""
    for persona in evening.people:
        leftwards = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in clean(persona.name))
        assert (f"\u2068{clean(persona.name)}\u2069 · " in evening.pages["round"]) == leftwards
