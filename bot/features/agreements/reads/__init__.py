"""What the register's handlers and pages need from the store: loaded and locked here, decided elsewhere."""

from bot.features.agreements.reads.finding import finding, found_again
from bot.features.agreements.reads.living import (
    acting,
    ending,
    following,
    forgetting,
    making,
    marking,
    named,
    on_its_day,
    replacing,
    wording_now,
    words_as_they_are,
)
from bot.features.agreements.reads.pages import bound, latest, listed, looking, offering, taking, to_pick, version

__all__ = [
    "acting",
    "bound",
    "ending",
    "finding",
    "following",
    "forgetting",
    "found_again",
    "latest",
    "listed",
    "looking",
    "making",
    "marking",
    "named",
    "offering",
    "on_its_day",
    "replacing",
    "taking",
    "to_pick",
    "version",
    "wording_now",
    "words_as_they_are",
]
