"""Where no round is to be shown: how to open one, and in which other places one is open."""

from bot.features.listening.commands import OpenFirstRound, OpenRound, RoundsHere
from bot.features.listening.model import RoundId
from bot.features.slow_rounds.facts import SLOW_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Draft
from bot.kernel.elements import Button, Note, Style, Words
from bot.kernel.text import Text, say

PLACES = 3
"""Of other places where a round is open, so many are named."""


def choosing(each: tuple[tuple[RoundId, Text], ...]) -> Card:
    """Where no place says which one it is about."""
    there = ((say("A round is open in {place}.", place=name), name, key) for key, name in each)
    seeing = say("See the round")
    return card(
        say("Listening rounds"),
        *(
            element
            for said, name, key in there
            for element in (
                Words(said),
                row(Button(seeing, RoundsHere(key), spoken=say("See the round in {place}", place=name))),
            )
        ),
    )


def no_round(elsewhere: tuple[Text, ...]) -> Card:
    there = (
        Words(say("A round is open in {place}. To take part, go there.", place=name)) for name in elsewhere[:PLACES]
    )
    return card(
        say("Listening rounds"),
        *there,
        Words(say("There is no round here now. In a round everyone speaks in turn, and the others only listen.")),
        row(
            Button(say("First round"), OpenFirstRound(), Style.primary),
            Button(say("Another topic"), Draft(OpenRound)),
            Button(say("Change the first round"), Draft(OpenFirstRound)),
            Button(say("Slow round"), SLOW_PAGE),
        ),
        Note(say("The first round has five questions to get to know each other. Nothing is decided in it.")),
    )
