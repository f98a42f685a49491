"""Every answer of Slack's and every failure of a call, and what the courier is told of it."""

import ssl
from types import SimpleNamespace

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from multidict import CIMultiDict, CIMultiDictProxy
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from yarl import URL

from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    NotAMember,
    OurBug,
    PersonUnreachable,
    PlaceGone,
    Retry,
    SetUpMissing,
    TenantGone,
    Unknown,
    Wait,
)
from adapters.slack.outcomes import (
    BY_CODE,
    FORBIDDEN,
    MESSAGE,
    OURS,
    PASSING,
    PERSON,
    PLACE,
    TENANT,
    UNTOLD_WAIT,
    Answer,
    of_failure,
    of_refusal,
)

CODES: list[tuple[str, Delivery]] = [
    ("internal_error", Retry()),
    ("fatal_error", Retry()),
    ("service_unavailable", Retry()),
    ("token_expired", Retry()),
    ("account_inactive", TenantGone()),
    ("token_revoked", TenantGone()),
    ("invalid_auth", TenantGone()),
    ("channel_not_found", PlaceGone()),
    ("is_archived", PlaceGone()),
    ("not_in_channel", NotAMember()),
    ("user_not_found", PersonUnreachable()),
    ("cannot_dm_bot", PersonUnreachable()),
    ("message_not_found", MessageGone()),
    ("cant_update_message", MessageGone()),
    ("edit_window_closed", MessageGone()),
    ("invalid_blocks", OurBug("invalid_blocks")),
    ("msg_too_long", OurBug("msg_too_long")),
    ("msg_blocks_too_long", OurBug("msg_blocks_too_long")),
    ("restricted_action", SetUpMissing("restricted_action")),
    ("a_code_of_next_year", Unknown("a_code_of_next_year")),
]

ANSWERS: list[tuple[Answer, Delivery]] = [
    (Answer(429, {"Retry-After": "7"}, {}), Wait(7.0)),
    (Answer(429, {"retry-after": "7"}, {"ok": False, "error": "ratelimited"}), Wait(7.0)),
    (Answer(200, {}, {"ok": False, "error": "ratelimited"}), Wait(UNTOLD_WAIT)),
    (Answer(429, {"Retry-After": "soon"}, {}), Wait(UNTOLD_WAIT)),
    (Answer(429, {"Retry-After": "-3"}, {}), Wait(UNTOLD_WAIT)),
    (Answer(200, {}, {"ok": False, "error": "missing_scope", "needed": "mpim:write"}), SetUpMissing("mpim:write")),
    (Answer(200, {}, {"ok": False, "error": "missing_scope"}), SetUpMissing("missing_scope")),
    (Answer(500, {}, {}), Retry()),
    (Answer(503, {}, {"ok": False, "error": "something_else"}), Retry()),
    (Answer(500, {}, {"ok": False, "error": "token_revoked"}), TenantGone()),
    (Answer(401, {}, {}), TenantGone()),
    (Answer(403, {}, {}), Unknown("http_403")),
    (Answer(200, {}, {}), Ambiguous()),
    (Answer(200, {}, {"ok": False}), Ambiguous()),
]

HOST = ConnectionKey("slack.com", 443, True, True, None, None, None)
ASKED = aiohttp.RequestInfo(URL("https://slack.com"), "POST", CIMultiDictProxy(CIMultiDict()), URL("https://slack.com"))

FAILURES: list[tuple[Exception, Delivery]] = [
    (aiohttp.ClientConnectorError(HOST, OSError(111, "refused")), Retry()),
    (aiohttp.ClientConnectorDNSError(HOST, OSError(-2, "no such name")), Retry()),
    (aiohttp.ClientConnectorCertificateError(HOST, ssl.SSLCertVerificationError("expired")), Retry()),
    (aiohttp.ClientProxyConnectionError(HOST, OSError(111, "refused")), Retry()),
    (aiohttp.ClientHttpProxyError(ASKED, (), status=502), Retry()),
    (aiohttp.ConnectionTimeoutError(), Retry()),
    (aiohttp.SocketTimeoutError(), Ambiguous()),
    (aiohttp.ServerDisconnectedError(), Ambiguous()),
    (aiohttp.ClientOSError(104, "reset by peer"), Ambiguous()),
    (aiohttp.ClientPayloadError(), Ambiguous()),
    (ConnectionResetError(), Ambiguous()),
    (TimeoutError(), Ambiguous()),
    (AttributeError("'str' object has no attribute 'get'"), Ambiguous()),
    (aiohttp.InvalidURL("nowhere"), Unknown("InvalidURL")),
    (SlackRequestError("no channel"), Unknown("SlackRequestError")),
    (KeyError("channel"), Unknown("KeyError")),
]


def raised(response: object) -> SlackApiError:
    return SlackApiError("refused", response)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(("code", "delivery"), CODES)
def test_every_code_has_its_class(code: str, delivery: Delivery) -> None:
    """What Slack refuses with a code is the same in the courier's words, whatever else the answer holds."""
    assert of_refusal(Answer(200, {}, {"ok": False, "error": code, "needed": "x"})) == delivery


@pytest.mark.parametrize(("answer", "delivery"), ANSWERS)
def test_an_answer_without_a_known_code_has_one_too(answer: Answer, delivery: Delivery) -> None:
    """Rate limits, answers of a server that is out of order, and answers that say nothing."""
    assert of_refusal(answer) == delivery


@pytest.mark.parametrize(("failure", "delivery"), FAILURES, ids=[type(failure).__name__ for failure, _ in FAILURES])
def test_a_failure_has_its_class(failure: Exception, delivery: Delivery) -> None:
    """What never left is tried again; what may have arrived is sent once more at most; all else is looked at."""
    assert of_failure(failure) == delivery


def test_a_refusal_that_the_sdk_raises_is_read() -> None:
    """The code, the status and the headers stand in the SDK's own response."""
    headers = {"Retry-After": "3"}
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url="https://slack.com/api/chat.postMessage",
        req_args={},
        data={"ok": False, "error": "ratelimited"},
        headers=headers,
        status_code=429,
    )
    assert of_failure(raised(response)) == Wait(3.0)


@pytest.mark.parametrize(("status", "delivery"), [(502, Retry()), (200, Ambiguous())])
def test_an_answer_that_nobody_can_read_is_judged_by_its_status(status: int, delivery: Delivery) -> None:
    """The SDK then hands on the web client's response, which has neither code nor data."""
    assert of_failure(raised(SimpleNamespace(status=status, headers={}))) == delivery


def test_no_code_stands_twice() -> None:
    """A code that stood in two classes would be read as the one that happens to be looked at last."""
    classes = (PASSING, TENANT, PLACE, {"not_in_channel"}, PERSON, MESSAGE, FORBIDDEN, OURS)
    assert sum(map(len, classes)) == len(BY_CODE)
