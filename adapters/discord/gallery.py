"""Cards as they stand in a place of Discord's: with their pictures as files, where the bot may attach files; elsewhere
images are text."""

import asyncio
from collections.abc import Callable

from structlog.typing import FilteringBoundLogger

from adapters import pictures
from adapters.discord import render
from adapters.discord.enclosed import NO_PICTURES, Pictures
from adapters.discord.guilds import Told
from adapters.discord.render import Shown
from adapters.discord.text import PLATFORM
from adapters.wording import Voice
from bot.kernel.card import Card
from bot.kernel.command import Address
from bot.kernel.elements import File, Image


class Gallery:
    """`noted` is told what is asked before a press counts: the press comes, and its wire id, without the question."""

    def __init__(self, told: Told, log: FilteringBoundLogger, noted: Callable[[str, str], None]) -> None:
        self._told = told
        self._log = log
        self._noted = noted

    async def paint(self, card: Card, voice: Voice, rings: str | None, place: Address) -> Shown:
        shown = render.message(card, voice, rings, await self._pictures(card, voice, place))
        for wire, question in shown.asks.items():
            self._noted(wire, question)
        return shown

    async def _pictures(self, card: Card, voice: Voice, place: Address) -> Pictures:
        """What cannot be drawn is left out."""
        if not pictures.images_of(card) or not self._told.allowed(place).attach_files:
            return NO_PICTURES
        try:
            drawn = await asyncio.to_thread(pictures.all_drawn, card, voice)
            return dict[Image | File, bytes](drawn.items())
        except (OSError, ValueError) as error:
            self._log.warning("A picture was left out.", platform=PLATFORM, error=type(error).__name__)
            return NO_PICTURES
