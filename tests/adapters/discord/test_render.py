"""Cards as Components V2: within Discord's limits whatever is in them, and each element as it is meant."""

from datetime import UTC, datetime

from hypothesis import given, settings

from adapters.discord import render
from adapters.discord.marks import Mark, unmarked
from adapters.wording import Voice
from bot.keepsake import keepsake
from bot.kernel.card import Card, card
from bot.kernel.elements import (
    Bar,
    Button,
    Buttons,
    Design,
    Divider,
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
from bot.kernel.text import Mention, Moment, When, say
from bot.kernel.wire import WireId
from tests.adapters.discord.anycards import ANA, LAYLA, NAMES, USER, cards
from tests.adapters.discord.reading import BUTTON, GALLERY, LINE, SELECT, TEXT, calls, components, every, inside, words
from tests.adapters.discord.specs import modelled, problems_of_message

VOICE = Voice("en", "Europe/Madrid", NAMES)
AT = datetime(2026, 3, 5, 18, 30, tzinfo=UTC)


@settings(max_examples=150)
@given(cards())
def test_discord_takes_every_card(anything: Card) -> None:
    """Also one that is full, and longer than Discord shows: it is cut, and its buttons stay."""
    silent, ringing = render.message(anything, VOICE), render.message(anything, VOICE, USER)
    for shown in (silent, ringing):
        assert modelled(components(shown)) == []
        pressable = [part for part in every(components(shown)) if part["type"] in {BUTTON, SELECT}]
        assert len(pressable) == sum(
            len(each.buttons) if isinstance(each, Buttons) else isinstance(each, Menu) for each in anything.elements
        )
    assert not any("<@" in part.replace("\\<@", "") for part in words(components(silent)))
    assert calls(silent) == {"parse": []}
    assert calls(ringing) == {"parse": [], "users": [77]}
    assert any(f"<@{USER}>" in part for part in words(components(ringing)))


@settings(max_examples=15)
@given(cards())
def test_the_vendor_finds_nothing_wrong(anything: Card) -> None:
    """By its own description, which takes its time."""
    assert problems_of_message(components(render.message(anything, VOICE, USER))) == []


def test_what_is_short_stays_whole_beside_what_is_long() -> None:
    """Only the longest texts are cut, and no further than it takes."""
    shown = render.message(Card("x", (Words("*" * 1_900), Words("Short and sweet."), Words("_" * 1_500))), VOICE)
    first, short, last = words(components(shown))
    assert short == "Short and sweet."
    assert first.endswith("…")
    assert 3_900 <= len(first + short + last) <= 4_000


def test_a_list_that_is_too_long_ends_where_there_is_no_room() -> None:
    """Line by line, so that what is there can be read."""
    column = "A column with quite a long name"
    table = Table(("Name", column, column + "s"), tuple((f"Row {n}", "yes", "no") for n in range(60)))
    [text] = words(inside(render.message(Card("x", (table,)), VOICE)))
    assert len(text) <= 4_000
    assert text.startswith(f"- **Row 0** · {column}: yes · {column}s: no\n")
    assert text.splitlines()[-1] == "…"
    short = Table(("Name", "Here"), (("Row 1", "yes"), ("Row 2", Moment(AT, When.day))))
    assert words(inside(render.message(Card("x", (short,)), VOICE))) == [
        "- **Row 1** · Here: yes\n- **Row 2** · Here: <t:1772735400:D>"
    ]


def test_every_element_is_shown_as_it_is_meant() -> None:
    """One of each; a picture that nobody drew stands as text."""
    picture = Image(Tally((Bar("*Ben*", 4),)), "Minutes")
    kept = keepsake("Water", ("Casa", "Ben"), "For all", Moment(AT, When.day), Design.paper)
    shown = render.message(
        card(
            "A *card*",
            Words("Two\nlines"),
            Note(say("Until {at}\nor later", at=Moment(AT, When.time))),
            Divider(),
            Facts((Fact("Where", "Here"), Fact("When", Moment(AT)))),
            Heading("Second"),
            Facts((Fact("Where", "Here"), Fact("Why", "Because it is a long way to where the others are now"))),
            People("Who", (PersonLine(Mention(LAYLA), "now", current=True), PersonLine("Ben"))),
            Progress("Heard", 3, 8),
            Tally((Bar("Yes", 3), Bar("No", 0))),
            Image(Tally((Bar("Ana", 2),)), "Minutes"),
            picture,
            kept,
            keepsake("The *mill*", ("Casa", "Ben"), "For all", Moment(AT, When.day), Design.paper),
        ),
        VOICE,
        pictures={picture: b"png", kept: b"png"},
    )
    assert words(components(shown)) == [
        "## A \\*card\\*",
        "Two\nlines",
        "-# Until <t:1772735400:t>\n-# or later",
        "**Where**  Here\n**When**  <t:1772735400:F>",
        "### Second",
        "- **Where**  Here\n- **Why**  Because it is a long way to where the others are now",
        "**Who**\n- **► \u2068ليلى\u2069 · \u2068حي الورود\u2069** · now\n- Ben",
        "**Heard**  ████░░░░░░  3 of 8",
        "- **Yes**  3  ██████████\n- **No**  0",
        "- **Ana**  2  ██████████",
        "**The \\*mill\\***\n- Casa\n- Ben",
        "-# For all · <t:1772735400:D>",
    ]
    assert inside(shown)[3] == {"type": LINE, "divider": True, "spacing": 1}
    items = [part["items"][0] for part in inside(shown) if part["type"] == GALLERY]
    assert [item["media"]["url"] for item in items] == [f"attachment://picture-{number}.png" for number in (1, 2)]
    assert items[0]["description"] == "Minutes: *Ben* 4"
    assert items[1]["description"].startswith("Water – Casa, Ben – For all · Thu, ")
    assert [(file.filename, file.fp.read()) for file in shown.files] == [
        ("picture-1.png", b"png"),
        ("picture-2.png", b"png"),
    ]


def test_a_button_carries_its_press_and_says_what_it_does() -> None:
    """Where labels repeat, the label is what a screen reader would say; what is asked first is kept beside the card."""
    row = Buttons(
        (
            Button(say("Go"), WireId("1:go"), Style.primary, spoken=say("Go on")),
            Button(say("Remove"), WireId("1:re:x"), Style.danger, say("Remove Ana?"), say("Remove Ana")),
            Button(say("Remove"), WireId("1:re:y"), spoken=say("Remove Ben")),
        )
    )
    shown = render.message(Card("x", (row,)), VOICE)
    [made] = inside(shown)
    found = [(each["label"], each["style"], unmarked(each["custom_id"])) for each in made["components"]]
    assert found == [
        ("Go", 1, ("1:go", Mark.presses)),
        ("Remove Ana", 4, ("1:re:x", Mark.asks)),
        ("Remove Ben", 2, ("1:re:y", Mark.presses)),
    ]
    assert shown.asks == {"1:re:x": "Remove Ana?"}


def test_a_menu_is_a_menu_of_presses() -> None:
    """Each of its options is a wire id, as long as one may be; two menus of a card are told apart."""
    options = (MenuOption("Ana", WireId("1:x:a")), MenuOption("Ben", WireId("1:x:" + "b" * 96)))
    shown = render.message(Card("x", (Menu(say("Who?"), options), Menu(say("And who?"), options))), VOICE)
    one, other = (row["components"][0] for row in inside(shown))
    assert (one["type"], one["placeholder"]) == (SELECT, "Who?")
    assert [(each["label"], each["value"]) for each in one["options"]] == [
        ("Ana", "1:x:a"), ("Ben", "1:x:" + "b" * 96),
    ]  # fmt: skip
    assert one["custom_id"] != other["custom_id"]
    assert problems_of_message(components(shown)) == []


def test_a_ring_without_a_name_calls_before_the_rest() -> None:
    """An edited name or another account of theirs must not make the message silent."""
    shown = render.message(Card(say("Your turn."), (Words(say("Your turn.")),)), VOICE, rings="79")
    assert words(components(shown)) == ["<@79>", "Your turn."]
    named = render.message(Card("x", (Words(say("{who}, it is your turn.", who=Mention(ANA))),)), VOICE, rings=USER)
    assert words(components(named)) == ["<@77>, it is your turn."]


def test_a_sentence_stands_alone() -> None:
    """Without a frame around it."""
    shown = render.phrase(say("Done, *{what}*.", what="_x_"), VOICE)
    assert components(shown) == [{"type": TEXT, "content": "Done, \\*\\_x\\_\\*."}]
    assert calls(shown) == {"parse": []}
