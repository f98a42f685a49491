"""One large coalition of the bench: organisations with their seats and people, needs, promises and a history."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from bench.filling import OPENED, Rows, Values, drawn
from bot.dispatch import Inbound
from bot.features.coalition.facts import MemberJoined
from bot.features.coalition.model import Coalition, Home, Member, Organisation, Seat, SeatId
from bot.features.ground_rules.model import OURS, Answer, Promises, PromisesId, Says
from bot.kernel.command import Account, Address, Page
from bot.kernel.elements import Button
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId
from bot.kernel.text import say
from bot.kernel.wire import WireId
from storage.coalition import CoalitionRows, MemberRows, OrganisationRows, SeatRows, accounts
from storage.codec import written_fact
from storage.ground_rules import PromisesRows
from storage.history import history, name_of_fact
from storage.homes import HomeRows
from storage.needs import needs
from storage.rows import Aggregates

HERE = drawn(CoalitionId, "large coalition")
ROOM = drawn(PlaceId, "large room")
ADDRESS = Address("terminal", "local", "large-room")
NEEDS = 12


@dataclass(frozen=True)
class Large:
    """Its first person facilitates, speaks for the first organisation, and looks at all the pages."""

    organisations: int
    people: int
    entries: int

    def inbound(self, page: Page, number: int) -> Inbound:
        return Inbound(page, OPENED + timedelta(seconds=number + 1), bytes(16), account(0), ADDRESS)

    def rows(self) -> Iterator[Rows]:
        yield CoalitionRows.rows.table, ({"version": 1, **CoalitionRows.rows.values(self._coalition())},)
        home = Home(ROOM, ADDRESS.platform, ADDRESS.workspace, ADDRESS.channel, OPENED, person(0))
        yield HomeRows.rows.table, (_row(HomeRows, home),)
        yield OrganisationRows.rows.table, (_row(OrganisationRows, self._organisation(n)) for n in self._numbers())
        yield MemberRows.rows.table, (_row(MemberRows, self._member(n)) for n in range(self.people))
        yield accounts, (self._account(n) for n in range(self.people))
        yield SeatRows.rows.table, (_row(SeatRows, self._seat(n)) for n in self._numbers())
        yield needs, (self._need(n) for n in range(NEEDS))
        yield PromisesRows.rows.table, (_row(PromisesRows, self._promises()),)
        yield history, (self._entry(n) for n in range(self.entries))

    def _numbers(self) -> range:
        return range(self.organisations)

    def _coalition(self) -> Coalition:
        every = tuple(map(organisation, self._numbers()))
        founded = Coalition(HERE, "Large", "en", "UTC", OPENED, (person(0),), (ROOM,), every)
        return replace(founded, used=("ground_rules", "closing"))

    def _organisation(self, number: int) -> Organisation:
        return Organisation(organisation(number), f"Organisation {number}", "Helps.", person(number), OPENED)

    def _member(self, number: int) -> Member:
        theirs = organisation(number % self.organisations)
        return Member(person(number), f"Person {number}", (account(number),), "en", "UTC", OPENED, theirs)

    def _seat(self, number: int) -> Seat:
        key = drawn(SeatId, "large seat", number)
        alternates = (person(number + self.organisations),) if number + self.organisations < self.people else ()
        return Seat(key, organisation(number), person(number), OPENED, alternates, person(0), OPENED)

    def _promises(self) -> Promises:
        answers = tuple(Answer(organisation(n), person(n), Says.keeps) for n in self._numbers())
        return Promises(drawn(PromisesId, "large"), OURS, 1, person(0), OPENED, answers)

    def _need(self, number: int) -> Values:
        button = Button(say("Look"), WireId("1:ch"))
        asked: Values = {"words": say("Something waits."), "button": button, "until": None, "raised_at": OPENED}
        return {"coalition": HERE, "person": person(0), "key": f"bench.{number}", **asked}

    def _account(self, number: int) -> Values:
        theirs = account(number)
        named: Values = {name: getattr(theirs, name) for name in ("platform", "workspace", "user")}
        return {**named, "coalition": HERE, "person": person(number)}

    def _entry(self, number: int) -> Values:
        fact = MemberJoined(person(number % self.people), organisation(number % self.organisations))
        data = json.dumps(written_fact(fact))
        kept: Values = {"number": number, "fact": name_of_fact(type(fact)), "data": data, "by": fact.person}
        return {"coalition": HERE, "at": OPENED, "facilitating": False, **kept}


def person(number: int) -> PersonId:
    return drawn(PersonId, "large person", number)


def organisation(number: int) -> OrganisationId:
    return drawn(OrganisationId, "large organisation", number)


def account(number: int) -> Account:
    return Account("terminal", "local", f"large-user-{number}")


def _row(repository: type[Aggregates], state: object) -> Values:  # type: ignore[type-arg]
    return {"coalition": HERE, "version": 1, **repository.rows.values(state)}
