"""How what the desk says is shown to one person in Discord, for their eyes alone. It is committed by then; what cannot
be shown is lost: all that matters stands on the home page too."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import aiohttp
from discord import DiscordException, HTTPException
from discord.app_commands import Choice
from structlog.typing import FilteringBoundLogger

from adapters import handing, pictures
from adapters.desk import WENT_WRONG, Caller
from adapters.discord import forms, render
from adapters.discord.enclosed import NO_PICTURES, Pictures
from adapters.discord.inbound import Came, Delivery
from adapters.discord.memory import Memory
from adapters.discord.names import Names
from adapters.discord.render import Shown
from adapters.incidents import Incidents
from adapters.wording import Catalogues, Voice
from bot.dispatch import NOBODY, Answer, Outcome
from bot.kernel.card import Card
from bot.kernel.elements import File, Image
from bot.kernel.form import Form
from bot.kernel.ports import Directory
from bot.kernel.text import Phrase, say

DONE = say("Done.")

TOO_LATE = frozenset(
    {
        10_015,  # the way on which it could be answered is gone
        10_062,  # it had to be answered in three seconds
        40_060,  # it was answered already
        50_027,  # it had to be answered in fifteen minutes
    }
)
"""Discord itself tells the person that they were not answered; what they did has been done as a whole, and when they
press again they are answered: nothing is on the way that they would have to be told of otherwise."""

ASKED, ASKED_FOR = 5_000, timedelta(days=30)
"""Questions that are asked before a press counts; what is pressed later is asked about in general words."""

NOT_TAKEN = 50_035
LARGEST = 9 * 1024 * 1024
"""Bytes of a file: Discord takes ten mebibytes of a message, where nobody pays for more."""

TROUBLE = (DiscordException, aiohttp.ClientError, TimeoutError, OSError)
"""All that can come of a call to Discord beside its answer."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Someone who did something, and the way on which they can be answered."""

    delivery: Delivery
    came: Came


@dataclass(frozen=True, slots=True)
class Showing:
    incidents: Incidents
    log: FilteringBoundLogger
    asked: Memory[str, str]
    catalogues: Catalogues = field(default_factory=Catalogues)
    names: Names | None = None

    def met(self, visit: Visit) -> None:
        """What they are called stands beside their number from now on."""
        if self.names:
            self.names.met(visit.delivery.caller.account.user, visit.delivery.caller.name)

    def own(self, visit: Visit) -> Voice:
        """In the person's language, where no answer says which one."""
        return self.voice_of(visit.delivery.caller)

    def voice_of(self, caller: Caller) -> Voice:
        return self._voice(caller.language, caller.zone, NOBODY)

    def voice(self, reply: Answer) -> Voice:
        return self._voice(reply.language, reply.zone, reply.directory)

    def _voice(self, language: str, zone: str, directory: Directory) -> Voice:
        voice = Voice(language, zone, directory, catalogues=self.catalogues)
        return replace(voice, said_so=self.names.saying) if self.names else voice

    async def pictures(self, reply: Answer, visit: Visit) -> Pictures:
        """Of its card, and its files, where the bot may attach files; drawing and writing take a moment."""
        if not visit.came.app_permissions.attach_files:
            return NO_PICTURES
        voice = self.voice(reply)
        try:
            drawn = await asyncio.to_thread(pictures.all_drawn, reply.shown, voice)
            files = await handing.written(reply.shown, voice, LARGEST)
            return dict[Image | File, bytes]([*drawn.items(), *files.items()])
        except (OSError, ValueError) as error:
            self.incidents.report("discord", error)
            return NO_PICTURES

    def shown(self, reply: Answer, drawn: Pictures = NO_PICTURES) -> Shown | None:
        match reply.shown:
            case None:
                return None
            case Card() as card:
                return render.message(card, self.voice(reply), pictures=drawn)
            case Phrase() as said:
                return render.phrase(said, self.voice(reply))

    async def open(self, form: Form, visit: Visit) -> None:
        await self._tried(visit.came.response.send_modal(forms.modal(form, self.own(visit))))

    async def wait(self, visit: Visit) -> None:
        """Discord is told that an answer comes; a press shows nothing of it."""
        response, by_message = visit.came.response, visit.came.message is not None
        await self._tried(response.defer() if by_message else response.defer(ephemeral=True, thinking=True))

    async def say(self, shown: Shown, visit: Visit, *, replaces: bool = False) -> None:
        """`replaces` what they pressed on, where they alone see it."""
        self.remembered(shown)
        failure = await self._tried(self._say(shown, visit, replaces=replaces))
        if isinstance(failure, HTTPException) and failure.code == NOT_TAKEN:
            incident = self.incidents.report("discord", failure)
            plain = render.phrase(WENT_WRONG.using(incident=incident), self.own(visit))
            await self._tried(self._say(plain, visit, replaces=replaces))

    def remembered(self, shown: Shown | None) -> Shown | None:
        """What it asks before a press counts."""
        for wire, question in shown.asks.items() if shown else ():
            self.asked.keep(wire, question)
        return shown

    def failed(self, error: Exception, caller: Caller) -> Answer:
        """Before the desk has heard anything."""
        said = WENT_WRONG.using(incident=self.incidents.report("discord", error))
        return Answer(Outcome.failed, said, caller.language, caller.zone, NOBODY)

    async def tell(self, said: Phrase | Card, visit: Visit, *, replaces: bool = False) -> None:
        """What the bot says of itself, without asking the desk."""
        voice = self.own(visit)
        shown = render.message(said, voice) if isinstance(said, Card) else render.phrase(said, voice)
        await self.say(shown, visit, replaces=replaces)

    async def nothing(self, visit: Visit) -> None:
        """What was pressed may have changed by itself; a command has to be answered with something."""
        if visit.delivery.question or visit.came.message is None:
            await self.tell(DONE, visit, replaces=visit.delivery.question)
        elif not visit.came.response.is_done():
            await self._tried(visit.came.response.defer())

    async def offer(self, choices: list[Choice[str]], visit: Visit) -> None:
        await self._tried(visit.came.response.autocomplete(choices))

    async def _say(self, shown: Shown, visit: Visit, *, replaces: bool) -> None:
        came, files, mentions = visit.came, list(shown.files), shown.mentions
        view, done = shown.layout, came.response.is_done()
        if replaces and done:
            await came.edit_original_response(view=view, attachments=files, allowed_mentions=mentions)
        elif replaces:
            await came.response.edit_message(view=view, attachments=files, allowed_mentions=mentions)
        elif done:
            await came.followup.send(view=view, files=files, allowed_mentions=mentions, ephemeral=True)
        else:
            await came.response.send_message(view=view, files=files, allowed_mentions=mentions, ephemeral=True)

    async def _tried(self, call: Awaitable[object]) -> BaseException | None:
        """What went wrong, if something did."""
        try:
            await call
        except TROUBLE as error:
            if isinstance(error, HTTPException) and error.code in TOO_LATE:
                self.log.info("An answer came too late.", platform="discord", outcome="late")
            elif not (isinstance(error, HTTPException) and error.code == NOT_TAKEN):
                self.incidents.report("discord", error)
            return error
        return None
