"""Votes that were open, counted or talked about when the program was of an earlier version go on in this one."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.dispatch import Outcome as Answered
from bot.features.proposals import commands as asked
from bot.features.proposals.model import Proposal, ProposalId, Stage
from bot.features.proposals.model.among import written
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.command import Command
from storage.schema import migrate
from storage.store import open_store
from tests.migrations.earlier import left_at
from tests.secrecy.chamber import Chamber, seat

YES, BLOCK, PICKED = Position.yes, Position.block, Position.picked
FIRST, SECOND = "202611300906", "202611301250"
"""When there were votes at all; and before one seat could act for another."""


@pytest.fixture
async def chamber(empty: str, request: pytest.FixtureRequest) -> AsyncIterator[Chamber]:
    """Of six voters, each with a deputy, whose program was brought to this version while they voted."""
    left_at(empty, request.param)
    migrate(empty)
    store = open_store(empty)
    yield Chamber(store, 6, now=datetime(2026, 12, 5, 10, tzinfo=UTC))
    await store.close()


first = pytest.mark.parametrize("chamber", [FIRST], indirect=True)
second = pytest.mark.parametrize("chamber", [SECOND], indirect=True)


async def look(chamber: Chamber, number: int) -> Proposal:
    """At the proposal of that number, which is meant from now on."""
    chamber.asked = number
    return await chamber.proposal()


async def press(chamber: Chamber, who: str, command: Command) -> None:
    assert (await chamber.press(who, command)).outcome is Answered.done


def it(number: int) -> ProposalId:
    return ProposalId(f"proposal-{number:05}")


@first
async def test_what_was_adopted_before_stands_as_it_was_counted(chamber: Chamber) -> None:
    """With its arithmetic; it can be looked at on its page like any other."""
    state = await look(chamber, 1)
    assert (state.stage, state.results[0].outcome) == (Stage.adopted, Outcome.adopted)
    assert state.results[0].given.positions == {YES: 5}
    assert state.results[0].weighed is None
    for page in (asked.ProposalPage(it(1)), asked.CountingPage(it(1)), asked.RollPage(it(1))):
        assert (await chamber.press("v1", page)).outcome is Answered.done


@first
async def test_one_of_several_is_chosen_over_the_change_of_version(chamber: Chamber) -> None:
    """An answer of before is changed, a new one is added, and all are counted on time, each organisation as one."""
    voting = (await look(chamber, 2)).open_voting()
    assert (voting.picks, voting.weighed) == ((3, 1, 0), None)
    await press(chamber, "v2", asked.Answer(it(2), 1, PICKED, picked=1, seat=seat(2)))
    await press(chamber, "v2", asked.Answer(it(2), 1, PICKED, picked=0, off=True, seat=seat(2)))
    await press(chamber, "v4", asked.Answer(it(2), 1, PICKED, picked=1))
    assert (await look(chamber, 2)).open_voting().picks == (2, 3, 0)
    await chamber.passes(days=30)
    [result] = (await look(chamber, 2)).results
    assert (result.outcome, result.chosen, result.picks) == (Outcome.adopted, "School", (2, 3, 0))


@first
async def test_an_objection_of_before_is_worked_through(chamber: Chamber) -> None:
    """What came with a later version can be done with it; who asked for more time before cannot again."""
    assert [each.words for each in (await look(chamber, 3)).open_voting().objections] == ["Our fields are there."]
    again = await chamber.press("v4", asked.Answer(it(3), 1, Position.more_time))
    assert again.outcome is Answered.refused
    await press(chamber, "v3", asked.WithdrawObjection(it(3), 1, seat(3)))
    await press(chamber, "v0", asked.LetActFor(it(3), seat(0), seat(5), 0))
    await press(chamber, "v1", asked.AskToEnd(it(3)))
    await press(chamber, "v2", asked.AgreeToWish(it(3), 1))
    await chamber.passes(seconds=5)
    [result] = (await look(chamber, 3)).results
    assert (result.outcome, result.given.positions) == (Outcome.adopted, {YES: 3, Position.withdrawn: 1})


@first
async def test_what_was_talked_about_before_is_asked_now(chamber: Chamber) -> None:
    """Its question stands still, and it is put to all."""
    assert [each.words for each in (await look(chamber, 4)).open_matters] == ["Who drives?"]
    await press(chamber, "v0", asked.AnswerMatter(it(4), 1, "Whoever has a licence."))
    await press(chamber, "v0", asked.AskForConsent(it(4)))
    await chamber.passes(seconds=5)
    for voter in range(6):
        await press(chamber, f"v{voter}", asked.Answer(it(4), 1, YES))
    await chamber.passes(days=30)
    assert (await look(chamber, 4)).stage is Stage.adopted


@second
async def test_secret_papers_of_before_are_counted_with_those_of_now(chamber: Chamber) -> None:
    """Each seat once: who had handed in cannot again; what was ranked is counted too."""
    await press(chamber, "v3", asked.SubmitInSecret(it(1), 1, seat(3), Position.no))
    await press(chamber, "v4", asked.SubmitInSecret(it(1), 1, seat(4), YES))
    for number in (4, 5):
        paper = asked.SubmitInSecret(it(2), 1, seat(number), Position.marked, marks=written((1, 2, 3, 4)))
        await press(chamber, f"v{number}", paper)
    await chamber.passes(days=30)
    [result] = (await look(chamber, 1)).results
    assert (result.outcome, result.given.positions) == (Outcome.adopted, {YES: 4, Position.no: 1})
    [result] = (await look(chamber, 2)).results
    assert (result.outcome, result.chosen) == (Outcome.adopted, "Park")


@second
async def test_an_order_of_before_is_counted(chamber: Chamber) -> None:
    """Together with one that is handed in now."""
    await press(chamber, "v4", asked.HandInBallot(it(3), 1, written((1, 2, 3))))
    await chamber.passes(days=30)
    [result] = (await look(chamber, 3)).results
    assert (result.chosen, result.given.positions) == ("Monday", {Position.marked: 5})


@second
async def test_a_block_of_before_reopens_for_all_when_it_is_withdrawn(chamber: Chamber) -> None:
    """The text was changed while there was no word yet for reopening."""
    assert (await look(chamber, 4)).open_voting().answered == 5
    await press(chamber, "v4", asked.Answer(it(4), 2, YES))
    state = await look(chamber, 4)
    assert (state.text.number, state.open_voting().answered) == (3, 1)
    for voter in range(4):
        await press(chamber, f"v{voter}", asked.StandBy(it(4), 3, seat(voter)))
    await chamber.passes(days=30)
    assert (await look(chamber, 4)).results[0].given.positions == {YES: 5}


@second
async def test_what_waited_before_is_done_now(chamber: Chamber) -> None:
    """A wish to end a vote, a yes for now, and an answer that waits for a second press."""
    await press(chamber, "d4", asked.ReplaceAnswer(it(4), 2, seat(4), 2))
    assert (await look(chamber, 4)).open_voting().objections == ()
    await press(chamber, "v4", asked.ConfirmAnswer(it(5), 1, seat(4)))
    await press(chamber, "v0", asked.AgreeToWish(it(5), 1))
    await chamber.passes(seconds=5)
    [result] = (await look(chamber, 5)).results
    assert (result.outcome, result.for_now, result.given.positions) == (Outcome.adopted, 0, {YES: 5})
