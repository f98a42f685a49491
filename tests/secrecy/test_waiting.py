"""What waits for people in a secret vote, and votes that were stored before there were any."""

from dataclasses import replace

from bot.dispatch.ports import Transaction
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.secret import Openness, seat_waiting
from bot.features.proposals.model.vote import Voting
from bot.kernel.ids import CoalitionId, PersonId
from bot.kernel.ports import NEEDS
from storage.codec import codec
from storage.store import OpenedStore
from tests.secrecy.attacker import table
from tests.secrecy.chamber import Chamber, person, seat

VOTERS = 6


async def waiting(chamber: Chamber, voter: int) -> int:
    """For them, as their own page and what rings them read it."""

    def read(transaction: Transaction, who: PersonId) -> int:
        return len(transaction.unit(chamber.coalition or CoalitionId("")).get(NEEDS).of(who, chamber.now))

    return await chamber.store.read(read, person("v", voter))


async def test_what_was_handed_in_waits_no_more_and_no_row_of_it_moves(url: str, store: OpenedStore) -> None:
    """It is read away: the row that says that somebody is asked stays as it is until the vote is over."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await chamber.ask()
    before = sorted(table(url, "needs"), key=repr)
    assert [await waiting(chamber, voter) for voter in range(VOTERS)] == [1] * VOTERS
    await chamber.hand_in(2, Position.yes)
    assert [await waiting(chamber, voter) for voter in range(VOTERS)] == [1, 1, 0, 1, 1, 1]
    assert sorted(table(url, "needs"), key=repr) == before
    await chamber.passes(days=8)
    assert [await waiting(chamber, voter) for voter in range(VOTERS)] == [0] * VOTERS


async def test_only_who_has_not_taken_part_is_reminded(url: str, store: OpenedStore) -> None:
    """At half of the time and near its end, from the roll alone."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await chamber.ask()
    await chamber.hand_in(2, Position.yes)
    await chamber.passes(days=4)
    assert [await waiting(chamber, voter) for voter in range(VOTERS)] == [1, 1, 0, 1, 1, 1]
    said = [row for row in table(url, "needs") if "has not answered" in repr(row)]
    assert len(said) == VOTERS - 1
    assert not [row for row in said if person("v", 2) in row]


def test_the_key_of_what_waits_tells_the_seat() -> None:
    """And no other key does."""
    assert seat_waiting(f"proposals.answer:the-proposal--:12:{seat(3)}") == ("the-proposal--", 12, seat(3))
    for other in ("proposals.written:the-proposal--:12:x", "proposals.answer:the-proposal--:x:y", "meeting:1", ""):
        assert seat_waiting(other) is None


async def test_a_vote_of_before_is_read(store: OpenedStore) -> None:
    """One that was stored when nothing was secret yet has none of these fields, and is open."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await chamber.ask(openness=Openness.open)
    voting = (await chamber.proposal()).open_voting()
    written = codec(Voting).write(voting)
    assert isinstance(written, dict)
    for name in ("took_part", "looks"):
        del written[name]
    del written["asking"]["secret"]
    assert codec(Voting).read(written) == replace(voting, took_part=0, looks=0)
