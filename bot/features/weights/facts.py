"""What is told of weights: the only room of them that other features may enter."""

from dataclasses import dataclass
from fractions import Fraction

from bot.kernel.change import Happened
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.wire import WireId

WEIGHTS_PAGE = WireId("1:nw")
"""For buttons of other features: what all count."""


def weight_of(organisation: OrganisationId) -> WireId:
    """For the page of an organisation: the form that puts another weight to the vote."""
    return WireId(f"1?:nc:{organisation}:*:*")


@dataclass(frozen=True, slots=True)
class WeightWanted(Happened):
    """It is put to the vote that this organisation counts so much from then on."""

    organisation: OrganisationId
    weight: Fraction
    by: PersonId


@dataclass(frozen=True, slots=True)
class WeightChanged(Happened):
    """The group has agreed on it: it counts so much in votes that are opened from now on."""

    organisation: OrganisationId
    weight: Fraction
