"""What is remembered for a while and may be forgotten: no more of it than so much, and none of it for longer."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    def __init__(self, now: Callable[[], datetime], most: int, kept_for: timedelta) -> None:
        self._now = now
        self._most = most
        self._kept_for = kept_for
        self._kept: OrderedDict[K, tuple[V, datetime]] = OrderedDict()

    def keep(self, key: K, value: V) -> None:
        """In the place of what was there; what is oldest goes first."""
        self.forget(key)
        self._kept[key] = value, self._now() + self._kept_for
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def find(self, key: K) -> V | None:
        value, until = self._kept.get(key, (None, None))
        return value if until is not None and self._now() < until else None

    def forget(self, key: K) -> None:
        self._kept.pop(key, None)
