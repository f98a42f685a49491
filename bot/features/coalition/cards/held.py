"""What the coalition's base keeps of one person, in plain words."""

from collections.abc import Iterator

from bot.accounts import called
from bot.features.coalition.cards.pieces import language_called
from bot.features.coalition.cards.residents import supporting
from bot.features.coalition.cards.seats import held_by
from bot.features.coalition.model import Acting, Stored
from bot.kernel.personal import Held
from bot.kernel.text import Mention, Moment, Named, Text, When, say, say_n

_WHILE_HERE = say("It is kept until you leave the coalition.")
_SEEN_BY_ALL = say("All members see it.")
_FOR_YOU = say("For what the bot says to you alone.")


def of_person(given: Stored | None) -> tuple[Held, ...]:
    if given is None:
        return ()
    about = (*_about(given.acting), *_staying(given.acting, given)) if given.acting else ()
    return (*about, *_writing(given), *_codes(given), *_for_residents(given))


def _for_residents(given: Stored) -> Iterator[Held]:
    label, while_here = say("Residents' seats"), say("It is kept until you leave or are with an organisation.")
    offer = given.offer
    if offer and offer.since:
        supported = supporting(len(offer.supporters))
        since = Moment(offer.since, When.day)
        words = say("You offer to speak for residents since {day}, {support}.", day=since, support=supported)
        yield Held(label, words, _SEEN_BY_ALL, while_here)
    if offer and offer.held_at:
        last = say("You were last confirmed on {day}.", day=Moment(offer.held_at, When.day))
        yield Held(label, last, say("So that turns are taken by all."), while_here)
    if given.supports:
        others = say_n("You support {n} resident.", "You support {n} residents.", given.supports)
        yield Held(label, others, say("So that residents name each other."), while_here)


def _about(given: Acting) -> Iterator[Held]:
    me = given.me
    yield Held(say("Name"), me.name, _SEEN_BY_ALL, _WHILE_HERE)
    with_whom: Text | None = Named(me.organisation) if me.organisation else me.neighbourhood
    if with_whom:
        yield Held(say("With"), with_whom, _SEEN_BY_ALL, _WHILE_HERE)
    if given.seat and given.holds_seat:
        kind = say("You speak for it.") if given.seat.representative == me.id else say("You are an alternate.")
        if given.seat.organisation is None:
            kind = held_by(given.seat, me.id)
        yield Held(say("Seat"), kind, _SEEN_BY_ALL, _WHILE_HERE)
    if me.id in given.coalition.facilitators:
        term = given.coalition.facilitation.term_of(me.id)
        since = say("Since {day}", day=Moment(term.since, When.day)) if term else say("Yes")
        yield Held(say("Facilitator"), since, _SEEN_BY_ALL, _WHILE_HERE)
    offer = given.coalition.facilitation.offer_to(me.id)
    if offer:
        by = say("{by} asked you", by=Mention(offer.by))
        until = say("It is kept for 14 days, or until you answer.")
        yield Held(say("Asked to facilitate"), by, say("Facilitators see it."), until)
    yield Held(say("Language"), language_called(me.language), _FOR_YOU, _WHILE_HERE)
    yield Held(say("Time zone"), me.zone, _FOR_YOU, _WHILE_HERE)
    for each in me.accounts:
        yield Held(say("Account"), called(each), say("So that the bot knows you again."), _WHILE_HERE)


def _writing(given: Stored) -> Iterator[Held]:
    writers = given.acting.me.writers if given.acting else ()
    if writers:
        names = say("{names}", names=tuple(map(Mention, writers)))
        yield Held(say("Who may write for you"), names, _SEEN_BY_ALL, say("It is kept until you take it back."))
    if given.writes_for:
        theirs = say_n("You may write for {n} person.", "You may write for {n} people.", len(given.writes_for))
        yield Held(say("Writing for others"), theirs, _SEEN_BY_ALL, say("It is kept until one of you ends it."))


def _codes(given: Stored) -> Iterator[Held]:
    """Not what they are: of a code nothing is kept by which it could be used."""
    for each in given.codes:
        yield Held(
            say("A code that you made"),
            say("It works until {until}.", until=Moment(each.until)),
            say("So that it is known when it is used."),
            say("It is kept until it is used, or until then."),
        )


def _staying(acting: Acting, given: Stored) -> Iterator[Held]:
    joined = Moment(acting.me.joined_at, When.day)
    counted = say("So that the history can be read.")
    yield Held(say("Joined"), joined, counted, say("It is kept without your name."), stays=True)
    if given.added:
        added = say_n("You added {n} organisation", "You added {n} organisations", given.added)
        theirs = say("It belongs to the organisation.")
        yield Held(say("Organisations"), added, theirs, say("It stays as long as the coalition does."), stays=True)
    if given.brought:
        brought = say_n(
            "You brought the coalition to {n} place", "You brought the coalition to {n} places", given.brought
        )
        known = say("So that all know who brought it there.")
        yield Held(say("Places"), brought, known, say("It is kept without your name."), stays=True)
