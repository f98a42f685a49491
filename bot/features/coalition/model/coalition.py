"""The coalition as a whole and the places where it lives: who facilitates, who has come in, what is going on."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.features.coalition.model.evening import AT_ITS_BEGINNING, FIRST_DAYS, GROUND_RULES, Path, Step
from bot.features.coalition.model.facilitation import NEW, OFFERED_FOR, Facilitation, FacilitationOffer
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.text import Mention, say

FACILITATORS = 20
ROUND, SLOW_ROUND, CLOSE, POINTS = "round", "slow round", "close", "points"
"""Kinds of what may be under way."""

ORGANISATIONS_AT_MOST = 200


class AlreadyFacilitator(Refusal):
    sentence = say("{who} is a facilitator already. Nothing else is needed.")


class EnoughFacilitators(Refusal):
    sentence = say("There are {most} facilitators, and more do not fit. One of them can stop first.")


class LastFacilitator(Refusal):
    sentence = say("You are the only facilitator. Please hand over to someone, who has to say yes.")


class StillFacilitated(Refusal):
    sentence = say("The coalition has facilitators: {who}. Any of them can ask you to be one too.")


class RepresentativesFirst(Refusal):
    sentence = say("A representative of an organisation can take over: {who}. Please ask one of them.")


class NotAMember(Refusal):
    sentence = say("This person is not a member yet. They can type /coalition to join.")


class CoalitionFull(Refusal):
    sentence = say("The coalition has {most} organisations, and more do not fit. Please talk with a facilitator.")


@dataclass(frozen=True, slots=True)
class Ongoing:
    """Something that another feature has under way. `title` is people's own text, kept until it ends; `circle` is the
    name of the circle whose it is, if it is not for all."""

    kind: str
    key: Id
    place: PlaceId
    title: str
    circle: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """When a meeting that is planned begins."""

    key: Id
    at: datetime


@dataclass(frozen=True, slots=True)
class Coalition:
    """Its organisations stand in the order in which they came in; `used` are the features that it has begun to use."""

    id: CoalitionId
    name: str
    language: str
    zone: str
    founded_at: datetime
    facilitators: tuple[PersonId, ...]
    homes: tuple[PlaceId, ...]
    organisations: tuple[OrganisationId, ...] = ()
    now: tuple[Ongoing, ...] = ()
    next_date: datetime | None = None
    meetings: tuple[Dated, ...] = ()
    path: Path = AT_ITS_BEGINNING
    used: tuple[str, ...] = ()
    facilitation: Facilitation = NEW

    def __post_init__(self) -> None:
        for each in (self.facilitators, self.homes, self.organisations):
            if len(set(each)) != len(each):
                raise ValueError("nobody and nothing is counted twice in a coalition")

    def called(self, name: str | None, language: str | None, zone: str | None) -> "Coalition":
        """What is None stays as it is."""
        return replace(self, name=name or self.name, language=language or self.language, zone=zone or self.zone)

    def deadline(self) -> datetime | None:
        """When the clock asks a facilitator, or ends an offer."""
        return self.facilitation.deadline()

    def offering(self, person: PersonId, by: PersonId, now: datetime, *, hands_over: bool) -> "Coalition":
        """Asks this person to facilitate; nothing else changes until they say yes."""
        self._check_facilitator(person, one_goes=hands_over)
        offer = FacilitationOffer(person, by, now + OFFERED_FOR, hands_over)
        return replace(self, facilitation=self.facilitation.offering(offer, now))

    def accepted(self, offer: FacilitationOffer, now: datetime) -> "Coalition":
        """They facilitate from now on, in the place of the one who asked if that was the question."""
        self._check_facilitator(offer.person, one_goes=offer.hands_over)
        facilitation = self.facilitation.begun(offer.person, now)
        made = replace(self, facilitators=(*self.facilitators, offer.person), facilitation=facilitation)
        return made.left_by(offer.by) if offer.hands_over else made

    def declined(self, offer: FacilitationOffer) -> "Coalition":
        return replace(self, facilitation=self.facilitation.without_offer_to(offer.person))

    def going_on(self, facilitator: PersonId, now: datetime) -> "Coalition":
        return replace(self, facilitation=self.facilitation.going_on(facilitator, now))

    def rotating(self, months: int, now: datetime) -> "Coalition":
        return replace(self, facilitation=self.facilitation.every(months, now))

    def keeping_terms(self, now: datetime) -> "Coalition":
        return replace(self, facilitation=self.facilitation.kept(now))

    def _check_facilitator(self, person: PersonId, *, one_goes: bool) -> None:
        if person in self.facilitators:
            raise AlreadyFacilitator(who=Mention(person))
        if len(self.facilitators) - one_goes >= FACILITATORS:
            raise EnoughFacilitators(most=FACILITATORS)

    def facilitated_without(self, person: PersonId) -> "Coalition":
        """By their own wish: never the last one."""
        if self.facilitators == (person,):
            raise LastFacilitator
        return self.left_by(person)

    def left_by(self, person: PersonId) -> "Coalition":
        """Nobody is kept from leaving: the last facilitator may go, and then someone takes over."""
        others = tuple(each for each in self.facilitators if each != person)
        return replace(self, facilitators=others, facilitation=self.facilitation.ended(person))

    def may_be_taken_over_by(self, person: PersonId, representatives: tuple[PersonId, ...]) -> bool:
        return not self.facilitators and (not representatives or person in representatives)

    def taken_over_by(self, person: PersonId, representatives: tuple[PersonId, ...], now: datetime) -> "Coalition":
        """Any confirmed representative may take over, and any member where there is none."""
        if self.facilitators:
            raise StillFacilitated(who=tuple(map(Mention, self.facilitators)))
        if not self.may_be_taken_over_by(person, representatives):
            raise RepresentativesFirst(who=tuple(map(Mention, representatives[:FACILITATORS])))
        return replace(self, facilitators=(person,), facilitation=self.facilitation.begun(person, now))

    def welcoming(self, organisation: OrganisationId) -> "Coalition":
        if organisation in self.organisations:
            return self
        self.check_room()
        return replace(self, organisations=(*self.organisations, organisation))

    def parting_with(self, organisation: OrganisationId) -> "Coalition":
        return replace(self, organisations=tuple(each for each in self.organisations if each != organisation))

    def check_room(self) -> None:
        if len(self.organisations) >= ORGANISATIONS_AT_MOST:
            raise CoalitionFull(most=ORGANISATIONS_AT_MOST)

    def with_ongoing(self, new: Ongoing) -> "Coalition":
        return replace(self, now=(*(each for each in self.now if each.key != new.key), new))

    def without_ongoing(self, key: Id) -> "Coalition":
        return replace(self, now=tuple(each for each in self.now if each.key != key))

    def living_in(self, home: PlaceId) -> "Coalition":
        return self if home in self.homes else replace(self, homes=(*self.homes, home))

    def moved_out_of(self, home: PlaceId) -> "Coalition":
        return replace(self, homes=tuple(each for each in self.homes if each != home))

    def meeting_at(self, at: datetime) -> "Coalition":
        return replace(self, next_date=at)

    def with_meeting(self, new: Dated) -> "Coalition":
        return replace(self, meetings=(*self.without_meeting(new.key).meetings, new))

    def without_meeting(self, key: Id) -> "Coalition":
        return replace(self, meetings=tuple(each for each in self.meetings if each.key != key))

    def nearest_date(self, now: datetime) -> datetime | None:
        """Of the date set in a round and of all meetings: the first that is to come."""
        every = (*(each.at for each in self.meetings), *((self.next_date,) if self.next_date else ()))
        return min((at for at in every if at > now), default=None)

    def having_done(self, step: Step) -> "Coalition":
        return replace(self, path=self.path.having_done(step))

    def going_its_way(self, *, path: bool) -> "Coalition":
        """With the path of the first evening, or without it."""
        return replace(self, path=replace(self.path, put_away=not path))

    def having_used(self, feature: str) -> "Coalition":
        return self if feature in self.used else replace(self, used=(*self.used, feature))

    @property
    def has_promises(self) -> bool:
        """Whether somebody has written them."""
        return GROUND_RULES in self.used

    def in_its_first_days(self, now: datetime) -> bool:
        return now < self.founded_at + FIRST_DAYS


class Coalitions(Repository[Coalition], Protocol):
    """Within one coalition there is one: `here` finds it without its id, `locked_here` holds it as well."""

    def here(self) -> Coalition | None: ...
    def locked_here(self) -> Coalition | None: ...


COALITIONS: Key[Coalitions] = Key("coalitions")
