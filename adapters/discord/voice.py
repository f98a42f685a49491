"""Calls in Discord: who is on the call of a voice or stage channel, and muting them there. A mute is of the server and
outlasts the call; on a stage people move between those who speak and those who listen."""

from collections.abc import Iterator

from discord import Guild, StageChannel, VoiceChannel
from discord.member import VoiceState

from adapters.discord.guilds import Told
from adapters.discord.line import MEMBER, Json, Line
from adapters.discord.outcomes import MUTE, of_failure
from adapters.discord.text import PLATFORM
from adapters.messenger import Delivery, PersonUnreachable, Retry, Sent
from adapters.muting.platform import Muted, OnCall, Present
from bot.dispatch.ports import Reach, Reaches
from bot.kernel.command import Account, Address

VOICE = "/guilds/{guild_id}/voice-states/{user}"

Call = VoiceChannel | StageChannel


class DiscordCalls:
    """`alone` says that no other process is told of other servers."""

    def __init__(self, line: Line, told: Told, *, alone: bool = True) -> None:
        self._line = line
        self._told = told
        self._alone = alone

    @property
    def reach(self) -> Reaches:
        if not self._told.now:
            return ()
        if self._alone:
            return (Reach(PLATFORM),)
        return tuple(Reach(PLATFORM, str(guild.id)) for guild in self._told.guilds)

    def can_mute(self, place: Address) -> bool:
        return self._call(place) is not None and self._told.allowed(place).mute_members

    async def present(self, place: Address) -> Present | Delivery:
        """Whoever is muted on another call of the server is told too: what the bot did here would last there."""
        if (hindrance := self._told.in_the_way(place.workspace)) is not None:
            return hindrance
        guild = self._told.guild(place.workspace)
        if guild is None or not self._told.now:
            return Retry()
        found = self._call(place)
        return Present(tuple(_people(guild, found)), lets_go=isinstance(found, StageChannel))

    async def mute(self, place: Address, account: Account) -> Delivery:
        """Nobody is muted who has gone to another call."""
        found = self._call(place)
        if found is None or account.user not in map(str, found.voice_states):
            return PersonUnreachable()
        return await self._changed(found, account.user, quiet=True)

    async def unmute(self, place: Address, account: Account) -> Delivery:
        found = self._call(place)
        if found is None:
            return await self._done(MEMBER, {"mute": False}, place.workspace, account.user)
        return await self._changed(found, account.user, quiet=False)

    async def _changed(self, call: Call, user: str, *, quiet: bool) -> Delivery:
        guild = str(call.guild.id)
        if isinstance(call, StageChannel):
            return await self._done(VOICE, {"channel_id": str(call.id), "suppress": quiet}, guild, user)
        return await self._done(MEMBER, {"mute": quiet}, guild, user)

    async def _done(self, path: str, body: Json, guild: str, user: str) -> Delivery:
        try:
            await self._line.call("PATCH", path, body, guild_id=guild, user=user)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the muting is told of it as a Delivery
            return of_failure(failure, MUTE)
        return Sent("")

    def _call(self, place: Address) -> Call | None:
        found = self._told.channel(place)
        return found if isinstance(found, VoiceChannel | StageChannel) else None


def _people(guild: Guild, call: Call | None) -> Iterator[OnCall]:
    """Where the channel is gone, those whom the bot may have muted on it are elsewhere."""
    stage = isinstance(call, StageChannel)
    for user, state in call.voice_states.items() if call else ():
        yield OnCall(_account(guild, user), _muted(state, stage=stage))
    others = () if stage else (*guild.voice_channels, *guild.stage_channels)
    for other in others:
        for user, state in other.voice_states.items() if other != call else ():
            if state.mute:
                yield OnCall(_account(guild, user), Muted.untold, elsewhere=True)


def _muted(state: VoiceState, *, stage: bool) -> Muted:
    """Discord does not say by whom."""
    return Muted.untold if (state.suppress if stage else state.mute) else Muted.no


def _account(guild: Guild, user: int) -> Account:
    return Account(PLATFORM, str(guild.id), str(user))
