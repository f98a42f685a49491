"""The Web API's methods, as the stand-in answers them: which arguments and scopes each takes, and what it does."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.adapters.slack import limits
from tests.adapters.slack.world import Channel, Json, Message, Refused, Team, User, View, World

Act = Callable[[World, Team, Json], Json]

CHAT = frozenset({
    "channel", "text", "blocks", "as_user", "link_names", "parse", "thread_ts", "unfurl_links", "unfurl_media",
    "mrkdwn", "reply_broadcast", "username", "icon_emoji", "icon_url", "metadata",
})  # fmt: skip


@dataclass(frozen=True)
class Method:
    """`scope` is what the token needs."""

    act: Act
    needed: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    scope: str = ""


def method_names() -> frozenset[str]:
    return frozenset(METHODS)


def call(world: World, team: Team, name: str, given: Json) -> Json:
    """What the method does and answers; raises Refused."""
    method = METHODS.get(name)
    if method is None:
        raise Refused("unknown_method", req_method=name)
    if team.dead:
        raise Refused(team.dead)
    if method.scope and method.scope not in team.scopes:
        raise Refused("missing_scope", needed=method.scope, provided=",".join(sorted(team.scopes)))
    wrong = [f"[ERROR] no such argument: {each}" for each in given if each not in method.needed | method.optional]
    wrong += [f"[ERROR] missing required field: {each}" for each in sorted(method.needed) if each not in given]
    if wrong:
        raise Refused("invalid_arguments", response_metadata={"messages": wrong})
    return method.act(world, team, given)


def auth_test(world: World, team: Team, given: Json) -> Json:
    return {
        "url": "https://riverside.example/", "team": team.name, "user": "common_ground", "team_id": team.id,
        "user_id": team.bot, "bot_id": team.bot_id, "is_enterprise_install": False,
    }  # fmt: skip


def auth_revoke(world: World, team: Team, given: Json) -> Json:
    team.dead = "token_revoked"
    return {"revoked": True}


def post_message(world: World, team: Team, given: Json) -> Json:
    channel = _writable(world, team, given["channel"])
    thread = given.get("thread_ts")
    if thread and thread not in channel.messages:
        raise Refused("thread_not_found")
    said, blocks = content(given)
    message = world.say(channel, team.bot, said, blocks, thread_ts=thread)
    return {"channel": channel.id, "ts": message.ts, "message": message.shown(team)}


def post_ephemeral(world: World, team: Team, given: Json) -> Json:
    channel = _writable(world, team, given["channel"])
    person = _person(world, team, given["user"])
    if person.id not in channel.members:
        raise Refused("user_not_in_channel")
    said, blocks = content(given)
    message = world.say(channel, team.bot, said, blocks, thread_ts=given.get("thread_ts"), to=person.id)
    return {"message_ts": message.ts}


def update(world: World, team: Team, given: Json) -> Json:
    message = _own_message(world, team, given)
    said, blocks = content({"text": message.text, "blocks": message.blocks, **given})
    world.edit(message, said, blocks)
    return {"channel": message.channel, "ts": message.ts, "text": said, "message": message.shown(team)}


def delete(world: World, team: Team, given: Json) -> Json:
    message = _own_message(world, team, given)
    del world.channels[message.channel].messages[message.ts]
    return {"channel": message.channel, "ts": message.ts}


def open_window(world: World, team: Team, given: Json) -> Json:
    check_view(given["view"], "modal")
    trigger = world.take_trigger(given["trigger_id"], team)
    world.windows.pop(trigger.user, None)  # it stands in front of whatever was open
    return {"view": world.open_view(team, trigger.user, given["view"]).shown()}


def push(world: World, team: Team, given: Json) -> Json:
    check_view(given["view"], "modal")
    trigger = world.take_trigger(given["trigger_id"], team)
    return {"view": world.open_view(team, trigger.user, given["view"]).shown()}


def update_window(world: World, team: Team, given: Json) -> Json:
    check_view(given["view"], "modal")
    view = _view(world, team, given)
    _check_hash(view, given)
    view.given, view.hash = world.kept(given["view"]), world.new("h")
    return {"view": view.shown()}


def publish(world: World, team: Team, given: Json) -> Json:
    check_view(given["view"], "home")
    person = _person(world, team, given["user_id"])
    before = world.homes.get((team.id, person.id))
    if before:
        _check_hash(before, given)
    view = View(world.new("V"), team, person.id, world.kept(given["view"]), world.new("h"))
    world.homes[team.id, person.id] = view
    return {"view": view.shown()}


def open_conversation(world: World, team: Team, given: Json) -> Json:
    if "channel" in given:
        return {"channel": _seen(world, team, given["channel"]).shown(team)}
    people = {each for each in str(given.get("users", "")).split(",") if each}
    if not people:
        raise Refused("users_list_not_supplied")
    if len(people) > 8:
        raise Refused("too_many_users")
    for name in sorted(people):
        person = _person(world, team, name)
        if person.deleted:
            raise Refused("user_disabled")
        if person.bot or person.closed:
            raise Refused("cannot_dm_bot")
    needed = "im:write" if len(people) == 1 else "mpim:write"
    if needed not in team.scopes:
        raise Refused("missing_scope", needed=needed, provided=",".join(sorted(team.scopes)))
    before = len(world.channels)
    channel = world.between(team, people)
    return {"channel": {"id": channel.id}, "already_open": len(world.channels) == before}


def conversation_info(world: World, team: Team, given: Json) -> Json:
    return {"channel": _seen(world, team, given["channel"]).shown(team)}


def conversation_members(world: World, team: Team, given: Json) -> Json:
    """A page at a time: the cursor is how many were told."""
    members = sorted(_seen(world, team, given["channel"]).members)
    start, most = int(given.get("cursor") or 0), int(given.get("limit") or 100)
    rest = str(start + most) if start + most < len(members) else ""
    return {"members": members[start : start + most], "response_metadata": {"next_cursor": rest}}


def user_info(world: World, team: Team, given: Json) -> Json:
    return {"user": _person(world, team, given["user"]).shown(team.id)}


def start_upload(world: World, team: Team, given: Json) -> Json:
    name = world.new("F")
    world.files[name] = {"id": name, "name": given["filename"], "size": int(given["length"]), "content": None}
    return {"file_id": name, "upload_url": f"{world.address}/upload/{name}"}


def finish_upload(world: World, team: Team, given: Json) -> Json:
    files = given["files"] if isinstance(given["files"], list) else json.loads(given["files"])
    found = [world.files.get(each["id"]) for each in files]
    if any(each is None or each["content"] is None for each in found):
        raise Refused("file_not_found")
    kept = [{"id": each["id"], "name": each["name"]} for each in found if each]
    if "channel_id" in given:
        channel = _writable(world, team, given["channel_id"])
        world.say(channel, team.bot, given.get("initial_comment", ""), [], thread_ts=given.get("thread_ts"), files=kept)
    return {"files": kept}


def _names(*names: str) -> frozenset[str]:
    return frozenset(names)


INFO = Method(conversation_info, _names("channel"), _names("include_locale", "include_num_members"), "channels:read")
METHODS: Mapping[str, Method] = {
    "auth.test": Method(auth_test),
    "auth.revoke": Method(auth_revoke, optional=_names("test")),
    "chat.postMessage": Method(post_message, _names("channel"), CHAT, "chat:write"),
    "chat.postEphemeral": Method(post_ephemeral, _names("channel", "user"), CHAT, "chat:write"),
    "chat.update": Method(update, _names("channel", "ts"), CHAT, "chat:write"),
    "chat.delete": Method(delete, _names("channel", "ts"), scope="chat:write"),
    "views.open": Method(open_window, _names("trigger_id", "view")),
    "views.push": Method(push, _names("trigger_id", "view")),
    "views.update": Method(update_window, _names("view"), _names("view_id", "external_id", "hash")),
    "views.publish": Method(publish, _names("user_id", "view"), _names("hash")),
    "conversations.open": Method(
        open_conversation, optional=_names("users", "channel", "return_im", "prevent_creation")
    ),
    "conversations.info": INFO,
    "conversations.members": Method(
        conversation_members, _names("channel"), _names("cursor", "limit"), "channels:read"
    ),
    "users.info": Method(user_info, _names("user"), _names("include_locale"), "users:read"),
    "files.getUploadURLExternal": Method(
        start_upload, _names("filename", "length"), _names("alt_txt", "snippet_type"), "files:write"
    ),
    "files.completeUploadExternal": Method(
        finish_upload, _names("files"), _names("channel_id", "thread_ts", "initial_comment"), "files:write"
    ),
}


def _seen(world: World, team: Team, name: str) -> Channel:
    """A channel as the bot sees it: what is private and without it does not exist."""
    channel = world.channels.get(name)
    if channel is None or team.id not in {channel.team, *channel.shared}:
        raise Refused("channel_not_found")
    if channel.kind != "channel" and team.bot not in channel.members:
        raise Refused("channel_not_found")
    return channel


def _writable(world: World, team: Team, name: str) -> Channel:
    known = name in world.users
    channel = world.between(team, {_person(world, team, name).id}) if known else _seen(world, team, name)
    if channel.archived:
        raise Refused("is_archived")
    if team.bot not in channel.members:
        raise Refused("not_in_channel")
    if channel.kind == "im" and any(world.users[each].closed for each in channel.members if each in world.users):
        raise Refused("cannot_dm_bot")
    return channel


def _person(world: World, team: Team, name: str) -> User:
    person = world.users.get(name)
    seen = {team.id} | {other for each in world.channels.values() if team.bot in each.members for other in each.shared}
    if person is None or person.team not in seen:
        raise Refused("user_not_found")
    return person


def _own_message(world: World, team: Team, given: Json) -> Message:
    channel = _writable(world, team, given["channel"])
    message = channel.messages.get(given["ts"])
    if message is None:
        raise Refused("message_not_found")
    if message.user != team.bot:
        raise Refused("cant_update_message")
    if message.closed:
        raise Refused("edit_window_closed")
    return message


def content(given: Json) -> tuple[str, list[Json]]:
    """The text and the blocks of a message, if Slack would show them; raises Refused."""
    said, blocks = given.get("text") or "", given.get("blocks") or []
    if not said and not blocks:
        raise Refused("no_text")
    if len(said) > limits.MESSAGE_TEXT:
        raise Refused("msg_too_long")
    wrong = limits.of_blocks(blocks)
    if wrong:
        raise Refused("invalid_blocks", errors=wrong, response_metadata={"messages": wrong})
    if limits.all_text(blocks) > limits.ALL_TEXT:
        raise Refused("msg_blocks_too_long")
    return said, blocks


def check_view(view: Any, kind: str) -> None:
    """Raises Refused, as Slack does, with all that is wrong."""
    wrong = limits.of_view(view)
    if not wrong and view["type"] != kind:
        wrong = [f"/view: not a {kind}"]
    if wrong:
        raise Refused("invalid_arguments", response_metadata={"messages": wrong})


def _view(world: World, team: Team, given: Json) -> View:
    for view in world.views():
        named = view.id == given.get("view_id") or view.given.get("external_id") == given.get("external_id", object())
        if named and view.team is team:
            return view
    raise Refused("not_found")


def _check_hash(view: View, given: Json) -> None:
    if given.get("hash") not in {None, view.hash}:
        raise Refused("hash_conflict")
