"""Every page of a coalition of 200 organisations and 1,000 members with the longest names is within the limits."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from bot.codes import digest
from bot.features.coalition import commands as asked
from bot.features.coalition.cards import facilitators, home, homes, joining, mine, people, residents
from bot.features.coalition.cards.homes import AT_ONCE
from bot.features.coalition.cards.pieces import LINES, part
from bot.features.coalition.cards.seats import confirming
from bot.features.coalition.model import (
    ABOUT,
    ALTERNATES,
    FACILITATORS,
    MOST_SEATS,
    NAME,
    OFFERS,
    OWN_WAY,
    Acting,
    AtHome,
    Coalition,
    Entrance,
    Everyone,
    Facing,
    Home,
    Inside,
    Member,
    Offer,
    OfResidents,
    OneTimeCode,
    Ongoing,
    Organisation,
    Residents,
    ResidentsId,
    Seat,
    SeatId,
    Seeing,
    Way,
)
from bot.features.coalition.model.homes import HOMES_AT_MOST, INVITATIONS, AtPlace, Invited, Places
from bot.kernel import limits
from bot.kernel.attention import Need
from bot.kernel.card import Card
from bot.kernel.command import Account, Actor, Context, Standing
from bot.kernel.elements import Button, Menu, People, PersonLine
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.text import Mention, say
from bot.kernel.wire import Press
from tests.features.coalition.town import EVENING
from tests.features.reading import labels, longest, pressable, read

HERE, NOW = PlaceId("here----------"), EVENING.replace(day=10)
LONG = "م" * NAME

ORGANISATIONS = tuple(
    Organisation(OrganisationId(f"o{number:013}"), LONG, "m" * ABOUT, PersonId(f"p{number:013}"), EVENING)
    for number in range(200)
)
MEMBERS = tuple(
    Member(
        PersonId(f"p{number:013}"),
        LONG,
        (Account("terminal", "local", f"user{number}"),),
        "es",
        "America/Argentina/ComodRivadavia",
        EVENING,
        ORGANISATIONS[number % 200].id,
    )
    for number in range(1_000)
)
FACILITATING = tuple(member.id for member in MEMBERS[200 : 200 + FACILITATORS])
WAITING = tuple(
    Seat(SeatId(f"s{number:013}"), organisation.id, MEMBERS[number].id, EVENING)
    for number, organisation in enumerate(ORGANISATIONS)
)
CONFIRMED = tuple(
    replace(
        seat,
        alternates=tuple(each.id for each in MEMBERS if each.organisation == seat.organisation)[1 : 1 + ALTERNATES],
        confirmed_by=FACILITATING[0],
        confirmed_at=EVENING,
    )
    for seat in WAITING
)
COALITION = Coalition(
    CoalitionId("coalition-----"),
    LONG,
    "es",
    "America/Argentina/ComodRivadavia",
    EVENING,
    FACILITATING,
    (HERE,),
    tuple(each.id for each in ORGANISATIONS),
    tuple(Ongoing("round", Id(f"r{number:013}"), HERE, "t" * 120) for number in range(5)),
    EVENING.replace(day=20),
)
PEOPLE = {each.id: 5 for each in ORGANISATIONS} | {None: 7}
NEEDS = tuple(need for seat in WAITING for need in confirming(seat, FACILITATING) if need.person == MEMBERS[200].id)
LISTED = tuple(member.id for member in MEMBERS[:OFFERS])
OF_RESIDENTS = (
    *(Seat(SeatId(f"r{number:013}"), None, MEMBERS[500 + number].id, EVENING, number=number) for number in range(1, 6)),
    Seat(SeatId("r0000000000006"), None, number=6),
)
RESIDENTS = Residents(
    ResidentsId("residents-----"),
    MOST_SEATS,
    words="m" * OWN_WAY,
    offers=tuple(Offer(each, EVENING, LISTED[-1:] if each != LISTED[-1] else ()) for each in LISTED),
)
PLACES = Places(
    COALITION,
    MEMBERS[200],
    tuple(
        Home(PlaceId(f"h{number:013}"), "discord", "w", f"c{number}", EVENING, MEMBERS[number].id, LONG, "es")
        for number in range(HOMES_AT_MOST)
    ),
    tuple(
        OneTimeCode(digest(f"{number:016}"), "invite", MEMBERS[0].id, NOW, HERE, LONG) for number in range(INVITATIONS)
    ),
)
EMPTY = Coalition(CoalitionId("coalition-----"), "Together", "en", "UTC", EVENING, (), (HERE,))


def seen_by(member: Member) -> Context:
    return Context(NOW, Actor(member.id, Standing.member), COALITION.id, HERE, None, Random(1))


def every_card() -> Iterator[tuple[str, Card]]:
    """All pages at their fullest, each list in all of its parts, as a representative and as a facilitator see them."""
    for me in (MEMBERS[0], MEMBERS[200]):
        context = seen_by(me)
        for seats in (WAITING, CONFIRMED):
            yield "home", home.page(AtHome(COALITION, me, seats, NEEDS), context)
            for start in range(0, len(NEEDS), 8):
                yield "needs", home.all_needs(AtHome(COALITION, me, seats, NEEDS, start), context)
            yield "facilitators", facilitators.page(AtHome(COALITION, me, seats), context)
            yield "me", mine.page(Acting(COALITION, me, seats[0]), context)
            yield "person", people.person(Facing(COALITION, me, MEMBERS[0], seats[0]), context)
            for start in range(0, 200, LINES):
                given = Everyone(COALITION, me, seats, PEOPLE, start)
                yield "who", people.who(given, context)
            for start in range(0, 1_000, LINES):
                inside = Inside(COALITION, me, ORGANISATIONS[0], seats[0], MEMBERS, start)
                yield "organisation", people.organisation(inside, context)
        yield "join", joining.entrance(Entrance(COALITION, me, ORGANISATIONS, 25), context)
        yield "found", joining.entrance(Entrance(COALITION, me, ORGANISATIONS, 0, LONG), context)
    for way in Way:
        resident = replace(MEMBERS[200], organisation=None, neighbourhood=LONG)
        mine_too = OfResidents(COALITION, resident, replace(RESIDENTS, way=way), OF_RESIDENTS, frozenset(LISTED))
        yield "residents", residents.page(mine_too, seen_by(resident))
    facilitator = seen_by(MEMBERS[200])
    for start in range(0, HOMES_AT_MOST, AT_ONCE):
        yield "homes", homes.page(replace(PLACES, start=start), facilitator)
    yield "place", homes.home(AtPlace(PLACES, PLACES.homes[0]), facilitator)
    yield "code", homes.code_made(COALITION, "7QK2-M9DA-0F4T-WPZX", PLACES.codes[0], LONG)
    yield "code opened", homes.opened(Invited(PLACES, PLACES.codes[0], taken=False), "0" * 16)
    yield "place left", homes.left(AtPlace(PLACES, PLACES.homes[0]), MEMBERS[0].id)
    yield "set up", joining.set_up(COALITION)
    yield "who can see", joining.who_can_see(Seeing(None, None), seen_by(MEMBERS[0]))
    yield "invitation", joining.invitation(COALITION)
    yield "joined", joining.organisation_joined(ORGANISATIONS[0])


def test_every_page_fits_however_many_there_are() -> None:
    """Building a card checks the limits; with all names at their longest the text still fits on Discord."""
    sizes: dict[str, int] = {}
    for name, card in every_card():
        sizes[name] = max(sizes.get(name, 0), longest(card))
        card.wired()
    assert {name: size for name, size in sizes.items() if size > limits.CARD_SHOWN} == {}


def test_the_parts_of_a_list_hold_everyone_once() -> None:
    """Nobody is left out between two parts, and nobody is shown twice."""
    seen: list[PersonLine] = []
    start: int | None = 0
    while start is not None:
        card = people.organisation(
            Inside(COALITION, MEMBERS[0], ORGANISATIONS[0], None, MEMBERS, start), seen_by(MEMBERS[0])
        )
        seen += [line for element in card.elements if isinstance(element, People) for line in element.lines]
        assert len(seen) <= len(MEMBERS)
        start = part(MEMBERS, start, LINES).after
    assert [line.who for line in seen] == [Mention(member.id) for member in MEMBERS]


@pytest.mark.parametrize(("start", "first"), [(-5, 0), (0, 0), (14, 0), (15, 15), (999, 15), (10**30, 15)])
def test_a_start_that_is_not_on_the_list_is_harmless(start: int, first: int) -> None:
    """T10: an altered number on a button shows a part that exists."""
    assert part(range(20), start, 15).shown[0] == first


def test_needs_you_shows_three_and_counts_the_rest() -> None:
    """A facilitator with 200 seats to confirm sees the three that wait longest, and the way to all the others."""
    me = seen_by(MEMBERS[200])
    given = AtHome(COALITION, MEMBERS[200], WAITING, NEEDS)
    card = home.page(given, me)
    assert labels(card)[:5] == ["Confirm who speaks"] * 3 + ["See all of it", "See the round"]
    assert "197 more wait after that." in read(card)
    shown = [press for start in range(0, len(NEEDS), 8) for press in who_waits(home.all_needs(at(given, start), me))]
    assert shown == [need.button.press for need in NEEDS]


def who_waits(card: Card) -> list[Press]:
    return [each.press for each in pressable(card) if read(each.label) == "Confirm who speaks"]


def at(given: AtHome, start: int) -> AtHome:
    return replace(given, start=start)


def test_a_need_may_lead_where_the_page_leads_anyway() -> None:
    """What can be pressed under Needs you is not offered a second time below, nor what two needs lead to."""
    me = MEMBERS[0]
    ask = Need(me.id, "a", say("Look at your page."), Button(say("Look"), asked.MyPage()))
    led, here = replace(EMPTY, facilitators=FACILITATING), replace(me, organisation=None, neighbourhood="North")
    given = AtHome(led, here, (), (ask, replace(ask, key="b")))
    assert labels(home.page(given, seen_by(me))) == [
        "Look",
        "Who is here",
        "Set a date",
        "More",
        "Help",
    ]
    assert labels(home.all_needs(given, seen_by(me))) == ["Look", "Home"]


def test_when_nothing_waits_the_page_of_all_says_so() -> None:
    """One sentence and one button."""
    given = AtHome(COALITION, MEMBERS[201], CONFIRMED)
    card = home.all_needs(given, seen_by(MEMBERS[201]))
    assert read(card) == "Needs you\nNothing needs you now.\nHome"


def test_a_coalition_without_anybody_has_pages() -> None:
    """Every list can be empty: it then says so, and there is a button to go on with."""
    me = replace(MEMBERS[0], organisation=None)
    context = seen_by(me)
    cards = (
        home.page(AtHome(EMPTY, me, ()), context),
        facilitators.page(AtHome(EMPTY, me, ()), context),
        people.who(Everyone(EMPTY, me, (), {}), context),
        people.organisation(Inside(EMPTY, me, ORGANISATIONS[0], None, ()), context),
        joining.entrance(Entrance(EMPTY, None, ()), context),
        mine.page(Acting(EMPTY, me, None), context),
    )
    for card in cards:
        assert labels(card)
        assert not any(isinstance(element, Menu) for element in card.elements)


def test_a_menu_never_exceeds_its_options() -> None:
    """Two hundred organisations to choose from come in parts of what a menu holds."""
    card = joining.entrance(Entrance(COALITION, None, ORGANISATIONS), seen_by(MEMBERS[0]))
    (menu,) = [element for element in card.elements if isinstance(element, Menu)]
    assert len(menu.options) == limits.OPTIONS
    assert "More" in labels(card)
