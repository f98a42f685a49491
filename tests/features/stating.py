"""All facts that our features write down, for the tests of the history and of the names in the store."""

import sys
from collections.abc import Iterator
from dataclasses import fields
from typing import get_args, get_type_hints

from bot.features import FEATURES
from bot.kernel.change import Carried, Happened

__all__ = ["FEATURES", "carried", "stated"]


def stated(kind: type[Happened] = Happened) -> Iterator[type[Happened]]:
    """In no order; FEATURES is imported here so that all of them exist. What `slots=True` made a copy of is none."""
    for fact in kind.__subclasses__():
        yield from stated(fact)
        own = getattr(sys.modules[fact.__module__], fact.__name__, None) is fact
        if own and fact.__module__.startswith("bot.features.") and fact.recorded:
            yield fact


def carried(fact: type[Happened]) -> set[str]:
    """The fields that hold people's own words, and are not written down."""
    hints = get_type_hints(fact, include_extras=True)
    return {
        field.name for field in fields(fact) if any(isinstance(mark, Carried) for mark in get_args(hints[field.name]))
    }
