"""What the operator can set. With logs.py the only reader of the environment: every name begins with COMMONGROUND_."""

import os
import sys
from pathlib import Path
from typing import Literal, Self

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

FILE = "commonground.sqlite3"


class Settings(BaseSettings):
    """`database_url` is a URL or the path of an SQLite file. `instance` is whose absence people are told of: all
    processes of one name are one bot, which was away when none of them ran."""

    # No input in errors: the database's address holds a password.
    model_config = SettingsConfigDict(
        env_prefix="COMMONGROUND_", env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    database_url: str = Field(default_factory=lambda: str(data_folder() / FILE), repr=False)
    instance: str = "bot"
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "pretty"] = "json"

    @property
    def database(self) -> str:
        """Always a URL."""
        if "://" in self.database_url:
            return self.database_url
        return f"sqlite:///{Path(self.database_url).expanduser().absolute()}"

    def at(self, path: Path) -> Self:
        """The same settings with the data in this file."""
        return self.model_copy(update={"database_url": str(path)})


def data_folder() -> Path:
    """Where this user's programs keep data."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "commonground"
    if sys.platform == "darwin":
        return home / "Library/Application Support/commonground"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "commonground"
