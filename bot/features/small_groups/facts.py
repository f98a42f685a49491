"""What small groups tell the world, and what others must know to send people apart: their only room for others."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import Id, PersonId
from bot.kernel.wire import WireId

GROUP_PAGE = WireId("1:tg")
"""For buttons of other features: the small group in which one is now."""


class GroupId(Id):
    __slots__ = ()


class Way(Enum):
    """How people talk in a small group: each in turn while the others only listen, freely, or freely and then one of
    them speaks for all."""

    in_turn = "in turn"
    freely = "freely"
    for_all = "for all"


@dataclass(frozen=True, slots=True)
class GroupClosed(Happened):
    """Those in it are ready for what comes next. Who was in it is not kept, nor what any of these facts says."""

    recorded: ClassVar[bool] = False

    round: Id
    group: GroupId


@dataclass(frozen=True, slots=True)
class SteppedOut(Happened):
    """Of the small group, not of the round."""

    recorded: ClassVar[bool] = False

    round: Id
    group: GroupId
    person: PersonId


@dataclass(frozen=True, slots=True)
class VoiceFound(Happened):
    """Who would speak for all of the group; nobody any more, if None."""

    recorded: ClassVar[bool] = False

    round: Id
    group: GroupId
    person: PersonId | None
