"""What has to be so before the requests of points can be done by anybody."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

from bot.features.listening import commands as listening
from bot.features.points import commands as asked
from bot.features.points.model import POINTS_HERE, PointsId
from bot.kernel.command import Request
from tests.roles.examples import Example, Examples
from tests.roles.town import ROUND, TURN, Role, Town

EVERYONE = ("nia", "rosa", "mia", "alma", "rita", "fay", "ron", "sol")


def round_over(town: Town) -> None:
    town.press("sol", listening.Done(ROUND, TURN))
    town.press("ron", listening.EndRound(ROUND))


def opened(town: Town) -> None:
    round_over(town)
    town.press("sol", asked.OpenPoints(ROUND))


def added(town: Town) -> None:
    """One point by each of them; the first is of someone who is not in the columns."""
    opened(town)
    for user in ("pia", *EVERYONE):
        town.press(user, asked.NamePoint(here(town), f"More trees, says {user}"))


def marked(town: Town) -> None:
    """By most of those who were in the round."""
    added(town)
    for user in ("sol", "ron", "pia"):
        town.press(user, asked.FinishMarking(here(town), len(EVERYONE) + 1))


def last_day(town: Town) -> None:
    added(town)
    town.now += timedelta(days=2)


def here(town: Town) -> PointsId:
    (state,) = town.unit.get(POINTS_HERE).latest()
    return state.id


def own(town: Town, role: Role) -> asked.TakePointBack:
    number = 2 + EVERYONE.index(role.value) if role.value in EVERYONE else 1
    return asked.TakePointBack(here(town), number)


def come_back(town: Town, _role: Role) -> asked.ComeBackToPoints:
    return asked.ComeBackToPoints(here(town), town.now - timedelta(hours=1))


def more_time(town: Town, _role: Role) -> asked.GivePointsMoreTime:
    (state,) = town.unit.get(POINTS_HERE).latest()
    return asked.GivePointsMoreTime(state.id, state.until)


def of_these(
    kind: Callable[..., Request], before: Callable[[Town], None], when: str, *fields: object
) -> tuple[type[Request], Example]:
    return cast("type[Request]", kind), Example(lambda town, _role: kind(here(town), *fields), before, when)


_OPEN, _ADDED = "someone who was in the round has opened them", "each has added a point"
_MARKED = "those who were in the round have marked"

EXAMPLES: Examples = {
    asked.OpenPoints: Example(lambda _town, _role: asked.OpenPoints(ROUND), round_over, "the round is over"),
    asked.TakePointBack: Example(own, added, _ADDED),
    asked.ComeBackToPoints: Example(come_back, last_day, "the last day began while the bot was away"),
    asked.GivePointsMoreTime: Example(more_time, opened, _OPEN),
    **dict(
        (
            of_these(asked.NamePoint, opened, _OPEN, "A shared calendar"),
            of_these(asked.NamePointFromMessage, opened, _OPEN, "A shared calendar"),
            of_these(asked.MarkAsMine, added, _ADDED, 1, True),
            of_these(asked.FinishMarking, added, _ADDED, 1),
            of_these(asked.TakePointDown, added, _ADDED, 1, "It hurts."),
            of_these(asked.ShowPoints, marked, _MARKED),
            of_these(asked.ClosePoints, opened, _OPEN),
            of_these(asked.KeepPoints, last_day, "the last day has begun"),
            of_these(asked.MarksPage, added, _ADDED),
            of_these(asked.MyPointsPage, added, _ADDED),
            of_these(asked.KeepPointsPage, added, _ADDED),
        )
    ),
}
