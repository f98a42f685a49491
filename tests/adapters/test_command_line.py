"""The command line: what it offers, what it says when something is wrong, and that it never takes what is not ours."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from adapters import __main__ as command_line
from adapters.settings import Settings
from adapters.terminal.files import is_name, remove

QUICK = 5.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "room.sqlite3"


def ran(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(command_line.app, words, env={"COMMONGROUND_DATABASE_URL": None, **environment})


def test_help_names_every_command() -> None:
    """Without a word, or asked for help, it says what one can do."""
    for words in ((), ("--help",), ("-h",)):
        said = ran(*words).output
        assert all(f" {command} " in said for command in ("try", "demo", "migrate", "doctor", "version"))


def test_version_is_quick_and_says_which() -> None:
    """A new process answers with the installed version, long before a person would wonder."""
    done = subprocess.run(
        [sys.executable, "-m", "adapters", "version"], capture_output=True, text=True, check=True, timeout=QUICK
    )
    assert done.stdout.startswith("Common Ground 0.")


def test_version_loads_none_of_the_heavy_libraries() -> None:
    """What is quick stays quick: only the command that needs a library loads it."""
    heavy = ("sqlalchemy", "pydantic", "prompt_toolkit", "apscheduler", "babel", "structlog", "prometheus_client")
    code = f"import sys, adapters.__main__; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=QUICK)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [("tyr",), ("try", "--nwe"), ("doctor", "--data"), ("demo", "loud")])
def test_wrong_usage_ends_with_two(words: tuple[str, ...]) -> None:
    """An unknown word or option is answered in one look, without a traceback."""
    result = ran(*words)
    assert result.exit_code == command_line.WRONG_USAGE
    assert "Traceback" not in result.output


def test_a_wrong_setting_is_named_without_its_value(file: Path) -> None:
    """Settings may be secret: the sentence has the name and not what was in it."""
    result = ran("migrate", "--data", str(file), COMMONGROUND_LOG_LEVEL="s3cret")
    assert result.exit_code == command_line.WRONG_USAGE
    assert "COMMONGROUND_LOG_LEVEL" in result.output
    assert "s3cret" not in result.output


def test_migrate_makes_the_database_ready_and_may_be_run_again(file: Path) -> None:
    """A new file becomes a database at this version's revision; a second run changes nothing."""
    first, second = ran("migrate", "--data", str(file)), ran("migrate", "--data", str(file))
    assert first.exit_code == second.exit_code == 0
    assert first.output == second.output
    assert "ready" in first.output


def test_doctor_finds_a_fresh_database_well(file: Path) -> None:
    """Each thing it looked at is on a line of its own, and all is well."""
    ran("migrate", "--data", str(file))
    result = ran("doctor", "--data", str(file))
    assert result.exit_code == 0
    assert all(line.startswith("ok ") for line in result.output.splitlines())
    assert len(result.output.splitlines()) >= 10


def test_doctor_says_what_to_do_when_there_is_no_database(file: Path) -> None:
    """A missing file is a finding with advice, and nothing is made of it."""
    result = ran("doctor", "--data", str(file))
    assert result.exit_code == command_line.WENT_WRONG
    assert "commonground migrate" in result.output
    assert not file.exists()


def test_doctor_says_what_to_do_with_a_broken_file(file: Path) -> None:
    """What is no database is named as such, and left as it is."""
    file.write_bytes(b"no database" * 1000)
    result = ran("doctor", "--data", str(file))
    assert result.exit_code == command_line.WENT_WRONG
    assert "damaged or is no database" in " ".join(result.output.split())
    assert file.read_bytes() == b"no database" * 1000


def test_trouble_with_the_database_is_one_sentence(file: Path) -> None:
    """A broken file stops migrating with its sentence on standard error, and no traceback."""
    file.write_bytes(b"no database" * 1000)
    result = ran("migrate", "--data", str(file))
    assert result.exit_code == command_line.WENT_WRONG
    assert result.stdout == ""
    assert "damaged or is no database" in " ".join(result.stderr.split())


