"""Cards of any shape, with any text in them: whatever a card may be, a platform has to show it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from hypothesis import assume
from hypothesis import strategies as st

from bot.kernel.card import Card
from bot.kernel.command import Account
from bot.kernel.elements import (
    Bar,
    Button,
    Buttons,
    Design,
    Divider,
    Element,
    Fact,
    Facts,
    Heading,
    Image,
    Menu,
    MenuOption,
    Note,
    People,
    PersonLine,
    Progress,
    Style,
    Table,
    Tally,
    Words,
)
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Mention, Moment, Named, Text, When, say
from bot.kernel.wire import WireId

ANA, LAYLA, GONE = PersonId("ana-----------"), PersonId("layla---------"), PersonId("gone----------")
CLINIC = OrganisationId("clinic--------")
USER, SERVER = "77", "900"
AT = datetime(2026, 3, 5, 18, 30, tzinfo=UTC)
NAMES = Directory(
    {
        ANA: Who(ANA, "Ana *<@9>* `co` " + "x" * 20, CLINIC, "", (Account("discord", SERVER, USER),)),
        LAYLA: Who(LAYLA, "ليلى", None, "حي الورود", (Account("discord", SERVER, "78"),)),
    },
    {CLINIC: "Clinic _of_ [Hope](https://evil.example)"},
)
TRICKS = st.sampled_from([
    "@everyone", "<@77>", "<@&5>", "<#5>", "<t:1:R>", "</help:1>", "<a:x:1>", "<id:home>", "https://evil.example/a_b",
    "[here](https://evil.example)", "**bold**", "_it_", "~~gone~~", "||spoiler||", "`code`", "```\nblock\n```", "# Big",
    "-# small", "> quoted", "- item", "1. one", ":tada:", "\\", "\\*", "discord.gg/abc", "::0:",
    "a\n# b\n> c", "👩‍👩‍👧", "ليلى",
])  # fmt: skip
PLAIN = TRICKS | st.text(max_size=60)
LONG = PLAIN | st.text("ab *_\n", max_size=900) | st.integers(1, 300).map(lambda n: "*" * n)
TEXTS: st.SearchStrategy[Text] = st.one_of(
    PLAIN,
    st.builds(Moment, st.just(AT), st.sampled_from(When)),
    st.sampled_from([Mention(ANA), Mention(LAYLA), Mention(GONE), Named(CLINIC)]),
    st.builds(lambda a, b: say("{a} with {b}.", a=a, b=b), PLAIN, st.just(Mention(ANA))),
)
LABELS = st.text("abc *", min_size=1, max_size=34).map(say)
WIRES = st.integers(0, 10**9).map(lambda n: WireId(f"1:zz:{n}"))
BUTTON = st.builds(Button, LABELS, WIRES, st.sampled_from(Style), st.none() | st.just(say("Sure?")), st.none() | TEXTS)
SOMEONE = st.sampled_from([Mention(ANA), Mention(LAYLA)])
TALLY = st.builds(Tally, st.lists(st.builds(Bar, TEXTS, st.integers(0, 10**6)), min_size=1, max_size=9).map(tuple))
LINES = st.builds(PersonLine, PLAIN | SOMEONE, st.none() | TEXTS, st.booleans())
PEOPLE = st.builds(People, TEXTS, st.lists(LINES, max_size=30).map(tuple))

ELEMENTS: st.SearchStrategy[Element] = st.one_of(
    st.builds(Heading, st.text(max_size=100) | TRICKS),
    st.builds(Words, LONG | TEXTS),
    st.builds(Note, LONG | TEXTS),
    st.just(Divider()),
    st.builds(Facts, st.lists(st.builds(Fact, TEXTS, TEXTS), min_size=1, max_size=6).map(tuple)),
    PEOPLE,
    st.builds(lambda label, of, done: Progress(label, min(done, of), of), TEXTS, st.integers(0, 9), st.integers(0, 9)),
    TALLY,
    st.integers(1, 6).flatmap(
        lambda wide: st.builds(
            Table,
            st.tuples(*[TEXTS] * wide),
            st.lists(st.tuples(*[TEXTS] * wide), max_size=20).map(tuple),
        )
    ),
    st.builds(Image, TALLY, st.text("abc", min_size=1)),
    st.builds(Image, PEOPLE, st.text("abc", min_size=1), st.sampled_from(Design)),
    st.builds(Buttons, st.lists(BUTTON, min_size=1, max_size=5).map(tuple)),
    st.builds(
        Menu,
        LABELS,
        st.lists(
            st.builds(MenuOption, st.text("abc *", min_size=1, max_size=75), WIRES),
            min_size=1,
            max_size=25,
            unique_by=lambda option: option.press,
        ).map(tuple),
    ),
)  # fmt: skip


@st.composite
def cards(draw: Callable[[st.SearchStrategy[list[Element]]], list[Element]]) -> Card:
    """Whatever the kernel takes for one, and no more: what is over its limits is left out."""
    elements = draw(st.lists(ELEMENTS, max_size=14))
    shown: tuple[Element, ...] = ()
    for element in elements:
        shown = next(_with(shown, element), shown)
    assume(shown)
    return Card("A card", shown)


def _with(shown: tuple[Element, ...], element: Element) -> Iterator[tuple[Element, ...]]:
    try:
        Card("A card", (*shown, element))
    except ValueError:
        return
    yield (*shown, element)
