"""Plays a state machine through many histories: as many and as long wherever it runs, and nothing kept between runs."""

import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

STEPS = 50
MADE_SHORT = () if os.environ.get("CI") else (Phase.shrink, Phase.explain)


def play(machine: type[RuleBasedStateMachine], histories: int = 200, steps: int = STEPS) -> None:
    """A history that takes long on a busy machine is not a fault of it. One that fails is told as it was played where
    nobody waits for it, and made as short as it can be where somebody looks for the fault."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=histories,
            stateful_step_count=steps,
            phases=[Phase.generate, *MADE_SHORT],
            deadline=None,
            database=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
