"""Somebody whom a platform does not let the bot write to in private, on both stores: kept wherever they are known,
nothing more is tried, and it is over as soon as something reaches them."""

from collections.abc import Iterator

import pytest

from adapters.courier import ledger
from adapters.courier.fate import Attempt, GivenUp, Up, fate_of
from adapters.messenger import PersonUnreachable, of_whom
from adapters.reaching import Contact, is_news, note_contact
from bot.asides import ASIDES, Aside
from bot.dispatch.ports import Opening
from bot.features.coalition.commands import HomePage, LeaveCoalition, RemoveAccount
from bot.features.coalition.model import key_of
from bot.features.unreached.commands import UnreachedPage, WriteToMeAgain
from bot.features.unreached.model import UNREACHED
from bot.kernel.attention import Ask
from bot.kernel.card import card
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.text import say
from storage.engine import Link
from tests.features.reading import labels, read
from tests.storage.test_homes import BEN
from tests.storage.test_lost_homes import Town, three_homes_of
from tests.storage.test_other_homes import ANA, ELSEWHERE, HALL, IN_DISCORD, IN_SLACK, YARD, account
from tests.storage.values import HERE, NOW, undone

FAY = PersonId("fay-----------")
AT = {ANA: account(ANA, IN_DISCORD), BEN: account(BEN, IN_DISCORD)}
SEED = b"seed" * 4


@pytest.fixture
def town(link: Link) -> Iterator[Town]:
    """Ana facilitates; Fay is in Slack alone, and the same in another coalition."""
    with undone(link):
        made = three_homes_of(link)
        made.member(HERE, FAY, IN_SLACK)
        made.member(ELSEWHERE, FAY, IN_SLACK)
        yield made


def opens(town: Town, *people: PersonId, near: PlaceId = YARD) -> Opening:
    """A private place that is wanted, as the courier finds it."""
    town.asked += 1
    town.transaction.unit(HERE).get(ASIDES).add(Aside(PlaceId(f"pair-{town.asked}".ljust(14, "-")), near, people))
    (opening,) = town.transaction.openings.claim(NOW, 9)
    return opening


def comes(town: Town, opening: Opening, fate: Up | GivenUp) -> None:
    tried = ledger.Tried(opening, fate, NOW, SEED)
    assert ledger.keep_opening(town.transaction, (town.dispatch, tried)) == ()


def refused(*who: PersonId) -> GivenUp:
    """As the messengers of both platforms tell it."""
    delivery = of_whom(PersonUnreachable(), *(AT.get(each, account(each, IN_SLACK)) for each in who))
    fate = fate_of(delivery, Attempt(1, ambiguous=False), NOW, 0.0)
    assert isinstance(fate, GivenUp)
    return fate


def unreached(town: Town, coalition: CoalitionId = HERE) -> list[PersonId]:
    return [each.id for each in town.transaction.unit(coalition).get(UNREACHED).all()]


def shut(town: Town, person: PersonId, near: PlaceId = YARD) -> None:
    comes(town, opens(town, ANA, person, near=near), refused(person))


def test_it_is_known_of_whom_it_is_true(town: Town) -> None:
    """Of all that were to be there of that one alone; they read it on their home page, and facilitators on a list."""
    shut(town, BEN)
    assert unreached(town) == [BEN]
    page = town.hear(BEN, HomePage(), YARD).shown
    assert "I can't write to you in private on Discord." in read(page)
    assert "Try again" in labels(page)
    assert "Not reached in private" not in labels(page)
    home = town.hear(ANA, HomePage()).shown
    assert "I cannot write to 1 person in private." in read(home)
    assert "Try again" not in labels(home)
    listed = read(town.hear(ANA, UnreachedPage()).shown)
    assert "ben" in listed
    assert "Discord, since" in listed


