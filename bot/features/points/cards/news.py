"""What people are told as points are opened, looked after and shown, and what waits for one of them alone."""

from datetime import datetime

from bot.features.points.cards.pieces import heading, marking
from bot.features.points.commands import MarksPage, NamePoint
from bot.features.points.model import Point, Points
from bot.kernel.attention import Need
from bot.kernel.card import Card
from bot.kernel.elements import Button, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, say
from bot.kernel.wire import draft

CLOSED = say("Closed. Nothing was shown, and nothing of it is stored.")
TAKEN_DOWN = say("The point is taken down. Who added it is told privately, with your words.")
TAKEN_BACK = say("Your point is gone from the card. You can add another one while points are added.")
SHOWN = say("All marks are shown now. Everyone can see them in the channel.")
MORE_TIME = say("Done. Everyone can see it in the channel.")


def opened(state: Points) -> Phrase:
    return say("Everyone can add and mark points until {until}. The card is in the channel.", until=Moment(state.until))


def added(point: Point) -> Phrase:
    return say("Your point is on the card as number {number}. You can mark it as well.", number=point.number)


def more_time(state: Points, by: PersonId) -> Card:
    return _told(
        say("{who} gave the points one more day: they end at {until}.", who=Mention(by), until=Moment(state.until))
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


def reminding(state: Points, person: PersonId) -> Need:
    words = say(
        "{title}: mark those that are yours too, or none, until {until}.",
        title=heading(state),
        until=Moment(state.until),
    )
    return Need(person, state.to_mark, words, marking(state), state.until)


def to_author(state: Points, point: Point, why: str, by: PersonId, now: datetime) -> Need | None:
    """For whoever added a point that was taken down, if it is known and somebody else."""
    if point.by in {None, by} or point.by is None:
        return None
    words = say("{who} took down your point “{point}”: {why}", who=Mention(by), point=point.words, why=why)
    again = Button(NamePoint.title, draft(NamePoint, points=state.id))
    button = again if state.takes_points(now) else Button(MarksPage.title, MarksPage(state.id))
    return Need(point.by, state.about(point.number), words, button, state.until)


def _told(said: Phrase) -> Card:
    return Card(said, (Words(said),))
