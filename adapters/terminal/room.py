"""The room: what is typed in it as one person or another, and what is shown for it.
It knows no keyboard and no clock: a prompt, a script or a test gives it lines and takes what it draws."""

from collections.abc import Callable
from datetime import datetime

from adapters.said import Answered, FrontDesk, Pressed, Said, Typed
from adapters.terminal import inbound, taking, words
from adapters.terminal.asides import Asides
from adapters.terminal.cast import LONGEST, ROOM, Cast, Persona
from adapters.terminal.filling import Filling, filled_in
from adapters.terminal.messenger import Message, Posted, Wall
from adapters.terminal.render import Pressable
from adapters.terminal.screen import Screen
from adapters.terminal.sight import Sight, is_board, is_live
from bot.dispatch import Outcome
from bot.features.help.facts import HELP_PAGE
from bot.kernel.command import Address
from bot.kernel.form import Form
from bot.kernel.limits import TYPED
from bot.kernel.refusal import Refusal
from bot.kernel.text import Phrase
from bot.kernel.wire import encode

CANCEL = "/cancel"


class Room:
    """With `pins` whoever shows the room draws the newest board and the field that is asked by themselves; without,
    everything is written once, one below the other."""

    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        desk: FrontDesk,
        wall: Wall,
        sight: Sight,
        screen: Screen,
        cast: Cast,
        *,
        now: Callable[[], datetime],
        pins: bool,
        address: Address = ROOM,
    ) -> None:
        self._desk = desk
        self._wall = wall
        self.sight = sight
        self.screen = screen
        self.cast = cast
        self._now = now
        self._pins = pins
        self._address = address
        self._forms: dict[str, Filling] = {}
        self._refused: dict[str, Form] = {}
        self._confirming: dict[str, Pressable] = {}
        self.asides = Asides(wall, address)
        self.persona = next(iter(cast))
        wall.watch(self._changed)

    @property
    def filling(self) -> Filling | None:
        """The form that the one who types is in."""
        return self._forms.get(self.persona.user)

    @property
    def pinned(self) -> Posted | None:
        """The newest board on which something can be pressed; on a stage, of where the one who types stands."""
        user = self.persona.user
        walls = self.asides.walls(user) if self._pins else (self.asides.wall(user),)
        return next(filter(is_live, reversed([each for wall in walls for each in wall.messages()])), None)

    async def take(self, line: str) -> bool:
        """One line as it was typed; False when they leave."""
        if self.filling:
            await self._fill(self.filling, line)
            return True
        if len(line) > TYPED:
            self._note(words.TOO_LONG.using(length=len(line), most=TYPED))
            return True
        asked = self._confirming.pop(self.persona.user, None)
        if asked and await self._confirm(asked, line):
            return True
        return await self._meant(inbound.read(line))

    async def _meant(self, line: inbound.Line) -> bool:
        match line:
            case inbound.Pressed(number):
                await self._press(number)
            case inbound.Asked(root, rest):
                self._echo(self.persona, f"/{root} {rest}".rstrip())
                await self._send(self.persona, Typed(root, rest))
            case inbound.Switched(user, rest, new):
                if self._become(user, new=new) and rest:
                    return await self.take(rest)
            case inbound.Taken():
                await self._use(line)
            case inbound.Spoken(spoken):
                await self._say(self.persona, spoken)
            case inbound.Bare(word):
                return await self._own(word)
            case inbound.Silence():
                pass
        return True

    async def press(self, persona: Persona, thing: Pressable) -> None:
        """Asks first what the button wants to be asked."""
        self._echo(persona, f"[{thing.label}]")
        if thing.confirm:
            self._confirming[persona.user] = thing
            self.screen.show(self.sight.confirming(persona, thing))
        else:
            await self._send(persona, Pressed(encode(thing.press)))

    def look(self) -> None:
        """The whole wall as it is now, of where they stand."""
        messages = self.asides.wall(self.persona.user).messages()
        if not messages:
            self._note(words.NOTHING_ON_THE_WALL)
        self.screen.show(*map(self.sight.message, messages))

    async def _press(self, number: int) -> None:
        try:
            thing = self.sight.numbers.find(number, self.persona.user)
        except Refusal as refusal:
            self._note(refusal.said)
            return
        await self.press(self.persona, thing)

    async def _use(self, asked: inbound.Taken) -> None:
        wall, uses = self.asides.wall(self.persona.user), self.sight.shortcuts
        match taking.found(asked, wall, self.cast, self.persona, uses):
            case Phrase() as phrase:
                self._note(phrase)
            case None:
                self.screen.show(self.sight.uses(self.persona, asked.user))
            case chosen:
                await self._send(self.persona, chosen)

    async def _confirm(self, thing: Pressable, line: str) -> bool:
        """Whether the line was the answer; any other line is read as usual, and the button is not pressed."""
        yes, no = (inbound.plain(self.sight.said(self.persona, word)) for word in (words.YES, words.NO))
        answer = inbound.plain(line.strip())
        if answer in {yes, yes[:1]}:
            await self._send(self.persona, Pressed(encode(thing.press)))
            return True
        self._note(words.NOT_PRESSED)
        return answer in {no, no[:1], ""}

    async def _fill(self, filling: Filling, line: str) -> None:
        """The way out may stand behind what the field held already."""
        persona, entry = self.persona, filling.entry
        if line.rstrip().lower().endswith(CANCEL):
            del self._forms[persona.user]
            self._note(words.FORM_LEFT)
            return
        if entry and filling.answer(line):
            self.screen.show(self.sight.answer(persona, filling, entry))
        elif not self._pins:
            self.screen.show(self.sight.question(persona, filling))
        if filling.entry is None:
            del self._forms[persona.user]
            await self._send(persona, Answered(filling.form.draft, filling.texts), filling.form)

    async def _send(self, persona: Persona, said: Said, form: Form | None = None) -> None:
        """`form` is the one that is sent: if it is refused, what was written in it can be sent again."""
        caller = persona.caller(self.sight.zone, self.asides.address(persona.user))
        answer = await self._desk.hear(caller, said)
        if isinstance(answer, Form):
            self._open(persona, answer)
            return
        if drawn := self.sight.reply(persona, answer):
            self.screen.show(drawn)
        self._refused.pop(persona.user, None)
        if form and isinstance(said, Answered) and answer.outcome in {Outcome.refused, Outcome.failed}:
            self._refused[persona.user] = filled_in(form, said.answers)
            self._note(words.AGAIN)

    async def _say(self, persona: Persona, spoken: str) -> None:
        self.asides.wall(persona.user).say(persona.name, spoken)
        answer = await self._desk.wrote(persona.caller(self.sight.zone, self.asides.address(persona.user)))
        if answer and (drawn := self.sight.reply(persona, answer)):
            self.screen.show(drawn)

    def _open(self, persona: Persona, form: Form) -> None:
        filling = Filling(form, self.sight.voice_of(persona))
        self._forms[persona.user] = filling
        if not form.faulty:
            self.screen.show(self.sight.opening(persona, filling))

    def _become(self, user: str, *, new: bool) -> bool:
        found = self.cast.find(user)
        if new and len(user) > LONGEST:
            self._note(words.NAME_TOO_LONG.using(most=LONGEST))
        elif new and found:
            self._note(words.HERE_ALREADY.using(user=user))
        elif found or new:
            self.persona = found or self.cast.add(user)
            self._note(words.NOW_YOU_ARE.using(name=self.persona.name))
            for message in tuple(self.asides.unread(self.persona.user)) if self._pins else ():
                self._whisper(message)
            return True
        else:
            known = tuple(persona.user for persona in self.cast)
            self._note(words.NOBODY_CALLED.using(user=user[:LONGEST], known=known))
        return False

    async def _own(self, word: str) -> bool:
        match word:
            case "help":
                self.screen.show(self.sight.steps(self.persona, self._address.channel))
                await self._send(self.persona, Pressed(HELP_PAGE.written))
            case "look":
                self.look()
            case "people":
                self.screen.show(self.sight.people(self.persona, tuple(self.cast)))
            case "again" if refused := self._refused.pop(self.persona.user, None):
                self._open(self.persona, refused)
            case "again":
                self._note(words.NOTHING_REFUSED)
            case "aside":
                inside = self.asides.enter(self.persona.user)
                self._note(words.INSIDE.using(names=inside.names) if inside else words.NO_ASIDE)
            case "back":
                self.asides.leave(self.persona.user)
                self._note(words.BACK)
        return word != "quit"

    def _changed(self, message: Message) -> None:
        """Where someone sits before the room, only those who are in a private place see what is there."""
        if message.only is None or not self._pins:
            self._show(message)
        elif self.persona.user in message.only.users:
            self._whisper(message)

    def _whisper(self, message: Message) -> None:
        """After how one speaks there, the first time."""
        if self.asides.read(self.persona.user, message) and message.only:
            self._note(words.ASIDE_OPEN.using(names=message.only.names))
        self._show(message)

    def _show(self, message: Message) -> None:
        """A board's edit is silent, and its buttons can be pressed. What matters in it is said in a message too."""
        drawn = self.sight.message(message)
        if not is_board(message) or (message.edition == 1 and not (self._pins and is_live(message))):
            self.screen.show(drawn)

    def _echo(self, persona: Persona, what: str) -> None:
        self.screen.show(self.sight.echo(persona, self._now(), what))

    def _note(self, phrase: Phrase) -> None:
        self.screen.show(self.sight.note(self.persona, phrase))
