"""What ten thousand ballots of each way to count take, beside the reading of as many from the text that they are kept
as. The orders are all different, which is the dearest."""

import json
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from time import perf_counter

from bench.filling import OPENED
from bench.grounds import Grounds
from bench.scale import Scale
from bench.table import Table, ms, times
from bot.features.proposals.model.among import BLANK, Among, Ballot, Marks
from bot.features.proposals.model.asking import RANKED, Asking, Given, Position, Question
from bot.features.proposals.model.ballots import outturn
from bot.features.proposals.model.tally.meeting import Slot

BALLOTS, OPTIONS, MANY, RUNS = 10_000, 10, 20, 5
AIM, AIM_OF_MANY = "≤ 100 ms", "≤ 1000 ms"
HARD = (Question.run_off, Question.pairs)


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds, the middle one of some runs; `reading` is what these ballots took to be read."""

    question: Question
    options: int
    ballots: int
    counting: float
    reading: float


async def measured(_grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for question in (Question.score, Question.dots, *sorted(RANKED, key=lambda each: each.value), Question.meeting):
        yield _measured(question, OPTIONS, scale.ballots)
    for question in HARD:
        yield _measured(question, MANY, scale.ballots)


def asked(question: Question, options: int) -> Asking:
    slots = tuple(Slot(OPENED + timedelta(days=day), OPENED + timedelta(days=day, hours=1)) for day in range(options))
    if question is Question.meeting:
        return Asking(question, among=Among(slots=slots))
    named = tuple(f"Option {number}" for number in range(options - (question in RANKED)))
    return Asking(question, options=named, among=Among())


def paper(question: Question, options: int, lot: random.Random) -> Marks:
    """Some of it is left out."""
    match question:
        case Question.dots:
            marks = [0] * options
            for _ in range(5):
                marks[lot.randrange(options)] += 1
            return tuple(min(each, 3) for each in marks)
        case Question.score | Question.meeting:
            return tuple(lot.randint(BLANK, 2) for _ in range(options))
        case _:
            kept = lot.randint(1, options)
            return tuple(place if place <= kept else BLANK for place in lot.sample(range(1, options + 1), options))


def _measured(question: Question, options: int, ballots: int) -> Result:
    lot, asking = random.Random(7), asked(question, options)  # noqa: S311 - the same ballots each time
    kept = [json.dumps(paper(question, options, lot)) for _ in range(ballots)]
    given = Given(ballots, {Position.marked: ballots}, (), tuple(Ballot(tuple(json.loads(each))) for each in kept))
    counting, reading = [], []
    for _ in range(RUNS):
        reading.append(_timed(lambda: [Ballot(tuple(json.loads(each))) for each in kept]))
        counting.append(_timed(lambda: outturn(asking, given)))
    return Result(question, options, ballots, median(counting), median(reading))


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def table(results: list[Result]) -> Table:
    return Table(
        "Tally: ballots counted, beside reading them from their text",
        ("", "options", "ballots", "counting", "reading", "counting / reading", "aim"),
        tuple(
            (
                each.question.value,
                str(each.options),
                str(each.ballots),
                ms(each.counting),
                ms(each.reading),
                times(each.counting / each.reading),
                AIM_OF_MANY if each.options == MANY else AIM,
            )
            for each in results
        ),
    )
