"""Ground rules: so far the promises on how we treat each other, and who has said that they can keep them."""

from bot.features.ground_rules.model.given import Answering, Reading, Rewording, SayWhomFirst, Spoken, Standing
from bot.features.ground_rules.model.promises import (
    ANSWERS,
    OURS,
    PROMISE,
    PROMISES,
    Answer,
    AskedAnew,
    EnoughAnswers,
    Lines,
    Promises,
    PromisesId,
    PromisesStore,
    Says,
    key_of,
    of_key,
    with_line,
)

__all__ = [
    "ANSWERS",
    "OURS",
    "PROMISE",
    "PROMISES",
    "Answer",
    "Answering",
    "AskedAnew",
    "EnoughAnswers",
    "Lines",
    "Promises",
    "PromisesId",
    "PromisesStore",
    "Reading",
    "Rewording",
    "SayWhomFirst",
    "Says",
    "Spoken",
    "Standing",
    "key_of",
    "of_key",
    "with_line",
]
