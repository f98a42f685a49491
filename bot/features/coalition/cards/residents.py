"""The seats of residents, how they are filled, and who offers to speak."""

from collections.abc import Iterator

from bot.features.coalition.cards import seats as seating
from bot.features.coalition.cards.pieces import HOME, part, says, to
from bot.features.coalition.commands import (
    WAYS,
    FillResidentsSeat,
    OfferToSpeak,
    OrganisationPage,
    PersonPage,
    ResidentsPage,
    SetResidentsSeats,
    SupportResident,
    TakeBackOffer,
    TakeBackSupport,
    WhoPage,
)
from bot.features.coalition.model import Offer, OfResidents, Residents, Seat, Way
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Element, Fact, Facts, Menu, MenuOption, Note, People, PersonLine, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.settings import Ruled
from bot.kernel.text import Mention, Moment, Phrase, When, say, say_n
from bot.kernel.wire import draft

OFFERED_ALREADY = say("You are on the list already. Nothing else is needed.")
YOU_OFFERED = say("You are on the list, and everyone can see it. You can take it back with /coalition residents.")
OFF_THE_LIST = say("You are not on the list now. You can offer again at any time.")

_LISTED = 8
_WORDS = dict(WAYS)
_FILLING = {
    Way.named: say("Seat who has most support"),
    Way.lot: say("Draw a lot"),
    Way.turns: say("Seat who is next"),
}
"""For a facilitator, while a seat is empty."""


def page(given: OfResidents, context: Context) -> Card:
    residents = given.residents
    if residents is None or not residents.seats:
        return _none(given)
    return card(
        ResidentsPage.title,
        Words(how(residents)),
        Facts(tuple(Fact(label(seat), _state(seat)) for seat in given.open_seats)),
        _look_at(given),
        *_offers(given, residents),
        row(*_mine(given, residents), *_of_facilitators(given, residents)),
        row(to(OrganisationPage(), say("People without organisation")), to(WhoPage()), HOME),
    )


def _none(given: OfResidents) -> Card:
    facilitates = given.me.id in given.coalition.facilitators
    return card(
        ResidentsPage.title,
        Words(say("Residents hold no seats yet. The group decides how many, and how they are chosen.")),
        row(to(setting(given.residents)) if facilitates else None, to(WhoPage()), HOME),
    )


def setting(residents: Residents | None) -> Draft:
    if residents is None:
        return Draft(SetResidentsSeats)
    return draft(SetResidentsSeats, seats=residents.seats, way=residents.way, weeks=residents.weeks)


def how(residents: Residents) -> Phrase:
    """The way in one sentence."""
    match residents.way:
        case Way.named:
            return say("Residents offer to speak and support each other; a facilitator confirms who has most support.")
        case Way.lot:
            return say("A facilitator draws a lot among those who offer, and all see who was in it.")
        case Way.turns:
            return say(
                "Those who offer take turns of {weeks} weeks; who held a seat least recently is next.",
                weeks=residents.weeks,
            )
        case Way.other if residents.words:
            return say("The group chooses in its own way: {words}", words=residents.words)
        case Way.other:
            return say("The group chooses in its own way, and a facilitator enters who it is.")


def label(seat: Seat) -> Phrase:
    return say("Residents, seat {number}", number=seat.number or 0)


def _state(seat: Seat) -> Phrase:
    if seat.until and not seat.waiting:
        return say("{state}, until {day}", state=seating.state(seat), day=Moment(seat.until, When.day))
    return seating.state(seat)


def _offers(given: OfResidents, residents: Residents) -> Iterator[Element | None]:
    free = [each for each in residents.listed if each.person in given.living and each.person not in given.holders]
    if not free:
        yield Note(say("Nobody on the list waits for a seat at the moment."))
        return
    some = part(free, given.start, _LISTED)
    named = residents.way is Way.named
    lines = (
        PersonLine(Mention(each.person), supporting(len(each.supporters)) if named and each.supporters else None)
        for each in some.shown
    )
    yield People(say("Residents who offer to speak"), tuple(lines))
    yield _choices(given, residents.way, some.shown)
    yield some.turning(ResidentsPage)


