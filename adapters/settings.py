"""What the operator can set. With logs.py the only reader of the environment: every name begins with COMMONGROUND_."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

FILE = "commonground.sqlite3"
PREFIX = "COMMONGROUND_"
LOCAL_TIME = Path("/etc/localtime")


class Settings(BaseSettings):
    """`database_url` is a URL or the path of an SQLite file. `instance` is whose absence people are told of: all
    processes of one name are one bot, which was away when none of them ran. The bot's own pages, for health and for
    Slack where it calls the bot, are on loopback unless `web_host` says otherwise. With `slack_app_token` the
    bot keeps a connection to Slack; without it Slack calls the bot, and signs with `slack_signing_secret`.
    With a client's id and secret it can be installed in several workspaces: `address` is where browsers reach it, and
    `keys` are what their tokens are sealed with, the newest first. With `discord_bot_token` it is on Discord:
    `discord_shards` is how many connections all processes have together, and `discord_shard_ids` which of them are this
    one's; with `discord_voice` it is told who is on a call, and can mute people there."""

    # No input in errors: the database's address holds a password.
    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, hide_input_in_errors=True)

    database_url: str = Field(default_factory=lambda: str(data_folder() / FILE), repr=False)
    instance: str = "bot"
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "pretty"] = "json"
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65_535)
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    address: str | None = Field(default=None, pattern=r"^https?://")
    keys: SecretStr | None = None
    slack_api: str = Field(default="https://slack.com/api/", pattern=r"^https?://.+/$")

    discord_bot_token: SecretStr | None = None
    discord_shards: int = Field(default=1, ge=1)
    discord_shard_ids: str | None = Field(default=None, pattern=r"^\d+(,\d+)*$")
    discord_voice: bool = False
    discord_api: str = Field(default="https://discord.com/api/v10", pattern=r"^https?://.+[^/]$")
    discord_gateway: str = Field(default="wss://gateway.discord.gg/", pattern=r"^wss?://.+$")

    @field_validator("discord_shard_ids")
    @classmethod
    def _are_shards(cls, given: str | None, info: ValidationInfo) -> str | None:
        shards = info.data.get("discord_shards", 1)
        if given and any(int(each) >= shards for each in given.split(",")):
            raise PydanticCustomError("shards", "Shards are counted from 0 to one less than there are")
        return given

    @property
    def shard_ids(self) -> tuple[int, ...]:
        """Of this process."""
        named = self.discord_shard_ids
        return tuple(int(each) for each in named.split(",")) if named else tuple(range(self.discord_shards))

    @property
    def database(self) -> str:
        """Always a URL."""
        return f"sqlite:///{self.file}" if self.file else self.database_url

    @property
    def file(self) -> Path | None:
        """Where everything is kept, if it is a file."""
        if "://" not in self.database_url:
            return Path(self.database_url).expanduser().absolute()
        scheme, _, rest = self.database_url.partition(":///")
        return Path(rest).absolute() if scheme == "sqlite" and rest else None

    def at(self, path: Path) -> Self:
        """The same settings with the data in this file."""
        return self.model_copy(update={"database_url": str(path)})


def secret(setting: SecretStr | None) -> str | None:
    return setting.get_secret_value() if setting else None


def data_folder() -> Path:
    """Where this user's programs keep data."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "commonground"
    if sys.platform == "darwin":
        return home / "Library/Application Support/commonground"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "commonground"


def local_zone(link: Path = LOCAL_TIME) -> str:
    """The IANA name of this computer's time zone, else UTC."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named and link.is_symlink():
        named = str(link.resolve()).rpartition("zoneinfo/")[2]
    return named if named in available_timezones() else "UTC"


def complaints(error: ValidationError) -> Iterator[str]:
    """What is wrong with each setting, without what was in it: that may be a secret."""
    for each in error.errors(include_input=False, include_url=False, include_context=False):
        name = "_".join(str(part) for part in each["loc"]).upper()
        yield f"{PREFIX}{name}: {each['msg']}. Correct it or leave it out."
