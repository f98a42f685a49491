"""A change that is left out, the proposal that can be made of it, and who does what once something is agreed."""

from dataclasses import replace
from typing import Any

import pytest

from bot.features.listening.facts import round_about
from bot.features.proposals import PROPOSING
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import board, news
from bot.features.proposals.cards.differing import splitting
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.given import HandingIn
from bot.features.proposals.model.making import ItsOwn
from bot.features.proposals.model.pieces import TITLE, Fate, Kind
from bot.features.proposals.model.refusals import NoMatter, NotAgreedYet, WritersChoice
from bot.kernel.change import Change
from bot.kernel.command import Command, Draft
from bot.kernel.limits import WIRE
from bot.kernel.wire import encode
from tests.features.proposals.council import IT, Council, answer, opened, person, said, written
from tests.features.reading import labels, read

ROUTES = {route.command: route for route in PROPOSING.routes}
WHY = "We cannot pay for two languages yet. Thank you for thinking of it."


def press(council: Council, who: str, command: Command, given: object) -> Change[Any]:
    change: Change[Any] = ROUTES[type(command)].handler(given, command, council.context(person(who)))
    council.state = change.state or council.state
    return change


def with_change(*, declined: bool = True) -> Council:
    council = written()
    council.press("clinic", asked.HandIn(IT, Kind.change, "One page, in Spanish too."))
    council.press("clinic", asked.HandIn(IT, Kind.worry, "Who pays?"))
    if declined:
        press(council, "art", asked.DeclineChange(IT, 1, WHY), council.it)
    return council


def own(council: Council, who: str = "clinic", before: Proposal | None = None) -> Change[Any]:
    return press(council, who, asked.MakeItsOwn(IT, 1), ItsOwn(council.it, before, None))


def test_a_change_is_left_out_with_a_sentence_on_why() -> None:
    """By whoever wrote the proposal; a worry is no change, and what was left out is not open any more."""
    council = with_change(declined=False)
    with pytest.raises(WritersChoice):
        press(council, "clinic", asked.DeclineChange(IT, 1, WHY), council.it)
    with pytest.raises(NoMatter):
        press(council, "art", asked.DeclineChange(IT, 2, WHY), council.it)
    press(council, "art", asked.DeclineChange(IT, 1, WHY), council.it)
    assert WHY in read(council.page("clinic"))
    with pytest.raises(NoMatter):
        press(council, "art", asked.DeclineChange(IT, 1, WHY), council.it)


def test_whoever_handed_it_in_can_make_it_a_proposal_of_its_own() -> None:
    """Once; each leads to the other, and nobody else can."""
    council = with_change()
    assert "Make it a proposal" in labels(council.page("clinic"))
    assert "Make it a proposal" not in labels(council.page("farm"))
    with pytest.raises(WritersChoice):
        own(council, "farm")
    (made,) = own(council).new
    assert isinstance(made, Proposal)
    assert (made.text.text, made.proposer, made.stage) == ("One page, in Spanish too.", person("clinic"), Stage.talking)
    assert "Its own proposal" in labels(council.page("farm"))
    again = own(council, before=made)
    assert again.new == ()
    assert "already" in read(said(again))
    other = Council(state=made)
    assert "The other proposal" in labels(other.page("farm"))


def test_either_of_the_two_can_be_withdrawn_and_the_other_stays() -> None:
    """A change that was left out can be made one also when the first is off the table."""
    council = with_change()
    council.press("art", asked.WithdrawBlock(IT))
    (made,) = own(council).new
    assert isinstance(made, Proposal)
    assert council.it.stage is Stage.withdrawn
    assert made.withdrawn(council.now).stage is Stage.withdrawn
    assert council.it.matters[0].fate is Fate.on_its_own


def test_who_does_what_is_written_beside_what_was_agreed() -> None:
    """And only there."""
    council = opened(Question.most_say_yes)
    command = asked.SayWhoDoesWhat(IT, "Art prints it by May.")
    with pytest.raises(NotAgreedYet):
        press(council, "art", command, HandingIn(council.it, None))
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, Position.yes)
    council.passes(days=8)
    assert "Who does what?" in labels(news.result(council.it))
    press(council, "art", command, HandingIn(council.it, None))
    assert "Who does what, says art: Art prints it by May." in read(council.page("zoe"))


def test_what_was_not_agreed_leads_on() -> None:
    """To a round about it, or to smaller pieces."""
    council = opened(Question.most_say_yes)
    council.passes(days=8)
    for card in (board.board(council.it), news.result(council.it)):
        assert {"Hear each other in a round", "Split a longer text"} <= set(labels(card))
        assert {"Change the text", "Come back to it"} <= set(labels(card))


@pytest.mark.parametrize("title", ["One page", "ñ" * TITLE, "👩‍👩‍👧" * 30, "a/b:c?*!"])
def test_what_it_is_about_stands_in_the_form_that_splits_it(title: str) -> None:
    """As much of it as a button holds."""
    press = splitting(replace(written().it, title=title)).press
    assert isinstance(press, Draft)
    assert len(encode(press)) <= WIRE
    assert title.startswith((press.text("heading") or "?").rstrip("…"))


@pytest.mark.parametrize("topic", ["One page", "ñ" * TITLE, "👩‍👩‍👧" * 30, "a/b:c?*!"])
def test_a_round_about_it_fits_on_a_button(topic: str) -> None:
    """With as much of the topic as there is room for."""
    assert len(round_about(topic).written) <= WIRE
    assert round_about(topic).written.startswith("1?:ro:*:")
