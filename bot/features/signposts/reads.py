"""What a signpost's handlers need from the store: the homes of the coalition, and the signpost itself."""

from collections.abc import Mapping

from bot.features.signposts.commands import PutUp, SayOver, SayStarted
from bot.features.signposts.model import SIGNPOSTS, Signpost
from bot.kernel.command import Context
from bot.kernel.ids import PlaceId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.text import Text


def homes(unit: Unit, command: PutUp, context: Context) -> Mapping[PlaceId, Text]:
    return unit.get(ROSTER).homes()


def the_signpost(unit: Unit, command: SayStarted | SayOver, context: Context) -> Signpost | None:
    """None where there was nobody to tell."""
    return unit.get(SIGNPOSTS).locked(command.key)
