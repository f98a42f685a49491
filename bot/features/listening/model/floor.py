"""The floor: one offer to speak, from the ask to the end of the twenty seconds in which one may go on after all; and,
where it is said back what was heard, to the speaker's answer."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.kernel.ids import PersonId

PATIENCE = timedelta(minutes=2)
"""How long the floor waits for someone who is not here yet."""

SECOND_THOUGHT = timedelta(seconds=20)
LAST_MINUTE = timedelta(minutes=1)
MOST_EXTRA = 2
OVERTIME = timedelta(minutes=5)
"""In soft time nobody is cut off; after so long it is taken that the speaker has gone."""

TO_SAY_BACK = timedelta(minutes=1)

_NOTHING = timedelta(0)


class Step(Enum):
    """`reflecting`: a listener says back what they heard; `answering`: the speaker says whether they were heard;
    `adding`: the speaker adds something, once."""

    offered = "offered"
    speaking = "speaking"
    finishing = "finishing"
    reflecting = "reflecting"
    answering = "answering"
    adding = "adding"


@dataclass(frozen=True, slots=True)
class Floor:
    """`since` and `until` bound the step that runs: the offer, or the speaking with its extra minutes.

    While `finishing`, both stay as they were at `done_at`, so that nothing is lost by going on. All are instants:
    a clock change moves the hands of the clock and no turn. `listener` was asked to say back what they heard;
    `noted` wrote meanwhile and were told once that someone else has the floor.
    """

    turn: int
    speaker: int
    since: datetime
    until: datetime
    step: Step = Step.offered
    done_at: datetime | None = None
    extra: int = 0
    reminded: bool = False
    over: bool = False
    listener: int | None = None
    noted: tuple[PersonId, ...] = ()

    @classmethod
    def offer(cls, turn: int, speaker: int, now: datetime) -> "Floor":
        return cls(turn, speaker, now, now + PATIENCE)

    def here(self, now: datetime, minutes: int) -> "Floor":
        """The clock starts now; when it runs already it goes on as it was. A turn of one minute has no reminder."""
        if self.step is not Step.offered:
            return self
        brief = minutes <= 1
        return replace(self, step=Step.speaking, since=now, until=now + timedelta(minutes=minutes), reminded=brief)

    def done(self, now: datetime) -> "Floor":
        """A second press does not make the twenty seconds longer."""
        return self if self.done_at else replace(self, step=Step.finishing, done_at=now)

    def not_done(self, now: datetime) -> "Floor":
        if self.done_at is None:
            return self
        return replace(self, step=Step.speaking, done_at=None).shifted(now - self.done_at)

    def one_more_minute(self, now: datetime) -> "Floor":
        until = max(self.until, now) + timedelta(minutes=1)
        return replace(self, until=until, extra=self.extra + 1, over=False)

    def said_back_by(self, listener: int, now: datetime) -> "Floor":
        """It is their word now; what the speaker spoke for is written down before."""
        back = Floor(self.turn, self.speaker, now, now + TO_SAY_BACK, Step.reflecting, listener=listener)
        return replace(back, noted=self.noted)

    def asking_back(self, now: datetime) -> "Floor":
        """Whether the speaker was heard."""
        return replace(self, step=Step.answering, since=now, until=now + PATIENCE, reminded=True, over=False)

    def adding(self, now: datetime) -> "Floor":
        """One more minute, and no other one."""
        until = now + timedelta(minutes=1)
        return replace(self, step=Step.adding, since=now, until=until, reminded=True, extra=MOST_EXTRA)

    @property
    def after_the_turn(self) -> bool:
        """What was to be said is said, and it goes back and forth about it."""
        return self.listener is not None

    def spoken_out(self, *, strict: bool) -> bool:
        """Whether the speaker is done, or strict time is over while they speak."""
        return self.step is Step.finishing or (strict and self.step is Step.speaking)

    @property
    def can_have_more(self) -> bool:
        return self.extra < MOST_EXTRA

    def shifted(self, by: timedelta) -> "Floor":
        """As if the clock had stood still for so long; a clock that was set back shifts nothing."""
        by = max(by, _NOTHING)
        done_at = self.done_at and self.done_at + by
        return replace(self, since=self.since + by, until=self.until + by, done_at=done_at)

    def given_back(self, away_since: datetime, now: datetime) -> "Floor":
        """The time since then does not count, nor more than the step has run: nobody gains more than a new one."""
        return self.shifted(now - max(away_since, self.done_at or self.since))

    def seconds(self, now: datetime) -> int:
        """Spoken by the speaker so far."""
        if self.step in {Step.offered, Step.reflecting, Step.answering}:
            return 0
        return max(0, round(((self.done_at or now) - self.since).total_seconds()))

    def deadline(self) -> datetime:
        """The nearest thing that the clock has to do. Strict time ends before it can be over."""
        if self.done_at is not None:
            return self.done_at + SECOND_THOUGHT
        if self.step in {Step.offered, Step.answering}:
            return self.until
        if self.step is Step.reflecting:
            return self.until + PATIENCE if self.reminded else self.until
        if not self.reminded:
            return self.until - LAST_MINUTE
        return self.until + OVERTIME if self.over else self.until

    def ends(self, now: datetime, *, strict: bool) -> bool:
        """Whether the clock takes the floor away now."""
        if self.done_at is not None:
            return now >= self.done_at + SECOND_THOUGHT
        if self.step is Step.reflecting:
            return self.reminded and now >= self.until + PATIENCE
        if self.step in {Step.offered, Step.answering} or strict:
            return now >= self.until
        return self.over and now >= self.until + OVERTIME

    def told(self, now: datetime) -> "Floor":
        """What the clock says at a deadline is remembered, so that it says each thing once."""
        return replace(self, reminded=True, over=now >= self.until)
