"""Who is here: organisations in the order in which they came in, their people, and one person."""

from dataclasses import replace

from bot.features.coalition.cards import leading, leaving, seats, writing
from bot.features.coalition.cards.pieces import HOME, LINES, part, to
from bot.features.coalition.commands import (
    AskToFacilitate,
    HandOver,
    JoinOrganisation,
    NameAlternate,
    OrganisationPage,
    PersonPage,
    RemoveAlternate,
    ResidentsPage,
    WhoPage,
)
from bot.features.coalition.model import Everyone, Facing, Inside, Member, Organisation, Seat
from bot.features.history.facts import history_of
from bot.features.weights.facts import weight_of
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Menu, MenuOption, Note, People, PersonLine, Words
from bot.kernel.ids import OrganisationId
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say, say_n


def who(given: Everyone, context: Context) -> Card:
    some = part(given.coalition.organisations, given.start, LINES)
    lines = tuple(PersonLine(Named(each), _state_and_people(given, each)) for each in some.shown)
    options = tuple(MenuOption(Named(each), OrganisationPage(each)) for each in some.shown)
    nowhere = given.people.get(None, 0)
    return card(
        WhoPage.title,
        People(say("Organisations, in the order they joined"), lines) if lines else None,
        Menu(say("Look at one"), options) if options else Words(say("No organisation is here yet.")),
        some.turning(WhoPage),
        row(_with_none(nowhere), _residents(given, nowhere), writing.adding_resident(given), HOME),
    )


def _state_and_people(given: Everyone, organisation: OrganisationId) -> Phrase:
    state, people = seats.state(given.seat_of(organisation)), _counted(given.people.get(organisation, 0))
    return say("{seat}, {people}", seat=state, people=people)


def _counted(people: int) -> Phrase:
    return say_n("{n} person", "{n} people", people)


def _with_none(people: int) -> Button | None:
    words = say_n("{n} person without organisation", "{n} people without organisation", people)
    return to(OrganisationPage(), words) if people else None


def _residents(given: Everyone, people: int) -> Button | None:
    """Where they have seats, or might."""
    return to(ResidentsPage()) if people or any(seat.number for seat in given.seats) else None


def organisation(given: Inside, context: Context) -> Card:
    """With all of its people; or those who live here, and those who have not said yet whom they are with."""
    there = given.organisation
    some = part(given.people, given.start, LINES)
    lines = tuple(PersonLine(Mention(each.id), _part_of(each, given)) for each in some.shown)
    options = tuple(MenuOption(Mention(each.id), PersonPage(each.id)) for each in some.shown)
    return card(
        there.name if there else say("Here without an organisation"),
        Words(there.about) if there and there.about else None,
        Words(say("It left on {day}. It can come back.", day=Moment(there.left_at, When.day)))
        if there and there.left_at
        else None,
        *(_seat(given.seat, context) if given.seat and _shows_seat(given.seat, there) else ()),
        Words(say("Counts {weight} in votes", weight=given.counts)) if given.counts is not None else None,
        People(_counted(len(given.people)), lines) if lines else Note(say("Nobody is with it at the moment.")),
        Menu(say("Look at someone"), options) if options else None,
        some.turning(lambda start: OrganisationPage(there.id if there else None, start)),
        row(_speak(given), to(ResidentsPage()) if there is None else None, _choosing(given), _leaving(given)),
        row(_weighing(given), writing.adding(given), to(WhoPage()), HOME),
    )


def _weighing(given: Inside) -> Button | None:
    """Anyone may put another weight to the vote."""
    if given.organisation is None or given.counts is None:
        return None
    return Button(say("Change what it counts"), weight_of(given.organisation.id))


def _shows_seat(seat: Seat, there: Organisation | None) -> bool:
    """Of one that has left, while somebody asks to speak for it."""
    return there is not None and (there.left_at is None or seat.representative is not None)


