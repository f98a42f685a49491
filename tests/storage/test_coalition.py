"""Who is recognised where, what counts as the same, and which names a card may show."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.codes import CodeId, digest
from bot.dispatch.ports import Recognised
from bot.features.coalition.model import LINK, Coalition, Home, Member, OneTimeCode, Organisation, Seat, SeatId
from bot.kernel.command import Account, Address, Standing
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import Who
from storage.coalition import CoalitionRows, MemberRows, OrganisationRows, SeatRows
from storage.codes import CodeRows, forget
from storage.engine import Link
from storage.homes import HomeRows
from storage.recognising import recognised, recognised_by
from storage.roster import AT_ONCE, RosterRows
from storage.rows import Scope
from tests.storage.values import HERE, NOW, ORGANISATION, SOMEONE, coalition_here, undone

ELSEWHERE = CoalitionId("coalition-else")
HOME, HOME_ELSEWHERE = PlaceId("place-of-here-"), PlaceId("place-of-else-")
CHANNEL, CHANNEL_ELSEWHERE = Address("slack", "T1", "C1"), Address("slack", "T1", "C2")
NOWHERE = Address("slack", "T1", "C9")
ANA, ANA_ELSEWHERE, BEN = PersonId("ana-----------"), PersonId("ana-elsewhere-"), PersonId("ben-----------")
EVA = PersonId("eva-----------")
ANAS_SLACK, ANAS_DISCORD, BENS = (
    Account("slack", "T1", "U1"),
    Account("discord", "G1", "7"),
    Account("slack", "T2", "U1"),
)
NOBODY = Recognised(None, None, None, Standing.anyone, "en", "UTC")


def scope(link: Link, coalition: CoalitionId = HERE) -> Scope:
    return Scope(link.connection, coalition, {})


def member(person: PersonId, name: str, *accounts: Account) -> Member:
    return Member(person, name, accounts, "es", "America/Bogota", NOW, neighbourhood="North")


@pytest.fixture(autouse=True)
def two_coalitions(link: Link) -> Iterator[None]:
    """Ana facilitates here and is a member elsewhere; Ben is a member here."""
    with undone(link):
        coalition_here(link, Coalition(HERE, "Here", "en", "Europe/Berlin", NOW, (ANA,), (HOME,)))
        coalition_here(link, Coalition(ELSEWHERE, "Elsewhere", "en", "UTC", NOW, (), (HOME_ELSEWHERE,)))
        HomeRows(scope(link)).add(Home(HOME, "slack", "T1", "C1", NOW, ANA))
        HomeRows(scope(link, ELSEWHERE)).add(Home(HOME_ELSEWHERE, "slack", "T1", "C2", NOW, ANA))
        MemberRows(scope(link)).add(member(ANA, "Ana", ANAS_SLACK, ANAS_DISCORD))
        MemberRows(scope(link)).add(member(BEN, "Ben", BENS))
        MemberRows(scope(link, ELSEWHERE)).add(member(ANA_ELSEWHERE, "Ana of elsewhere", ANAS_SLACK))
        yield


def test_a_place_says_which_coalition_counts(link: Link) -> None:
    """The same account is a facilitator in one coalition's place and a member in another's, with each one's own id."""
    here, elsewhere = (recognised(link.connection, ANAS_SLACK, at) for at in (CHANNEL, CHANNEL_ELSEWHERE))
    own = ("es", "America/Bogota")
    assert here == Recognised(HERE, HOME, ANA, Standing.facilitator, *own)
    assert elsewhere == Recognised(ELSEWHERE, HOME_ELSEWHERE, ANA_ELSEWHERE, Standing.member, *own)


def test_every_account_of_a_member_is_theirs(link: Link) -> None:
    """A member with accounts on two platforms is the same person from both, and a saved one keeps only what it has."""
    assert recognised(link.connection, ANAS_DISCORD, CHANNEL).person == ANA
    rows = MemberRows(scope(link))
    ana = rows.locked(ANA)
    assert ana
    rows.save(replace(ana, accounts=(ANAS_DISCORD,)))
    assert recognised(link.connection, ANAS_DISCORD, CHANNEL).person == ANA
    assert recognised(link.connection, ANAS_SLACK, CHANNEL).person is None


def test_strangers_are_anyone(link: Link) -> None:
    """Without a member's account one has the home's language and zone and no standing; nobody without a home, too."""
    stranger = Account("slack", "T1", "U2")
    expected = Recognised(HERE, HOME, None, Standing.anyone, "en", "Europe/Berlin")
    assert recognised(link.connection, stranger, CHANNEL) == recognised(link.connection, None, CHANNEL) == expected
    assert recognised(link.connection, stranger, NOWHERE) == recognised(link.connection, None, None) == NOBODY


def test_a_members_standing_ends_at_its_coalitions_door(link: Link) -> None:
    """T3: a member of one coalition is anyone in another's place, and another workspace's account is another one."""
    assert recognised(link.connection, BENS, CHANNEL_ELSEWHERE).person is None
    assert recognised(link.connection, replace(BENS, workspace="T3"), CHANNEL).person is None


