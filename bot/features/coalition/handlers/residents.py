"""Residents' seats: how many there are, who offers to speak and who supports them, and how a seat is filled."""

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import residents as cards
from bot.features.coalition.cards import seats as seating
from bot.features.coalition.cards.pieces import DONE, NOTHING_CHANGED, announced
from bot.features.coalition.facts import (
    MemberMoved,
    RepresentativeConfirmed,
    RepresentativeDeclined,
    ResidentChosen,
    ResidentsSeatsSet,
    SteppedBack,
    TurnEnded,
)
from bot.features.coalition.model import (
    HoldsSeat,
    NoResidentsSeats,
    OfResidents,
    Residents,
    ResidentsId,
    ResidentsOnly,
    Seat,
    SeatFilled,
    SeatId,
    Seating,
    SeatsInUse,
    Way,
    WayChanged,
)
from bot.features.coalition.model.settings import RESIDENTS_SEATS
from bot.kernel.attention import Met
from bot.kernel.change import Change, Identified
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.refusal import NotFound
from bot.kernel.settings import Ruled
from bot.kernel.text import Mention


def set_residents_seats(given: OfResidents, command: asked.SetResidentsSeats, context: Context) -> Change[Residents]:
    """Nobody loses a seat by it: seats in use are given back first."""
    reminder = check_number(given, command.seats)
    check_unused(given, command.seats)
    before = given.residents or Residents(context.fresh(ResidentsId))
    after = before.ruled(command.seats, command.way, command.weeks, command.words)
    if after == given.residents:
        return Change(reply=NOTHING_CHANGED)
    kept = {seat.number for seat in given.seats}
    missing = (number for number in range(1, after.seats + 1) if number not in kept)
    new: tuple[Identified, ...] = tuple(Seat(context.fresh(SeatId), None, number=number) for number in missing)
    messages = announced(given.coalition, cards.ruled(after, context.person, reminder))
    fact = ResidentsSeatsSet(after.seats, after.way.value, context.person)
    gone = tuple(Met(seat.opening) for seat in given.seats if (seat.number or 0) > after.seats)
    if given.residents:
        return Change(after, DONE, new, messages, (fact,), gone)
    return Change(None, DONE, (after, *new), messages, (fact,))


def check_number(given: OfResidents, seats: int) -> Ruled | None:
    """The rule to which this is not kept, where it only reminds. Raises HeldByRule."""
    chosen = given.rules.chosen(RESIDENTS_SEATS)
    if seats == chosen.value:
        return None
    if chosen.holds:
        chosen.refuse()
    return chosen.rule


def check_unused(given: OfResidents, seats: int) -> None:
    going = [seat for seat in given.seats if (seat.number or 0) > seats]
    holders = tuple(Mention(each) for seat in going for each in seat.holders)
    if holders:
        raise SeatsInUse(who=holders)


def offer_to_speak(given: OfResidents, command: asked.OfferToSpeak, context: Context) -> Change[Residents]:
    before = ruled(given)
    check_resident(given)
    for seat in given.seats:
        if context.person in seat.holders:
            raise HoldsSeat(organisation=seat.whose)
    after = before.offered(context.person, context.now)
    if after == before:
        return Change(reply=cards.OFFERED_ALREADY)
    messages = announced(given.coalition, cards.offered(after, context.person))
    return Change(after, cards.YOU_OFFERED, messages=messages)


def take_back_offer(given: OfResidents, command: asked.TakeBackOffer, context: Context) -> Change[Residents]:
    before = ruled(given)
    after = before.withdrawn(context.person)
    return Change(None if after == before else after, cards.OFF_THE_LIST)


def support_resident(given: OfResidents, command: asked.SupportResident, context: Context) -> Change[Residents]:
    """Also without being on the list, and several of them."""
    before = ruled(given)
    check_resident(given)
    after = before.supported(command.person, context.person)
    return Change(None if after == before else after, cards.you_support(command.person))


def take_back_support(given: OfResidents, command: asked.TakeBackSupport, context: Context) -> Change[Residents]:
    before = ruled(given)
    after = before.unsupported(command.person, context.person)
    return Change(None if after == before else after, cards.you_support_no_longer(command.person))


def fill_residents_seat(given: OfResidents, command: asked.FillResidentsSeat, context: Context) -> Change[Seat]:
    """Whoever comes next then waits for a facilitator, as everyone who is to hold a seat."""
    residents, seat = ruled(given), open_seat(given, command.seat)
    if command.way is not residents.way:
        raise WayChanged
    free = tuple(each for each in residents.in_the_lot(given.holders) if each in given.living)
    person = chosen(residents, free, command.person, context)
    after = seat.represented_by(person, context.now, residents.turn_until(context.now))
    shown = cards.filled(after, person, residents, free)
    fact = ResidentChosen(seat.number or 0, person, context.person)
    needs = (*seating.filled(after, given.coalition.facilitators), seating.named(after, person))
    return Change(after, DONE, messages=announced(given.coalition, shown), facts=(fact,), needs=needs)


def chosen(residents: Residents, free: tuple[PersonId, ...], person: PersonId | None, context: Context) -> PersonId:
    match residents.way:
        case Way.lot:
            return context.random.choice(free)
        case Way.other if person:
            residents.check_offered(person, free)
            return person
        case Way.other:
            raise WayChanged
        case _:
            return residents.next_of(free)


def end_turn(given: Seating, command: asked.EndTurn, context: Context) -> Change[Seat]:
    seat = given.seat
    if seat.until is None or context.now < seat.until or seat.representative is None:
        return Change()
    person, after = seat.representative, seat.emptied(context.now)
    messages = announced(given.coalition, cards.turn_over(after, person))
    facts = (TurnEnded(seat.number or 0, person), SteppedBack(person))
    return Change(after, messages=messages, facts=facts, needs=seating.decided(seat))


def note_seated(given: Residents | None, command: asked.NoteSeated, context: Context) -> Change[Residents]:
    return Change(given.confirmed(command.person, context.now) if given else None)


def take_off_list(given: Residents | None, command: asked.TakeOffList, context: Context) -> Change[Residents]:
    """Whom the lot fell on stays in the lot: a facilitator's *Not now* takes nobody out of it."""
    if given is None or given.way is Way.lot:
        return Change()
    return Change(given.withdrawn(command.person))


def forget_offer(given: Residents | None, command: asked.ForgetOffer, context: Context) -> Change[Residents]:
    after = given.without(command.person) if given else None
    return Change(None if after == given else after)


def after_confirmed(fact: RepresentativeConfirmed) -> tuple[asked.NoteSeated, ...]:
    return (asked.NoteSeated(fact.person),) if fact.number else ()


def after_declined(fact: RepresentativeDeclined) -> tuple[asked.TakeOffList, ...]:
    return (asked.TakeOffList(fact.person),) if fact.number else ()


def after_member_moved(fact: MemberMoved) -> tuple[asked.ForgetOffer, ...]:
    return (asked.ForgetOffer(fact.person),) if fact.organisation else ()


def ruled(given: OfResidents) -> Residents:
    if given.residents is None or not given.residents.seats:
        raise NoResidentsSeats
    return given.residents


def check_resident(given: OfResidents) -> None:
    if given.me.neighbourhood is None:
        raise ResidentsOnly


def open_seat(given: OfResidents, key: SeatId) -> Seat:
    seat = next((each for each in given.open_seats if each.id == key), None)
    if seat is None:
        raise NotFound
    if seat.representative:
        raise SeatFilled
    return seat