@pytest.mark.parametrize("command", ["migrate", "doctor"])
def test_a_folder_is_no_file(command: str, tmp_path: Path) -> None:
    """It says that it is one, and names a file that could be in it."""
    result = ran(command, "--data", str(tmp_path), COLUMNS="500")
    assert result.exit_code == command_line.WRONG_USAGE
    assert f"{tmp_path} is a folder." in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_newer_database_is_left_as_it_is(file: Path) -> None:
    """What a later version wrote is neither opened nor moved back; the sentence says what to install."""
    ran("migrate", "--data", str(file))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '209901010000'")
    before = file.read_bytes()
    for command in ("migrate", "doctor"):
        result = ran(command, "--data", str(file))
        assert result.exit_code == command_line.WENT_WRONG
        assert "newer version" in " ".join(result.output.split())
    assert file.read_bytes() == before


def begins_anew(file: Path, monkeypatch: pytest.MonkeyPatch, *, answer: bool) -> bool:
    monkeypatch.setattr(typer, "confirm", lambda _: answer)
    return command_line.begun_afresh(Settings(database_url=str(file)))


def test_beginning_afresh_removes_what_is_ours_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database and what lies beside it go once the question is answered with yes; other files stay."""
    ran("migrate", "--data", str(file))
    beside, other = file.with_name(f"{file.name}.history"), file.with_name("diary.txt")
    beside.touch()
    other.touch()
    assert not begins_anew(file, monkeypatch, answer=False)
    assert file.exists()
    assert begins_anew(file, monkeypatch, answer=True)
    assert list(file.parent.iterdir()) == [other]


@pytest.mark.parametrize("kind", ["text", "foreign", "folder", "link"])
def test_beginning_afresh_never_removes_what_is_not_ours(
    file: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A text, another program's database, a folder and a link stay, whatever one answers."""
    match kind:
        case "text":
            file.write_text("Dear diary", "utf-8")
        case "foreign":
            connection = sqlite3.connect(file)
            connection.execute("CREATE TABLE songs (name TEXT)")
            connection.close()
        case "folder":
            file.mkdir()
        case _:
            ours = file.with_name("ours.sqlite3")
            ran("migrate", "--data", str(ours))
            file.symlink_to(ours)
    with pytest.raises(typer.BadParameter, match="stays"):
        begins_anew(file, monkeypatch, answer=True)
    assert os.path.lexists(file)


def test_beginning_afresh_needs_a_file() -> None:
    """A server's database is not emptied by a word on the command line."""
    with pytest.raises(typer.BadParameter, match="file only"):
        command_line.begun_afresh(Settings(database_url="postgresql://ana@localhost/room"))


def test_beginning_afresh_without_a_file_is_a_beginning(file: Path) -> None:
    """Where nothing is, nothing is asked."""
    assert command_line.begun_afresh(Settings(database_url=str(file)))


def test_the_list_of_erasures_is_saved_and_replayed(file: Path, tmp_path: Path) -> None:
    """On a database without any; a file that is something else is refused in a sentence and not touched."""
    listed, other = tmp_path / "erasures.list", tmp_path / "other.txt"
    other.write_text("mine", "utf-8")
    ran("migrate", "--data", str(file))
    saved, replayed = (ran("erasures", word, str(listed), "--data", str(file)) for word in ("save", "replay"))
    assert (saved.exit_code, replayed.exit_code) == (0, 0)
    assert "holds 0 erasures" in saved.output
    assert "0 people were erased again" in replayed.output
    for word in ("save", "replay"):
        refused = ran("erasures", word, str(other), "--data", str(file))
        assert refused.exit_code == command_line.WRONG_USAGE
        assert "no list of erasures" in " ".join(refused.output.split())
    assert other.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["", "Garden", "my room", "a/b", "x" * 21])
def test_a_room_has_a_plain_name(name: str) -> None:
    """It becomes part of an address and of file names."""
    assert not is_name(name)


def test_beginning_afresh_takes_the_files_of_all_rooms(file: Path) -> None:
    """Nothing that was typed in any room stays, and nothing else goes."""
    mine = [file, *(Path(f"{file}{end}") for end in ("-wal", ".log", ".garden.log", ".garden.history", ".shed.lock"))]
    others = [file.with_name("other.sqlite3.garden.log"), Path(f"{file}.garden.txt")]
    for path in (*mine, *others):
        path.touch()
    remove(file)
    assert [path for path in (*mine, *others) if path.exists()] == others


def test_a_manifest_says_whether_tokens_run_out() -> None:
    """Only for a bot that workspaces install by its page; one that keeps its own connection has its token by hand."""
    said = '"token_rotation_enabled": true'
    assert said in ran("manifest", "slack", "--rotate", "--url", "https://bot.example").output
    assert said not in ran("manifest", "slack", "--rotate").output
