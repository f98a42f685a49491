"""Plays a state machine through many histories: as many and as long wherever it runs, and nothing kept between runs."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

STEPS = 50


def play(machine: type[RuleBasedStateMachine], histories: int = 200, steps: int = STEPS) -> None:
    """A history that takes long on a busy machine is not a fault of it."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=histories,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
