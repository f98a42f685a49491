"""What people write to the bot in their own messages with it, where nobody else reads: it is done as if it were typed
as a command, and answered there."""

from collections.abc import Callable
from datetime import datetime

from discord import AllowedMentions, Message

from adapters.desk import Desk, Typed
from adapters.discord import forms, render
from adapters.discord.direct import Direct, nobody
from adapters.discord.inbound import HOME_ROOT, called, written
from adapters.discord.render import Shown
from adapters.discord.showing import TROUBLE, Showing
from adapters.discord.text import PLATFORM
from adapters.limits import MINUTE, PERSON_LIMIT
from adapters.pace import Bucket
from bot.dispatch import Answer
from bot.kernel.card import Card
from bot.kernel.elements import Button, Buttons, Style, Words
from bot.kernel.form import Form


class Letters:
    def __init__(self, desk: Desk, direct: Direct, showing: Showing, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self._now = now
        self._pace = Bucket(PERSON_LIMIT, MINUTE)
        self._direct = direct
        self._showing = showing

    async def answer(self, message: Message, bot: int) -> None:
        """Once, however often Discord delivers it. Never raises."""
        if not self._pace.take(message.author.id, self._now()):
            return
        try:
            shown = await self._heard(message, bot)
            if shown and await self._desk.is_first(f"{message.id}:answered"):
                await message.reply(view=shown.layout, mention_author=False, allowed_mentions=AllowedMentions.none())
        except TROUBLE:
            self._showing.log.info("Someone who wrote to the bot could not be answered.", platform=PLATFORM)
        except Exception as error:  # noqa: BLE001 - nobody else would hear of it
            self._showing.incidents.report("discord", error)

    async def _heard(self, message: Message, bot: int) -> Shown | None:
        root, _, line = written(message, bot).partition(" ")
        typed = Typed(root or HOME_ROOT, line)
        caller = nobody(str(message.author.id), called(message.author), "en")
        reply = await self._desk.hear(await self._direct.caller(caller, typed), typed, str(message.id))
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
