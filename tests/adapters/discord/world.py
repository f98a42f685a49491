"""What a stand-in Discord knows: servers, people, channels, threads, what was said, and who is on which call. No
sockets here; what Discord would refuse is raised as Refused."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.adapters.discord.clock import Clock

Json = dict[str, Any]

EPOCH, HOUR, REMEMBERS_NONCES = 1_420_070_400.0, 3_600.0, 300.0
OLD_EDITS = 3
TEXT, DIRECT, VOICE, PUBLIC_THREAD, PRIVATE_THREAD, STAGE, FORUM = 0, 1, 2, 11, 12, 13, 15
GRANTED = frozenset({
    "view_channel", "send_messages", "send_messages_in_threads", "create_private_threads", "embed_links",
    "read_message_history", "attach_files",
})  # fmt: skip
BITS = {
    "view_channel": 1 << 10, "send_messages": 1 << 11, "embed_links": 1 << 14, "attach_files": 1 << 15,
    "read_message_history": 1 << 16, "connect": 1 << 20, "mute_members": 1 << 22, "manage_threads": 1 << 34,
    "create_public_threads": 1 << 35, "create_private_threads": 1 << 36, "send_messages_in_threads": 1 << 38,
    "create_events": 1 << 44, "manage_channels": 1 << 4, "set_voice_channel_status": 1 << 48,
}  # fmt: skip


class Refused(Exception):
    """Discord says no, with a status and a code of its own."""

    def __init__(self, status: int, code: int, said: str = "no") -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.said = said


@dataclass(eq=False)
class User:
    """Who is `closed` lets nobody of a server write to them."""

    id: str
    name: str
    locale: str = "en-US"
    bot: bool = False
    closed: bool = False

    def shown(self) -> Json:
        return {
            "id": self.id, "username": self.name.lower().replace(" ", "."), "global_name": self.name, "avatar": None,
            "discriminator": "0", "bot": self.bot, "public_flags": 0, "flags": 0,
        }  # fmt: skip


@dataclass(eq=False)
class Message:
    """`given` is what it was made of; `edits` how often it was changed, and `newest` the number of its last change."""

    id: str
    channel: str
    author: User
    given: Json
    at: float
    edits: int = 0
    newest: int = 0

    def __post_init__(self) -> None:
        self.newest = int(self.id)

    def shown(self) -> Json:
        return {
            "id": self.id, "channel_id": self.channel, "author": self.author.shown(), "content": "", "edited_timestamp":
            None, "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [],
            "embeds": [], "pinned": False, "type": 0, "timestamp": "2026-01-01T00:00:00+00:00", "nonce":
            self.given.get("nonce"), "components": self.given.get("components", []),
            "flags": self.given.get("flags", 0),
        }  # fmt: skip


@dataclass(eq=False)
class Channel:
    """`denied` is what the bot may not do here although it may elsewhere; one that is `hidden` is for the bot and those
    whom it names. `members` are of a thread, a `status` of a call."""

    id: str
    guild: str
    name: str
    kind: int = TEXT
    parent: str = ""
    owner: str = ""
    archived: bool = False
    locked: bool = False
    hidden: bool = False
    status: str = ""
    denied: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    messages: dict[str, Message] = field(default_factory=dict)

    @property
    def thread(self) -> bool:
        return self.kind in {PUBLIC_THREAD, PRIVATE_THREAD}

    def shown(self, bot: str = "") -> Json:
        told: Json = {"id": self.id, "guild_id": self.guild, "name": self.name, "type": self.kind, "position": 0}
        if self.thread:
            asleep = {"archived": self.archived, "locked": self.locked, "auto_archive_duration": 1440}
            since = {"archive_timestamp": "2026-01-01T00:00:00+00:00"}
            told |= {"message_count": len(self.messages), "member_count": len(self.members), "rate_limit_per_user": 0}
            return {**told, "parent_id": self.parent, "owner_id": self.owner, "thread_metadata": {**asleep, **since}}
        deny = sum(BITS[name] for name in self.denied)
        over = [{"id": bot, "type": 1, "allow": "0", "deny": str(deny)}] if deny else []
        if self.hidden:
            see = str(BITS["view_channel"])
            over += [
                {"id": self.guild, "type": 0, "allow": "0", "deny": see},
                {"id": bot, "type": 1, "allow": see, "deny": "0"},
            ]
        return {
            **told,
            "permission_overwrites": over,
            "bitrate": 64_000,
            "user_limit": 0,
            "parent_id": None,
            "available_tags": [],
        }


@dataclass(eq=False)
class OnCall:
    """`suppressed` is of a stage: among those who listen."""

    channel: str
    suppressed: bool = False


@dataclass(eq=False)
class Guild:
    """`muted` outlasts a call: it is of the member. `granted` is what the bot may do."""

    id: str
    name: str
    members: set[str] = field(default_factory=set)
    granted: set[str] = field(default_factory=lambda: set(GRANTED))
    calls: dict[str, OnCall] = field(default_factory=dict)
    muted: set[str] = field(default_factory=set)
    events: dict[str, Json] = field(default_factory=dict)
    gone: bool = False
    out: bool = False


def _nobody(_guild: str, _event: str, _data: Json) -> None:
    return


class World:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.token = "token.of.the-bot"
        self.shards = 1
        self.commands: list[Json] = []
        self.guilds: dict[str, Guild] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.nonces: dict[str, Message] = {}
        self._numbers = itertools.count(1)
        self.tell: Callable[[str, str, Json], None] = _nobody
        """Of a server, what has happened, and its data: to the gateway."""
        self.bot = self.user("Common Ground", bot=True)

    def fresh(self, shard: int | None = None, shards: int = 1) -> str:
        """A number that tells its time; of a server that falls to this shard."""
        moment = int((self.clock() - EPOCH) * 1000)
        if shard is not None:
            moment += (shard - moment) % shards
        return str((moment << 22) + next(self._numbers))

    def user(self, name: str, *, locale: str = "en-US", bot: bool = False) -> User:
        made = User(self.fresh(), name, locale, bot)
        self.users[made.id] = made
        return made

    def guild(self, name: str = "Riverside", *members: User, shard: int | None = None, shards: int = 1) -> Guild:
        made = Guild(self.fresh(shard, shards), name, {self.bot.id, *(each.id for each in members)})
        self.guilds[made.id] = made
        return made

    def channel(self, guild: Guild, name: str, kind: int = TEXT) -> Channel:
        made = Channel(self.fresh(), guild.id, name, kind)
        self.channels[made.id] = made
        return made

    # What the bot does

    def let_in(self, authorization: str) -> None:
        if authorization != f"Bot {self.token}":
            raise Refused(401, 0, "401: Unauthorized")

    def found(self, channel: str, *needs: str) -> Channel:
        """A channel that is there, in which the bot may do so. Raises Refused."""
        there = self.channels.get(channel)
        if there and there.kind == DIRECT:
            return there
        guild = self.guilds.get(there.guild) if there else None
        if there is None or guild is None or guild.gone:
            raise Refused(404, 10003, "Unknown Channel")
        if guild.out:
            raise Refused(500, 0, "out of order")
        place = self.channels[there.parent] if there.thread and there.parent in self.channels else there
        may = guild.granted - place.denied
        if "view_channel" not in may:
            raise Refused(403, 50001, "Missing Access")
        if not set(needs) <= may:
            raise Refused(403, 50013, "Missing Permissions")
        return there

    def say(self, channel: str, given: Json) -> Message:
        """Sent again with the same number within minutes it is the message that is there."""
        there = self.found(channel)
        self.found(channel, "send_messages_in_threads" if there.thread else "send_messages")
        if any(self.users[each].closed for each in there.members if there.kind == DIRECT):
            raise Refused(403, 50007, "Cannot send messages to this user")
        if there.locked:
            raise Refused(400, 160005, "This thread is locked")
        there.archived = False
        before = self.nonces.get(given.get("nonce", ""))
        if given.get("enforce_nonce") and before and self.clock() - before.at < REMEMBERS_NONCES:
            return before
        made = Message(self.fresh(), channel, self.bot, given, self.clock())
        there.messages[made.id] = made
        self.nonces[given.get("nonce", "")] = made
        return made

    def edit(self, channel: str, message: str, given: Json) -> Message:
        there = self.found(channel)
        if there.archived:
            raise Refused(400, 50083, "Thread is archived")
        found = self.message(there, message)
        if self.clock() - found.at > HOUR and found.edits >= OLD_EDITS:
            raise Refused(429, 30046, "Maximum number of edits to messages older than 1 hour reached")
        return self.alter(found, given)

    def alter(self, message: Message, given: Json) -> Message:
        message.given = {**message.given, **given}
        message.edits += 1
        message.newest = int(self.fresh())
        return message

    def message(self, channel: Channel, message: str) -> Message:
        if message not in channel.messages:
            raise Refused(404, 10008, "Unknown Message")
        return channel.messages[message]

    def open_thread(self, channel: str, given: Json) -> Channel:
        near = self.found(channel, "create_private_threads")
        made = Channel(self.fresh(), near.guild, given["name"], given["type"], near.id, self.bot.id)
        made.members.add(self.bot.id)
        self.channels[made.id] = made
        return made

    def direct(self, user: str) -> Channel:
        """The bot's conversation with them, which is only ever one; whether they let it write there shows later."""
        if user not in self.users:
            raise Refused(404, 10013, "Unknown User")
        for each in self.channels.values():
            if each.kind == DIRECT and each.members == {user}:
                return each
        made = Channel(self.fresh(), "", "", DIRECT, members={user})
        self.channels[made.id] = made
        return made

    def member(self, guild: str, user: str) -> User:
        there = self.guilds.get(guild)
        if there is None or there.gone:
            raise Refused(404, 10004, "Unknown Guild")
        if user not in self.users:
            raise Refused(404, 10013, "Unknown User")
        if user not in there.members:
            raise Refused(404, 10007, "Unknown Member")
        return self.users[user]

    def threads(self, guild: str) -> Iterator[Channel]:
        return (each for each in self.channels.values() if each.thread and each.guild == guild and not each.archived)
