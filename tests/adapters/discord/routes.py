"""The calls to Discord's REST API that a stand-in knows, and what each does to its world. What is refused is raised."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.adapters.discord import calls, threads
from tests.adapters.discord.shapes import allowed
from tests.adapters.discord.visits import Visits
from tests.adapters.discord.world import Channel, Json, Refused, World

Ids = dict[str, str]
Done = Callable[[World, Ids, Json], Any]
ROUTES: dict[str, Done] = {}
ANSWERS: dict[str, Callable[[Visits, Ids, Json], Any]] = {
    "POST /interactions/{id}/{token}/callback": lambda visits, ids, given: visits.first(ids["id"], ids["token"], given),
    "POST /webhooks/{bot}/{token}": lambda visits, ids, given: visits.more(ids["token"], given),
    "PATCH /webhooks/{bot}/{token}/messages/@original": lambda visits, ids, given: visits.original(ids["token"], given),
}
_PLACE = re.compile(r"\{(\w+)\}")


def route(*names: str) -> Callable[[Done], Done]:
    """`METHOD /path/{id}`, as faults are asked for, too."""

    def listed(done: Done) -> Done:
        ROUTES.update(dict.fromkeys(names, done))
        return done

    return listed


def found(method: str, path: str) -> tuple[str, Ids] | None:
    """The name of the route, and the ids in the path; what has none comes first."""
    return next(_fitting(method, path), None)


def _fitting(method: str, path: str) -> Iterator[tuple[str, Ids]]:
    for name in sorted({**ROUTES, **ANSWERS}, key=lambda each: each.count("{")):
        asked, template = name.split(" ", 1)
        shape = _PLACE.sub(r"(?P<\1>[^/]+)", template)
        if asked == method and (fits := re.fullmatch(shape, path)):
            yield name, fits.groupdict()


@route("GET /users/@me")
def myself(world: World, ids: Ids, given: Json) -> Json:
    return world.bot.shown()


@route("GET /users/@me/guilds")
def servers(world: World, ids: Ids, given: Json) -> list[Json]:
    here = [each for each in world.guilds.values() if not each.gone]
    return [{"id": each.id, "name": each.name, "permissions": str(allowed(each)), "owner": False} for each in here]


@route("GET /gateway/bot")
def gateway(world: World, ids: Ids, given: Json) -> Json:
    starts = {"total": 1_000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return {"url": "wss://gateway.discord.gg", "shards": world.shards, "session_start_limit": starts}


@route("GET /oauth2/applications/@me")
def application(world: World, ids: Ids, given: Json) -> Json:
    return {
        "id": world.bot.id, "name": "Common Ground", "icon": None, "description": "", "bot_public": True, "flags": 0,
        "bot_require_code_grant": False, "verify_key": "0", "owner": world.bot.shown(), "team": None, "hook": True,
        "summary": "", "type": None,
    }  # fmt: skip


@route("POST /channels/{channel}/messages")
def say(world: World, ids: Ids, given: Json) -> Json:
    return world.say(ids["channel"], given).shown()


@route("PATCH /channels/{channel}/messages/{message}")
def edit(world: World, ids: Ids, given: Json) -> Json:
    return world.edit(ids["channel"], ids["message"], given).shown()


@route("DELETE /channels/{channel}/messages/{message}")
def delete(world: World, ids: Ids, given: Json) -> None:
    there = world.found(ids["channel"])
    del there.messages[world.message(there, ids["message"]).id]


@route("POST /channels/{channel}/threads")
def open_thread(world: World, ids: Ids, given: Json) -> Json:
    return world.open_thread(ids["channel"], given).shown()


@route("GET /channels/{channel}/messages/{message}")
def look(world: World, ids: Ids, given: Json) -> Json:
    return world.message(world.found(ids["channel"], "read_message_history"), ids["message"]).shown()


@route("POST /channels/{channel}/messages/{message}/threads")
def begin_thread(world: World, ids: Ids, given: Json) -> Json:
    return threads.begin(world, ids["channel"], ids["message"], given).shown()


@route("PUT /channels/{channel}/thread-members/{user}")
def add_to_thread(world: World, ids: Ids, given: Json) -> None:
    thread = world.found(ids["channel"])
    thread.members.add(world.member(thread.guild, ids["user"]).id)


@route("PATCH /channels/{channel}")
def change(world: World, ids: Ids, given: Json) -> Json:
    there = world.found(ids["channel"])
    if there.locked and "manage_threads" not in world.guilds[there.guild].granted:
        raise Refused(403, 50013, "Missing Permissions")
    there.archived = given.get("archived", there.archived)
    return there.shown()


@route("POST /users/@me/channels")
def direct(world: World, ids: Ids, given: Json) -> Json:
    there = world.direct(given["recipient_id"])
    return {"id": there.id, "type": there.kind, "recipients": [world.users[each].shown() for each in there.members]}


@route("GET /guilds/{guild}/threads/active")
def active(world: World, ids: Ids, given: Json) -> Json:
    here: list[Channel] = list(world.threads(ids["guild"]))
    return {"threads": [each.shown() for each in here], "members": []}


@route("GET /guilds/{guild}/members/{user}")
def member(world: World, ids: Ids, given: Json) -> Json:
    return {"user": world.member(ids["guild"], ids["user"]).shown(), "roles": [], "flags": 0}


@route("PATCH /guilds/{guild}/members/{user}")
def mute(world: World, ids: Ids, given: Json) -> Json:
    calls.mute(world, ids["guild"], ids["user"], quiet=given["mute"])
    return {"user": world.member(ids["guild"], ids["user"]).shown(), "roles": [], "flags": 0}


@route("PATCH /guilds/{guild}/voice-states/{user}")
def suppress(world: World, ids: Ids, given: Json) -> None:
    calls.suppress(world, ids["guild"], ids["user"], given["channel_id"], quiet=given["suppress"])


@route("PUT /channels/{channel}/voice-status")
def entitle(world: World, ids: Ids, given: Json) -> None:
    calls.entitle(world, ids["channel"], given["status"])


@route("GET /applications/{bot}/commands")
def commands(world: World, ids: Ids, given: Json) -> list[Json]:
    return world.commands


@route("PUT /applications/{bot}/commands")
def offer(world: World, ids: Ids, given: Any) -> list[Json]:
    world.commands = [{**each, "id": str(number), "application_id": ids["bot"]} for number, each in enumerate(given)]
    return world.commands


@route("GET /guilds/{guild}/scheduled-events")
def events(world: World, ids: Ids, given: Json) -> list[Json]:
    return list(world.guilds[ids["guild"]].events.values())


@route("POST /guilds/{guild}/scheduled-events")
def plan(world: World, ids: Ids, given: Json) -> Json:
    return _planned(world, ids["guild"], {"id": world.fresh(), "creator_id": world.bot.id, "status": 1}, given)


@route("PATCH /guilds/{guild}/scheduled-events/{event}")
def replan(world: World, ids: Ids, given: Json) -> Json:
    return _planned(world, ids["guild"], world.guilds[ids["guild"]].events[ids["event"]], given)


@route("DELETE /guilds/{guild}/scheduled-events/{event}")
def drop(world: World, ids: Ids, given: Json) -> None:
    del world.guilds[ids["guild"]].events[ids["event"]]


def _planned(world: World, guild: str, event: Json, given: Json) -> Json:
    there = world.guilds[guild]
    if "create_events" not in there.granted:
        raise Refused(403, 50013, "Missing Permissions")
    there.events[event["id"]] = {**event, "guild_id": guild, **given}
    return there.events[event["id"]]
