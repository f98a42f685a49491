"""What another feature wants to have decided: the terms on which it is asked, and what is stated of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from bot.deciding import BeingDecided, Decided, Terms
from bot.features.proposals.model.act import Held
from bot.features.proposals.model.asking import MARKED, Asking, Question
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.origin import Way
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.result import Result
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.insiders import Insiders
from bot.kernel.ids import Id, OrganisationId, PersonId, PlaceId
from bot.kernel.refusal import Refusal
from bot.kernel.settings import Rules
from bot.kernel.text import say

AMONG = frozenset({Question.pick_one, Question.opt_in, Question.advice, *MARKED})
"""What is asked in these ways is no yes or no to one text, or not everyone's."""


class AskedInItsWay(Refusal):
    sentence = say("How this is decided was said when it was put to you. Please ask in that way.")


class WordsStay(Refusal):
    sentence = say("These words are changed where they came from. Please press What it came from.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`before` is the proposal that was made of it already; `organisation` is whom the one who wants it is with;
    `people` are all, where each answers; `only` these seats are asked, where not all are. What is for a `circle` is
    `closed` to others where its words are for those in it alone. Of `weights` are those that do not count one."""

    before: Proposal | None
    organisation: OrganisationId | None
    seats: tuple[Held, ...]
    rules: Rules
    person: PersonId
    homes: tuple[PlaceId, ...]
    people: tuple[Held, ...] | None = None
    only: frozenset[Id] | None = None
    circle: Insiders | None = None
    closed: bool = False
    weights: Mapping[OrganisationId, Fraction] = field(default_factory=dict)

    def opening(self, state: Proposal) -> Opening:
        return Opening(
            state, self.seats, self.rules, self.person, self.homes, self.only, people=self.people, circle=self.circle,
            weights=self.weights,
        )  # fmt: skip


def terms_of(proposal: Proposal) -> Terms:
    return (proposal.origin and proposal.origin.terms) or Terms()


def usual_of(terms: Terms, usual: Question) -> Question:
    """In which way it is asked, where nobody chooses one."""
    if terms.way:
        return Question(terms.way)
    return Question.live_with_it if usual in AMONG else usual


def held_to(proposal: Proposal, asking: Asking) -> Asking:
    """As the terms have it. Raises AskedInItsWay."""
    if proposal.origin is None or proposal.origin.terms is None:
        return asking
    terms = proposal.origin.terms
    if asking.question in AMONG or (terms.way and asking.question is not Question(terms.way)):
        raise AskedInItsWay
    return _of_everyone(asking) if terms.everyone else asking


def check_words(proposal: Proposal) -> None:
    """Raises WordsStay."""
    if terms_of(proposal).fixed:
        raise WordsStay


def being_decided(proposal: Proposal) -> tuple[BeingDecided, ...]:
    origin = proposal.origin
    if origin is None or origin.way is not Way.wanted:
        return ()
    vote = proposal.voting.number if proposal.voting else 0
    return (BeingDecided(origin.kind, origin.of, origin.number, proposal.id, vote),)


def decided(proposal: Proposal, result: Result | None = None) -> tuple[Decided, ...]:
    """By a vote that was counted; without one it was withdrawn."""
    origin, text = proposal.origin, proposal.text
    if origin is None or origin.way is not Way.wanted:
        return ()
    if result is None:
        return (Decided(origin.kind, origin.of, origin.number, False, proposal.id, 0, proposal.title, text.text, True),)
    asides = tuple(each.seat for each in result.asides)
    return (
        Decided(
            origin.kind, origin.of, origin.number, result.outcome.is_adopted, proposal.id, result.number,
            proposal.title, text.text, False, text.number, result.seats, result.given.answered, result.seal, asides,
            result.review, result.asking.question.value,
        ),
    )  # fmt: skip


def _of_everyone(asking: Asking) -> Asking:
    full = Coverage.full if asking.question is Question.live_with_it else asking.coverage
    return replace(asking, everyone=True, coverage=full)
