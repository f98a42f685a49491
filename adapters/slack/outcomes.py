"""What comes of a call to Slack's Web API: one pure table from every answer and every failure to one Delivery.
Slack's own codes are named here and nowhere else."""

from collections.abc import Mapping
from typing import NamedTuple

from aiohttp import ClientConnectorError, ClientError, ClientHttpProxyError, ConnectionTimeoutError, InvalidURL
from slack_sdk.errors import SlackApiError, SlackClientError

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

TROUBLE = (SlackClientError, ClientError, TimeoutError, OSError, AttributeError, UnicodeDecodeError)
"""All that can come of a call to Slack beside its answer; the last two over an answer that is not Slack's."""

UNTOLD_WAIT = 30.0
"""Seconds of quiet when Slack asks for some and does not say how many."""

LIMITED = frozenset({"ratelimited", "rate_limited"})
PASSING = frozenset(
    {
        "fatal_error",
        "internal_error",
        "org_login_required",  # the workspace is just being moved
        "request_timeout",  # our request did not arrive whole
        "service_unavailable",
        "team_added_to_org",  # as org_login_required
        "token_expired",  # the next try has the token that was made in its place
    }
)
TENANT = frozenset({"account_inactive", "invalid_auth", "not_authed", "team_disabled", "token_revoked"})
PLACE = frozenset({"channel_is_archived", "channel_not_found", "is_archived"})
PERSON = frozenset({"cannot_dm_bot", "user_disabled", "user_not_found", "user_not_visible", "users_not_found"})
UNREACHED = (PersonUnreachable, PlaceGone, NotAMember, SetUpMissing)
"""What comes of writing to somebody alone whose door is closed, or who is not there any more: nobody's mistake."""

MESSAGE = frozenset({"cant_update_message", "edit_window_closed", "message_not_found", "thread_not_found"})
FORBIDDEN = frozenset(
    {
        "access_denied",
        "ekm_access_denied",
        "messages_tab_disabled",
        "no_permission",
        "not_allowed_token_type",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "restricted_action_thread_only_channel",
        "team_access_not_granted",
    }
)
"""What those who look after the workspace have forbidden, and could allow."""

OURS = frozenset(
    {
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_array_arg",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_charset",
        "invalid_form_data",
        "invalid_post_type",
        "json_not_object",
        "invalid_json",
        "missing_post_type",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
    }
)

_FIXED: tuple[tuple[frozenset[str], Delivery], ...] = (
    (PASSING, Retry()),
    (TENANT, TenantGone()),
    (PLACE, PlaceGone()),
    (frozenset({"not_in_channel"}), NotAMember()),
    (PERSON, PersonUnreachable()),
    (MESSAGE, MessageGone()),
)
BY_CODE: dict[str, Delivery] = {
    **{code: delivery for codes, delivery in _FIXED for code in codes},
    **{code: SetUpMissing(code) for code in FORBIDDEN},
    **{code: OurBug(code) for code in OURS},
}


class Answer(NamedTuple):
    """What came back; `body` is empty if it was nothing that can be read."""

    status: int
    headers: Mapping[str, str]
    body: Mapping[str, object]


def of_refusal(answer: Answer) -> Delivery:
    """Of an answer that does not say that it is done."""
    code = str(answer.body.get("error") or "")
    if answer.status == 429 or code in LIMITED:
        return Wait(_seconds(answer.headers))
    if code == "missing_scope":
        return SetUpMissing(str(answer.body.get("needed") or code))
    if code in BY_CODE:
        return BY_CODE[code]
    if answer.status >= 500:
        return Retry()
    if answer.status == 401:
        return TenantGone()
    if answer.status == 200 and not code:
        return Ambiguous()
    return Unknown(code or f"http_{answer.status}")


def of_failure(failure: Exception) -> Delivery:
    """Of whatever a call raised. A connection that was never made carried nothing; one that broke may have."""
    match failure:
        case SlackApiError():
            return of_refusal(_answer(failure.response))
        case InvalidURL():
            return Unknown(type(failure).__name__)
        case ClientConnectorError() | ClientHttpProxyError() | ConnectionTimeoutError():
            return Retry()
        case ClientError() | OSError():
            return Ambiguous()
        case AttributeError() | UnicodeDecodeError():  # of the SDK, over an answer that is not Slack's
            return Ambiguous()
        case _:
            return Unknown(type(failure).__name__)


def _answer(response: object) -> Answer:
    """Of what the SDK raises: its own response, or the web client's if that could not be read at all."""
    status: int = getattr(response, "status_code", 0) or getattr(response, "status", 200)
    headers: object = getattr(response, "headers", None)
    body: object = getattr(response, "data", None)
    return Answer(status, headers if isinstance(headers, Mapping) else {}, body if isinstance(body, dict) else {})


def _seconds(headers: Mapping[str, str]) -> float:
    told = {name.lower(): value for name, value in headers.items()}.get("retry-after", "")
    return float(told) if told.isascii() and told.isdigit() else UNTOLD_WAIT
