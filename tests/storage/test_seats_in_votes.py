"""Who answers for which seat, on both stores: found by indexes among many, and not asked once it was taken off."""

import sqlite3
from dataclasses import replace

from sqlalchemy.dialects import sqlite

from bot.dispatch import Outcome
from bot.dispatch.ports import Transaction
from bot.features.coalition.commands import ConfirmRepresentative, RequireLead, SpeakFor
from bot.features.coalition.model import SEATS
from bot.features.privacy.commands import EraseMe
from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS
from bot.features.proposals.model.asking import Position
from bot.kernel.command import Command
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId
from storage.proposal_seats import HoldingRows
from storage.roster import RosterRows
from storage.store import OpenedStore
from tests.secrecy.attacker import table
from tests.secrecy.chamber import FOUNDER, NOW, Chamber, person, seat

YES = Position.yes
VOTERS = 6


async def press(chamber: Chamber, who: str, command: Command) -> None:
    assert (await chamber.press(who, command)).outcome is Outcome.done


def holding(transaction: Transaction, given: tuple[CoalitionId, PersonId]) -> tuple[str, ...]:
    return tuple(each.name.seat for each in transaction.unit(given[0]).get(HOLDINGS).of(given[1]))


def held_by(transaction: Transaction, given: tuple[CoalitionId, PersonId | None]) -> None:
    """The last seat, from now on; or by nobody."""
    rows, who = transaction.unit(given[0]).get(SEATS), given[1]
    before = rows.locked(seat(VOTERS - 1))
    assert before
    since = NOW if who else None
    rows.save(replace(before, representative=who, since=since, confirmed_at=since, confirmed_by=who, alternates=()))


def stands_in(transaction: Transaction, given: tuple[CoalitionId, PersonId]) -> None:
    """For the last seat, which nobody leads and which wants only its lead to answer."""
    rows = transaction.unit(given[0]).get(SEATS)
    before = rows.locked(seat(VOTERS - 1))
    assert before
    rows.save(replace(before, alternates=(given[1],), lead_only=True))


async def agreeing(store: OpenedStore) -> Chamber:
    """All of its seats are asked for their consensus."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    chamber.asked += 1
    await press(chamber, "v0", asked.WriteBlock(chamber.it, "One page", "We keep one page."))
    await press(chamber, "v0", asked.AskForConsensus(chamber.it, days=10))
    await chamber.bot.settle()
    return chamber


async def taken_off(store: OpenedStore) -> tuple[Chamber, CoalitionId]:
    """Meanwhile nobody holds the last seat, and two agreed that it is not asked."""
    chamber = await agreeing(store)
    assert chamber.coalition
    await store.transact(held_by, (chamber.coalition, None))
    await press(chamber, "v0", asked.AskToTakeOff(chamber.it, seat(5)))
    await press(chamber, "v1", asked.AgreeToWish(chamber.it, 1))
    return chamber, chamber.coalition


async def test_who_leads_and_who_stands_in_answers(store: OpenedStore) -> None:
    """Each for the seats that name them, and nobody for others."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    assert chamber.coalition
    for role in ("v", "d"):
        for number in range(VOTERS):
            found = await store.read(holding, (chamber.coalition, person(role, number)))
            assert found == (seat(number),)
    assert await store.read(holding, (chamber.coalition, person("x", 0))) == ()


