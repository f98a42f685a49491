"""The life of rules, whatever people press and votes decide, held against what must be true of all of them together."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.model.parts import Stage
from bot.features.ground_rules.model.passing import passed
from bot.features.ground_rules.model.wording import END, RULE, RuleId
from bot.kernel.command import Standing
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from bot.ruling import Topic
from storage.ground_rules import ruled_by
from tests.features.ground_rules.parish import LEAST_DAYS, USUAL_DAYS, Parish, rule_id
from tests.features.ground_rules.village import AMIR, ANA, BEN, RIA

RULES = tuple(rule_id(f"rule-{number}") for number in range(6))
each_rule, people = st.sampled_from(RULES), st.sampled_from((ANA, AMIR, BEN, RIA))
SETTINGS = ((LEAST_DAYS, "3"), (LEAST_DAYS, "7"), (USUAL_DAYS, "14"), (USUAL_DAYS, ""), (LEAST_DAYS, ""))


class AnyRules(RuleBasedStateMachine):
    """Votes are opened by what is wanted, and decided whenever; what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.parish = Parish()
        self.open: set[tuple[str, RuleId, int]] = set()
        self.numbers: dict[int, RuleId] = {}

    def _tries(self, who: PersonId, command: object, standing: Standing = Standing.member) -> None:
        before, votes = dict(self.parish.rules), dict(self.parish.votes)
        try:
            self.parish.press(who, command, standing)  # type: ignore[arg-type]  # a command
        except Refusal:
            assert self.parish.rules == before
        asked_now = {key for key, vote in self.parish.votes.items() if votes.get(key) != vote}
        self.open |= {(kind, RuleId(subject), number) for kind, subject, number in asked_now}

    def _edition(self, key: RuleId) -> int:
        state = self.parish.rules.get(key)
        return state.draft.edition if state and state.draft else 0

    @rule(key=each_rule, who=people, holds=st.booleans(), words=st.sampled_from(("We wait.", "We hurry.")))
    def drafts(self, key: RuleId, who: PersonId, holds: bool, words: str) -> None:  # noqa: FBT001 - drawn
        force = asked.Force.holds if holds else asked.Force.reminds
        if key in self.parish.rules:
            self._tries(who, asked.ChangeRule(key, self._edition(key), force, words))
        else:
            self._tries(who, asked.WriteRule(key, Topic.time, words, force, 1))

    @rule(key=each_rule, setting=st.sampled_from(SETTINGS[:3]), adopted=st.sampled_from((True, True, True, False)))
    def goes_all_the_way(self, key: RuleId, setting: tuple[str, str], adopted: bool) -> None:  # noqa: FBT001 - drawn
        """From the draft to the count, where nothing stands in the way."""
        self.drafts(key, ANA, True, "We go on.")
        self._tries(ANA, asked.SetAnswer(key, self._edition(key), *setting), Standing.facilitator)
        self._tries(ANA, asked.PutRule(key, self._edition(key)), Standing.facilitator)
        self._counts(RULE, key, adopted=adopted)

    @rule(key=each_rule)
    def ends(self, key: RuleId) -> None:
        if key in self.parish.rules:
            self._tries(BEN, asked.AskToEndRule(key))
            self._counts(END, key, adopted=True)

    def _counts(self, kind: str, key: RuleId, *, adopted: bool) -> None:
        mine = [each for each in self.open if each[:2] == (kind, key)]
        latest = max((n for k, subject, n in self.parish.votes if (k, subject) == (kind, key)), default=0)
        if (kind, key, latest) in mine:
            self.open -= set(mine)
            self.parish.decide(key, adopted=adopted, kind=kind)

    @precondition(lambda self: self.parish.rules)
    @rule(data=st.data(), setting=st.sampled_from(SETTINGS))
    def answers(self, data: st.DataObject, setting: tuple[str, str]) -> None:
        key = data.draw(st.sampled_from(sorted(self.parish.rules)))
        self._tries(ANA, asked.SetAnswer(key, self._edition(key), *setting), Standing.facilitator)

    @precondition(lambda self: self.parish.rules)
    @rule(data=st.data())
    def takes_the_place(self, data: st.DataObject) -> None:
        key, other = (data.draw(st.sampled_from(sorted(self.parish.rules))) for _ in range(2))
        if key != other:
            self._tries(ANA, asked.TakePlaceOf(key, self._edition(key), other), Standing.facilitator)

    @precondition(lambda self: self.parish.rules)
    @rule(data=st.data(), who=people)
    def asks(self, data: st.DataObject, who: PersonId) -> None:
        key = data.draw(st.sampled_from(sorted(self.parish.rules)))
        self._tries(who, asked.PutRule(key, self._edition(key)), Standing.facilitator)

    @precondition(lambda self: self.parish.rules)
    @rule(data=st.data(), who=people, days=st.integers(0, 100))
    def asks_something_else(self, data: st.DataObject, who: PersonId, days: int) -> None:
        key = data.draw(st.sampled_from(sorted(self.parish.rules)))
        until = self.parish.now.date() + timedelta(days=days)
        command = data.draw(
            st.sampled_from(
                (
                    asked.AskForException(key, "A case.", until),
                    asked.AskToEndRule(key),
                    asked.AskWhetherItFits(key),
                    asked.DropDraft(key, self._edition(key)),
                    asked.AcknowledgeRule(key, len(self.parish.rules[key].versions)),
                )
            )
        )
        self._tries(who, command, Standing.facilitator)

    @precondition(lambda self: self.open)
    @rule(data=st.data(), adopted=st.booleans(), withdrawn=st.booleans())
    def is_counted(self, data: st.DataObject, adopted: bool, withdrawn: bool) -> None:  # noqa: FBT001 - drawn
        kind, key, _ = vote = data.draw(st.sampled_from(sorted(self.open)))
        latest = max(number for k, subject, number in self.parish.votes if (k, subject) == (kind, key))
        self.open.discard(vote)
        if vote[2] == latest:
            self.parish.decide(key, adopted=adopted, kind=kind, withdrawn=withdrawn and not adopted)

    @precondition(lambda self: self.parish.votes)
    @rule(data=st.data())
    def is_asked_again_where_it_stands(self, data: st.DataObject) -> None:
        """From the page of the proposal, if no vote on it is open there and it is not over."""
        kind, subject, number = data.draw(st.sampled_from(sorted(self.parish.votes)))
        state = self.parish.rules[RuleId(subject)]
        current = {RULE: state.tries, END: state.ends}.get(kind, number)
        rejected = state.draft.rejected if state.draft and kind == RULE else kind == END and not state.end_wanted
        if number == current and rejected and (kind, RuleId(subject), number) not in self.open:
            self.parish.opens((kind, subject, number))
            self.open.add((kind, RuleId(subject), number))

    @rule(days=st.integers(1, 40))
    def time_passes(self, days: int) -> None:
        self.parish.passes(days=days)

    @rule(who=people)
    def somebody_is_erased(self, who: PersonId) -> None:
        for _ in range(len(RULES) + 1):
            self._tries(ANA, asked.ForgetInRules(who), Standing.clock)
        assert all(each.without(who) == each for each in self.parish.rules.values())

    @invariant()
    def no_two_in_force_set_the_same(self) -> None:
        names = [kept.name for each in self.parish.book.in_force for kept in each.standing.wording.kept]
        assert len(names) == len(set(names))
        ruled = ruled_by(self.parish.book.in_force).ruled
        assert set(ruled) == set(names)
        for each in self.parish.book.in_force:
            assert {ruled[kept.name].holds for kept in each.wording.kept} <= {each.holds}

    @invariant()
    def numbers_are_kept_and_never_given_again(self) -> None:
        for each in self.parish.rules.values():
            if each.number:
                assert self.numbers.setdefault(each.number, each.id) == each.id
        assert sorted(self.numbers) == list(range(1, len(self.numbers) + 1))

    @invariant()
    def versions_are_whole_and_only_votes_made_them(self) -> None:
        for each in self.parish.rules.values():
            assert [version.number for version in each.versions] == list(range(1, len(each.versions) + 1))
            assert all(version.vote for version in each.versions)
            if each.stage is Stage.superseded:
                assert each.replaced_by in self.numbers

    @invariant()
    def only_what_is_in_force_has_something_ahead(self) -> None:
        for each in self.parish.rules.values():
            due = each.deadline()
            assert due is None or (each.in_force and due > self.parish.now - timedelta(days=1))
            assert passed(each, self.parish.now) == each or not each.in_force
            assert not (each.is_over and (each.draft or each.end_wanted))

    @invariant()
    def what_is_asked_about_is_what_was_put(self) -> None:
        for each in self.parish.rules.values():
            if each.draft and each.draft.open:
                assert each.draft.wording == each.draft.put

    @invariant()
    def exceptions_end(self) -> None:
        for each in self.parish.rules.values():
            if each.in_force and each.excepted:
                assert each.excepted.ends_at > self.parish.now
                assert not each.holds


AnyRules.TestCase.settings = settings(max_examples=200, stateful_step_count=50, deadline=None)
TestAnyRules = AnyRules.TestCase
