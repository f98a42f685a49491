"""An answer through the whole stack with few seats and many, and the page of who is asked, beside a command that does
nothing."""

import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar

from bench.filling import OPENED, Rows, drawn
from bench.grounds import Backend, Grounds
from bench.lanes import Chunk
from bench.measuring import Lane, Sample, by_tasks, interleaved, percentile, rate, ratio
from bench.scale import Scale
from bench.table import Table, ms, times
from bench.town import ADDRESS, HERE, Large, account, organisation, person
from bot.dispatch import Dispatch, Inbound, Outcome
from bot.dispatch.ports import Store
from bot.features import FEATURES
from bot.features.circles.model import MOST_INSIDE, Circle, CircleId, Entry, Inside, Kind
from bot.features.coalition.model import SeatId
from bot.features.proposals.commands import Answer, HandInBallot, RollPage
from bot.features.proposals.model import OnRoll, OnRollId, Proposal, ProposalId, SeatName, Version
from bot.features.proposals.model.among import Among
from bot.features.proposals.model.asking import Asking, Position, Question
from bot.features.proposals.model.pieces import Within
from bot.kernel.change import Change
from bot.kernel.command import Command, Context, Page
from bot.kernel.feature import Catalogue, Feature, on
from bot.kernel.ids import Id
from storage.circles import CircleRows
from storage.proposals import ProposalRows, RollRows
from storage.store import open_store

IT, CIRCLE = drawn(ProposalId, "proposal of the bench"), drawn(CircleId, "circle of the bench")
PRESSING = 12
"""So many answer in turn, however many seats there are: each has as many answers of before."""

EMPTY = "empty"
AIM = "few / many ≤ 1.5 ×"


@dataclass(frozen=True, slots=True)
class Nothing(Command):
    """What a command costs that reads and changes nothing."""

    wire: ClassVar[str | None] = "zy"


def nothing(_given: None, _command: Nothing, _context: Context) -> Change[Proposal]:
    return Change()


CATALOGUE = Catalogue((*FEATURES, Feature("nothing", routes=(on(Nothing, lambda *_: None, nothing),))))


@dataclass(frozen=True, slots=True)
class Result:
    backend: Backend
    seats: int
    samples: dict[str, list[Sample]]


class VoteLane:
    def __init__(self, store: Store, chunks: tuple[Chunk[Inbound], ...]) -> None:
        self._store, self._chunks, self._dispatch = store, chunks, Dispatch(CATALOGUE)

    async def run(self, chunk: int) -> Sample:
        return await by_tasks(self._chunks[chunk], self.press)

    async def press(self, inbound: Inbound) -> None:
        if isinstance(inbound.request, Page):
            answer = await self._store.read(self._dispatch.page, inbound)
        else:
            answer = await self._store.transact(self._dispatch.command, inbound)
        assert answer.outcome is Outcome.done, answer


def name(number: int) -> SeatName:
    return SeatName(Id(drawn(SeatId, "large seat", number)), organisation(number))


def names_on(asking: Asking, seats: int) -> tuple[SeatName, ...]:
    """All seats; or the people of a circle, who are as many as fit in it."""
    if not asking.people:
        return tuple(map(name, range(seats)))
    people = range(min(seats, MOST_INSIDE))
    return tuple(SeatName(Id(drawn(SeatId, "their own", number)), person=person(number)) for number in people)


def voted_on(asking: Asking, seats: int) -> Proposal:
    names = names_on(asking, seats)
    written = Proposal(IT, "One page", OPENED, person(0), None, (Version(1, "We keep one page.", person(0), OPENED),))
    if asking.people:
        written = replace(written, circle=Within(CIRCLE, "Homes"))
    asked = written.asked(asking, names, person(0), OPENED, OPENED + timedelta(days=7))
    while asked.open_voting().waiting:
        asked, _ = asked.rolled()
    return asked


