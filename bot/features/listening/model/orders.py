"""Who speaks after whom. None of the orders ranks people: each says in what sense it is fair."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bot.features.listening.model.formats import PLANS
from bot.features.listening.model.kinds import Order
from bot.features.listening.model.people import Speaker, Whose
from bot.features.listening.model.round import Round
from bot.kernel.ids import OrganisationId, PersonId

Drawn = Callable[[tuple[Speaker, ...]], tuple[Speaker, ...]]
"""The same speakers in an order drawn by lot."""


Heard = Mapping[OrganisationId | None, int]
"""In how many of the rounds before someone of an organisation was heard; those who are with none count as one."""


def heard_in(rounds: Iterable[Round]) -> Heard:
    return Counter(each for state in rounds for each in {speaker.organisation for speaker in state.heard})


def ordered(state: Round, heard: Heard, drawn: Drawn) -> Round:
    """As its order says, and the facilitator first where the format wants it. Who joins later speaks after them."""
    speakers = _in_order(state.order, state.speakers, heard, drawn)
    if PLANS[state.format].facilitator_first:
        speakers = tuple(sorted(speakers, key=lambda each: each.person != state.facilitator))
    return replace(state, speakers=speakers)


def from_organisations(state: Round, whose: Mapping[PersonId, OrganisationId]) -> Round:
    """Whom people are with as the round starts; who came without an account is with nobody."""
    speakers = tuple(
        replace(each, organisation=whose.get(each.person) if each.person else None) for each in state.speakers
    )
    return replace(state, speakers=speakers)


def _in_order(order: Order, speakers: tuple[Speaker, ...], heard: Heard, drawn: Drawn) -> tuple[Speaker, ...]:
    match order:
        case Order.as_joined:
            return speakers
        case Order.lots:
            return drawn(speakers)
        case Order.in_turn:
            return in_turn(speakers)
        case Order.least_heard:
            return least_heard(speakers, heard)


def in_turn(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """At any moment no organisation has been asked twice more than one that still has someone waiting: the first of
    each, then the second of each. Within that as they stood."""
    seen: dict[Whose, int] = defaultdict(int)
    places: list[tuple[int, Speaker]] = []
    for speaker in speakers:
        places.append((seen[speaker.whose], speaker))
        seen[speaker.whose] += 1
    return tuple(speaker for _, speaker in sorted(places, key=lambda each: each[0]))


def least_heard(speakers: tuple[Speaker, ...], heard: Heard) -> tuple[Speaker, ...]:
    """Fair between organisations over time: nobody is asked after someone whose organisation was heard in more of the
    rounds before, so that none is always among the last; and those that were not heard at all come first. It counts
    rounds and no seconds: to be brief or to speak for long changes nothing. Of people it knows only how they stood."""
    return tuple(sorted(speakers, key=lambda each: heard.get(each.organisation, 0)))
