"""What a stand-in Slack knows: workspaces, people, channels, what was said in them, and the windows that are open.
No sockets here; what Slack would refuse is raised as Refused."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

TRIGGER_LIVES, URL_LIVES, URL_USES, WINDOWS = 3.0, 1_800.0, 5, 3
SCOPES = frozenset({
    "app_mentions:read", "channels:read", "chat:write", "commands", "groups:read", "im:history", "im:write",
    "mpim:write", "users:read",
})  # fmt: skip


class Refused(Exception):
    """Slack says no, with a code and perhaps more."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.more = more


class Clock:
    """The computer's, and as much later as a test says."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self._ahead

    def later(self, seconds: float) -> None:
        self._ahead += seconds


@dataclass(eq=False)
class Team:
    """A workspace with the app in it. `dead` is the code that every call with its token gets."""

    id: str
    name: str
    token: str
    bot: str
    bot_id: str
    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    dead: str | None = None


@dataclass(eq=False)
class User:
    """`guest` is restricted to some channels, `single` to one; who is `deleted` was deactivated, and into
    whose own messages no app may write is `closed`."""

    id: str
    team: str
    name: str
    zone: str = "Europe/Madrid"
    locale: str = "en-US"
    guest: bool = False
    single: bool = False
    deleted: bool = False
    closed: bool = False
    bot: bool = False

    def shown(self, seen_from: str) -> Json:
        profile = {"real_name": self.name, "display_name": self.name, "team": self.team}
        return {
            "id": self.id, "team_id": self.team, "name": self.name.lower(), "real_name": self.name, "profile": profile,
            "deleted": self.deleted, "is_bot": self.bot, "is_restricted": self.guest or self.single,
            "is_ultra_restricted": self.single, "is_stranger": self.team != seen_from, "is_admin": False,
            "tz": self.zone, "tz_offset": 0, "locale": self.locale, "updated": 0,
        }  # fmt: skip


@dataclass(eq=False)
class Message:
    """`to` is the only one who sees it; `drawn` is when it was edited last, `closed` that it cannot be any more."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json]
    thread_ts: str | None = None
    to: str | None = None
    edits: int = 0
    drawn: str = ""
    closed: bool = False
    files: list[Json] = field(default_factory=list)

    def shown(self, team: Team | None) -> Json:
        told: Json = {"type": "message", "user": self.user, "ts": self.ts, "text": self.text}
        if self.blocks:
            told["blocks"] = self.blocks
        if self.thread_ts:
            told["thread_ts"] = self.thread_ts
        if team and self.user == team.bot:
            told |= {"bot_id": team.bot_id, "app_id": "A1", "team": team.id}
        return told


@dataclass(eq=False)
class Channel:
    """`kind` is channel, group, im or mpim; `shared` is with which other workspaces."""

    id: str
    team: str
    name: str
    kind: str = "channel"
    members: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)
    archived: bool = False
    messages: dict[str, Message] = field(default_factory=dict)

    def shown(self, team: Team) -> Json:
        kinds = {f"is_{kind}": self.kind == kind for kind in ("channel", "group", "im", "mpim")}
        return {
            "id": self.id, "name": self.name, "is_archived": self.archived, "is_member": team.bot in self.members,
            "is_private": self.kind != "channel", "is_ext_shared": bool(self.shared), "context_team_id": team.id,
            "num_members": len(self.members), **kinds,
        }  # fmt: skip


@dataclass(eq=False)
class View:
    """A window, or somebody's home page."""

    id: str
    team: Team
    user: str
    given: Json
    hash: str
    root: str = ""
    previous: str | None = None

    def shown(self, values: Json | None = None) -> Json:
        return {
            "id": self.id, "team_id": self.team.id, "private_metadata": "", "callback_id": "", "external_id": "",
            "clear_on_close": False, "notify_on_close": False, "close": None, "submit": None, **self.given,
            "hash": self.hash, "root_view_id": self.root or self.id, "previous_view_id": self.previous,
            "state": {"values": values or {}}, "app_id": "A1", "app_installed_team_id": self.team.id,
            "bot_id": self.team.bot_id,
        }  # fmt: skip


@dataclass(eq=False)
class Trigger:
    user: str
    team: str
    at: float
    used: bool = False


@dataclass(eq=False)
class Url:
    """A response_url: where its answers go, and what they may replace."""

    channel: str
    user: str
    at: float
    message: Message | None = None
    uses: int = 0


