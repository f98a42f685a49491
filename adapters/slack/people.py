"""What Slack knows of those who act: what they are called, their language and zone, and of what kind their account is,
asked now and then. Whatever goes wrong in asking, the person is answered all the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from adapters.desk import Caller
from adapters.slack.inbound import Delivery, Payload, inner, text
from adapters.slack.outcomes import TROUBLE
from bot.guests import Kind
from bot.kernel.command import Account

KNOWN_FOR = timedelta(minutes=10)
PATIENCE = 0.4
"""Seconds of the three in which an answer has to be there."""

MOST_KNOWN, MOST_CALLED = 10_000, 5
TEAM = "T"
"""How the id of a workspace begins; that of an organisation with several begins with another letter."""

SLACKBOT = "USLACKBOT"
"""Of every workspace, and by Slack's own word no bot."""

Asked = tuple[str, str]
"""A workspace in which the bot is, and the user whom it asks for."""


@dataclass(frozen=True, slots=True)
class Profile:
    """`workspace` is the account's own, and empty if it could not be looked up."""

    name: str = ""
    language: str = "en"
    zone: str = "UTC"
    workspace: str = ""
    kind: Kind = Kind.unsure


class People:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._known: OrderedDict[Asked, tuple[Profile, datetime]] = OrderedDict()

    async def caller(self, delivery: Delivery, client: AsyncWebClient) -> Caller:
        profile = await self._profile((delivery.address.workspace, delivery.account.user), client)
        account = _account(delivery, profile)
        kind = profile.kind
        if kind is Kind.unsure and account.workspace != delivery.address.workspace:
            kind = Kind.outside
        name = profile.name or delivery.handle
        return Caller(account, delivery.address, name, profile.language, profile.zone, kind)

    async def names(self, users: Iterable[str], workspace: str, client: AsyncWebClient) -> Mapping[str, str]:
        """What they are called, of the first few: no message calls many."""
        some = tuple(users)[:MOST_CALLED]
        found = await asyncio.gather(*(self._profile((workspace, user), client) for user in some))
        return {user: profile.name for user, profile in zip(some, found, strict=True)}

    async def _profile(self, asked: Asked, client: AsyncWebClient) -> Profile:
        """What was known before, where Slack does not say more; then too nobody is sure who it is now."""
        profile, until = self._known.get(asked, (Profile(), datetime.min.replace(tzinfo=self._now().tzinfo)))
        if self._now() < until:
            return profile
        workspace, user = asked
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await client.users_info(user=user, include_locale=True)
        except TROUBLE:
            return replace(profile, kind=Kind.unsure)
        profile = _read(inner(answer.data, "user"), workspace)
        self._known[asked] = profile, self._now() + KNOWN_FOR
        self._known.move_to_end(asked)
        while len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)
        return profile


def _account(delivery: Delivery, profile: Profile) -> Account:
    """Some deliveries say of somebody from elsewhere only their organisation, or no more than where the bot is."""
    told = delivery.account.workspace
    said = told.startswith(TEAM) and told != delivery.address.workspace
    if said or profile.kind is not Kind.outside:
        return delivery.account
    return replace(delivery.account, workspace=profile.workspace)


def _read(user: Payload, workspace: str) -> Profile:
    shown = text(user, "profile", "display_name") or text(user, "profile", "real_name") or text(user, "name")
    language, zone = text(user, "locale") or "en", text(user, "tz") or "UTC"
    return Profile(shown, language, zone, text(user, "team_id"), _kind(user, workspace))


def _kind(user: Payload, workspace: str) -> Kind:
    if user.get("deleted") is True:
        return Kind.off
    if user.get("is_bot") is True or text(user, "id") == SLACKBOT:
        return Kind.program
    if text(user, "team_id") != workspace and workspace not in _workspaces(user):
        return Kind.outside
    if user.get("is_restricted") is True or user.get("is_ultra_restricted") is True:
        return Kind.guest
    return Kind.own


def _workspaces(user: Payload) -> tuple[str, ...]:
    """All that they are in, of an organisation that has several."""
    teams = inner(user, "enterprise_user").get("teams")
    return tuple(each for each in teams if isinstance(each, str)) if isinstance(teams, list) else ()
