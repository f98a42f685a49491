"""What the doctor finds out about Slack: it asks with the tokens that are set, changes nothing, and says of each thing
that it is well, or where to press."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.doctor import Finding
from adapters.keys import NoKey, Seal, WrongKey
from adapters.settings import PREFIX, Settings
from adapters.slack.inbound import text
from adapters.slack.installed import client
from adapters.slack.manifest import PICTURES, QUIET_NOTES, SCOPES
from adapters.slack.oauth import INSTALL
from adapters.slack.outcomes import TENANT, TROUBLE
from adapters.slack.text import PLATFORM
from bot.dispatch.installed import Installation

SKEW = timedelta(minutes=1)
"""Slack's calls are refused when they seem to be five minutes old."""

BOT_TOKEN, APP_TOKEN = "xoxb-", "xapp-"
COPY = "Copy it again: on the app's page, under Install App, the Bot User OAuth Token. It begins with xoxb-."
AGAIN = "On the app's page press Install App, then Install to Workspace, and copy the new token."
REINSTALL = (
    "On the app's page, under App Manifest, put in what `commonground manifest slack` prints; then press Install App, "
    "and Reinstall to Workspace."
)
GENERATE = (
    "Make another: on the app's page, under Basic Information, App-Level Tokens, press Generate Token and Scopes and "
    "add connections:write. It begins with xapp-."
)
SWITCH_ON = "On the app's page, under Socket Mode, look whether Enable Socket Mode is on; then make another token."
RENEWED = "Start the bot: it gets a new one by itself."
INSTALL_BY_PAGE = (
    "Slack lets the tokens of this app run out, and one that is given by hand cannot be renewed. Let the bot be "
    "installed by its own page, as docs/slack.md says, or make a new app."
)
NETWORK = "Look at the network of this computer, and whether a firewall keeps it from slack.com."
CREDENTIALS = "It stands on the app's page, under Basic Information, App Credentials."

_NEEDED_TO_INSTALL = {
    "slack_client_id": CREDENTIALS,
    "slack_client_secret": CREDENTIALS,
    "slack_signing_secret": CREDENTIALS,
    "address": "It is where browsers reach the bot, such as https://bot.example.",
    "keys": "Type `commonground key`, and set it to what that prints.",
}
_CODE = re.compile(r"[a-z0-9_]{1,64}")


@dataclass(frozen=True, slots=True)
class Said:
    """What Slack answered: `code` is its word for what is wrong, None if nothing is, and empty if it did not answer."""

    code: str | None
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def scopes(self) -> frozenset[str] | None:
        told = self.headers.get("x-oauth-scopes")
        return None if told is None else frozenset(each.strip() for each in told.split(",") if each.strip())


def look_at_slack(settings: Settings, kept: Callable[[str], Iterable[Installation]]) -> tuple[Finding, ...]:
    """`kept` says in which workspaces of a platform the bot was installed by its own page."""
    return asyncio.run(examined(settings, kept(PLATFORM), datetime.now(UTC)))


async def examined(settings: Settings, kept: Iterable[Installation], now: datetime) -> tuple[Finding, ...]:
    token, app_token = _secret(settings.slack_bot_token), _secret(settings.slack_app_token)
    if not (token or app_token or settings.slack_signing_secret or settings.slack_client_id):
        return (Finding("Slack", "not set up"),)
    found: list[Finding] = []
    if token:
        said = await _asked(client(token, settings.slack_api).auth_test())
        found += [*of_token(token, said), *of_clock(said, now)]
    if app_token:
        opening = client(None, settings.slack_api).apps_connections_open(app_token=app_token)
        found.append(of_app_token(app_token, await _asked(opening)))
    elif token and not settings.slack_signing_secret:
        advice = f"Set {PREFIX}SLACK_APP_TOKEN. {GENERATE}"
        found.append(Finding("Slack connection", "nothing says how Slack reaches the bot", advice))
    if not token:
        found += [*of_installing(settings), *await _of_workspaces(settings, kept)]
    return tuple(found)


def of_token(token: str, said: Said, what: str = "Slack bot token", *, renewed: bool = False) -> Iterator[Finding]:
    """One that is `renewed` came with what renews it."""
    if token.startswith(APP_TOKEN):
        yield Finding(what, "it is the app's, and begins with xapp-", COPY)
    elif said.code is None:
        yield Finding(what, f"good in the workspace {text(said.body, 'team') or '?'}")
        yield from of_scopes(said.scopes)
    elif said.code == "":
        yield Finding(what, "Slack could not be reached", NETWORK)
    elif said.code == "token_expired":
        yield Finding(what, "it has run out", RENEWED if renewed else INSTALL_BY_PAGE)
    elif said.code in {"account_inactive", "token_revoked"}:
        yield Finding(what, "the app was taken out of the workspace", AGAIN)
    elif said.code in TENANT:
        yield Finding(what, "Slack does not know it", COPY)
    else:
        yield Finding(what, f"Slack says {_shown(said.code)}", COPY)