def rows(asking: Asking, seats: int) -> Iterator[Rows]:
    """A coalition in which so many seats are asked already."""
    yield from Large(seats, seats, 1).rows()
    proposal, roll = ProposalRows.rows, RollRows.rows
    yield proposal.table, ({"coalition": HERE, "version": 1, **proposal.values(voted_on(asking, seats))},)
    names = names_on(asking, seats)
    if asking.people:
        inside = tuple(Inside(Id(each.person or ""), OPENED) for each in names)
        circle = Circle(CIRCLE, "Homes", "Homes for all", Kind.people, Entry.asking, OPENED, inside)
        yield CircleRows.rows.table, ({"coalition": HERE, "version": 1, **CircleRows.rows.values(circle)},)
    lines = (
        OnRoll(drawn(OnRollId, number), IT, 1, each.seat, each.organisation, None, each.person)
        for number, each in enumerate(names)
    )
    yield roll.table, ({"coalition": HERE, "version": 1, **roll.values(each)} for each in lines)


YES_OR_NO = Asking(Question.most_say_yes)
IN_ORDER = Asking(Question.run_off, options=tuple("abcdefghi"), among=Among())
OF_CIRCLE, WHO = "of a circle", "who is asked"
ASKED = {"yes or no": YES_OR_NO, "in order": IN_ORDER, OF_CIRCLE: replace(YES_OR_NO, people=True), WHO: YES_OR_NO}


def said(way: str, number: int) -> Command | Page:
    """Another answer than the one before; or who is asked."""
    if way == EMPTY:
        return Nothing()
    if way == WHO:
        return RollPage(IT)
    turn = number // PRESSING % 2
    if way == "in order":
        return HandInBallot(IT, 1, "12345-----" if turn else "54321-----")
    return Answer(IT, 1, Position.no if turn else Position.yes)


def chunks(way: str, scale: Scale) -> tuple[Chunk[Inbound], ...]:
    each = scale.commands
    return tuple(
        (tuple(_press(way, chunk * each + number) for number in range(each)),) for chunk in range(scale.chunks)
    )


def _press(way: str, number: int) -> Inbound:
    at = OPENED + timedelta(seconds=number + 1)
    key = f"{way}-{number}"
    return Inbound(said(way, number), at, secrets.token_bytes(16), account(number % PRESSING), ADDRESS, key)


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for backend in Backend:
        for result in await _measured(grounds, backend, scale):
            yield result


async def _measured(grounds: Grounds, backend: Backend, scale: Scale) -> list[Result]:
    """All sizes take turns, so that a busy moment meets all of them; one way after another, since each store holds its
    connections."""
    samples: dict[int, dict[str, list[Sample]]] = {seats: {} for seats in scale.seats}
    for way, asking in ASKED.items():
        async with AsyncExitStack() as stack:
            lanes: dict[str, Lane] = {}
            for seats in scale.seats:
                store = open_store(grounds.filled(backend, rows(asking, seats)))
                stack.push_async_callback(store.close)
                lanes[f"{seats} {way}"] = VoteLane(store, chunks(way, scale))
                lanes[f"{seats} {beside(way)}"] = VoteLane(store, chunks(EMPTY, scale))
            found = await interleaved(lanes, scale.chunks)
        for seats, each in samples.items():
            each.update({lane: found[f"{seats} {lane}"] for lane in (way, beside(way))})
    return [Result(backend, seats, each) for seats, each in samples.items()]


def beside(way: str) -> str:
    """The lane of the command that does nothing, in the same run."""
    return f"{EMPTY} beside {way}"


def table(results: list[Result]) -> Table:
    return Table(
        "Answers: twelve seats answer in turn, of so many that are asked",
        ("", "a second", "p50", "p99", "empty / answer", "few / many", "aim"),
        tuple(line for result in results for line in _lines(result, _fewest(results, result))),
    )


def _fewest(results: list[Result], result: Result) -> Result:
    return next(each for each in results if each.backend is result.backend)


def _lines(result: Result, fewest: Result) -> Iterator[tuple[str, ...]]:
    for way in ASKED:
        mine, empty = result.samples[way], result.samples[beside(way)]
        yield (
            f"{result.backend.value}, {result.seats} seats, {way}",
            f"{rate(mine):.0f}",
            ms(percentile(mine, 0.5)),
            ms(percentile(mine, 0.99)),
            times(ratio(empty, mine)),
            times(ratio(fewest.samples[way], mine)) if fewest is not result else "",
            AIM if fewest is not result else "",
        )
