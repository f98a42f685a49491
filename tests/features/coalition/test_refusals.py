"""Every refusal of the feature can be reached, says one or two short sentences, and tells what to do."""

import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.codes import WrongCode, digest
from bot.features.coalition import commands as asked
from bot.features.coalition import model
from bot.features.coalition.handlers import accounts, facilitating, homes, joining, leaving, residents, seats
from bot.features.coalition.model import (
    Acting,
    Coalition,
    Facilitating,
    Home,
    Joining,
    Linking,
    Making,
    Member,
    Naming,
    Offer,
    OfResidents,
    OneTimeCode,
    Ongoing,
    Organisation,
    Residents,
    ResidentsId,
    Seat,
    SeatId,
    Way,
    Withdrawing,
    facilitation,
    writing,
)
from bot.features.coalition.model import homes as of_homes
from bot.features.coalition.model.accounts import OlderAccount
from bot.features.coalition.model.homes import AtPlace, Invited, Places
from bot.kernel.command import Account, Actor, Address, Context, Standing
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId
from bot.kernel.refusal import NotAtHome, Refusal
from bot.writing import NotTheirWriter
from tests.features.coalition.test_wording import sentences
from tests.features.coalition.town import EVENING, ROOM, Town

ANA, BEN, EVE = PersonId("ana-----------"), PersonId("ben-----------"), PersonId("eve-----------")
CLINIC, SCHOOL, HERE = OrganisationId("clinic--------"), OrganisationId("school--------"), PlaceId("here----------")
LATER = EVENING + timedelta(days=7)

TOGETHER = Coalition(CoalitionId("coalition-----"), "Together", "en", "UTC", EVENING, (ANA,), (HERE,))
NOBODY_LEADS = replace(TOGETHER, facilitators=())
ANA_IN = Member(ANA, "Ana", (Account("terminal", "local", "ana"),), "en", "UTC", EVENING, CLINIC)
EMPTY = Seat(SeatId("seat----------"), CLINIC)
ACCOUNT, CODE = Account("terminal", "local", "ana"), digest("0" * 16)
TABLET = Account("terminal", "local", "tablet")
WAITING = EMPTY.represented_by(ANA, EVENING)
LED = WAITING.confirmed(ANA, EVE, (EVE,), EVENING)
QUESTIONED = LED.questioned(ANA, BEN, EVENING).confirmed(ANA, EVE, (EVE,), EVENING)

BEN_IN = replace(ANA_IN, id=BEN, accounts=())
THERE = Organisation(CLINIC, "Clinic", "", ANA, EVENING)
FIRST = Seat(SeatId("first---------"), None, ANA, EVENING, number=1)
BOTH = Residents(ResidentsId("residents-----"), 2, Way.named, offers=(Offer(ANA, EVENING), Offer(BEN, EVENING)))
RULED = OfResidents(TOGETHER, ANA_IN, BOTH, ())


HOME = Home(HERE, "terminal", "local", "room", EVENING, ANA)
PLACES = Places(TOGETHER, None, (HOME,))
INVITATION = OneTimeCode(digest("0" * 16), "invite", ANA, LATER)


def many(count: int) -> tuple[PersonId, ...]:
    return tuple(PersonId(f"{number:014}") for number in range(count))


def context(address: Address | None = None) -> Context:
    actor = Actor(ANA, Standing.facilitator, Account("terminal", "local", "ana"), "Ana")
    return Context(EVENING, actor, TOGETHER.id, HERE, address, Random(1))


ASKED = TOGETHER.offering(BEN, ANA, EVENING, hands_over=False)


def full() -> Coalition:
    return replace(TOGETHER, organisations=tuple(OrganisationId(f"{number:014}") for number in range(200)))


