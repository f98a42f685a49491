"""The front desk: whatever is pressed, typed or sent, the person gets an answer, and it happens once."""

import asyncio

import pytest

from adapters.desk import WENT_WRONG, Answered, Pressed, Said, Typed
from bot.dispatch import Answer, Outcome
from bot.features.help.facts import HELP_PAGE
from bot.kernel.card import Card
from bot.kernel.command import Account, Address, Draft
from bot.kernel.fields import NotAChoice
from bot.kernel.form import Form
from bot.kernel.text import Phrase
from bot.kernel.wire import draft, encode
from tests.adapters.candles import (
    CURSED,
    UNLUCKY,
    Candles,
    DarkRoom,
    GiveCandle,
    LightCandle,
    TouchCandle,
    WishInSecret,
)
from tests.adapters.memory import HERE
from tests.adapters.scene import ANA, GUEST, HALL, ONE, ROOM, Scene, caller, scene
from tests.features.reading import pressable, read

TOUCH = Pressed(encode(TouchCandle(ONE)))


async def answer(here: Scene, said: Said, key: str | None = None) -> Answer:
    heard = await here.bot.desk.hear(caller(), said, key)
    assert isinstance(heard, Answer)
    return heard


async def form(here: Scene, said: Said) -> Form:
    heard = await here.bot.desk.hear(caller(), said)
    assert isinstance(heard, Form)
    return heard


def sentence(heard: Answer) -> str:
    assert isinstance(heard.shown, Phrase)
    return heard.shown.text


async def test_a_press_is_answered() -> None:
    """A button's wire id becomes its command, and the reply is for the one who pressed."""
    here = scene()
    here.candle()
    heard = await answer(here, TOUCH)
    assert (heard.outcome, sentence(heard)) == (Outcome.done, "It is warm.")
    assert here.count("inbound_total", platform="fake", kind="pressed", outcome="done") == 1
    assert here.count("command_seconds_count", command="TouchCandle") == 1


async def test_the_same_press_five_times_has_one_effect() -> None:
    """A delivery that comes again is answered with nothing to show."""
    here = scene()
    said = Typed("candle", "tall")
    heard = await asyncio.gather(*(here.bot.desk.hear(caller(), said, "delivery-1") for _ in range(5)))
    answers = [each for each in heard if isinstance(each, Answer)]
    assert sorted(each.outcome.value for each in answers) == ["done"] + ["repeated"] * 4
    assert [each.shown for each in answers if each.outcome is Outcome.repeated] == [None] * 4
    assert len(here.store.state.aggregates) == 1
    assert here.count("duplicates_total", platform="fake") == 4


async def test_a_form_that_is_sent_twice_makes_one_thing() -> None:
    """The form carries the new thing's id; the second sending, another delivery, is told kindly or fails alone."""
    here = scene()
    opened = await form(here, Typed("candle", "minutes:7"))
    for key in ("one", "two"):
        await here.bot.desk.hear(caller(), Answered(opened.draft, {"name": "tall", "minutes": "7"}), key)
    assert [candle.name for candle in here.store.state.aggregates.values()] == ["tall"]


async def test_typed_words_run_at_once() -> None:
    """When nothing is missing no form stands in the way."""
    here = scene()
    heard = await answer(here, Typed("candle", "tall minutes:7"))
    assert sentence(heard) == "It burns."


async def test_what_is_missing_is_asked_for() -> None:
    """The form opens with what was typed, and scolds for nothing."""
    here = scene()
    opened = await form(here, Typed("candle", "minutes:7"))
    assert [(entry.name, entry.text, entry.error) for entry in opened.entries] == [
        ("name", "", None),
        ("minutes", "7", None),
    ]


async def test_a_form_that_does_not_fit_comes_back() -> None:
    """With what was written, and with what is wrong beside the field; nothing has happened."""
    here = scene()
    opened = await form(here, Typed("candle", "minutes:7"))
    back = await form(here, Answered(opened.draft, {"name": "tall", "minutes": "a thousand"}))
    assert [(entry.text, entry.error is not None) for entry in back.entries] == [("tall", False), ("a thousand", True)]
    assert back.draft == opened.draft
    assert here.store.state.aggregates == {}


async def test_a_form_offers_what_there_is() -> None:
    """What is picked from the store is read when the form opens, and again when it comes back."""
    here = scene()
    opened = await form(here, Typed("candle", "give"))
    back = await form(here, Answered(opened.draft, {"candle": "not an id"}))
    assert [[option.value for option in each.entries[0].options] for each in (opened, back)] == [[ONE], [ONE]]


