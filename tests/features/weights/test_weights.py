"""What an organisation counts is put to the vote by somebody, and changes when the group has agreed, never before."""

from datetime import UTC, datetime
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deciding import Decided, DecisionWanted, Terms
from bot.features.weights import cards, handlers
from bot.features.weights.commands import ChangeWeight, KeepWeight, WeightsPage
from bot.features.weights.facts import WEIGHTS_PAGE, WeightChanged, WeightWanted, weight_of
from bot.features.weights.model import (
    ASKED,
    KIND,
    Counting,
    EnoughWeights,
    ItHasLeft,
    Kept,
    NobodyCountsDifferently,
    NotAWeight,
    SameWeight,
    Wanting,
    Weight,
    WeightBeingDecided,
    written_weight,
)
from bot.kernel.change import Change
from bot.kernel.command import Actor, Context, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.wire import draft, encode
from bot.weighing import Weighing, exactly
from tests.features.reading import read, said

CLINIC, ANA, HOME = OrganisationId("Clinic--------"), PersonId("ana-----------"), PlaceId("the-home------")
NOW = datetime(2026, 3, 9, 18, tzinfo=UTC)
CONTEXT = Context(NOW, Actor(ANA, Standing.member), CoalitionId("coalition-here"), HOME, None, Random(1))
HALF, TWO = Fraction(1, 2), Fraction(2)


def wants(before: Weight | None, weight: str, *, ruled: bool = True, gone: bool = False) -> Change[Weight]:
    command = ChangeWeight(CLINIC, weight, "It speaks for many.")
    return handlers.change_weight(Wanting(before, "Clinic", ruled, gone), command, CONTEXT)


def decides(before: Weight | None, number: int, *, adopted: bool) -> Change[Weight]:
    return handlers.keep_weight(Kept(before, (HOME,)), KeepWeight(CLINIC, number, adopted), CONTEXT)


def test_it_is_put_to_the_vote_and_counts_as_before() -> None:
    """In words that say what it is about in any language, and that are not changed on the way."""
    change = wants(None, "2")
    assert change.new == (Weight(CLINIC, asked=(TWO,), open=1),)
    wanted, decision = change.facts
    assert wanted == WeightWanted(CLINIC, TWO, ANA)
    assert isinstance(decision, DecisionWanted)
    assert (decision.kind, decision.subject, decision.number) == (KIND, CLINIC, 1)
    assert (decision.title, decision.text) == ("Clinic: 1 → 2", "It speaks for many.")
    assert (decision.terms, decision.look) == (Terms(fixed=True), WEIGHTS_PAGE)
    assert read(decision.about) == "It is about what Clinic counts in votes: 1 now, and 2 from then on."
    none = wants(None, "0").facts[1]
    assert isinstance(none, DecisionWanted)
    assert read(none.about).endswith("With 0 its answer is shown, and not counted.")


def test_without_a_ground_rule_nobody_is_asked() -> None:
    """It says what to agree on first."""
    with pytest.raises(NobodyCountsDifferently):
        wants(None, "2", ruled=False)


def test_of_one_that_has_left_nobody_is_asked() -> None:
    """What was agreed is kept for the day on which it comes back, and the refusal says so."""
    with pytest.raises(ItHasLeft) as refused:
        wants(Weight(CLINIC, TWO, (TWO,)), "1", gone=True)
    assert read(refused.value.said) == "It has left the coalition. If it comes back, it counts as it did before."


def test_once_agreed_it_counts_so_and_all_are_told() -> None:
    """What was decided twice, by a message that came again, is told once."""
    asked = Weight(CLINIC, asked=(TWO,), open=1)
    change = decides(asked, 1, adopted=True)
    assert change.state == Weight(CLINIC, TWO, (TWO,))
    assert change.facts == (WeightChanged(CLINIC, TWO),)
    assert said(change.messages) == ["Clinic counts 2 in votes that open from now on."]
    again = decides(change.state, 1, adopted=True)
    assert (again.state, again.messages, again.facts) == (change.state, (), ())


