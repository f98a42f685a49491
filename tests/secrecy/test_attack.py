"""T7, Q7: whoever reads all of the store, knows who came when, and guesses, is right no more often than by chance:
while a secret vote is open, and when it is over. Nothing else in the store, in logs or in metrics moves with it."""

import random
from collections import Counter
from math import sqrt

from bot.dispatch import Outcome
from bot.features.proposals.commands import SubmitInSecret
from bot.features.proposals.model.among import BLANK
from bot.features.proposals.model.asking import Position
from storage.store import OpenedStore, open_store
from tests.secrecy.attacker import HIDDEN, elsewhere, files, guessed, guesses, hits, table
from tests.secrecy.chamber import HELPER, Chamber, person, seat

TRIALS, VOTERS = 20, 100
CHOICES = (Position.yes, Position.no, Position.no_opinion)
SEATS = [seat(number) for number in range(VOTERS)]
SIGMAS = 4.5


async def voted(chamber: Chamber, lots: random.Random) -> tuple[list[str], list[int]]:
    """What each chose, and in which order they came."""
    chosen = [lots.choice(CHOICES) for _ in range(VOTERS)]
    came = lots.sample(range(VOTERS), VOTERS)
    await chamber.ask()
    for voter in came:
        answer = await chamber.hand_in(voter, chosen[voter])
        assert answer.outcome is Outcome.done
    return [each.value for each in chosen], came


async def test_nobody_finds_out_who_chose_what(url: str, store: OpenedStore) -> None:
    """20 times 100 voters, in an order that the attacker knows. By chance is what one reaches who knows the counts, and
    says of each that they chose what most did."""
    lots, right, chance = random.Random(26), Counter[str](), 0
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    for _ in range(TRIALS):
        chosen, came = await voted(chamber, lots)
        chance += max(Counter(chosen).values())
        for when in ("open", "over"):
            for way, guess in guesses(url, chamber.it, SEATS, came).items():
                right[f"{when}, {way}"] += hits(guess, chosen)
            await chamber.passes(days=8)
    assert len(right) >= 8
    assert max(right.values()) <= chance + SIGMAS * sqrt(TRIALS * VOTERS / 4), right


def test_the_attacker_reads_what_lies_in_order() -> None:
    """Papers that lie as they came, or of which the store notes the transaction in which they came, are all guessed."""
    lots = random.Random(4)
    chosen = [lots.choice(CHOICES).value for _ in range(VOTERS)]
    came = lots.sample(range(VOTERS), VOTERS)
    noted = {voter: (f"(0,{at})", str(700 + at), "0", "0", "0") for at, voter in enumerate(came)}
    roll = [(noted[voter], SEATS[voter], True) for voter in range(VOTERS)]
    papers = [(noted[voter], chosen[voter], 1) for voter in came]
    right = {way: hits(each, chosen) for way, each in guessed(roll, papers, SEATS, came).items()}
    sure = {"order of coming", "ctid of both", "ctid and coming", "xmin of both", "xmin and coming", "one transaction"}
    assert {way for way, count in right.items() if count == VOTERS} == sure


async def test_no_row_tells_that_it_was_changed_last(postgresql_url: str) -> None:
    """While it is open all that is counted is of one transaction, the last one; when it is over, the roll too, and it
    lies in another order than before."""
    store = open_store(postgresql_url)
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await voted(chamber, random.Random(1))
    assert transactions(postgresql_url, "secret_tally") == 1
    before = [str(row[-2]) for row in table(postgresql_url, "secret_roll")]
    await chamber.passes(days=8)
    after = [str(row[-2]) for row in table(postgresql_url, "secret_roll")]
    assert transactions(postgresql_url, "secret_roll", "secret_tally") == 1
    assert after not in (before, sorted(before))
    await store.close()


def transactions(url: str, *names: str) -> int:
    place = HIDDEN.index("xmin")
    return len({row[place] for name in names for row in table(url, name)})


