"""Any life of a circle: random acts of people inside and outside, against a plain model."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.features.circles.commands import (
    CloseCircle,
    ComeIn,
    ForgetInCircle,
    InviteOrganisation,
    InvitePerson,
    KeepCircle,
    LeaveCircle,
    LetIn,
    SayNotNow,
)
from bot.features.circles.facts import CameIntoCircle, CircleEnded, LeftCircle
from bot.features.circles.model import Entry, Kind
from bot.kernel.command import Command
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from tests.features.circles.hall import ANA, CIRCLE, Hall, hall, organisation, person
from tests.features.circles.plain import Plain
from tests.features.histories import play

NAMES = ("Ana", "Ben", "Cem", "Doa", "Eva")
PLACES = ("Clinic", "School", "Union", "Library")
WHO = st.sampled_from(NAMES)
WHOM = st.integers(0, 4)
BY = st.sampled_from((*[""] * 8, *NAMES))
"""Mostly someone who is in it."""


class AnyCircle(RuleBasedStateMachine):
    """The plain model says what each act should do; the circle does it."""

    hall: Hall
    plain: Plain
    erased: int

    @initialize(kind=st.sampled_from(Kind), entry=st.sampled_from(Entry))
    def begin(self, kind: Kind, entry: Entry) -> None:
        self._open(kind, entry)

    @precondition(lambda self: self.plain.over)
    @rule(kind=st.sampled_from(Kind), entry=st.sampled_from(Entry), more=st.lists(WHO, unique=True))
    def another(self, kind: Kind, entry: Entry, more: list[str]) -> None:
        """So that no life spends its steps on one that is over."""
        self._open(kind, entry)
        for who in more:
            self.come(who)

    @rule(who=WHO)
    def come(self, who: str) -> None:
        self._same(who, ComeIn(CIRCLE), self.plain.come(who))

    @rule(who=WHO)
    def leave(self, who: str) -> None:
        self._same(who, LeaveCircle(CIRCLE), self.plain.leave(who))

    @precondition(lambda self: self.plain.invited)
    @rule(whom=WHOM, yes=st.sampled_from((True, True, False)))
    def answer_invitation(self, whom: int, yes: bool) -> None:  # noqa: FBT001 - Hypothesis names them
        """By someone who is invited, or who acts for an organisation that is."""
        party = self.plain.invited[whom % len(self.plain.invited)]
        for who in [who for who, at in self.plain.speaks.items() if at == party][:1]:
            (self.come if yes else self.leave)(who)

    @rule(who=BY, whom=WHOM)
    def invite(self, who: str, whom: int) -> None:
        who, party = self._by(who), self._party(whom)
        if self.hall.state.kind is Kind.people:
            self._same(who, InvitePerson(CIRCLE, person(party)), self.plain.invite(who, party, spoken_for=True))
            return
        spoken_for = party in self.plain.speaks.values()
        expected = self.plain.invite(who, party, spoken_for=spoken_for)
        self._same(who, InviteOrganisation(CIRCLE, organisation(party)), expected)

    @rule(who=BY, whom=WHOM, yes=st.booleans())
    def answer(self, who: str, whom: int, yes: bool) -> None:  # noqa: FBT001 - as above
        """Mostly about someone who asks, else about anyone."""
        who, asking = self._by(who), self.plain.asking
        party = asking[whom % len(asking)] if asking else self._party(whom)
        self._same(who, (LetIn if yes else SayNotNow)(CIRCLE, self._id(party)), self.plain.answer(who, party, yes=yes))

    @precondition(lambda self: len(self.plain.inside) > 2 or self.plain.over)
    @rule(who=BY, wanted=st.booleans())
    def close(self, who: str, wanted: bool) -> None:  # noqa: FBT001 - as above
        self._close(self._by(who), wanted=wanted)

    @rule(who=WHO)
    def close_early(self, who: str) -> None:
        self._close(who, wanted=True)

    def _close(self, who: str, *, wanted: bool) -> None:
        self._same(who, (CloseCircle if wanted else KeepCircle)(CIRCLE), self.plain.close(who, wanted=wanted))

    @precondition(lambda self: self.hall.state.kind is Kind.people)
    @rule(who=WHO)
    def erase(self, who: str) -> None:
        """They are in no list any more; nobody is told that they left."""
        self.erased += who in self.plain.inside
        if not self.plain.over:
            self.plain.drop(who)
        self.hall.press(ANA, ForgetInCircle(person(who)))
        self.hall.waiting = {at: need for at, need in self.hall.waiting.items() if at[0] != person(who)}

    @precondition(lambda self: self.hall.state.kind is Kind.organisations)
    @rule(place=st.sampled_from(PLACES))
    def depart(self, place: str) -> None:
        """The organisation leaves the coalition, and nobody acts for it any more."""
        self.erased += place in self.plain.inside
        if not self.plain.over:
            self.plain.drop(place)
        self.hall.press(ANA, ForgetInCircle(organisation(place)))
        self.reseat(place, [])

    @precondition(lambda self: self.hall.state.kind is Kind.organisations)
    @rule(place=st.sampled_from(PLACES), people=st.lists(WHO, unique=True, max_size=2))
    def reseat(self, place: str, people: list[str]) -> None:
        """Others act for an organisation now, or nobody; each acts for one at most."""
        free = tuple(person(who) for who in people if self.plain.speaks.get(who, place) == place)
        self.hall.seats = {**self.hall.seats, organisation(place): free}
        self.plain.speaks = {who: at for who, at in self.plain.speaks.items() if at != place} | {
            who: place for who in people if person(who) in free
        }

    @invariant()
    def the_plain_model_agrees(self) -> None:
        state, plain = self.hall.state, self.plain
        assert [_name(each) for each in state.parties] == plain.inside
        assert [_name(each) for each in state.asking] == plain.asking
        assert [_name(each) for each in state.invited] == plain.invited
        assert {_name(each) for each in state.closing} == plain.closing
        assert (state.closed_at is not None) == plain.over

    @invariant()
    def nobody_is_asked_about_what_is_over(self) -> None:
        """Who asks, who is invited and who would close it: nothing else waits for an answer."""
        state = self.hall.state
        about = {key.split(":", 1)[0]: set[str]() for _, key in self.hall.waiting}
        for _, key in self.hall.waiting:
            about[key.split(":", 1)[0]].add(key.rpartition(":")[2])
        assert about.get("circle-asks", set()) <= set(state.asking)
        assert about.get("circle-invites", set()) <= set(state.invited)
        assert "circle-closes" not in about or state.closing

    @invariant()
    def the_facts_tell_who_is_in_it(self) -> None:
        came, left, ended = (self._stated(kind) for kind in (CameIntoCircle, LeftCircle, CircleEnded))
        assert ended == self.plain.over
        if not self.plain.over:
            assert came - left - self.erased == len(self.plain.inside)

    @invariant()
    def its_page_can_be_drawn_for_anyone(self) -> None:
        self.hall.page(person(NAMES[len(self.hall.facts) % len(NAMES)]))

    def _stated(self, kind: type) -> int:
        return sum(isinstance(fact, kind) for fact in self.hall.facts)

    def _open(self, kind: Kind, entry: Entry) -> None:
        self.hall = hall(kind=kind, entry=entry)
        self.erased = 0
        seats = {"Ana": "Clinic", "Ben": "Clinic", "Cem": "School", "Doa": "Union"}
        speaks = {who: who for who in NAMES} if kind is Kind.people else seats
        self.plain = Plain(entry is Entry.anyone, speaks, [speaks["Ana"]])

    def _by(self, who: str) -> str:
        acting = [name for name in NAMES if self.plain.speaks.get(name) in self.plain.inside]
        return who or (acting[-1] if acting else NAMES[0])

    def _party(self, number: int) -> str:
        return NAMES[number] if self.hall.state.kind is Kind.people else PLACES[number % 4]

    def _id(self, party: str) -> Id:
        return Id(party.ljust(14, "-"))

    def _same(self, who: str, command: Command, expected: str | None) -> None:
        before = self.hall.state
        refused = None
        try:
            self.hall.press(person(who), command)
        except Refusal as refusal:
            refused = type(refusal).__name__
        assert refused == expected
        assert expected is None or self.hall.state == before


def _name(party: Id) -> str:
    return party.rstrip("-")


def test_any_circle_lives_as_the_plain_model_says() -> None:
    """200 lives of 50 steps: same lists, same refusals, nothing asked about what is over, and pages can be drawn."""
    play(AnyCircle)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_very_many_circles_live_as_the_plain_model_says() -> None:
    """As above, 10,000 times."""
    play(AnyCircle, 10_000)
