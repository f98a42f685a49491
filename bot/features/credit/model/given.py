"""What readers load for handlers and cards: a work, who acts for its partners, and by which rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.crediting import Credit, names_any
from bot.features.credit.model import refusals
from bot.features.credit.model.settings import Speaker
from bot.features.credit.model.work import Work
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.settings import Chosen, Ruled

Seats = Mapping[OrganisationId, tuple[PersonId, ...]]
"""Who acts for each organisation, its representative first; one for which nobody does is missing."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who can speak: for which organisation, and to whom. `names` are those of all organisations."""

    seats: Seats
    facilitators: tuple[PersonId, ...]
    names: Mapping[OrganisationId, str]
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

    def may_speak(self, work: Work) -> tuple[PersonId, ...]:
        """To somebody outside, as the rule has it."""
        match self.speaker.value:
            case Speaker.facilitators:
                return self.facilitators
            case Speaker.representatives:
                return tuple(dict.fromkeys(person for people in self.seats.values() for person in people))
        return tuple(dict.fromkeys(person for each in work.partners for person in self.seats.get(each, ())))

    def checked_words(self, line: str) -> Ruled | None:
        """The rule that has a say in them, if it only reminds. Raises HeldByRule."""
        named = self.credit.value is Credit.unnamed and names_any(line, self.names.values())
        return _kept(self.credit, keeps=not named)

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
    work: Work
    voices: Voices

    def partner(self, person: PersonId) -> OrganisationId:
        """For which partner they act: who does for several, for one first that has not said yes. Raises NotAPartner,
        NoSeatToSpeakFrom or WorkOver."""
        if self.work.over_at:
            raise refusals.WorkOver
        acting = self.voices.acting(person)
        mine = [each for each in (*self.work.waiting, *self.work.partners) if each in acting]
        if not mine:
            raise refusals.NotAPartner
        return mine[0]

    def asked(self, work: Work) -> tuple[PersonId, ...]:
        """Who acts for the partners that have not said yes."""
        return tuple(dict.fromkeys(person for each in work.waiting for person in self.voices.seats.get(each, ())))


@dataclass(frozen=True, slots=True)
class Listed:
    """Works by their names, from number `start`, without those on what is kept in confidence."""

    works: tuple[Work, ...]
    voices: Voices
    start: int = 0
