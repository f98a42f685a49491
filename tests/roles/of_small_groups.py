"""What has to be so before the requests of small groups can be done by anybody."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

from bot.features.listening.facts import GroupId, Way
from bot.features.small_groups import commands as asked
from bot.kernel.command import Request
from bot.kernel.ids import Id
from tests.roles.examples import Example, Examples
from tests.roles.town import EVENING, ROUND, Town

GROUP = GroupId("small-group---")
PAIR, FOUR = ("sol", "ron"), ("sol", "ron", "mia", "rita")


def opened(town: Town, way: Way, *users: str) -> None:
    town.tick(opening(town, way, *users))
    town.now += timedelta(minutes=2)
    town.tick(asked.KeepGroupTime(GROUP))


def opening(town: Town, way: Way, *users: str) -> asked.OpenGroup:
    people = tuple(map(town.person, users))
    until = EVENING + timedelta(hours=1)
    return asked.OpenGroup(GROUP, Id(ROUND), town.place, "The river", way, 5, until, people)


def in_turn(town: Town) -> None:
    opened(town, Way.in_turn, *PAIR)


def talking(town: Town) -> None:
    opened(town, Way.for_all, *FOUR)


def spoken(town: Town) -> None:
    in_turn(town)
    town.press("sol", asked.HaveSpoken(GROUP, 1))


def agreeing(town: Town) -> None:
    in_turn(town)
    town.press("sol", asked.PassHere(GROUP, 1))
    town.press("ron", asked.PassHere(GROUP, 2))


def of_these(
    kind: Callable[..., Request], before: Callable[[Town], None], when: str, *fields: object
) -> tuple[type[Request], Example]:
    return cast("type[Request]", kind), Example(lambda _town, _role: kind(GROUP, *fields), before, when)


_TURN = "it is the speaker's turn in a pair with the round's facilitator"
_SPOKEN = "the speaker has spoken in a pair with the round's facilitator"
_AGREEING = "both of a pair have had their turn"
_TALKING = "four people talk together"

EXAMPLES: Examples = dict(
    (
        of_these(asked.HereToSpeak, in_turn, _TURN, 1),
        of_these(asked.HaveSpoken, in_turn, _TURN, 1),
        of_these(asked.PassHere, in_turn, _TURN, 1),
        of_these(asked.SaidBackHere, spoken, _SPOKEN, 1),
        of_these(asked.MayShare, agreeing, _AGREEING),
        of_these(asked.KeepBetweenUs, agreeing, _AGREEING),
        of_these(asked.WeAreReady, talking, _TALKING),
        of_these(asked.SpeakForUs, talking, _TALKING),
        of_these(asked.NotForUs, talking, _TALKING),
        of_these(asked.StepOut, talking, _TALKING),
        (asked.OpenGroup, Example(lambda town, _role: opening(town, Way.in_turn, *PAIR))),
        of_these(asked.KeepGroupTime, in_turn, _TURN),
        of_these(asked.ComeBackToGroup, in_turn, _TURN, EVENING),
    )
)
