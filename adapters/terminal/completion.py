"""What may be typed next in the room: commands, their words, people, buttons, and the options of a form's field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from adapters.terminal.inbound import OWN_WORDS
from adapters.terminal.room import CANCEL, Room
from bot.kernel.command import slots
from bot.kernel.feature import Root
from bot.kernel.fields import kind_of


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` replaces the last `replaces` characters; `meaning` is said beside it."""

    text: str
    replaces: int
    meaning: str = ""


class Suggestions:
    def __init__(self, room: Room, roots: Mapping[str, Root]) -> None:
        self._room = room
        self._roots = roots

    def after(self, typed: str) -> Iterator[Suggestion]:
        """`typed` is what stands before the cursor."""
        if self._room.filling:
            yield from self._field(typed)
        elif typed.startswith("/"):
            root, space, rest = typed[1:].partition(" ")
            yield from self._words(root.lower(), rest) if space else self._commands(typed)
        elif typed.startswith("@"):
            yield from self._people(typed, "@", " ")
        elif typed.lower().startswith("as "):
            yield from self._people(typed, "as ", "")
        elif typed.isdecimal():
            yield from self._buttons(typed)
        elif typed:
            yield from (Suggestion(word, len(typed)) for word in (*OWN_WORDS, "as ") if word.startswith(typed.lower()))

    def _field(self, typed: str) -> Iterator[Suggestion]:
        filling = self._room.filling
        if filling and filling.entry:
            labels = [*map(filling.label, filling.entry.options), CANCEL] if typed else []
            yield from (
                Suggestion(label, len(typed)) for label in labels if label.casefold().startswith(typed.casefold())
            )

    def _commands(self, typed: str) -> Iterator[Suggestion]:
        for name, root in self._roots.items():
            if f"/{name}".startswith(typed.lower()):
                yield Suggestion(f"/{name}", len(typed), self._room.sight.said(self._room.persona, root.summary))

    def _words(self, name: str, rest: str) -> Iterator[Suggestion]:
        root, last = self._roots.get(name), rest.rpartition(" ")[2].lower()
        if root is None:
            return
        for word in root.words if rest == last else ():
            if word.word.startswith(last):
                yield Suggestion(word.word, len(last), self._room.sight.said(self._room.persona, word.label))
        for slot in slots(root.command) if root.command else ():
            asked = kind_of(slot)
            if asked and last and f"{slot.word}:".startswith(last):
                yield Suggestion(f"{slot.word}:", len(last), self._room.sight.said(self._room.persona, asked.label))

    def _people(self, typed: str, before: str, after: str) -> Iterator[Suggestion]:
        for persona in self._room.cast:
            if f"{before}{persona.user}".startswith(typed.lower()):
                yield Suggestion(f"{before}{persona.user}{after}", len(typed), persona.name)

    def _buttons(self, typed: str) -> Iterator[Suggestion]:
        for number, thing in self._room.sight.numbers.offered(self._room.persona.user):
            if str(number).startswith(typed):
                yield Suggestion(str(number), len(typed), thing.label)