def test_where_the_platform_does_not_say_who_nobody_is_named(town: Town) -> None:
    """It could be any of them."""
    comes(town, opens(town, ANA, BEN), refused())
    assert unreached(town) == []


def test_nothing_more_is_tried(town: Town) -> None:
    """The next private place is to be opened without an account of theirs, which asks no platform; others meet."""
    shut(town, BEN)
    assert opens(town, ANA, BEN).people == {ANA: AT[ANA], BEN: None}
    assert opens(town, ANA, FAY, near=HALL).people[FAY] == account(FAY, IN_SLACK)


def test_by_another_account_they_are_reached(town: Town) -> None:
    """Ana is not in Discord, and is in Slack."""
    comes(town, opens(town, ANA, BEN), refused(ANA))
    assert opens(town, ANA, FAY, near=HALL).people[ANA] == account(ANA, IN_SLACK)
    assert opens(town, ANA, BEN).people == {ANA: None, BEN: AT[BEN]}


def test_it_is_over_when_they_have_it_tried_and_it_arrives(town: Town) -> None:
    """If it does not arrive it is noted once more."""
    shut(town, BEN)
    answer = town.hear(BEN, WriteToMeAgain(), YARD)
    assert read(answer.shown).startswith("Thank you.")
    assert unreached(town) == []
    opening = opens(town, ANA, BEN)
    assert opening.people == AT
    comes(town, opening, refused(BEN))
    assert unreached(town) == [BEN]
    town.hear(BEN, WriteToMeAgain(), YARD)
    comes(town, opens(town, ANA, BEN), Up("C7"))
    assert unreached(town) == []


def test_an_account_is_the_same_in_all_its_coalitions(town: Town) -> None:
    """Noted in each, and over in each as soon as something arrives."""
    shut(town, FAY, near=HALL)
    assert [unreached(town, each) for each in (HERE, ELSEWHERE)] == [[FAY], [FAY]]
    town.hear(FAY, WriteToMeAgain())
    assert [unreached(town, each) for each in (HERE, ELSEWHERE)] == [[], [FAY]]
    comes(town, opens(town, ANA, FAY, near=HALL), Up("G7"))
    assert unreached(town, ELSEWHERE) == []


def test_what_is_known_is_not_written_again(town: Town) -> None:
    """Nor of somebody whom nobody knows."""
    fay = account(FAY, IN_SLACK)
    assert not is_news(town.transaction, (fay, True))
    assert is_news(town.transaction, (fay, False))
    reach = Contact(fay, reached=False, now=NOW, seed=SEED)
    for _ in range(2):
        assert note_contact(town.transaction, (town.dispatch, reach)) == ()
    assert not is_news(town.transaction, (fay, False))
    assert not is_news(town.transaction, (account(PersonId("nobody--------"), IN_SLACK), False))


def test_a_message_that_calls_somebody_tells_it_too(town: Town) -> None:
    """As a place that is theirs alone, of which the platform says so."""
    came = ledger.Came(refused(BEN), NOW, SEED)
    town.transaction.unit(HERE).send([Ask(BEN, YARD, card("Your turn"), say("Now."))], NOW)
    (parcel,) = [each for each in town.transaction.mail.claim(NOW, 9) if each.rings == BEN]
    assert ledger.keep_parcel(town.transaction, (town.dispatch, parcel, came)) == ()
    assert unreached(town) == [BEN]


def test_who_leaves_or_removes_the_account_is_on_no_list(town: Town) -> None:
    """Nothing of it is kept of who left."""
    shut(town, BEN)
    town.hear(BEN, LeaveCoalition(), YARD)
    assert unreached(town) == []
    comes(town, opens(town, ANA, FAY, near=HALL), refused(ANA))
    assert "I can't write to you" not in read(town.hear(FAY, HomePage()).shown)
    town.hear(ANA, RemoveAccount(key_of(AT[ANA])), HALL)
    assert "I can't write to you" not in read(town.hear(ANA, HomePage()).shown)