def of_scopes(granted: frozenset[str] | None) -> Iterator[Finding]:
    """What Slack offers and delivers comes with the scopes, out of one description; more than that it does not tell."""
    if granted is None:
        yield Finding("Slack scopes", "Slack did not tell them")
        return
    missing = [scope for scope in SCOPES if scope not in granted]
    more = sorted(granted - {*SCOPES, *PICTURES, *QUIET_NOTES})
    found = f"{', '.join(missing)} missing" if missing else "all that the bot needs"
    besides = f"; {', '.join(more)} it does not need" if more else ""
    yield Finding("Slack scopes", f"{found}{besides}", REINSTALL if missing else None)
    if "commands" in missing:
        yield Finding("Slack commands", "likely none is there", REINSTALL)
    if {"app_mentions:read", "im:history"} & {*missing}:
        yield Finding("Slack events", "what people write to the bot likely does not reach it", REINSTALL)


def of_app_token(token: str, said: Said) -> Finding:
    what = "Slack app token"
    if token.startswith(BOT_TOKEN):
        return Finding(what, "it is the bot's, and begins with xoxb-", GENERATE)
    if said.code is None:
        return Finding(what, "opens a connection")
    if said.code == "":
        return Finding(what, "Slack could not be reached", NETWORK)
    if said.code in {*TENANT, "missing_scope", "not_allowed_token_type"}:
        return Finding(what, "Slack does not know it, or it may not open a connection", GENERATE)
    return Finding(what, f"Slack says {_shown(said.code)}", SWITCH_ON)


def of_clock(said: Said, now: datetime) -> Iterator[Finding]:
    try:
        theirs = parsedate_to_datetime(said.headers.get("date", ""))
    except ValueError:
        return
    skew = now - theirs
    if abs(skew) <= SKEW:
        yield Finding("Clock", "agrees with Slack's")
        return
    way, minutes = ("ahead of" if skew > timedelta(0) else "behind"), round(abs(skew) / timedelta(minutes=1))
    yield Finding("Clock", f"{minutes} minutes {way} Slack's", "Let this computer set its clock by the network (NTP).")


def of_installing(settings: Settings) -> Iterator[Finding]:
    """Without a token of its own it is installed in workspaces by a page of its own."""
    missing = [name for name in _NEEDED_TO_INSTALL if not getattr(settings, name)]
    for name in missing:
        yield Finding("Slack installing", f"{PREFIX}{name.upper()} is not set", _NEEDED_TO_INSTALL[name])
    address = (settings.address or "").rstrip("/")
    if address.startswith("http://"):
        yield Finding("Slack installing", f"{address} is not secured", "Slack sends browsers to https addresses only.")
    elif not missing:
        yield Finding("Slack installing", f"by {address}{INSTALL}")


async def _of_workspaces(settings: Settings, kept: Iterable[Installation]) -> list[Finding]:
    try:
        seal = Seal(_secret(settings.keys) or "")
    except NoKey as error:
        return [Finding("Slack keys", "none that could seal a token", str(error))] if settings.keys else []
    found: list[Finding] = []
    for each in kept:
        what = f"Slack workspace {each.workspace}"
        try:
            token = seal.open(each.sealed)
        except WrongKey as error:
            found.append(Finding(what, "its token cannot be opened", str(error)))
            continue
        found += of_token(
            token, await _asked(client(token, settings.slack_api).auth_test()), what, renewed=each.renewal is not None
        )
    return found or [Finding("Slack workspaces", "none has installed it yet")]


async def _asked(call: Awaitable[AsyncSlackResponse]) -> Said:
    try:
        answer = await call
    except SlackApiError as error:
        return Said(text(error.response.data, "error") or "unreadable", None, _lower(error.response.headers))
    except TROUBLE:
        return Said("")
    return Said(None, answer.data, _lower(answer.headers))


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _shown(code: str) -> str:
    """Slack's word, and nothing else that came in its place."""
    return code if _CODE.fullmatch(code) else "something that cannot be read"


def _secret(setting: SecretStr | None) -> str | None:
    return setting.get_secret_value() if setting else None
