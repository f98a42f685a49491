"""A chat channel that outlives the bot: a file to which every message and every edit is appended.
Like a real platform it may have shown something although the bot was killed before it heard so."""

import json
from collections.abc import Callable
from pathlib import Path

from adapters.messenger import Delivery, Sent
from adapters.wording import Voice
from bot.dispatch import Answer
from bot.dispatch.ports import EVERYWHERE, Opening, Parcel, Reaches, Stale
from bot.kernel.card import Card
from bot.kernel.command import Account
from bot.kernel.elements import Buttons
from bot.kernel.ports import Directory
from bot.kernel.wire import encode


class Channel:
    """`point` is called right before and right after something is shown."""

    def __init__(self, file: Path, point: Callable[[], None]) -> None:
        self._file = file
        self._point = point
        self.reach: Reaches = EVERYWHERE

    async def post(self, parcel: Parcel) -> Delivery:
        name = f"parcel:{parcel.id}"
        self._show(name, parcel.card, parcel.directory, parcel.address.channel)
        return Sent(name)

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        return await self.post(parcel)

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        name = f"board:{board.key}"
        self._show(name, card, directory)
        return Sent(name)

    async def open(self, opening: Opening) -> Delivery:
        """The same one again for the same aside."""
        name = f"aside:{opening.aside}"
        self._point()
        self._append({"name": name, "says": ""})
        self._point()
        return Sent(name)

    def keep(self, name: str, answer: Answer) -> None:
        """What one person is answered stands in the channel too, as it does where a platform shows it to them alone."""
        if isinstance(answer.shown, Card):
            self._write(f"answer:{name}", answer.shown, answer.directory)

    def shown(self) -> list[dict[str, str]]:
        """Everything that was ever shown: its name, its summary, and its buttons as `button:LABEL` -> wire id."""
        return [json.loads(line) for line in self._file.read_text("utf-8").splitlines()] if self._file.exists() else []

    def buttons(self, label: str) -> list[str]:
        """The wire ids of the buttons of that label, the one that was shown last first."""
        return [seen[f"button:{label}"] for seen in reversed(self.shown()) if f"button:{label}" in seen]

    def _show(self, name: str, card: Card, directory: Directory, where: str = "") -> None:
        self._point()
        self._write(name, card, directory, where)
        self._point()

    def _write(self, name: str, card: Card, directory: Directory, where: str = "") -> None:
        voice = Voice("en", "UTC", directory)
        row = {"name": name, "says": voice.text(card.summary), "where": where}
        for element in card.elements:
            if isinstance(element, Buttons):
                row |= {f"button:{voice.text(each.label)}": encode(each.press) for each in element.buttons}
        self._append(row)

    def _append(self, row: dict[str, str]) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