def test_outside_of_homes_an_only_coalition_counts(link: Link) -> None:
    """In a direct message one is at one's only coalition; of two one has to be chosen."""
    only = recognised(link.connection, BENS, NOWHERE)
    assert (only.coalition, only.place, only.person, only.standing) == (HERE, None, BEN, Standing.member)
    assert only == recognised(link.connection, BENS, None)
    two = recognised(link.connection, ANAS_SLACK, NOWHERE)
    assert (replace(two, choices=()), {each.coalition for each in two.choices}) == (NOBODY, {HERE, ELSEWHERE})


def test_where_nothing_lives_a_place_alone_says_nothing(link: Link) -> None:
    """Someone who is in one coalition can found another one: in a new place, or in none, theirs does not count."""
    for address in (NOWHERE, None):
        assert recognised(link.connection, BENS, address, here_only=True) == NOBODY
    assert recognised(link.connection, BENS, CHANNEL, here_only=True) == recognised(link.connection, BENS, CHANNEL)


CODE = digest("7QK2-M9DA-0F1T-WPZX")
SOON = NOW + timedelta(minutes=15)


@pytest.fixture
def code(link: Link) -> OneTimeCode:
    """Made by Ana, here."""
    made = OneTimeCode(CODE, LINK, ANA, SOON)
    CodeRows(scope(link)).add(made)
    return made


@pytest.mark.usefixtures("code")
def test_a_code_leads_to_its_coalition(link: Link) -> None:
    """Wherever it is used: a place counts if that coalition lives there, an account if it is its member's."""
    given = (CODE, LINK, NOW)
    ana = (ANA, Standing.facilitator, "es", "America/Bogota")
    assert recognised_by(link.connection, given, ANAS_SLACK, CHANNEL) == Recognised(HERE, HOME, *ana)
    for address in (CHANNEL_ELSEWHERE, NOWHERE, None):
        assert recognised_by(link.connection, given, ANAS_SLACK, address) == Recognised(HERE, None, *ana)
    stranger = Recognised(HERE, HOME, None, Standing.anyone, "en", "Europe/Berlin")
    assert recognised_by(link.connection, given, Account("slack", "T1", "U2"), CHANNEL) == stranger
    assert recognised_by(link.connection, given, None, CHANNEL) == stranger
    homes = HomeRows(scope(link))
    home = homes.locked(HOME)
    assert home
    homes.save(home.left(NOW))
    assert recognised_by(link.connection, given, None, CHANNEL) == replace(stranger, place=None)


@pytest.mark.parametrize("given", [(CODE, LINK, SOON), (CODE, "other", NOW), (digest("0" * 16), LINK, NOW)])
def test_a_code_that_is_over_or_another_leads_nowhere(
    link: Link, code: OneTimeCode, given: tuple[CodeId, str, datetime]
) -> None:
    """T12: to the moment when it is over; and neither a digest that is not kept nor one for something else."""
    assert recognised_by(link.connection, given, ANAS_SLACK, CHANNEL) is None
    rows = CodeRows(scope(link))
    assert rows.locked(CODE) == code
    rows.save(code.used(NOW))
    assert recognised_by(link.connection, (CODE, LINK, NOW), ANAS_SLACK, CHANNEL) is None


def test_codes_that_are_over_are_removed(link: Link, code: OneTimeCode) -> None:
    """As soon as nobody can use them any more; until then they are told to whoever made them."""
    rows = CodeRows(scope(link))
    assert forget(link.connection, SOON - timedelta(seconds=1)) == 0
    assert (rows.of(ANA), rows.of(BEN), CodeRows(scope(link, ELSEWHERE)).of(ANA)) == ((code,), (), ())
    assert forget(link.connection, SOON) == 1
    assert rows.find(CODE) is None


def test_who_left_is_not_recognised(link: Link) -> None:
    """Someone who left is anyone again, is listed nowhere, and is found by their id alone."""
    rows = MemberRows(scope(link))
    ben = rows.locked(BEN)
    assert ben
    rows.save(ben.left(NOW))
    assert recognised(link.connection, BENS, CHANNEL).standing is Standing.anyone
    assert recognised(link.connection, BENS, None) == NOBODY
    assert [each.id for each in rows.all()] == [ANA]
    assert rows.find(BEN) == ben.left(NOW)


def test_an_account_is_one_person_of_a_coalition(link: Link) -> None:
    """Two people of one coalition cannot have the same account; the second to say so conflicts."""
    with undone(link), pytest.raises(IntegrityError):
        MemberRows(scope(link)).add(member(PersonId("someone-else--"), "Cem", BENS))


def test_a_place_is_one_coalitions(link: Link) -> None:
    """A second coalition cannot move into a place."""
    with undone(link), pytest.raises(IntegrityError):
        HomeRows(scope(link, ELSEWHERE)).add(Home(PlaceId("another-place-"), "slack", "T1", "C1", NOW, ANA))


