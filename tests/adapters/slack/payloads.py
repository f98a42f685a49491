"""What Slack sends to the app when somebody does something, as it sends it. Values in, values out."""

from typing import Any

from tests.adapters.slack.reading import Spot
from tests.adapters.slack.world import Channel, Json, Message, Team, User, View, World

APP, VERIFICATION = "A1", "verification"
BOTH = {"api_app_id": APP, "token": VERIFICATION}


class NotPossible(AssertionError):
    """Slack's own screens would not let a person do this."""


def command(world: World, user: User, channel: Channel, word: str, said: str) -> Json:
    team = world.teams[user.team]
    if user.team != channel.team and team.bot not in channel.members:
        raise NotPossible("people of other workspaces have no commands, unless their own has the app there too")
    return {
        **BOTH, "command": word, "text": said, "team_id": team.id, "team_domain": team.name.lower(),
        "channel_id": channel.id, "channel_name": channel.name, "user_id": user.id, "user_name": user.name.lower(),
        "is_enterprise_install": "false", "trigger_id": world.trigger(user, team),
        "response_url": f"{world.address}/answer/{world.url(channel.id, user.id)}",
    }  # fmt: skip


def action(world: World, team: Team, user: User, spot: Spot, chosen: Json) -> Json:
    """Something was pressed or picked."""
    element, block = spot.element, spot.block
    acted = {"type": element["type"], "action_id": element.get("action_id", ""), "block_id": block["block_id"]}
    acted |= {name: element[name] for name in ("text", "value", "style") if name in element}
    acted |= {**chosen, "action_ts": world.new_ts()}
    payload = _interaction(world, team, user, "block_actions")
    return payload | {"actions": [acted], **_container(world, team, user, spot.place)}


def suggestion(world: World, team: Team, user: User, spot: Spot, typed: str) -> Json:
    """Somebody types into a menu whose options the app gives."""
    payload = _interaction(world, team, user, "block_suggestion")
    del payload["trigger_id"]
    block = spot.block["block_id"]
    return payload | {"action_id": spot.element["action_id"], "block_id": block, "value": typed} | _container(
        world, team, user, spot.place
    )  # fmt: skip


def submission(world: World, team: Team, user: User, view: View, values: Json) -> Json:
    payload = _interaction(world, team, user, "view_submission")
    return payload | _theirs(world, user) | {"view": view.shown(values), "response_urls": []}


def closed(world: World, team: Team, user: User, view: View, *, cleared: bool) -> Json:
    payload = _interaction(world, team, user, "view_closed")
    del payload["trigger_id"]
    return payload | _theirs(world, user) | {"view": view.shown(), "is_cleared": cleared}


def message_shortcut(world: World, team: Team, user: User, message: Message, callback: str) -> Json:
    channel = world.channels[message.channel]
    return _interaction(world, team, user, "message_action") | {
        "callback_id": callback, "message_ts": message.ts, "message": message.shown(team),
        "action_ts": world.new_ts(), "channel": {"id": channel.id, "name": channel.name},
        "response_url": f"{world.address}/answer/{world.url(channel.id, user.id)}",
    }  # fmt: skip


def shortcut(world: World, team: Team, user: User, callback: str) -> Json:
    return _interaction(world, team, user, "shortcut") | {"callback_id": callback, "action_ts": world.new_ts()}


def event(world: World, team: Team, happened: Json) -> Json:
    """The envelope of an event: its id is the same whenever it is delivered again."""
    bot = {
        "enterprise_id": None, "team_id": team.id, "user_id": team.bot, "is_bot": True, "is_enterprise_install": False,
    }  # fmt: skip
    return {
        **BOTH, "type": "event_callback", "team_id": team.id, "context_team_id": team.id, "event": happened,
        "event_id": world.new("Ev"), "event_time": int(world.clock()), "authorizations": [bot],
        "is_ext_shared_channel": False, "event_context": "standing-in",
    }  # fmt: skip


def written(world: World, team: Team, user: User, channel: Channel, message: Message) -> list[Json]:
    """The events of something that a person wrote: a mention of the bot, and the message itself where it may read."""
    told: Json = {
        "user": user.id, "ts": message.ts, "event_ts": message.ts, "text": message.text, "channel": channel.id,
        "team": team.id, "user_team": user.team, "source_team": user.team,
    }  # fmt: skip
    if message.thread_ts:
        told["thread_ts"] = message.thread_ts
    if user.bot:
        told["bot_id"] = f"B{user.id}"
    events = []
    if f"<@{team.bot}>" in message.text and team.bot in channel.members and "app_mentions:read" in team.scopes:
        events.append({"type": "app_mention", **told})
    kinds = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
    if team.bot in channel.members and f"{kinds[channel.kind]}:history" in team.scopes:
        events.append({"type": "message", "channel_type": channel.kind, **told})
    return [event(world, team, each) for each in events]


def _interaction(world: World, team: Team, user: User, kind: str) -> Json:
    who = {"id": user.id, "username": user.name.lower(), "name": user.name.lower(), "team_id": user.team}
    return {
        **BOTH, "type": kind, "team": {"id": team.id, "domain": team.name.lower()}, "user": who, "enterprise": None,
        "is_enterprise_install": False, "trigger_id": world.trigger(user, team),
    }  # fmt: skip


def _theirs(world: World, user: User) -> Json:
    """The workspace of whoever acts in a view, which says by itself where the app is installed."""
    return {"team": {"id": user.team, "domain": world.teams[user.team].name.lower()}}


def _container(world: World, team: Team, user: User, place: Message | View) -> Json:
    if isinstance(place, View):
        return {"container": {"type": "view", "view_id": place.id}, "view": place.shown(), **_theirs(world, user)}
    channel = world.channels[place.channel]
    url = world.url(channel.id, user.id, place)
    box: dict[str, Any] = {
        "type": "message", "message_ts": place.ts, "channel_id": channel.id, "is_ephemeral": place.to is not None,
    }  # fmt: skip
    if place.thread_ts:
        box["thread_ts"] = place.thread_ts
    told: Json = {"container": box, "channel": {"id": channel.id, "name": channel.name}, "state": {"values": {}}}
    if place.to is None:
        told["message"] = place.shown(team)
    return told | {"response_url": f"{world.address}/answer/{url}"}