REACHED: dict[type[Refusal], Callable[[], object]] = {
    model.AlreadyFacilitator: lambda: TOGETHER.offering(ANA, BEN, EVENING, hands_over=False),
    model.EnoughFacilitators: lambda: replace(TOGETHER, facilitators=many(20)).offering(
        ANA, BEN, EVENING, hands_over=False
    ),
    model.LastFacilitator: lambda: TOGETHER.facilitated_without(ANA),
    model.StillFacilitated: lambda: TOGETHER.taken_over_by(BEN, (), EVENING),
    model.RepresentativesFirst: lambda: NOBODY_LEADS.taken_over_by(BEN, (ANA,), EVENING),
    facilitation.AskedAlready: lambda: ASKED.offering(BEN, ANA, EVENING, hands_over=True),
    facilitation.NotAskedNow: lambda: ASKED.facilitation.offered(BEN, BEN, EVENING),
    model.NotAMember: lambda: facilitating.ask_to_facilitate(
        Making(TOGETHER, None, ()), asked.AskToFacilitate(BEN), context()
    ),
    model.CoalitionFull: lambda: joining.add_organisation(
        Joining(full(), None, None), asked.AddOrganisation(CLINIC, "Clinic"), context()
    ),
    model.HoldsSeat: lambda: joining.join_neighbourhood(
        Joining(TOGETHER, ANA_IN, WAITING), asked.JoinNeighbourhood("North"), context()
    ),
    model.FromElsewhere: lambda: seats.speak_for(Acting(TOGETHER, ANA_IN, EMPTY), asked.SpeakFor(SCHOOL), context()),
    model.SeatTaken: lambda: WAITING.represented_by(BEN, EVENING),
    model.SeatChanged: lambda: WAITING.confirmed(BEN, ANA, (ANA,), EVENING),
    model.AlreadyConfirmed: lambda: LED.confirmed(ANA, EVE, (EVE,), EVENING),
    model.OwnSeat: lambda: WAITING.confirmed(ANA, ANA, (ANA, EVE), EVENING),
    model.NotWaiting: lambda: LED.declined(ANA),
    model.YourOwnSeat: lambda: LED.questioned(ANA, ANA, EVENING),
    model.AlreadyWaiting: lambda: WAITING.questioned(ANA, BEN, EVENING),
    model.QuestionedAlready: lambda: QUESTIONED.questioned(ANA, BEN, EVENING),
    model.TooLateToQuestion: lambda: LED.questioned(ANA, BEN, LATER),
    model.NotTheRepresentative: lambda: LED.with_alternate(EVE, BEN),
    model.NotConfirmedYet: lambda: WAITING.with_alternate(BEN, ANA),
    model.EnoughAlternates: lambda: replace(LED, alternates=many(10)).with_alternate(BEN, ANA),
    model.NoSeatOfYours: lambda: LED.given_back(BEN, EVENING),
    model.StillPeople: lambda: leaving.mark_as_left(
        Withdrawing(TOGETHER, THERE, LED, (ANA_IN,)), asked.MarkAsLeft(CLINIC), context()
    ),
    model.LeftAlready: lambda: leaving.check_leaving(Withdrawing(TOGETHER, THERE.left(EVENING), LED, ())),
    model.ResidentsOnly: lambda: residents.offer_to_speak(RULED, asked.OfferToSpeak(), context()),
    model.HoldsAnother: lambda: seats.name_alternate(
        Naming(TOGETHER, LED, BEN_IN, replace(LED, id=SeatId("other---------"))),
        asked.NameAlternate(LED.id, BEN),
        context(),
    ),
    model.SeatFilled: lambda: residents.open_seat(replace(RULED, seats=(FIRST,)), FIRST.id),
    model.SeatsInUse: lambda: residents.check_unused(replace(RULED, seats=(FIRST,)), 0),
    model.NobodyOffered: lambda: BOTH.in_the_lot((ANA, BEN)),
    model.NobodySupported: lambda: BOTH.next_of((ANA, BEN)),
    model.NotOffered: lambda: BOTH.supported(EVE, ANA),
    model.OwnSupport: lambda: BOTH.supported(ANA, ANA),
    model.EnoughOffers: lambda: replace(BOTH, offers=tuple(Offer(each, EVENING) for each in many(50))).offered(
        EVE, EVENING
    ),
    model.EnoughSupport: lambda: replace(BOTH, offers=(Offer(ANA, EVENING, many(150)),)).supported(ANA, BEN),
    model.NoResidentsSeats: lambda: residents.ruled(replace(RULED, residents=None)),
    model.WayChanged: lambda: residents.fill_residents_seat(
        replace(RULED, seats=(replace(FIRST, representative=None, since=None),)),
        asked.FillResidentsSeat(FIRST.id, Way.lot),
        context(),
    ),
    NotTheirWriter: lambda: writing.Writing(TOGETHER, replace(ANA_IN, id=BEN), ANA_IN).check_cares(),
    WrongCode: lambda: OneTimeCode(CODE, model.LINK, ANA, EVENING).used(EVENING),
    model.SomeoneAlready: lambda: accounts.link_account(
        Linking(TOGETHER, OneTimeCode(CODE, model.LINK, BEN, LATER), replace(ANA_IN, id=BEN), ANA_IN),
        asked.LinkAccount("0" * 16),
        context(),
    ),
    writing.WritesAlready: lambda: writing.with_writer(ANA_IN, ANA),
    writing.EnoughWriters: lambda: writing.with_writer(replace(ANA_IN, writers=many(5)), BEN),
    writing.DecidesThemselves: lambda: writing.check_not_on_chat(ANA_IN),
    writing.CannotAdd: lambda: writing.Adding(NOBODY_LEADS, ANA_IN, None, None, WAITING).check(),
    model.EnoughAccounts: lambda: model.check_room(replace(ANA_IN, accounts=(ACCOUNT,) * model.ACCOUNTS)),
    model.LastAccount: lambda: model.without_account(
        replace(ANA_IN, accounts=(ACCOUNT,)), model.key_of(ACCOUNT), ACCOUNT
    ),
    OlderAccount: lambda: model.without_account(
        replace(ANA_IN, accounts=(ACCOUNT, TABLET)), model.key_of(ACCOUNT), TABLET
    ),
    of_homes.LivesHereAlready: lambda: homes.check_welcome(Invited(PLACES, INVITATION, taken=True), context(ROOM)),
    of_homes.PlaceTaken: lambda: homes.check_welcome(Invited(PLACES, INVITATION, taken=True), context()),
    of_homes.EnoughHomes: lambda: Places(TOGETHER, None, (HOME,) * 20).check_room(),
    of_homes.EnoughInvitations: lambda: homes.invite_place(
        replace(PLACES, codes=(INVITATION,) * 5), asked.InvitePlace("Garden"), context()
    ),
    of_homes.BroughtByOthers: lambda: AtPlace(PLACES, replace(HOME, opened_by=BEN)).check_lets_leave(EVE),
    of_homes.LastHome: lambda: PLACES.check_may_leave(HOME),
    of_homes.StillOpenThere: lambda: Places(
        TOGETHER.with_ongoing(Ongoing("round", HERE, HERE, "")), None, (HOME, HOME)
    ).check_may_leave(HOME),
    NotAtHome: lambda: joining.set_up(None, asked.SetUp("Together", "en"), context()),
}


