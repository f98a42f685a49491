"""What comes of a call to Discord's REST API: one pure table from every answer and every failure to one Delivery.
Discord's own codes are named here and nowhere else."""

from aiohttp import ClientConnectorError, ClientError, ClientHttpProxyError, ConnectionTimeoutError, InvalidURL
from discord.errors import HTTPException, LoginFailure, RateLimited

from adapters.discord.line import UNTOLD_WAIT, OutOfOrder, Quiet
from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    OurBug,
    PersonUnreachable,
    PlaceGone,
    Retry,
    SetUpMissing,
    TenantGone,
    Unknown,
    Wait,
)

VIEW, SEND, IN_THREADS, HISTORY = "View Channel", "Send Messages", "Send Messages in Threads", "Read Message History"
THREADS, PUBLIC_THREADS, MANAGE_THREADS = "Create Private Threads", "Create Public Threads", "Manage Threads"
MUTE, EVENTS, STATUS = "Mute Members", "Create Events", "Set Voice Channel Status, and Manage Channels"
"""Permissions, as Discord's settings call them."""

ARCHIVED, TOO_OLD, BEGUN = 50083, 30046, 160004
"""What has to be opened first, what was written too long ago to be edited often, and what has a thread already."""

LIMITED = frozenset({20016, 20022, 20028, 20029, 40003, 40062})
PASSING = frozenset({40004, 40006, 130000})
TENANT = frozenset({10004, 40001, 40002, 50014, 50055})
PLACE = frozenset({10003, 40058, 50008, 50024})
PERSON = frozenset({10007, 10013, 10065, 40007, 40032, 50007, 50033, 50278})
MESSAGE = frozenset({10008, TOO_OLD, 50005, 50021})
OURS = frozenset({20009, 40005, 50006, 50035, 50045, 50109, 200000, 200001, 240000})
"""What Discord or a server's own filter will not show."""

GRANTS = {
    50001: VIEW,
    50009: "verification level",
    60003: "two-factor authentication",
    ARCHIVED: MANAGE_THREADS,
    160002: HISTORY,
    160005: MANAGE_THREADS,
    160006: "fewer active threads",
}
"""What is missing, where the code says it; 50013 only says that something is."""

MISSING = 50013

_FIXED: tuple[tuple[frozenset[int], Delivery], ...] = (
    (LIMITED, Wait(UNTOLD_WAIT)),
    (PASSING, Retry()),
    (TENANT, TenantGone()),
    (PLACE, PlaceGone()),
    (PERSON, PersonUnreachable()),
    (MESSAGE, MessageGone()),
)
BY_CODE: dict[int, Delivery] = {
    **{code: delivery for codes, delivery in _FIXED for code in codes},
    **{code: SetUpMissing(what) for code, what in GRANTS.items()},
    **{code: OurBug(str(code)) for code in OURS},
}


def of_refusal(status: int, code: int, needs: str) -> Delivery:
    """Of an answer that does not say that it is done. `needs` is the permission that the call takes."""
    if status == 429:
        return Wait(UNTOLD_WAIT)
    if code == MISSING:
        return SetUpMissing(needs)
    if code in BY_CODE:
        return BY_CODE[code]
    if status >= 500:
        return Retry()
    if status == 401:
        return TenantGone()
    return Unknown(str(code) if code else f"http_{status}")


def of_failure(failure: Exception, needs: str = SEND) -> Delivery:
    """Of whatever a call raised. A connection that was never made carried nothing; one that broke may have."""
    match failure:
        case HTTPException():
            return of_refusal(failure.status, failure.code, needs)
        case Quiet() if failure.code in MESSAGE:
            return MessageGone()
        case Quiet(seconds=seconds) | RateLimited(retry_after=seconds):
            return Wait(seconds)
        case OutOfOrder():
            return Retry()
        case LoginFailure():
            return TenantGone()
        case InvalidURL():
            return Unknown(type(failure).__name__)
        case ClientConnectorError() | ClientHttpProxyError() | ConnectionTimeoutError():
            return Retry()
        case ClientError() | OSError():
            return Ambiguous()
        case _:
            return Unknown(type(failure).__name__)


def code_of(failure: Exception) -> int:
    """Discord's own, 0 if there is none."""
    return failure.code if isinstance(failure, HTTPException | Quiet) else 0
