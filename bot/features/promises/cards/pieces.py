"""Small pieces that the cards of promises share: buttons named after what they do, days, and lines of a list."""

from datetime import date, datetime

from bot.agreed import Agreed
from bot.cutting import shortened
from bot.features.coalition.facts import HOME_PAGE
from bot.features.promises.commands import MakePromise, MyPromisesPage, PromisePage, PromisesPage
from bot.features.promises.model import Commitment
from bot.kernel.card import Card
from bot.kernel.command import Command, Draft, Page
from bot.kernel.elements import Button, Buttons, MenuOption, Style, Words
from bot.kernel.text import Mention, Named, Phrase, say
from bot.repeating import WEEKDAYS

TITLE = 30
"""Of a promise in a list to pick from."""


def to(press: Command | Page | Draft, label: Phrase | None = None, style: Style = Style.plain) -> Button:
    title = press.command.title if isinstance(press, Draft) else press.title
    return Button(label or title, press, style)


HOME = Button(say("Home"), HOME_PAGE)
ALL = to(PromisesPage())
MINE = to(MyPromisesPage())
MAKE = to(Draft(MakePromise), style=Style.primary)


def message(text: Phrase, buttons: Buttons | None = None) -> Card:
    return Card(text, (Words(text), *((buttons,) if buttons else ())))


def opening(state: Commitment, label: Phrase | None = None) -> Button:
    return to(PromisePage(state.id), label or say("See the promise"))


def option(state: Commitment) -> MenuOption:
    return MenuOption(shortened(state.what, TITLE), PromisePage(state.id))


def on(day: date) -> Phrase:
    """The day as it stands on a wall, the same for all who read it: an instant of it is another day elsewhere."""
    return say("{weekday}, {date}", weekday=WEEKDAYS[day.weekday()], date=day.isoformat())


def due(state: Commitment) -> Phrase:
    return on(state.due) if state.due else say("No date yet")


def whose(state: Commitment) -> Named | Mention | Phrase:
    """An organisation's, or a resident's own."""
    if state.organisation:
        return Named(state.organisation)
    return Mention(state.person) if state.person else say("a resident")


def agreement(under: Agreed) -> Phrase:
    """By its number, with what became of it."""
    if under.holds:
        return say("agreement {number}, {title}", number=under.number, title=under.title)
    if under.replaced_by is None:
        return say("agreement {number}, {title}, which has ended", number=under.number, title=under.title)
    return say(
        "agreement {number}, {title}; number {other} took its place",
        number=under.number,
        title=under.title,
        other=under.replaced_by,
    )


def line(state: Commitment, now: datetime) -> Phrase:
    """For all, and only where its day is to come, or where nobody carries it: then it says no day that is over."""
    if state.person is None and state.day_is_over(now):
        return say("• {what}. Someone is looked for who carries it.", what=state.what)
    if state.person is None:
        return say("• {what}, by {day}. Someone is looked for who carries it.", what=state.what, day=due(state))
    return say("• {what} ({who}, by {day})", what=state.what, who=Mention(state.person), day=due(state))
