"""Who leaves the coalition while several rounds go on, one in each of its homes: facts in, rounds out."""

from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

import pytest

from bot.features.coalition.facts import MemberLeft
from bot.features.listening import LISTENING
from bot.features.listening.model import ROUNDS, Part, Round, RoundId, Stage
from bot.features.privacy.facts import PersonErased
from bot.kernel.change import Happened
from bot.kernel.command import Standing
from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import Key
from tests.features.listening.rounds import ANA, BEN, CEM, CLOCK, FAY, NOW, ROUTES, context, going

R = TypeVar("R")


@dataclass
class Rooms:
    """Rounds by their ids, in the order in which they were opened."""

    kept: dict[Id, Round] = field(default_factory=dict)

    def get(self, key: Key[R]) -> R:
        assert key.name == ROUNDS.name
        return cast("R", self)

    def running(self) -> tuple[Round, ...]:
        return tuple(each for each in self.kept.values() if each.stage is not Stage.ended)

    def of(self, person: PersonId) -> tuple[Round, ...]:
        return tuple(each for each in self.kept.values() if each.who(person) or each.facilitator == person)

    def locked(self, key: Id) -> Round:
        return self.kept[key]

    def state(self, fact: Happened) -> int:
        """Runs what listening does about it; the answer is how many rounds have changed."""
        commands = [
            each
            for reaction in LISTENING.reactions
            if isinstance(fact, reaction.fact)
            for each in reaction.commands(fact)
        ]
        return sum(self._run(command) for command in commands)

    def _run(self, command: Any) -> bool:
        clock, route = context(CLOCK, NOW, Standing.clock), ROUTES[type(command)]
        change = route.handler(route.reader(self, command, clock), command, clock)
        if change.state is not None:
            self.kept[change.state.id] = change.state
        return change.state is not None


def rooms(count: int) -> Rooms:
    rounds = (replace(going(ANA, BEN, CEM).state, id=RoundId(f"round-{n:08}")) for n in range(count))
    return Rooms({each.id: each for each in rounds})


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("who", [ANA, BEN, FAY])
def test_who_leaves_the_coalition_leaves_all_rounds(who: PersonId, count: int) -> None:
    """All of them at once; the floor of each goes on to the next, and an erasure after it finds nothing there."""
    there = rooms(count)
    assert there.state(MemberLeft(who, None)) == count
    assert there.state(PersonErased(who)) == 0
    for each in there.running():
        speaker = each.who(who)
        assert each.unattended if who == FAY else speaker and speaker.part is Part.left
        assert each.speaker is None or each.speaker.person != who


def test_a_round_that_was_left_is_not_left_again() -> None:
    """An erasure that goes on changes nothing in it: neither the floor, nor the time in which someone can take over."""
    there = rooms(2)
    for who in (FAY, ANA):
        for _ in range(2):
            there.state(PersonErased(who))
        before = dict(there.kept)
        assert there.state(PersonErased(who)) == 0
        assert there.kept == before
