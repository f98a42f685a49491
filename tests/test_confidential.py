"""What is kept in confidence: seen by whom it names, and taken by nothing that goes further; not by the type checker,
not when the program runs."""

import ast
import copy
import json
import logging
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.logs import logger
from adapters.wording import Voice
from bot.confidential import KINDS, SHOWN, Confidential, KeptInConfidence, Kind, Reader, Readers, kinds
from bot.dispatch import NOBODY
from bot.kernel.card import Card, card
from bot.kernel.change import Happened
from bot.kernel.elements import (
    Bar,
    Fact,
    Facts,
    Heading,
    Image,
    Note,
    People,
    PersonLine,
    Progress,
    Table,
    Tally,
    Words,
)
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.settings import Ruled, Rules
from bot.kernel.text import say
from storage.codec import codec, written_fact

ROOT = Path(__file__).parents[1]
CANARY = "canary-7f3a-in-confidence"
ANA, BEN = PersonId("ana-----------"), PersonId("ben-----------")
CLINIC, SCHOOL = OrganisationId("clinic--------"), OrganisationId("school--------")
KEPT = Confidential(CANARY, Kind.agreements, Readers(frozenset({ANA}), frozenset({CLINIC})))

SNIPPETS = """
from dataclasses import dataclass
from adapters.wording import Voice
from bot.confidential import Confidential, Kind, Reader, Readers
from bot.dispatch.dates import Date
from bot.kernel.card import Card, card
from bot.kernel.elements import Bar, Fact, Heading, Image, Note, PersonLine, Tally, Words
from bot.kernel.personal import Held
from bot.kernel.text import Phrase, say
from bot.papers import Document, Entry, Sheet
from bot.features.agreements.model import AGREEMENTS, Agreement
from bot.features.agreements.model.taken import Data, Taken
from bot.kernel.ports import Unit
from datetime import datetime

def taken(kept: Confidential[str], reader: Reader, voice: Voice, label: Phrase, date: Date,
    whole: Confidential[Agreement], unit: Unit, now: datetime) -> None:
    Words(kept.opened(reader))
    card(kept.opened(reader), Note(kept.opened(reader)))
    say("{words}", words=kept.opened(reader))
    kept.made(str.upper).opened(reader).lower()

def refused(kept: Confidential[str], reader: Reader, voice: Voice, label: Phrase, date: Date,
    whole: Confidential[Agreement], unit: Unit, now: datetime) -> None:
    Words(kept)  # refused
    Heading(kept)  # refused
    Note(kept)  # refused
    Fact(label, kept)  # refused
    PersonLine(kept)  # refused
    Bar(kept, 1)  # refused
    Image(Tally((Bar("a", 1),)), kept)  # refused
    card(kept)  # refused
    Card(kept, ())  # refused
    say("{words}", words=kept)  # refused
    Held(label, kept, label, label)  # refused
    voice.text(kept)  # refused
    replace(date, title=kept)  # refused
    kept + "more"  # refused
    kept.lower()  # refused
    kept.content  # refused
    ", ".join([kept])  # refused
    Words(kept.made(str.upper))  # refused
    kept.opened()  # refused
    kept.opened("ana")  # refused
    Document(label, (kept,), label, ())  # refused
    Entry(1, label, kept)  # refused
    Sheet((label,), ((kept,),))  # refused
    Taken("Riverside", now, (whole,))  # refused
    Data(whole)  # refused
    unit.get(AGREEMENTS).save(whole)  # refused
"""


@dataclass(frozen=True, slots=True)
class Holding:
    kept: Confidential[str]


@dataclass(frozen=True, slots=True)
class Said(Happened):
    words: str


def test_the_type_checker_takes_it_nowhere_but_opened(tmp_path: Path) -> None:
    """Each line that hands it on as it is is an error, and none that opens it for a reader."""
    file = tmp_path / "snippets.py"
    file.write_text(SNIPPETS, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict-equality", "--no-error-summary", "--no-pretty", str(file)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    wrong = {int(line.split(":")[1]) for line in told.stdout.splitlines() if "error:" in line}
    meant = {number for number, line in enumerate(SNIPPETS.splitlines(), 1) if line.endswith("# refused")}
    assert wrong == meant, told.stdout + told.stderr


@pytest.mark.parametrize(
    "reader", [Reader(ANA), Reader(ANA, frozenset({SCHOOL})), Reader(BEN, frozenset({SCHOOL, CLINIC}))]
)
def test_it_opens_for_those_it_names(reader: Reader) -> None:
    """A person by name, and whoever acts for an organisation by its name."""
    assert KEPT.opened(reader) == CANARY


@pytest.mark.parametrize("reader", [Reader(BEN), Reader(BEN, frozenset({SCHOOL})), Reader(PersonId("clinic--------"))])
def test_it_opens_for_nobody_else(reader: Reader) -> None:
    """T22: the readers are named before; who is not among them is told so kindly, and nothing of what it is."""
    with pytest.raises(KeptInConfidence) as refused:
        KEPT.opened(reader)
    assert CANARY not in repr(refused.value.said)


def test_it_has_no_reader_by_default() -> None:
    """Nobody is let in who is not named; no organisation is not an organisation."""
    with pytest.raises(KeptInConfidence):
        Confidential(CANARY, Kind.of_circles, Readers()).opened(Reader(ANA))


def test_who_left_is_no_reader_any_more() -> None:
    """The same with other readers is for them alone."""
    other = KEPT.read_by({BEN}, ())
    assert other.opened(Reader(BEN)) == CANARY
    with pytest.raises(KeptInConfidence):
        other.opened(Reader(ANA, frozenset({CLINIC})))


def test_what_is_made_of_it_stays_in_confidence() -> None:
    """Its words in capitals are for the same readers."""
    made = KEPT.made(str.upper)
    assert (made.opened(Reader(ANA)), made.kind, made.readers) == (CANARY.upper(), KEPT.kind, KEPT.readers)


@pytest.mark.parametrize("printed", [str, repr, "{}".format, "{!r:>9}".format, "%s".__mod__, ascii, format])
def test_printing_it_shows_nothing(printed: Callable[[object], str]) -> None:
    """By itself, and in what holds it."""
    assert printed(KEPT).strip() == SHOWN
    for holding in ((KEPT,), {1: [KEPT]}, Holding(KEPT), KeyError(KEPT)):
        assert CANARY not in str(holding) + repr(holding)


def test_logs_show_nothing_of_it() -> None:
    """Neither as a field nor within a traceback's error."""
    stream = StringIO()
    log = logger(stream, "debug")
    log.warning("Heard.", platform=KEPT, code=KEPT, error=repr(KEPT))
    logging.getLogger("some.library").warning("odd: %s", KEPT)
    assert CANARY not in stream.getvalue()


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps, lambda kept: asdict(Holding(kept))])
def test_it_is_not_copied(copied: Callable[[object], object]) -> None:
    """Nor is what holds it turned into a dictionary, from which it could be written anywhere."""
    with pytest.raises(TypeError, match="in confidence"):
        copied(KEPT)


