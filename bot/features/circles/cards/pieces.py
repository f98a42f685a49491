"""Small pieces that the cards of circles share: buttons named after what they do, and names cut to a screenful."""

from dataclasses import replace

from bot.features.circles.commands import (
    CirclePage,
    CirclesPage,
    CloseCircle,
    ComeIn,
    InviteOrganisation,
    InvitePerson,
    KeepCircle,
    LeaveCircle,
    OpenCircle,
)
from bot.features.circles.model import Circle, Kind
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.command import Command, Draft, Page
from bot.kernel.elements import Button, Style
from bot.kernel.text import Phrase, say
from bot.kernel.wire import draft

HOME = Button(say("Home"), HOME_PAGE)


def to(press: Command | Page | Draft, label: Phrase | None = None, style: Style = Style.plain) -> Button:
    title = press.command.title if isinstance(press, Draft) else press.title
    return Button(label or title, press, style)


ALL = to(CirclesPage())
OPEN = to(Draft(OpenCircle), style=Style.primary)


def seeing(circle: Circle) -> Button:
    return to(CirclePage(circle.id), say("See the circle"))


def coming_in(circle: Circle, label: Phrase | None = None) -> Button:
    return to(ComeIn(circle.id), label, Style.primary)


def leaving(circle: Circle) -> Button:
    """Of a circle of people nobody reads what it keeps in confidence once nobody is in it."""
    ask = say("Leave the circle {circle}? No reason is needed.", circle=circle.name)
    if circle.kind is Kind.people and len(circle.parties) == 1:
        ask = say(
            "Leave the circle {circle}? You are the last in it, so it ends. "
            "What it agreed in confidence nobody can read then: if it is needed, open it to all first.",
            circle=circle.name,
        )
    return replace(to(LeaveCircle(circle.id)), confirm=ask)


def taking_back(circle: Circle) -> Button:
    return to(LeaveCircle(circle.id), say("Take it back"))


def declining(circle: Circle) -> Button:
    return to(LeaveCircle(circle.id), say("No, thank you"))


def inviting(circle: Circle) -> Button:
    kind = InvitePerson if circle.kind is Kind.people else InviteOrganisation
    return to(draft(kind, circle=circle.id))


def closing(circle: Circle) -> Button:
    ask = say(
        "Close the circle {circle} for everyone in it? A round that is going on can still be finished.",
        circle=circle.name,
    )
    return replace(to(CloseCircle(circle.id), style=Style.danger), confirm=ask)


def keeping(circle: Circle) -> Button:
    return to(KeepCircle(circle.id))
