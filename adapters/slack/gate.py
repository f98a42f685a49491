"""The gate at which Slack knocks over the web. Only what it has signed is read at all, and what is not in any form that
it would write is refused: whoever finds the address may send anything."""

import re
from collections.abc import Mapping

from aiohttp import web
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

STAMP, MARK = "X-Slack-Request-Timestamp", "X-Slack-Signature"
_SECONDS = re.compile("[0-9]{1,12}")
_SEAL = re.compile("v0=[0-9a-f]{64}")

UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What comes of a body that is not written as Slack writes it."""


class Gate:
    def __init__(self, secret: str) -> None:
        self._verifier = SignatureVerifier(secret)

    async def admitted(self, request: web.Request) -> AsyncBoltRequest:
        """Raises HTTPUnauthorized for what is not signed, and HTTPBadRequest for what is not readable."""
        try:
            body = (await request.read()).decode()
            if not self._is_signed(request.headers, body):
                raise web.HTTPUnauthorized
            return AsyncBoltRequest(body=body, query=request.query_string, headers=dict(request.headers))
        except UNREADABLE as error:
            raise web.HTTPBadRequest from error

    def _is_signed(self, headers: Mapping[str, str], body: str) -> bool:
        """The library stumbles over times and signatures of another form than Slack's."""
        stamp, mark = headers.get(STAMP, ""), headers.get(MARK, "")
        written_so = _SECONDS.fullmatch(stamp) and _SEAL.fullmatch(mark)
        return bool(written_so) and self._verifier.is_valid(body, stamp, mark)
