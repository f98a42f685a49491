"""Who is away on a day: asked by features that leave people in peace on days that they took off."""

from datetime import date
from typing import Protocol

from bot.kernel.ids import PersonId
from bot.kernel.ports import Key


class AwayDates(Protocol):
    def is_away(self, person: PersonId, day: date) -> bool:
        """By their own away dates; a day is the person's own."""
        ...


AWAY: Key[AwayDates] = Key("away dates")