def test_among_many_seats_they_are_found_by_indexes(sqlite_url: str) -> None:
    """SQLite looks at no seat and at no member that does not name them."""
    connection = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    for statement, names in (
        (HoldingRows.mine, {"ix_seats_representative", "ix_seats_alternates"}),
        (HoldingRows.later_seats, {"ix_seats_confirmed_at", "ix_seats_since", "sqlite_autoindex_proposal_roll_2"}),
        (HoldingRows.later_people, {"ix_members_joined_at", "ix_proposal_roll_person"}),
        (RosterRows.helping, {"ix_members_writers"}),
    ):
        sql = str(statement.core.compile(dialect=sqlite.dialect()))
        plan = [row[-1] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", ("x",) * sql.count("?"))]
        used = [each for each in plan if each.startswith(("SEARCH", "SCAN"))]
        assert {name for name in names if any(name in each for each in used)} == names
        assert all("id=?" in each or any(name in each for name in names) for each in used)
    connection.close()


async def test_a_seat_that_was_taken_off_is_neither_named_nor_reminded(url: str, store: OpenedStore) -> None:
    """Not when a block reopens it for all, nor when somebody new holds the seat."""
    chamber, coalition = await taken_off(store)
    await store.transact(held_by, (coalition, person("v", 5)))
    await press(chamber, "v2", asked.AnswerWithWords(chamber.it, 1, Position.block, "It would end our work."))
    await press(chamber, "v0", asked.Rewrite(chamber.it, 1, 0, "We keep one page, and you yours.", same=True))
    await press(chamber, "v2", asked.Answer(chamber.it, 2, YES))
    voting = (await chamber.proposal()).open_voting()
    assert {each.seat for each in voting.unheard} == {seat(number) for number in (0, 1, 3, 4)}
    await chamber.passes(days=6)
    asked_people = {row[1] for row in table(url, "needs") if any(chamber.it in str(each) for each in row)}
    assert person("v", 0) in asked_people
    assert person("v", 5) not in asked_people


async def test_a_seat_that_is_added_again_is_asked_as_its_line_says(url: str, store: OpenedStore) -> None:
    """It wants only its lead to answer since then: whoever holds it now is asked, as when the vote was opened."""
    chamber, coalition = await taken_off(store)
    await store.transact(stands_in, (coalition, person("d", 5)))
    await press(chamber, "v0", asked.AskToAdd(chamber.it, seat(5)))
    await press(chamber, "v1", asked.AgreeToWish(chamber.it, 2))
    await chamber.bot.settle()
    [need] = [row for row in table(url, "needs") if person("d", 5) in row and any(chamber.it in str(e) for e in row)]
    assert "nobody does now" not in str(need)
    await press(chamber, "d5", asked.Answer(chamber.it, 1, YES))


async def test_a_seat_is_asked_to_be_taken_off_by_who_is_asked(store: OpenedStore) -> None:
    """Whoever answers for none of them has no say, and a seat that somebody holds stays."""
    chamber = await agreeing(store)
    for who, command, refusal in (
        ("v0", asked.AskToTakeOff(chamber.it, seat(5)), "somebody-there"),
        ("v0", asked.AskToTakeOff(chamber.it, seat(9)), "not-found"),
        ("v0", asked.AskToAdd(chamber.it, seat(5)), "on-roll-already"),
        ("v0", asked.AskToAdd(chamber.it, seat(9)), "not-found"),
    ):
        assert (await chamber.press(who, command)).refusal == refusal


async def test_where_only_its_lead_answers_others_are_kept_out_and_another_lead_comes_in(
    url: str, store: OpenedStore
) -> None:
    """Frozen with the roll, in the open and in secret; erased with whoever led it; then the next one answers."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    assert chamber.coalition
    await press(chamber, "v5", RequireLead(seat(5)))
    chamber.asked += 1
    await press(chamber, "v0", asked.WriteBlock(chamber.it, "One page", "We keep one page."))
    await press(chamber, "v0", asked.AskForAnswers(chamber.it))
    await chamber.bot.settle()
    refused = await chamber.press("d5", asked.Answer(chamber.it, 1, YES))
    assert (refused.outcome, refused.refusal) == (Outcome.refused, "lead-answers")
    await press(chamber, "v5", asked.Answer(chamber.it, 1, YES))
    assert [row for row in table(url, "proposal_roll") if person("v", 5) in row]
    await press(chamber, "v5", EraseMe(person("v", 5)))
    await chamber.passes(days=1)
    assert not [row for row in table(url, "proposal_roll") if person("v", 5) in row]
    refused = await chamber.press("d5", asked.Answer(chamber.it, 1, Position.recused))
    assert refused.refusal == "nobody-leads"
    await press(chamber, "d5", SpeakFor(OrganisationId(f"org-{5:010}")))
    await press(chamber, FOUNDER, ConfirmRepresentative(seat(5), person("d", 5)))
    await press(chamber, "d5", asked.Answer(chamber.it, 1, Position.recused))
    await chamber.passes(days=8)
    assert (await chamber.proposal()).results[0].given.recused == 1


async def test_in_secret_nobody_but_its_lead_hands_it_in(url: str, store: OpenedStore) -> None:
    """What others press is refused, and there is no paper of it."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await press(chamber, "v5", RequireLead(seat(5)))
    await chamber.ask()
    assert (await chamber.hand_in(5, YES, "d5")).refusal == "lead-answers"
    assert (await chamber.hand_in(4, YES, "d4")).outcome is Outcome.done
    assert (await chamber.hand_in(5, YES)).outcome is Outcome.done