def declared() -> set[type[Refusal]]:
    kinds = {kind for room in (model, of_homes, writing) for _, kind in inspect.getmembers(room, inspect.isclass)}
    return {kind for kind in kinds if issubclass(kind, Refusal)} - {Refusal}


def test_every_refusal_is_in_the_table() -> None:
    """A refusal that nothing raises is not written, and a new one is shown to be reachable."""
    assert declared() <= set(REACHED)


@pytest.mark.parametrize("kind", REACHED, ids=lambda kind: kind.__name__)
def test_every_refusal_is_reached(kind: type[Refusal]) -> None:
    """Values in, this refusal out, with all that its sentence needs."""
    with pytest.raises(kind) as refused:
        REACHED[kind]()
    said = refused.value.said
    named = {argument.name for argument in said.arguments}
    assert named == set(re.findall(r"\{(\w+)\}", said.text))
    assert 1 <= sentences(said.text) <= 2


def test_an_alternate_is_from_the_same_organisation() -> None:
    """The other ways to two of the refusals: whom a representative names."""
    elsewhere = replace(ANA_IN, id=BEN, organisation=SCHOOL)
    name = asked.NameAlternate(LED.id, BEN)
    with pytest.raises(model.FromElsewhere):
        seats.name_alternate(Naming(TOGETHER, LED, elsewhere), name, context())
    with pytest.raises(model.NotAMember):
        seats.name_alternate(Naming(TOGETHER, LED, None), name, context())


def test_reactions_refuse_nothing() -> None:
    """What follows from a fact is done or left: for someone with no seat, no place among facilitators, no round."""
    nobody = Town()
    nobody.hear("ana", asked.SetUp("Together", "en"))
    assert seats.vacate_seat(None, asked.VacateSeat(CLINIC, BEN), context()).state is None
    given = Facilitating(TOGETHER, ())
    assert facilitating.relieve_facilitator(given, asked.RelieveFacilitator(BEN), context()).state is None
    assert TOGETHER.without_ongoing(HERE) == TOGETHER
    assert full().welcoming(full().organisations[0]) == full()