def _choices(given: OfResidents, way: Way, shown: tuple[Offer, ...]) -> Menu | None:
    """For residents whom they support; for a facilitator who has been chosen in the group's own way."""
    me, seat = given.me, _empty(given)
    options: tuple[MenuOption, ...] = ()
    if way is Way.named and me.neighbourhood:
        supporting_now = ((TakeBackSupport if me.id in each.supporters else SupportResident, each) for each in shown)
        options = tuple(
            MenuOption(Mention(each.person), act(each.person)) for act, each in supporting_now if each.person != me.id
        )
    if way is Way.other and seat and me.id in given.coalition.facilitators:
        presses = (FillResidentsSeat(seat.id, way, each.person) for each in shown)
        options = tuple(MenuOption(Mention(each.person), press) for each, press in zip(shown, presses, strict=True))
    label = say("Who has been chosen?") if way is Way.other else say("Support someone, or take it back")
    return Menu(label, options) if options else None


def supporting(residents: int) -> Phrase:
    return say_n("supported by {n} resident", "supported by {n} residents", residents)


def _empty(given: OfResidents) -> Seat | None:
    return next((seat for seat in given.open_seats if seat.representative is None), None)


def _mine(given: OfResidents, residents: Residents) -> Iterator[Button]:
    me = given.me.id
    if any(each.person == me for each in residents.listed):
        yield to(TakeBackOffer())
    elif given.me.neighbourhood and me not in given.holders:
        yield to(OfferToSpeak(), style=Style.primary)
    for seat in given.seats:
        if me in seat.holders:
            yield seating.giving_back(seat)


def _of_facilitators(given: OfResidents, residents: Residents) -> Iterator[Button]:
    if given.me.id not in given.coalition.facilitators:
        return
    seat = _empty(given)
    if seat and residents.way in _FILLING:
        yield to(FillResidentsSeat(seat.id, residents.way), _FILLING[residents.way])
    yield to(setting(residents), say("Change"))


def ruled(residents: Residents, by: PersonId, reminder: Ruled | None = None) -> Card:
    hold = say_n("Residents hold {n} seat now", "Residents hold {n} seats now", residents.seats)
    return card(
        hold if residents.seats else say("Residents hold no seats now"),
        Words(how(residents)) if residents.seats else None,
        Note(say("Entered by {who}.", who=Mention(by))),
        says(reminder) if reminder else None,
        row(to(ResidentsPage())),
    )


def offered(residents: Residents, person: PersonId) -> Card:
    return card(
        say("{who} offers to speak for residents", who=Mention(person)),
        row(to(SupportResident(person)) if residents.way is Way.named else None, to(ResidentsPage())),
    )


def you_support(person: PersonId) -> Phrase:
    return say("You support {who}. You can take it back with /coalition residents.", who=Mention(person))


def you_support_no_longer(person: PersonId) -> Phrase:
    return say("You do not support {who} now. You can do it again at any time.", who=Mention(person))


def filled(seat: Seat, person: PersonId, residents: Residents, free: tuple[PersonId, ...]) -> Card:
    return seating.proposed(seat, person, _because(person, residents, free))


def _because(person: PersonId, residents: Residents, free: tuple[PersonId, ...]) -> Phrase:
    match residents.way:
        case Way.lot:
            return say("The lot was drawn among: {people}.", people=tuple(map(Mention, free)))
        case Way.turns:
            return say("It is their turn.")
        case Way.named:
            offer = next(each for each in residents.listed if each.person == person)
            return say("They are {support}.", support=supporting(len(offer.supporters)))
        case Way.other:
            return say("The group has chosen them.")


def turn_over(seat: Seat, person: PersonId) -> Card:
    return card(
        say("The turn of {who} is over", who=Mention(person)),
        Words(say("Thank you. Any resident can offer to speak next.")),
        row(to(ResidentsPage())),
    )


def _look_at(given: OfResidents) -> Menu | None:
    leading = tuple(seat.representative for seat in given.open_seats if seat.representative)
    options = tuple(MenuOption(Mention(each), PersonPage(each)) for each in leading)
    return Menu(say("Look at someone"), options) if options else None
