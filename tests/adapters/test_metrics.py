"""What is counted for Prometheus, and that two instances in one process do not meet."""

from datetime import timedelta

from adapters.incidents import CROCKFORD, LENGTH, Incidents, drawn
from adapters.metrics import Metrics
from bot.dispatch.ports import Backlog
from tests.adapters.scene import NOON, scene


def test_every_metric_stands_in_the_exposition() -> None:
    """What was counted can be read by its name and labels, in the format that Prometheus reads."""
    metrics = Metrics()
    metrics.heard("fake", "pressed", "repeated")
    metrics.delivered("fake", "board", "sent")
    metrics.gave_up("fake", "place-gone")
    metrics.ticked("round", "ran", 0.25)
    metrics.waits(Backlog(7, NOON - timedelta(minutes=2), 1, 5, 3, NOON + timedelta(hours=1)), NOON)
    text = metrics.text().decode()
    assert 'commonground_inbound_total{kind="pressed",outcome="repeated",platform="fake"} 1.0' in text
    assert 'commonground_duplicates_total{platform="fake"} 1.0' in text
    assert 'commonground_outbox_total{platform="fake",result="sent",what="board"} 1.0' in text
    assert 'commonground_dead_letters_total{platform="fake",reason="place-gone"} 1.0' in text
    assert 'commonground_store{what="messages"} 7.0' in text
    assert 'commonground_store{what="boards"} 5.0' in text
    assert 'commonground_store{what="oldest_message_seconds"} 120.0' in text
    assert 'commonground_store{what="timer_overdue_seconds"} 0.0' in text
    assert metrics.value("clock_lag_seconds") == 0.25


def test_two_instances_do_not_meet() -> None:
    """Each has a registry of its own; what was never counted is zero."""
    one, other = Metrics(), Metrics()
    one.refused("not-found")
    assert (one.value("refusals_total", code="not-found"), other.value("refusals_total", code="not-found")) == (1, 0)


def test_an_incident_has_one_number_everywhere() -> None:
    """The number that the person reads is the one in the log; it is easy to read aloud."""
    here = scene()
    number = here.bot.incidents.report("desk", ValueError("words"), platform="fake")
    assert [line["incident"] for line in here.lines()] == [number]
    assert (len(number), set(number) <= set(CROCKFORD)) == (LENGTH, True)
    assert here.count("incidents_total", part="desk") == 1


def test_incidents_are_told_apart() -> None:
    """A thousand numbers in a row are all different."""
    here = scene()
    incidents = Incidents(here.bot.incidents._log, here.bot.metrics, drawn)  # noqa: SLF001 - the scene's own log
    assert len({incidents.report("clock", ValueError()) for _ in range(1_000)}) == 1_000
