"""What is one's own: whom one is with, one's seat, language and zone, what is kept about one, and leaving."""

from dataclasses import replace

from bot.features.attention.facts import TIMES_PAGE
from bot.features.coalition.cards import seats
from bot.features.coalition.cards.pieces import HOME, language_called, to
from bot.features.coalition.commands import (
    ChangeMyDetails,
    JoinPage,
    LeaveCoalition,
    MyAccounts,
    MyPage,
    NeedsPage,
    OrganisationPage,
    UseAnotherAccount,
    WritersPage,
)
from bot.features.coalition.model import Acting, Member
from bot.features.privacy.facts import PRIVACY_PAGE
from bot.features.promises.facts import MY_PROMISES_PAGE
from bot.features.proposals.facts import MY_ANSWERS_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Fact, Facts, Style
from bot.kernel.text import Named, Text, say
from bot.kernel.wire import draft

_PROMISES = Button(say("My promises"), MY_PROMISES_PAGE)
_LEAVE = replace(
    to(LeaveCoalition(), style=Style.danger),
    confirm=say("Leave the coalition? Your name is deleted, and a seat that you hold is given back."),
)


def page(given: Acting, context: Context) -> Card:
    me, mine = given.me, given.seat
    return card(
        MyPage.title,
        Facts(
            (
                Fact(say("Name"), me.name),
                Fact(say("With"), _with(me)),
                Fact(say("Seat"), _seat(given)),
                Fact(say("Language"), language_called(me.language)),
                Fact(say("Time zone"), me.zone),
            )
        ),
        row(
            *_seat_buttons(given),
            to(JoinPage(), say("I'm with someone else") if me.placed else say("I'm from …")),
            to(NeedsPage()),
            Button(say("My times"), TIMES_PAGE),
            to(MyAccounts() if len(me.accounts) > 1 else UseAnotherAccount()),
        ),
        row(
            to(draft(ChangeMyDetails, language=me.language, zone=me.zone), say("Change my details")),
            to(OrganisationPage(mine.organisation), say("Alternates"))
            if mine and mine.representative == me.id
            else None,
            Button(say("What is stored about me"), PRIVACY_PAGE),
            _LEAVE,
            HOME,
        ),
        row(to(WritersPage()), Button(say("My open answers"), MY_ANSWERS_PAGE), _PROMISES),
    )


def _with(me: Member) -> Text:
    if me.organisation:
        return Named(me.organisation)
    return me.neighbourhood or say("You have not said yet.")


def _seat(given: Acting) -> Text:
    seat, me = given.seat, given.me.id
    if seat is None:
        return say("You hold no seat.")
    if given.holds_seat and seat.organisation is None:
        return seats.held_by(seat, me)
    if me == seat.representative:
        return say("You wait to be confirmed.") if seat.waiting else say("You speak for it.")
    return say("You are an alternate.") if me in seat.alternates else seats.state(seat)


def _seat_buttons(given: Acting) -> tuple[Button, ...]:
    seat = given.seat
    if seat is None:
        return ()
    if given.holds_seat:
        return (seats.giving_back(seat),)
    return (seats.filling(seat),) if seat.representative is None else ()
