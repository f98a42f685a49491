"""A place that nothing reaches for a while, and one that is closed and opened again, on both stores: who is told, once,
what waits, and what goes on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.courier import ledger
from adapters.courier.fate import GivenUp
from adapters.whereabouts import News, spread
from bot.features.coalition.commands import (
    HomeOfOurs,
    HomesPage,
    LeaveHome,
    LoseHome,
    NoteMissing,
    NoteOutOfReach,
    NoteWithinReach,
    TryAgain,
)
from bot.features.coalition.model import HOMES, Home
from bot.features.coalition.model.homes import Why
from bot.features.listening.commands import EndRound, OpenRound
from bot.kernel.attention import Ask, Notice
from bot.kernel.card import card
from bot.kernel.ids import PlaceId
from bot.kernel.text import say
from bot.presence import PRESENCE
from storage.engine import Link
from tests.features.reading import labels, read
from tests.storage.test_homes import BEN
from tests.storage.test_lost_homes import Town, three_homes_of
from tests.storage.test_other_homes import ADDRESSES, ANA, ATTIC, CEM, ELSEWHERE, FOREIGN, HALL, ROUND, YARD
from tests.storage.values import HERE, NOW, undone

HELLO = card(say("Hello"))


@pytest.fixture
def town(link: Link) -> Iterator[Town]:
    with undone(link):
        yield three_homes_of(link)


def out(town: Town, why: Why, place: PlaceId = YARD, what: str = "") -> None:
    town.note(NoteOutOfReach(ADDRESSES[place], why, what))


def back(town: Town, place: PlaceId = YARD) -> None:
    town.note(NoteWithinReach(ADDRESSES[place]))


def says(town: Town, place: PlaceId) -> None:
    town.transaction.unit(HERE).send([Notice(place, HELLO)], NOW)


def home(town: Town, place: PlaceId = YARD) -> Home:
    found = town.transaction.unit(HERE).get(HOMES).find(place)
    assert found
    return found


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (
            Why.not_in,
            "The bot is not in The yard any more, so it cannot write. Ask someone there to add it again.",
        ),
        (Why.forbidden, "The bot may not write in The yard. Whoever looks after it can grant this: chat:write."),
        (Why.taken_out, "The bot was taken out where The yard is. Whoever looks after that can put it back in."),
    ],
)
def test_facilitators_read_what_to_do_once(town: Town, why: Why, words: str) -> None:
    """However often it is found out; on the page of the place too, and everyone sees since when."""
    for _ in range(3):
        out(town, why, what="chat:write")
    assert town.waits_for(ANA) == [words]
    assert town.waits_for(BEN) == []
    page = town.hear(ANA, HomeOfOurs(YARD)).shown
    assert words in read(page)
    assert "Try again" in labels(page)
    assert "Try again" not in labels(town.hear(BEN, HomeOfOurs(YARD), YARD).shown)
    assert "out of reach since" in read(town.hear(CEM, HomesPage(), ATTIC).shown)
    back(town)
    assert town.waits_for(ANA) == []
    assert "out of reach" not in read(town.hear(CEM, HomesPage(), ATTIC).shown)


def test_nothing_is_written_for_it_and_who_is_to_be_rung_is_rung_elsewhere(town: Town) -> None:
    """What was on its way is dropped with its words; boards wait, and are new messages when something arrives again."""
    says(town, YARD)
    out(town, Why.not_in)
    says(town, YARD)
    assert town.mail(YARD) == 0
    asked = Ask(ANA, YARD, HELLO, say("Now."))
    town.transaction.unit(HERE).send([asked], NOW)
    assert town.mail(HALL) == 1
    town.hear(ANA, OpenRound(ROUND, "Housing"))
    assert town.seen(YARD) == []
    back(town)
    assert town.seen(YARD) == ["A listening round is open in Hall"]


def test_a_board_that_changes_meanwhile_is_a_new_message(town: Town) -> None:
    """It stands at the end of the channel, where people look; what did not change stays as it is up."""
    town.hear(ANA, OpenRound(ROUND, "Housing"))
    (board,) = [each for each in town.transaction.boards.stale(NOW, 9) if each.place == YARD]
    town.transaction.boards.shown(board, "message-1", NOW)
    out(town, Why.not_in)
    back(town)
    later = NOW + timedelta(days=1)
    assert [each for each in town.transaction.boards.stale(later, 9) if each.place == YARD] == []
    town.hear(ANA, EndRound(ROUND))
    (again,) = [each for each in town.transaction.boards.stale(later, 9) if each.place == YARD]
    assert again.message is None


def test_when_a_workspace_takes_the_bot_out_the_other_places_are_told_and_so_are_other_coalitions(town: Town) -> None:
    """All places of the workspace at once, of every coalition, and none of another workspace."""
    news = News(ADDRESSES[HALL], Why.taken_out, NOW, b"seed" * 4)
    assert spread(town.transaction, (town.dispatch, news)) == ()
    assert home(town, HALL).away
    assert home(town, ATTIC).away is None
    foreign = town.transaction.unit(ELSEWHERE).get(HOMES).find(FOREIGN)
    assert foreign
    assert foreign.away
    assert town.told(YARD) == ["Hall is out of reach"]
    workspace = News(replace(ADDRESSES[HALL], channel=""), None, NOW, b"tree" * 4)
    assert spread(town.transaction, (town.dispatch, workspace)) == ()
    assert home(town, HALL).away is None
    assert town.told(HALL) == ["The bot is back in this channel. Everything goes on from here."]
    assert town.mail(YARD) == 2


def test_it_is_told_once_a_day_however_often_it_comes_and_goes(town: Town) -> None:
    """Neither the other places nor the place itself are flooded."""
    for _ in range(3):
        out(town, Why.taken_out)
        back(town)
    assert len(town.told(HALL)) == 1
    assert town.mail(YARD) == 1


def test_a_place_that_is_opened_again_is_a_home_again(town: Town) -> None:
    """With the boards that stand everywhere and the signposts of what is going on; told there and elsewhere."""
    town.lose(YARD)
    town.hear(ANA, OpenRound(ROUND, "Housing"))
    news = News(replace(ADDRESSES[YARD], channel=""), None, NOW, b"seed" * 4)
    assert spread(town.transaction, (town.dispatch, news)) == ()
    assert home(town).left_at
    back(town)
    back(town)
    assert [each.id for each in town.transaction.unit(HERE).get(HOMES).all()] == [HALL, YARD, ATTIC]
    assert town.seen(YARD) == ["A listening round is open in Hall"]
    assert town.told(YARD) == ["The bot is back in this channel. Everything goes on from here."]


def test_a_place_that_was_left_does_not_come_back_by_itself(town: Town) -> None:
    """Nor one in which another coalition lives by now."""
    town.hear(ANA, LeaveHome(ATTIC))
    back(town, ATTIC)
    assert home(town, ATTIC).left_at
    town.lose(YARD)
    at = ADDRESSES[YARD]
    new = Home(PlaceId("theirs--------"), at.platform, at.workspace, at.channel, NOW, CEM)
    town.transaction.unit(ELSEWHERE).get(HOMES).add(new)
    back(town)
    assert home(town).left_at


def test_out_of_reach_and_then_closed_is_closed(town: Town) -> None:
    """In whatever order a platform tells it; what was to be done about it waits for nobody any more."""
    out(town, Why.not_in)
    town.note(LoseHome(ADDRESSES[YARD]))
    out(town, Why.not_in)
    assert town.waits_for(ANA) == []
    assert home(town).left_at


def test_what_is_not_granted_for_private_places_is_told_once(town: Town) -> None:
    """The place itself stays within reach."""
    for _ in range(2):
        town.note(NoteMissing(ADDRESSES[YARD], "mpim:write"))
    assert town.waits_for(ANA) == [
        "The bot cannot open private places near The yard. Whoever looks after it can grant this: mpim:write."
    ]
    assert home(town).away is None


def test_a_facilitator_can_let_it_be_tried_again(town: Town) -> None:
    """What waits there is shown; if that does not arrive, it is out of reach once more."""
    out(town, Why.forbidden, what="chat:write")
    answer = town.hear(ANA, TryAgain(YARD))
    assert "The bot tries again." in read(answer.shown)
    assert town.waits_for(ANA) == []
    says(town, YARD)
    (parcel,) = [each for each in town.transaction.mail.claim(NOW, 9) if each.address == ADDRESSES[YARD]]
    came = ledger.Came(GivenUp("set-up-missing", "chat:write"), NOW, b"seed" * 4)
    assert ledger.keep_parcel(town.transaction, (town.dispatch, parcel, came)) == ()
    assert town.mail(YARD) == 0
    assert len(town.waits_for(ANA)) == 1


def test_whether_words_would_arrive_is_known(town: Town) -> None:
    """In a place that is out of reach, closed, or of another coalition they would not."""
    there = town.transaction.unit(HERE).get(PRESENCE)
    assert [there.reached(place) for place in (HALL, YARD, FOREIGN)] == [True, True, False]
    out(town, Why.not_in)
    assert not there.reached(YARD)
    back(town)
    assert there.reached(YARD)
    town.lose(YARD)
    assert not there.reached(YARD)


def test_a_board_that_could_not_be_shown_waits(town: Town) -> None:
    """It is the first thing that arrives."""
    town.hear(ANA, OpenRound(ROUND, "Housing"))
    (board,) = [each for each in town.transaction.boards.stale(NOW, 9) if each.place == YARD]
    came = ledger.Came(GivenUp("not-a-member"), NOW, b"seed" * 4)
    kept = (town.dispatch, board, came, timedelta(seconds=1))
    assert ledger.keep_board(town.transaction, kept) == ()
    assert town.seen(YARD) == []
    back(town)
    assert town.seen(YARD) == ["A listening round is open in Hall"]