@pytest.mark.parametrize("name", ["The first", "THE  FIRST", "first", ONE])
async def test_what_is_picked_may_be_typed(name: str) -> None:
    """By its name, in any letters, by a part of it, or by the id that a button would carry; then it runs at once."""
    here = scene()
    here.candle()
    given = await answer(here, Typed("candle", f"give {name}"))
    assert given.outcome is Outcome.done
    opened = await form(here, Typed("candle", "give"))
    assert (await answer(here, Answered(opened.draft, {"candle": name}))).outcome is Outcome.done


async def test_a_name_that_means_nothing_opens_the_form() -> None:
    """With the whole list, and what is wrong beside the field; also if the name could be an id."""
    for name in ("second", "x" * 14):
        opened = await form(scene(), Typed("candle", f"give {name}"))
        (entry,) = opened.entries
        assert ([option.value for option in entry.options], entry.text, entry.error) == (
            [ONE],
            name,
            NotAChoice.sentence,
        )


async def test_a_button_with_something_picked_opens_its_form() -> None:
    """It runs only when the form is sent."""
    opened = await form(scene(), Pressed(encode(draft(GiveCandle, candle=ONE))))
    assert not opened.faulty


async def test_a_list_of_the_members_things_is_not_for_guests() -> None:
    """Who may not send a form is not shown what can be picked in it."""
    here = scene()
    heard = await here.bot.desk.hear(caller(GUEST), Typed("candle", "give"))
    assert isinstance(heard, Answer)
    assert heard.refusal == "members-only"


async def test_a_page_is_shown() -> None:
    """The bare root opens the page, and so does its button."""
    here = scene()
    for said in (Typed("candle"), Pressed(encode(Candles()))):
        assert isinstance((await answer(here, said)).shown, Card)
    assert here.store.commits == 0


async def test_a_page_can_say_no() -> None:
    """A refusal of a page is answered like any other, and counted by its code."""
    here = scene()
    heard = await answer(here, Pressed(encode(DarkRoom())))
    assert (heard.outcome, sentence(heard)) == (Outcome.refused, "It is too dark for that.")
    assert here.count("refusals_total", code="too-dark") == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Pressed("1:tc:nonsense"), "old-button"),
        (Pressed(""), "old-button"),
        (Pressed("9" * 5_000), "old-button"),
        (Pressed(encode(TouchCandle(ONE))), "not-found"),
        (Typed("candle", "x" * 10_000), "too-long"),
    ],
)
async def test_bad_input_is_a_kind_no(said: Said, code: str) -> None:
    """Old buttons, foreign ids, unknown words and giant lines are refusals with a sentence, never incidents."""
    here = scene()
    heard = await answer(here, said)
    assert (heard.outcome, heard.refusal) == (Outcome.refused, code)
    assert sentence(heard)
    assert here.count("incidents_total", part="desk") == 0


async def test_what_is_not_understood_leads_to_help() -> None:
    """An unknown word is answered with what is known, and with the button to help."""
    here = scene()
    heard = await answer(here, Typed("lamp", "on"))
    assert (heard.outcome, heard.refusal) == (Outcome.refused, "unknown-root")
    assert isinstance(heard.shown, Card)
    assert "I know: /candle" in read(heard.shown)
    assert [button.press for button in pressable(heard.shown)] == [HELP_PAGE]


async def test_a_stranger_is_told_who_it_is_for() -> None:
    """A guest presses a member's button: a sentence that says what to do, and nothing happens."""
    here = scene()
    here.candle()
    heard = await here.bot.desk.hear(caller(GUEST), TOUCH)
    assert isinstance(heard, Answer)
    assert heard.refusal == "members-only"


async def test_what_goes_wrong_gets_a_number() -> None:
    """The person reads the number that stands in the log beside the error; nothing of the command is kept."""
    here = scene()
    here.candle(UNLUCKY)
    heard = await answer(here, TOUCH, "delivery-1")
    incident = next(line["incident"] for line in here.lines() if line["level"] == "error")
    assert (heard.outcome, heard.shown) == (Outcome.failed, WENT_WRONG.using(incident=str(incident)))
    assert here.store.state.received == {}
    assert here.count("incidents_total", part="desk") == 1


async def test_a_store_that_is_out_of_order_is_answered_too() -> None:
    """Reads and writes alike end in a number for the person."""
    here = scene()
    here.store.broken = OSError("the disk is full")
    for said in (TOUCH, Typed("candle"), Typed("candle", "give")):
        assert (await answer(here, said)).outcome is Outcome.failed


