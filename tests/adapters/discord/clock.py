"""The time of a stand-in Discord, by which it counts how long its answers take."""

import time


class Clock:
    """The computer's, and as much later as a test says."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self._ahead

    def later(self, seconds: float) -> None:
        self._ahead += seconds
