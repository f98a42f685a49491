"""What Slack gives for a renewal: a new token that runs out, and the next renewal; or a word for why not. A renewal
counts once, so which process asks with it is decided in the store."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.inbound import text
from adapters.slack.outcomes import TENANT


@dataclass(frozen=True, slots=True)
class Tokens:
    """`token` is good `until` then, if it runs out."""

    token: str
    renewal: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """`code` is Slack's; with `for_good` there will be none any more before the bot is installed again."""

    code: str
    for_good: bool


Renew = Callable[[str], Awaitable[Tokens | Refused]]

FOR_GOOD = TENANT | {"invalid_grant", "invalid_refresh_token"}


@dataclass(frozen=True, slots=True)
class Exchange:
    client: AsyncWebClient
    client_id: str
    client_secret: str
    now: Callable[[], datetime]

    async def __call__(self, renewal: str) -> Tokens | Refused:
        """Raises what a call to Slack raises beside its answer."""
        asked = self.now()
        try:
            answer = await self.client.oauth_v2_access(
                client_id=self.client_id,
                client_secret=self.client_secret,
                grant_type="refresh_token",
                refresh_token=renewal,
            )
        except SlackApiError as error:
            code = text(error.response.data, "error") or "unreadable"
            return Refused(code, code in FOR_GOOD)
        seconds: object = answer.get("expires_in")
        until = asked + timedelta(seconds=seconds) if isinstance(seconds, int) else None
        return Tokens(text(answer.data, "access_token"), text(answer.data, "refresh_token") or None, until)
