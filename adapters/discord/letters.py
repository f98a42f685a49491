"""What people write to the bot in their own messages with it, where nobody else reads: it is done as if it were typed
as a command, and answered there."""

from collections.abc import Callable
from datetime import datetime

from discord import AllowedMentions, Message

from adapters.desk import Caller, Desk, Typed
from adapters.discord import forms, render
from adapters.discord.direct import Direct, nobody
from adapters.discord.inbound import HOME_ROOT, called, written
from adapters.discord.outcomes import of_failure
from adapters.discord.render import Shown
from adapters.discord.showing import TROUBLE, Showing
from adapters.discord.text import PLATFORM
from adapters.limits import MINUTE, PERSON_LIMIT
from adapters.messenger import PersonUnreachable
from adapters.pace import Bucket
from adapters.whereabouts import Whereabouts
from bot.dispatch import Answer
from bot.kernel.card import Card
from bot.kernel.elements import Button, Buttons, Style, Words
from bot.kernel.form import Form


class Letters:
    def __init__(
        self, desk: Desk, direct: Direct, showing: Showing, now: Callable[[], datetime], whereabouts: Whereabouts
    ) -> None:
        self._desk = desk
        self._now = now
        self._pace = Bucket(PERSON_LIMIT, MINUTE)
        self._direct = direct
        self._showing = showing
        self._whereabouts = whereabouts

    async def answer(self, message: Message, bot: int) -> None:
        """Once, however often Discord delivers it. Never raises."""
        if not self._pace.take(message.author.id, self._now()):
            return
        typed = self._typed(message, bot)
        try:
            caller = await self._caller(message, typed)
            shown = await self._heard(message, caller, typed)
            if shown and await self._desk.is_first(f"{message.id}:answered"):
                await self._reply(message, shown, caller)
        except Exception as error:  # noqa: BLE001 - nobody else would hear of it
            self._showing.incidents.report("discord", error)

    async def _reply(self, message: Message, shown: Shown, caller: Caller) -> None:
        """Whether it arrives is noted for the account that they act by; where that is open, for nobody."""
        try:
            await message.reply(view=shown.layout, mention_author=False, allowed_mentions=AllowedMentions.none())
        except TROUBLE as error:
            self._showing.log.info("Someone who wrote to the bot could not be answered.", platform=PLATFORM)
            if isinstance(of_failure(error), PersonUnreachable):
                await self._noted(caller, reached=False)
        else:
            await self._noted(caller, reached=True)

    async def _noted(self, caller: Caller, *, reached: bool) -> None:
        if caller.account.workspace:
            await self._whereabouts.tell_of(caller.account, reached=reached)

    def _typed(self, message: Message, bot: int) -> Typed:
        root, _, line = written(message, bot).partition(" ")
        return Typed(root or HOME_ROOT, line)

    async def _caller(self, message: Message, typed: Typed) -> Caller:
        return await self._direct.caller(nobody(str(message.author.id), called(message.author), "en"), typed)

    async def _heard(self, message: Message, caller: Caller, typed: Typed) -> Shown | None:
        reply = await self._desk.hear(caller, typed, str(message.id))
        if isinstance(reply, Answer):
            return self._showing.remembered(self._showing.shown(reply))
        return render.message(_opening(reply), self._showing.voice_of(caller))


def _opening(form: Form) -> Card:
    """Nothing came with words that could open a form: a button does, with all that was written if it fits on it."""
    command = form.draft.command
    said = command.intro or command.title
    try:
        button = Button(command.title, form.draft, Style.primary)
        return Card(said, (Words(said), Buttons((button,))))
    except ValueError:
        return forms.reopening(form)