def _leaving(given: Inside) -> Button | None:
    """For its confirmed representative; for a facilitator, when nobody is left."""
    there, seat = given.organisation, given.seat
    if there is None:
        return None
    if there.left_at and given.me.organisation == there.id:
        return None
    if there.left_at:
        return to(JoinOrganisation(there.id), say("Yes, I'm from it"))
    if seat and seat.representative == given.me.id and not seat.waiting:
        return leaving.leaving(there.id)
    empty = not given.people and given.me.id in given.coalition.facilitators
    return leaving.marking(there.id) if empty else None


def _part_of(member: Member, given: Inside) -> Phrase | None:
    if given.seat and member.id == given.seat.representative:
        return say("waits to be confirmed") if given.seat.waiting else say("speaks for it")
    if given.seat and member.id in given.seat.alternates:
        return say("alternate")
    return say("facilitator") if member.id in given.coalition.facilitators else None


def _speak(given: Inside) -> Button | None:
    seat = given.seat
    return seats.filling(seat) if seat and seat.representative is None and seat.belongs_to(given.me) else None


def _choosing(given: Inside) -> Button | None:
    return leading.choosing(given.seat, given.me.id) if given.seat else None


def _seat(seat: Seat, context: Context) -> tuple[Words | Buttons | None, ...]:
    open_now = seat.open_until is not None and context.now < seat.open_until
    may = seat.representative and seat.may_be_questioned_by(context.person, context.now)
    return (
        Words(say("Seat: {state}", state=seats.state(seat))),
        leading.state(seat),
        seats.questionable(seat) if open_now else None,
        seats.questioning(seat, seat.representative) if seat.representative and may else None,
    )


def person(given: Facing, context: Context) -> Card:
    other, seat = given.other, given.seat
    return card(
        other.name,
        Words(_with(other)),
        Words(say("Facilitator")) if other.id in given.coalition.facilitators else None,
        Words(say("Seat: {state}", state=seats.state(seat))) if seat and other.id == seat.representative else None,
        Words(say("Alternate")) if seat and other.id in seat.alternates else None,
        *_of_residents(given, context),
        *writing.of_person(other),
        row(*_decisions(given, context)),
        row(_alternate(given), _handing_over(given), _facilitator(given)),
        row(*writing.choices(given)),
        row(Button(say("History"), history_of(other.id)), to(WhoPage()), HOME),
    )


def _of_residents(given: Facing, context: Context) -> tuple[Words | Buttons | None, ...]:
    """An organisation's seat can be questioned on its page; one of the residents' can here."""
    seat = given.seat
    return _seat(seat, context)[1:] if seat and seat.number and seat.representative == given.other.id else ()


def _with(other: Member) -> Phrase:
    if other.organisation:
        return say("With {organisation}", organisation=Named(other.organisation))
    if other.neighbourhood:
        return say("Lives here: {neighbourhood}", neighbourhood=other.neighbourhood)
    return say("Has not said yet whom they are with.")


def _decisions(given: Facing, context: Context) -> tuple[Button, ...]:
    seat, facilitators = given.seat, given.coalition.facilitators
    about_them = seat and seat.representative == given.other.id
    if seat and about_them and seat.may_be_confirmed_by(context.person, facilitators):
        return seats.deciding(seat, given.other.id)
    return ()


def _alternate(given: Facing) -> Button | None:
    seat, other = given.mine, given.other
    if seat is None or not given.may_name:
        return None
    act = RemoveAlternate if other.id in seat.alternates else NameAlternate
    return to(act(seat.id, other.id))


def _handing_over(given: Facing) -> Button | None:
    seat, other = given.mine, given.other
    if seat is None or not given.may_name:
        return None
    who, organisation = Mention(other.id), seat.whose
    ask = say("Does {who} speak for {organisation} from now? Everyone can see it.", who=who, organisation=organisation)
    return replace(to(HandOver(seat.id, other.id)), confirm=ask)


def _facilitator(given: Facing) -> Button | None:
    facilitators, other = given.coalition.facilitators, given.other.id
    if given.me.id not in facilitators or other in facilitators:
        return None
    return None if given.coalition.facilitation.offer_to(other) else to(AskToFacilitate(other))
