"""That everything which is written down is told, in whole sentences, and without what people wrote."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any, get_type_hints

import pytest

from bot.features.check_ins.facts import Changed
from bot.features.points.facts import SharedPoint
from bot.features.proposals.facts import SeatAsked
from bot.kernel.card import who_is_in
from bot.kernel.change import Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.limits import CARD_TEXT, PARAGRAPH
from bot.kernel.scalars import bare
from bot.kernel.text import Phrase, length, say
from storage.codec import read_fact, written_fact
from tests.features.reading import read
from tests.features.stating import FEATURES, carried, stated

FACTS = sorted({*stated()}, key=lambda fact: (fact.__module__, fact.__name__))
TOLD = {told.fact: told.words for feature in FEATURES for told in feature.told}
OWN_WORDS = "Zqxj"
OF_KIND: Mapping[type, object] = {
    str: OWN_WORDS,
    int: 3,
    Fraction: Fraction(5, 2),
    bool: True,
    datetime: datetime(2026, 3, 9, 18, 30, tzinfo=UTC),
    date: date(2026, 3, 9),
    Changed: Changed.paused,
    tuple[date, ...]: (date(2026, 3, 9),),
    tuple[OrganisationId, ...]: (OrganisationId("organisation--"),),
    tuple[Id, ...]: (Id("somebodys-seat"),),
    tuple[str, ...]: ("days-of-a-vote",),
    tuple[SharedPoint, ...]: (SharedPoint(3, OWN_WORDS, 5),),
    tuple[SeatAsked, ...]: (SeatAsked(Id("somebodys-seat")),),
    Phrase: say("“{option}” {n}", option=OWN_WORDS, n=3),
}


def filled(fact: type[Happened]) -> Happened:
    """An example with something in every field, and a person of its own in each that names one."""
    hints = get_type_hints(fact)
    values: dict[str, Any] = {field.name: value(bare(hints[field.name]), field.name) for field in fields(fact)}
    return fact(**values)


def value(kind: type, name: str) -> object:
    if issubclass(kind, Id):
        return kind(name[:14].replace("_", "-").ljust(14, "-"))
    return OF_KIND[kind]


def test_every_fact_that_is_written_down_is_told() -> None:
    """A feature says how in its `told`, and by which words in its cards; nothing else is told."""
    assert set(FACTS) ^ set(TOLD) == set()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)
def test_a_fact_is_told_without_what_people_wrote(fact: type[Happened]) -> None:
    """As it is read from the store, where their words are not; a sentence from ours fits on a page beside nine more."""
    written = written_fact(filled(fact))
    assert carried(fact) & set(written) == set()
    told = TOLD[fact](read_fact(fact, written))
    assert read(told).endswith(".")
    assert OWN_WORDS not in read(told)
    assert OWN_WORDS not in read(TOLD[fact](filled(fact)))
    assert length(told) <= min(PARAGRAPH, CARD_TEXT // 12)


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.facilitating], ids=lambda fact: fact.__name__)
def test_what_a_facilitator_did_is_told_with_their_name(fact: type[Happened]) -> None:
    """Who it was stands in the fact as `by`, or as the person whom it is about."""
    names = {field.name for field in fields(fact)}
    actor = "by" if "by" in names else "person"
    people, _ = who_is_in(TOLD[fact](filled(fact)))
    assert value(PersonId, actor) in people
