"""A vote on a real store, from the desk to the rows: as many seats as one wants, each held by one person or two."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO

from adapters.assembly import Bot, assembled
from adapters.desk import Caller, Pressed
from adapters.logs import logger
from adapters.terminal.cast import PLATFORM, ROOM
from adapters.terminal.messenger import TerminalMessenger, Wall
from bot.dispatch import Answer
from bot.dispatch.ports import Store, Transaction
from bot.features.coalition.commands import SetUp
from bot.features.coalition.model import MEMBERS, ORGANISATIONS, SEATS, Member, Organisation, Seat
from bot.features.coalition.model.seat import SeatId
from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, Proposal, ProposalId
from bot.features.proposals.model.among import Marks, written
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.secret import Openness
from bot.kernel.command import Account, Command, Page
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId
from bot.kernel.wire import encode

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
FOUNDER, HELPER = "founder", "h0"


@dataclass
class Chamber:
    """Time is given, and a second goes by with each press; `log` has every line."""

    store: Store
    voters: int
    seed: int = 0
    now: datetime = NOW
    log: StringIO = field(default_factory=StringIO)
    coalition: CoalitionId | None = None
    asked: int = 0

    def __post_init__(self) -> None:
        self.lots = random.Random(self.seed)
        self.bot: Bot = assembled(
            self.store,
            {PLATFORM: TerminalMessenger(ROOM, Wall())},
            now=lambda: self.now,
            seed=lambda: self.lots.randbytes(16),
            log=logger(self.log, "debug"),
            instance="chamber",
        )

    @property
    def it(self) -> ProposalId:
        """The one that was asked last."""
        return ProposalId(f"proposal-{self.asked:05}")

    async def gather(self) -> None:
        """The coalition, and each voter with a seat of their own, which their deputy holds too."""
        await self.press(FOUNDER, SetUp("Together", "en"))
        await self.store.transact(self._seated, self.now)

    async def brings_someone_without_an_account(self) -> SeatId:
        """With a seat of their own, for whom a helper writes down what they choose."""
        await self.store.transact(self._brought, self.now)
        return seat(self.voters)

    async def ask(self, question: Question = Question.most_say_yes, openness: Openness = Openness.secret) -> None:
        await self.put(lambda it: asked.AskForAnswers(it, question, 7, "", openness))

    async def ask_to_rank(self) -> None:
        await self.put(lambda it: asked.AskToRank(it, Question.run_off, "A\nB\nC", 7, Openness.secret))

    async def put(self, asking: Callable[[ProposalId], Command]) -> None:
        self.asked += 1
        await self.press("v0", asked.WriteBlock(self.it, "One page", "We keep one page with all our services."))
        await self.press("v0", asking(self.it))
        await self.bot.settle()

    async def rank(self, voter: int, marks: Marks) -> Answer:
        command = asked.SubmitInSecret(self.it, 1, seat(voter), Position.marked, marks=written(marks))
        return await self.press(f"v{voter}", command)

    async def hand_in(self, voter: int, position: Position, who: str | None = None, key: str | None = None) -> Answer:
        command = asked.SubmitInSecret(self.it, 1, seat(voter), position)
        return await self.press(who or f"v{voter}", command, key)

    async def press(self, user: str, command: Command | Page, key: str | None = None) -> Answer:
        self.now += timedelta(seconds=1)
        return await self.at_once(user, command, key or f"{user} {self.now}")

    async def at_once(self, user: str, command: Command | Page, key: str) -> Answer:
        caller = Caller(Account(PLATFORM, ROOM.workspace, user), ROOM, user.title())
        answer = await self.bot.desk.hear(caller, Pressed(encode(command)), key)
        assert isinstance(answer, Answer)
        return answer

    async def proposal(self) -> Proposal:
        found = await self.store.read(self._found, self.it)
        assert found
        return found

    async def passes(self, **time: float) -> None:
        self.now += timedelta(**time)
        await self.bot.settle()

    def _found(self, transaction: Transaction, it: ProposalId) -> Proposal | None:
        return transaction.unit(self._here(transaction)).get(PROPOSALS).find(it)

    def _here(self, transaction: Transaction) -> CoalitionId:
        found = transaction.recognise(Account(PLATFORM, ROOM.workspace, FOUNDER), ROOM).coalition
        assert found
        return found

    def _seated(self, transaction: Transaction, now: datetime) -> None:
        self.coalition = self._here(transaction)
        unit = transaction.unit(self.coalition)
        for number in range(self.voters):
            organisation = OrganisationId(f"org-{number:010}")
            unit.get(ORGANISATIONS).add(Organisation(organisation, f"Group {number}", "", person("v", number), now))
            for role in ("v", "d"):
                account = Account(PLATFORM, ROOM.workspace, f"{role}{number}")
                made = Member(person(role, number), account.user, (account,), "en", "UTC", now, organisation)
                unit.get(MEMBERS).add(made)
            holder, deputy = person("v", number), person("d", number)
            unit.get(SEATS).add(Seat(seat(number), organisation, holder, now, (deputy,), holder, now))

    def _brought(self, transaction: Transaction, now: datetime) -> None:
        unit, helper = transaction.unit(self._here(transaction)), person("h", 0)
        organisation, whose = OrganisationId(f"org-{self.voters:010}"), person("x", 0)
        unit.get(ORGANISATIONS).add(Organisation(organisation, "Elders", "", helper, now))
        account = Account(PLATFORM, ROOM.workspace, HELPER)
        unit.get(MEMBERS).add(Member(helper, HELPER, (account,), "en", "UTC", now, organisation))
        unit.get(MEMBERS).add(Member(whose, "Tom", (), "en", "UTC", now, organisation, writers=(helper,)))
        unit.get(SEATS).add(Seat(seat(self.voters), organisation, whose, now, (), whose, now))


def seat(number: int) -> SeatId:
    return SeatId(f"seat-{number:09}")


def person(role: str, number: int) -> PersonId:
    return PersonId(f"{role}-person-{number:05}")
