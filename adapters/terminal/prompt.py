"""The keyboard of the room: one line after the other, while what happens in the room appears above it.
The newest board stands right above the line and is redrawn in its place."""

from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import ANSI, AnyFormattedText, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.history import DummyHistory, FileHistory, History
from prompt_toolkit.styles import Style

from adapters.terminal import inbound
from adapters.terminal.completion import Suggestions
from adapters.terminal.messenger import Posted
from adapters.terminal.room import CANCEL, Room

ROWS_BELOW = 8
"""The line itself, what can follow it, and a little of what was said before."""

FIXED_SPACE = "\u00a0"
"""prompt_toolkit underlines it, as an editor does."""

STYLE = Style.from_dict({"bottom-toolbar": "noreverse fg:ansibrightblack", "who": "bold"})


class KeptCommands(FileHistory):
    """Commands typed in earlier sessions. What people say in the room and write in forms is not kept."""

    def store_string(self, string: str) -> None:
        match inbound.read(string):
            case inbound.Asked() | inbound.Bare() | inbound.Switched(rest=""):
                path = Path(str(self.filename))
                try:
                    path.touch(mode=0o600)
                    super().store_string(string)
                except OSError:
                    return


class Completing(Completer):
    def __init__(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        for each in self._suggestions.after(document.text_before_cursor):
            yield Completion(each.text, -each.replaces, display_meta=each.meaning)


class Prompt:
    def __init__(self, room: Room, suggestions: Suggestions, history: History) -> None:
        self._room = room
        self._lines = self._session(history, suggestions)
        self._answers = self._session(DummyHistory(), suggestions)
        self._drawn: tuple[object, str] = (None, "")

    async def run(self) -> None:
        """Until they leave: by quit or Ctrl-D, or by Ctrl-C where there is nothing to give up."""
        try:
            while await self._room.take(await self._line()):
                pass
        except EOFError:
            return

    def redraw(self) -> None:
        self._lines.app.invalidate()
        self._answers.app.invalidate()

    @property
    def waits(self) -> bool:
        """For a line."""
        return self._lines.app.is_running or self._answers.app.is_running

    def leave(self) -> None:
        """As if they had pressed Ctrl-D."""
        for session in (self._lines, self._answers):
            if session.app.is_running:
                session.app.exit(exception=EOFError)

    async def _line(self) -> str:
        """Ctrl-C gives up the form that one is in, else what stands in the line."""
        filling = self._room.filling
        session = self._answers if filling else self._lines
        try:
            return await session.prompt_async(default=filling.editable if filling else "")
        except KeyboardInterrupt:
            if filling:
                return CANCEL
            if session.default_buffer.text:
                return ""
            raise EOFError from None

    def _session(self, history: History, suggestions: Suggestions) -> PromptSession[str]:
        return PromptSession(
            self._message,
            history=history,
            completer=Completing(suggestions),
            style=STYLE,
            bottom_toolbar=self._toolbar,
            erase_when_done=True,
            reserve_space_for_menu=4,
        )

    def _message(self) -> AnyFormattedText:
        above: StyleAndTextTuples = to_formatted_text(ANSI(self.above().replace(FIXED_SPACE, " ")))
        place = " aside › " if self._room.asides.standing(self._room.persona.user) else " › "
        return [*above, ("class:who", self._room.persona.user), ("", place)]

    def above(self) -> str:
        """The field that is asked, or the board."""
        if self._room.filling:
            return self._room.screen.text(self._room.sight.question(self._room.persona, self._room.filling))
        board = self._room.pinned
        return self._board(board) if board else ""

    def _board(self, board: Posted) -> str:
        size = self._lines.app.output.get_size()
        key = (board, size)
        if self._drawn[0] != key:
            text = self._room.screen.text(self._room.sight.message(board))
            if text.count("\n") > size.rows - ROWS_BELOW:
                text = self._room.screen.text(self._room.sight.brief(board))
            self._drawn = (key, text)
        return self._drawn[1]

    def _toolbar(self) -> AnyFormattedText:
        roots = (f"/{root.name}" for root in self._room.sight.roots)
        what = ("Enter", "/cancel") if self._room.filling else ("help", "quit", "as ben", *roots)
        return " " + " · ".join((self._room.persona.name, *what))
