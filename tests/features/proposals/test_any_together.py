"""Any days of a proposal and two changes to it against a plain model: which is in which vote, and which stand."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.features.proposals import commands as asked
from bot.features.proposals.facts import ProposalAdopted
from bot.features.proposals.facts.kept import ProposalSuperseded
from bot.features.proposals.model import Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.not_yet import SOON
from bot.kernel.command import Standing
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.proposals.council import IT, NAMES
from tests.features.proposals.several import OTHERS, Several

KEYS = (IT, *OTHERS)
WRITERS = dict(zip(KEYS, ("art", "clinic", "dance"), strict=True))
OVER = {Stage.adopted, Stage.withdrawn, Stage.superseded}
keys = st.sampled_from(KEYS)
others = st.sampled_from(OTHERS)
people = st.sampled_from([name.lower() for name in NAMES[:6]])


class AnyTogether(RuleBasedStateMachine):
    """The model knows who is in the one vote, who is asked about alone, and what is over."""

    def __init__(self) -> None:
        super().__init__()
        self.several = Several()
        self.together: frozenset[str] = frozenset()
        self.alone: set[str] = set()
        self.over: set[str] = set()

    def _done(self, who: str, command: asked.OnProposal) -> bool:
        try:
            self.several.press(who, command, Standing.member)
        except Refusal:
            return False
        return True

    @rule(which=keys)
    def put_together(self, which: str) -> None:
        free = {each for each in OTHERS if each not in self.alone | self.over | self.together}
        can = IT not in self.alone | self.over and not self.together and bool(free)
        assert self._done("art", asked.PutTogether(type(IT)(which))) == can
        if can:
            self.together = frozenset({IT, *free})

    @rule(which=keys)
    def ask_alone(self, which: str) -> None:
        can = which not in self.alone | self.over | self.together
        assert self._done("art", asked.AskForAnswers(type(IT)(which), Question.most_say_yes)) == can
        if can:
            self.alone.add(which)

    @rule(which=keys)
    def withdraw(self, which: str) -> None:
        can = which not in self.over and (which not in self.together or which == IT)
        assert self._done(WRITERS[type(IT)(which)], asked.WithdrawBlock(type(IT)(which))) == can
        if can:
            self.over.add(which)
            self.alone.discard(which)
            if which in self.together:
                self.together = frozenset()

    @rule(which=keys, same=st.booleans())
    def rewrite(self, which: str, *, same: bool) -> None:
        state = self.several.proposals[type(IT)(which)]
        number = state.text.number
        can = which not in self.over | self.together and number < 30
        command = asked.Rewrite(state.id, number, 0, f"Text {number + 1} of {state.title}", same=same)
        assert self._done(WRITERS[state.id], command) == can

    @rule(which=keys)
    def take_up(self, which: str) -> None:
        state = self.several.proposals[type(IT)(which)]
        again = state.stage is Stage.talking and bool(state.results)
        can = again or (state.stage is Stage.not_yet and which not in self.together)
        assert self._done(WRITERS[state.id], asked.TakeUpAgain(state.id)) == can

    @precondition(lambda self: self.together)
    @rule(who=people, option=st.integers(0, 3))
    def pick(self, who: str, option: int) -> None:
        options = len(self.several.first.open_voting().asking.options)
        command = asked.Answer(IT, self.several.first.text.number, Position.picked, option)
        assert self._done(who, command) == (option <= options)

    @rule(who=people, which=keys, position=st.sampled_from([Position.yes, Position.no]))
    def say(self, who: str, which: str, position: Position) -> None:
        state = self.several.proposals[type(IT)(which)]
        assert self._done(who, asked.Answer(state.id, state.text.number, position)) == (which in self.alone)

    @rule(days=st.sampled_from([0.6, 3.1, 8]))
    def wait(self, days: float) -> None:
        """What was open that long is counted; how, the tests of the count say."""
        self.several.passes(days=days)
        after = self.several.proposals
        self.alone = {each for each in self.alone if after[type(IT)(each)].stage is Stage.voting}
        if after[IT].stage is not Stage.voting:
            self.together = frozenset()
        self.over |= {each for each in KEYS if after[each].stage in OVER}

    @invariant()
    def each_is_where_it_should_be(self) -> None:
        for key in KEYS:
            state = self.several.proposals[key]
            assert (state.stage in OVER) == (key in self.over)
            assert (state.stage is Stage.voting) == (key in self.alone or (key == IT and bool(self.together)))
            pointing = state.beside is not None and not state.is_over
            assert pointing == (key in self.together and key != IT)

    @invariant()
    def one_of_a_vote_stands_and_the_others_gave_way_to_it(self) -> None:
        adopted = [each for each in self.several.facts if isinstance(each, ProposalAdopted)]
        gone = {each.proposal: each.other for each in self.several.facts if isinstance(each, ProposalSuperseded)}
        assert {each.proposal for each in adopted} == {
            k for k in KEYS if self.several.proposals[k].stage is Stage.adopted
        }
        assert set(gone) == {k for k in KEYS if self.several.proposals[k].stage is Stage.superseded}
        for each in adopted:
            assert {key for key, other in gone.items() if other == each.proposal} == set(each.supersedes)

    @invariant()
    def results_are_numbered_in_their_order(self) -> None:
        for state in self.several.proposals.values():
            assert [each.number for each in state.results] == list(range(1, len(state.results) + 1))
            assert not state.later or state.stage is Stage.not_yet
            assert SOON


def test_any_days_of_several_proposals() -> None:
    """Never is one in two votes, none changes while it is decided, and of each vote at most one stands."""
    play(AnyTogether)
