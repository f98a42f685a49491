"""What the bot says when someone writes to it. Nobody who merely writes can be answered alone: so it offers a button,
and does nothing of what was written before that is pressed. What people write to each other does not come here."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from discord import AllowedMentions, Message, MessageType
from structlog.typing import FilteringBoundLogger

from adapters.discord import render
from adapters.discord.render import Shown
from adapters.discord.showing import TROUBLE
from adapters.discord.text import PLATFORM
from adapters.pace import Bucket
from adapters.typed import request_of
from adapters.wording import Catalogues, Voice
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
IN_A_SERVER = say("Please write to me in the channel where your coalition meets: type /coalition there.")
START = say("Home")

WRITTEN = frozenset({MessageType.default, MessageType.reply})


class Named:
    def __init__(
        self, catalogue: Catalogue, catalogues: Catalogues, now: Callable[[], datetime], log: FilteringBoundLogger
    ) -> None:
        self._catalogue = catalogue
        self._catalogues = catalogues
        self._now = now
        self._log = log
        self._pace = Bucket(MOST, timedelta(minutes=1))

    async def answer(self, message: Message, bot: int) -> None:
        """In someone's own messages, or where the bot is called by name. Never raises."""
        if message.author.bot or message.type not in WRITTEN:
            return
        called = re.compile(rf"<@!?{bot}>")
        if message.guild is not None and not called.search(message.content):
            return
        if not self._pace.take(message.author.id, self._now()):
            return
        shown = self._shown(message, called.sub(" ", message.content).strip())
        try:
            await message.reply(view=shown.layout, mention_author=False, allowed_mentions=AllowedMentions.none())
        except TROUBLE:
            self._log.info("Someone who wrote to the bot could not be answered.", platform=PLATFORM)

    def _shown(self, message: Message, said: str) -> Shown:
        language = message.guild.preferred_locale.value if message.guild else "en"
        voice = Voice(language, "UTC", NOBODY, catalogues=self._catalogues)
        if message.guild is None:
            return render.phrase(IN_A_SERVER, voice)
        return render.message(self._offered(said), voice)

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
