"""The bot in a modelled Discord, in this process: real discord.py, a real store, and people who press and type. Time
passes when it is told to."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO
from random import Random

import discord
from simcord import ChannelHandle, Env, InteractionResult, MemberActor, ResponseMessage

from adapters.assembly import Bot, assembled
from adapters.discord import render
from adapters.discord.app import DiscordClient
from adapters.discord.counter import LATEST, SOON, Counter
from adapters.discord.direct import Direct
from adapters.discord.letters import Letters
from adapters.discord.memory import Memory
from adapters.discord.named import Named
from adapters.discord.names import Names
from adapters.discord.outcomes import of_failure
from adapters.discord.showing import Showing
from adapters.discord.text import PLATFORM, account_in
from adapters.discord.tree import Tree
from adapters.logs import logger
from adapters.messenger import Delivery, MessageGone, PersonUnreachable, Sent
from adapters.wording import Catalogues, Voice
from bot.dispatch.ports import EVERYWHERE, Opening, Parcel, Reaches, Stale, Store
from bot.features import FEATURES
from bot.kernel.card import Card
from bot.kernel.command import Account
from bot.kernel.feature import Feature
from bot.kernel.ports import Directory
from tests.adapters.discord.reading import BUTTON, LABEL, SELECT, Json, every, words

BEGAN = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
BEAT = timedelta(seconds=50)
Shown = ResponseMessage | discord.Message


class Wall:
    """Posts in the channels of the modelled Discord, one call each."""

    reach: Reaches = EVERYWHERE

    def __init__(self) -> None:
        self.client: discord.Client | None = None
        self.noted: Callable[[str, str], None] = lambda *_: None

    async def post(self, parcel: Parcel) -> Delivery:
        who = parcel.directory.people.get(parcel.rings) if parcel.rings else None
        rings = account_in(who, parcel.address.workspace) if who else None
        voice = Voice(parcel.language, parcel.zone, parcel.directory)
        return await self._post(parcel.address.channel, self._drawn(parcel.card, voice, rings))

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        assert self.client
        person = await self.client.fetch_user(int(to.user))
        shown = self._drawn(parcel.card, Voice(parcel.language, parcel.zone, parcel.directory), None)
        try:
            sent = await person.send(view=shown.layout, allowed_mentions=shown.mentions)
        except discord.Forbidden as failure:
            return of_failure(failure)
        return Sent(str(sent.id))

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        shown = self._drawn(card, Voice(board.language, board.zone, directory), None)
        if board.message is None:
            return await self._post(board.address.channel, shown)
        try:
            there = self._channel(board.address.channel).get_partial_message(int(board.message))
            await there.edit(view=shown.layout, allowed_mentions=shown.mentions)
        except discord.NotFound:
            return MessageGone()
        return Sent(board.message)

    async def open(self, opening: Opening) -> Delivery:
        return PersonUnreachable()

    def _drawn(self, card: Card, voice: Voice, rings: str | None) -> render.Shown:
        shown = render.message(card, voice, rings)
        for wire, question in shown.asks.items():
            self.noted(wire, question)
        return shown

    async def _post(self, channel: str, shown: render.Shown) -> Delivery:
        sent = await self._channel(channel).send(view=shown.layout, allowed_mentions=shown.mentions)
        return Sent(str(sent.id))

    def _channel(self, channel: str) -> discord.PartialMessageable:
        assert self.client
        return self.client.get_partial_messageable(int(channel))


class Scene:
    """A server with a channel in it, and Ana, Ben and Lucía in that; the bot is in it too."""

    def __init__(
        self, store: Store, *, soon: float = SOON, latest: float = LATEST, features: Iterable[Feature] = FEATURES
    ) -> None:
        self.now = BEGAN
        self._store = store
        self._features = features
        self._patience = {"soon": soon, "latest": latest}
        self.log = StringIO()
        self._log = logger(self.log, level="info")
        self._lots = Random(7)
        self._wall = Wall()
        self.client = self._made()

    def _now(self) -> datetime:
        return self.now

    def _made(self) -> DiscordClient:
        """The bot as it is after each start: it remembers nothing."""
        self.bot: Bot = assembled(
            self._store,
            {PLATFORM: self._wall},
            now=self._now,
            seed=lambda: self._lots.randbytes(16),
            log=self._log,
            instance="b",
            board_pace=timedelta(0),
            features=self._features,
        )
        asked: Memory[str, str] = Memory(self._now, 100, timedelta(days=1))
        names = Names(self._now, lambda guild: getattr(self.client.get_guild(int(guild)), "name", None))
        self.showing = Showing(self.bot.incidents, self._log, asked, names=names)
        self._wall.noted = asked.keep
        direct = Direct(self._store, lambda guild, user: self.client.http.get_member(int(guild), int(user)), self._now)
        self.counter = Counter(self.bot.desk, self.showing, direct, self._now, **self._patience)
        commands = Tree(Catalogues()).commands(self.bot.dispatch.catalogue)
        letters = Letters(self.bot.desk, direct, self.showing, self._now, self.bot.whereabouts)
        named = Named(letters, self.bot.dispatch.catalogue, self.showing, self._now)
        self._wall.client = self.client = DiscordClient(self.counter, named, commands, shard_count=1)
        return self.client

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Env]:
        self.env = Env(self.client)
        await self.env.start()
        try:
            self.settles_in()
            await self.bot.start()
            yield self.env
            self.env.raise_errors()
        finally:
            await self.bot.stop()
            await self.env.shutdown()

    def settles_in(self) -> None:
        """In another server, with other people of the same names."""
        self.guild = self.env.create_guild()
        self.first = self.channel = self.guild.create_text_channel("housing")
        self.ana, self.ben, self.lucia = (self._member(name) for name in ("Ana", "Ben", "Lucía"))

    async def restarts(self) -> None:
        """Another process takes over; what was only remembered is forgotten."""
        await self.bot.stop()
        await self.env.restart_bot(self._made())
        await self.bot.start()

    def _member(self, name: str) -> MemberActor:
        return self.guild.add_member(self.env.create_user(name))

    async def passes(self, **span: float) -> None:
        """In steps in which a running bot notes that it is alive: a longer one would be an absence."""
        until = self.now + timedelta(**span)
        while self.now < until:
            await self.bot.clock.beat()
            self.now = min(until, self.now + BEAT)
        await self.bot.settle()

    async def types(self, who: MemberActor, root: str, **options: object) -> InteractionResult:
        return await self._settled(await who.slash(self.channel, root, **options))

    async def takes(self, who: MemberActor, menu: str, message: discord.Message) -> InteractionResult:
        """From the menu of a message."""
        return await self._settled(await who.context_menu(self.channel, menu, message))

    async def thread(self, name: str) -> ChannelHandle:
        """One that all see, made by the bot."""
        channel = self.client.get_channel(self.channel.id)
        assert isinstance(channel, discord.TextChannel)
        made = await channel.create_thread(name=name, type=discord.ChannelType.public_thread)
        return next(each for each in self.channel.threads if each.id == made.id)

    async def presses(self, who: MemberActor, shown: Shown, label: str) -> InteractionResult:
        return await self._settled(await who.click(shown, label=label))

    async def picks(self, who: MemberActor, shown: Shown, label: str) -> InteractionResult:
        """An option of a menu, by its label."""
        for part in every(parts(shown)):
            for option in part.get("options", []) if part["type"] == SELECT else []:
                if option["label"] == label:
                    return await self._settled(await who.select(shown, [option["value"]], custom_id=part["custom_id"]))
        raise AssertionError(f"no option {label} on {words(parts(shown))}")

    async def sends(self, who: MemberActor, opened: InteractionResult, **answers: object) -> InteractionResult:
        """The form that has opened; what is not given stays as it was."""
        return await self._settled(await who.submit_modal(opened, {**stands_in(opened), **answers}))

    async def sends_altered(
        self, who: MemberActor, opened: InteractionResult, custom_id: str, **answers: object
    ) -> InteractionResult:
        """As a form of another id, which nobody has opened."""
        stored = self.env.backend.interactions[opened._interaction.id]  # noqa: SLF001 - it hands out copies alone
        assert stored.modal
        stored.modal["custom_id"] = custom_id
        return await self.sends(who, opened, **answers)

    async def _settled(self, result: InteractionResult) -> InteractionResult:
        await self.bot.settle()
        return result

    async def presses_altered(self, who: MemberActor, shown: Shown, label: str, custom_id: str) -> InteractionResult:
        """What it carries is changed on its way; on the message it stays as it was."""
        stored = self.env.backend.get_message(self.channel.id, shown.id)
        [button] = [part for part in every(stored.components) if part.get("label") == label]
        before, button["custom_id"] = button["custom_id"], custom_id
        try:
            return await self.presses(who, shown, label)
        finally:
            button["custom_id"] = before

    @property
    def me(self) -> str:
        """How people call the bot."""
        assert self.client.user
        return self.client.user.mention

    def last(self) -> discord.Message:
        return self.messages()[-1]

    def messages(self) -> list[discord.Message]:
        """What all see in the channel, the newest last."""
        return self.channel.history()

    def newest(self, label: str) -> discord.Message:
        """The newest message on which all see a button of that label."""
        return next(each for each in reversed(self.messages()) if label in labels(each))


def told(result: InteractionResult) -> ResponseMessage:
    """What was answered last, for their eyes alone."""
    found = [*([result.response] if result.response else []), *result.followups]
    assert found, result
    assert found[-1].ephemeral
    return found[-1]


def said(result: InteractionResult) -> str:
    return "\n".join(words(parts(told(result))))


def read(shown: Shown) -> str:
    return "\n".join(words(parts(shown)))


def parts(shown: Shown) -> list[Json]:
    if isinstance(shown, ResponseMessage):
        return shown.components
    return [dict(each.to_dict()) for each in shown.components]


def labels(shown: Shown) -> Iterator[str]:
    return (part["label"] for part in every(parts(shown)) if part["type"] == BUTTON)


def wire_of(shown: Shown, label: str) -> str:
    return next(str(part["custom_id"]) for part in every(parts(shown)) if part.get("label") == label)


def fields(opened: InteractionResult) -> dict[str, Json]:
    """Of the form that has opened, by their names."""
    assert opened.modal, opened
    labelled = [part for part in opened.modal["components"] if part["type"] == LABEL]
    return {part["component"]["custom_id"]: part for part in labelled}


def stands_in(opened: InteractionResult) -> dict[str, object]:
    """What is in its fields before anything is written."""
    there: dict[str, object] = {}
    for name, part in fields(opened).items():
        field = part["component"]
        if field["type"] == SELECT:
            there[name] = [option["value"] for option in field["options"] if option.get("default")]
        else:
            there[name] = field.get("value") or ""
    return there


async def set_up(scene: Scene) -> None:
    """Riverside lives in the channel; Ana facilitates."""
    home = await scene.types(scene.ana, "coalition")
    seen = await scene.presses(scene.ana, told(home), "Set one up")
    opened = await scene.presses(scene.ana, told(seen), "Continue")
    await scene.sends(scene.ana, opened, name="Riverside")


async def joins(scene: Scene, who: MemberActor, organisation: str) -> InteractionResult:
    seen = await scene.presses(who, scene.newest("Add mine"), "Add mine")
    opened = await scene.presses(who, told(seen), "Continue")
    return await scene.sends(who, opened, name=organisation)
