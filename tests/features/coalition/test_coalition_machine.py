"""Any coalition at all: random presses of people who come, hold seats, facilitate and leave, against a plain model."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.dispatch import Outcome
from bot.features.coalition import commands as asked
from bot.features.coalition.model import FACILITATION, Seat, SeatId, Way
from bot.kernel.command import Command
from bot.kernel.ids import OrganisationId, PersonId
from tests.features.coalition import plain as told
from tests.features.coalition.plain import Plain
from tests.features.coalition.town import EVENING, Town
from tests.features.histories import play

NAMES = ("ana", "ben", "cem", "dia", "eva")
ORGANISATIONS = {name: OrganisationId(f"{name:-<14}") for name in ("clinic", "school", "union")}
WHO, WHERE, WAYS = (
    st.sampled_from(NAMES),
    st.sampled_from(tuple(ORGANISATIONS)),
    st.sampled_from(("named", "lot", "turns")),
)
NOBODY = PersonId("nobody--------")
MOMENTS = (1, 60, told.SEVEN_DAYS - 60, told.SEVEN_DAYS, told.HALF_A_YEAR - 3, told.HALF_A_YEAR)


class AnyCoalition(RuleBasedStateMachine):
    """People are called by their names; in the plain model whoever comes back has a number more."""

    town: Town
    plain: Plain

    @initialize(seated=st.sampled_from((0, 1, 2)))
    def begin(self, seated: int) -> None:
        """Ana facilitates, and Ben speaks for the clinic, for which Eva may stand in; some residents may hold seats."""
        self.town, self.plain = Town(), Plain()
        self.tokens: dict[PersonId, str] = {}
        self.current: dict[str, PersonId] = {}
        self.times: dict[str, int] = dict.fromkeys(NAMES, 0)
        self.town.hear("ana", asked.SetUp("Together", "en"))
        self.plain.now += 1
        self._know("ana")
        self.plain.set_up(self._token("ana"))
        self._same("ana", asked.ChangeTerm(0), lambda _who: None)
        self.add("ana", "clinic")
        self.join("ben", "clinic")
        self.join("eva", "clinic")
        self.speak("ben", right=True, where="clinic")
        self.decide("confirm", "ana", right=True, number=0, other="ben")
        if seated:
            for name in ("cem", "dia"):
                self.live(name)
            self.rule_on_residents("ana", 2, "turns")
            self.offer("cem")
            self.offer("dia")
            self.pass_on("name", "ben", right=False, number=0, other="eva")
        for number in range(1, seated + 1):
            self.fill("ana", right=True, number=0, way="turns")
            self.decide("confirm", "ana", right=True, number=0, other=("cem", "dia")[number - 1])

    # Coming and going

    @rule(who=WHO, where=st.sampled_from(("clinic", "clinic", *ORGANISATIONS)))
    def join(self, who: str, where: str) -> None:
        self._same(who, asked.JoinOrganisation(ORGANISATIONS[where]), self.plain.join, where)

    @rule(who=WHO)
    def live(self, who: str) -> None:
        self._same(who, asked.JoinNeighbourhood("North"), self.plain.live)

    @rule(who=WHO, where=WHERE)
    def add(self, who: str, where: str) -> None:
        command = asked.AddOrganisation(ORGANISATIONS[where], where)
        self._same(who, command, self.plain.add, where)

    @rule(who=WHO, sure=st.sampled_from((True, False, False)))
    def leave(self, who: str, sure: bool) -> None:  # noqa: FBT001 - as above
        if sure:
            self._same(who, asked.LeaveCoalition(), self.plain.leave)

    @precondition(lambda self: self.plain.people)
    @rule(number=st.integers(0, 9), sure=st.sampled_from((True, False, False)))
    def erase(self, number: int, sure: bool) -> None:  # noqa: FBT001 - as above
        token = list(self.plain.people)[number % len(self.plain.people)]
        if sure:
            self.plain.now += 1
            self.plain.leave(token)
            self.town.erase(token.partition(" ")[0])
            self._know(token.partition(" ")[0])

    @rule(who=WHO, right=st.booleans(), where=WHERE)
    def organisation_leaves(self, who: str, right: bool, where: str) -> None:  # noqa: FBT001 - as above
        leads = [key for key, seat in self.plain.seats.items() if isinstance(key, str) and seat.confirmed is not None]
        if right and leads:
            where = leads[0]
            who = (self.plain.seats[where].lead or who).partition(" ")[0]
        command = asked.LeaveAsOrganisation(ORGANISATIONS[where])
        self._same(who, command, self.plain.organisation_leaves, where)

    @rule(who=WHO, right=st.booleans(), where=WHERE)
    def mark_as_left(self, who: str, right: bool, where: str) -> None:  # noqa: FBT001 - as above
        who = self._facilitator(who) if right else who
        self._same(who, asked.MarkAsLeft(ORGANISATIONS[where]), self.plain.mark_as_left, where)

    # Seats

    @rule(who=WHO, right=st.booleans(), where=WHERE)
    def speak(self, who: str, right: bool, where: str) -> None:  # noqa: FBT001 - as above
        theirs = self.plain.people.get(self._token(who))
        where = theirs if right and theirs in ORGANISATIONS else where
        self._same(who, asked.SpeakFor(ORGANISATIONS[where]), self.plain.speak, where)

    @precondition(lambda self: self.plain.seats)
    @rule(
        what=st.sampled_from(("confirm", "confirm", "confirm", "decline", "question")),
        who=WHO,
        right=st.sampled_from((True, True, False)),
        number=st.integers(0, 9),
        other=WHO,
    )
    def decide(self, what: str, who: str, right: bool, number: int, other: str) -> None:  # noqa: FBT001 - as above
        """A facilitator about the one who leads, or anybody about anybody."""
        key, seat = self._seat(number, what if right else "any")
        about = seat.lead.partition(" ")[0] if right and seat.lead else other
        who = self._facilitator(who, number) if right and what != "question" else who
        kinds = {
            "confirm": (asked.ConfirmRepresentative, self.plain.confirm),
            "decline": (asked.DeclineRepresentative, self.plain.decline),
            "question": (asked.QuestionRepresentative, self.plain.question),
        }
        kind, expected = kinds[what]
        command = kind(self._id(key), self._person(about))
        self._same(who, command, expected, key, self._token(about))

    @precondition(lambda self: any(seat.lead and seat.confirmed is None for seat in self.plain.seats.values()))
    @rule(number=st.integers(0, 9), may=st.booleans())
    def confirm_oneself(self, number: int, may: bool) -> None:  # noqa: FBT001 - as above
        """Whoever waits is made a facilitator, and confirms their own seat."""
        key, seat = self._seat(number, "confirm")
        who = (seat.lead or "").partition(" ")[0]
        if may:
            self.make(who, right=True, other=who)
        command = asked.ConfirmRepresentative(self._id(key), self._person(who))
        self._same(who, command, self.plain.confirm, key, self._token(who))

    @precondition(lambda self: any(seat.confirmed is not None for seat in self.plain.seats.values()))
    @rule(number=st.integers(0, 9), before=st.integers(-1, 1), who=WHO)
    def question_late(self, number: int, before: int, who: str) -> None:
        """In the last second in which it can be, or just after it."""
        key, seat = self._seat(number, "question")
        self.wait(max(0, (seat.confirmed or 0) + told.SEVEN_DAYS - before - 1 - self.plain.now))
        if seat.lead:
            about = seat.lead.partition(" ")[0]
            command = asked.QuestionRepresentative(self._id(key), self._person(about))
            self._same(who, command, self.plain.question, key, self._token(about))

    @precondition(lambda self: self.plain.seats)
    @rule(
        what=st.sampled_from(("name", "name", "remove", "hand over")),
        who=WHO,
        right=st.sampled_from((True, True, False)),
        number=st.integers(0, 9),
        other=WHO,
    )
    def pass_on(self, what: str, who: str, right: bool, number: int, other: str) -> None:  # noqa: FBT001 - as above
        """The one who leads about one of their own, or anybody about anybody."""
        key, seat = self._seat(number, what if right else "any")
        own = told.HOME if isinstance(key, int) else key
        theirs = [each for each in self.plain.people if self.plain.people[each] == own and each != seat.lead]
        if right and seat.lead:
            who = seat.lead.partition(" ")[0]
            other = theirs[number % len(theirs)].partition(" ")[0] if theirs else other
        kinds = {
            "name": (asked.NameAlternate, self.plain.name),
            "remove": (asked.RemoveAlternate, self.plain.remove),
            "hand over": (asked.HandOver, self.plain.hand_over),
        }
        kind, expected = kinds[what]
        command = kind(self._id(key), self._person(other))
        self._same(who, command, expected, key, self._token(other))

    @precondition(lambda self: self.plain.seats)
    @rule(who=WHO, right=st.booleans(), number=st.integers(0, 9))
    def give_back(self, who: str, right: bool, number: int) -> None:  # noqa: FBT001 - as above
        key, seat = self._seat(number, "give back" if right else "any")
        if right and seat.holders():
            who = seat.holders()[number % len(seat.holders())].partition(" ")[0]
        self._same(who, asked.GiveSeatBack(self._id(key)), self.plain.give_back, key)

    # Facilitators

    @rule(who=WHO, right=st.booleans(), other=WHO)
    def make(self, who: str, right: bool, other: str) -> None:  # noqa: FBT001 - as above
        who = self._facilitator(who) if right else who
        command = asked.AskToFacilitate(self._person(other))
        if self._same(who, command, self.plain.ask_to_facilitate, self._token(other)):
            self._same(other, asked.AcceptFacilitation(self._person(who)), self.plain.say_yes)

    @rule(who=WHO, right=st.booleans())
    def stop(self, who: str, right: bool) -> None:  # noqa: FBT001 - as above
        who = self._facilitator(who) if right else who
        self._same(who, asked.StopFacilitating(), self.plain.stop)

    @rule(who=WHO)
    def take_over(self, who: str) -> None:
        self._same(who, asked.TakeOverFacilitation(), self.plain.take_over)

    @precondition(lambda self: self.plain.facilitators)
    @rule(who=WHO)
    def left_alone(self, who: str) -> None:
        """All who facilitate leave, and somebody takes over, if they may."""
        for token in tuple(self.plain.facilitators):
            self.leave(token.partition(" ")[0], sure=True)
        self.take_over(who)

    # Residents

    @rule(who=WHO, number=st.sampled_from((0, 2, 2, 3)), way=WAYS)
    def rule_on_residents(self, who: str, number: int, way: str) -> None:
        who = self._facilitator(who)
        self._same(who, asked.SetResidentsSeats(number, Way(way)), self.plain.rule, number, way)

    @rule(who=WHO)
    def offer(self, who: str) -> None:
        self._same(who, asked.OfferToSpeak(), self.plain.offer)

    @rule(who=WHO)
    def withdraw(self, who: str) -> None:
        self._same(who, asked.TakeBackOffer(), self.plain.withdraw)

    @rule(who=WHO, other=WHO, more=st.sampled_from((True, True, False)))
    def support(self, who: str, other: str, more: bool) -> None:  # noqa: FBT001 - as above
        """Of one who offers, if anybody does."""
        other = next(iter(self.plain.offers), other).partition(" ")[0]
        act = asked.SupportResident if more else asked.TakeBackSupport
        expected = self.plain.back if more else self.plain.back_no_longer
        self._same(who, act(self._person(other)), expected, self._token(other))

    @precondition(lambda self: any(isinstance(key, int) for key in self.plain.seats))
    @rule(who=WHO, right=st.sampled_from((True, True, False)), number=st.integers(0, 9), way=WAYS)
    def fill(self, who: str, right: bool, number: int, way: str) -> None:  # noqa: FBT001 - as above
        keys = [key for key in self.plain.seats if isinstance(key, int)]
        empty = [key for key in keys if not self.plain.seats[key].lead and key <= (self.plain.number or 0)]
        key = empty[0] if right and empty else keys[number % len(keys)]
        if right:
            who, way = self._facilitator(who), self.plain.way
        if self._same(who, asked.FillResidentsSeat(self._id(key), Way(way)), self.plain.fill, key, way):
            chosen = self.tokens[self._state(key).representative or NOBODY]
            assert chosen in self.plain.next()
            self.plain.filled(key, chosen)

    @rule(seconds=st.sampled_from(MOMENTS))
    def wait(self, seconds: int) -> None:
        """And the clock does what is due then."""
        self.town.at += timedelta(seconds=seconds)
        self.plain.now += seconds
        assert self.town.tick() == self.plain.turns_end()

    # What must hold

    @invariant()
    def the_plain_model_agrees(self) -> None:
        here, plain = self.town.here, self.plain
        members = {self.tokens[each.id]: each for each in here.members.all()}
        names = {key: name for name, key in ORGANISATIONS.items()}
        with_whom = {
            who: names[each.organisation] if each.organisation else each.neighbourhood for who, each in members.items()
        }
        assert {who: told.HOME if there == "North" else there for who, there in with_whom.items()} == plain.people
        assert [self.tokens[each] for each in self.town.coalition.facilitators] == plain.facilitators
        assert [names[each] for each in self.town.coalition.organisations] == plain.here
        assert {names[each.id] for each in here.organisations.all() if each.left_at} == plain.gone
        for key, seat in plain.seats.items():
            state = self._state(key)
            assert [self.tokens[each] for each in state.holders] == seat.holders()
            assert (state.representative is None) == (seat.lead is None)
            assert self._seconds(state.confirmed_at) == seat.confirmed
            assert self._seconds(state.until) == seat.ends
            assert {self.tokens[each] for each in state.questioned_by} == seat.questioned
            assert state.stands_open == seat.open
        residents = here.residents.here()
        listed = [self.tokens[each.person] for each in residents.listed] if residents else []
        assert (residents.seats if residents else None, listed) == (plain.number, plain.offers)
        for each in residents.listed if residents else ():
            assert [self.tokens[who] for who in each.supporters] == plain.support[self.tokens[each.person]]

    @invariant()
    def what_is_open_is_named_as_the_plain_model_says(self) -> None:
        keys = {FACILITATION: told.FACILITATION, **{self._state(key).opening: key for key in self.plain.seats}}
        asked_now: dict[str | int, set[str]] = {key: set() for key in keys.values()}
        for need in self.town.here.needs:
            if need.key in keys:
                asked_now[keys[need.key]].add(self.tokens[need.person])
        assert asked_now == self.plain.asked

    @invariant()
    def nobody_holds_two_seats_or_one_that_is_not_theirs(self) -> None:
        here = self.town.here
        residents = here.residents.here()
        held = [each for seat in here.seats.all() for each in seat.holders]
        assert len(held) == len(set(held))
        for seat in here.seats.all():
            if seat.organisation:
                assert seat.organisation in self.town.coalition.organisations or seat.waiting or not seat.holders
            elif seat.holders:
                assert residents
                assert 1 <= (seat.number or 0) <= residents.seats
            for each in seat.holders:
                member = here.members.find(each)
                assert member
                assert seat.may_be_held_by(member)
                assert not member.left_at

    @invariant()
    def what_is_open_is_named_to_somebody_who_is_here(self) -> None:
        here = self.town.here
        people = {each.id for each in here.members.all()}
        residents = here.residents.here()
        there = (*self.town.coalition.organisations, *range(1, 1 + (residents.seats if residents else 0)))
        is_open = [
            seat.opening
            for seat in here.seats.all()
            if seat.stands_open and (seat.organisation or seat.number) in there
        ]
        is_open += [] if self.town.coalition.facilitators else [FACILITATION]
        for key in is_open if people else []:
            assert {need.person for need in here.needs if need.key == key} & people

    @invariant()
    def facilitators_are_here(self) -> None:
        assert {*self.town.coalition.facilitators} <= {each.id for each in self.town.here.members.all()}

    # How that is done

    def _same(self, who: str, command: Command, act: Callable[..., str | None], *about: str | int) -> bool:
        """The same answer; nothing changes by a refusal, no change of a seat goes without a word to all, and nobody but
        who leaves takes the last facilitator away. Whether it was done."""
        self.plain.now += 1
        expected = act(self._token(who), *about)
        before, posted, led = self._seats(), len(self.town.here.messages), self.town.coalition.facilitators
        answer = self.town.hear(who, command)
        refused = answer.refusal and "".join(part.title() for part in answer.refusal.split("-"))
        assert refused == expected, (who, command)
        assert answer.outcome is (Outcome.refused if expected else Outcome.done)
        if expected:
            assert self._seats() == before
        if self._seats() != before:
            assert len(self.town.here.messages) > posted
        assert self.town.coalition.facilitators or not led or isinstance(command, asked.LeaveCoalition)
        self._know(who)
        return expected is None

    def _seats(self) -> list[tuple[SeatId, tuple[PersonId, ...], bool]]:
        seats = self.town.here.seats.all()
        return [(seat.id, seat.holders, seat.waiting) for seat in seats if seat.holders or seat.organisation]

    def _know(self, who: str) -> None:
        """Whoever came back has another id."""
        here = [each.id for each in self.town.here.members.all() if each.name.lower() == who]
        if here and here[0] not in self.tokens:
            self.tokens[here[0]] = self._token(who)
        if here:
            self.current[who] = here[0]
        elif who in self.current and self.tokens[self.current[who]] == self._token(who):
            self.times[who] += 1

    def _token(self, who: str) -> str:
        return f"{who} {self.times[who]}"

    def _person(self, who: str) -> PersonId:
        return self.current.get(who, NOBODY)

    def _facilitator(self, otherwise: str, number: int = 0) -> str:
        there = self.plain.facilitators or [otherwise]
        return there[number % len(there)].partition(" ")[0]

    def _seat(self, number: int, what: str) -> tuple[str | int, told.Seat]:
        """One of which this can be asked, if there is one."""
        fit: dict[str, Callable[[told.Seat], bool]] = {
            "any": lambda _: True,
            "led": lambda seat: seat.confirmed is not None,
            "confirm": lambda seat: bool(seat.lead) and seat.confirmed is None,
            "decline": lambda seat: bool(seat.lead) and seat.confirmed is None,
            "give back": lambda seat: bool(seat.holders()),
            "remove": lambda seat: bool(seat.others),
        }
        may = fit.get(what, fit["led"])
        keys = [key for key, seat in self.plain.seats.items() if may(seat)] or list(self.plain.seats)
        key = keys[number % len(keys)]
        return key, self.plain.seats[key]

    def _id(self, key: str | int) -> SeatId:
        return self._state(key).id

    def _state(self, key: str | int) -> Seat:
        if isinstance(key, str):
            return self.town.seat(key)
        return next(each for each in self.town.here.seats.of_residents() if each.number == key)

    @staticmethod
    def _seconds(moment: datetime | None) -> int | None:
        if moment is None:
            return None
        return round((moment - EVENING).total_seconds())


def test_any_coalition_goes_as_the_plain_model_says() -> None:
    """200 coalitions of 50 steps: same state, same refusals, same people asked, and no invariant broken."""
    play(AnyCoalition)


@pytest.mark.long
@pytest.mark.timeout(7_200)
def test_very_many_coalitions_go_as_the_plain_model_says() -> None:
    """As above, 10,000 times."""
    play(AnyCoalition, 10_000)
