"""Putting a signpost up in the other homes, and keeping it true. Nothing is refused: what cannot be done is left."""

from collections.abc import Mapping

from bot.features.closing.facts import CloseEnded, CloseOpened
from bot.features.coalition.facts import HomeCameIn, HomeLeft, HomeReturned
from bot.features.listening.facts import RoundEnded, RoundOpened, RoundStarted
from bot.features.points.facts import PointsClosed, PointsOpened, PointsShown
from bot.features.signposts.commands import PutUp, SayOver, SayStarted, ShowSignpostIn, TakeSignpostDown
from bot.features.signposts.model import Signpost, SignpostId, What
from bot.features.slow_rounds.facts import SlowRoundEnded, SlowRoundOpened
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PlaceId
from bot.kernel.text import Text

MOST = 12
"""So many things at most go on at one time of which a home is told when it comes in."""


def after_round_opened(fact: RoundOpened) -> tuple[PutUp, ...]:
    return (PutUp(What.round, fact.round, fact.place, fact.topic, fact.circle_name),)


def after_slow_round_opened(fact: SlowRoundOpened) -> tuple[PutUp, ...]:
    return (PutUp(What.slow_round, fact.round, fact.place, fact.topic),)


def after_points_opened(fact: PointsOpened) -> tuple[PutUp, ...]:
    return (PutUp(What.points, fact.points, fact.place, fact.title, fact.circle_name),)


def after_points_ended(fact: PointsShown | PointsClosed) -> tuple[SayOver, ...]:
    return (SayOver(fact.points),)


def after_close_opened(fact: CloseOpened) -> tuple[PutUp, ...]:
    return (PutUp(What.close, fact.close, fact.place),)


def after_round_started(fact: RoundStarted) -> tuple[SayStarted, ...]:
    return (SayStarted(fact.round),)


def after_round_ended(fact: RoundEnded | SlowRoundEnded) -> tuple[SayOver, ...]:
    return (SayOver(fact.round),)


def after_close_ended(fact: CloseEnded) -> tuple[SayOver, ...]:
    return (SayOver(fact.close),)


def after_home_came_in(fact: HomeCameIn | HomeReturned) -> tuple[ShowSignpostIn, ...]:
    return (ShowSignpostIn(fact.place),) * MOST


def after_home_left(fact: HomeLeft) -> tuple[TakeSignpostDown, ...]:
    return (TakeSignpostDown(fact.place),) * MOST


def put_up(given: Mapping[PlaceId, Text], command: PutUp, context: Context) -> Change[Signpost]:
    """In the homes that there are now, and later in those that come in."""
    others = tuple(place for place in given if place != command.place)
    if command.place not in given:
        return Change()
    title = "" if command.circle else command.topic
    key, name = SignpostId(command.key), given[command.place]
    return Change(new=(Signpost(key, command.what, name, others, title, command.circle, at=command.place),))


def show_in(given: Signpost | None, command: ShowSignpostIn, context: Context) -> Change[Signpost]:
    return Change(given.seen_in(command.place) if given else None)


def take_down(given: Signpost | None, command: TakeSignpostDown, context: Context) -> Change[Signpost]:
    return Change(given.unseen_in(command.place) if given else None)


def say_started(given: Signpost | None, command: SayStarted, context: Context) -> Change[Signpost]:
    after = given.started() if given else None
    return Change(None if after == given else after)


def say_over(given: Signpost | None, command: SayOver, context: Context) -> Change[Signpost]:
    return Change(given.ended() if given else None)
