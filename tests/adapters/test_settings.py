"""What the operator can set: a path or an address, where things are kept by default, and the computer's own zone."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from adapters.settings import Settings, complaints, data_folder, local_zone


def test_a_path_becomes_an_address_of_a_file(tmp_path: Path) -> None:
    """The database can be named by its path alone."""
    settings = Settings().at(tmp_path / "room.sqlite3")
    assert settings.database == f"sqlite:///{tmp_path}/room.sqlite3"
    assert settings.file == tmp_path / "room.sqlite3"


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:////srv/room.sqlite3", Path("/srv/room.sqlite3")),
        ("sqlite:///room.sqlite3", Path("room.sqlite3").absolute()),
        ("postgresql://ana:hushhush@localhost/room", None),
    ],
)
def test_an_address_is_taken_as_it_is(url: str, file: Path | None) -> None:
    """Only an SQLite address is a file."""
    settings = Settings(database_url=url)
    assert settings.file == file


def test_settings_come_from_the_environment_and_never_show_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database's address holds a password, so it is in no representation."""
    monkeypatch.setenv("COMMONGROUND_DATABASE_URL", "postgresql://ana:hushhush@localhost/room")
    settings = Settings()
    assert settings.database == "postgresql://ana:hushhush@localhost/room"
    assert "hushhush" not in repr(settings)


def test_data_lie_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On Linux the folder that the desktop names for data, else the usual one."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "commonground"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert data_folder() == Path.home() / ".local/share/commonground"


def test_the_computers_zone_is_known_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """TZ comes first, then where the link leads, and without either it is UTC."""
    link = tmp_path / "localtime"
    monkeypatch.delenv("TZ", raising=False)
    assert local_zone(link) == "UTC"
    (tmp_path / "zoneinfo/America").mkdir(parents=True)
    zone = tmp_path / "zoneinfo/America/Bogota"
    zone.touch()
    link.symlink_to(zone)
    assert local_zone(link) == "America/Bogota"
    monkeypatch.setenv("TZ", ":Europe/Madrid")
    assert local_zone(link) == "Europe/Madrid"
    monkeypatch.setenv("TZ", "Nowhere/Land")
    assert local_zone(link) == "UTC"


def test_tokens_are_in_no_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a log or a traceback shows of the settings gives nobody a platform."""
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DISCORD_BOT_TOKEN"):
        monkeypatch.setenv(f"COMMONGROUND_{name}", "hushhush")
    settings = Settings()
    assert "hushhush" not in f"{settings!r} {settings} {settings.model_dump()}"
    assert settings.slack_bot_token
    assert settings.slack_bot_token.get_secret_value() == "hushhush"


@pytest.mark.parametrize(
    ("shards", "named", "ids"), [(1, None, (0,)), (3, None, (0, 1, 2)), (4, "2,3", (2, 3)), (4, "0", (0,))]
)
def test_a_process_has_all_shards_or_those_that_it_is_given(
    shards: int, named: str | None, ids: tuple[int, ...]
) -> None:
    """Of how many all processes have together."""
    assert Settings(discord_shards=shards, discord_shard_ids=named).shard_ids == ids


@pytest.mark.parametrize("named", ["4", "0,4", "one", "0,", ""])
def test_a_shard_that_there_is_not_is_told(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """In a sentence that holds no setting's value; what is empty is not set."""
    monkeypatch.setenv("COMMONGROUND_DISCORD_SHARDS", "4")
    monkeypatch.setenv("COMMONGROUND_DISCORD_SHARD_IDS", named)
    if not named:
        assert Settings().shard_ids == (0, 1, 2, 3)
        return
    with pytest.raises(ValidationError) as raised:
        Settings()
    (said,) = complaints(raised.value)
    assert said.startswith("COMMONGROUND_DISCORD_SHARD_IDS: ")
