"""Help is whole: everything that can be typed or pressed is in it, in plain words, on pages that fit."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

import pytest

from adapters.typed import request_of
from bot.features import FEATURES
from bot.features.help.cards import pages
from bot.features.help.commands import HelpPage, TopicPage
from bot.features.help.model import Topic, looked_up, sections_of
from bot.features.help.reads import Telling
from bot.kernel.card import Card
from bot.kernel.command import Actor, Context, Draft, Page, Request, Standing
from bot.kernel.elements import Facts, Menu, Table
from bot.kernel.feature import Catalogue, Root
from bot.kernel.fields import Pick, kind_of
from bot.kernel.form import complete
from bot.kernel.ids import CoalitionId, PersonId
from bot.kernel.ports import Key, R
from bot.kernel.refusal import NotFound
from bot.kernel.text import Phrase
from tests.features.reading import labels, pressable, read

CATALOGUE = Catalogue(FEATURES)
PUBLIC = [kind for kind in CATALOGUE.requests() if kind.wire]
SECTIONS = sections_of(CATALOGUE)
TELLING = Telling(SECTIONS)
TOPICS = {topic.request: topic for section in SECTIONS for topic in section.topics}
WHO = {Standing.anyone: "Anyone", Standing.member: "Members", Standing.facilitator: "Facilitators"}
GUEST = Actor(PersonId("guest---------"), Standing.anyone)
CONTEXT = Context(datetime(2026, 3, 9, tzinfo=UTC), GUEST, CoalitionId("here----------"), None, None, Random(1))
TYPED = [(topic, line) for topic in TOPICS.values() for line in topic.lines]
each_request = pytest.mark.parametrize("kind", PUBLIC, ids=[kind.__name__ for kind in PUBLIC])


class Nothing:
    """Help asks the store for nothing."""

    def get(self, key: Key[R]) -> R:
        raise AssertionError(key.name)


def shown(page: HelpPage | TopicPage) -> Card:
    if isinstance(page, TopicPage):
        return pages.topic(TELLING.topic(Nothing(), page, CONTEXT), CONTEXT)
    return pages.overview(TELLING.sought(Nothing(), page, CONTEXT), CONTEXT)


def reached() -> Iterator[Card]:
    """Every page that buttons lead to from the first one."""
    waiting: list[HelpPage | TopicPage] = [HelpPage()]
    seen = set[Page]()
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        card = shown(page)
        yield card
        presses = (each.press for each in pressable(card))
        waiting += [press for press in presses if isinstance(press, HelpPage | TopicPage)]


REACHED = tuple(reached())


@each_request
def test_everything_that_can_be_asked_is_told(kind: type[Request]) -> None:
    """Each command and page has a title, and a sentence or two on what it does; help shows both, and who may."""
    name = kind.__name__
    if not kind.title.text or not kind.intro:
        pytest.fail(f"help has nothing to say about {name}: give it a title and an intro", pytrace=False)
    told = read(shown(TopicPage(str(kind.wire))))
    assert kind.title.text in told
    assert kind.intro.text in told
    assert {Standing.anyone: "Anyone", Standing.member: "Members", Standing.facilitator: "Facilitators"}[
        kind.needs
    ] in told


def test_buttons_lead_to_every_page() -> None:
    """From the first page every topic is reached, and each fits the limits that cards check when they are built."""
    titles = [read(card.elements[0].text) for card in REACHED if hasattr(card.elements[0], "text")]
    assert {kind.title.text for kind in PUBLIC} <= set(titles)
    assert len(REACHED) > len(PUBLIC)


def test_no_inner_names_are_shown() -> None:
    """Neither names of classes nor what stands on buttons inside are words that people read."""
    told = [read(card) for card in REACHED]
    assert [
        found for text in told for found in re.findall(r"[A-Z][a-z]+[A-Z]\w*|\d\??:[a-z]{2,3}\b|\w+_\w+", text)
    ] == []
    assert {kind.__name__ for kind in PUBLIC if " " in kind.title.text} & set(" ".join(told).split()) == set()


def test_everything_that_can_be_typed_is_listed() -> None:
    """Every root and every word after it stands on the first pages with what it does."""
    first, listed = HelpPage(), set[str]()
    for start in range(0, 400, pages.LINES):
        tables = (each for each in shown(HelpPage(start=start)).elements if isinstance(each, Table))
        listed |= {read(cells[0]) for table in tables for cells in table.rows}
    roots = CATALOGUE.roots.values()
    lines = {f"/{root.name}" for root in roots} | {f"/{root.name} {word.word}" for root in roots for word in root.words}
    assert lines - listed == {f"/{root.name} help" for root in roots if not root.home}
    assert shown(first) in REACHED


@pytest.mark.parametrize(("topic", "line"), TYPED, ids=[line for _, line in TYPED])
def test_every_example_works_as_it_is_written(topic: Topic, line: str) -> None:
    """What help shows to type is read without a fault, and asks for just that; what is picked is looked up later."""
    facts = (each.facts for each in pages.topic(topic, CONTEXT).elements if isinstance(each, Facts))
    examples = [read(fact.value) for each in facts for fact in each if read(fact.label) == "Type"]
    root, _, rest = examples[topic.lines.index(line)].removeprefix("/").partition(" ")
    asked = request_of(CATALOGUE.roots, root, rest)
    assert (asked.command if isinstance(asked, Draft) else type(asked)) is topic.request
    if isinstance(asked, Draft) and not any(isinstance(kind_of(slot), Pick) for slot in topic.asked):
        assert isinstance(complete(asked, lambda kind: kind("new-----------")), topic.request)


@pytest.mark.parametrize("root", CATALOGUE.roots.values(), ids=list(CATALOGUE.roots))
def test_help_is_a_word_of_every_root(root: Root) -> None:
    """After the home root it shows everything, after another what that one is about; the same with a capital letter."""
    assert request_of(CATALOGUE.roots, root.name, "Help") == (HelpPage() if root.home else HelpPage(root.name))


def test_a_topic_may_begin_with_help() -> None:
    """Where people's own words follow the root, only the word alone asks for help."""
    asked = request_of(CATALOGUE.roots, "listening-round", "help for families")
    assert isinstance(asked, Draft)
    assert asked.text("topic") == "help for families"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("join", "Join"),
        ("/listening-round", "Listen to each other, one person at a time"),
        ("ALTERNATE", "About “ALTERNATE”"),
        ("zebra", "Help"),
        ("@everyone", "Help"),
    ],
)
def test_help_is_looked_up(words: str, title: str) -> None:
    """By what is typed, or part of a title; what is not found is said kindly, with the way to all there is."""
    card = shown(HelpPage(words))
    assert isinstance(card.summary, Phrase)
    assert read(card.summary) == title
    assert "Help" in labels(card)


@pytest.mark.parametrize("start", [-5, 0, 7, 10**6])
def test_a_page_that_is_not_there_is_the_last_one(start: int) -> None:
    """Numbers that no button has lead to a page that is there."""
    menus = [each for each in shown(HelpPage("coalition", start)).elements if isinstance(each, Menu)]
    assert menus
    assert looked_up(SECTIONS, "coalition", start).section is not None


def test_an_unknown_topic_is_not_found() -> None:
    """A button that was altered finds nothing."""
    with pytest.raises(NotFound):
        TELLING.topic(Nothing(), TopicPage("none"), CONTEXT)
