"""The counter at which people in Slack are served, one way for each kind of thing that they do. The desk decides and
commits; then Slack is acknowledged, after two and a half seconds at the latest; then the answer is shown."""

import asyncio
from collections.abc import Awaitable, Coroutine, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from slack_sdk.web.async_client import AsyncWebClient

from adapters.desk import Answered, Caller, Chosen, Desk, Pressed, Said
from adapters.loop import finished
from adapters.slack import forms
from adapters.slack.inbound import Delivery
from adapters.slack.people import People
from adapters.slack.showing import Respond, Showing, Visit
from bot.dispatch import Answer, Outcome
from bot.features.coalition.facts import HOME_PAGE
from bot.guests import Kind
from bot.kernel.command import Command, Draft, Page
from bot.kernel.form import Form
from bot.kernel.refusal import Refusal
from bot.kernel.text import Phrase, say

HARD_STOP = 2.4
"""Seconds after which Slack is acknowledged whatever happens; it waits for three."""

SLOW = 0.8
"""Seconds after which a form that has to be read opens empty, and is filled in when it is there."""

GRACE = 5.0
ONE_MOMENT = say("One moment …")

Reply = Answer | Form
Asked = Command | Page | Draft
Hearing = asyncio.Task[Reply]


class Acknowledge(Protocol):
    """Bolt's own: what is given stands in the answer to the request itself."""

    def __call__(self, **response: object) -> Awaitable[object]: ...


