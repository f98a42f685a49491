"""What should not happen, and did: a number for the person, the same number in the log, one more in the metrics."""

import secrets
from collections.abc import Callable

from structlog.typing import FilteringBoundLogger

from adapters.metrics import Metrics

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8


def drawn() -> str:
    """Eight letters and digits that are hard to mistake for one another when read aloud."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(LENGTH))


class Incidents:
    def __init__(self, log: FilteringBoundLogger, metrics: Metrics, draw: Callable[[], str] = drawn) -> None:
        self._log = log
        self._metrics = metrics
        self._draw = draw

    def report(self, part: str, error: BaseException, **where: str) -> str:
        """The incident's number. `part` is desk, clock, courier, muting or metrics; `where` takes fields that the logs
        list."""
        return self._reported(part, exception=error, **where)

    def report_untraced(self, part: str, **where: str) -> str:
        """Without the error: its types and places name what was submitted."""
        return self._reported(part, **where)

    def _reported(self, part: str, **what: object) -> str:
        incident = self._draw()
        self._metrics.incident(part)
        self._log.error(f"Incident in the {part}.", incident=incident, **what)
        return incident
