"""What is stored about a person is shown to them alone, and gone from every table and every byte when they ask."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from adapters.erasures import Entry, NotALedger, loaded, replayed, saved
from bot.dispatch.ports import Store
from bot.features.attention.model import ATTENTIONS, Attention
from bot.features.coalition import commands as coalition
from bot.features.coalition.model import COALITIONS, SEATS
from bot.features.listening import commands as listening
from bot.features.listening.model import ROUNDS, Manner
from bot.features.privacy.commands import DataPage, EraseMe, ErasePage, PrivacyPage
from bot.features.privacy.model import ErasureId, digest
from bot.kernel.elements import Table, Words
from bot.kernel.ids import CoalitionId
from bot.kernel.ports import ROSTER
from storage.privacy import erasures, ledger
from storage.store import open_store
from storage.timers import retries
from tests.adapters.erasing import (
    CANARIES,
    HOUSE,
    NAME,
    ROUND,
    USER,
    ZONE,
    Town,
    everything,
    speaks_for_a_house,
    town,
    with_canary,
)
from tests.features.reading import pressable, read
from tests.storage.journal import rows_of

OTHERS = ("Ana", "Ben", "Lucía", "سمير", "Mei", "Jo Novak")


def file_of(url: str) -> Path:
    return Path(make_url(url).database or "")


def left_in(text: str | bytes) -> list[str]:
    return [word for word in CANARIES if (word in text if isinstance(text, str) else word.encode() in text)]


async def test_erasure_leaves_nothing_in_any_table(url: str, store: Store) -> None:
    """Every word of hers that was found before is found nowhere after. Her id is left in the history and in the rows of
    someone who left, which hold nothing else, and nothing else knows it: no circle and no question about her."""
    here = await with_canary(store)
    person = await here.person()
    assert left_in(everything(url)) == list(CANARIES)
    await here.press(USER, EraseMe(person))
    await here.goes_on()
    after = everything(url)
    assert left_in(after) == []
    knowing = {line.partition(":")[0] for line in after.splitlines() if person in line}
    assert knowing == {"attentions", "history", "members"}
    assert await here.inside(lambda unit: unit.get(ATTENTIONS).find(person)) == Attention(person)
    assert rows_of(url, retries) == []
    assert [row["person"] for row in rows_of(url, erasures)] == [None]


async def test_erasure_leaves_nothing_in_any_byte(sqlite_url: str) -> None:
    """T18: not in the file of the database and not in its write-ahead log, where all of it was."""
    store = open_store(sqlite_url)
    here = await with_canary(store)
    file = file_of(sqlite_url)
    log = file.with_name(f"{file.name}-wal")
    written = log.read_bytes()  # first, since a checkpoint may bring it from here into the file at any moment
    assert left_in(file.read_bytes() + written) == list(CANARIES)
    await here.press(USER, EraseMe(await here.person()))
    await here.goes_on()
    await store.close()
    assert not log.exists()
    assert left_in(file.read_bytes()) == []
    assert left_in(here.log.getvalue()) == []


async def test_who_leaves_is_erased_too(url: str, store: Store) -> None:
    """Nothing personal is kept of someone who left, and afterwards they could not ask for it any more."""
    here = await with_canary(store)
    await here.press(USER, coalition.LeaveCoalition())
    await here.goes_on()
    assert left_in(everything(url)) == []


async def test_what_the_organisation_did_stays(store: Store) -> None:
    """Its seat is free for somebody else, it is still in the coalition, and another facilitator goes on."""
    here = await with_canary(store)
    await speaks_for_a_house(here)
    person = await here.person()
    await here.press(USER, EraseMe(person))
    await here.goes_on()
    seat = await here.inside(lambda unit: unit.get(SEATS).of(HOUSE))
    state = await here.inside(lambda unit: unit.get(COALITIONS).here())
    assert seat is not None
    assert seat.holders == ()
    assert state is not None
    assert HOUSE in state.organisations
    assert person not in state.facilitators
    assert state.facilitators != ()


async def test_a_round_goes_on_without_whom_it_had(store: Store) -> None:
    """Who is erased while they have the floor is gone from the round as soon as it has ended, and its times stay."""
    here = await town(store)
    await here.press(USER, coalition.JoinNeighbourhood("North"), NAME)
    person = await here.person()
    await here.press("mei", listening.OpenRound(ROUND, "The park", 3, Manner.spoken))
    for user in (USER, "mei"):
        await here.press(user, listening.Join(ROUND))
    await here.press("mei", listening.Start(ROUND))
    await here.press(USER, listening.ImHere(ROUND, 1))
    here.time.later(seconds=70)
    await here.press(USER, EraseMe(person))
    await here.goes_on()
    held = await here.inside(lambda unit: unit.get(ROUNDS).of(person))
    assert [each.id for each in held] == [ROUND]
    await here.press("mei", listening.EndRound(ROUND))
    await here.goes_on()
    assert await here.inside(lambda unit: unit.get(ROUNDS).of(person)) == ()
    ended = await here.inside(lambda unit: unit.get(ROUNDS).find(ROUND))
    assert ended is not None
    assert [speaker.seconds >= 70 for speaker in ended.speakers] == [True, False]


async def exported(here: Town, user: str) -> list[dict[str, Any]]:
    """All parts, each of them a document by itself."""
    parts: list[dict[str, Any]] = []
    while not parts or parts[-1]["part"] < parts[-1]["of"]:
        shown = await here.shown(user, DataPage(len(parts)))
        (text,) = (each.text for each in shown.elements if isinstance(each, Words))
        parts.append(json.loads(read(text)))
    return parts


async def test_all_of_ones_own_is_shown_and_nothing_of_others(store: Store) -> None:
    """On the page part by part, and as JSON whose parts are whole documents."""
    here = await with_canary(store)
    await speaks_for_a_house(here)
    page = "".join([read(await here.shown(USER, PrivacyPage(start))) for start in range(3)])
    parts = await exported(here, USER)
    for own in (NAME, USER, ZONE, "Language", "Facilitator", "History", "1 round"):
        assert own in page, own
        assert own in str(parts), own
    assert [other for other in OTHERS if other in page + str(parts)] == []
    held = {entry["what"]: entry["value"] for part in parts for entry in part.get("stored", ())}
    assert (held["With"], held["Seat"]) == ("Plain House", "You speak for it.")
    acts = [entry for part in parts for entry in part.get("history", ())]
    assert {"coalition.MemberJoined", "listening.RoundOpened"} <= {act["what"] for act in acts if act["by_you"]}
    assert "coalition.FacilitationOffered" in {act["what"] for act in acts if not act["by_you"]}


async def test_what_goes_and_what_stays_is_said_before(store: Store) -> None:
    """Line by line, as each feature tells it; and that there is no way back."""
    here = await with_canary(store)
    shown = await here.shown(USER, ErasePage())
    (table,) = (each for each in shown.elements if isinstance(each, Table))
    fates = {read(what): read(fate) for what, fate in table.rows}
    assert fates["Name"] == fates["Account"] == fates["Listening rounds"] == "It is erased."
    assert fates["History"] == fates["Joined"] == "It stays, without your name."
    assert "This cannot be undone." in read(shown)
    asks = [each.press for each in pressable(shown) if isinstance(each.press, EraseMe)]
    assert asks == [EraseMe(await here.person())]


async def test_nobody_is_erased_by_somebody_else(url: str, store: Store) -> None:
    """T4, T10, T12: not by a facilitator with her button, nor by a guest; and her own old button is no use to who comes
    back as someone new."""
    here = await with_canary(store)
    person = await here.person()
    for user, refusal in (("ana", "not-yours"), ("ben", "not-yours"), ("guest", "members-only")):
        assert (await here.tried(user, EraseMe(person))).refusal == refusal
    await here.goes_on()
    assert rows_of(url, erasures) == []
    await here.press(USER, EraseMe(person))
    await here.press(USER, coalition.JoinNeighbourhood("South"), "New Name")
    assert (await here.tried(USER, EraseMe(person))).refusal == "not-yours"
    assert await here.person() != person


async def test_a_guest_learns_that_nothing_is_stored(store: Store) -> None:
    """And has nothing to export and nothing to erase."""
    here = await with_canary(store)
    assert "Nothing is stored about you here." in read(await here.shown("guest", PrivacyPage()))
    for page in (DataPage(), ErasePage()):
        assert (await here.tried("guest", page)).refusal == "members-only"
    await here.press(USER, EraseMe(await here.person()))
    assert "Nothing is stored about you here." in read(await here.shown(USER, PrivacyPage()))


async def test_an_erasure_is_replayed_on_a_restored_backup(sqlite_url: str, tmp_path: Path) -> None:
    """The backup knows her again; the ledger, which names nobody, finds her in it, and nobody else is touched."""
    store = open_store(sqlite_url)
    here = await with_canary(store)
    members = len(await here.inside(lambda unit: unit.get(ROSTER).members()))
    await store.close()
    backup, file, kept = tmp_path / "backup.sqlite3", file_of(sqlite_url), tmp_path / "erasures.list"
    shutil.copy(file, backup)
    store = open_store(sqlite_url)
    here = await town(store, empty=False)
    person = await here.person()
    await here.press(USER, EraseMe(person))
    await here.goes_on()
    await store.close()
    assert saved(kept, (Entry(*row) for row in ledger(sqlite_url))) == 1
    assert left_in(kept.read_text()) == []
    assert person not in kept.read_text()

    restored = f"sqlite:///{backup}"
    assert left_in(backup.read_bytes()) == list(CANARIES)
    store = open_store(restored)
    assert [await replayed(store, loaded(kept)) for _ in range(2)] == [1, 0]
    here = await town(store, empty=False)
    here.time.now = datetime.now(UTC)
    await here.goes_on()
    assert len(await here.inside(lambda unit: unit.get(ROSTER).members())) == members - 1
    await store.close()
    assert left_in(everything(restored)) == []
    assert left_in(backup.read_bytes()) == []
    assert saved(kept, (Entry(*row) for row in ledger(restored))) == 2


async def test_a_ledger_of_other_coalitions_is_of_no_use(url: str, store: Store) -> None:
    """T3: entries of coalitions that are not here, or of people who are not, erase nobody and add no row elsewhere."""
    here = await with_canary(store)
    person, where, other = await here.person(), await here.coalition(), CoalitionId("coalition-else")
    key = ErasureId("erasure-------")
    entries = [Entry(other, key, digest(key, other, person)), Entry(where, key, digest(key, other, person))]
    assert await replayed(store, entries) == 0
    assert [(row["coalition"], row["id"]) for row in rows_of(url, erasures)] == [(where, key)]
    assert await here.person() == person


@pytest.mark.parametrize("text", ["hello", "{}", '{"coalition": "x", "erasure": "y", "digest": "z"}', "[1]"])
def test_what_is_no_ledger_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    """And is left as it is, also when more should be added to it."""
    file = tmp_path / "other.txt"
    file.write_text(text, "utf-8")
    with pytest.raises(NotALedger, match="no list of erasures"):
        saved(file, ())
    assert file.read_text("utf-8") == text
    with pytest.raises(NotALedger):
        loaded(tmp_path / "missing")


def test_the_ledger_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Nobody else on the machine can read it."""
    file = tmp_path / "erasures.list"
    assert saved(file, ()) == 0
    assert file.stat().st_mode & 0o077 == 0
