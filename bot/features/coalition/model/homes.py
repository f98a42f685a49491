"""The places where a coalition lives: one or several, on any platform and in any workspace, each with its language."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository


@dataclass(frozen=True, slots=True)
class Home:
    """A place where a coalition lives; a place has at most one coalition. `label` is what people call it. Without a
    `language` of its own what all read there is in the coalition's."""

    id: PlaceId
    platform: str
    workspace: str
    channel: str
    opened_at: datetime
    opened_by: PersonId
    label: str = ""
    language: str | None = None
    left_at: datetime | None = None

    @property
    def name(self) -> str:
        return called(self.label, self.platform, self.channel)

    def left(self, now: datetime) -> "Home":
        return replace(self, left_at=self.left_at or now)


def called(label: str, platform: str, channel: str) -> str:
    """A place that nobody has named goes by what its platform calls it."""
    return label or f"{platform.title()} ({channel})"


class Homes(Repository[Home], Protocol):
    """Those that left are found by their id alone."""

    def all(self) -> tuple[Home, ...]:
        """In the order in which they came in."""
        ...


HOMES: Key[Homes] = Key("homes")
