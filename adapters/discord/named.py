"""What the bot says when someone writes to it in a channel: nobody can be answered alone there, so it offers a button,
and does nothing of what was written before that is pressed. What people write to each other does not come here."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from discord import AllowedMentions, Message, MessageType

from adapters.discord import render
from adapters.discord.inbound import written
from adapters.discord.letters import Letters
from adapters.discord.showing import TROUBLE, Showing
from adapters.discord.text import PLATFORM
from adapters.pace import Bucket
from adapters.typed import request_of
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.card import Card
from bot.kernel.command import Draft, Page
from bot.kernel.elements import Button, Buttons, Style, Words
from bot.kernel.feature import Catalogue
from bot.kernel.refusal import Refusal
from bot.kernel.text import say

MOST = 5
"""Times in a minute that one person is answered."""

HERE_I_AM = say("Here I am. Press a button: what comes is for you alone.")
START = say("Home")

WRITTEN = frozenset({MessageType.default, MessageType.reply})


class Named:
    def __init__(self, letters: Letters, catalogue: Catalogue, showing: Showing, now: Callable[[], datetime]) -> None:
        self._letters = letters
        self._catalogue = catalogue
        self._showing = showing
        self._now = now
        self._pace = Bucket(MOST, timedelta(minutes=1))

    async def answer(self, message: Message, bot: int) -> None:
        """In someone's own messages, or where the bot is called by name. Never raises."""
        if message.author.bot or message.type not in WRITTEN:
            return
        if message.guild is None:
            await self._letters.answer(message, bot)
            return
        if not re.search(rf"<@!?{bot}>", message.content):
            return
        if not self._pace.take(message.author.id, self._now()):
            return
        voice = Voice(message.guild.preferred_locale.value, "UTC", NOBODY, catalogues=self._showing.catalogues)
        shown = render.message(self._offered(written(message, bot)), voice)
        try:
            await message.reply(view=shown.layout, mention_author=False, allowed_mentions=AllowedMentions.none())
        except TROUBLE:
            self._showing.log.info("Someone who wrote to the bot could not be answered.", platform=PLATFORM)

    def _offered(self, said: str) -> Card:
        """What was written if it is understood and fits on a button, and the way home."""
        home = Button(START, HOME_PAGE)
        try:
            request = self._understood(said)
            press = Button(
                request.command.title if isinstance(request, Draft) else request.title, request, Style.primary
            )
            return Card(HERE_I_AM, (Words(HERE_I_AM), Buttons((press, home))))
        except (Refusal, ValueError):
            return Card(HERE_I_AM, (Words(HERE_I_AM), Buttons((home,))))

    def _understood(self, said: str) -> Page | Draft:
        """Raises Refusal."""
        root, _, line = said.partition(" ")
        return request_of(self._catalogue.roots, root, line)
