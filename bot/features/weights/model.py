"""What an organisation counts in votes, and which weights were put to the group for it: it changes by a vote alone."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from bot.kernel.ids import OrganisationId, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.text import say
from bot.ruling import Topic, ruling
from bot.weighing import ONE, WEIGHING, Weighing

KIND = "weight"
"""Of what is put to the vote here."""

MOST, PARTS, ASKED, WORDS = 100, 100, 200, 400
"""No weight is more than that, or in smaller parts; so often it is put to the vote; so long is the reason."""

_WRITTEN = re.compile(r"(?:(\d{1,3})\s+)?(\d{1,4})\s*/\s*(\d{1,4})|(\d{1,3}(?:[.,]\d{1,2})?)")


class NotAWeight(Refusal):
    sentence = say("Please write a number from 0 to {most}, such as 2, 1/2 or 1.5.")


class SameWeight(Refusal):
    sentence = say("That is what it counts already, so that there is nothing to decide.")


class ItHasLeft(Refusal):
    sentence = say("It has left the coalition. If it comes back, it counts as it did before.")


class WeightBeingDecided(Refusal):
    sentence = say("The group is deciding on another weight for it. Please wait until that is decided or withdrawn.")


class EnoughWeights(Refusal):
    sentence = say("This was put to the vote {most} times. It stays as it is now.")


class NobodyCountsDifferently(Refusal):
    sentence = say(
        "Each organisation counts the same here. First agree on a ground rule that they count differently: type "
        "/ground-rules."
    )


@dataclass(frozen=True, slots=True)
class Weight:
    """`asked` are all weights that were put to the vote, numbered from 1, and `open` is the number of the one that is
    being decided, or 0. What counts nothing advises."""

    id: OrganisationId
    counts: Fraction = ONE
    asked: tuple[Fraction, ...] = ()
    open: int = 0

    def wanting(self, weight: Fraction) -> "Weight":
        """With the next one, which is the latest. The same again while it is being decided is the same wish."""
        if self.open and self.asked[self.open - 1] == weight:
            return self
        if self.open:
            raise WeightBeingDecided
        if weight == self.counts:
            raise SameWeight
        if len(self.asked) >= ASKED:
            raise EnoughWeights(most=ASKED)
        return replace(self, asked=(*self.asked, weight), open=len(self.asked) + 1)

    def decided(self, number: int, *, adopted: bool) -> "Weight":
        """What was agreed last holds, also where it was asked once more after it had not been agreed."""
        if not 1 <= number <= len(self.asked):
            return self
        counts = self.asked[number - 1] if adopted else self.counts
        return replace(self, counts=counts, open=0 if number == self.open else self.open)


@dataclass(frozen=True, slots=True)
class Wanting:
    """`before` is what there is of it already, `name` what it is called; `ruled` says that the group lets organisations
    count differently, `gone` that this one has left."""

    before: Weight | None
    name: str
    ruled: bool
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What was decided on, and where it is told."""

    weight: Weight | None
    homes: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class Counting:
    """All that do not count one, and how votes use it."""

    different: tuple[Weight, ...]
    weighing: Weighing
    start: int = 0


class AllWeights(Repository[Weight], Protocol):
    def different(self) -> tuple[Weight, ...]:
        """Those that do not count one, or are being decided on, and have not left."""
        ...

    def has_left(self, organisation: OrganisationId) -> bool: ...


ALL_WEIGHTS: Key[AllWeights] = Key("weights of organisations")

ON_WEIGHTS = (
    ruling(
        WEIGHING,
        Topic.organisations,
        (
            (Weighing.equal, say("No, all the same")),
            (Weighing.by_weight, say("Yes, by weight")),
            (Weighing.quorum_too, say("Yes, and the quorum too")),
        ),
    ),
)


def written_weight(text: str) -> Fraction:
    """As people write it: 2, 1/2, 1 1/2, 0.5. Raises NotAWeight."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise NotAWeight(most=MOST)
    whole, numerator, denominator, plain = found.groups()
    if plain:
        weight = Fraction(plain.replace(",", "."))
    elif int(denominator):
        weight = int(whole or 0) + Fraction(int(numerator), int(denominator))
    else:
        raise NotAWeight(most=MOST)
    if weight > MOST or weight.denominator > PARTS:
        raise NotAWeight(most=MOST)
    return weight
