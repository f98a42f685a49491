"""Who speaks after whom. None of the orders ranks people: each says in what sense it is fair."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.features.listening.model.formats import PLANS
from bot.features.listening.model.kinds import Order
from bot.features.listening.model.people import Speaker, Whose
from bot.features.listening.model.round import Round
from bot.kernel.ids import OrganisationId, PersonId

Drawn = Callable[[tuple[Speaker, ...]], tuple[Speaker, ...]]
"""The same speakers in an order drawn by lot."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Seconds that people and organisations spoke in the rounds before; who is missing was not heard in them."""

    people: Mapping[PersonId, int] = field(default_factory=dict)
    organisations: Mapping[OrganisationId, int] = field(default_factory=dict)


def heard_in(rounds: Iterable[Round]) -> Shares:
    people: dict[PersonId, int] = defaultdict(int)
    organisations: dict[OrganisationId, int] = defaultdict(int)
    for each in rounds:
        for speaker in each.heard:
            if speaker.person:
                people[speaker.person] += speaker.seconds
            if speaker.organisation:
                organisations[speaker.organisation] += speaker.seconds
    return Shares(people, organisations)


def ordered(state: Round, shares: Shares, drawn: Drawn) -> Round:
    """As its order says, and the facilitator first where the format wants it. Who joins later speaks after them."""
    speakers = _in_order(state.order, state.speakers, shares, drawn)
    if PLANS[state.format].facilitator_first:
        speakers = tuple(sorted(speakers, key=lambda each: each.person != state.facilitator))
    return replace(state, speakers=speakers)


def from_organisations(state: Round, whose: Mapping[PersonId, OrganisationId]) -> Round:
    """Whom people are with as the round starts; who came without an account is with nobody."""
    speakers = tuple(
        replace(each, organisation=whose.get(each.person) if each.person else None) for each in state.speakers
    )
    return replace(state, speakers=speakers)


def _in_order(order: Order, speakers: tuple[Speaker, ...], shares: Shares, drawn: Drawn) -> tuple[Speaker, ...]:
    match order:
        case Order.as_joined:
            return speakers
        case Order.lots:
            return drawn(speakers)
        case Order.in_turn:
            return in_turn(speakers)
        case Order.least_heard:
            return least_heard(speakers, shares)


def in_turn(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """At any moment no organisation has been asked twice more than one that still has someone waiting: the first of
    each, then the second of each. Within that as they stood."""
    seen: dict[Whose, int] = defaultdict(int)
    places: list[tuple[int, Speaker]] = []
    for speaker in speakers:
        places.append((seen[speaker.whose], speaker))
        seen[speaker.whose] += 1
    return tuple(speaker for _, speaker in sorted(places, key=lambda each: each[0]))


def least_heard(speakers: tuple[Speaker, ...], shares: Shares) -> tuple[Speaker, ...]:
    """Nobody is asked after someone whose organisation was heard for longer in the rounds before, nor, within one
    organisation, after someone who spoke for longer. Who was never heard comes first; equals stay as they stood."""

    def heard(speaker: Speaker) -> tuple[int, int]:
        mine = shares.people.get(speaker.person, 0) if speaker.person else 0
        ours = shares.organisations.get(speaker.organisation, 0) if speaker.organisation else mine
        return ours, mine

    return tuple(sorted(speakers, key=heard))
