"""What was agreed before there was a register is in it, with the number, the words and the arithmetic it can have."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from bot.features.agreements.model import Agreement, Sought, Stage
from bot.features.agreements.model.searching import words_of
from bot.features.proposals.facts import FROM_MEETING, IN_SILENCE
from bot.kernel.ids import CoalitionId, Id, OrganisationId
from bot.kernel.text import Moment, say
from storage.agreement_finding import parties_of
from storage.agreements import AgreementRows
from storage.engine import Link, engine_of, place_of
from storage.rows import Scope
from storage.schema import FOLDER, changing, migrate, move, revisions
from tests.migrations.databases import connected, fill, rows

REVISION = (
    next(iter(FOLDER.glob("versions/*_register_of_agreements.py"))).name[:15].translate(str.maketrans("", "", "-_"))
)
BEFORE = revisions()[revisions().index(REVISION) - 1]
DAY = 86_400_000_000
VERSION = {"by": None, "at": "2026-03-01T10:00:00+00:00", "edit": "first"}
ASKING = {"question": "live with it", "quorum": {"numerator": 2, "denominator": 3}, "options": []}
RESULT = {
    "number": 1, "asking": ASKING, "version": 2, "opened_at": "2026-03-01T10:00:00+00:00",
    "until": "2026-03-08T10:00:00+00:00", "counted_at": "2026-03-08T10:00:03+00:00",
    "counts": [{"position": "yes", "seats": 4}, {"position": "recused", "seats": 1}], "seats": 6, "picks": [],
    "outcome": "adopted", "leading": [], "harmed": [], "unheard": [], "seal": "5ea1", "late": False,
}  # fmt: skip
SILENCE = {"since": "2026-03-01T10:00:00+00:00", "until": "2026-03-04T10:00:00+00:00", "seats": 2, "seal": "5ea2"}


def put(link: Link, into: str, **values: object) -> None:
    there = {"coalition": "coalition-here", "version": 1, **values}
    link.connection.execute(sa.table(into, *map(sa.column, there)).insert().values(there))


def proposal(link: Link, key: str, settled: int | None, stage: str = "adopted", **more: object) -> None:
    """As the program of then stored one."""
    versions = [{"number": 1, "text": "We keep it.", **VERSION}, {"number": 2, "text": "We keep one page.", **VERSION}]
    silence = json.dumps(more["silence"]) if "silence" in more else None
    put(
        link, "proposals", id=f"{key:-<14}", title="One page", opened_at=0, versions=json.dumps(versions), stage=stage,
        matters="[]", results=json.dumps(more.get("results", [])), settled_at=settled, silence=silence,
    )  # fmt: skip


def on_roll(link: Link, key: str, vote: int, name: str) -> None:
    put(
        link, "proposal_roll", id=f"{key[:6]}{vote}{name:-<7}", proposal=f"{key:-<14}", vote=vote,
        seat=f"s-{name:-<12}", organisation=f"{name:-<14}",
    )  # fmt: skip


def seat(link: Link, name: str, *, held: bool = True) -> None:
    holder, named = "ana-----------" if held else None, {"name": name, "alike": name.lower(), "about": ""}
    put(link, "organisations", id=f"{name:-<14}", added_by="ana-----------", added_at=0, **named)
    put(
        link, "seats", id=f"s-{name:-<12}", organisation=f"{name:-<14}", representative=holder,
        confirmed_at=0 if held else None, alternates="[]", questioned_by="[]",
    )  # fmt: skip


@contextmanager
def opened(url: str) -> Iterator[Link]:
    link = Link(engine_of(place_of(url)))
    try:
        if place_of(url).embedded:
            link.tell("PRAGMA foreign_keys=OFF")
        yield link
    finally:
        link.close()


def brought_in(url: str) -> tuple[Agreement, ...]:
    with opened(url) as link:
        found = AgreementRows(Scope(link.connection, CoalitionId("coalition-here"), {})).part(Sought(), 0, 10)
    return tuple(reversed(found))


@pytest.fixture
def before(empty: str) -> str:
    """A database of the version before, with a coalition in it."""
    migrate(empty)
    with changing(place_of(empty)) as connection:
        move(connection, BEFORE)
    fill(empty)
    return empty


def test_what_was_voted_is_in_the_register(before: str) -> None:
    """Its text as it was agreed, whom was asked but for those taken off, who stepped aside, and when to look again."""
    aside = {"seat": "s-Clinic------", "organisation": "Clinic--------", "number": None}
    last = {**RESULT, "number": 2, "asides": [aside], "review": "2026-09-09", "off": ["s-Farm--------"]}
    with opened(before) as link:
        proposal(link, "voted", 8 * DAY, results=[RESULT, last])
        for vote, name in ((1, "Art"), (2, "Art"), (2, "Clinic"), (2, "Farm")):
            on_roll(link, "voted", vote, name)
    migrate(before)
    (it,) = brought_in(before)
    assert (it.number, it.title, it.text.text, it.stage) == (1, "One page", "We keep one page.", Stage.in_force)
    assert it.made_at == it.text.at == datetime(1970, 1, 9, tzinfo=UTC)
    assert [each.organisation for each in it.parties] == [
        OrganisationId("Art-----------"),
        OrganisationId("Clinic--------"),
    ]
    assert it.review == date(2026, 9, 9)
    assert it.looks_at == datetime(2026, 9, 9, 9, tzinfo=UTC)
    assert [(row[1], row[2]) for row in rows(before, "timers")] == [("agreement", it.id)]
    adoption = it.text.adoption
    assert adoption
    assert (adoption.proposal, adoption.vote, adoption.seal) == (Id("voted---------"), 2, "5ea1")
    assert [each.seat for each in adoption.asides] == ["s-Clinic------"]
    told = say("{answered} of {seats} organisations answered", answered=4, seats=5)
    assert adoption.told == say("{outcome}: {told}.", outcome=say("Agreed"), told=told)


def test_what_stood_by_itself_is_in_the_register(before: str) -> None:
    """A small agreement is for all that held a seat, one of a meeting for those there and those told of it."""
    present = {"seat": "s-Bank--------", "organisation": "Bank----------", "number": None}
    absent = {"seat": "s-resident----", "organisation": None, "number": 2}
    met = {**SILENCE, "held_on": "2026-03-01", "present": [present], "absent": [absent], "needed": 1}
    with opened(before) as link:
        seat(link, "Art")
        seat(link, "Empty", held=False)
        proposal(link, "small", 4 * DAY, silence=SILENCE)
        proposal(link, "met", 5 * DAY, silence=met)
    migrate(before)
    small, of_meeting = brought_in(before)
    assert [each.seat for each in small.parties] == ["s-Art---------"]
    assert small.text.adoption
    assert small.text.adoption.way == IN_SILENCE
    until = Moment(datetime(2026, 3, 4, 10, tzinfo=UTC))
    assert small.text.adoption.told == say("Agreed: nobody asked for a vote until {until}.", until=until)
    assert [(each.seat, each.resident) for each in of_meeting.parties] == [
        ("s-Bank--------", None),
        ("s-resident----", 2),
    ]
    assert of_meeting.text.adoption
    assert of_meeting.text.adoption.way == FROM_MEETING
    assert of_meeting.text.adoption.seal == "5ea2"
    bound = {(row[1], row[2]) for row in rows(before, "agreement_parties")}
    assert bound == {(party, each.number) for each in (small, of_meeting) for party in parties_of(each)}


def test_what_was_brought_in_is_found_by_its_words(before: str) -> None:
    """As what is agreed from now on."""
    with opened(before) as link:
        proposal(link, "voted", DAY, results=[RESULT])
    migrate(before)
    with opened(before) as link:
        words = AgreementRows(Scope(link.connection, CoalitionId("coalition-here"), {}))
        assert words.with_word("pag") == words.with_word("keep") == {1}
        assert words.with_word("it") == frozenset()
        found = [(row[1], row[2]) for row in rows(before, "agreement_words")]
    assert found == [(word, 1) for word in sorted(words_of(brought_in(before)[0]))]


def test_they_are_numbered_as_they_were_agreed(before: str) -> None:
    """Whatever their ids are; what was not agreed, or was taken back, has no number."""
    with opened(before) as link:
        proposal(link, "late", 9 * DAY, results=[RESULT])
        proposal(link, "open", None, stage="talking")
        proposal(link, "withdrawn", 2 * DAY, stage="withdrawn")
        proposal(link, "soon", 3 * DAY, silence=SILENCE)
    migrate(before)
    assert [(each.number, each.proposal.rstrip("-")) for each in brought_in(before)] == [(1, "soon"), (2, "late")]


@pytest.mark.parametrize(
    ("asking", "leading", "chosen"),
    [
        ({**ASKING, "question": "pick one", "options": ["Park", "School"]}, [1], "School"),
        (
            {**ASKING, "question": "meeting", "among": {"slots": [{"begins": "2026-03-12T17:30:00+00:00"}]}},
            [0],
            "2026-03-12T17:30:00+00:00",
        ),
        (ASKING, [], ""),
    ],
)
def test_of_several_the_chosen_one_is_known(
    before: str, asking: dict[str, object], leading: list[int], chosen: str
) -> None:
    """An option in its words, a time as it was written."""
    with opened(before) as link:
        proposal(link, "voted", DAY, results=[{**RESULT, "asking": asking, "leading": leading}])
    migrate(before)
    assert brought_in(before)[0].text.chosen == chosen


def test_of_a_secret_vote_of_few_nothing_more_is_told(before: str) -> None:
    """Not how many answered."""
    with opened(before) as link:
        proposal(link, "secret", DAY, results=[{**RESULT, "asking": {**ASKING, "secret": True}, "counts": []}])
    migrate(before)
    adoption = brought_in(before)[0].text.adoption
    assert adoption
    few = say("Fewer than five took part, so nothing more is told of this secret vote.")
    assert adoption.told == say("{outcome}. {few}", outcome=say("Agreed"), few=few)


def test_without_agreements_there_are_none(before: str) -> None:
    """And what else is in the database stays."""
    with connected(before):
        kept = rows(before, "members")
    migrate(before)
    assert brought_in(before) == ()
    assert rows(before, "members") == kept
