"""What one person sees of the room: the wall as everyone sees it, and what only they are shown.
Cards are drawn by render.py; here stands around them who sees them and whom they ring."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from textwrap import shorten
from typing import TypeGuard

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text as Line

from adapters.handing import data_of, files_of
from adapters.terminal import words
from adapters.terminal.cast import CHANNEL, Persona
from adapters.terminal.files import put
from adapters.terminal.filling import Filling
from adapters.terminal.messenger import Message, Posted, Said
from adapters.terminal.numbers import Numbers
from adapters.terminal.render import Drawing, Pressable, framed
from adapters.wording import Catalogues, Voice
from bot.dispatch import NOBODY, Answer
from bot.kernel.card import Card
from bot.kernel.elements import Button, Buttons, Element, File, Menu, People, Style
from bot.kernel.feature import Catalogue
from bot.kernel.form import Entry
from bot.kernel.ports import Directory
from bot.kernel.text import Mention, Moment, Phrase, Text, When, clean
from bot.shortcuts import shortcuts

ECHOED = 200
"""Characters of what was typed that are shown again."""

PUBLIC, RINGING, PRIVATE, WRONG = "blue", "yellow", "magenta", "red"


class Sight:
    """Without `numbered`, buttons are drawn with their words alone, as a transcript shows them. Files are put into the
    `folder`; without one they are shown."""

    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        zone: str,
        numbers: Numbers,
        *,
        numbered: bool,
        catalogue: Catalogue | None = None,
        catalogues: Catalogues | None = None,
        folder: Path | None = None,
    ) -> None:
        self.zone = zone
        self.numbers = numbers
        known = catalogue or Catalogue(())
        self.roots, self.shortcuts = tuple(known.roots.values()), shortcuts(known)
        self._numbered = numbered
        self._folder = folder
        self._catalogues = catalogues or Catalogues()
        self._answered: dict[str, str] = {}

    def voice(self, language: str, zone: str | None = None, directory: Directory = NOBODY) -> Voice:
        return Voice(language, zone or self.zone, directory, catalogues=self._catalogues)

    def voice_of(self, persona: Persona, directory: Directory = NOBODY) -> Voice:
        """In the language in which the bot last answered them: they may have chosen another than their platform's."""
        return self.voice(self._answered.get(persona.user, persona.language), directory=directory)

    def said(self, persona: Persona, text: Text) -> str:
        """Words of the room's own, for this person."""
        return self.voice_of(persona).text(text)

    def echo(self, persona: Persona, at: datetime, what: str) -> RenderableType:
        """What somebody typed or pressed, with the time before it."""
        time = self.said(persona, Moment(at, When.time)).rjust(8)
        said = shorten(clean(what), ECHOED, placeholder=" …")
        return Line.assemble("\n", (f"{time}  ", "dim"), (persona.user, "bold"), (" › ", "dim"), said)

    def passing(self, span: timedelta) -> RenderableType:
        """Time that goes by without anyone doing anything."""
        return Line(f"\n{' ' * 10}… {self.voice('en').text(words.passing(span))}", style="dim")

    def message(self, message: Message) -> RenderableType:
        """One of a private place stands under a sign that says who reads it."""
        if isinstance(message, Said):
            name, sign = self.voice("en").isolated(clean(message.who)), self._sign(self.voice("en"), message)
            return Line.assemble((f"{sign} " if sign else "", PRIVATE), (f"{name}: ", "bold"), clean(message.words))
        drawn = self._drawing_of(message)
        sign = self._sign(drawn.voice, message)
        if message.rings is None:
            return drawn.card(message.card, title=sign, colour=PRIVATE if sign else PUBLIC)
        ringing = drawn.voice.text(words.RINGS.using(name=Mention(message.rings)))
        shown = drawn.card(message.card, title=sign, colour=RINGING)
        return Group(shown, Line(f"    {ringing}", style="yellow"))

    def brief(self, board: Posted) -> RenderableType:
        """A board that has no room: its one sentence, whose turn it is, and what can be pressed."""
        drawn = self._drawing_of(board)
        title, sign = drawn.voice.text(board.card.summary), self._sign(drawn.voice, board)
        head = [Line(sign, style=PRIVATE)] if sign else []
        elements = (drawn.element(each) for each in map(_current, board.card.elements) if each)
        return framed(Group(*head, *elements), title)

    def reply(self, persona: Persona, answer: Answer) -> RenderableType | None:
        """What only this person sees."""
        self._answered[persona.user] = answer.language
        voice = self.voice(answer.language, answer.zone, answer.directory)
        match answer.shown:
            case Card() as card:
                title = voice.text(words.ONLY_YOU.using(name=persona.name))
                files = {file: self._handed(file, voice) for file in files_of(card)}
                return replace(self._drawing(voice, persona.user), files=files).card(card, title=title, colour=PRIVATE)
            case Phrase() as phrase:
                said = words.ONLY_YOU_LINE.using(name=persona.name, words=phrase)
                return Line(voice.text(said), style=PRIVATE if answer.refusal is None else "yellow")
            case None:
                return None

    def _handed(self, file: File, voice: Voice) -> str:
        """Where it lies now, or what is in it."""
        data = data_of(file, voice)
        if self._folder is None:
            return clean(data.decode())
        path = put(self._folder, file.name, data)
        return voice.text(words.LIES_IN.using(path=str(path)))

    def note(self, persona: Persona, phrase: Phrase) -> RenderableType:
        """A word of the room's own to the one who types."""
        return Line(self.said(persona, phrase), style="yellow")

    def confirming(self, persona: Persona, thing: Pressable) -> RenderableType:
        """What is asked first, and how it is answered, in one language whatever that of the button is."""
        asked = words.CONFIRM.using(question=thing.confirm or "")
        return Line(self.voice_of(persona, thing.names).text(asked), style="yellow")

    def opening(self, persona: Persona, filling: Filling) -> RenderableType:
        """The head of a form."""
        command = filling.form.draft.command
        voice = self.voice_of(persona)
        title = f"{voice.text(command.title)} · {voice.text(words.ONLY_YOU.using(name=persona.name))}"
        intro = [Line(voice.text(command.intro))] if command.intro else []
        steps = [Line(voice.text(words.FORM_STEPS), style="dim")] if self._numbered else []
        return framed(Group(*intro, *steps), title, PRIVATE)

    def question(self, persona: Persona, filling: Filling) -> RenderableType:
        """The field that is asked now, what is wrong with it, and what can be chosen."""
        entry, error = filling.entry, filling.error
        if entry is None:
            return Group()
        voice = self.voice_of(persona)
        optional = [] if entry.required or entry.options else [words.MAY_BE_EMPTY]
        hints = [entry.kind.hint] if entry.kind.hint else optional
        lines = [Line.assemble("  ", (voice.text(entry.kind.label), "bold"))]
        lines += [Line(f"  {voice.text(hint)}", style="dim") for hint in hints]
        for number, each in enumerate(entry.options, 1):
            mark = "▶" if filling.chosen(each) else " "
            lines.append(Line(f"{mark} [{number}] {filling.label(each)}", style="cyan"))
        lines += [Line(f"  {voice.text(words.more(entry.more))}", style="dim")] if entry.more else []
        lines += [Line(f"  {voice.text(error)}", style=WRONG)] if error else []
        return Group(*lines)

    def answer(self, persona: Persona, filling: Filling, entry: Entry) -> RenderableType:
        """A field that has been answered."""
        voice = self.voice_of(persona)
        written = voice.isolated(clean(filling.written(entry))) or voice.text(words.NOTHING_WRITTEN)
        return Line.assemble("  ", (voice.text(entry.kind.label), "dim"), "  ", written)

    def welcome(self, persona: Persona, *, back: bool, room: str = CHANNEL) -> RenderableType:
        """In another room than the first one, with how a coalition comes to it."""
        commands = tuple((f"/{root.name}", root.summary) for root in self.roots)
        title = words.WELCOME_BACK if back else words.WELCOME
        return self._steps(persona, title, (*commands, *words.STEPS), room)

    def steps(self, persona: Persona, room: str = CHANNEL) -> RenderableType:
        """What is typed in this room beside commands, which help tells of."""
        return self._steps(persona, words.THIS_ROOM, words.STEPS, room)

    def people(self, persona: Persona, everyone: tuple[Persona, ...]) -> RenderableType:
        voice = self.voice_of(persona)
        lines = [Line.assemble(("as ", "dim"), (each.user.ljust(20), "bold cyan"), each.name) for each in everyone]
        return framed(Group(*lines), voice.text(words.WHO_IS_HERE), "green")

    def _steps(
        self, persona: Persona, title: Phrase, steps: tuple[tuple[str, Phrase], ...], room: str
    ) -> RenderableType:
        voice = self.voice_of(persona)
        another = [Line(voice.text(words.ANOTHER_ROOM.using(room=room)))] if room != CHANNEL else []
        grid = _grid((step, voice.text(what)) for step, what in steps)
        who = Line(voice.text(words.WHO_YOU_ARE.using(name=persona.name)))
        return framed(Group(who, *another, grid), voice.text(title), "green")

    def uses(self, persona: Persona, user: str) -> RenderableType:
        """What can be done with what this person wrote."""
        voice = self.voice_of(persona)
        lines = ((f"/from {user} {each.mark.word}", voice.text(each.mark.label)) for each in self.shortcuts.values())
        return framed(_grid(lines), voice.text(words.WHAT_FOR), PRIVATE)

    def _sign(self, voice: Voice, message: Message) -> str:
        if message.only is None:
            return ""
        if not message.only.is_place:
            return voice.text(words.ONLY_YOU.using(name=message.only.names[0]))
        return voice.text(words.ONLY_THEY.using(names=message.only.names))

    def _drawing_of(self, message: Posted) -> Drawing:
        """Its buttons are for those who see it."""
        users = message.only.users if message.only else (None,)
        return self._drawing(self.voice(message.language, message.zone, message.directory), *sorted(users, key=str))

    def _drawing(self, voice: Voice, *users: str | None) -> Drawing:
        def number(thing: Pressable) -> int | None:
            given = [self.numbers.give(thing, user) for user in users]
            return given[0] if self._numbered else None

        return Drawing(voice, number)


def _grid(lines: Iterable[tuple[str, str]]) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for typed, what in lines:
        grid.add_row(Line(typed, style="bold cyan", no_wrap=True), Line(what))
    return grid


def sign_of(room: str) -> RenderableType:
    """Over what is seen in another room than before."""
    return Line(f"\n── {Voice('en', 'UTC', NOBODY).text(words.ELSEWHERE.using(name=room))}", style="dim")


def is_board(message: Message) -> TypeGuard[Posted]:
    return isinstance(message, Posted) and message.name.startswith("board:")


def is_live(message: Message) -> TypeGuard[Posted]:
    """Whether it is a board that still waits for somebody: it has a button that is set apart from plain ones."""
    return is_board(message) and any(button.style is not Style.plain for button in _buttons(message))


def _current(element: Element) -> Element | None:
    match element:
        case People(label, lines) if any(line.current for line in lines):
            return People(label, tuple(line for line in lines if line.current))
        case Buttons() | Menu():
            return element
        case _:
            return None


def _buttons(message: Posted) -> Iterator[Button]:
    return (button for each in message.card.elements if isinstance(each, Buttons) for button in each.buttons)
