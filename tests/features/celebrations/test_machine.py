"""Any weeks at all: yeses, other words, noes, silences, leavings and withdrawals by lot, beside a plain model. At every
step no name is shown anywhere that its organisation has not agreed to."""

import re
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.features.celebrations.cards.board import board
from bot.features.celebrations.commands import (
    AllowInside,
    AskPartners,
    BeginCelebration,
    CelebratePage,
    CelebrationPage,
    ChangeTheWords,
    DropCelebration,
    LeaveUsOut,
    NamePartner,
    OutsidePage,
    SayYes,
    ThankThem,
    TimelinePage,
)
from bot.features.celebrations.handlers.following import after_organisation_left
from bot.features.celebrations.model import CelebrationId
from bot.features.coalition.facts import OrganisationLeft
from bot.kernel.command import Command, Page
from bot.kernel.refusal import Refusal
from tests.features.celebrations.plain import NAMES, SPEAKS, Plain, Sheet
from tests.features.celebrations.town import CLOCK, NOW, Town, organisation, person, read
from tests.features.histories import play

WHO = st.sampled_from((*SPEAKS, "Ria"))
SPEAKERS = st.sampled_from(tuple(SPEAKS))
WHICH = st.sampled_from((1, 1, 1, 2, 3))
"""Counted from the end: mostly the latest celebration."""

SHEETS = 8
"""Celebrations in one history: enough for some to be posted while others are written and asked about."""

ORGANISATIONS = st.sampled_from(NAMES)
WORDS = st.sampled_from(
    ("We did it", "School and Union cooked", "The Clinic opened", "the City and the Clinic agree", "All of us sang")
)
LINES = st.sampled_from(("", "Well done, School", "the Clinic and the Union rock", "City!"))
HOURS = st.sampled_from((0.5, 3, 12, 25, 49, 24 * 3, 24 * 7.5))


