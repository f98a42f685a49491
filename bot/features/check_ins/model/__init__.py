"""Check-ins: frozen state with its invariants, every step from one state to the next, and where it is kept."""

from typing import Protocol

from bot.features.check_ins.model.check_in import (
    AT_ONCE,
    CheckIn,
    CheckInId,
    Count,
    How,
    Standing,
    begun,
)
from bot.features.check_ins.model.given import (
    Addressing,
    Answering,
    Asking,
    Bringing,
    Counting,
    Helping,
    Joining,
    Keeping,
    Known,
    Listed,
    Looking,
    Repeating,
    Resuming,
    Setting,
    Settling,
    Starting,
    Wishing,
)
from bot.features.check_ins.model.prompt import COUNTED, Answer, Prompt, PromptId, Step, Together, prompt_id
from bot.features.check_ins.model.series import Audience, Kind, Series, SeriesId, Stage, Theme
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository

__all__ = [
    "AT_ONCE",
    "CHECK_INS",
    "COUNTED",
    "PROMPTS",
    "SERIES",
    "Addressing",
    "Answer",
    "Answering",
    "Asking",
    "Audience",
    "Bringing",
    "CheckIn",
    "CheckInId",
    "CheckIns",
    "Count",
    "Counting",
    "Helping",
    "How",
    "Joining",
    "Keeping",
    "Kind",
    "Known",
    "Listed",
    "Looking",
    "Prompt",
    "PromptId",
    "Prompts",
    "Repeating",
    "Resuming",
    "Series",
    "SeriesHere",
    "SeriesId",
    "Setting",
    "Settling",
    "Stage",
    "Standing",
    "Starting",
    "Step",
    "Theme",
    "Together",
    "Wishing",
    "begun",
    "prompt_id",
]


class SeriesHere(Repository[Series], Protocol):
    def going_on(self) -> tuple[Series, ...]:
        """All that have not ended, the next one first."""
        ...

    def running_in(self, place: PlaceId) -> Series | None: ...
    def of(self, person: PersonId) -> tuple[Series, ...]:
        """Those that they set, or in which they asked not to be asked, or to be asked directly."""
        ...


class CheckIns(Repository[CheckIn], Protocol):
    def open(self) -> tuple[CheckIn, ...]:
        """All that have begun and not closed, the oldest first."""
        ...

    def past(self, series: SeriesId) -> tuple[CheckIn, ...]:
        """The last few of a series, the latest first."""
        ...


class Prompts(Repository[Prompt], Protocol):
    def standing(self, check_in: CheckInId) -> Standing: ...
    def listed(self, check_in: CheckInId) -> frozenset[PersonId]: ...
    def answered(self, check_in: CheckInId, start: int, most: int) -> tuple[Prompt, ...]:
        """In an order that says nothing of them, and stays."""
        ...

    def before(self, series: SeriesId, person: PersonId, check_in: CheckInId) -> Prompt | None:
        """What they answered the last time, in another check-in of the series."""
        ...

    def meeting_in(self, place: PlaceId) -> Prompt | None:
        """For whose sake a private place was opened."""
        ...

    def open_of(self, person: PersonId) -> tuple[Prompt, ...]:
        """In check-ins that have not closed."""
        ...

    def of(self, person: PersonId) -> tuple[Prompt, ...]:
        """The last ones that know something of them, the latest first."""
        ...


SERIES: Key[SeriesHere] = Key("check-in series")
CHECK_INS: Key[CheckIns] = Key("check-ins")
PROMPTS: Key[Prompts] = Key("check-in prompts")
