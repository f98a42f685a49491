"""What small groups tell the world: the only room of them that other features may enter."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.listening.facts import GroupId
from bot.kernel.change import Happened
from bot.kernel.ids import Id, PersonId
from bot.kernel.wire import WireId

GROUP_PAGE = WireId("1:tg")
"""For buttons of other features: the small group in which one is now."""


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
