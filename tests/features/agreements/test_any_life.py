"""Any life of an agreement, beside the plainest telling of it: a few words and sets, and no code of the bot's."""

from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.features.agreements import commands as asked
from bot.features.agreements.model import Agreement, Stage
from bot.features.privacy.facts import PersonErased
from bot.kernel.command import Command
from bot.kernel.refusal import Refusal
from tests.features.agreements.shelf import SIX, Shelf, adopted, party, person

PEOPLE = st.sampled_from(("art", "bank", "garden", "nobody"))
BOUND = {"art", "bank"}
SEATED = {*BOUND, "garden"}


class Lives(RuleBasedStateMachine):
    """`asker` asked to look at it again, `due` when its day has come, and `asking` what all are asked about it."""

    def __init__(self) -> None:
        super().__init__()
        self.here = Shelf(seats=(*SIX, party("Garden")))
        self.here.state(adopted(review=(self.here.now + timedelta(days=40)).date()))
        self.asker: str | None = None
        self.due = self.over = self.instead = False
        self.asking: str | None = None
        self.texts, self.agreed = ["We keep one page."], "We keep one page."
        self.signed: set[str] = set()

    @property
    def it(self) -> Agreement:
        return self.here.agreements[1]

    def no(self, who: str, *reasons: tuple[bool, str]) -> str | None:
        """The first reason against it, if any."""
        first = (who not in SEATED, "AnswersForNobody")
        return next((name for holds, name in (first, *reasons) if holds), None)

    def press(self, who: str, command: Command, expected: str | None) -> bool:
        """Whether it was done, which has to be what was expected."""
        refused = None
        try:
            self.here.press(who, command)
        except Refusal as refusal:
            refused = type(refusal).__name__
        assert refused == expected
        return refused is None

    @rule(who=PEOPLE)
    def look_again(self, who: str) -> None:
        looking = self.asker is not None or self.due
        no = self.no(who, (self.over, "AgreementOver"), (looking, "LookedAtAlready"))
        if self.press(who, asked.AskToLookAgain(self.it.id, "Why"), no):
            self.asker = who

    @rule(who=PEOPLE, months=st.integers(0, 3))
    def leave(self, who: str, months: int) -> None:
        looking = self.asker is not None or self.due
        theirs = self.asker is not None and self.asker != who
        reasons = (
            (self.over, "AgreementOver"),
            (not looking, "NotLookedAt"),
            (self.asking is not None, "BeingPutToAll"),
            (theirs, "OthersAskedToLook"),
        )
        if self.press(who, asked.LeaveAsItIs(self.it.id, months), self.no(who, *reasons)):
            self.asker, self.due = None, False

    @rule(who=PEOPLE)
    def again(self, who: str) -> None:
        looking = self.asker is not None or self.due
        reasons = (
            (self.over, "AgreementOver"),
            (not looking, "NotLookedAt"),
            (self.asking is not None, "BeingPutToAll"),
        )
        if self.press(who, asked.PutToAllAgain(self.it.id), self.no(who, *reasons)):
            self.asking = "again"

    @rule(who=PEOPLE)
    def end(self, who: str) -> None:
        no = self.no(who, (self.over, "AgreementOver"), (self.asking is not None, "BeingPutToAll"))
        if self.press(who, asked.AskToEndAgreement(self.it.id, "Why"), no):
            self.asking = "end"

    @rule(who=PEOPLE)
    def replace(self, who: str) -> None:
        """With words that are not its own."""
        no = self.no(who, (self.over, "AgreementOver"), (self.asking is not None, "BeingPutToAll"))
        if self.press(who, asked.AskToReplaceAgreement(self.it.id, "Instead", "Quite other words"), no):
            self.asking = "replace"

    @rule(came=st.sampled_from(("yes", "no", "withdrawn")))
    def decided(self, came: str) -> None:
        if self.asking is None:
            return
        text = f"We keep page {len(self.texts)}."
        more: dict[str, Any] = {"text": text} if came == "yes" and self.asking == "again" else {}
        self.here.decided(adopted_=came == "yes", withdrawn=came == "withdrawn", **more)
        if came != "withdrawn":
            self.asker, self.due = None, False
        if came == "yes" and self.asking == "again":
            self.texts.append(text)
            self.agreed, self.signed = text, set()
        if came == "yes" and self.asking in {"end", "replace"}:
            self.over, self.instead = True, self.asking == "replace"
        self.asking = None

    @rule(who=PEOPLE, late=st.booleans())
    def correct(self, who: str, late: bool) -> None:  # noqa: FBT001 - drawn
        text = f"{self.agreed} ({len(self.texts)})"
        seen = self.it.text.number - late
        asking = (self.asking is not None, "BeingPutToAll")
        no = self.no(who, (self.over, "AgreementOver"), asking, (late, "WordsChanged"))
        if len(self.texts) < 49 and self.press(who, asked.CorrectWording(self.it.id, seen, text), no):
            self.texts.append(text)

    @rule(who=PEOPLE)
    def put_back(self, who: str) -> None:
        same = self.texts[-1] == self.agreed
        asking = (self.asking is not None, "BeingPutToAll")
        no = self.no(who, (same, "NotCorrected"), (self.over, "AgreementOver"), asking)
        if len(self.texts) < 50 and self.press(who, asked.PutWordingBack(self.it.id, len(self.texts)), no):
            self.texts.append(self.agreed)

    @rule(who=PEOPLE)
    def sign(self, who: str) -> None:
        if self.press(who, asked.SignToo(self.it.id), self.no(who, (self.over, "AgreementOver"))):
            self.signed.add(who)

    @rule(who=PEOPLE)
    def take_back(self, who: str) -> None:
        if self.press(who, asked.TakeSignatureBack(self.it.id), self.no(who)):
            self.signed.discard(who)

    @rule(who=PEOPLE)
    def erase(self, who: str) -> None:
        """What they did stays, without their name."""
        for _ in range(3):
            self.here.state(PersonErased(person(who)))
        assert repr(person(who)) not in repr(self.it)

    @rule(days=st.integers(1, 60))
    def wait(self, days: int) -> None:
        was_due = self.it.looks_at
        self.here.passes(days=days)
        came = was_due is not None and was_due <= self.here.now
        if came and not self.over and self.asker is None:
            self.due = True

    @invariant()
    def it_is_as_told(self) -> None:
        stage = Stage.under_review if self.asker or self.due else Stage.in_force
        assert self.it.stage is (Stage.ended if self.over else stage)
        assert [each.text for each in self.it.versions] == self.texts
        assert self.it.adopted.text == self.agreed
        assert {each.party.organisation for each in self.it.signed} == {
            party(who.title()).organisation for who in self.signed
        }
        assert (self.it.deciding is not None) == (self.asking is not None)
        assert self.it.parties == SIX
        assert list(self.here.agreements) == ([1, 2] if self.instead else [1])
        assert self.it.replaced_by == (2 if self.instead else None)

    @invariant()
    def its_page_can_be_shown(self) -> None:
        for who in ("art", "garden", "nobody"):
            self.here.page(who, asked.AgreementPage(self.it.id))
        self.here.page("art", asked.AgreementsPage())
        self.here.page("art", asked.VersionsPage(self.it.id))


TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=200, stateful_step_count=50, deadline=None)
