"""Q4: what happens at the same moment in a vote, on both stores: the count and an answer, a confirmation or a decision,
two who hold one seat, and one press that is delivered again and again."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.dispatch import Answer, Outcome, Tick
from bot.dispatch.ports import Due
from bot.features.proposals import commands as asked
from bot.features.proposals.model import ProposalId
from bot.features.proposals.model.among import written
from bot.features.proposals.model.asking import MARKED, Position, Question
from bot.features.proposals.model.secret import Openness
from bot.kernel.command import Command
from storage.store import OpenedStore
from tests.secrecy.attacker import HIDDEN, table
from tests.secrecy.chamber import Chamber, person, seat

RACES, DELIVERIES, VOTERS, SOON = 200, 5, 6, 3
YES, NO = Position.yes, Position.no
both = pytest.mark.parametrize("openness", Openness)


PAPER, OTHER_PAPER = written((1, 2, 3)), written((3, 2, 1))
PAPERS = {YES: PAPER, NO: OTHER_PAPER}
WAYS: dict[Openness, tuple[Callable[[ProposalId], Command], ...]] = {
    Openness.open: (
        lambda it: asked.AskForAnswers(it, Question.most_say_yes, 7, "", Openness.open),
        asked.AskForConsensus,
        asked.AskBySilence,
        lambda it: asked.AskToRate(it, "A\nB\nC"),
        lambda it: asked.AskToRank(it, Question.pairs, "A\nB", openness=Openness.open),
    ),
    Openness.secret: (
        lambda it: asked.AskForAnswers(it, Question.most_say_yes, 7, "", Openness.secret),
        lambda it: asked.AskToRank(it, Question.run_off, "A\nB", openness=Openness.secret),
        lambda it: asked.AskForDots(it, "A\nB\nC", dots=6, openness=Openness.secret),
    ),
}
"""All are put to the same tests in turn, so that there are no more races than for one."""


async def put(chamber: Chamber, race: int, openness: Openness) -> Question:
    await chamber.put(WAYS[openness][race % len(WAYS[openness])])
    return (await chamber.proposal()).open_voting().asking.question


def press(chamber: Chamber, voter: int, position: Position, openness: Openness, question: Question) -> Command:
    """With a paper where one is asked for."""
    marks = PAPERS[position] if question in MARKED else ""
    if openness is Openness.secret:
        return asked.SubmitInSecret(chamber.it, 1, seat(voter), Position.marked if marks else position, marks=marks)
    if marks:
        return asked.HandInBallot(chamber.it, 1, marks, seat(voter))
    if position is NO and question is not Question.most_say_yes:
        position = Position.recused
    return asked.Answer(chamber.it, 1, position, seat=seat(voter))


def done(answers: list[Answer]) -> int:
    return sum(each.outcome is Outcome.done for each in answers)


def stored(url: str, chamber: Chamber, openness: Openness) -> int:
    """How many answers there are of it."""
    if openness is Openness.open:
        return sum(chamber.it in row for row in table(url, "proposal_acts"))
    at = 0 if url.startswith("sqlite") else len(HIDDEN)
    return sum(row[at + 1] == chamber.it and bool(row[-1]) for row in table(url, "secret_roll"))


async def the_count(chamber: Chamber, race: int) -> Tick:
    """As another process sends it, whose clock says that the time is over."""
    voting = (await chamber.proposal()).open_voting()
    assert chamber.coalition
    due = Due(chamber.coalition, "proposal", chamber.it, voting.deadline())
    return Tick(due, voting.closes_at, f"race {race:011}".encode())


async def ticked(chamber: Chamber, tick: Tick) -> bool:
    return (await chamber.store.transact(chamber.bot.dispatch.tick, tick)).ran


@both
async def test_what_is_stored_is_counted_and_nothing_after_the_count(
    url: str, store: OpenedStore, openness: Openness
) -> None:
    """200 times the last moment, at which all answer while another process counts: whoever is told that it was saved
    is counted, and whoever is told that it is over is not, nor stored."""
    chamber, told = Chamber(store, VOTERS), Counter[Outcome]()
    await chamber.gather()
    for race in range(RACES):
        question = await put(chamber, race, openness)
        tick, before = await the_count(chamber, race), race % (VOTERS + 1)
        chamber.now = (await chamber.proposal()).open_voting().until - timedelta(microseconds=1)
        pressed = [press(chamber, voter, YES, openness, question) for voter in range(VOTERS)]
        presses = [
            asyncio.ensure_future(chamber.at_once(f"v{voter}", pressed[voter], f"{race} {voter}"))
            for voter in range(before)
        ]
        counting = asyncio.ensure_future(ticked(chamber, tick))
        presses += [
            asyncio.ensure_future(chamber.at_once(f"v{voter}", pressed[voter], f"{race} {voter}"))
            for voter in range(before, VOTERS)
        ]
        answers = list(await asyncio.gather(*presses))
        assert await counting
        told.update(each.outcome for each in answers)
        [result] = (await chamber.proposal()).results
        saved = done(answers)
        assert result.given.answered == (saved if openness is Openness.open or saved >= 5 else 0)
        assert stored(url, chamber, openness) == saved
    assert set(told) == {Outcome.done, Outcome.refused}
    assert min(told.values()) >= RACES


@both
async def test_two_who_hold_one_seat_have_one_answer(url: str, store: OpenedStore, openness: Openness) -> None:
    """200 times at the same moment: one seat counts, with what one of them said; in secret the other is told so."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    for race in range(0, RACES, VOTERS):
        question = await put(chamber, race // VOTERS, openness)
        voters = range(min(VOTERS, RACES - race))
        for voter in voters:
            answers = await asyncio.gather(
                chamber.at_once(f"v{voter}", press(chamber, voter, YES, openness, question), f"{race} v{voter}"),
                chamber.at_once(f"d{voter}", press(chamber, voter, NO, openness, question), f"{race} d{voter}"),
            )
            assert done(list(answers)) == 2
            chamber.now += timedelta(seconds=9)
        if openness is Openness.open:
            given = (await chamber.proposal()).open_voting().given
            assert given.answered + given.recused == len(voters)
        else:
            assert stored(url, chamber, openness) == len(voters)
            tally = [row for row in table(url, "secret_tally") if chamber.it in row]
            assert sum(int(str(row[-1])) for row in tally) == len(voters)


@both
async def test_a_press_that_is_delivered_five_times_counts_once(
    url: str, store: OpenedStore, openness: Openness
) -> None:
    """200 times, all five at the same moment: one position, and one row that says so."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    for race in range(0, RACES, VOTERS):
        question = await put(chamber, race // VOTERS, openness)
        voters = range(min(VOTERS, RACES - race))
        for voter in voters:
            one = press(chamber, voter, YES, openness, question)
            await asyncio.gather(*(chamber.at_once(f"v{voter}", one, f"{race} {voter}") for _ in range(DELIVERIES)))
            chamber.now += timedelta(seconds=20)
        assert stored(url, chamber, openness) == len(voters)
        if openness is Openness.secret:
            tally = [row for row in table(url, "secret_tally") if chamber.it in row]
            assert sum(int(str(row[-1])) for row in tally) == len(voters)


async def test_a_yes_for_now_is_confirmed_before_the_count_or_not_at_all(url: str, store: OpenedStore) -> None:
    """200 times the last moment, at which all say that their people confirm it while another process counts: the result
    says of just those who were told that it was saved that it is no longer for now."""
    chamber, told = Chamber(store, VOTERS), Counter[Outcome]()
    await chamber.gather()
    for race in range(RACES):
        await chamber.put(asked.AskForAnswers)
        for voter in range(SOON):
            assert (await chamber.press(f"v{voter}", asked.AnswerForNow(chamber.it, 1))).outcome is Outcome.done
        tick, before = await the_count(chamber, race), race % (SOON + 1)
        chamber.now = (await chamber.proposal()).open_voting().until - timedelta(microseconds=1)
        confirms = [asked.ConfirmAnswer(chamber.it, 1, seat(voter)) for voter in range(SOON)]
        pressed = [
            asyncio.ensure_future(chamber.at_once(f"v{voter}", confirms[voter], f"{race} c{voter}"))
            for voter in range(before)
        ]
        counting = asyncio.ensure_future(ticked(chamber, tick))
        pressed += [
            asyncio.ensure_future(chamber.at_once(f"v{voter}", confirms[voter], f"{race} c{voter}"))
            for voter in range(before, SOON)
        ]
        answers = list(await asyncio.gather(*pressed))
        assert await counting
        told.update(each.outcome for each in answers)
        [result] = (await chamber.proposal()).results
        assert (result.given.answered, result.for_now) == (SOON, SOON - done(answers))
        assert stored(url, chamber, Openness.open) == SOON + done(answers)
    assert set(told) == {Outcome.done, Outcome.refused}
    assert min(told.values()) >= RACES // 2


async def test_a_decision_comes_before_the_count_or_not_at_all(url: str, store: OpenedStore) -> None:
    """200 times the last moment for whoever decides after advice: either they are told that it is decided, and it is,
    by their words; or they are told that it is over, and nothing was decided. It is told once."""
    chamber, told = Chamber(store, VOTERS), Counter[Outcome]()
    await chamber.gather()
    for race in range(RACES):
        await chamber.put(lambda it: asked.AskForAdvice(it, person("v", 1), days=1, then=1))
        tick = await the_count(chamber, race)
        chamber.now = (await chamber.proposal()).open_voting().ends_at - timedelta(microseconds=1)
        decide = asked.Decide(chamber.it, 1, decision=True, reason=f"Reason {race}.")
        deciding, counting = _both(chamber, decide, tick, first=race % 2 == 0)
        answer, ran = await deciding, await counting
        decided = answer.outcome is Outcome.done
        assert decided or ran
        told[answer.outcome] += 1
        [result] = (await chamber.proposal()).results
        decision = result.deciding.decision if result.deciding else None
        assert (decision.reason if decision else "") == (f"Reason {race}." if decided else "")
        assert result.outcome.is_adopted == decided
        history = [row for row in table(url, "history") if chamber.it in repr(row) and "dopted" in repr(row)]
        assert len(history) == 1
    assert set(told) == {Outcome.done, Outcome.refused}
    assert min(told.values()) >= RACES // 10


def _both(
    chamber: Chamber, decide: Command, tick: Tick, *, first: bool
) -> tuple[asyncio.Future[Answer], asyncio.Future[bool]]:
    """At the same moment, now the one and now the other first."""
    if first:
        deciding = asyncio.ensure_future(chamber.at_once("v1", decide, f"{chamber.it} decides"))
        return deciding, asyncio.ensure_future(ticked(chamber, tick))
    counting = asyncio.ensure_future(ticked(chamber, tick))
    return asyncio.ensure_future(chamber.at_once("v1", decide, f"{chamber.it} decides")), counting
