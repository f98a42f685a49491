"""How facilitating goes round: since when each one does it, when they are asked whether they go on, who is asked next.
Nobody is removed by a clock, and nobody facilitates without having said yes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from bot.kernel.text import Mention, Moment, say

ASKED, GOING_ON = "facilitate", "go-on-facilitating"
"""What waits for people: whether they would facilitate, and whether they go on."""

OFFERED_FOR = timedelta(days=14)
MONTHS, MONTH = 3, timedelta(days=30)


class AskedAlready(Refusal):
    sentence = say("{who} is asked already, and can answer until {until}. Nothing else is needed.")


class NotAskedNow(Refusal):
    sentence = say("This question is over. Any facilitator can ask you again.")


@dataclass(frozen=True, slots=True)
class Term:
    """`ask_at` is when they are asked whether they go on; None once they were, and where nobody is asked."""

    person: PersonId
    since: datetime
    ask_at: datetime | None


@dataclass(frozen=True, slots=True)
class FacilitationOffer:
    """It ends by itself. `hands_over` is an offer to take the place of the one who asks."""

    person: PersonId
    by: PersonId
    until: datetime
    hands_over: bool = False


@dataclass(frozen=True, slots=True)
class Facilitation:
    """`months` are those after which each one is asked, 0 for never. A person has one open offer at most."""

    months: int = MONTHS
    terms: tuple[Term, ...] = ()
    offers: tuple[FacilitationOffer, ...] = ()

    def term_of(self, person: PersonId) -> Term | None:
        return next((term for term in self.terms if term.person == person), None)

    def offer_to(self, person: PersonId) -> FacilitationOffer | None:
        return next((offer for offer in self.offers if offer.person == person), None)

    def asked(self, person: PersonId) -> bool:
        """Whether they were asked to go on or hand over, and have not said."""
        term = self.term_of(person)
        return bool(self.months and term and term.ask_at is None)

    def offering(self, offer: FacilitationOffer, now: datetime) -> "Facilitation":
        """To ask to hand over is an answer to whether they go on."""
        open_one = self.offer_to(offer.person)
        if open_one and open_one.until > now:
            raise AskedAlready(who=Mention(offer.person), until=Moment(open_one.until))
        made = replace(self, offers=(*self.without_offer_to(offer.person).offers, offer))
        return made.going_on(offer.by, now) if offer.hands_over else made

    def offered(self, person: PersonId, by: PersonId, now: datetime) -> FacilitationOffer:
        """The open offer of that one to this person."""
        offer = self.offer_to(person)
        if offer is None or offer.by != by or offer.until <= now:
            raise NotAskedNow
        return offer

    def without_offer_to(self, person: PersonId) -> "Facilitation":
        return replace(self, offers=tuple(each for each in self.offers if each.person != person))

    def begun(self, person: PersonId, now: datetime) -> "Facilitation":
        terms = (*(each for each in self.terms if each.person != person), Term(person, now, _asking(self.months, now)))
        return replace(self.without_offer_to(person), terms=terms)

    def ended(self, person: PersonId) -> "Facilitation":
        """Also what they have offered, and what was offered to them."""
        offers = tuple(each for each in self.offers if person not in {each.person, each.by})
        return replace(self, terms=tuple(each for each in self.terms if each.person != person), offers=offers)

    def going_on(self, person: PersonId, now: datetime) -> "Facilitation":
        mine = (replace(each, ask_at=_asking(self.months, now)) for each in self.terms if each.person == person)
        return replace(self, terms=(*(each for each in self.terms if each.person != person), *mine))

    def every(self, months: int, now: datetime) -> "Facilitation":
        """From now on each is asked after so many months, counted from now."""
        terms = (replace(each, ask_at=_asking(months, now)) for each in self.terms)
        return replace(self, months=months, terms=tuple(terms))

    def due(self, now: datetime) -> tuple[PersonId, ...]:
        return tuple(each.person for each in self.terms if each.ask_at and each.ask_at <= now)

    def kept(self, now: datetime) -> "Facilitation":
        """Who is due was asked, and offers that are over are gone."""
        due = self.due(now)
        terms = tuple(replace(each, ask_at=None) if each.person in due else each for each in self.terms)
        return replace(self, terms=terms, offers=tuple(each for each in self.offers if each.until > now))

    def deadline(self) -> datetime | None:
        asking = (each.ask_at for each in self.terms if each.ask_at)
        return min((*asking, *(each.until for each in self.offers)), default=None)


NEW = Facilitation()


def _asking(months: int, now: datetime) -> datetime | None:
    return now + months * MONTH if months else None
