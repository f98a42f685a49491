"""What readers load for handlers and cards: celebrations, who asks, and for whom they can speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.crediting import Credit as Way
from bot.features.celebrations.model import refusals
from bot.features.celebrations.model.celebration import Celebration, Stage
from bot.features.celebrations.model.offer import Occasion, Offer
from bot.features.celebrations.model.standing import InsideYes
from bot.features.celebrations.model.words import Names
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.settings import Chosen, Ruled
from bot.kernel.text import Mention

MOST_OPEN = 30
"""Celebrations that a coalition prepares at one time."""

MOST_SILENT = 100
"""Celebrations out of which the name of an organisation that leaves is taken, where it had not answered."""

TOGETHER = 5
"""Celebrations on one part of the timeline: a screenful on a phone."""

Seats = Mapping[OrganisationId, tuple[PersonId, ...]]


@dataclass(frozen=True, slots=True)
class Partners:
    """What all organisations are called, also those that have left; which are `here`, who acts for the seat of each of
    these, and which may be named among us without an answer; and how the group ruled that they are credited."""

    names: Names
    here: frozenset[OrganisationId]
    seats: Seats
    inside: frozenset[OrganisationId] = frozenset()
    credit: Chosen[Way] = field(default_factory=lambda: Chosen(Way.standing))

    @property
    def alone(self) -> Ruled | None:
        """The rule by which none is named alone."""
        return self.credit.rule if self.credit.value is Way.unnamed else None

    @property
    def all_or_none(self) -> bool:
        return self.alone is not None and self.alone.holds

    def of(self, person: PersonId) -> tuple[OrganisationId, ...]:
        return tuple(each for each, people in self.seats.items() if person in people)


@dataclass(frozen=True, slots=True)
class Beginning:
    """`before` has its id already; `open` counts those that are being prepared; `offer` is what it takes up."""

    before: Celebration | None
    open: int
    partners: Partners
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Acting:
    """Someone before a celebration."""

    celebration: Celebration
    person: PersonId
    partners: Partners

    @property
    def mine(self) -> tuple[OrganisationId, ...]:
        """Of those that it is about: for which the reader can speak."""
        return tuple(each for each in self.celebration.organisations if each in self.partners.of(self.person))

    @property
    def asks_nobody_else(self) -> bool:
        """Of those that it names the writer acts for each that somebody acts for."""
        answerable = {each for each in self.celebration.organisations if each in self.partners.seats}
        return bool(answerable) and answerable <= {*self.mine}

    @property
    def is_writer(self) -> bool:
        return self.celebration.by == self.person

    @property
    def sees(self) -> bool:
        """A draft is its writer's alone; what is asked is seen by those who are asked too."""
        state = self.celebration
        asked = state.stage is Stage.asking and (self.is_writer or bool(self.mine))
        return state.is_public or asked or (state.stage is Stage.draft and self.is_writer)

    def check_writer(self) -> None:
        if not self.is_writer:
            by = self.celebration.by
            raise refusals.WrittenByOthers(who=Mention(by)) if by else refusals.WriterGone

    def checked_alone(self) -> Ruled | None:
        """The rule by which none is named alone, where one would be and it only reminds. Raises HeldByRule."""
        if self.partners.alone is None or len(self.celebration.credits) != 1:
            return None
        if self.partners.all_or_none:
            self.partners.credit.refuse()
        return self.partners.alone

    def check_speaks_for(self, organisation: OrganisationId) -> None:
        if self.person not in self.partners.seats.get(organisation, ()):
            raise refusals.NotYoursToName


@dataclass(frozen=True, slots=True)
class Overview:
    """What one person can do with celebrations now: what their organisations are asked, and what they write."""

    person: PersonId
    open: tuple[Celebration, ...]
    latest: tuple[Celebration, ...]
    partners: Partners
    offers: tuple[Offer, ...] = ()

    @property
    def asked(self) -> tuple[Celebration, ...]:
        """Those that wait for an answer that the reader can give."""
        mine = {*self.partners.of(self.person)}
        asking = (each for each in self.open if each.stage is Stage.asking)
        return tuple(each for each in asking if mine & {*each.unanswered})

    @property
    def written(self) -> tuple[Celebration, ...]:
        return tuple(each for each in self.open if each.by == self.person)


@dataclass(frozen=True, slots=True)
class Timeline:
    """From number `start` on, the latest first, and one more than is shown if there is."""

    celebrations: tuple[Celebration, ...]
    start: int

    @property
    def shown(self) -> tuple[Celebration, ...]:
        return self.celebrations[:TOGETHER]

    @property
    def more(self) -> bool:
        return len(self.celebrations) > TOGETHER


@dataclass(frozen=True, slots=True)
class Saying:
    """Whether an organisation may be named among us without being asked each time: who says so, and what it said."""

    organisation: OrganisationId
    before: InsideYes | None
    person: PersonId
    partners: Partners

    def check(self) -> None:
        if self.person not in self.partners.seats.get(self.organisation, ()):
            raise refusals.NotYoursToName


@dataclass(frozen=True, slots=True)
class Known:
    """All that is kept of one person."""

    person: PersonId
    celebrations: tuple[Celebration, ...]
    said: tuple[InsideYes, ...]
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Noticing:
    """`before` is the offer of the same occasion; `occasion` is None where there is nothing that all may read;
    `people` could take it up."""

    before: Offer | None
    occasion: Occasion | None
    people: tuple[PersonId, ...]
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Offering:
    offer: Offer
