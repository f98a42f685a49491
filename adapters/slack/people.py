"""What Slack knows of the people who act: what they are called, their language and their zone, asked now and then.
Whatever goes wrong in asking, the person is answered all the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.desk import Caller
from adapters.slack.inbound import Delivery, inner, text
from bot.kernel.command import Account

KNOWN_FOR = timedelta(hours=1)
PATIENCE = 0.4
"""Seconds of the three in which an answer has to be there."""

MOST_KNOWN = 10_000


@dataclass(frozen=True, slots=True)
class Profile:
    name: str = ""
    language: str = "en"
    zone: str = "UTC"


class People:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._known: OrderedDict[Account, tuple[Profile, datetime]] = OrderedDict()

    async def caller(self, delivery: Delivery, client: AsyncWebClient) -> Caller:
        profile = await self._profile(delivery.account, client)
        name = profile.name or delivery.handle
        return Caller(delivery.account, delivery.address, name, profile.language, profile.zone)

    async def _profile(self, account: Account, client: AsyncWebClient) -> Profile:
        profile, until = self._known.get(account, (Profile(), datetime.min.replace(tzinfo=self._now().tzinfo)))
        if self._now() < until:
            return profile
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await client.users_info(user=account.user, include_locale=True)
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError):
            return profile
        profile = _read(answer.data)
        self._known[account] = profile, self._now() + KNOWN_FOR
        self._known.move_to_end(account)
        while len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)
        return profile


def _read(answer: object) -> Profile:
    user = inner(answer, "user")
    shown = text(user, "profile", "display_name") or text(user, "profile", "real_name") or text(user, "name")
    return Profile(shown, text(user, "locale") or "en", text(user, "tz") or "UTC")
