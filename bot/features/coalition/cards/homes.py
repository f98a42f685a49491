"""Where the coalition lives, and how another place comes in or one leaves."""

from dataclasses import replace

from bot.features.coalition.cards.joining import readers
from bot.features.coalition.cards.pieces import ADD, FROM, HOME, KNOWN, LIVE, WAYS, language_called, part, to
from bot.features.coalition.cards.reaching import why
from bot.features.coalition.commands import (
    BringHere,
    ChangeHome,
    HomeOfOurs,
    HomePage,
    HomesPage,
    InvitePlace,
    LeaveHome,
    TakeInvitationBack,
    TryAgain,
)
from bot.features.coalition.model import Coalition, Home, Member, OneTimeCode
from bot.features.coalition.model.homes import AtPlace, Invited, Places
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import (
    Button,
    Element,
    Fact,
    Facts,
    Heading,
    Menu,
    MenuOption,
    Note,
    Style,
    Words,
)
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, Text, When, say
from bot.kernel.wire import draft

AT_ONCE = 6
"""Places in one part of the list: beside it stand the codes that are open."""

TAKEN_BACK = say("The code does not work any more.")

_SEEN_IN_BOTH = say(
    "Both places then see the same dates, promises and news. They also see the names and organisations of the members."
)
_ONE_PLACE = say("A round is held in one place.")
_OTHER_ACCOUNT = say("If you are a member with another account, link this one first.")
_NOT_SEEN = say("What people type in one channel is not seen in the other.")


def page(given: Places, context: Context) -> Card:
    some = part(given.homes, given.start, AT_ONCE)
    facts = tuple(Fact(home.name, _about(home, given.coalition)) for home in some.shown)
    options = tuple(MenuOption(home.name, HomeOfOurs(home.id)) for home in some.shown)
    mine = context.person in given.coalition.facilitators
    here = given.home(context.home)
    inviting = draft(InvitePlace, here=(here.label if here else "") or None)
    nowhere = say("The coalition meets nowhere now. A facilitator can make a code, and type it in a new place.")
    return card(
        HomesPage.title,
        Words(say("Places, in the order they came in:") if facts else nowhere),
        Facts(facts) if facts else None,
        Menu(say("Look at one"), options) if options else None,
        some.turning(HomesPage),
        *(_open_codes(given.codes) if mine else ()),
        row(to(inviting) if mine else None, HOME),
    )


def _about(home: Home, coalition: Coalition) -> Phrase:
    if home.away:
        platform, since = home.platform.title(), Moment(home.away.since, When.day)
        return say("{platform}, out of reach since {since}", platform=platform, since=since)
    return say(
        "{platform}, in {language}, since {since}, brought in by {who}",
        platform=home.platform.title(),
        language=language_called(home.language or coalition.language),
        since=Moment(home.opened_at, When.day),
        who=Mention(home.opened_by),
    )


def _open_codes(codes: tuple[OneTimeCode, ...]) -> tuple[Element | None, ...]:
    shown = (element for code in codes for element in (Words(_open(code)), row(_taking_back(code))))
    return (Heading(say("Codes that nobody has used yet")), *shown) if codes else ()


def _open(code: OneTimeCode) -> Phrase:
    return say("For {place}. It works until {until}.", place=code.label, until=Moment(code.until))


def _taking_back(code: OneTimeCode) -> Button:
    return replace(to(TakeInvitationBack(code.id)), spoken=say("Take back the code for {place}", place=code.label))


