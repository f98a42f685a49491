"""An organisation leaves, and comes back."""

from dataclasses import replace

from bot.features.coalition.cards.pieces import FROM, HOME, LIVE, to
from bot.features.coalition.commands import LeaveAsOrganisation, MarkAsLeft, WhoPage
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Style, Words
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Named, say


def leaving(organisation: OrganisationId) -> Button:
    """For its representative."""
    ask = say("Does {organisation} leave? Its seat goes, and its people stay until they say otherwise.")
    press = to(LeaveAsOrganisation(organisation), style=Style.danger)
    return replace(press, confirm=ask.using(organisation=Named(organisation)))


def marking(organisation: OrganisationId) -> Button:
    """For a facilitator, when nobody is with it."""
    ask = say("Mark {organisation} as left? It can come back at any time.")
    return replace(to(MarkAsLeft(organisation)), confirm=ask.using(organisation=Named(organisation)))


def left(organisation: OrganisationId) -> Card:
    return card(
        say("{organisation} has left", organisation=Named(organisation)),
        Words(say("Its people are still members. Please say whom you are with now.")),
        row(FROM, LIVE),
    )


def you_left(organisation: OrganisationId) -> Card:
    return card(
        say("{organisation} has left", organisation=Named(organisation)),
        Words(say("Everyone can see it in the channel. It can come back at any time.")),
        row(HOME),
    )


def marked(organisation: OrganisationId, by: PersonId) -> Card:
    return card(
        say("{organisation} has left", organisation=Named(organisation)),
        Words(say("Nobody was with it any more. {who} marked it as left.", who=Mention(by))),
        row(to(WhoPage())),
    )


def says_from(organisation: OrganisationId, who: PersonId) -> Card:
    """It has left, and a stranger's word does not bring it back."""
    words = say("{who} says they are from {organisation}, which had left.")
    return card(
        words.using(who=Mention(who), organisation=Named(organisation)),
        Words(say("A facilitator confirms who speaks for it.")),
        row(to(WhoPage())),
    )


def returned(organisation: OrganisationId, who: PersonId) -> Card:
    return card(
        say("{organisation} is back", organisation=Named(organisation)),
        Words(say("{who} speaks for it.", who=Mention(who))),
        row(FROM, to(WhoPage())),
    )
