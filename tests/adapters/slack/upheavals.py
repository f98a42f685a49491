"""What happens to a workspace and its channels, and what Slack tells the app of it."""

from tests.adapters.slack.outgoing import Ack
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, Team, User


async def archive(slack: StandIn, channel: Channel, by: User) -> Ack:
    channel.archived = True
    event = {"type": f"{channel.kind}_archive", "channel": channel.id, "user": by.id}
    return await slack.happens(slack.world.teams[channel.team], event)


async def unarchive(slack: StandIn, channel: Channel, by: User) -> Ack:
    channel.archived = False
    event = {"type": f"{channel.kind}_unarchive", "channel": channel.id, "user": by.id}
    return await slack.happens(slack.world.teams[channel.team], event)


async def take_bot_out(slack: StandIn, channel: Channel, by: User) -> Ack:
    """Of the channel."""
    team = slack.world.teams[channel.team]
    channel.members.discard(team.bot)
    return await slack.happens(team, {"type": f"{channel.kind}_left", "channel": channel.id, "actor_id": by.id})


async def invite_bot(slack: StandIn, channel: Channel, by: User) -> Ack:
    team = slack.world.teams[channel.team]
    channel.members.add(team.bot)
    event = {"type": "member_joined_channel", "user": team.bot, "channel": channel.id, "channel_type": "C"}
    return await slack.happens(team, event | {"team": team.id, "inviter": by.id})


async def uninstall(slack: StandIn, team: Team) -> list[Ack]:
    team.dead = "account_inactive"
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [team.bot]}}
    return [await slack.happens(team, revoked), await slack.happens(team, {"type": "app_uninstalled"})]


async def revoke(slack: StandIn, team: Team) -> Ack:
    """The token alone."""
    team.dead = "token_revoked"
    return await slack.happens(team, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [team.bot]}})


async def deactivate(slack: StandIn, user: User) -> Ack:
    user.deleted = True
    team = slack.world.teams[user.team]
    return await slack.happens(team, {"type": "user_change", "user": user.shown(team.id)})