def home(given: AtPlace, context: Context) -> Card:
    here, coalition = given.home, given.places.coalition
    mine = context.person in coalition.facilitators
    may_leave = mine or context.person == here.opened_by
    asked = say("The coalition leaves {place}? All members stay, and everyone can see it.", place=here.name)
    language, away = here.language or coalition.language, why(here)
    return card(
        here.name,
        Facts(
            (
                Fact(say("Platform"), here.platform.title()),
                Fact(say("Language"), language_called(language)),
                Fact(say("Since"), Moment(here.opened_at, When.day)),
                Fact(say("Brought in by"), Mention(here.opened_by)),
            )
        ),
        Words(away) if away else None,
        None if may_leave else Words(say("A facilitator, or who brought it in, can let this place leave.")),
        row(
            to(TryAgain(here.id), style=Style.primary) if mine and away else None,
            to(draft(ChangeHome, place=here.id, language=language), say("Change")) if mine else None,
            replace(to(LeaveHome(here.id)), confirm=asked) if may_leave else None,
        ),
        row(to(HomesPage()), HOME),
    )


def code_made(coalition: Coalition, code: str, made: OneTimeCode, here: Text | None) -> Card:
    """The code, shown this once, and a text to forward."""
    return card(
        say("A code for another place"),
        Words(say("Code: {code}", code=code)),
        Words(say("It brings in one place, and works until {until}.", until=Moment(made.until))),
        Heading(say("A text to forward")),
        Words(_invited(coalition, made, here)),
        Words(_SEEN_IN_BOTH),
        Words(_ONE_PLACE),
        Words(_NOT_SEEN),
        Words(say("To look at it, type in your channel: /coalition home {code}", code=code)),
        Note(say("The code is shown only now. Under Our places you can take it back.")),
        row(to(HomesPage())),
    )


def _invited(coalition: Coalition, made: OneTimeCode, here: Text | None) -> Phrase:
    if here is None:
        return say("{name} invites {there} to take part.", name=coalition.name, there=made.label)
    return say(
        "{name} meets in {here}, and invites {there} to take part.", name=coalition.name, here=here, there=made.label
    )


def opened(given: Invited, code: str) -> Card:
    """What a code opens, before anyone says yes."""
    return card(
        say("Bring {name} here?", name=given.places.coalition.name),
        Words(say("The invitation comes from {place}.", place=given.origin.name)) if given.origin else None,
        Words(_SEEN_IN_BOTH),
        Words(_ONE_PLACE),
        Words(_NOT_SEEN),
        readers([home.name for home in given.places.homes]),
        row(to(BringHere(code), style=Style.primary), to(HomePage(), say("Not now"))),
        *(() if given.places.me else (Note(_OTHER_ACCOUNT), row(KNOWN))),
    )


def brought(coalition: Coalition, me: Member) -> Card:
    """To the one who brought it, who is a member from then on."""
    next_step = say("You are a member of it. Next, say whom you are with.")
    return card(
        say("{name} meets here now", name=coalition.name),
        Words(say("Everyone in this channel can take part.") if me.placed else next_step),
        row(*((HOME,) if me.placed else (FROM, ADD, LIVE))),
    )


def welcome(coalition: Coalition, by: PersonId) -> Card:
    """In the place that came in."""
    return card(
        say("{name} meets here too now", name=coalition.name),
        Words(say("{who} brought it here. To join, say whom you are with.", who=Mention(by))),
        row(*WAYS, KNOWN),
    )


def came_in(new: Home, by: PersonId) -> Card:
    """In all other places."""
    return card(
        say("{place} takes part now", place=new.name),
        Words(say("{who} brought the coalition there.", who=Mention(by))),
        Words(say("Both places see the same dates, promises and news; a round is held in one place.")),
        row(to(HomesPage())),
    )


def changed(home: Home, coalition: Coalition, by: PersonId) -> Card:
    return card(
        say("{who} changed this place", who=Mention(by)),
        Facts(
            (
                Fact(say("Name"), home.name),
                Fact(say("Language"), language_called(home.language or coalition.language)),
            )
        ),
    )


def left(given: AtPlace, by: PersonId) -> Card:
    """In all places, also as the last word in the one that leaves."""
    return card(
        say("The coalition has left {place}", place=given.home.name),
        Words(say("{who} ended it there; all members stay.", who=Mention(by))),
        row(to(HomesPage())),
    )