@pytest.mark.parametrize(
    "built",
    [
        Words,
        Heading,
        Note,
        lambda text: Card(text, ()),
        lambda text: card("Title", Facts((Fact(say("Title"), text),))),
        lambda text: card("Title", Facts((Fact(text, "value"),))),
        lambda text: card("Title", People("People", (PersonLine(text),))),
        lambda text: card("Title", People("People", (PersonLine("Ana", text),))),
        lambda text: card("Title", Table(("Words",), ((text,),))),
        lambda text: card("Title", Tally((Bar(text, 1),))),
        lambda text: card("Title", Progress(text, 1, 2)),
        lambda text: Image(Tally((Bar("a", 1),)), text),
        lambda text: card("Title", Image(Tally((Bar(text, 1),)), "Bars")),
        lambda text: Words(say("It says {words}.", words=text)),
        lambda text: Words(say("It says {words}.", words=say("“{words}”", words=text))),
        lambda text: Words(say("They say {words}.", words=(text, "more"))),
    ],
)
def test_no_card_takes_it(built: Callable[[object], object]) -> None:
    """Whatever the type checker was told: a card with it cannot be built, and so is never kept, sent or drawn."""
    built("words")
    with pytest.raises(TypeError, match="does not show a Confidential"):
        built(KEPT)


def test_no_journal_takes_it() -> None:
    """Facts, cards and commands that wait are written by the codec, which has no way to write it; text that is not
    text is not written either."""
    for kind in (Confidential[str], Confidential, Holding, tuple[Confidential[str], ...], Confidential[str] | None):
        with pytest.raises(TypeError, match="cannot be kept as JSON"):
            codec(kind)
    with pytest.raises(TypeError):
        json.dumps(codec(tuple[str, ...]).write((KEPT,)))


def test_no_history_takes_it() -> None:
    """A fact that would carry it is refused when it is first written."""
    with pytest.raises(TypeError):
        json.dumps(written_fact(Said(KEPT)))  # type: ignore[arg-type]


@given(st.text(min_size=1), st.sampled_from(Kind))
def test_equal_is_what_holds_the_same_for_the_same(content: str, kind: Kind) -> None:
    """So that an aggregate that holds it is compared as any other."""
    made, again = (Confidential(content, kind, Readers(frozenset({ANA}))) for _ in range(2))
    assert made == again
    assert hash(made) == hash(again)
    assert made != Confidential(content + "!", kind, made.readers)
    assert made != made.read_by((), ())
    assert made != content


def test_a_voice_cannot_say_it() -> None:
    """What turns cards into words has none for it."""
    voice = Voice("en", "UTC", NOBODY)
    with pytest.raises(TypeError, match="Confidential"):
        voice.text(KEPT)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Confidential"):
        voice.text(say("It says {words}.", words=KEPT))  # type: ignore[arg-type]


def test_only_the_store_takes_it_apart() -> None:
    """`stored`, which asks for no reader, is called in storage/tables.py, and nothing reaches into it elsewhere."""
    reaching = []
    for path in sorted(path for folder in ("bot", "adapters", "storage") for path in (ROOT / folder).rglob("*.py")):
        source = path.read_text("utf-8")
        imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
        taken = {alias.name for node in imports if node.module == "bot.confidential" for alias in node.names}
        if taken & {"stored", "*"} or "_Confidential__" in source:
            reaching.append(path.relative_to(ROOT).as_posix())
    assert reaching == ["bot/confidential.py", "storage/tables.py"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [("", set()), ("of-circles", {Kind.of_circles}), ("agreements  of-circles", {Kind.agreements, Kind.of_circles})],
)
def test_a_rule_names_kinds(value: str, kept: set[Kind]) -> None:
    """By their names, with spaces between them; until there is a rule nothing is kept in confidence."""
    assert kinds(Rules({KINDS.name: Ruled(value, 4, "What is said of people stays here.", holds=True)})) == kept
    assert kinds(Rules({})) == frozenset()