async def test_no_file_holds_what_was_there_while_it_was_open(url: str, store: OpenedStore) -> None:
    """When it is over each seat and each line stands in the files of its table once: no older row, in no page and no
    log."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await voted(chamber, random.Random(1))
    await chamber.passes(days=8)
    held = dict(files(url))
    if url.startswith("sqlite"):
        [(coalition, proposal, *_)] = table(url, "secret_boxes")
        key = f"{coalition}{proposal}".encode()
        lines = (Position.yes.value, Position.no_opinion.value, Position.recused.value)
        times = {name: [raw.count(key + each.encode()) for each in lines] for name, raw in held.items()}
        assert times.pop("file") == [1, 1, 1]
        assert set(map(tuple, times.values())) <= {(0, 0, 0)}
        rows = held["file"].count(key)
        # With the open roll and its index by person, the box, and the proposal.
        assert rows == 3 * VOTERS + len(table(url, "secret_tally")) + 2
        return
    for name, words in (("secret_tally", ["no opinion", "recused"]), ("secret_roll", SEATS)):
        found = {held[name].count(each.encode()) for each in words}
        assert found == {1}, name


async def test_papers_lie_as_if_others_had_handed_them_in(url: str, store: OpenedStore) -> None:
    """Two votes in which all voters handed in someone else's ranking, in another order: what is stored of the papers is
    the same to the last character, while they are open and when they are over. In one row, so that no row is noted."""
    lots = random.Random(3)
    rankings = [tuple(lots.sample((1, 2, 3, BLANK), 4)) for _ in range(VOTERS)]
    chamber, lie = Chamber(store, VOTERS), []
    await chamber.gather()
    for _ in range(2):
        await chamber.ask_to_rank()
        for voter, marks in zip(lots.sample(range(VOTERS), VOTERS), lots.sample(rankings, VOTERS), strict=True):
            assert (await chamber.rank(voter, marks)).outcome is Outcome.done
        lie.append([row[-1] for row in table(url, "secret_boxes") if chamber.it in row])
        await chamber.passes(days=8)
        lie.append([row[-1] for row in table(url, "secret_boxes") if chamber.it in row])
    assert [len(each) for each in lie] == [1, 1, 1, 1]
    assert lie[0] == lie[1] == lie[2] == lie[3]


async def test_nothing_else_moves_with_a_paper(url: str, store: OpenedStore) -> None:
    """No key of the delivery, no history, no message, nothing that waits or is met, no version, no timer, no board; no
    line in the log, and nothing in the metrics. From the first paper to the last the rest of the store is the same."""
    chamber = Chamber(store, 12)
    await chamber.gather()
    await chamber.ask()
    before, logged, counted = elsewhere(url), chamber.log.getvalue(), await metrics(chamber)
    assert before["received"]
    for voter in range(12):
        await chamber.hand_in(voter, CHOICES[voter % 3], key=f"delivery-{voter}")
        await chamber.hand_in(voter, Position.no, who=f"d{voter}", key=f"again-{voter}")
    assert elsewhere(url) == before
    assert chamber.log.getvalue() == logged
    assert await metrics(chamber) == counted


async def test_whoever_writes_it_down_for_someone_leaves_nothing_either(url: str, store: OpenedStore) -> None:
    """Of neither of the two: no key, no row, no message, no line in the log; the seat took part, and one more chose."""
    chamber = Chamber(store, 12)
    await chamber.gather()
    theirs = await chamber.brings_someone_without_an_account()
    await chamber.ask()
    before, logged, counted = elsewhere(url), chamber.log.getvalue(), await metrics(chamber)
    for key in ("first", "again"):
        answer = await chamber.press(HELPER, SubmitInSecret(chamber.it, 1, theirs, Position.no), key)
        assert answer.outcome is Outcome.done
    assert elsewhere(url) == before
    assert chamber.log.getvalue() == logged
    assert await metrics(chamber) == counted
    assert sum(bool(row[-1]) for row in table(url, "secret_roll") if theirs in row) == 1
    assert sum(int(str(row[-1])) for row in table(url, "secret_tally")) == 1


async def test_no_choice_lies_next_to_a_voter(url: str, store: OpenedStore) -> None:
    """Q6: in each table, in the log and in the metrics. Where there is a line of the tally there is no seat, no person
    and no organisation; and a row of the roll says no more than that its seat took part."""
    chamber = Chamber(store, 12)
    await chamber.gather()
    await chamber.ask()
    for voter in range(12):
        await chamber.hand_in(voter, CHOICES[voter % 3])
    for _ in range(2):
        voters = {
            *(seat(n) for n in range(12)),
            *(person("v", n) for n in range(12)),
            *(f"org-{n:010}" for n in range(12)),
        }
        for row in table(url, "secret_tally"):
            assert not [each for each in voters if each in repr(row)]
        at = 0 if url.startswith("sqlite") else len(HIDDEN)
        assert {tuple(map(bool, row[at + 4 :])) for row in table(url, "secret_roll")} == {(True,)}
        for name, rows in elsewhere(url).items():
            if name not in {"proposals", "outbox", "boards"}:
                assert not [row for row in rows if "no opinion" in repr(row)], name
        assert "no opinion" not in chamber.log.getvalue()
        await chamber.passes(days=8)


async def metrics(chamber: Chamber) -> list[bytes]:
    lines = (await chamber.bot.exposition()).splitlines()
    return [each for each in lines if each.startswith(b"commonground") and b"seconds_" not in each]