async def test_a_failed_reaction_is_an_incident_and_the_answer_stands() -> None:
    """The one who pressed did nothing wrong, and reads the reply."""
    here = scene()
    here.candle(CURSED, minutes=0)
    await here.bot.settle()
    assert here.count("incidents_total", part="clock") == 1
    assert here.seen().burns_until is None


async def test_the_twenty_first_press_in_a_minute_waits() -> None:
    """One who floods gets a kind sentence, others notice nothing, and in a minute all is well."""
    here = scene()
    outcomes = [(await answer(here, Typed("candle"))).outcome for _ in range(21)]
    assert (outcomes[:20], outcomes[20]) == ([Outcome.done] * 20, Outcome.refused)
    assert here.count("refusals_total", code="too-much-at-once") == 1
    other = await here.bot.desk.hear(caller(Account("fake", "town", "ben")), Typed("candle"))
    assert isinstance(other, Answer)
    assert other.refusal != "too-much-at-once"
    here.time.later(minutes=1)
    assert (await answer(here, Typed("candle"))).outcome is Outcome.done


async def test_a_place_that_floods_leaves_other_places_alone() -> None:
    """Six hundred a minute is the most of one place; another coalition in the same workspace is not slowed down."""
    here = scene()

    async def refusal(number: int, address: Address) -> str | None:
        heard = await here.bot.desk.hear(caller(Account("fake", "town", str(number)), address), TOUCH)
        assert isinstance(heard, Answer)
        return heard.refusal

    codes = [await refusal(number, ROOM) for number in range(601)]
    assert (codes.count("too-much-at-once"), codes[-1]) == (1, "too-much-at-once")
    assert await refusal(0, HALL) != "too-much-at-once"


@pytest.mark.parametrize("wish", ["peace", "x" * 21])
async def test_an_untraced_command_leaves_nothing(wish: str) -> None:
    """No key, no log line, no number: a time and a place would tell who voted when."""
    here = scene()
    before = here.bot.metrics.text()
    heard = await here.bot.desk.hear(caller(), Answered(Draft(WishInSecret), {"wish": wish}), "delivery-1")
    assert isinstance(heard, Answer | Form)
    assert here.store.state.received == {}
    assert here.lines() == []
    assert here.bot.metrics.text() == before


async def test_an_untraced_command_that_fails_is_not_named() -> None:
    """The operator learns that something failed, and not which secret command it was or whose: not by the places of
    the error either, which name its handler."""
    here = scene()
    heard = await answer(here, Answered(Draft(WishInSecret), {"wish": UNLUCKY}))
    assert heard.outcome is Outcome.failed
    assert [set(line) for line in here.lines()] == [{"event", "level", "timestamp", "incident", "platform"}]
    assert "_wish" not in here.log.getvalue()


async def test_whoever_should_know_is_told() -> None:
    """A command wakes the courier: its notice goes out without any other sign."""
    here = scene()
    arrived = asyncio.Event()
    await here.bot.start()
    here.fake.before = arrived.set
    await here.bot.desk.hear(caller(), Typed("candle", "tall"))
    await asyncio.wait_for(arrived.wait(), 5)
    await here.bot.stop()
    assert caller().account == ANA
    assert {kind for coalition, kind, _ in here.store.state.timers if coalition == HERE} == {"candle"}
    assert (LightCandle.wire, GiveCandle.wire) == ("lc", "gc")


async def test_someone_who_wrote_is_answered_where_something_goes_on() -> None:
    """And elsewhere nothing is asked of the store but whether it does: nothing is written, logged or counted."""
    here = scene()
    before, logged = here.store.commits, here.log.getvalue()
    assert await here.bot.desk.wrote(caller()) is None
    assert (here.store.commits, here.log.getvalue()) == (before, logged)
    here.candle()
    heard = await here.bot.desk.wrote(caller())
    assert heard
    assert sentence(heard) == "A candle burns."
    assert here.store.state.received == {}
    assert here.count("inbound_total", platform="fake", kind="wrote", outcome="done") == 1


async def test_a_guest_who_wrote_is_told_nothing() -> None:
    """A refusal would answer someone who asked for nothing."""
    here = scene()
    here.candle()
    assert await here.bot.desk.wrote(caller(GUEST)) is None


async def test_a_store_that_is_out_of_order_disturbs_nobody_who_wrote() -> None:
    """Whoever runs the bot learns of it, and the person asked for nothing."""
    here = scene()
    here.store.broken = OSError("no space left")
    assert await here.bot.desk.wrote(caller()) is None
    assert here.count("incidents_total", part="desk") == 1
