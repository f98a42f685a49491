"""Documents for the tests of files: with an example of all that may stand in one, and with anything at all."""

from datetime import date
from typing import cast

from hypothesis import strategies as st

from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.kernel.text import say
from bot.papers import Cell, Document, Entry, Fact, Part, Sheet

VOICE = Voice("en", "UTC", NOBODY)
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) https://example.org/a?b=1&c=2"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3

EXAMPLE = Document(
    say("Our agreements: {coalition}", coalition="Riverside & <friends>"),
    ("Made on 30 November 2026.", "2 agreements are kept in confidence and are not in this file."),
    say("What is in it"),
    (
        Entry(
            1,
            "1. Who speaks to the media",
            "The Clinic speaks for all of us.\nOthers say: please ask the Clinic.\n\n- and write it down",
            (
                Fact("Agreed on", ("5 March 2026",)),
                Fact("How", ("Agreed: 3 of 4 organisations answered (3 needed); 3 yes, none against.",)),
                Fact("It binds", ("Clinic", "Tenants’ Union", "حي الورود", "<b>School</b>")),
            ),
            (Part("Version 1, until 4 March 2026", "The Clinic speaks.", (Fact("Agreed on", ("1 March 2026",)),)),),
        ),
        Entry(2, f"2. {LONG}", ATTACK, (Fact(LONG, (ATTACK, LONG)),)),
        Entry(10, "10. مرحبا بكم", "نلتقي كل يوم اثنين.\n= 1 + 1", (Fact("Review", ("1 March 2027",)),)),
    ),
)

WORDS = st.text() | st.text("\\`*_{}[]()<>#+-.!|~&:/@=$^\"'; \n\twhtp1", min_size=1) | st.sampled_from([ATTACK, LONG])
FACTS = st.builds(Fact, WORDS, st.lists(WORDS, min_size=1, max_size=3).map(tuple))
SOME_FACTS = st.lists(FACTS, max_size=2).map(tuple)
PARTS = st.lists(st.builds(Part, WORDS, WORDS, SOME_FACTS), max_size=1).map(tuple)
ENTRIES = st.builds(Entry, st.integers(1, 99), WORDS, WORDS, SOME_FACTS, PARTS)
DOCUMENTS = st.builds(
    Document, WORDS, st.lists(WORDS, max_size=2).map(tuple), WORDS, st.lists(ENTRIES, max_size=3).map(tuple)
)

CELLS = st.one_of(WORDS, st.integers(0), st.dates(), st.lists(WORDS, max_size=3).map(tuple))


def sheet(width: int) -> st.SearchStrategy[Sheet]:
    row = st.tuples(*[cast("st.SearchStrategy[Cell]", CELLS)] * width)
    return st.builds(Sheet, st.tuples(*[WORDS] * width), st.lists(row, max_size=3).map(tuple))


SHEETS = st.integers(1, 4).flatmap(sheet)


def shown(cell: Cell) -> str:
    """As a reader sees it."""
    match cell:
        case tuple():
            return "\n".join(map(VOICE.text, cell))
        case int():
            return str(cell)
        case date():
            return cell.isoformat()
        case _:
            return VOICE.text(cell)
