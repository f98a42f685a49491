"""A listening round as it stands, and the few moves that all of its steps are made of."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.features.circles.facts import CircleId
from bot.features.listening.model import refusals
from bot.features.listening.model.apart import Apart
from bot.features.listening.model.floor import Floor, Step
from bot.features.listening.model.kinds import Format, Manner, Order, Stage
from bot.features.listening.model.people import WORDS_WITHIN, Part, Speaker, at_the_end
from bot.kernel.ids import Id, OrganisationId, PersonId, PlaceId
from bot.kernel.text import Mention

MOST_PEOPLE = 200
UNATTENDED_AFTER = timedelta(minutes=10)
"""Without a sign of the facilitator for so long, anyone in a round that waits for them may take over."""

GIVEN_UP_AFTER = timedelta(hours=24)
"""Without a sign for so long, a round that waits is closed kindly."""


class RoundId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Round:
    """`topic` is empty for the ready-made first round. `speakers` stand in the order of speaking. `turns` counts the
    offers of the floor, and numbers them; `kept_at` is the facilitator's last sign, `stopped_at` the time of the pause
    or of the end. In each go-around everyone has `offers` of the floor; `around` is the number of the present one and
    `trail` who has had the floor in it. `asked` would facilitate, if they say yes; `circle` is whom it is for, if not
    for all, under the name that it had. `guided`: its facilitator never was one before, and a `partner`, one of those
    `invited`, may press for them. `outside`: some for whom it is cannot come to the place; `apart` is who talks with
    whom before the circle. `reflecting`: after each turn a listener says back what they heard; `hushed`: on a call, all
    but the speaker are muted. Raises ValueError if anyone but the holder of the floor is speaking."""

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
    format: Format = Format.go_around
    order: Order = Order.as_joined
    offers: int = 2
    around: int = 1
    trail: tuple[int, ...] = ()
    asked: PersonId | None = None
    circle: CircleId | None = None
    circle_name: str | None = None
    guided: bool = False
    partner: PersonId | None = None
    invited: tuple[PersonId, ...] = ()
    outside: bool = False
    hushed: bool = False
    apart: Apart | None = None
    reflecting: bool = False

    @property
    def keeping(self) -> str:
        """What waits for one person while its facilitator has left."""
        return f"listening.kept:{self.id}"

    def __post_init__(self) -> None:
        speaking = [speaker.number for speaker in self.speakers if speaker.part is Part.speaking]
        if speaking != ([self.floor.speaker] if self.floor else []):
            raise ValueError(f"{speaking} speak and the floor is {self.floor}")
        if self.floor and self.stage not in {Stage.going, Stage.paused}:
            raise ValueError(f"nobody has the floor of a round that is {self.stage.value}")
        if (self.circle is None) != (self.circle_name is None):
            raise ValueError("a circle has a name")
        if (self.apart is None) == (self.stage is Stage.apart):
            raise ValueError("people are apart, or they are not")

    def who(self, person: PersonId) -> Speaker | None:
        return next((speaker for speaker in self.speakers if speaker.person == person), None)

    def holds(self, person: PersonId) -> bool:
        """Whether they have a place that they did not leave, or the round waits for them as its facilitator."""
        speaker = self.who(person)
        has_place = speaker is not None and speaker.part is not Part.left
        return has_place or (person == self.facilitator and not self.unattended) or self.helped_by(person)

    def helped_by(self, person: PersonId) -> bool:
        """Whether they are the partner, or were asked to be."""
        return person in {self.partner, *self.invited}

    def without_help_of(self, person: PersonId) -> "Round":
        partner = None if self.partner == person else self.partner
        return replace(self, partner=partner, invited=tuple(each for each in self.invited if each != person))

    def known(self, person: PersonId) -> Speaker:
        speaker = self.who(person)
        if speaker is None:
            raise refusals.NotInRound
        return speaker

    def numbered(self, number: int) -> Speaker:
        return next(speaker for speaker in self.speakers if speaker.number == number)

    @property
    def help_wanted(self) -> str:
        """The key of what waits for those who were invited."""
        return f"partner-{self.id}"

    @property
    def keepers(self) -> tuple[PersonId, ...]:
        return (self.facilitator, *((self.partner,) if self.partner else ()))

    @property
    def speaker(self) -> Speaker | None:
        """Who has the floor."""
        return self.numbered(self.floor.speaker) if self.floor else None

    @property
    def to_come(self) -> tuple[Speaker, ...]:
        """Who is offered the floor after this turn: who still waits, then once more who passed or was not here."""
        waiting = tuple(speaker for speaker in self.speakers if speaker.due)
        return waiting + tuple(speaker for speaker in self.speakers if self.asks_again(speaker))

    def asks_again(self, speaker: Speaker) -> bool:
        """At the end of this go-around: who passed or was not here."""
        return speaker.due_again(self.offers)

    @property
    def heard(self) -> tuple[Speaker, ...]:
        return tuple(speaker for speaker in self.speakers if speaker.was_heard)

    @property
    def unheard(self) -> tuple[Speaker, ...]:
        return tuple(speaker for speaker in self.speakers if speaker.unheard)

    @property
    def listeners(self) -> tuple[Speaker, ...]:
        return tuple(speaker for speaker in self.speakers if speaker.part is Part.listening)

    def deadline(self) -> datetime | None:
        """The nearest thing that the clock has to do."""
        if self.stage is Stage.ended:
            named = self.stopped_at and any(each.added for each in self.speakers)
            return self.stopped_at + WORDS_WITHIN if self.stopped_at and named else None
        if self.stage is Stage.going and self.floor:
            return self.floor.deadline()
        if self.apart:
            return self.apart.deadline()
        return self.kept_at + (GIVEN_UP_AFTER if self.unattended else UNATTENDED_AFTER)

    def own_time(self, now: datetime) -> datetime:
        """The round's own time, which stands still in a pause."""
        return self.stopped_at if self.stage is Stage.paused and self.stopped_at else now

    def check_open(self) -> None:
        if self.stage is Stage.ended:
            raise refusals.RoundOver

    def kept_by(self, person: PersonId, now: datetime) -> "Round":
        """For what only the facilitator may do, and their partner."""
        self.check_open()
        if person not in self.keepers:
            raise refusals.FacilitatorsButton(who=Mention(self.facilitator))
        return self.seen(person, now)

    def seen(self, person: PersonId, now: datetime) -> "Round":
        """Whatever the facilitator or their partner presses is a sign of them."""
        if person not in self.keepers or self.stage is Stage.ended:
            return self
        return replace(self, kept_at=now, unattended=False)

    def turn(self, number: int) -> Floor:
        """The floor, if it is still that turn."""
        self.check_open()
        if self.apart:
            raise refusals.PeopleApart
        if number < self.turns or (self.floor is None and 0 < number == self.turns):
            raise refusals.TurnOver
        if self.floor is None or number != self.floor.turn:
            raise refusals.NobodySpeaks
        if self.stage is Stage.paused:
            raise refusals.RoundPaused
        return self.floor

    def seat(self, person: PersonId | None, name: str = "", organisation: OrganisationId | None = None) -> "Round":
        """One more speaker, at the end of the order."""
        if len(self.speakers) >= MOST_PEOPLE:
            raise refusals.RoundFull(most=MOST_PEOPLE)
        new = Speaker(len(self.speakers) + 1, person, name, organisation=organisation)
        return replace(self, speakers=(*self.speakers, new))

    def reseat(self, speaker: Speaker) -> "Round":
        """The speaker of that number as they are now."""
        return replace(self, speakers=self._with(speaker))

    def last(self, speaker: Speaker) -> "Round":
        """As `reseat`, and at the end of the order."""
        others = tuple(each for each in self.speakers if each.number != speaker.number)
        return replace(self, speakers=(*others, speaker))

    def sooner(self, speaker: Speaker) -> "Round":
        """As `reseat`, and before all others who are to come; who had the floor already keep their places."""
        others = [each for each in self.speakers if each.number != speaker.number]
        first = next((each for each in self.to_come if each.number != speaker.number), None)
        others.insert(others.index(first) if first else len(others), speaker)
        return replace(self, speakers=tuple(others))

    def settled(self, unspoken: Part, now: datetime, spoken: Part = Part.heard) -> "Round":
        """The turn is written down and nobody has the floor; `unspoken` is for a speaker who had not begun. Who was
        given the floor back was heard before, and stays heard."""
        if self.floor is None or self.speaker is None:
            return self
        speaker = self.speaker
        part = Part.heard if speaker.heard_now else unspoken if self.floor.step is Step.offered else spoken
        seconds = speaker.seconds + self.floor.seconds(self.own_time(now))
        return replace(self, speakers=self._with(replace(speaker, part=part, seconds=seconds, before=None)), floor=None)

    def offering(self, now: datetime) -> "Round":
        """The floor to the next of those who are to come."""
        first = self.to_come[0]
        return self.giving(replace(first, part=Part.speaking, asked=first.asked + 1), (*self.trail, first.number), now)

    def giving(self, speaker: Speaker, trail: tuple[int, ...], now: datetime) -> "Round":
        turn = self.turns + 1
        floor = Floor.offer(turn, speaker.number, now)
        return replace(self, speakers=self._with(speaker), turns=turn, floor=floor, trail=trail)

    def next_around(self) -> "Round":
        """Everyone who takes part is asked once more."""
        speakers = tuple(each.anew() for each in self.speakers)
        return replace(self, speakers=speakers, around=self.around + 1, trail=())

    def ended(self, now: datetime) -> "Round":
        """Who waits, or had the floor and had not begun, was missed."""
        state = self.settled(Part.missed, now)
        state = replace(state, stage=Stage.ended, speakers=at_the_end(state.speakers), apart=None)
        return replace(state, stopped_at=now, unattended=False, asked=None)

    def _with(self, speaker: Speaker) -> tuple[Speaker, ...]:
        return tuple(speaker if each.number == speaker.number else each for each in self.speakers)
