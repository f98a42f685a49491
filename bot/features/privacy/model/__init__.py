"""What is told to a person about themselves, and an erasure as it stands."""

from bot.features.privacy.model.erasure import (
    ERASURES,
    PATIENCE,
    STEPS,
    Erasing,
    Erasure,
    ErasureId,
    Erasures,
    NotYours,
    digest,
)
from bot.features.privacy.model.gathered import Gathered
from bot.features.privacy.model.traces import TRACES, Act, Traces, TracesOf

__all__ = [
    "ERASURES",
    "PATIENCE",
    "STEPS",
    "TRACES",
    "Act",
    "Erasing",
    "Erasure",
    "ErasureId",
    "Erasures",
    "Gathered",
    "NotYours",
    "Traces",
    "TracesOf",
    "digest",
]
