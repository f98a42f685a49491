"""Any answers of a seat that two hold and for which somebody writes down, that wait for its people or for a second
press, and blocks that are withdrawn, against a plain model: for each seat what was said last, and what waits."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.features.proposals import commands as asked
from bot.features.proposals.model.asking import Position
from bot.kernel.refusal import Refusal
from bot.kernel.settings import Rules
from tests.features.histories import play
from tests.features.proposals.council import IT, NOW, SIX, Council, person, ruled, seat, written

P = Position
DAY = 86_400
FITTING = {
    "consent": [P.yes, P.worry, P.harm, P.recused],
    "consensus": [P.yes, P.aside, P.no_opinion, P.block, P.recused],
}
WITH_WORDS = {P.worry, P.harm, P.aside, P.block}
SEATS = tuple(each if each.name.organisation != "Clinic--------" else seat("Clinic", person("dan")) for each in SIX[:4])
PEOPLE = {"art": "Art", "bank": "Bank", "clinic": "Clinic", "dan": "Clinic", "wim": "Clinic", "dance": "Dance"}
"""Whose seat each answers for; Wim writes down what the clinic's representative says, and holds none."""

people = st.sampled_from(sorted(PEOPLE))
of_the_clinic = st.sampled_from(["clinic", "dan", "wim"])


@dataclass(frozen=True)
class Said:
    position: Position
    text: int
    for_now: bool
    by: str
    writer: str | None = None

    def same(self, other: "Said | None") -> bool:
        mine = (self.position, self.text, self.for_now)
        return other is not None and mine == (other.position, other.text, other.for_now)


