"""A stand-in Slack: a world behind real sockets, and people in it who type, press, fill in and read. What they do
reaches the app as Slack would deliver it, over HTTP or over Socket Mode."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import aiohttp

from tests.adapters.slack import calls, limits, payloads
from tests.adapters.slack.filling import Value, chosen, filled
from tests.adapters.slack.outgoing import Ack, Delivery, Http, Links, Way
from tests.adapters.slack.payloads import NotPossible
from tests.adapters.slack.reading import Spot, spots
from tests.adapters.slack.server import Call, Server
from tests.adapters.slack.world import Channel, Clock, Json, Message, Refused, Team, User, View, World

SECRET = "signing-secret"
HELD = Ack(0, "held")
Order = Callable[[list[Delivery]], list[Delivery]]


class StandIn:
    """`patience` is how many seconds it waits for an answer: Slack waits for three. `copies` is how often it delivers
    each thing, `lost` how many of the next answers do not reach it."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.clock = Clock()
        self.world = World(self.clock)
        self.links = Links()
        self.server = Server(self.world, self.links)
        self.patience = 5.0
        self.copies = 1
        self.lost = 0
        self.troubles: list[str] = []
        """What Slack would show to somebody as a failure of the app, or could not read in its answers."""
        self.undelivered: list[Delivery] = []
        self._held: list[Delivery] | None = None
        self.session = session
        self.way: Way = self.links

    # How the app is reached, and what it called

    def delivers_to(self, url: str, secret: str = SECRET) -> Http:
        """Over HTTP from now on."""
        self.way = way = Http(self.session, url, secret)
        return way

    @property
    def api(self) -> str:
        """The base of its Web API."""
        return f"{self.world.address}/api/"

    @property
    def calls(self) -> list[Call]:
        return self.server.calls

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    @property
    def problems(self) -> list[str]:
        return self.server.problems

    # What people do

    async def types(self, user: User, channel: Channel, word: str, said: str = "") -> Ack:
        """A slash command."""
        self._in(user, channel)
        payload = payloads.command(self.world, user, channel, word, said)
        ack = await self._deliver(Delivery("slash_commands", payload))
        if ack.ok and ack.body:
            self._said_back(user, channel, ack.body)
        return ack

    async def writes(self, user: User, channel: Channel, said: str, thread: Message | None = None) -> list[Ack]:
        """A message, with `<@…>` to mention someone; one answer for each event that the app gets of it."""
        self._in(user, channel)
        message = self.world.say(channel, user.id, said, [], thread_ts=thread.ts if thread else None)
        events = payloads.written(self.world, self._team(channel), user, channel, message)
        return [await self._deliver(Delivery("events_api", each)) for each in events]

    async def presses(self, user: User, name: str, channel: Channel | None = None, *, home: bool = False) -> Ack:
        """The button with this label, action_id or value: of the window that is open, else of the newest message that
        the person sees, else of their home page. One that asks whether they are sure is told yes."""
        return await self._acts(user, self.finds(user, name, channel, home=home), {})

    async def picks(
        self, user: User, name: str, option: Value, channel: Channel | None = None, *, home: bool = False
    ) -> Ack:
        """An option of a menu that stands in a message, a window or the home page."""
        spot = self.finds(user, name, channel, home=home)
        return await self._acts(user, spot, chosen(spot.element, option))

    async def submits(self, user: User, values: Mapping[str, Value]) -> Ack:
        """Sends the window on top, filled in; what is not named stays as it was."""
        view = self._top(user)
        if not any(spot.block["type"] == "input" for spot in spots(view)) and not view.given.get("submit"):
            raise NotPossible("there is nothing to send in this window")
        payload = payloads.submission(self.world, view.team, user, view, filled(view, values))
        ack = await self._deliver(Delivery("interactive", payload))
        if ack.ok:
            self._sent(user, view, ack.body)
        return ack

    async def closes(self, user: User) -> Ack | None:
        """The window on top; the app is told if it asked to be."""
        view = self.world.windows[user.id].pop()
        if not view.given.get("notify_on_close"):
            return None
        payload = payloads.closed(self.world, view.team, user, view, cleared=False)
        return await self._deliver(Delivery("interactive", payload))

    async def searches(self, user: User, name: str, typed: str) -> list[str]:
        """The labels that a menu offers whose options the app gives."""
        spot = self.finds(user, name)
        payload = payloads.suggestion(self.world, self._team_of(spot), user, spot, typed)
        ack = await self._deliver(Delivery("interactive", payload))
        wrong = list(limits.OFFERED(ack.body, "")) if ack.ok else [str(ack)]
        self.troubles += wrong
        return [] if wrong else [option["text"]["text"] for option in ack.body.get("options", ())]

    async def takes_shortcut(self, user: User, callback: str, on: Message | None = None) -> Ack:
        """On a message, or from anywhere."""
        team = self.world.teams[user.team]
        payload = (
            payloads.message_shortcut(self.world, self._team(self.world.channels[on.channel]), user, on, callback)
            if on
            else payloads.shortcut(self.world, team, user, callback)
        )
        return await self._deliver(Delivery("interactive", payload))

    async def opens_home(self, user: User, team: Team | None = None) -> Ack:
        team = team or self.world.teams[user.team]
        direct = self.world.between(team, {user.id})
        opened: Json = {"type": "app_home_opened", "user": user.id, "channel": direct.id, "tab": "home"}
        if view := self.home(user, team):
            opened["view"] = view.shown()
        return await self.happens(team, opened | {"event_ts": self.world.new_ts()})

    async def happens(self, team: Team, event: Json) -> Ack:
        """Any event of the workspace."""
        return await self._deliver(Delivery("events_api", payloads.event(self.world, team, event)))

    # What people read

    def messages(self, channel: Channel) -> list[Message]:
        """What all in the channel see, oldest first."""
        return list(channel.messages.values())

    def ephemerals(self, user: User) -> list[Message]:
        """What this person alone was shown, oldest first."""
        return [message for message in self.world.ephemerals if message.to == user.id]

    def view(self, user: User) -> View | None:
        """The window on top."""
        stack = self.world.windows.get(user.id)
        return stack[-1] if stack else None

    def home(self, user: User, team: Team | None = None) -> View | None:
        return self.world.homes.get(((team.id if team else user.team), user.id))

    def reloads(self, user: User) -> None:
        """Their screen: what they alone were shown is gone."""
        self.world.ephemerals = [message for message in self.world.ephemerals if message.to != user.id]

    def finds(self, user: User, name: str, channel: Channel | None = None, *, home: bool = False) -> Spot:
        seen = [spot for place in self._sees(user, channel, home=home) for spot in spots(place)]
        for spot in seen:
            if spot.is_called(name):
                return spot
        offered = [spot.element.get("text", {}).get("text", spot.element["type"]) for spot in seen]
        raise NotPossible(f"{user.name} sees no {name!r}, but {offered}")

    # How it is delivered

    def holds(self) -> None:
        """From now on nothing is delivered until it `releases`."""
        self._held = []

    async def releases(self, order: Order = list) -> list[Ack]:
        held, self._held = self._held or [], None
        return [await self._deliver(each) for each in order(held)]

    async def redelivers(self) -> list[Ack]:
        """What the app did not acknowledge, as Slack does after a while; interactions never come again."""
        again, self.undelivered = self.undelivered, []
        return [await self._deliver(replace(each, retry=each.retry + 1)) for each in again]

    async def delivers(self, delivery: Delivery) -> Ack:
        """Once more, or something of a test's own."""
        return await self.way(delivery, self.patience)

    async def _deliver(self, delivery: Delivery) -> Ack:
        if self._held is not None:
            self._held.append(delivery)
            return HELD
        ack = await self.way(delivery, self.patience)
        for _ in range(self.copies - 1):
            await self.way(delivery, self.patience)
        if ack.ok and self.lost > 0:
            self.lost -= 1
            ack = replace(ack, status=0, body="lost")
        if not ack.ok and delivery.kind == "events_api":
            self.undelivered.append(delivery)
        elif not ack.ok:
            self.troubles.append(f"{delivery.kind}: {ack.status} {str(ack.body)[:200]}")
        return ack

    # What becomes of the app's answers

    async def _acts(self, user: User, spot: Spot, picked: Json) -> Ack:
        payload = payloads.action(self.world, self._team_of(spot), user, spot, picked)
        return await self._deliver(Delivery("interactive", payload))

    def _said_back(self, user: User, channel: Channel, body: Any) -> None:
        """A command's answer may hold a message."""
        given: Json = body if isinstance(body, dict) else {"text": str(body)}
        try:
            said, blocks = calls.content(given)
        except Refused as refused:
            self.troubles.append(f"the answer to a command: {refused.code} {refused.more}")
            return
        self.server.check("response_url", given)
        self.server.said_to(user.id, channel.id, given, said, blocks)

    def _sent(self, user: User, view: View, body: Any) -> None:
        """What the answer to a window that was sent says to do with it."""
        given = body if isinstance(body, dict) else {}
        stack = self.world.windows[user.id]
        match given.get("response_action"):
            case None:
                stack.remove(view)
            case "clear":
                stack.clear()
            case "errors":
                named = {spot.block["block_id"] for spot in spots(view) if spot.block["type"] == "input"}
                if not given.get("errors") or not set(given["errors"]) <= named:
                    self.troubles.append(f"errors beside no field: {given.get('errors')}")
            case "update" | "push" as action:
                self._put(user, view, given, action)
            case other:
                self.troubles.append(f"no such response_action: {other}")

    def _put(self, user: User, view: View, given: Json, action: str) -> None:
        try:
            calls.check_view(given.get("view"), "modal")
        except Refused as refused:
            self.troubles.append(f"a view in an answer: {refused.more}")
            return
        self.server.check("views.open", given)
        if action == "push":
            self.world.open_view(view.team, user.id, given["view"])
        else:
            view.given, view.hash = self.world.kept(given["view"]), self.world.new("h")

    # Who and where

    def _sees(self, user: User, channel: Channel | None, *, home: bool) -> list[Message | View]:
        """What the person can act on, what lies on top first."""
        window, own = self.view(user), self.home(user)
        if home:
            return [own] if own else []
        if window and channel is None:
            return [window]
        there = [each for each in self.world.channels.values() if user.id in each.members and channel in {None, each}]
        seen = [message for each in there for message in each.messages.values()]
        alone = [each for each in self.ephemerals(user) if channel is None or each.channel == channel.id]
        newest = sorted([*seen, *alone], key=_drawn, reverse=True)
        return [*newest, *([own] if own and channel is None else [])]

    def _top(self, user: User) -> View:
        view = self.view(user)
        if view is None:
            raise NotPossible(f"{user.name} has no window open")
        return view

    def _team(self, channel: Channel) -> Team:
        return self.world.teams[channel.team]

    def _team_of(self, spot: Spot) -> Team:
        place = spot.place
        return place.team if isinstance(place, View) else self._team(self.world.channels[place.channel])

    def _in(self, user: User, channel: Channel) -> None:
        if user.id not in channel.members or channel.archived or user.deleted:
            raise NotPossible(f"{user.name} cannot write in {channel.name}")


def _drawn(message: Message) -> str:
    """What was edited last is as new as what was posted last."""
    return (message.drawn or message.ts).rpartition(".")[2]


@asynccontextmanager
async def standing_in() -> AsyncIterator[StandIn]:
    """It runs, and all that it started has ended afterwards."""
    async with aiohttp.ClientSession() as session:
        slack = StandIn(session)
        slack.world.address = await slack.server.start()
        try:
            yield slack
        finally:
            await slack.server.stop()
