"""Any weeks at all: random partners, words, yeses, withdrawals and leavings, against a plain model of what may be said
in whose name."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.features.credit.commands import (
    AcceptLine,
    AddWorkPartner,
    BeginWork,
    GiveLineOut,
    ReporterPage,
    WithdrawFromLine,
    WordLine,
    WorkPage,
    WorksPage,
)
from bot.features.credit.facts import LineGivenOut
from bot.kernel.command import Command
from bot.kernel.refusal import Refusal
from tests.features.credit.town import SEATS, WORK, Town, organisation, person
from tests.features.histories import play

TEAMS = ("Clinic", "School", "Union")
PEOPLE = ("Ana", "Ben", "Cem", "Doa", "Eva")
FOR = {who.rstrip("-"): team.rstrip("-") for team, people in SEATS.items() for who in people}
WHO, TEAM = st.sampled_from(PEOPLE), st.sampled_from(TEAMS)
WORDS = st.sampled_from(
    ("Soup for all.", "We and the Clinic cook.", "The\u00a0SCHOOL and union cook.", "Néighbours cook.")
)
NAMES = {"Clinic": "Clinic", "SCHOOL": "School", "union": "Union", "Néighbours": "Neighbours"}
"""Which organisation is named by what."""
HANDS = {"Clinic": "Ana", "School": "Cem", "Union": "Doa"}
BACK = st.sampled_from((0, 0, 0, 1, 2))
"""How many words ago somebody read them."""


@dataclass
class Plain:
    """Who has read which words and said yes to them; one list of it all, and nothing is ever taken for a yes."""

    partners: list[str] = field(default_factory=list)
    words: str = ""
    number: int = 0
    yes: set[str] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    here: set[str] = field(default_factory=lambda: set(TEAMS))
    known: set[str] = field(default_factory=lambda: set(TEAMS))
    begun: bool = False
    given: int = 0

    @property
    def agreed(self) -> bool:
        return bool(self.words and self.partners and set(self.partners) <= self.yes)

    @property
    def sayable(self) -> str:
        return self.words if self.agreed and not self.unasked(self.words) else ""

    def unasked(self, words: str) -> set[str]:
        return self.names(words) - set(self.partners)

    def names(self, words: str) -> set[str]:
        return {team for written, team in NAMES.items() if written in words} & self.known

    def speaks(self, who: str) -> str | None:
        team = FOR.get(who)
        return team if team in self.here else None

    def refused(self, who: str) -> str | None:
        if not self.partners:
            return "WorkOver"
        team = self.speaks(who)
        if not self.joined and team not in self.partners:
            return "NotFound"
        return "NoSeatToSpeakFrom" if team is None else None if team in self.partners else "NotAPartner"

    def write(self, who: str, words: str, number: int) -> str | None:
        if no := self.refused(who):
            return no
        if words != self.words and number != self.number:
            return "LineChangedSince"
        if self.unasked(words):
            return "NamedUnasked"
        if words != self.words:
            self.words, self.number, self.yes = words, self.number + 1, set()
        self._says_yes(FOR[who])
        return None

    def accept(self, who: str, number: int) -> str | None:
        if no := self.refused(who):
            return no
        if number != self.number or not self.words:
            return "LineChangedSince"
        if self.unasked(self.words):
            return "NamedUnasked"
        self._says_yes(FOR[who])
        return None

    def _says_yes(self, team: str) -> None:
        self.yes.add(team)
        self.joined.add(team)

    def gone(self, team: str, *, left: bool) -> None:
        if team in self.partners:
            self.partners.remove(team)
            self.joined.discard(team)
            self.number, self.yes = self.number + 1, set()
            if left or team.lower() in self.words.lower() or not self.partners:
                self.words = ""

    def give(self, who: str, number: int) -> str | None:
        if self.partners and not self.joined and self.speaks(who) not in self.partners:
            return "NotFound"
        if not self.agreed:
            return "LineNotAgreed"
        if number != self.number:
            return "LineChangedSince"
        self.given += bool(self.sayable)
        return None if self.sayable else "NamedUnasked"


class AnyWeeks(RuleBasedStateMachine):
    town: Town
    plain: Plain

    @initialize(who=WHO, words=WORDS, team=TEAM, silent=st.booleans())
    def begin(self, who: str, words: str, team: str, silent: bool) -> None:  # noqa: FBT001 - drawn by name
        self.town, self.plain = Town(), Plain()
        line = "" if silent else words
        command = BeginWork(WORK, "The kitchen", organisation(team), line)
        mine = self.plain.speaks(who)
        if mine is None:
            self._press(who, command, "NoSeatToSpeakFrom")
            who, mine = "Ana", "Clinic"
        self.plain.partners = list(dict.fromkeys((mine, team)))
        if self.plain.unasked(line):
            self._press(who, command, "NamedUnasked")
            line = ""
        self._press(who, BeginWork(WORK, "The kitchen", organisation(team), line), None)
        self.plain.words, self.plain.number = line, int(bool(line))
        self.plain.yes = {mine} if line else set()
        self.plain.joined = {mine}

    @rule(who=WHO, words=WORDS, back=BACK)
    def write(self, who: str, words: str, back: int) -> None:
        number = self.plain.number - back
        self._press(who, WordLine(WORK, number, words), self.plain.write(who, words, number))

    @rule(who=WHO, back=BACK)
    def accept(self, who: str, back: int) -> None:
        number = self.plain.number - back
        self._press(who, AcceptLine(WORK, number, organisation(FOR.get(who, "Clinic"))), self.plain.accept(who, number))

    @rule()
    def all_accept(self) -> None:
        """What mostly happens."""
        for who in ("Ana", "Cem", "Doa"):
            self.accept(who, 0)

    @rule(who=WHO, team=TEAM)
    def name(self, who: str, team: str) -> None:
        if team not in self.plain.here:
            self._press(who, AddWorkPartner(WORK, organisation(team)), "NotFound")
            return
        no = self.plain.refused(who)
        if no is None and FOR[who] not in self.plain.joined:
            no = "NotJoinedYet"
        if no is None and team not in self.plain.partners:
            self.plain.partners.append(team)
        self._press(who, AddWorkPartner(WORK, organisation(team)), no)

    @rule(who=WHO)
    def withdraw(self, who: str) -> None:
        no = self.plain.refused(who)
        if no is None:
            self.plain.gone(FOR[who], left=False)
        self._press(who, WithdrawFromLine(WORK, organisation(FOR.get(who, "Clinic"))), no)

    @rule(team=TEAM, sure=st.integers(0, 6))
    def leave(self, team: str, sure: int) -> None:
        if sure or team not in self.plain.here:
            return
        self.plain.here.discard(team)
        self.plain.gone(team, left=True)
        self.town.leaves(organisation(team))

    @rule(sure=st.integers(0, 3))
    def somebody_comes(self, sure: int) -> None:
        """An organisation whose name stands in words that may have been agreed before."""
        if not sure:
            self.plain.known.add("Neighbours")
            self.town.people.named[organisation("Neighbours")] = "Neighbours"

    @rule(who=WHO, back=BACK)
    def give_out(self, who: str, back: int) -> None:
        """Without a rule anybody can; but only what all agreed to."""
        number = self.plain.number - back
        self._press(who, GiveLineOut(WORK, number), self.plain.give(who, number))

    @rule(days=st.integers(1, 400))
    def nobody_answers(self, days: int) -> None:
        """Silence changes nothing, however long it lasts."""
        before = self.town.work()
        self.town.now += timedelta(days=days)
        assert self.town.work() == before

    @invariant()
    def nothing_is_said_in_a_name_that_has_not_agreed_to_it(self) -> None:
        state = self.town.work()
        assert [each.rstrip("-") for each in state.partners] == self.plain.partners
        assert (state.line, state.edition) == (self.plain.words, self.plain.number)
        assert {each.rstrip("-") for each in state.yes} == self.plain.yes
        shown = self.town.see(person("Eva"), ReporterPage())
        assert state.is_agreed == self.plain.agreed
        assert (f"“{state.line}”" in shown) == bool(self.plain.sayable)
        if f"“{state.line}”" in shown:
            assert self.plain.names(state.line) <= {each.rstrip("-") for each in state.yes}
        assert sum(isinstance(each, LineGivenOut) for each in self.town.facts) == self.plain.given

    @invariant()
    def nobody_is_shown_who_has_not_said_yes(self) -> None:
        """To Eva, who acts for none of them."""
        assert {each.rstrip("-") for each in self.town.work().joined} == self.plain.joined
        pages = (WorksPage(), ReporterPage(), *((WorkPage(WORK),) if self.plain.joined else ()))
        shown = "".join(self.town.see(person("Eva"), each) for each in pages)
        unasked = {*self.plain.partners} - self.plain.joined
        assert not [each for each in unasked if each in shown or HANDS[each] in shown]

    @invariant()
    def who_has_not_answered_is_asked_and_nobody_else(self) -> None:
        waiting = [each for each in self.plain.partners if each not in self.plain.yes]
        assert self.town.asked() == {who for who, team in FOR.items() if team in waiting and team in self.plain.here}

    def _press(self, who: str, command: Command, expected: str | None) -> None:
        refused: str | None = None
        try:
            self.town.press(person(who), command)
        except Refusal as refusal:
            refused = type(refusal).__name__
        assert refused == expected


def test_nothing_is_said_that_has_not_been_agreed_to() -> None:
    """200 histories of 50 steps: agree, change words, withdraw, leave, silence."""
    play(AnyWeeks)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_very_many_weeks_go_as_the_plain_model_says() -> None:
    """As above, 5,000 times."""
    play(AnyWeeks, 5_000)
