"""The home page on a coalition's first evening and in its first days: one next step, what is in use, a way to all."""

from dataclasses import replace
from typing import Any

import pytest

from bot.features import FEATURES
from bot.features.closing.facts import CLOSE_PAGE, CloseEnded, CloseOpened
from bot.features.coalition import commands as asked
from bot.features.coalition import leading_to
from bot.features.coalition.cards import home, more
from bot.features.coalition.facts import MemberJoined, MemberMoved, PathPutAway, PathTakenUp
from bot.features.coalition.handlers import evening
from bot.features.coalition.model import FIRST_DAYS, AtHome, Coalition, Door, Offered, Path, Step
from bot.features.ground_rules.facts import PROMISES_PAGE, PromisesAccepted, PromisesWritten
from bot.features.listening.facts import NextDateSet, RoundEnded
from bot.features.meetings.facts import MEETINGS_PAGE, MeetingSet
from bot.kernel import limits
from bot.kernel.card import Card
from bot.kernel.command import Command, Context
from bot.kernel.elements import Button, Element, Heading, Words
from bot.kernel.feature import Catalogue, Feature, Section
from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import Unit
from bot.kernel.text import say
from bot.kernel.wire import decode, encode
from tests.features.coalition.town import EVENING, Town
from tests.features.reading import labels, read

KEY = Id("thing---------")
EARLY = Feature("early", tiles=(Button(say("Early"), asked.WhoPage(1)),), early=True)
LATER = Feature("later", tiles=(Button(say("Later"), asked.WhoPage(2)),))
WIRES = Catalogue(FEATURES).wires


@pytest.fixture
def town() -> Town:
    """Fay has set it up; nobody else is here."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    return town


def with_others(town: Town) -> Catalogue:
    """The town's home page leads to two more features."""
    town.dispatch.catalogue = Catalogue((leading_to((EARLY, LATER)), EARLY, LATER))
    return town.dispatch.catalogue


def follow(town: Town, commands: tuple[Command, ...]) -> Coalition:
    """What a reaction asks for, decided and saved as dispatch does it."""
    for command in commands:
        route: Any = town.dispatch.catalogue.routes[type(command)]
        context = town.context("fay")
        change = route.handler(route.reader(town.here, command, context), command, context)
        if change.state:
            town.here.coalitions.save(change.state)
        town.here.messages += change.messages
    return town.coalition


def at_step(town: Town, *done: Step, used: tuple[str, ...] = (), user: str = "fay") -> Card:
    town.here.coalitions.save(replace(town.coalition, path=Path(done), used=used))
    return town.shown(user, asked.HomePage())


def test_one_step_at_a_time_with_one_button(town: Town) -> None:
    """In their order, each in words with what leads to it, and what is done so far; then the path is over."""
    seen = []
    for number in range(len(Step)):
        card = at_step(town, *tuple(Step)[:number])
        words = read(card).partition("\nNow\n")[2].splitlines()
        seen.append((words[0].partition(",")[2].split(".")[0].strip(), words[1]))
        assert f"Done so far: set up{', ' if number else '.'}" in read(card)
    assert seen == [
        ("the others come in", "Who is here"),
        ("hear each other once", "Listening round"),
        ("three promises on how you treat each other", "Three promises"),
        ("when you end for today, ask how each one leaves", "One word each"),
        ("a date on which you meet again", "Set a date"),
    ]
    over = read(at_step(town, *Step))
    assert "Done so far" not in over
    assert "No round is open; you can open one at any time." in over


def test_promises_that_are_written_are_to_be_read(town: Town) -> None:
    """Whoever comes later reads what is there, and is not asked to write it again."""
    card = at_step(town, Step.people, Step.round, used=("ground_rules",))
    assert "They are written; say whether you can keep them." in read(card)
    assert "See the promises" in labels(card)


def test_what_goes_on_now_comes_before_the_next_step(town: Town) -> None:
    """A close that is open is the one thing to do, also for somebody who comes late."""
    follow(town, evening.after_close_opened(CloseOpened(KEY, town.coalition.homes[0], town.person("fay"))))
    card = town.shown("fay", asked.HomePage())
    assert "One word each: how do you leave?" in read(card)
    assert "Next," not in read(card)
    assert CLOSE_PAGE in [button.press for element in card.elements for button in getattr(element, "buttons", ())]


