"""The first evening goes on by the facts of other features; a facilitator puts its path away or takes it up again."""

from typing import get_args

from bot.features.check_ins.facts import CheckInSet
from bot.features.closing.facts import CloseEnded, CloseOpened
from bot.features.coalition import commands as asked
from bot.features.coalition.cards import evening as cards
from bot.features.coalition.facts import MemberJoined, MemberMoved, PathPutAway, PathTakenUp
from bot.features.coalition.model import CLOSE, Coalition, Step
from bot.features.credit.facts import WorkBegun
from bot.features.ground_rules.facts import PromisesAccepted, PromisesWritten
from bot.features.listening.facts import NextDateSet, RoundEnded
from bot.features.meetings.facts import MeetingSet
from bot.features.points.facts import PointsOpened
from bot.features.promises.facts import PromiseMade
from bot.features.slow_rounds.facts import SlowRoundOpened
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context

FirstUse = (
    PromisesWritten | CloseOpened | MeetingSet | SlowRoundOpened | PointsOpened | CheckInSet | PromiseMade | WorkBegun
)
FIRST_USES: tuple[type[FirstUse], ...] = get_args(FirstUse)
TOGETHER = 2
"""So many have to say that they can keep the promises: what one alone says is not shared yet."""


def after_coming_in(fact: MemberJoined | MemberMoved) -> tuple[asked.NoteCameIn, ...]:
    return (asked.NoteCameIn(fact.person),)


def after_round_ended(fact: RoundEnded) -> tuple[asked.NoteStep, ...]:
    return (asked.NoteStep(Step.round),) if fact.heard else ()


def after_promises_accepted(fact: PromisesAccepted) -> tuple[asked.NoteStep, ...]:
    return (asked.NoteStep(Step.promises),) if fact.keeping >= TOGETHER else ()


def after_close_opened(fact: CloseOpened) -> tuple[asked.NoteOngoing, ...]:
    return (asked.NoteOngoing(CLOSE, fact.close, fact.place, ""),)


def after_close_ended(fact: CloseEnded) -> tuple[asked.DropOngoing | asked.NoteStep | asked.TellNextDate, ...]:
    return asked.DropOngoing(fact.close), asked.NoteStep(Step.close), asked.TellNextDate(fact.place)


def after_date(fact: NextDateSet | MeetingSet) -> tuple[asked.NoteStep, ...]:
    return (asked.NoteStep(Step.date),)


def after_first_use(fact: FirstUse) -> tuple[asked.NoteUsed, ...]:
    """The feature is named by the folder in which its facts stand."""
    return (asked.NoteUsed(type(fact).__module__.split(".")[2]),)


def note_step(given: Coalition, command: asked.NoteStep, context: Context) -> Change[Coalition]:
    return _changed(given, given.having_done(command.step))


def note_came_in(given: Coalition, command: asked.NoteCameIn, context: Context) -> Change[Coalition]:
    """Whoever set it up is here already."""
    return Change() if command.person in given.facilitators else _changed(given, given.having_done(Step.people))


def note_used(given: Coalition, command: asked.NoteUsed, context: Context) -> Change[Coalition]:
    return _changed(given, given.having_used(command.feature))


def tell_next_date(given: Coalition, command: asked.TellNextDate, context: Context) -> Change[Coalition]:
    return Change(messages=(Notice(command.place, cards.next_date(given.nearest_date(context.now))),))


def go_own_way(given: Coalition, command: asked.GoOwnWay, context: Context) -> Change[Coalition]:
    after = given.going_its_way(path=False)
    facts = () if after == given else (PathPutAway(context.person),)
    return Change(_new(given, after), cards.PUT_AWAY, facts=facts)


def follow_path(given: Coalition, command: asked.FollowPath, context: Context) -> Change[Coalition]:
    after = given.going_its_way(path=True)
    facts = () if after == given else (PathTakenUp(context.person),)
    return Change(_new(given, after), cards.TAKEN_UP, facts=facts)


def _changed(before: Coalition, after: Coalition) -> Change[Coalition]:
    return Change(_new(before, after))


def _new(before: Coalition, after: Coalition) -> Coalition | None:
    return None if after == before else after
