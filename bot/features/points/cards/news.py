"""What people are told as points are opened, looked after and shown, and what waits for one of them alone."""

from datetime import datetime, timedelta

from bot.features.coalition.facts import HOME_PAGE
from bot.features.points.cards.pieces import marking
from bot.features.points.model import Point, Points
from bot.kernel.attention import Need
from bot.kernel.card import Card
from bot.kernel.elements import Button, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, say

TOLD_FOR = timedelta(days=7)
"""So long a word to one person stands under *Needs you*."""

TAKEN_DOWN = say("The point is taken down. Who added it finds your words when they look.")
TAKEN_BACK = say("Your point is gone from the card. You can add another one while points are added.")
SHOWN = say("All marks are shown now. Everyone can see them in the channel.")
MORE_TIME = say("Done. Everyone can see it in the channel.")


def closed(state: Points) -> Phrase:
    if state.taken_down:
        return say("Closed. Nothing was shown, and no point or mark is stored.")
    return say("Closed. Nothing was shown, and nothing of it is stored.")


def opened(state: Points) -> Phrase:
    return say("Everyone can add and mark points until {until}. The card is in the channel.", until=Moment(state.until))


def added(point: Point) -> Phrase:
    return say("Your point is on the card as number {number}. You can mark it as well.", number=point.number)


def more_time(state: Points, by: PersonId) -> Card:
    return _told(
        say("{who} gave the points one more day: they end at {until}.", who=Mention(by), until=Moment(state.until))
    )


def kept_open(state: Points) -> Card:
    return _told(
        say("The bot was away, so the points stay open longer: they end at {until}.", until=Moment(state.until))
    )


def longer_already(state: Points) -> Phrase:
    return say("It got one more day already: it ends at {until}.", until=Moment(state.until))


def taken_down(by: PersonId) -> Card:
    return _told(say("{who}, who looks after the points, took one down.", who=Mention(by)))


def shown_by(by: PersonId) -> Card:
    return _told(say("{who} showed all marks now.", who=Mention(by)))


def closed_by(state: Points, by: PersonId) -> Card:
    return _told(say("{who} closed the points without showing any marks.", who=Mention(by)))


def nothing_added(state: Points) -> Card:
    return _told(
        say("Nobody added a point this time, so this is closed. You can ask again from the card of the round.")
    )


def let_go(state: Points, person: PersonId, now: datetime) -> Need:
    """To one who added or marked, when the place is gone in which all marks were to be shown."""
    words = say(
        "The points we share are closed, since their place is closed. "
        "Nothing was shown, and no point or mark is stored."
    )
    return Need(person, state.let_go, words, Button(say("Our coalition"), HOME_PAGE), now + TOLD_FOR)


def last_day(state: Points) -> tuple[Need, ...]:
    """For those who have not marked; and for those of whom a point was taken down, at the same time, so that being
    asked tells nothing about them."""
    marking = tuple(_need(state, person, _marking(state)) for person in state.waited_for)
    looking = say("Something was written to you about a point that you added. Only you see it.")
    return (*marking, *(_need(state, person, looking) for person in state.to_be_told))


def _need(state: Points, person: PersonId, words: Phrase) -> Need:
    return Need(person, state.to_mark, words, marking(state), state.until)


def _marking(state: Points) -> Phrase:
    until = Moment(state.until)
    if state.title:
        topic = state.title
        return say(
            "After “{topic}”: mark the points that are yours too, or none, until {until}.", topic=topic, until=until
        )
    return say("After the round: mark the points that are yours too, or none, until {until}.", until=until)


def _told(said: Phrase) -> Card:
    return Card(said, (Words(said),))