@pytest.mark.parametrize("name", ["STRASSE  9", " straße 9", "Straße\u00a0９"])
def test_an_organisation_is_found_in_other_spelling(link: Link, name: str) -> None:
    """Case, spaces and compatibility forms do not make another organisation, but another coalition does."""
    house = Organisation(OrganisationId("house---------"), "Straße 9", "A house.", ANA, NOW)
    rows = OrganisationRows(scope(link))
    rows.add(house)
    assert rows.named(name) == house
    assert OrganisationRows(scope(link, ELSEWHERE)).named(name) is None
    twin = replace(house, id=OrganisationId("twin----------"), name=name)
    with undone(link), pytest.raises(IntegrityError):
        rows.add(twin)
    OrganisationRows(scope(link, ELSEWHERE)).add(twin)


def test_an_organisation_has_one_seat_and_its_people(link: Link) -> None:
    """Seat and people are found by their organisation; a second seat conflicts."""
    seats, members = SeatRows(scope(link)), MemberRows(scope(link))
    seat = Seat(SeatId("seat----------"), ORGANISATION)
    seats.add(seat)
    assert seats.of(ORGANISATION) == seat
    assert seats.all() == (seat,)
    with undone(link), pytest.raises(IntegrityError):
        seats.add(replace(seat, id=SeatId("seat-2--------")))
    ben = members.locked(BEN)
    assert ben
    members.save(ben.from_organisation(ORGANISATION))
    assert members.of(ORGANISATION) == (ben.from_organisation(ORGANISATION),)


def test_people_are_counted_without_being_loaded(link: Link) -> None:
    """Those who are with each organisation and with none; who left is not among them."""
    rows = MemberRows(scope(link))
    eva = replace(member(EVA, "Eva"), organisation=ORGANISATION, neighbourhood=None)
    rows.add(eva)
    assert dict(rows.counted()) == {ORGANISATION: 1, None: 2}
    assert [each.id for each in rows.nowhere()] == [ANA, BEN]
    rows.save(eva.left(NOW))
    assert dict(rows.counted()) == {None: 2}
    assert OrganisationRows(scope(link)).added_by(SOMEONE) == (ORGANISATION,)
    assert OrganisationRows(scope(link)).added_by(ANA) == ()


def test_lists_are_by_name_as_people_read_it(link: Link) -> None:
    """Members, organisations and the roster stand in the order of their names, whatever their case."""
    for number, name in enumerate(("zoe", "Yan", "alba")):
        MemberRows(scope(link)).add(member(PersonId(f"number-{number}------"), name))
        OrganisationRows(scope(link)).add(Organisation(OrganisationId(f"number-{number}------"), name, "", ANA, NOW))
    names = ["alba", "Ana", "Ben", "Yan", "zoe"]
    assert [each.name for each in MemberRows(scope(link)).all()] == names
    assert [each.name for each in RosterRows(scope(link)).members()] == names
    organisations = [each.name for each in OrganisationRows(scope(link)).all()]
    assert organisations == ["alba", "The one that exists", "Yan", "zoe"]


def test_the_directory_knows_who_is_here(link: Link) -> None:
    """It has the names that are asked for, of members with whom they are with; who left, is elsewhere or was never
    here is missing, and so shown as a former member."""
    members = MemberRows(scope(link))
    ben = members.locked(BEN)
    assert ben
    members.save(ben.from_organisation(ORGANISATION))
    gone = member(PersonId("gone----------"), "Gus")
    members.add(gone)
    members.save(gone.left(NOW))
    asked = [ANA, BEN, gone.id, ANA_ELSEWHERE, SOMEONE]
    directory = RosterRows(scope(link)).directory(asked, [ORGANISATION, OrganisationId("unknown-------")])
    exists = "The one that exists"
    assert directory.people == {
        ANA: Who(ANA, "Ana", None, "North", (ANAS_SLACK, ANAS_DISCORD), "America/Bogota", "es"),
        BEN: Who(BEN, "Ben", ORGANISATION, exists, (BENS,), "America/Bogota", "es"),
    }
    assert directory.organisations == {ORGANISATION: exists}
    assert {type(each) for each in directory.people} == {PersonId}


@pytest.mark.parametrize("many", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_a_directory_may_be_long(link: Link, many: int) -> None:
    """All names are found, however many are asked for at once."""
    people = [PersonId(f"p{number:013}") for number in range(many)]
    for person in people:
        MemberRows(scope(link)).add(member(person, "One of many"))
    assert set(RosterRows(scope(link)).directory(people, []).people) == set(people)


def test_a_coalition_is_found_without_its_id(link: Link) -> None:
    """Within one coalition there is one, and only a unit of its own can add it."""
    rows = CoalitionRows(scope(link))
    here = rows.here()
    assert here == rows.locked_here() == rows.find(HERE)
    assert here
    with pytest.raises(ValueError, match="of its own"):
        rows.add(replace(here, id=CoalitionId("a-third-one---")))
