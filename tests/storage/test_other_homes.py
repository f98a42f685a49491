"""One coalition in homes of two platforms and three workspaces, on both stores: what the others see of a round, and who
is told of as one who cannot come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.dispatch import Answer, Dispatch, Inbound, Outcome
from bot.features import FEATURES
from bot.features.circles.model import CIRCLES, Kind
from bot.features.coalition.model import HOMES, MEMBERS, Coalition, Home, Member
from bot.features.listening.commands import EndRound, HandOverRound, Join, OpenRound, RoundsHere, Start
from bot.features.listening.model import ROUNDS, RoundId
from bot.features.signposts.cards import board
from bot.features.signposts.model import SIGNPOSTS
from bot.kernel.command import Account, Address, Command, Page
from bot.kernel.feature import Catalogue
from bot.kernel.form import opened
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.wire import draft
from storage import PROVIDED
from storage.coalition import CoalitionRows
from storage.engine import Link
from storage.rows import Scope
from storage.transaction import OpenTransaction
from tests.features.reading import read
from tests.storage.test_circles import a_circle
from tests.storage.test_homes import BEN
from tests.storage.values import HERE, NOW, coalition_here, undone

ELSEWHERE = CoalitionId("coalition-else")
HALL, YARD, ATTIC, FOREIGN = (PlaceId(name.ljust(14, "-")) for name in ("hall", "yard", "attic", "foreign"))
ADDRESSES = {
    HALL: Address("slack", "T1", "C1"),
    YARD: Address("discord", "G1", "C1"),
    ATTIC: Address("slack", "T2", "C1"),
    FOREIGN: Address("slack", "T1", "C9"),
}
ANA, CEM, DOA, EVE = (PersonId(name.ljust(14, "-")) for name in ("ana", "cem", "doa", "eve"))
IN_SLACK, IN_OTHER_SLACK, IN_DISCORD = ("slack", "T1"), ("slack", "T2"), ("discord", "G1")
ROUND = RoundId("round---------")


def account(person: PersonId, where: tuple[str, str]) -> Account:
    return Account(*where, person.rstrip("-"))


@dataclass
class Homes:
    link: Link
    asked: int = 0
    dispatch: Dispatch = field(default_factory=lambda: Dispatch(Catalogue(FEATURES)))

    def __post_init__(self) -> None:
        self.transaction = OpenTransaction(self.link.connection, dict(PROVIDED), "homes")

    def member(self, coalition: CoalitionId, person: PersonId, *where: tuple[str, str]) -> None:
        accounts = tuple(account(person, each) for each in where)
        new = Member(person, person.rstrip("-").title(), accounts, "en", "UTC", NOW, neighbourhood="North")
        self.transaction.unit(coalition).get(MEMBERS).add(new)

    def home(self, coalition: CoalitionId, place: PlaceId, label: str) -> None:
        at = ADDRESSES[place]
        opened = NOW + timedelta(seconds=len(label))
        self.transaction.unit(coalition).get(HOMES).add(
            Home(place, at.platform, at.workspace, at.channel, opened, ANA, label)
        )

    def hear(self, person: PersonId, request: Command | Page, place: PlaceId = HALL) -> Answer:
        answer = self.answered(person, request, ADDRESSES[place])
        assert answer.outcome is Outcome.done, answer
        assert not answer.failures
        return answer

    def answered(self, person: PersonId, request: Command | Page, at: Address) -> Answer:
        self.asked += 1
        seed, by = f"seed {self.asked}".encode(), account(person, (at.platform, at.workspace))
        work = self.dispatch.page if isinstance(request, Page) else self.dispatch.command
        return work(self.transaction, Inbound(request, NOW, seed, by, at, None, person, "en", "UTC"))

    def alone(self, person: PersonId, page: Page, workspace: str = "T1") -> Answer:
        """On the person's own page, which is in none of the homes."""
        return self.answered(person, page, Address("slack", workspace, ""))

    def seen(self, place: PlaceId) -> list[str]:
        """The boards in one home, as they are drawn now."""
        boards = self.transaction.boards.stale(NOW + timedelta(days=1), 50)
        found = [self.dispatch.board(self.transaction, each) for each in boards if each.place == place]
        return sorted(read(drawn[0]).splitlines()[0] for drawn in found if drawn)