class World:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.address = ""
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.windows: dict[str, list[View]] = {}
        self.homes: dict[tuple[str, str], View] = {}
        self.triggers: dict[str, Trigger] = {}
        self.urls: dict[str, Url] = {}
        self.files: dict[str, Json] = {}
        self.ephemerals: list[Message] = []
        self._numbers = itertools.count(1)

    def new(self, letter: str) -> str:
        return f"{letter}{next(self._numbers):08d}"

    def team(self, name: str = "Riverside") -> Team:
        key = self.new("T")
        bot = User(self.new("U"), key, "Common Ground", bot=True)
        team = Team(key, name, f"xoxb-{key}", bot.id, self.new("B"))
        self.teams[key], self.users[bot.id] = team, bot
        return team

    def user(self, team: Team, name: str, **more: Any) -> User:
        user = User(self.new("U"), team.id, name, **more)
        self.users[user.id] = user
        return user

    def channel(self, team: Team, name: str, *people: User, kind: str = "channel", bot: bool = True) -> Channel:
        members = {person.id for person in people} | ({team.bot} if bot else set())
        channel = Channel(self.new({"im": "D", "channel": "C"}.get(kind, "G")), team.id, name, kind, members)
        self.channels[channel.id] = channel
        return channel

    def between(self, team: Team, people: set[str]) -> Channel:
        """The direct or group message of exactly these and the bot: there is only ever one."""
        members = people | {team.bot}
        for channel in self.channels.values():
            if channel.kind in {"im", "mpim"} and channel.members == members and channel.team == team.id:
                return channel
        kind = "im" if len(people) == 1 else "mpim"
        return self.channel(team, kind, *(self.users[person] for person in people), kind=kind)

    def new_ts(self) -> str:
        return f"{int(self.clock())}.{next(self._numbers):06d}"

    def say(self, channel: Channel, user: str, text: str, blocks: list[Json], **more: Any) -> Message:
        message = Message(channel.id, self.new_ts(), user, text, self.named(blocks), **more)
        if message.to is None:
            channel.messages[message.ts] = message
        else:
            self.ephemerals.append(message)
        return message

    def edit(self, message: Message, text: str, blocks: list[Json]) -> None:
        message.text, message.blocks = text, self.named(blocks)
        message.edits, message.drawn = message.edits + 1, self.new_ts()

    def named(self, blocks: list[Json]) -> list[Json]:
        """As Slack keeps them: with a block_id each. A picture is of a file that has been sent."""
        for block in blocks:
            file = self.files.get(block.get("slack_file", {}).get("id", ""))
            if "slack_file" in block and (file is None or file["content"] is None):
                raise Refused("invalid_blocks")
        return [{**block, "block_id": block.get("block_id") or self.new("b")} for block in blocks]

    def trigger(self, user: User, team: Team) -> str:
        name = self.new("trigger.")
        self.triggers[name] = Trigger(user.id, team.id, self.clock())
        return name

    def take_trigger(self, name: str, team: Team) -> Trigger:
        trigger = self.triggers.get(name)
        if trigger is None or trigger.team != team.id:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.clock() - trigger.at > TRIGGER_LIVES:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger

    def url(self, channel: str, user: str, message: Message | None = None) -> str:
        name = self.new("answer")
        self.urls[name] = Url(channel, user, self.clock(), message)
        return name

    def take_url(self, name: str) -> Url:
        url = self.urls.get(name)
        if url is None:
            raise Refused("no_such_url")
        if url.uses >= URL_USES:
            raise Refused("used_url")
        if self.clock() - url.at > URL_LIVES:
            raise Refused("expired_url")
        url.uses += 1
        return url

    def open_view(self, team: Team, user: str, given: Json) -> View:
        """On top of the windows that this person has open."""
        stack = self.windows.setdefault(user, [])
        if len(stack) >= WINDOWS:
            raise Refused("push_limit_reached")
        view = View(self.new("V"), team, user, self.kept(given), self.new("h"))
        if stack:
            view.root, view.previous = stack[0].id, stack[-1].id
        stack.append(view)
        return view

    def kept(self, given: Json) -> Json:
        return {**given, "blocks": self.named(given["blocks"])}

    def views(self) -> Iterator[View]:
        yield from self.homes.values()
        for stack in self.windows.values():
            yield from stack