def test_steps_are_taken_by_facts_in_any_order(town: Town) -> None:
    """Each is noted once; the next one is the first that is left."""
    place, fay = town.coalition.homes[0], town.person("fay")
    follow(town, evening.after_date(NextDateSet(place, EVENING, fay)))
    follow(town, evening.after_date(MeetingSet(KEY, place, "Rents", EVENING, fay)))
    follow(town, evening.after_round_ended(RoundEnded(KEY, place, 3)))
    assert follow(town, ()).path.done == (Step.round, Step.date)
    assert town.coalition.path.next is Step.people
    follow(town, evening.after_promises_accepted(PromisesAccepted(KEY, 1, None, fay, 2)))
    follow(town, evening.after_close_ended(CloseEnded(KEY, place, 2, None)))
    assert town.coalition.path.next is Step.people


def test_what_counts_as_a_step(town: Town) -> None:
    """A round in which nobody spoke, and promises that one alone can keep, are none yet; nor is whoever set it up."""
    place, fay = town.coalition.homes[0], town.person("fay")
    assert evening.after_round_ended(RoundEnded(KEY, place, 0)) == ()
    assert evening.after_promises_accepted(PromisesAccepted(KEY, 1, None, fay, 1)) == ()
    assert follow(town, evening.after_coming_in(MemberMoved(fay, None))).path.done == ()
    assert follow(town, evening.after_coming_in(MemberJoined(PersonId("ben-----------"), None))).path.done == (
        Step.people,
    )


def test_the_end_of_a_meeting_tells_the_next_date(town: Town) -> None:
    """Or that there is none yet, with the way to set one."""
    place = town.coalition.homes[0]
    follow(town, evening.after_close_ended(CloseEnded(KEY, place, 0, None)))
    assert read(town.last) == "No date is set yet for your next meeting. Anyone can set one.\nSet a date"
    town.here.coalitions.save(town.coalition.meeting_at(EVENING.replace(day=16)))
    follow(town, evening.after_close_ended(CloseEnded(KEY, place, 0, None)))
    assert read(town.last) == "You meet next on 18:00. See you then."


def test_a_facilitator_puts_the_path_away_and_brings_it_back(town: Town) -> None:
    """Members see the next step alone; pressed twice it changes nothing more, and all of it is in the history."""
    town.hear("ben", asked.JoinNeighbourhood("North"))
    assert "We go our own way" not in labels(town.shown("ben", asked.HomePage()))
    assert "We go our own way" in labels(town.shown("fay", asked.HomePage()))
    for _ in range(2):
        town.hear("fay", asked.GoOwnWay())
    assert "Done so far" not in read(town.shown("ben", asked.HomePage()))
    more_page = town.shown("fay", asked.MorePage())
    assert "Show the first steps again" in labels(more_page)
    assert "Show the first steps again" not in labels(town.shown("ben", asked.MorePage()))
    for _ in range(2):
        town.press("fay", more_page, "Show the first steps again")
    assert "Done so far" in read(town.shown("ben", asked.HomePage()))
    by = town.person("fay")
    assert [fact for fact in town.here.facts if isinstance(fact, PathPutAway | PathTakenUp)] == [
        PathPutAway(by),
        PathTakenUp(by),
    ]


def test_a_tile_is_on_the_home_page_once_its_feature_is_used(town: Town) -> None:
    """All others are behind More; a fact of the feature notes it, by the folder in which it stands."""
    with_others(town)
    assert "Early" not in labels(town.shown("fay", asked.HomePage()))
    assert "Early" in labels(town.shown("fay", asked.MorePage()))
    follow(town, (asked.NoteUsed("early"), asked.NoteUsed("early")))
    assert "Early" in labels(town.shown("fay", asked.HomePage()))
    assert town.coalition.used == ("early",)
    facts = (
        PromisesWritten(KEY, town.person("fay")),
        CloseOpened(KEY, town.coalition.homes[0], town.person("fay")),
        MeetingSet(KEY, town.coalition.homes[0], "Rents", EVENING, None),
    )
    named = [command.feature for fact in facts for command in evening.after_first_use(fact)]
    assert named == ["ground_rules", "closing", "meetings"]
    assert set(named) <= {feature.name for feature in FEATURES if feature.tiles}


