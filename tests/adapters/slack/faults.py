"""What can go wrong with a call to a stand-in: asked for by a test, each for one call."""

import asyncio
import random
from collections import defaultdict, deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limited:
    """429, with so many seconds to wait if there are any."""

    seconds: int | None = 30


@dataclass(frozen=True)
class Broken:
    """A server that is out of order, with a body in which nothing is said, or a code."""

    status: int = 503
    code: str = ""


@dataclass(frozen=True)
class Refuses:
    """Nothing is done, and the code is answered."""

    code: str


@dataclass(frozen=True)
class Lost:
    """The call is carried out, and then the connection is dropped: its reply is lost."""


@dataclass(frozen=True)
class Dropped:
    """The connection is dropped before anything is done."""


@dataclass(frozen=True)
class Odd:
    """The call is carried out, and answered with something that is not Slack's."""

    said: str = "<html>hello</html>"
    kind: str = "text/html"


@dataclass(frozen=True)
class Held:
    """The call waits until the gate is open, for ten seconds at most, and is then carried out."""

    gate: asyncio.Event


Fault = Limited | Broken | Refuses | Lost | Dropped | Odd | Held


@dataclass
class Faults:
    _waiting: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def add(self, method: str, *faults: Fault) -> None:
        self._waiting[method].extend(faults)

    def take(self, method: str) -> Fault | None:
        waiting = self._waiting[method]
        return waiting.popleft() if waiting else None


class ByLot(Faults):
    """Every call of these methods may go wrong, the same ones for the same lots; `rate` of all."""

    def __init__(self, lots: random.Random, methods: Collection[str], faults: Sequence[Fault], rate: float) -> None:
        super().__init__()
        self.methods = methods
        self.drawn: list[Fault] = []
        self._lots = lots
        self._faults = faults
        self._rate = rate

    def take(self, method: str) -> Fault | None:
        if method not in self.methods or self._lots.random() > self._rate:
            return super().take(method)
        self.drawn.append(self._lots.choice(self._faults))
        return self.drawn[-1]