@pytest.fixture
def homes(link: Link) -> Iterator[Homes]:
    """Ana has accounts in the hall and in the yard, and with the first she is also in another coalition."""
    with undone(link):
        town = Homes(link)
        three_homes(link, town)
        yield town


def three_homes(link: Link, town: Homes) -> None:
    coalition_here(link)
    CoalitionRows(Scope(link.connection, ELSEWHERE, {})).add(
        Coalition(ELSEWHERE, "Elsewhere", "en", "UTC", NOW, (), (FOREIGN,))
    )
    for place, label in ((HALL, "Hall"), (YARD, "The yard"), (ATTIC, "The old attic")):
        town.home(HERE, place, label)
    town.home(ELSEWHERE, FOREIGN, "Foreign")
    town.member(HERE, ANA, IN_SLACK, IN_DISCORD)
    town.member(HERE, BEN, IN_DISCORD)
    town.member(HERE, CEM, IN_OTHER_SLACK)
    town.member(HERE, DOA)
    town.member(ELSEWHERE, EVE, IN_DISCORD)
    town.member(ELSEWHERE, PersonId("ana-elsewhere-"), IN_SLACK)


def test_the_other_homes_see_it_and_its_own_has_its_card(homes: Homes) -> None:
    """Open, going on, over; another coalition in the same workspace sees nothing."""
    homes.hear(ANA, OpenRound(ROUND, "Housing"))
    for place in (YARD, ATTIC):
        assert homes.seen(place) == ["A listening round is open in Hall"]
    assert homes.seen(HALL)[0].startswith("Listening round: Housing.")
    assert homes.seen(FOREIGN) == []
    homes.hear(ANA, Join(ROUND))
    homes.hear(ANA, Start(ROUND))
    assert homes.seen(YARD) == ["A listening round is going on in Hall"]
    homes.hear(ANA, EndRound(ROUND))
    assert homes.seen(YARD) == ["The listening round in Hall is over"]
    assert homes.seen(ATTIC) == ["The listening round in Hall is over"]


def test_two_rounds_in_two_homes_point_to_each_other(homes: Homes) -> None:
    """Each home has the card of its own round, and a signpost to the other one."""
    homes.hear(ANA, OpenRound(ROUND, "Housing"))
    homes.hear(BEN, OpenRound(RoundId("another-round-"), "The river"), YARD)
    assert "A listening round is open in The yard" in homes.seen(HALL)
    assert "A listening round is open in Hall" in homes.seen(YARD)
    assert homes.seen(ATTIC) == ["A listening round is open in Hall", "A listening round is open in The yard"]


@pytest.mark.parametrize(
    ("place", "by", "away"),
    [(HALL, ANA, {"ben", "cem", "doa"}), (YARD, ANA, {"cem", "doa"}), (ATTIC, CEM, {"ana", "ben", "doa"})],
)
def test_who_has_no_account_there_cannot_come(homes: Homes, place: PlaceId, by: PersonId, away: set[str]) -> None:
    """Whoever has one in both comes in both; people of other coalitions are not told of."""
    shown = read(homes.hear(by, OpenRound(ROUND, "Housing"), place).shown)
    assert {name for name in ("ana", "ben", "cem", "doa", "eve") if name in shown.split()} == away
    assert f"{len(away)} people cannot come into this channel" in shown
    again = read(homes.hear(by, RoundsHere(), place).shown)
    assert f"{len(away)} people cannot come into this channel" in again
    state = homes.transaction.unit(HERE).get(ROUNDS).find(ROUND)
    assert state
    assert state.outside


def test_nobody_but_the_facilitator_reads_their_names(homes: Homes) -> None:
    """On the page of the round others see its card alone."""
    homes.hear(ANA, OpenRound(ROUND, "Housing"), YARD)
    shown = read(homes.hear(BEN, RoundsHere(), YARD).shown)
    assert "Some of us cannot come into this channel." in shown
    assert "cem" not in shown
    assert "doa" not in shown


