"""A listening round as it stands, and the few moves that all of its steps are made of."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.features.listening.model import refusals
from bot.features.listening.model.floor import Floor, Step
from bot.features.listening.model.people import Part, Speaker
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.text import Mention

MOST_PEOPLE = 200
UNATTENDED_AFTER = timedelta(minutes=10)
"""Without a sign of the facilitator for so long, anyone in a round that waits for them may take over."""

GIVEN_UP_AFTER = timedelta(hours=24)


class RoundId(Id):
    __slots__ = ()


class Manner(Enum):
    typed = "typed"
    spoken = "spoken"


class Stage(Enum):
    gathering = "gathering"
    going = "going"
    paused = "paused"
    ended = "ended"


@dataclass(frozen=True, slots=True)
class Round:
    """`topic` is empty for the ready-made first round; `turns` counts the offers of the floor, and numbers them;
    `kept_at` is the facilitator's last sign, `stopped_at` the time of the pause or of the end."""

    id: RoundId
    place: PlaceId
    topic: str
    manner: Manner
    minutes: int
    strict: bool
    facilitator: PersonId
    opened_at: datetime
    kept_at: datetime
    stage: Stage = Stage.gathering
    unattended: bool = False
    speakers: tuple[Speaker, ...] = ()
    floor: Floor | None = None
    turns: int = 0
    stopped_at: datetime | None = None
    next_date: datetime | None = None

    def who(self, person: PersonId) -> Speaker | None:
        return next((speaker for speaker in self.speakers if speaker.person == person), None)

    @property
    def speaker(self) -> Speaker | None:
        """Who has the floor."""
        return self.speakers[self.floor.speaker - 1] if self.floor else None

    @property
    def to_come(self) -> tuple[Speaker, ...]:
        """Who is offered the floor after this turn: who still waits, then once more who passed or was not here."""
        waiting = tuple(speaker for speaker in self.speakers if speaker.due)
        return waiting + tuple(speaker for speaker in self.speakers if speaker.due_at_end)

    @property
    def heard(self) -> tuple[Speaker, ...]:
        return tuple(speaker for speaker in self.speakers if speaker.was_heard)

    @property
    def unheard(self) -> tuple[Speaker, ...]:
        return tuple(speaker for speaker in self.speakers if speaker.unheard)

    @property
    def given_up_at(self) -> datetime:
        """When a round that waits for its facilitator is closed kindly."""
        return (self.stopped_at or self.opened_at) + GIVEN_UP_AFTER

    def deadline(self) -> datetime | None:
        """The nearest thing that the clock has to do."""
        if self.stage is Stage.ended:
            return None
        if self.stage is Stage.going and self.floor:
            return self.floor.deadline(strict=self.strict)
        return self.given_up_at if self.unattended else min(self.kept_at + UNATTENDED_AFTER, self.given_up_at)

    def check_open(self) -> None:
        if self.stage is Stage.ended:
            raise refusals.RoundOver

    def check_kept_by(self, person: PersonId) -> None:
        self.check_open()
        if person != self.facilitator:
            raise refusals.FacilitatorsButton(who=Mention(self.facilitator))

    def turn(self, number: int) -> Floor:
        """The floor, if it is still that turn."""
        self.check_open()
        if self.stage is Stage.paused:
            raise refusals.RoundPaused
        if self.floor is None:
            raise refusals.NobodySpeaks
        if self.floor.turn != number:
            raise refusals.TurnOver
        return self.floor

    def seat(self, person: PersonId | None, name: str = "") -> "Round":
        """One more speaker, at the end of the list."""
        if len(self.speakers) >= MOST_PEOPLE:
            raise refusals.RoundFull(most=MOST_PEOPLE)
        return replace(self, speakers=(*self.speakers, Speaker(len(self.speakers) + 1, person, name)))

    def reseat(self, speaker: Speaker) -> "Round":
        """The speaker of that number as they are now."""
        return replace(self, speakers=tuple(speaker if s.number == speaker.number else s for s in self.speakers))

    def settled(self, unspoken: Part, now: datetime, spoken: Part = Part.heard) -> "Round":
        """The turn is written down and nobody has the floor; `unspoken` is for a speaker who had not begun."""
        if self.floor is None or self.speaker is None:
            return self
        part = unspoken if self.floor.step is Step.offered else spoken
        speaker = replace(self.speaker, part=part, seconds=self.speaker.seconds + self.floor.seconds(now))
        return replace(self.reseat(speaker), floor=None)

    def offered(self, now: datetime) -> "Round":
        """The floor to the next, or the end when everyone was asked."""
        if not self.to_come:
            return self.ended(now)
        speaker = replace(self.to_come[0], part=Part.speaking, asked=self.to_come[0].asked + 1)
        turn = self.turns + 1
        return replace(self.reseat(speaker), turns=turn, floor=Floor.offer(turn, speaker.number, now))

    def ended(self, now: datetime) -> "Round":
        """Whoever had the floor and had not begun counts as not heard."""
        return replace(self.settled(Part.waiting, now), stage=Stage.ended, stopped_at=now, unattended=False)