def test_in_the_first_days_little_is_offered(town: Town) -> None:
    """For fourteen days what is early alone, on the home page and under More; of the rest nothing is said but that the
    page grows."""
    with_others(town)
    follow(town, (asked.NoteUsed("early"), asked.NoteUsed("later")))
    for page in (asked.HomePage(), asked.MorePage()):
        assert ("Early" in labels(town.shown("fay", page)), "Later" in labels(town.shown("fay", page))) == (True, False)
        assert "This page grows with what you do together." in read(town.shown("fay", page))
    town.at += FIRST_DAYS
    for page in (asked.HomePage(), asked.MorePage()):
        assert ("Early" in labels(town.shown("fay", page)), "Later" in labels(town.shown("fay", page))) == (True, True)
        assert "This page grows" not in read(town.shown("fay", page))


def test_more_leads_to_all_words_of_all_features() -> None:
    """Each opens what it opens when it is typed; what is a button above is not listed again."""
    words = {word.word for root in Catalogue(FEATURES).roots.values() for word in root.words}
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.dispatch.catalogue = Catalogue(FEATURES)
    town.at += FIRST_DAYS
    first = town.shown("fay", asked.MorePage())
    shown = labels(first) + (
        labels(town.shown("fay", asked.MorePage(limits.OPTIONS))) if "More" in labels(first) else []
    )
    assert len(words) > 10
    for feature in FEATURES:
        for word in (*(feature.root.words if feature.root else ()), *feature.words):
            tiles = {read(tile.label) for tile in feature.tiles}
            assert read(word.label) in shown or tiles, word


def test_a_feature_fills_its_part_of_the_home_page(town: Town) -> None:
    """Between the next date and the tiles, in the order of the features, for members; nothing drawn shows nothing."""

    def there(unit: Unit, context: Context) -> int:
        return 2

    def drawn(number: int, context: Context) -> tuple[Element, ...]:
        return Heading("Last agreements"), Words(f"{number} of them")

    def nothing(number: int, context: Context) -> tuple[Element, ...]:
        return ()

    filling = Feature("filling", sections=(Section(there, nothing), Section(there, drawn)))
    town.dispatch.catalogue = Catalogue((leading_to((filling,)), filling))
    shown = read(town.shown("fay", asked.HomePage()))
    assert "Set a date\nLast agreements\n2 of them\nMy page" in shown
    assert "Last agreements" not in read(town.shown("sam", asked.HomePage()))


def test_a_part_that_does_not_fit_is_left_out_whole(town: Town) -> None:
    """What comes after it stands if there is room; nothing that a feature says makes the page too long to be shown."""
    long: tuple[Element, ...] = (Heading("Long"), *(Words(f"Line {n}") for n in range(limits.CARD_PARTS)))
    short = (Words("Short"),)
    given = AtHome(town.coalition, town.member("fay"), (), offered=Offered((), (short, long, (Words("Last"),))))
    shown = read(home.page(given, town.context("fay")))
    assert "Short\nLast" in shown
    assert "Line" not in shown


def test_buttons_of_other_features_lead_where_they_say() -> None:
    """They are known by their public names alone: here they are held to what they open."""
    opened = [type(decode(encode(each), WIRES)).__name__ for each in (CLOSE_PAGE, PROMISES_PAGE, MEETINGS_PAGE)]
    assert opened == ["ClosePage", "PromisesPage", "MeetingsPage"]


def test_the_home_page_fits_with_all_that_is_in_use(town: Town) -> None:
    """At most one row of tiles; the others are under More, which fits too."""
    tiles = tuple(Button(say("Tile"), asked.WhoPage(number)) for number in range(1, 13))
    doors = (Door("early", True, tiles, ()),)
    coalition = replace(town.coalition, used=("early",))
    given = AtHome(coalition, town.member("fay"), (), offered=Offered(doors))
    assert labels(home.page(given, town.context("fay"))).count("Tile") == limits.ROW_BUTTONS
    assert labels(more.page(given, town.context("fay"))).count("Tile") == len(tiles)
