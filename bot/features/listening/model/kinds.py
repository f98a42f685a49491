"""The closed sets that a round is described with."""

from dataclasses import dataclass
from enum import Enum


class Manner(Enum):
    typed = "typed"
    spoken = "spoken"


class Order(Enum):
    """Who speaks after whom; `in_turn` is one organisation after another."""

    as_joined = "as joined"
    lots = "lots"
    in_turn = "in turn"
    least_heard = "least heard"


class Format(Enum):
    go_around = "go-around"
    two_go_arounds = "two go-arounds"
    circle = "circle"
    pairs = "pairs"
    one_two_four_all = "1-2-4-all"


class Stage(Enum):
    """`apart`: people talk in small groups, or think alone, before they come together."""

    gathering = "gathering"
    apart = "apart"
    going = "going"
    paused = "paused"
    ended = "ended"


class Answer(Enum):
    """What a speaker says when something was said back to them. After all but `heard` they can add something."""

    heard = "heard"
    add = "add"
    not_quite = "not quite"


class Where(Enum):
    """To which place someone is moved who is still to come."""

    next = "next"
    last = "last"


@dataclass(frozen=True, slots=True)
class Setup:
    """How a round is to be held."""

    minutes: int = 5
    manner: Manner = Manner.typed
    strict: bool = False
    format: Format = Format.go_around
    order: Order = Order.as_joined
