"""Buttons and short pieces that several cards of the register share."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from bot.cutting import shortened
from bot.features.agreements.commands import AgreementPage, AgreementsPage
from bot.features.agreements.model import Agreement, Party, Stage, Version
from bot.kernel.elements import Button
from bot.kernel.limits import NOTE
from bot.kernel.text import Moment, Named, Phrase, When, length, say, say_n

NAMES, EACH, ROOM = 12, 320, 100
"""So many names stand on a card, so many characters of each in a list; and so much of a note is left for the day."""

ALL = Button(AgreementsPage.title, AgreementsPage())


def called(state: Agreement) -> Phrase:
    return say("{number}. {title}", number=state.number, title=state.title)


def look(state: Agreement) -> Button:
    return Button(say("Look at number {number}", number=state.number), AgreementPage(state.id), spoken=called(state))


def words(of: Version, most: int | None = None) -> Iterator[str | Phrase]:
    """What is one line is its own title."""
    if of.text != of.title:
        yield of.text if most is None else shortened(of.text, most)
    if of.chosen:
        yield say("We chose: {chosen}", chosen=chosen(of.chosen))


def how(state: Agreement) -> Phrase:
    """When, and in a sentence that can be checked."""
    last = state.adopted
    on = Moment(last.at, When.day)
    if last.adoption is None or length(last.adoption.told) > NOTE - ROOM:
        return say("Agreed on {on}.", on=on)
    return say("{on}. {told}", on=on, told=last.adoption.told)


def standing(state: Agreement) -> Phrase:
    match state.stage:
        case Stage.in_force:
            return say("It holds.")
        case Stage.under_review:
            return say("It is looked at again, and holds until then.")
        case Stage.ended:
            return say("It has ended.")


def names(parties: tuple[Party, ...], most: int = NAMES) -> Phrase:
    """In the order in which they were asked, which says nothing of anybody; residents' seats are counted."""
    named = tuple(Named(each.organisation) for each in parties if each.organisation)
    residents = len(parties) - len(named)
    parts = [
        say("{names}", names=named[:most]) if named else None,
        say_n("{n} more", "{n} more", len(named) - most) if len(named) > most else None,
        say_n("{n} residents’ seat", "{n} residents’ seats", residents) if residents else None,
    ]
    told, *others = [each for each in parts if each] or [say("nobody")]
    for each in others:
        told = say("{before}, {part}", before=told, part=each)
    return told


def chosen(option: str) -> str | Moment:
    """What is a time is told as one."""
    try:
        at = datetime.fromisoformat(option)
    except ValueError:
        return option
    return Moment(at) if at.tzinfo else option


def day(of: date) -> Moment:
    """At noon, so that it is the same day in most zones."""
    return Moment(datetime.combine(of, time(12), UTC), When.day)