class AnyWeeks(RuleBasedStateMachine):
    """The plain model says what each press should do; the celebrations do it."""

    town: Town
    plain: Plain

    @initialize()
    def begin(self) -> None:
        self.town, self.plain = Town(), Plain(NOW)

    @rule(who=WHO, words=WORDS, named=st.sets(ORGANISATIONS, max_size=3), sure=st.integers(0, 2))
    def write(self, who: str, words: str, named: set[str], sure: int) -> None:
        """Mostly they are named and asked at once."""
        at = len(self.plain.sheets)
        if at >= SHEETS:
            return
        self._press(who, BeginCelebration(self._key(at), words), self.plain.write(who, words))
        for each in sorted(named):
            self._press(who, NamePartner(self._key(at), organisation(each)), self.plain.name(at, who, each))
        if sure:
            self._press(who, AskPartners(self._key(at), at_once=True), self.plain.ask(at, who))

    @rule(n=WHICH, who=WHO, which=ORGANISATIONS)
    def name(self, n: int, who: str, which: str) -> None:
        if (at := self._at(n)) is not None:
            self._press(who, NamePartner(self._key(at), organisation(which)), self.plain.name(at, who, which))

    @rule(n=WHICH, who=WHO)
    def ask(self, n: int, who: str) -> None:
        if (at := self._at(n)) is not None:
            self._press(who, AskPartners(self._key(at), at_once=True), self.plain.ask(at, who))

    @rule(n=WHICH, who=WHO, sure=st.integers(0, 3))
    def drop(self, n: int, who: str, sure: int) -> None:
        if (at := self._at(n)) is not None and not sure:
            self._press(who, DropCelebration(self._key(at)), self.plain.drop(at, who))

    @rule(n=WHICH, who=SPEAKERS, old=st.integers(0, 4))
    def say_yes(self, n: int, who: str, old: int) -> None:
        if (at := self._at(n)) is not None:
            number = self._number(at, old)
            yes = SayYes(self._key(at), organisation(SPEAKS[who]), number)
            self._press(who, yes, self.plain.yes(at, who, SPEAKS[who], number))

    @rule(n=WHICH, who=SPEAKERS, which=ORGANISATIONS)
    def say_yes_for_any(self, n: int, who: str, which: str) -> None:
        """Mostly for somebody else's organisation, for which they cannot speak."""
        if (at := self._at(n)) is not None:
            number = self.plain.sheets[at].number
            yes = SayYes(self._key(at), organisation(which), number)
            self._press(who, yes, self.plain.yes(at, who, which, number))

    @rule(n=WHICH, who=SPEAKERS, words=WORDS, old=st.integers(0, 4))
    def change_words(self, n: int, who: str, words: str, old: int) -> None:
        if (at := self._at(n)) is not None:
            ours, number = SPEAKS[who], self._number(at, old)
            command = ChangeTheWords(self._key(at), organisation(ours), number, words)
            self._press(who, command, self.plain.change(at, who, ours, number, words))

    @rule(n=WHICH, who=SPEAKERS)
    def leave_out(self, n: int, who: str) -> None:
        """Before it is posted, and afterwards."""
        if (at := self._at(n)) is not None:
            command = LeaveUsOut(self._key(at), organisation(SPEAKS[who]))
            self._press(who, command, self.plain.leave_out(at, who, SPEAKS[who]))

    @rule(who=SPEAKERS, which=ORGANISATIONS, often=st.integers(0, 2))
    def allow(self, who: str, which: str, often: int) -> None:
        holds = bool(often)
        self._press(who, AllowInside(organisation(which), holds), self.plain.allow(who, which, holds=holds))

    @rule(n=WHICH, who=WHO, line=LINES)
    def thank(self, n: int, who: str, line: str) -> None:
        if (at := self._at(n)) is not None:
            self._press(who, ThankThem(self._key(at), line), self.plain.thank(at, who))

    @rule(hours=HOURS)
    def wait(self, hours: float) -> None:
        """The clock runs what is due at the end of it, as after an absence."""
        self.plain.now += timedelta(hours=hours)
        self.town.now = self.plain.now
        self.plain.tick()
        self.town.tick()

    @rule(which=ORGANISATIONS, sure=st.integers(0, 5))
    def leave(self, which: str, sure: int) -> None:
        if sure or which not in self.plain.here or len(self.plain.here) == 1:
            return
        self.plain.leave(which)
        self.town.held.gone.add(organisation(which))
        self.town.held.seats.pop(organisation(which), None)
        for each in after_organisation_left(OrganisationLeft(organisation(which), person("Ana"))):
            self.town.press(CLOCK, each)

    @invariant()
    def they_agree(self) -> None:
        for n, sheet in enumerate(self.plain.sheets):
            state = self.town.party(self._key(n))
            stage = {"kept": "posted"}.get(state.stage.value, state.stage.value)
            assert stage == sheet.state
            if sheet.state == "dropped":
                assert (state.words, state.credits, state.thanks) == ((), (), ())
                continue
            assert state.edition == sheet.number
            assert {each.rstrip("-") for each in state.organisations} == sheet.listed
            assert [each.person.rstrip("-") for each in state.thanks] == sheet.thanks
            if sheet.state == "asking":
                assert {each.rstrip("-") for each in state.waiting} == sheet.undecided()

    @invariant()
    def no_name_is_shown_without_a_yes(self) -> None:
        """On the card in all places, its page, the timeline and the first page: the names are those that said yes, in
        the order of the alphabet. Outside, only those that said yes to these very words."""
        for n, sheet in enumerate(self.plain.sheets):
            if sheet.state != "posted":
                continue
            state, key = self.town.party(self._key(n)), self._key(n)
            named = [each.rstrip("-") for each in state.named]
            assert named == sorted(sheet.shown())
            for card in (board(state), self.town.see(person("Ria"), CelebrationPage(key))):
                assert _names(read(card)) <= sheet.shown()
            to_these = {each for each, words in sheet.agreed.items() if words == sheet.words} - sheet.off
            assert _names(read(self.town.see(person("Ria"), OutsidePage(key)))) <= to_these
        may_stand = {name for sheet in self.plain.sheets if sheet.state == "posted" for name in sheet.shown()}
        for page in (TimelinePage(), CelebratePage()):
            assert _names(read(self._seen_by_a_resident(page))) <= may_stand

    @invariant()
    def only_who_can_answer_is_asked(self) -> None:
        """About the words as they are now, once; and everyone who can is."""
        asking = {
            (who, f"celebrations.asked:{self._key(n)}:{organisation(which)}:{sheet.number}")
            for n, sheet in enumerate(self.plain.sheets)
            if sheet.state == "asking"
            for which in sheet.undecided()
            for who, speaks in SPEAKS.items()
            if speaks == which
        }
        asked = {(who.rstrip("-"), key) for who, key in self.town.needs if key.startswith("celebrations.asked:")}
        assert asked == asking

    def _seen_by_a_resident(self, page: Page) -> object:
        """Who writes nothing: what they prepare shows the names in it to themselves."""
        return self.town.see(person("Someone"), page)

    def _press(self, who: str, command: Command, expected: str | None) -> None:
        said: str | None = None
        try:
            self.town.press(person(who), command)
        except Refusal as refusal:
            said = type(refusal).__name__
        assert said == expected

    def _number(self, at: int, old: int) -> int:
        """Of the words, mostly as they are now."""
        sheet: Sheet = self.plain.sheets[at]
        return max(1, sheet.number - 1) if not old else sheet.number

    def _at(self, n: int) -> int | None:
        there = len(self.plain.sheets) - n
        return there if there >= 0 else None

    def _key(self, n: int) -> CelebrationId:
        return CelebrationId(f"party-{n:08}")


def _names(text: str) -> set[str]:
    return {name for name in NAMES if re.search(rf"\b{name}\b", text)}


def test_any_weeks_go_as_the_plain_model_says() -> None:
    """200 histories of 50 steps: same state, same refusals, same questions, and no name without its yes."""
    play(AnyWeeks)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_very_many_weeks_go_as_the_plain_model_says() -> None:
    """As above, 2,000 times."""
    play(AnyWeeks, 2_000)
