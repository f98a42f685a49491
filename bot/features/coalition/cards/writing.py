"""Who writes down answers for someone, as they, the other and everybody see it."""

from dataclasses import replace

from bot.features.coalition.cards.pieces import HOME, to
from bot.features.coalition.commands import (
    AddPerson,
    AddResident,
    LeaveForThem,
    LetWrite,
    PersonPage,
    StopWriting,
    TakeBackWriting,
    WriteForThem,
    WritersPage,
)
from bot.features.coalition.model import (
    Everyone,
    Facing,
    Inside,
    Member,
)
from bot.features.coalition.model.writing import (
    WRITERS,
    Writing,
)
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Menu, MenuOption, Note, People, PersonLine, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say
from bot.kernel.wire import draft

Shown = Card | Phrase

TAKEN_BACK = say("Done. They no longer write for you; what they wrote stays, and you can correct it.")
STOPPED = say("Done. You no longer write for them; what you wrote stays.")
YOU_WRITE = say("You write down their answers now. Your name stands beside each.")
THEY_LEFT = say("They have left the coalition. Their name is deleted here.")


def page(given: Writing, context: Context) -> Card:
    me = given.me
    lines = tuple(PersonLine(Mention(each)) for each in me.writers)
    back = tuple(MenuOption(Mention(each), TakeBackWriting(each)) for each in me.writers)
    theirs = tuple(MenuOption(Mention(each), PersonPage(each)) for each in given.writes_for[:25])
    return card(
        WritersPage.title,
        Words(say("They write down your answers when you give them by phone or in person. Their name stands beside.")),
        People(say("They may write for you"), lines) if lines else Note(say("Nobody writes for you.")),
        Menu(say("Take it back from …"), back) if back else None,
        Menu(say("You may write for …"), theirs) if theirs else None,
        row(to(Draft(LetWrite), style=Style.primary) if len(lines) < WRITERS else None, HOME),
    )


def chosen(writer: PersonId) -> Card:
    return card(
        say("{who} may write for you now", who=Mention(writer)),
        Words(say("You see what they write down, and can change it. You can take this back on My page.")),
        row(to(WritersPage()), HOME),
    )


def writes_already(writer: PersonId) -> Phrase:
    return say("{who} may write for you already. Nothing else is needed.", who=Mention(writer))


def you_may_write(person: PersonId) -> Phrase:
    return say("{who} lets you write down their answers. You can give it up at any time.", who=Mention(person))


def looking_at(person: PersonId) -> Button:
    return to(PersonPage(person), say("See it"))


def added(person: PersonId) -> Card:
    return card(
        say("{who} is a member now", who=Mention(person)),
        Words(say("You write down their answers, and your name stands beside each.")),
        row(to(PersonPage(person), say("Open their page")), HOME),
    )


def of_person(other: Member) -> tuple[Words | None, ...]:
    """On the page of a person, for all to see."""
    names = tuple(map(Mention, other.writers))
    return (
        None if other.accounts else Words(say("Not on chat.")),
        Words(say("May write for them: {names}", names=names)) if names else None,
    )


def choices(given: Facing) -> tuple[Button | None, ...]:
    """What the one who looks may do about it."""
    me, other = given.me, given.other
    if me.id == other.id:
        return ()
    writes, facilitates = me.id in other.writers, me.id in given.coalition.facilitators
    gone = replace(to(LeaveForThem(other.id)), confirm=say("Does this person leave? Their name is deleted here."))
    return (
        to(draft(LetWrite, person=other.id), say("May write for me")) if _free(me, other) else None,
        to(TakeBackWriting(other.id), say("May write for me no more")) if other.id in me.writers else None,
        to(StopWriting(other.id)) if writes else None,
        to(WriteForThem(other.id)) if facilitates and not writes and not other.accounts else None,
        gone if (writes or facilitates) and not other.accounts else None,
    )


def _free(me: Member, other: Member) -> bool:
    return bool(other.accounts) and other.id not in me.writers and len(me.writers) < WRITERS


def adding_resident(given: Everyone) -> Button | None:
    facilitates = given.me.id in given.coalition.facilitators
    return to(Draft(AddResident), say("Add a resident not on chat")) if facilitates else None


def adding(given: Inside) -> Button | None:
    facilitates = given.me.id in given.coalition.facilitators
    if given.organisation is None:
        return None
    seat = given.seat
    leads = seat is not None and not seat.waiting and seat.representative == given.me.id
    return to(draft(AddPerson, organisation=given.organisation.id)) if facilitates or leads else None
