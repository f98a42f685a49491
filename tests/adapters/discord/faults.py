"""What can go wrong with a call to a stand-in: asked for by a test, each for one call."""

from collections import defaultdict, deque
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limited:
    """429, with so many seconds to wait if there are any; `scope` shared is nobody's fault."""

    seconds: float | None = 30.0
    scope: str = "user"


@dataclass(frozen=True)
class Broken:
    """A server that is out of order."""

    status: int = 503


@dataclass(frozen=True)
class Refuses:
    """Nothing is done, and the code is answered."""

    code: int
    status: int = 400


@dataclass(frozen=True)
class Lost:
    """The call is carried out, and then the connection is dropped: its reply is lost."""


@dataclass(frozen=True)
class Dropped:
    """The connection is dropped before anything is done."""


@dataclass(frozen=True)
class Odd:
    """The call is carried out, and answered with something that is not Discord's."""


Fault = Limited | Broken | Refuses | Lost | Dropped | Odd


@dataclass
class Faults:
    _waiting: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def add(self, call: str, *faults: Fault) -> None:
        self._waiting[call].extend(faults)

    def take(self, call: str) -> Fault | None:
        waiting = self._waiting[call]
        return waiting.popleft() if waiting else None
