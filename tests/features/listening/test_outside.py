"""Who cannot come to where a round is held: its facilitator is told before it starts, others that there are some."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.listening.cards.board import OUTSIDE, board, page
from bot.features.listening.commands import Join, OpenFirstRound, OpenRound, Start
from bot.features.listening.model import Here, Manner, Opening, Outside, Round, outside
from bot.kernel.change import Change
from bot.kernel.command import Account, Address
from bot.kernel.ids import PersonId
from bot.kernel.ports import Who
from bot.kernel.settings import Rules
from tests.features.listening.rounds import (
    ANA,
    BEN,
    CEM,
    DOA,
    FAY,
    NOW,
    ROUND,
    ROUTES,
    Evening,
    context,
    gathering,
    person,
)
from tests.features.reading import read

HALL = Address("slack", "T1", "C1")
SLACK, OTHER_SLACK, DISCORD = Account("slack", "T1", "U1"), Account("slack", "T2", "U1"), Account("discord", "G1", "D1")


def who(each: PersonId, *accounts: Account) -> Who:
    return Who(each, each, accounts=accounts)


def opened(away: Outside) -> tuple[Round, str]:
    """The round, and what its facilitator alone reads."""
    command = OpenRound(ROUND, "Housing")
    change: Change[Round] = ROUTES[OpenRound].handler(
        Opening(None, Rules({}), outside=away), command, context(FAY, NOW)
    )
    (state,) = change.new
    assert isinstance(state, Round)
    return state, read(change.reply)


def test_an_account_of_the_places_platform_and_workspace_lets_one_in() -> None:
    """With accounts in several homes one comes in by any; another workspace of the platform is another home."""
    members = (who(ANA, SLACK), who(BEN, DISCORD, SLACK), who(CEM, OTHER_SLACK), who(DOA, DISCORD), who(FAY))
    assert outside(members, HALL) == Outside((CEM, DOA), (FAY,))


@given(st.lists(st.lists(st.sampled_from((SLACK, OTHER_SLACK, DISCORD)), max_size=3), max_size=6))
def test_everyone_comes_in_or_is_outside_once(accounts: list[list[Account]]) -> None:
    """Nobody is both on chat elsewhere and not on chat, and whoever has an account there is neither."""
    members = tuple(who(person(f"p{number}"), *theirs) for number, theirs in enumerate(accounts))
    away = outside(members, HALL)
    assert set(away.elsewhere).isdisjoint(away.not_on_chat)
    for each in members:
        assert (each.person in away.people) == (SLACK not in each.accounts)
        assert (each.person in away.not_on_chat) == (not each.accounts)


def test_of_a_spoken_round_it_says_what_it_could_not_check() -> None:
    """Who has an account here can come into the channel; who can join the call is known to nobody but them."""
    for manner in Manner:
        command = OpenRound(ROUND, "Housing", manner=manner)
        change: Change[Round] = ROUTES[OpenRound].handler(Opening(None, Rules({})), command, context(FAY, NOW))
        assert ("who is able to join your call" in read(change.reply)) == (manner is Manner.spoken)


def test_the_facilitator_alone_reads_who_they_are_and_what_they_can_do() -> None:
    """At opening; all others read that there are some, without names."""
    state, reply = opened(Outside((CEM,), (DOA,)))
    assert "2 people cannot come into this channel" in reply
    assert "Cem" in reply
    assert "not on chat" in reply
    assert "Someone who writes for them can send their words" in reply
    card = read(board(state))
    assert read(OUTSIDE) in card
    assert "Cem" not in card
    assert "Doa" not in card


def test_a_few_are_named_and_the_others_counted() -> None:
    """Of forty, five stand there."""
    _, reply = opened(Outside(tuple(person(f"p{number}") for number in range(40))))
    assert "40 people cannot come into this channel" in reply
    assert "p4" in reply
    assert "p5" not in reply
    assert "And 35 more people." in reply


def test_where_everyone_can_come_nothing_is_said() -> None:
    """Neither to the facilitator nor on the card; also of the ready-made round."""
    state, reply = opened(Outside())
    assert "cannot come" not in reply + read(board(state))
    given_ = Opening(None, Rules({}), outside=Outside((CEM,)))
    first: Change[Round] = ROUTES[OpenFirstRound].handler(given_, OpenFirstRound(), context(FAY, NOW))
    assert "1 person cannot come into this channel" in read(first.reply)


@pytest.mark.parametrize("by", [FAY, ANA])
def test_the_page_says_it_too_to_whom_the_reader_let_know(by: PersonId) -> None:
    """Those who have come in after all are left out of it."""
    evening = gathering(ANA, CEM)
    away = Outside((CEM, DOA)).without(evening.state) if by == FAY else Outside()
    shown = read(page(Here(evening.state, (), away), context(by, NOW)))
    assert ("1 person cannot come into this channel" in shown) == (by == FAY)
    assert ("Doa" in shown) == (by == FAY)


def test_once_it_has_started_the_card_says_no_more_of_it() -> None:
    """What could be done before is past; words can still be sent for others."""
    state, _ = opened(Outside((CEM,)))
    evening = Evening(replace(state))
    evening.press(ANA, Join(ROUND))
    evening.press(FAY, Start(ROUND))
    assert "cannot come" not in read(board(evening.state))
