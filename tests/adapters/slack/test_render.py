"""Cards as Block Kit: what people wrote is never markup, times are the reader's own, every message has its text."""

from datetime import UTC, datetime

from adapters.slack import render
from adapters.slack.text import Json
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.kernel.card import Card, card
from bot.kernel.command import Account
from bot.kernel.elements import (
    Bar,
    Button,
    Buttons,
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
from bot.kernel.ids import PersonId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Mention, Moment, Phrase, When, say
from bot.kernel.wire import WireId
from tests.adapters.slack.specs import vendor_check

ANA = PersonId("ana-----------")
AT = datetime(2026, 3, 5, 18, 30, tzinfo=UTC)
NAMES = Directory({ANA: Who(ANA, "Ana <@U9> & *co*", accounts=(Account("slack", "T1", "U1"),))}, {})
VOICE = Voice("en", "Europe/Madrid", NAMES)
TRICK = "<!channel> <@U1> <https://evil.example|here> & *bold* _it_ `code` :tada:"


def pieces(block: Json) -> list[Json]:
    """The elements of the first section of a rich text block."""
    sections = block["elements"]
    assert isinstance(sections, list)
    found = sections[0]["elements"]
    assert isinstance(found, list)
    return found


def test_what_people_wrote_is_never_markup() -> None:
    """It stands in rich text as it is, and in the summary, which Slack reads, it is escaped."""
    shown = render.message(Card(TRICK, (Words(TRICK), Note(TRICK))), VOICE)
    assert pieces(shown.blocks[0]) == [{"type": "text", "text": TRICK}]
    assert shown.blocks[1] == {
        "type": "context",
        "elements": [{"type": "plain_text", "text": TRICK, "emoji": False}],
    }
    assert shown.text == TRICK.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_nobody_can_write_a_token_of_ours() -> None:
    """The characters that stand for dates and calls are taken out of what people write."""
    shown = render.message(Card("x", (Words(say("{what}", what="\ue0000\ue001 1")),)), VOICE)
    assert pieces(shown.blocks[0]) == [{"type": "text", "text": "0 1"}]


def test_a_moment_is_a_date_of_slacks_with_a_fallback() -> None:
    """Each reader sees it in their own zone; where that cannot be, it is written out in the place's."""
    said = say("It ends at {at}.", at=Moment(AT, When.time))
    shown = render.message(Card(said, (Words(said), Note(said))), VOICE)
    date = {"type": "date", "timestamp": 1772735400, "format": "{time}", "fallback": "7:30\u00a0PM"}
    for block in shown.blocks:
        assert pieces(block) == [words("It ends at "), date, words(".")]
    assert shown.text == "It ends at 7:30\u00a0PM."


def test_a_ring_calls_the_person_where_their_name_stands() -> None:
    """In the text of a notification too."""
    said = say("{who}, it is your turn.", who=Mention(ANA))
    shown = render.message(Card(said, (Words(said),)), VOICE, rings="U1")
    assert pieces(shown.blocks[0]) == [{"type": "user", "user_id": "U1"}, words(", it is your turn.")]
    assert shown.text == "<@U1>, it is your turn."


def test_a_ring_without_a_name_calls_before_the_rest() -> None:
    """An edited name or another account of theirs must not make the message silent."""
    shown = render.message(Card(say("Your turn."), (Words(say("Your turn.")),)), VOICE, rings="U7")
    assert pieces(shown.blocks[0]) == [{"type": "user", "user_id": "U7"}]
    assert pieces(shown.blocks[1]) == [words("Your turn.")]


def test_without_a_ring_a_name_is_a_name() -> None:
    """A card that names people rings nobody's phone."""
    shown = render.message(Card(Mention(ANA), (Words(Mention(ANA)),)), VOICE)
    assert pieces(shown.blocks[0]) == [words("Ana <@U9> & *co*")]
    assert "<@" not in shown.text


def test_a_button_carries_its_press_and_what_is_asked_first() -> None:
    """Its place on the card is its id, and it has a label for screen readers where labels repeat."""
    button = Button(say("End"), WireId("1:re:x"), Style.danger, say("End it for all?"), say("End the round"))
    [block] = render.message(Card("x", (Buttons((button,)),)), VOICE).blocks
    assert block == {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "press-1",
                "text": label("End"),
                "value": "1:re:x",
                "style": "danger",
                "accessibility_label": "End the round",
                "confirm": {
                    "title": label("Are you sure?"),
                    "text": label("End it for all?"),
                    "confirm": label("End"),
                    "deny": label("No"),
                },
            }
        ],
    }


def test_a_menu_is_a_menu_as_long_as_its_presses_fit() -> None:
    """Slack takes 75 characters of an option; longer presses are buttons, which take more."""
    short, long = MenuOption("Ana", WireId("1:x:a")), MenuOption("Ben", WireId("1:x:" + "b" * 90))
    [menu] = render.message(Card("x", (Menu(say("Who?"), (short,)),)), VOICE).blocks
    assert [each["type"] for each in elements(menu)] == ["static_select"]
    question, buttons = render.message(Card("x", (Menu(say("Who?"), (short, long)),)), VOICE).blocks
    assert pieces(question) == [{**words("Who?"), "style": {"bold": True}}]
    assert [each["value"] for each in elements(buttons)] == ["1:x:a", "1:x:" + "b" * 90]


def test_every_element_is_shown_and_the_vendor_takes_it() -> None:
    """One of each, with people's text wherever people's text can be."""
    every = card(
        TRICK,
        Words(TRICK),
        Note(say("Until {at}", at=Moment(AT))),
        Facts((Fact(TRICK, TRICK), Fact("a", Moment(AT)))),
        People("Who", (PersonLine(Mention(ANA), "now", current=True), PersonLine(TRICK), PersonLine(" "))),
        Progress(TRICK, 3, 8),
        Tally((Bar(TRICK, 3), Bar("b", 0))),
        Table(("Name", "When"), ((TRICK, Moment(AT)), ("b", "c"))),
        Image(Tally((Bar("c", 9),)), TRICK),
        Buttons((Button(say("Go"), WireId("1:a")), Button(say("Stop"), WireId("1:b"), Style.primary))),
        Menu(say("Which?"), (MenuOption(TRICK, WireId("1:c")),)),
    )
    shown = render.message(every, VOICE)
    read = str(shown.blocks)
    for part in ("███░░", "3 of 8", "▶ Ana", "When: ", "press-3"):
        assert part in read
    check = vendor_check()
    assert check("chat.postMessage", {"channel": "C1", "text": shown.text, "blocks": shown.blocks}) == []


def test_what_a_translation_makes_too_long_is_cut() -> None:
    """Slack refuses a whole message for one heading that is a character too long."""
    shown = render.message(Card("x", (Heading(say("{name}", name="n" * 140)),)), Voice("en", "UTC", NOBODY))
    assert len(str(shown.blocks[0]["text"]["text"])) == 140  # type: ignore[index]
    button = Button(Phrase("x" * 34), WireId("1:a"), spoken="y" * 200)
    [block] = render.message(Card("x", (Buttons((button,)),)), VOICE).blocks
    [pressed] = elements(block)
    assert len(str(pressed["accessibility_label"])) == 75


def words(text: str) -> Json:
    return {"type": "text", "text": text}


def label(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": False}


def elements(block: Json) -> list[Json]:
    found = block["elements"]
    assert isinstance(found, list)
    return found
