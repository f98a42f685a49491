"""The counter at which people in Discord are served, whatever they do. Before the work begins it is known whether a
form opens; the first answer goes out within three seconds, at the latest as a word that more comes."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from discord import InteractionType, Message

from adapters.desk import Answered, Chosen, Desk, Pressed, Said
from adapters.discord import forms, inbound, render
from adapters.discord.choices import Choices
from adapters.discord.direct import Direct
from adapters.discord.enclosed import NO_PICTURES, Pictures
from adapters.discord.inbound import Came, Data
from adapters.discord.marks import Mark
from adapters.discord.memory import Memory
from adapters.discord.named import WRITTEN
from adapters.discord.showing import Showing, Visit
from adapters.discord.tree import MENU
from adapters.loop import finished
from bot.dispatch import Answer, Outcome
from bot.kernel.command import Draft, Page
from bot.kernel.fields import Pick
from bot.kernel.form import Form, answered
from bot.kernel.refusal import OldButton, Refusal
from bot.kernel.text import Phrase, say
from bot.shortcuts import shortcuts

SOON = 1.5
"""Seconds after which Discord is told that an answer comes."""

LATEST = 2.4
"""Seconds after which a form opens as it is: Discord waits for three, and takes no form after another answer."""

GRACE = 5.0
KEPT, KEPT_FOR = 500, timedelta(minutes=15)
"""Forms that did not fit, and for how long Discord lets their cards be pressed."""

LEFT_ALONE = say("Nothing has changed.")

Reply = Answer | Form
Heard = tuple[Reply, Pictures]


class Counter:
    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        desk: Desk,
        showing: Showing,
        direct: Direct,
        now: Callable[[], datetime],
        *,
        soon: float = SOON,
        latest: float = LATEST,
    ) -> None:
        self._soon = soon
        self._latest = latest
        self._desk = desk
        self._showing = showing
        self._direct = direct
        self._menus = {each.mark.label.text: word for word, each in shortcuts(desk.catalogue).items()}
        self._choices = Choices(desk, showing, direct, now, latest)
        self._kept: Memory[tuple[str, str], Mapping[str, str]] = Memory(now, KEPT, KEPT_FOR)
        self._tasks: set[asyncio.Task[object]] = set()

    async def stop(self) -> None:
        """What has begun is finished."""
        await finished(set(self._tasks), GRACE)

    async def notice(self, message: Message) -> None:
        """A person wrote in a server: whoever is waited for is taken to be there. Nobody can be answered alone."""
        if message.guild and message.type in WRITTEN and not message.author.bot:
            await self._desk.wrote(inbound.writer(message))

    async def serve(self, came: Came) -> None:
        """Whatever came. Never raises."""
        task = asyncio.create_task(self._served(came))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.wait({task})

    async def _served(self, came: Came) -> None:
        try:
            visit = Visit(inbound.delivery(came), came)
            self._showing.met(visit)
            await self._serve(visit, inbound.data(came))
        except Exception as error:  # noqa: BLE001 - nobody else would hear of it
            self._showing.incidents.report("discord", error)

    async def _serve(self, visit: Visit, given: Data) -> None:
        match visit.came.type:
            case InteractionType.application_command if given.get("type") == MENU:
                await self._hear(visit, inbound.chosen(given, visit.came, self._menus))
            case InteractionType.application_command:
                await self._hear(visit, inbound.typed(given))
            case InteractionType.component:
                await self._serve_press(visit, *inbound.pressed(given))
            case InteractionType.modal_submit:
                await self._serve_form(visit, given)
            case InteractionType.autocomplete:
                await self._choices.offer(visit, inbound.typed(given), inbound.focused(given))
            case _:
                return

    async def _serve_press(self, visit: Visit, wire: str, mark: Mark) -> None:
        match mark:
            case Mark.asks:
                asked, label = self._showing.asked.find(wire), inbound.label(visit.came)
                await self._showing.tell(forms.question(asked, wire, label), visit)
            case Mark.no:
                await self._showing.tell(LEFT_ALONE, visit, replaces=visit.delivery.private)
            case Mark.again:
                await self._again(visit, wire)
            case Mark.presses | Mark.sure:
                await self._hear(visit, Pressed(wire))

    async def _again(self, visit: Visit, wire: str) -> None:
        """A form with all that was written. What is remembered goes with a restart, and then the form says so."""
        written = self._kept.find(_key(visit, wire))
        await self._hear(visit, Pressed(wire, written or {}), emptied=written is None)

    async def _serve_form(self, visit: Visit, given: Data) -> None:
        """What does not fit comes back as a card, from which the form opens again with all that was written."""
        wire, _ = inbound.pressed(given)
        try:
            draft = self._desk.decode(wire)
            if not isinstance(draft, Draft):
                raise OldButton
        except Refusal as refusal:
            self._showing.log.warning("A form came back that was not opened here.", refusal=refusal.code())
            await self._showing.tell(refusal.said, visit)
            return
        said = Answered(draft, forms.answers(given.get("components")))
        (reply, pictures), key = await self._heard(visit, said), _key(visit, wire)
        self._kept.keep(key, said.answers)
        match reply:
            case Form():
                await self._showing.tell(forms.faulty(reply), visit, replaces=visit.delivery.question)
            case Answer(outcome=Outcome.refused | Outcome.failed, shown=Phrase() as no):
                card = render.message(forms.refused(no, draft), self._showing.voice(reply))
                await self._showing.say(card, visit, replaces=visit.delivery.question)
            case Answer():
                self._kept.forget(key)
                await self._answer(reply, pictures, visit, replaces=visit.delivery.question)

    async def _hear(self, visit: Visit, said: Said, *, emptied: bool = False) -> None:
        """A form whose lists are not read in time opens without them: a part of a name is written in their place. One
        that would say what stands already is waited for, and a button opens it."""
        opens, hearing = self._desk.opens(said), self._hearing(visit, said)
        heard = await _in_time(hearing, self._latest if opens else self._soon)
        if heard is None and opens and isinstance(said, Pressed | Chosen) and not self._desk.prefills(opens):
            await self._showing.open(_corrected(opens, said), visit)
            return
        reply, pictures = heard or await self._waited(visit, hearing)
        if isinstance(reply, Answer):
            await self._answer(reply, pictures, visit, replaces=visit.delivery.question or self._turns(visit, said))
        elif visit.came.response.is_done():
            self._kept.keep(_key(visit, forms.wire_of(reply.draft)), {each.name: each.text for each in reply.entries})
            await self._showing.tell(forms.reopening(reply), visit)
        else:
            await self._showing.open(forms.emptied(reply) if emptied else _corrected(reply, said), visit)

    def _turns(self, visit: Visit, said: Said) -> bool:
        """A page that is opened from a private one takes its place."""
        if not visit.delivery.private or not isinstance(said, Pressed):
            return False
        try:
            return isinstance(self._desk.decode(said.wire), Page)
        except Refusal:
            return False

    async def _answer(self, answer: Answer, pictures: Pictures, visit: Visit, *, replaces: bool) -> None:
        shown = self._showing.shown(answer, pictures)
        if shown is None:
            await self._showing.nothing(visit)
        else:
            await self._showing.say(shown, visit, replaces=replaces)

    def _hearing(self, visit: Visit, said: Said) -> "asyncio.Task[Heard]":
        async def hearing() -> Heard:
            reply = await self._heard_by(visit, said)
            return reply, await self._showing.pictures(reply, visit) if isinstance(reply, Answer) else NO_PICTURES

        task = asyncio.create_task(hearing())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _heard_by(self, visit: Visit, said: Said) -> Reply:
        try:
            caller = await self._direct.caller(visit.delivery.caller, said)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets an answer
            return self._showing.failed(error, visit.delivery.caller)
        return await self._desk.hear(caller, said, visit.delivery.key)

    async def _heard(self, visit: Visit, said: Said) -> Heard:
        hearing = self._hearing(visit, said)
        return await _in_time(hearing, self._soon) or await self._waited(visit, hearing)

    async def _waited(self, visit: Visit, hearing: "asyncio.Task[Heard]") -> Heard:
        await self._showing.wait(visit)
        return await hearing


def _key(visit: Visit, wire: str) -> tuple[str, str]:
    return visit.delivery.caller.account.user, wire


def _corrected(form: Form, said: Said) -> Form:
    """With what was wrong beside the fields, where it opens with what was written in it before."""
    read = answered(form.draft, said.given) if isinstance(said, Pressed) and said.given else None
    if not isinstance(read, Form):
        return form
    wrong = {entry.name: entry.error for entry in read.entries if not isinstance(entry.kind, Pick)}
    entries = tuple(replace(entry, error=entry.error or wrong.get(entry.name)) for entry in form.entries)
    return replace(form, entries=entries)


async def _in_time(hearing: "asyncio.Task[Heard]", seconds: float) -> Heard | None:
    """What was answered, or None after so many seconds; the work itself goes on."""
    done, _ = await asyncio.wait({hearing}, timeout=seconds)
    return hearing.result() if done else None