def test_one_that_advises_is_told_of_in_its_own_words() -> None:
    """Nobody counts nothing: they are asked for advice."""
    change = decides(Weight(CLINIC, asked=(Fraction(0),), open=1), 1, adopted=True)
    assert said(change.messages) == [
        "Clinic advises in votes that open from now on: its answer is shown, and not counted."
    ]


def test_what_was_not_agreed_changes_nothing() -> None:
    """Then something else can be asked; and if the first is asked again and agreed, that is what holds."""
    first = decides(Weight(CLINIC, asked=(TWO,), open=1), 1, adopted=False).state
    assert first == Weight(CLINIC, asked=(TWO,))
    second = wants(first, "1/2").state
    assert second == Weight(CLINIC, asked=(TWO, HALF), open=2)
    late = decides(second, 1, adopted=True).state
    assert late == Weight(CLINIC, TWO, (TWO, HALF), open=2)
    assert decides(late, 2, adopted=True).state == Weight(CLINIC, HALF, (TWO, HALF))


def test_one_weight_is_decided_at_a_time() -> None:
    """The same form sent twice is the same wish; another one waits."""
    asked = Weight(CLINIC, asked=(TWO,), open=1)
    again = wants(asked, "2")
    assert (again.state, again.new, again.facts) == (None, (), ())
    with pytest.raises(WeightBeingDecided):
        wants(asked, "3")


def test_what_it_counts_already_is_nothing_to_decide() -> None:
    """Nor is anything asked without end."""
    with pytest.raises(SameWeight):
        wants(None, "1")
    with pytest.raises(EnoughWeights):
        wants(Weight(CLINIC, asked=(TWO,) * ASKED), "3")


def test_only_what_was_asked_here_is_kept() -> None:
    """Decisions of other kinds, and of what is not there, change nothing."""
    proposal = Id("the-proposal--")
    assert handlers.after_decided(Decided("ground rule", CLINIC, 1, True, proposal, 1)) == ()
    assert handlers.after_decided(Decided(KIND, CLINIC, 1, True, proposal, 1)) == (KeepWeight(CLINIC, 1, True),)
    assert decides(None, 1, adopted=True) == Change()
    assert decides(Weight(CLINIC), 1, adopted=True).state == Weight(CLINIC)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("2", TWO),
        ("1/2", HALF),
        (" 1 1/2 ", Fraction(3, 2)),
        ("0,5", HALF),
        ("1.25", Fraction(5, 4)),
        ("0", Fraction(0)),
    ],
)
def test_a_weight_is_read_exactly(text: str, weight: Fraction) -> None:
    """As people write numbers."""
    assert written_weight(text) == weight


@pytest.mark.parametrize("text", ["", "two", "-1", "1/0", "101", "1/1000", "100 1/2", "1e3", "½ 1/2", "٢/٣x"])
def test_what_is_no_weight_is_asked_for_again(text: str) -> None:
    """With examples."""
    with pytest.raises(NotAWeight):
        written_weight(text)


@given(st.fractions(0, 100, max_denominator=100))
def test_what_is_shown_can_be_written(weight: Fraction) -> None:
    """Every weight reads as people would write it."""
    assert written_weight(str(exactly(weight))) == weight


def test_the_page_says_what_each_counts_and_how_it_is_used() -> None:
    """Those that count one are not listed."""
    different = (Weight(CLINIC, TWO, (TWO,)), Weight(OrganisationId("Farm----------"), asked=(HALF,), open=1))
    page = read(cards.page(Counting(different, Weighing.by_weight), CONTEXT))
    assert "Clinic: 2" in page
    assert "Farm: 1. All are asked about 1/2." in page
    assert "All others count 1." in page
    pages = {read(cards.page(Counting((), each), CONTEXT)) for each in Weighing}
    assert len(pages) == len(Weighing)
    many = tuple(Weight(OrganisationId(f"org-{n:010}"), TWO) for n in range(16))
    assert "More of them" in read(cards.page(Counting(many, Weighing.by_weight), CONTEXT))


def test_buttons_elsewhere_lead_to_it() -> None:
    """From the page of an organisation to its form, and from the card of the vote to the page."""
    assert weight_of(CLINIC).written == encode(draft(ChangeWeight, organisation=CLINIC))
    assert encode(WeightsPage()) == f"{WEIGHTS_PAGE.written}:0"
