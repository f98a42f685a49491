"""What a signpost's handlers need from the store: the homes of the coalition, and the signpost itself."""

from collections.abc import Mapping

from bot.features.signposts.commands import PutUp, SayOver, SayStarted, ShowSignpostIn, TakeSignpostDown
from bot.features.signposts.model import SIGNPOSTS, Signpost
from bot.kernel.command import Context
from bot.kernel.ids import PlaceId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.text import Text


def homes(unit: Unit, command: PutUp, context: Context) -> Mapping[PlaceId, Text]:
    return unit.get(ROSTER).homes()


def not_there_yet(unit: Unit, command: ShowSignpostIn, context: Context) -> Signpost | None:
    rows = unit.get(SIGNPOSTS)
    lacking = (each for each in rows.standing() if each.at and command.place not in {*each.places, each.at})
    first = next(lacking, None)
    return rows.locked(first.id) if first else None


def still_there(unit: Unit, command: TakeSignpostDown, context: Context) -> Signpost | None:
    rows = unit.get(SIGNPOSTS)
    first = next((each for each in rows.standing() if command.place in each.places), None)
    return rows.locked(first.id) if first else None


def the_signpost(unit: Unit, command: SayStarted | SayOver, context: Context) -> Signpost | None:
    """None where there was nobody to tell."""
    return unit.get(SIGNPOSTS).locked(command.key)
