"""The pages that lead to other features: read with what those declare that they offer."""

from collections.abc import Iterable
from dataclasses import replace

from bot.features.coalition import commands as asked
from bot.features.coalition.model import AtHome, Offered, door_of
from bot.features.coalition.reads.people import at_home
from bot.kernel.command import Context
from bot.kernel.feature import Feature
from bot.kernel.ports import Unit
from bot.kernel.refusal import found


class Leading:
    def __init__(self, features: Iterable[Feature]) -> None:
        every = tuple(features)
        self.doors = tuple(map(door_of, every))
        self.sections = tuple(section.drawn for each in every for section in each.sections)

    def home(self, unit: Unit, page: asked.HomePage, context: Context) -> AtHome | None:
        given = at_home(unit, page, context)
        if given is None or given.me is None:
            return given
        sections = tuple(drawn(unit, context) for drawn in self.sections)
        return replace(given, offered=Offered(self.doors, sections))

    def more(self, unit: Unit, page: asked.MorePage, context: Context) -> AtHome:
        given = found(at_home(unit, page, context))
        return replace(given, start=page.start, offered=Offered(self.doors))
