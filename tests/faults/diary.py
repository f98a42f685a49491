"""What is known outside the bot while it is killed and started again: what time it is, which steps it acknowledged, and
what people were about to do."""

import json
from datetime import UTC, datetime
from pathlib import Path

BEGAN = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)


class Diary:
    """What is known outside the bot: which steps it acknowledged, and what time it was."""

    def __init__(self, folder: Path) -> None:
        self._done = folder / "done"
        self._time = folder / "time"
        self._until = folder / "until"
        self._folder = folder

    @property
    def done(self) -> int:
        return len(self._done.read_text("utf-8").split()) if self._done.exists() else 0

    @property
    def now(self) -> datetime:
        return datetime.fromisoformat(self._time.read_text("utf-8")) if self._time.exists() else BEGAN

    def acknowledge(self) -> None:
        with self._done.open("a", encoding="utf-8") as file:
            file.write("done ")

    def remember(self, key: str, user: str, wire: str) -> None:
        """What somebody is about to do."""
        (self._folder / key).write_text(json.dumps([user, wire]), "utf-8")

    def remembered(self, key: str) -> tuple[str, str] | None:
        path = self._folder / key
        if not path.exists():
            return None
        user, wire = json.loads(path.read_text("utf-8"))
        return user, wire

    @property
    def until(self) -> datetime | None:
        """To when time is passing, if it is."""
        return datetime.fromisoformat(self._until.read_text("utf-8")) if self._until.exists() else None

    def pass_until(self, until: datetime | None) -> None:
        if until is None:
            self._until.unlink()
        else:
            self._until.write_text(until.isoformat(), "utf-8")

    def move_to(self, now: datetime) -> None:
        self._time.write_text(now.isoformat(), "utf-8")
