"""What is counted, for Prometheus. Labels take words from closed lists: no names, no ids, no text of people."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.dispatch.ports import Backlog

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """A registry of its own, so that two instances in one process do not meet."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._inbound = self._counter("inbound", "Requests of people.", "platform", "kind", "outcome")
        self._duplicates = self._counter("duplicates", "Deliveries that had been received before.", "platform")
        self._refusals = self._counter("refusals", "Requests that were answered with a no.", "code")
        self._outbox = self._counter("outbox", "Calls to platforms by what came of them.", "platform", "what", "result")
        self._dead = self._counter("dead_letters", "Messages that were given up.", "platform", "reason")
        self._ticks = self._counter("ticks", "Timers that were due.", "kind", "outcome")
        self._incidents = self._counter("incidents", "Things that should not happen.", "part")
        self._seconds = Histogram(
            "commonground_command_seconds",
            "From a request's arrival to its answer, the commit included.",
            ("command",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._lag = Gauge("commonground_clock_lag_seconds", "How late the last timer was.", registry=self.registry)
        self._store = Gauge(
            "commonground_store", "What waits in the store when this is read.", ("what",), registry=self.registry
        )

    def _counter(self, name: str, said: str, *labels: str) -> Counter:
        return Counter(f"commonground_{name}", said, labels, registry=self.registry)

    def heard(self, platform: str, kind: str, outcome: str) -> None:
        self._inbound.labels(platform, kind, outcome).inc()
        if outcome == "repeated":
            self._duplicates.labels(platform).inc()

    def took(self, command: str, seconds: float) -> None:
        self._seconds.labels(command).observe(seconds)

    def refused(self, code: str) -> None:
        self._refusals.labels(code).inc()

    def delivered(self, platform: str, what: str, result: str) -> None:
        """`what` is post, board or open; on calls look, mute or unmute."""
        self._outbox.labels(platform, what, result).inc()

    def gave_up(self, platform: str, reason: str) -> None:
        self._dead.labels(platform, reason).inc()

    def ticked(self, kind: str, outcome: str, late: float) -> None:
        """`late` in seconds after it was due."""
        self._ticks.labels(kind, outcome).inc()
        self._lag.set(late)

    def incident(self, part: str) -> None:
        self._incidents.labels(part).inc()

    def waits(self, backlog: Backlog | None, now: datetime) -> None:
        """Ages in seconds; 0 where nothing waits, or is not due yet. None if it is not known: then nothing is told."""
        if backlog is None:
            self._store.clear()
            return
        self._store.labels("messages").set(backlog.messages)
        self._store.labels("oldest_message_seconds").set(_age(backlog.oldest_message, now))
        self._store.labels("dead_letters").set(backlog.dead_letters)
        self._store.labels("boards").set(backlog.boards)
        self._store.labels("timers").set(backlog.timers)
        self._store.labels("timer_overdue_seconds").set(_age(backlog.next_timer, now))

    def value(self, name: str, **labels: str) -> float:
        """One sample, 0 if it was never counted."""
        return self.registry.get_sample_value(f"commonground_{name}", labels) or 0.0

    def text(self) -> bytes:
        """The exposition format that Prometheus reads."""
        return generate_latest(self.registry)


def _age(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since else 0.0
