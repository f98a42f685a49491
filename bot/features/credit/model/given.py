"""What readers load for handlers and cards: a work, who acts for its partners, and by which rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.crediting import Credit
from bot.features.credit.model import refusals
from bot.features.credit.model.settings import Speaker
from bot.features.credit.model.work import Work
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.refusal import OldButton
from bot.kernel.settings import Chosen, Ruled
from bot.kernel.text import Named
from bot.spelling import named_in

Seats = Mapping[OrganisationId, tuple[PersonId, ...]]
"""Who acts for each organisation, its representative first; one for which nobody does is missing."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who can speak: for which organisation, and to whom. `names` are those of all organisations that are here,
    `known` also of those that left."""

    seats: Seats
    facilitators: tuple[PersonId, ...]
    names: Mapping[OrganisationId, str]
    known: Mapping[OrganisationId, str]
    speaker: Chosen[Speaker]
    credit: Chosen[Credit]

    def of(self, person: PersonId) -> tuple[OrganisationId, ...]:
        return tuple(each for each, people in self.seats.items() if person in people)

    def acting(self, person: PersonId) -> tuple[OrganisationId, ...]:
        """For one organisation at least."""
        mine = self.of(person)
        if not mine:
            raise refusals.NoSeatToSpeakFrom
        return mine

    def first(self, person: PersonId, chosen: OrganisationId | None) -> OrganisationId:
        """The one that was chosen, if they act for it, else the first for which they do. Raises NoSeatToSpeakFrom."""
        mine = self.acting(person)
        if chosen and chosen not in mine:
            raise refusals.NoSeatToSpeakFrom
        return chosen or mine[0]

    def may_speak(self, work: Work) -> tuple[PersonId, ...]:
        """To somebody outside, as the rule has it."""
        match self.speaker.value:
            case Speaker.facilitators:
                return self.facilitators
            case Speaker.representatives:
                return tuple(dict.fromkeys(person for people in self.seats.values() for person in people))
        return tuple(dict.fromkeys(person for each in work.joined for person in self.seats.get(each, ())))

    def shows(self, work: Work) -> bool:
        """To those who act for none of its partners: nobody is shown to them who has not said yes."""
        unasked = {*named_in(work.name, self.known)} - {*work.joined}
        return bool(work.over_at) or (bool(work.joined) and not unasked)

    def strangers(self, work: Work) -> tuple[OrganisationId, ...]:
        """Whom its name or its sentence names though they are not in it: nobody asked them for a yes."""
        named = (*named_in(work.name, self.known), *named_in(work.line, self.known))
        return tuple(each for each in named if each not in work.partners)

    def may_be_said(self, work: Work) -> bool:
        return work.is_agreed and not self.strangers(work)

    def checked_names(self, work: Work) -> None:
        """Raises NamedUnasked."""
        for each in self.strangers(work):
            raise refusals.NamedUnasked(organisation=Named(each))

    def checked_words(self, work: Work) -> Ruled | None:
        """The rule that has a say in its sentence, if it only reminds. Raises HeldByRule or NamedUnasked."""
        named = self.credit.value is Credit.unnamed and named_in(work.line, self.names)
        reminder = _kept(self.credit, keeps=not named)
        self.checked_names(work)
        return reminder

    def checked_speaker(self, work: Work, person: PersonId) -> Ruled | None:
        return _kept(self.speaker, keeps=person in self.may_speak(work))


def _kept(chosen: Chosen[Speaker] | Chosen[Credit], *, keeps: bool) -> Ruled | None:
    if keeps:
        return None
    if chosen.holds:
        chosen.refuse()
    return chosen.rule


@dataclass(frozen=True, slots=True)
class Beginning:
    """`before` has the same id already; `there` counts the works that go on."""

    before: Work | None
    there: int
    voices: Voices


@dataclass(frozen=True, slots=True)
class Acting:
    """`start` is from which of their own organisations on a page shows them."""

    work: Work
    voices: Voices
    start: int = 0

    def partner(self, person: PersonId, chosen: OrganisationId | None = None) -> OrganisationId:
        """The one that was chosen, else for which they act: who does for several, for one first that has not said yes.
        Raises NotAPartner, NoSeatToSpeakFrom or WorkOver."""
        ours = self._partners_of(person)
        return self.chosen(person, chosen) if chosen else ours[0]

    def chosen(self, person: PersonId, organisation: OrganisationId | None) -> OrganisationId:
        """The same, for the one that they chose. Old buttons name none: they work for who acts for one partner, and
        raise OldButton for all others."""
        ours = self._partners_of(person)
        if organisation is None and len(ours) > 1:
            raise OldButton
        if organisation not in {None, *ours}:
            raise refusals.NotAPartner
        return organisation or ours[0]

    def check_joined(self, person: PersonId) -> None:
        """Raises NotJoinedYet for those whose organisations are only asked."""
        if set(self._partners_of(person)).isdisjoint(self.work.joined):
            raise refusals.NotJoinedYet

    def _partners_of(self, person: PersonId) -> tuple[OrganisationId, ...]:
        if self.work.over_at:
            raise refusals.WorkOver
        acting = self.voices.acting(person)
        every = dict.fromkeys((*self.work.waiting, *self.work.partners))
        if mine := tuple(each for each in every if each in acting):
            return mine
        raise refusals.NotAPartner

    def is_invited(self, work: Work, person: PersonId) -> bool:
        """Whether all that they are asked is said for organisations that have not joined yet."""
        ours = {*self.voices.of(person)} & {*work.waiting}
        return ours.isdisjoint(work.joined)

    def asked(self, work: Work) -> tuple[PersonId, ...]:
        """Who acts for the partners that have not said yes."""
        return tuple(dict.fromkeys(person for each in work.waiting for person in self.voices.seats.get(each, ())))


@dataclass(frozen=True, slots=True)
class Listed:
    """Works by their names, from number `start`, without those on what is kept in confidence."""

    works: tuple[Work, ...]
    voices: Voices
    start: int = 0