class AnyAnswer(RuleBasedStateMachine):
    """What counts of a seat is what was said last for it; nothing that waits counts."""

    def __init__(self) -> None:
        super().__init__()
        self.council = Council()
        self.said: dict[str, Said] = {}
        self.waits: dict[str, tuple[int, Said]] = {}
        self.lines: dict[str, int] = {}
        self.longer: set[str] = set()
        self.until, self.text, self.since, self.over = 7.0 * DAY, 1, 1, False
        self.way, self.mandate = "consent", False

    @initialize(way=st.sampled_from(sorted(FITTING)), mandate=st.booleans())
    def open(self, way: str, *, mandate: bool) -> None:
        self.way, self.mandate = way, mandate
        self.council = written(SEATS, ruled("mandate", "1") if mandate else Rules({}))
        self.council.writers[person("wim")] = person("clinic")
        self.council.press("art", asked.AskForAnswers(IT) if way == "consent" else asked.AskForConsensus(IT))

    # Answers

    @rule(who=people, which=st.integers(0, 4))
    def answer(self, who: str, which: int) -> None:
        position = FITTING[self.way][which % len(FITTING[self.way])]
        before = self.said.get(PEOPLE[who])
        confirmed = before and before.position in {P.yes, P.worry} and not before.for_now and before.text >= self.since
        waiting = self.mandate and position in {P.yes, P.worry} and not confirmed
        self._says(who, Said(position, self.text, waiting, *self._named(who)), self._pressed(who, position))

    @rule(who=people)
    def say_yes_for_now(self, who: str) -> None:
        command = asked.AnswerForNow(IT, self.text, self._seat(who))
        self._says(who, Said(P.yes, self.text, True, *self._named(who)), command)

    @rule(who=people)
    def confirm(self, who: str) -> None:
        """It changes nothing but that it is confirmed, and needs no second press."""
        before = self.said.get(PEOPLE[who])
        done = self._tried(who, asked.ConfirmAnswer(IT, self.text, self._seat(who)))
        assert done == bool(self.goes_on and before and before.text >= self.since)
        if done and before:
            self._kept(who, replace(before, for_now=False, by=self._named(who)[0], writer=self._named(who)[1]))

    @rule(who=people)
    def stand_by(self, who: str) -> None:
        """A yes that was confirmed is for now again where the text means something else."""
        before = self.said.get(PEOPLE[who])
        command = asked.StandBy(IT, self.text, seat(PEOPLE[who]).name.seat)
        if before is None:
            assert not self._tried(who, command)
            return
        again = self.mandate and before.position in {P.yes, P.worry} and before.text < self.since
        by, writer = self._named(who)
        self._says(who, Said(before.position, self.text, before.for_now or again, by, writer), command)

    @rule(who=of_the_clinic)
    def press_again(self, who: str) -> None:
        """By whoever was asked first; what came since is not replaced."""
        number, fresh = self.waits.get("Clinic", (9_999, None))
        done = self._tried(who, asked.ReplaceAnswer(IT, self.text, seat("Clinic").name.seat, number))
        mine = fresh is not None and who in {fresh.by, fresh.writer} and fresh.text == self.text
        if done != (self.goes_on and mine) or not done or fresh is None:
            assert done == (self.goes_on and mine)
            return
        self._kept(who, replace(fresh, by=self._named(who)[0], writer=self._named(who)[1]))

    @rule(who=of_the_clinic, other=of_the_clinic, one=st.integers(0, 4), two=st.integers(0, 4))
    def answer_and_be_replaced(self, who: str, other: str, one: int, two: int) -> None:
        self.answer(who, one)
        self.answer(other, two)
        self.press_again(other)

    @rule(who=people, same=st.booleans())
    @precondition(lambda self: self.way == "consensus")
    def block_and_agree_after_a_change(self, who: str, *, same: bool) -> None:
        self.answer("bank", 0)
        self.answer(who, FITTING["consensus"].index(P.block))
        self.rewrite(same=same)
        self.answer(who, 0)

    @rule(who=people, same=st.booleans(), stands=st.booleans())
    def confirm_and_answer_to_another_text(self, who: str, *, same: bool, stands: bool) -> None:
        self.answer(who, 0)
        self.confirm(who)
        self.rewrite(same=same)
        if stands:
            self.stand_by(who)
        else:
            self.answer(who, 0)

    def _says(self, who: str, fresh: Said, command: asked.OnProposal) -> None:
        """The same again is nothing new, unless they now say it themselves; somebody else's answer is replaced by a
        second press."""
        name = PEOPLE[who]
        before, done = self.said.get(name), self._tried(who, command)
        assert done == self.goes_on
        if not done:
            return
        itself = before is not None and fresh.writer is None and before.writer is not None and before.by == who
        if fresh.same(before) and not itself:
            return
        holders = {"clinic", "dan"} if name == "Clinic" else {who}
        counts = before is not None and before.text >= self.since
        if before and counts and before.by in holders and who not in {before.by, before.writer}:
            waiting = self.waits.get(name)
            if not (waiting and waiting[0] == self.lines[name] and waiting[1] == fresh):
                self.lines[name] = self.lines.get(name, 0) + 1
                self.waits[name] = (self.lines[name], fresh)
            return
        self._kept(who, fresh)

    def _kept(self, who: str, fresh: Said) -> None:
        """A block that is withdrawn after a change opens it again for all."""
        name = PEOPLE[who]
        before = self.said.get(name)
        itself = before is not None and fresh.writer is None and before.writer is not None and before.by == who
        if fresh.same(before) and not itself:
            return
        blocked = before is not None and before.position is P.block and before.text >= self.since
        if blocked and before and fresh.position is not P.block and before.text < self.text:
            self.text += 1
            self.since = self.text
            self.until = max(self.until, self.now + 2 * DAY)
            fresh = replace(fresh, text=self.text)
        self.said[name] = fresh
        self.lines[name] = self.lines.get(name, 0) + 1
        self.waits.pop(name, None)

    # More time, the text, and time

    @rule(who=people)
    def more_time(self, who: str) -> None:
        name = PEOPLE[who]
        done = self._tried(who, asked.Answer(IT, self.text, P.more_time, seat=self._seat(who)))
        assert done == (self.goes_on and name not in self.longer)
        if done:
            self.longer.add(name)
            self.until += 2 * DAY
            self.lines[name] = self.lines.get(name, 0) + 1
            self.waits.pop(name, None)

    @rule(same=st.booleans())
    def rewrite(self, *, same: bool) -> None:
        if self.goes_on and self.text < 25:
            assert self._tried("art", asked.Rewrite(IT, self.text, 0, f"Text {self.text + 1}", same=same))
            self.text += 1
            if not same:
                self.since = self.text
                self.until = max(self.until, self.now + 2 * DAY)

    @rule(hours=st.integers(1, 30))
    def wait(self, hours: int) -> None:
        self.council.passes(hours=hours)
        self.over = self.over or self.now >= self.until + 3

    @invariant()
    def the_card_counts_what_was_said_last(self) -> None:
        state = self.council.state
        if state is None:
            return
        assert (state.voting is None) == self.over
        assert state.text.number == self.text
        if state.voting:
            counted = {each.position: each.seats for each in state.voting.counts}
            assert counted == self._counts()
            silent = {each.name.seat for each in SEATS} - {seat(name).name.seat for name in self._counting()}
            assert {each.seat for each in state.voting.unheard} == silent
            against = {name for name, each in self._counting().items() if each.position in {P.harm, P.block}}
            assert {each.seat.seat for each in state.voting.objections} == {seat(name).name.seat for name in against}
            assert state.voting.until == NOW + timedelta(seconds=self.until)

    @invariant()
    def each_line_says_who_gave_it(self) -> None:
        latest = {each.seat: each for each in self.council.latest()}
        assert set(latest) == {seat(name).name.seat for name in self.said}
        for name, said in self.said.items():
            act = latest[seat(name).name.seat]
            assert (act.position, act.for_now, act.text) == (said.position, said.for_now, said.text)
            writer = person(said.writer) if said.writer else None
            assert (act.person, act.written_by) == (person(said.by), writer)

    @invariant()
    @precondition(lambda self: self.over)
    def the_result_follows(self) -> None:
        """All four must answer, who do not find it not theirs."""
        [result] = self.council.it.results
        counts = self._counts()
        deciding = len(SEATS) - counts.get(P.recused, 0)
        enough = 0 < deciding == sum(counts.values()) - counts.get(P.recused, 0)
        agrees = counts.get(P.yes, 0) > 0 if self.way == "consensus" else True
        assert result.given.positions == counts
        assert result.for_now == sum(each.for_now for each in self._counting().values())
        assert result.outcome.is_adopted == (enough and agrees and not counts.keys() & {P.harm, P.block})

    # What is seen of it

    @property
    def now(self) -> float:
        return (self.council.now - NOW).total_seconds()

    @property
    def goes_on(self) -> bool:
        return not self.over and self.now < self.until

    def _counting(self) -> dict[str, Said]:
        return {name: each for name, each in self.said.items() if each.text >= self.since}

    def _counts(self) -> dict[Position, int]:
        given = [each.position for each in self._counting().values()]
        return {each: given.count(each) for each in set(given)}

    def _named(self, who: str) -> tuple[str, str | None]:
        return ("clinic", "wim") if who == "wim" else (who, None)

    def _seat(self, who: str) -> Any:
        return seat(PEOPLE[who]).name.seat

    def _pressed(self, who: str, position: Position) -> asked.OnProposal:
        if position in WITH_WORDS:
            return asked.AnswerWithWords(IT, self.text, position, "Because.", self._seat(who))
        return asked.Answer(IT, self.text, position, seat=self._seat(who))

    def _tried(self, who: str, command: Any) -> bool:
        try:
            self.council.press(who, command)
        except Refusal:
            return False
        return True


def test_any_answer_counts_as_it_was_said_last() -> None:
    """Whoever of them answers, confirms, replaces, stands by it or withdraws a block, in any order."""
    play(AnyAnswer)
