"""What the handlers and pages of check-ins need from the store."""

from bot.features.check_ins.reads.clock import (
    asking,
    counting,
    joining,
    keeping,
    prompt_with,
    running_there,
    series_with,
    set_by,
    settling,
    starting,
)
from bot.features.check_ins.reads.holding import the_series
from bot.features.check_ins.reads.pages import all_of_them, answer_now, known, looking, repeating, words_now
from bot.features.check_ins.reads.people import (
    addressing,
    answering,
    answering_as_before,
    bringing,
    calling,
    helping,
    resuming,
    setting,
    wishing,
    wishing_directly,
)

__all__ = [
    "addressing",
    "all_of_them",
    "answer_now",
    "answering",
    "answering_as_before",
    "asking",
    "bringing",
    "calling",
    "counting",
    "helping",
    "joining",
    "keeping",
    "known",
    "looking",
    "prompt_with",
    "repeating",
    "resuming",
    "running_there",
    "series_with",
    "set_by",
    "setting",
    "settling",
    "starting",
    "the_series",
    "wishing",
    "wishing_directly",
    "words_now",
]
