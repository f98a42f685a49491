"""How evenly the floor was shared across organisations in the last rounds: told to facilitators, ranking nobody."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from bot.features.listening.model import refusals
from bot.features.listening.model.people import Part, Speaker, Whose
from bot.features.listening.model.round import Round
from bot.features.listening.model.sharing import SLACK
from bot.kernel.ids import OrganisationId, PersonId

ENOUGH = 3
"""So many rounds, with so many organisations in each, before anything can be told: with fewer, whoever was there could
work out which of them a bar stands for."""


class Room(Enum):
    """What an organisation had of the floor. `otherwise`: its people sent words, or somebody spoke for them."""

    not_yet = "not yet"
    otherwise = "otherwise"
    less = "less"
    same = "same"
    much_more = "much more"


@dataclass(frozen=True, slots=True)
class OverTime:
    """`rounds` counts those that could be compared, `among` the organisations of now that spoke in them; organisations
    stand in a neutral order."""

    rounds: int
    rooms: Mapping[OrganisationId, Room]
    among: int

    @property
    def too_early(self) -> bool:
        return self.rounds < ENOUGH or self.among < ENOUGH

    def having(self, room: Room) -> tuple[OrganisationId, ...]:
        return tuple(organisation for organisation, had in self.rooms.items() if had is room)


@dataclass(frozen=True, slots=True)
class LastRounds:
    """The last rounds for all, the organisations that are here in a neutral order, and who may know: those who
    facilitated one of the rounds, or the one that is open here."""

    rounds: tuple[Round, ...]
    organisations: tuple[OrganisationId, ...]
    keepers: frozenset[PersonId] = frozenset()

    def checked(self, person: PersonId, *, facilitator: bool) -> "LastRounds":
        if not facilitator and person not in self.keepers:
            raise refusals.ForFacilitators
        return self


def over_time(rounds: Iterable[Round], organisations: Collection[OrganisationId]) -> OverTime:
    """Of those organisations; one that has left is still one of the others.

    In one round the room of an organisation is the average time of those of its people who spoke, so that it makes no
    difference how many of them came: ten who each spoke for two minutes had the room that one had who spoke for two. It
    is compared with what the others had on average in the same round, each organisation counted once, as is each person
    who is with none. Both are added up over the rounds in which it spoke. A long round or a short one, an absence, and
    who else was there are thus the same for all; and what all had together is what was due to all, so that never all of
    them can have had more, nor all less.

    An organisation had much more than the others if it had over twice of what was due, and less if under half, but only
    by more than a minute a round: that nobody would call unequal. To speak briefly is everyone's free choice.
    """
    held = tuple(rounds)
    compared = [averages for averages in map(_averages, held) if _organisations_in(averages) >= ENOUGH]
    had: dict[Whose, float] = defaultdict(float)
    due: dict[Whose, float] = defaultdict(float)
    times: dict[Whose, int] = defaultdict(int)
    for averages in compared:
        total = sum(averages.values())
        for whose, average in averages.items():
            had[whose] += average
            due[whose] += (total - average) / (len(averages) - 1)
            times[whose] += 1
    spoke = {whose for each in held for whose in _averages(each)}
    others = {speaker.organisation for each in held for speaker in each.speakers if _heard_otherwise(speaker)}

    def room(organisation: OrganisationId) -> Room:
        if organisation not in spoke:
            return Room.otherwise if organisation in others else Room.not_yet
        mean = times[organisation] or 1
        return _room(had[organisation] / mean, due[organisation] / mean)

    among = sum(times[organisation] > 0 for organisation in organisations)
    return OverTime(len(compared), {organisation: room(organisation) for organisation in organisations}, among)


def _room(had: float, due: float) -> Room:
    if had > max(2 * due, due + SLACK):
        return Room.much_more
    return Room.less if due > max(2 * had, had + SLACK) else Room.same


def _heard_otherwise(speaker: Speaker) -> bool:
    return speaker.wrote or speaker.part is Part.spoken_for


def _averages(state: Round) -> Mapping[Whose, float]:
    """Seconds that those spoke who were heard, by organisation; someone without one stands for themselves."""
    times: dict[Whose, list[int]] = defaultdict(list)
    for speaker in state.heard:
        times[speaker.whose].append(speaker.seconds)
    return {whose: sum(each) / len(each) for whose, each in times.items()}


def _organisations_in(averages: Mapping[Whose, float]) -> int:
    return sum(isinstance(whose, OrganisationId) for whose in averages)
