"""The manifest of the Slack app: generated from the declared commands, so that Slack offers exactly what there is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from adapters.slack.channels import OF_CHANNELS, OF_MEMBERS
from adapters.slack.text import Json, cut
from bot.features import FEATURES
from bot.kernel.command import Command, slots
from bot.kernel.feature import Catalogue, Root
from bot.kernel.fields import kind_of
from bot.shortcuts import Shortcut, shortcuts

NAME = "Common Ground"
SAID = "Listen to each other in turn, and keep track of who is who, across organisations."
SUMMARY, USAGE, SHORTCUT = 2_000, 1_000, 150

ANYWHERE = "anywhere"
"""The shortcut that is on no message: it opens the home page."""

SCOPES = (
    "commands",
    "chat:write",
    "im:write",
    "mpim:write",
    "im:history",
    "app_mentions:read",
    "users:read",
    "channels:read",
    "groups:read",
)
"""What the bot cannot do without. `im:history` is only what people write to the bot itself."""

PICTURES = ("files:write",)
QUIET_NOTES = ("channels:history", "groups:history")
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    *OF_CHANNELS,
    *OF_MEMBERS,
    "message.im",
    "tokens_revoked",
)
NOTICING = ("message.channels", "message.groups")


@dataclass(frozen=True, slots=True)
class Options:
    """`address` is where Slack reaches the bot, and None where the bot reaches Slack. `quiet_notes` lets the bot notice
    that someone wrote during another's turn; what they wrote is not looked at. `pictures` lets it show some of its
    figures as pictures, which are files in Slack, and hand people files that they ask for. `rotation` makes tokens run
    out: for a bot that workspaces install by its own page, and never for one whose token is given by hand. Slack cannot
    undo it."""

    address: str | None = None
    quiet_notes: bool = False
    pictures: bool = False
    rotation: bool = False

    @property
    def scopes(self) -> tuple[str, ...]:
        return (*SCOPES, *(QUIET_NOTES if self.quiet_notes else ()), *(PICTURES if self.pictures else ()))


def manifest(catalogue: Catalogue, options: Options) -> Json:
    """As Slack's page for new apps takes it."""
    socket = options.address is None
    events = f"{(options.address or '').rstrip('/')}/slack/events"
    reached: Mapping[str, str] = {} if socket else {"request_url": events}
    oauth: Json = {"scopes": {"bot": list(options.scopes)}}
    if not socket:
        oauth["redirect_urls"] = [events.replace("/events", "/oauth_redirect")]
    return {
        "display_information": {"name": NAME, "description": SAID},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [_ANYWHERE, *map(_shortcut, shortcuts(catalogue).values())],
            "slash_commands": [_command(root, None if socket else events) for root in catalogue.roots.values()],
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {**reached, "bot_events": sorted((*EVENTS, *_noticing(options)))},
            "interactivity": {"is_enabled": True, **reached},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket,
            "token_rotation_enabled": options.rotation and not socket,
        },
    }


def written(options: Options) -> str:
    """Of all features, as JSON."""
    return json.dumps(manifest(Catalogue(FEATURES), options), indent=2, ensure_ascii=False)


def _noticing(options: Options) -> tuple[str, ...]:
    return NOTICING if options.quiet_notes else ()


_ANYWHERE: Json = {
    "name": NAME,
    "type": "global",
    "callback_id": ANYWHERE,
    "description": "What waits for you, what is going on, and all you can do. In threads too.",
}


def _shortcut(shortcut: Shortcut) -> Json:
    said = shortcut.command.intro or shortcut.command.title
    return {
        "name": shortcut.mark.label.text,
        "type": "message",
        "callback_id": shortcut.mark.word,
        "description": cut(said.text, SHORTCUT),
    }


def _command(root: Root, url: str | None) -> Json:
    made: Json = {"command": f"/{root.name}", "description": cut(root.summary.text, SUMMARY), "should_escape": False}
    if usage := _usage(root):
        made["usage_hint"] = cut(usage, USAGE)
    return {**made, "url": url} if url else made


def _usage(root: Root) -> str:
    """What can stand after it: its words, or what its command asks first."""
    words = " | ".join(word.word for word in root.words)
    asked = _first(root.command) if root.command else ""
    return " | ".join(filter(None, (f"[{asked}]" if asked else "", words)))


def _first(command: type[Command]) -> str:
    return next((kind.label.text for slot in slots(command) if (kind := kind_of(slot))), "")
