"""The contract's world as a Slack workspace: the whole service with real Bolt, over either way, beside the stand-in."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from bot.dispatch.ports import Store
from tests.adapters.contract.platform import ALONE, HERE, MOMENT, THERE, NotThere, Sheet, plain, turning
from tests.adapters.slack import payloads
from tests.adapters.slack.outgoing import Delivery
from tests.adapters.slack.payloads import NotPossible
from tests.adapters.slack.reading import Spot, blocks_of, spots, words
from tests.adapters.slack.running import Scene
from tests.adapters.slack.standin import StandIn, standing_in
from tests.adapters.slack.world import Channel, Message, User, View

LOCALES = {"en": "en-US", "es": "es-ES"}
_MARKED = re.compile(r"<(?!!date)[^>]+>")
_LIVE = {"user": "user_id", "usergroup": "usergroup_id", "broadcast": "range", "channel": "channel_id", "link": "url"}


class Slack:
    def __init__(self, slack: StandIn, store: Store, way: str) -> None:
        self._slack = slack
        self._store = store
        self._way = way
        self._scene = Scene(slack)
        self._places: dict[str, Channel] = {HERE: self._scene.room}
        self._places[THERE] = slack.world.channel(self._scene.team, THERE)
        self._people: dict[str, User] = {}
        self._written: dict[str, tuple[Any, dict[str, str], dict[str, str]]] = {}
        """Of each window that was sent: what it held, what was written in it, and what was wrong."""
        self._running = AsyncExitStack()

    @property
    def now(self) -> datetime:
        return self._scene.now

    @now.setter
    def now(self, now: datetime) -> None:
        self._scene.now = now

    @property
    def copies(self) -> int:
        return self._slack.copies

    @copies.setter
    def copies(self, copies: int) -> None:
        self._slack.copies = copies

    @property
    def log(self) -> str:
        return self._scene.log.getvalue()

    async def starts(self) -> None:
        await self._running.enter_async_context(self._scene.running(self._store, self._way))

    async def stops(self) -> None:
        await self._running.aclose()

    async def restarts(self) -> None:
        await self.stops()
        await self.starts()

    def comes(self, who: str, name: str, language: str = "en") -> None:
        self._people[who] = user = self._slack.world.user(self._scene.team, name, locale=LOCALES[language])
        for place in self._places.values():
            place.members.add(user.id)

    async def types(self, who: str, line: str, place: str = HERE) -> str:
        return await self._done(who, self._typed(who, line, place))

    async def presses(self, who: str, label: str, place: str = HERE) -> str:
        return await self._done(who, self._pressed(who, label, place))

    async def fills(self, who: str, **answers: str) -> str:
        return await self._done(who, self._filled(who, answers))

    async def at_once(self, *acts: tuple[str, str]) -> tuple[str, ...]:
        works = [
            self._typed(who, what, HERE) if what.startswith("/") else self._pressed(who, what, HERE)
            for who, what in acts
        ]
        people = {who for who, _ in acts}
        await self.passes(MOMENT)
        before = {who: self._alone(who) for who in people}
        await asyncio.gather(*works)
        await self._answered()
        return tuple(each for who in people for each in self._new(who, before[who]))

    async def sheet(self, who: str) -> Sheet | None:
        view = self._slack.view(self._people[who])
        if view is None or not any(spot.block["type"] == "input" for spot in spots(view)):
            return None
        given, written, wrong = self._written.get(view.id, (None, {}, {}))
        texts = {spot.block["block_id"]: _initial(spot.element) for spot in spots(view)}
        if given is view.given:
            return Sheet(texts | written, wrong)
        return Sheet(texts, dict(_beside(view)))

    def shows(self, place: str = HERE) -> tuple[str, ...]:
        return tuple(plain(words(each)) for each in self._slack.messages(self._places[place]))

    def letters(self, who: str) -> tuple[str, ...]:
        return tuple(plain(words(each)) for each in self._slack.messages(self._place(who, ALONE)))

    def live(self, place: str = HERE) -> set[str]:
        names = {user.id: who for who, user in self._people.items()}
        found: set[str] = set()
        for message in self._slack.messages(self._places[place]):
            found |= set(_MARKED.findall(message.text)) | set(_followed(message.blocks))
            found |= turning(message.text + words(message))
        return {names.get(each.strip("<@>"), each) for each in found}

    def wire(self, who: str, label: str, place: str = HERE) -> str:
        return str(self._spot(who, label, place).element["value"])

    async def sends(self, who: str, wire: str) -> str:
        user, channel, world = self._people[who], self._places[HERE], self._slack.world
        message = world.say(channel, self._scene.team.bot, "long ago", [], to=user.id)
        element = {"type": "button", "action_id": "0", "value": wire, "text": {"type": "plain_text", "text": "Go"}}
        payload = payloads.action(world, self._scene.team, user, Spot(message, {"block_id": "b"}, element), {})

        async def sent() -> None:
            assert (await self._slack.delivers(Delivery("interactive", payload))).ok

        return await self._done(who, sent())

    async def passes(self, span: timedelta) -> None:
        await self._scene.passes(span)

    async def _answered(self) -> None:
        assert self._scene.service
        await self._scene.service.slack.counter.stop()
        await self.passes(timedelta(0))
        await self.passes(MOMENT)

    async def _done(self, who: str, work: Awaitable[object]) -> str:
        await self.passes(MOMENT)
        before = self._alone(who)
        said = await work
        await self._answered()
        errors = said if isinstance(said, list) else []
        return " ".join([*errors, *self._new(who, before)])

    async def _typed(self, who: str, line: str, place: str) -> None:
        word, _, rest = line.partition(" ")
        await self._slack.types(self._people[who], self._places[place], word, rest)

    async def _pressed(self, who: str, label: str, place: str) -> None:
        user, spot = self._people[who], self._spot(who, label, place)
        if isinstance(spot.place, View):
            await self._slack.presses(user, label)
            return
        while self._slack.view(user):
            await self._slack.closes(user)
        await self._slack.presses(user, label, self._place(who, place))

    async def _filled(self, who: str, answers: dict[str, str]) -> list[str]:
        """What is said to be wrong in it."""
        user = self._people[who]
        view = self._slack.view(user)
        if view is None:
            raise NotThere(f"{who} has no form to fill in")
        given, written, _ = self._written.get(view.id, (None, {}, {}))
        written = (written if given is view.given else {}) | answers
        ack = await self._slack.submits(user, written)
        wrong = {name: plain(said) for name, said in (ack.body or {}).get("errors", {}).items()}
        self._written[view.id] = view.given, written, wrong
        return list(wrong.values())

    def _spot(self, who: str, label: str, place: str) -> Spot:
        """In the window on top, else in the place itself."""
        user = self._people[who]
        window = self._slack.view(user)
        for spot in spots(window) if window else ():
            if spot.is_called(label):
                return spot
        try:
            return self._slack.finds(user, label, self._place(who, place))
        except NotPossible as error:
            raise NotThere(str(error)) from error

    def _place(self, who: str, place: str) -> Channel:
        if place == ALONE:
            return self._slack.world.between(self._scene.team, {self._people[who].id})
        return self._places[place]

    def _alone(self, who: str) -> dict[str, str]:
        """What this person alone has before them, by its own name."""
        user = self._people[who]
        seen: dict[str, Message | View] = {each.ts: each for each in self._slack.ephemerals(user)}
        window = self._slack.view(user)
        if window and not any(spot.block["type"] == "input" for spot in spots(window)):
            seen[window.id] = window
        return {name: plain(words(each)) for name, each in seen.items()}

    def _new(self, who: str, before: dict[str, str]) -> list[str]:
        return [said for name, said in self._alone(who).items() if before.get(name) != said]


def _initial(element: Any) -> str:
    chosen = element.get("initial_option") or {}
    names = ("initial_value", "initial_date", "initial_time")
    return str(chosen.get("value") or next((element[name] for name in names if name in element), ""))


def _beside(view: View) -> Iterator[tuple[str, str]]:
    """What stands above a field: what the form is for stands above them all."""
    blocks = blocks_of(view)
    for n, block in enumerate(blocks[1:], 1):
        if block["type"] == "input" and blocks[n - 1]["type"] == "section" and n > 1:
            yield block["block_id"], plain(blocks[n - 1]["text"]["text"])


def _followed(part: Any) -> Iterator[str]:
    """All in blocks that rings someone or leads somewhere."""
    if isinstance(part, list):
        for each in part:
            yield from _followed(each)
    elif isinstance(part, dict):
        kind = part.get("type")
        if kind in _LIVE:
            yield str(part.get(_LIVE[kind], kind))
        elif kind == "mrkdwn":
            yield from _MARKED.findall(part["text"])
        for each in part.values():
            yield from _followed(each)


def over(way: str) -> Callable[[Store], AbstractAsyncContextManager[Slack]]:
    @asynccontextmanager
    async def opened(store: Store) -> AsyncIterator[Slack]:
        async with standing_in() as standing:
            slack = Slack(standing, store, way)
            await slack.starts()
            try:
                yield slack
            finally:
                await slack.stops()
            assert (standing.problems, standing.troubles) == ([], [])

    return opened
