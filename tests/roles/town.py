"""A coalition with everybody in it on a real store, who ask for things by turns; what they ask is undone.
A round is going on: Sol has the floor, Pia is next, and Ron, who is nobody else, facilitates it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from random import Random

from sqlalchemy import bindparam, select

from bot.codes import code_in
from bot.dispatch import Answer, Dispatch, Inbound, Outcome
from bot.dispatch.ports import Recognised
from bot.dispatch.running import Running
from bot.features import FEATURES
from bot.features.coalition import commands as coalition
from bot.features.coalition.model import MEMBERS, SEATS, Member
from bot.features.listening import commands as listening
from bot.features.listening.model import RoundId
from bot.kernel.command import Account, Actor, Address, Command, Context, Page, Request, Standing
from bot.kernel.feature import Catalogue
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.refusal import Refusal
from storage import PROVIDED
from storage.engine import Link
from storage.tables import metadata
from storage.transaction import OpenTransaction

EVENING = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
ROOM, ELSEWHERE, NOWHERE = (Address("terminal", "local", name) for name in ("room", "elsewhere", "nowhere"))
SCHOOL, CLINIC, LIBRARY = (OrganisationId(f"{name:-<14}") for name in ("school", "clinic", "library"))
ROUND, TURN = RoundId("round---------"), 1
DAY, HOUR = date(2026, 3, 16), time(18, 30)


class Role(Enum):
    """The columns, and who stands for each."""

    guest = "gus"
    newcomer = "nia"
    resident = "rosa"
    member = "mia"
    alternate = "alma"
    representative = "rita"
    facilitator = "fay"
    round_facilitator = "ron"
    speaker = "sol"
    elsewhere = "otto"
    nowhere = "ned"
    clock = "clock"


_EVERYTHING = [
    select(table).where(table.c["id" if table.name == "coalitions" else "coalition"] == bindparam("it"))
    for table in metadata.sorted_tables
    if "coalition" in table.c or table.name == "coalitions"
]
_AT = {Role.elsewhere.value: ELSEWHERE, Role.nowhere.value: NOWHERE}


@dataclass
class Town:
    link: Link
    now: datetime = EVENING
    asked: int = 0

    def __post_init__(self) -> None:
        self.catalogue = Catalogue(FEATURES)
        self.people: dict[str, PersonId] = {}
        self.noted = Id("nothing-noted-")
        self.dispatch = Dispatch(self.catalogue)
        self.transaction = OpenTransaction(self.link.connection, dict(PROVIDED), "roles")
        self._set_up()
        self.coalition = self._recognised("fay").coalition or CoalitionId("")
        self.unit = self.transaction.unit(self.coalition)
        self._seat()
        self._newcomer()
        self._listen()

    def known(self, role: Role) -> PersonId | None:
        return self._recognised(role.value).person

    def person(self, user: str) -> PersonId:
        """Also of someone who has left since then."""
        found = self._recognised(user).person or self.people.get(user)
        assert found, f"{user} is no member"
        self.people[user] = found
        return found

    @property
    def place(self) -> PlaceId:
        found = self._recognised("fay").place
        assert found
        return found

    def press(self, user: str, *requests: Command) -> None:
        """What has to go well before anything can be asked."""
        for request in requests:
            answer = self.hear(user, request)
            assert answer.outcome is Outcome.done, f"{user} could not {request}: {answer.refusal}"
            assert not answer.failures, answer.failures

    def tick(self, *commands: Command) -> None:
        """What the clock sends has to go well too."""
        for command in commands:
            assert self._clock(command) == "yes"

    def outcome(self, role: Role, request: Request) -> str:
        """`yes`, or the code of the refusal. Nothing of it is kept."""
        with self.undone():
            if role is Role.clock:
                return self._clock(request)
            before = self.kept()
            answer = self.hear(role.value, request)
            if answer.refusal or (role in {Role.elsewhere, Role.nowhere} and not code_in(request)):
                assert self.kept() == before, f"{role.value} changed something by {request}"
            if request.needs is Standing.clock:
                assert answer.refusal, f"{role.value} did what the clock alone may"
                return "no"
            return answer.refusal or {Outcome.done: "yes"}[answer.outcome]

    def kept(self) -> list[tuple[object, ...]]:
        """All that is stored of this coalition."""
        return [
            tuple(row) for query in _EVERYTHING for row in self.link.connection.execute(query, {"it": self.coalition})
        ]

    @contextmanager
    def undone(self) -> Iterator[None]:
        self.asked += 1
        name = f"asked_{self.asked}"
        self.link.tell(f"SAVEPOINT {name}")
        try:
            yield
        finally:
            self.link.tell(f"ROLLBACK TO SAVEPOINT {name}")
            self.link.tell(f"RELEASE SAVEPOINT {name}")

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """As `undone`, and the time too is as it was."""
        now = self.now
        with self.undone():
            yield
        self.now = now

    def _clock(self, request: Request) -> str:
        """It asks what it alone may, and nothing else: tests/dispatch/test_declared.py sees to it."""
        if not isinstance(request, Command) or request.needs is not Standing.clock:
            return "no"
        actor = Actor(PersonId("the-clock-----"), Standing.clock)
        context = Context(self.now, actor, self.coalition, None, None, Random(self.asked))
        running = Running(self.catalogue, self.transaction.unit(self.coalition), context)
        try:
            running.follow(running.decide(request))
        except Refusal as refusal:
            return refusal.code()
        assert not running.failures, running.failures
        return "yes"

    def hear(self, user: str, request: Request) -> Answer:
        self.asked += 1
        assert isinstance(request, Command | Page)
        work = self.dispatch.page if isinstance(request, Page) else self.dispatch.command
        account, address = Account("terminal", "local", user), _AT.get(user, ROOM)
        seed = f"seed {self.asked}".encode()
        inbound = Inbound(request, self.now, seed, account, address, None, user.title(), "en", "UTC")
        return work(self.transaction, inbound)

    def _recognised(self, user: str) -> Recognised:
        return self.transaction.recognise(Account("terminal", "local", user), ROOM)

    def _set_up(self) -> None:
        self.press("fay", coalition.SetUp("Together", "en"), coalition.AddOrganisation(CLINIC, "Clinic"))
        self.press("rita", coalition.AddOrganisation(SCHOOL, "School"), coalition.SpeakFor(SCHOOL))
        self.press("lena", coalition.AddOrganisation(LIBRARY, "Library"), coalition.SpeakFor(LIBRARY))
        self.press("mia", coalition.JoinOrganisation(SCHOOL))
        self.press("alma", coalition.JoinOrganisation(SCHOOL))
        self.press("rosa", coalition.JoinNeighbourhood("North"))
        for user in ("ron", "sol", "pia"):
            self.press(user, coalition.JoinOrganisation(CLINIC))
        self.press("otto", coalition.SetUp("Elsewhere", "en"))

    def _seat(self) -> None:
        seat = self.unit.get(SEATS).of(SCHOOL)
        assert seat
        self.seat = seat.id
        self.press("fay", coalition.ConfirmRepresentative(seat.id, self.person("rita")))
        self.press("rita", coalition.NameAlternate(seat.id, self.person("alma")))

    def _newcomer(self) -> None:
        account = Account("terminal", "local", Role.newcomer.value)
        nia = Member(PersonId("nia-----------"), "Nia", (account,), "en", "UTC", self.now)
        self.unit.get(MEMBERS).add(nia)

    def _listen(self) -> None:
        self.press("ron", listening.OpenRound(ROUND, "The park", 5))
        for user in ("sol", "ron", "pia"):
            self.press(user, listening.Join(ROUND))
        self.press("ron", listening.Start(ROUND))
        self.now += timedelta(seconds=5)
        self.press("sol", listening.ImHere(ROUND, TURN))