class Counter:
    def __init__(self, desk: Desk, people: People, showing: Showing) -> None:
        self._desk = desk
        self._people = people
        self._showing = showing
        self._tasks: set[asyncio.Task[object]] = set()

    async def stop(self) -> None:
        await finished(set(self._tasks), GRACE)

    async def serve_command(
        self, delivery: Delivery, said: Said, ack: Acknowledge, respond: Respond, client: AsyncWebClient
    ) -> None:
        """A slash command is answered in the answer to its request; what takes longer comes after it."""
        visit = await self._visit(delivery, client, respond)
        hearing = self._hearing(visit, said)
        match await _in_time(hearing, HARD_STOP):
            case None:
                await ack(text=self._showing.own(visit).text(ONE_MOMENT), response_type="ephemeral")
                self._later(self._say_late(hearing, visit, forms.ANSWER, replaces=True))
            case Form() as form:
                await ack()
                self._later(self._showing.open(form, visit))
            case Answer() as answer if self._showing.takes_long(answer):
                await ack()
                self._later(self._showing.tell(answer, visit))
            case Answer() as answer:
                shown = self._showing.shown(answer, visit)
                await (ack(**shown._asdict(), response_type="ephemeral") if shown else ack())

    async def serve_press(
        self, delivery: Delivery, said: Pressed, ack: Acknowledge, respond: Respond, client: AsyncWebClient
    ) -> None:
        visit = await self._visit(delivery, client, respond)
        asked = self._asked(said)
        opens, pages = asked if isinstance(asked, Draft) else None, isinstance(asked, Page)
        title = _title(asked)
        hearing = self._hearing(visit, said)
        reply = await _in_time(hearing, SLOW if opens else HARD_STOP)
        await ack()
        match reply:
            case None if opens:
                self._later(self._open_late(hearing, opens.command.title, visit))
            case None:
                self._later(self._say_late(hearing, visit, title))
            case Form() as form:
                self._later(self._showing.open(form, visit))
            case Answer() as answer:
                self._later(self._answer(answer, visit, title, replaces=pages and delivery.where.private))

    async def serve_form(self, delivery: Delivery, said: Answered, ack: Acknowledge, client: AsyncWebClient) -> None:
        """What is wrong stands beside the fields, and all that was written stays there; a refusal of the whole stands
        beside the first of them. What is for one person's eyes may not reach somebody of another workspace in the
        channel: they read it in the window."""
        visit = await self._visit(delivery, client)
        hearing, own, title = self._hearing(visit, said), self._showing.own(visit), said.draft.command.title
        match await _in_time(hearing, HARD_STOP):
            case None:
                await ack(response_action="update", view=forms.closing(title, ONE_MOMENT, own))
                self._later(self._say_late(hearing, visit, title))
            case Form() as form if forms.lists_changed(form):
                await ack(response_action="update", view=forms.modal(form, own, visit.origin))
            case Form() as form:
                await ack(response_action="errors", errors=forms.errors(form, own))
            case Answer(outcome=Outcome.refused | Outcome.failed, shown=Phrase() as no) as answer:
                beside = next(iter(said.answers), forms.FIELD)
                await ack(response_action="errors", errors={beside: self._showing.voice(answer).text(no)})
            case Answer() as answer if delivery.where.channel and visit.caller.kind is not Kind.outside:
                await ack(response_action="clear")
                self._later(self._whisper(answer, visit))
            case Answer() as answer:
                view = self._showing.view(answer, visit, title)
                await (ack(response_action="update", view=view) if view else ack(response_action="clear"))
                self._later(self._show_home(visit))
                self._later(self._showing.hand(answer, visit))

    async def serve_choice(self, delivery: Delivery, said: Chosen, ack: Acknowledge, client: AsyncWebClient) -> None:
        """Something is to be done with a message: a form opens with its words."""
        visit = await self._visit(delivery, client)
        hearing = self._hearing(visit, said)
        reply = await _in_time(hearing, SLOW)
        await ack()
        match reply:
            case None:
                self._later(self._open_late(hearing, ONE_MOMENT, visit))
            case Form() as form:
                self._later(self._showing.open(form, visit))
            case Answer() as answer:
                self._later(self._showing.tell(answer, visit))

    async def serve_anywhere(self, delivery: Delivery, ack: Acknowledge, client: AsyncWebClient) -> None:
        """The home page, laid over whatever is open: in a thread too, where no command can be typed."""
        visit = await self._visit(delivery, client)
        pressed = Pressed(HOME_PAGE.written)
        hearing = self._hearing(visit, pressed)
        reply = await _in_time(hearing, SLOW)
        await ack()
        if isinstance(reply, Answer):
            self._later(self._showing.lay_over(reply, visit, _title(self._asked(pressed))))
        else:
            self._later(self._open_late(hearing, ONE_MOMENT, visit))

    async def serve_words(self, delivery: Delivery, said: Said, client: AsyncWebClient) -> None:
        """What someone wrote to the bot, answered once however often Slack delivers it. Nothing came with it that could
        open a form: a button does. Programs are not answered: one might answer back for ever."""
        visit = await self._visit(delivery, client)
        if visit.caller.kind is Kind.program:
            return
        reply = await self._desk.hear(visit.caller, said, delivery.key)
        shown = self._showing.button(reply, visit) if isinstance(reply, Form) else self._showing.shown(reply, visit)
        if shown and await self._desk.is_first(f"{delivery.key}:answered"):
            await self._showing.whisper(shown, visit)
            if isinstance(reply, Answer):
                await self._showing.hand(reply, visit)

    async def notice(self, delivery: Delivery, client: AsyncWebClient) -> None:
        """Someone wrote in a channel. Mostly nothing follows, so that Slack is not even asked who they are."""
        caller = Caller(delivery.account, delivery.address, thread=delivery.where.thread)
        answer = await self._desk.wrote(caller)
        if answer:
            visit = Visit(delivery, caller, client)
            await self._showing.whisper(self._showing.shown(answer, visit), visit)

    async def serve_home(self, delivery: Delivery, client: AsyncWebClient) -> None:
        """The home page, as the home of the app."""
        await self._show_home(await self._visit(delivery, client))

    async def names(self, users: Iterable[str], workspace: str, client: AsyncWebClient) -> Mapping[str, str]:
        return await self._people.names(users, workspace, client)

    async def _visit(self, delivery: Delivery, client: AsyncWebClient, respond: Respond | None = None) -> Visit:
        caller = await self._people.caller(delivery, client)
        return Visit(delivery, replace(caller, thread=delivery.where.thread), client, respond)

    def _hearing(self, visit: Visit, said: Said) -> Hearing:
        return asyncio.create_task(self._desk.hear(visit.caller, said, visit.delivery.key or None))

    def _asked(self, said: Pressed) -> Asked | None:
        """What a press asks for; None for what this version does not know."""
        try:
            return self._desk.decode(said.wire)
        except Refusal:
            return None

    async def _answer(self, answer: Answer, visit: Visit, title: Phrase, *, replaces: bool = False) -> None:
        if not visit.delivery.where.view:
            await self._showing.tell(answer, visit, replaces=replaces)
            return
        await self._showing.lay_over(answer, visit, title)
        await self._show_home(visit)

    async def _whisper(self, answer: Answer, visit: Visit) -> None:
        await self._showing.whisper(self._showing.shown(answer, visit), visit)
        await self._showing.hand(answer, visit)

    async def _show_home(self, visit: Visit) -> None:
        reply = await self._desk.hear(visit.caller, Pressed(HOME_PAGE.written))
        if isinstance(reply, Answer):
            await self._showing.home(reply, visit)

    async def _open_late(self, hearing: Hearing, title: Phrase, visit: Visit) -> None:
        view_id = await self._showing.wait(title, visit)
        await self._showing.fill(view_id, title, await hearing, visit)

    async def _say_late(self, hearing: Hearing, visit: Visit, title: Phrase, *, replaces: bool = False) -> None:
        reply = await hearing
        if isinstance(reply, Form):
            await self._showing.say(self._showing.button(reply, visit), visit, replaces=replaces)
        else:
            await self._answer(reply, visit, title, replaces=replaces)

    def _later(self, work: Coroutine[object, object, object]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            self._showing.incidents.report("slack", failure)


async def _in_time(hearing: Hearing, seconds: float) -> Reply | None:
    """What was answered, or None after so many seconds; the work itself goes on."""
    done, _ = await asyncio.wait({hearing}, timeout=seconds)
    return hearing.result() if done else None


def _title(asked: Asked | None) -> Phrase:
    """Of the window over another one in which it is answered."""
    kind = asked.command if isinstance(asked, Draft) else asked
    return kind.title if kind and kind.title.text else forms.ANSWER
