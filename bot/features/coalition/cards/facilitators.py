"""Who facilitates, and how that changes."""

from dataclasses import replace

from bot.features.coalition.cards.joining import change
from bot.features.coalition.cards.pieces import HOME, to
from bot.features.coalition.commands import FacilitatorsPage, StopFacilitating, TakeOverFacilitation, WhoPage
from bot.features.coalition.model import AtHome
from bot.features.history.facts import HISTORY_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, People, PersonLine, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, say

YOU_STOPPED = say("You are no longer a facilitator. Thank you.")
YOU_FACILITATE = say("You are a facilitator now. Everyone can see it in the channel.")

_TAKE_OVER = to(TakeOverFacilitation(), style=Style.primary)
_STOP = replace(
    to(StopFacilitating()), confirm=say("Stop being a facilitator? Another facilitator can make you one again.")
)


def page(given: AtHome, context: Context) -> Card:
    coalition = given.coalition
    mine = context.person in coalition.facilitators
    lines = tuple(PersonLine(Mention(each)) for each in coalition.facilitators)
    return card(
        FacilitatorsPage.title,
        People(say("Facilitators start rounds and keep time. This gives them no vote."), lines) if lines else None,
        None if lines else Words(say("There is no facilitator now. A representative can take over.")),
        row(
            take_over(given, context),
            to(WhoPage(), say("Make someone a facilitator")) if mine else None,
            to(change(coalition)) if mine else None,
            _STOP if mine and len(lines) > 1 else None,
        ),
        row(Button(say("History"), HISTORY_PAGE), HOME),
    )


def take_over(given: AtHome, context: Context) -> Button | None:
    """For those who may."""
    may = given.me and given.coalition.may_be_taken_over_by(context.person, given.representatives)
    return _TAKE_OVER if may else None


def made(person: PersonId, by: PersonId) -> Card:
    return card(
        say("{who} is a facilitator now", who=Mention(person)),
        Words(say("{who} asked them to be one.", who=Mention(by))),
        row(to(FacilitatorsPage())),
    )


def stopped(person: PersonId) -> Card:
    return card(say("{who} is no longer a facilitator", who=Mention(person)), row(to(FacilitatorsPage())))


def taken_over(by: PersonId) -> Card:
    return card(
        say("{who} is the facilitator now", who=Mention(by)),
        Words(say("There was no facilitator left.")),
        row(to(FacilitatorsPage())),
    )


def nobody_left() -> Card:
    return card(
        say("There is no facilitator now"),
        Words(say("A representative of an organisation can take over.")),
        row(_TAKE_OVER),
    )