def test_of_a_circle_only_its_own_people_count(homes: Homes) -> None:
    """Ben is in the circle and cannot come; Cem and Doa are not in it."""
    circle = a_circle(1, "Housing", Kind.people, ANA, BEN)
    homes.transaction.unit(HERE).get(CIRCLES).add(circle)
    shown = read(homes.hear(ANA, OpenRound(ROUND, "Rents", circle=circle.id)).shown)
    assert "1 person cannot come into this channel\nben" in shown
    signpost = homes.transaction.unit(HERE).get(SIGNPOSTS).find(ROUND)
    assert signpost
    assert "It is for the circle Housing." in read(board(signpost))
    assert "Rents" not in read(board(signpost))


def test_who_has_joined_is_outside_no_more(homes: Homes) -> None:
    """One workspace can be let into another one's channel: whoever presses is there."""
    homes.hear(ANA, OpenRound(ROUND, "Housing"))
    at, by = ADDRESSES[HALL], account(CEM, IN_OTHER_SLACK)
    joined = homes.dispatch.command(
        homes.transaction, Inbound(Join(ROUND), NOW, b"s" * 16, by, at, None, "", "en", "UTC")
    )
    assert joined.outcome is Outcome.done
    shown = read(homes.hear(ANA, RoundsHere()).shown)
    assert "2 people cannot come into this channel" in shown


def test_the_one_round_that_is_open_is_reached_from_ones_own_page(homes: Homes) -> None:
    """It need not be said in which of the homes it is; where none is open, one is opened in a home."""
    assert homes.alone(ANA, RoundsHere()).refusal == "not-at-home"
    homes.hear(ANA, OpenRound(ROUND, "Housing"))
    for person, workspace in ((ANA, "T1"), (CEM, "T2")):
        assert read(homes.alone(person, RoundsHere(), workspace).shown).startswith("You are not in this round yet.")
    assert "A round is open in Hall. To take part, go there." in read(homes.hear(BEN, RoundsHere(), YARD).shown)


def test_of_several_one_is_chosen_on_ones_own_page(homes: Homes) -> None:
    """Each is named by its home; the button of each opens it."""
    homes.hear(ANA, OpenRound(ROUND, "Housing"))
    homes.hear(BEN, OpenRound(RoundId("another-round-"), "The river"), YARD)
    shown = homes.alone(ANA, RoundsHere()).shown
    assert read(shown).splitlines()[1:3] == ["A round is open in Hall.", "See the round"]
    river = homes.alone(ANA, RoundsHere(RoundId("another-round-"))).shown
    assert "The river" in read(river)
    homes.hear(ANA, EndRound(ROUND))
    assert "The river" in read(homes.alone(ANA, RoundsHere()).shown)


def test_a_round_for_a_circle_is_for_its_people_away_from_its_place(homes: Homes) -> None:
    """Others read in its place what all there read."""
    circle = a_circle(1, "Housing", Kind.people, ANA)
    homes.transaction.unit(HERE).get(CIRCLES).add(circle)
    homes.hear(ANA, OpenRound(ROUND, "Rents", circle=circle.id))
    assert "Rents" in read(homes.alone(ANA, RoundsHere()).shown)
    for page in (RoundsHere(), RoundsHere(ROUND)):
        assert homes.alone(CEM, page, "T2").refusal == "not-at-home"


def test_what_there_is_to_pick_is_of_the_round_that_one_sees(homes: Homes) -> None:
    """On one's own page it is the only one, or the only one that one facilitates."""
    homes.hear(ANA, OpenRound(ROUND, "Housing"))
    homes.hear(BEN, OpenRound(RoundId("another-round-"), "The river"), YARD)
    homes.hear(BEN, Join(ROUND), YARD)
    form = opened(draft(HandOverRound, round=ROUND), lambda kind: kind("fresh---------"))
    own = Address("slack", "T1", "")
    inbound = Inbound(RoundsHere(), NOW, b"s" * 16, account(ANA, IN_SLACK), own, None, "ana", "en", "UTC")
    offered = homes.dispatch.form(homes.transaction, (inbound, form))
    assert [option.label for entry in offered.entries for option in entry.options] == ["Ben"]
