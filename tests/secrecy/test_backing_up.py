"""What a backup holds of secret votes, and what whoever restores it is told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.__main__ import app
from bot.dispatch import Outcome
from bot.features.proposals.model.asking import Position
from storage.backing_up import backed_up
from storage.errors import AlreadyThere, ByItsOwnTools, NotThere
from storage.store import open_store
from tests.features.reading import read
from tests.secrecy.attacker import SECRET, elsewhere, table
from tests.secrecy.chamber import Chamber

VOTERS = 6


async def in_two_votes(url: str) -> Chamber:
    """One is over; to the other all but one have handed in something."""
    store = open_store(url)
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    for last in (VOTERS, VOTERS - 1):
        await chamber.ask()
        for voter in range(last):
            await chamber.hand_in(voter, Position.no_opinion)
        if last == VOTERS:
            await chamber.passes(days=8)
    await store.close()
    return chamber


async def test_a_backup_holds_nothing_of_an_open_secret_vote(sqlite_url: str, tmp_path: Path) -> None:
    """Neither who took part nor what was handed in; everything else, and the votes that are over, are in it."""
    chamber = await in_two_votes(sqlite_url)
    copy = tmp_path / "copy.sqlite3"
    assert backed_up(sqlite_url, copy) == 1
    copied = f"sqlite:///{copy}"
    assert elsewhere(copied) == elsewhere(sqlite_url)
    for name in SECRET:
        assert table(copied, name) == [row for row in table(sqlite_url, name) if chamber.it not in row]
        assert len(table(copied, name)) < len(table(sqlite_url, name))
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_who_answers_after_it_was_restored_is_told(sqlite_url: str, tmp_path: Path) -> None:
    """Nothing can be handed in any more; the vote ends without an agreement, and nothing breaks."""
    before = await in_two_votes(sqlite_url)
    copy = tmp_path / "copy.sqlite3"
    backed_up(sqlite_url, copy)
    store = open_store(f"sqlite:///{copy}")
    chamber = Chamber(store, VOTERS, 1, before.now, asked=before.asked)
    for voter in (0, VOTERS - 1):
        answer = await chamber.hand_in(voter, Position.yes)
        assert (answer.outcome, answer.refusal) == (Outcome.refused, "papers-lost")
        assert "Please ask again when it is over." in read(answer.shown)
    await chamber.passes(days=8)
    [result] = (await chamber.proposal()).results
    assert (result.few, result.outcome.is_adopted) == (True, False)
    assert "Incident" not in chamber.log.getvalue()
    await store.close()


async def test_the_command_says_what_is_not_in_it(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And that a file is there already."""
    await in_two_votes(sqlite_url)
    monkeypatch.setenv("COMMONGROUND_DATABASE_URL", sqlite_url)
    copy = tmp_path / "copy.sqlite3"
    said = CliRunner().invoke(app, ["backup", str(copy)])
    assert "holds everything but what was handed in to the secret votes that are open now: 1." in said.output
    again = CliRunner().invoke(app, ["backup", str(copy)])
    assert again.exit_code == 1
    assert "There is a file at" in again.output


def test_what_cannot_be_copied_says_what_to_do(sqlite_url: str, tmp_path: Path) -> None:
    """A server makes its own copies, without these tables; a file that is not there is not made."""
    with pytest.raises(ByItsOwnTools, match=r"pg_dump --exclude-table-data='secret_\*'"):
        backed_up("postgresql://somebody@localhost/commonground", tmp_path / "copy")
    with pytest.raises(NotThere):
        backed_up(f"sqlite:///{tmp_path}/none.sqlite3", tmp_path / "copy")
    (tmp_path / "there").touch()
    with pytest.raises(AlreadyThere):
        backed_up(sqlite_url, tmp_path / "there")
