"""Every answer of Discord's and every failure of a call, and what the courier is told of it."""

import ssl
from types import SimpleNamespace
from typing import cast

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from discord.errors import HTTPException, LoginFailure, RateLimited
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from adapters.discord.line import UNTOLD_WAIT, OutOfOrder, Quiet
from adapters.discord.outcomes import (
    BY_CODE,
    GRANTS,
    LIMITED,
    MESSAGE,
    OURS,
    PASSING,
    PERSON,
    PLACE,
    TENANT,
    code_of,
    of_failure,
    of_refusal,
)
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

CODES: list[tuple[int, int, Delivery]] = [
    (403, 50001, SetUpMissing("View Channel")),
    (403, 50013, SetUpMissing("Mute Members")),
    (403, 50007, PersonUnreachable()),
    (403, 160002, SetUpMissing("Read Message History")),
    (403, 160005, SetUpMissing("Manage Threads")),
    (404, 10003, PlaceGone()),
    (404, 10004, TenantGone()),
    (404, 10007, PersonUnreachable()),
    (404, 10008, MessageGone()),
    (404, 10013, PersonUnreachable()),
    (400, 30046, MessageGone()),
    (400, 40032, PersonUnreachable()),
    (400, 50006, OurBug("50006")),
    (400, 50035, OurBug("50035")),
    (400, 50083, SetUpMissing("Manage Threads")),
    (400, 200000, OurBug("200000")),
    (401, 50014, TenantGone()),
    (500, 130000, Retry()),
    (403, 20028, Wait(UNTOLD_WAIT)),
    (400, 999999, Unknown("999999")),
]

ANSWERS: list[tuple[int, Delivery]] = [
    (401, TenantGone()),
    (429, Wait(UNTOLD_WAIT)),
    (500, Retry()),
    (503, Retry()),
    (403, Unknown("http_403")),
    (404, Unknown("http_404")),
    (413, Unknown("http_413")),
]

HOST = ConnectionKey("discord.com", 443, True, True, None, None, None)
ASKED = aiohttp.RequestInfo(
    URL("https://discord.com"), "POST", CIMultiDictProxy(CIMultiDict()), URL("https://discord.com")
)

FAILURES: list[tuple[Exception, Delivery]] = [
    (Quiet(7.5), Wait(7.5)),
    (Quiet(7.5, 30046), MessageGone()),
    (Quiet(7.5, 20028), Wait(7.5)),
    (RateLimited(40.0), Wait(40.0)),
    (OutOfOrder(), Retry()),
    (LoginFailure("improper token"), TenantGone()),
    (aiohttp.ClientConnectorError(HOST, OSError(111, "refused")), Retry()),
    (aiohttp.ClientConnectorCertificateError(HOST, ssl.SSLCertVerificationError("expired")), Retry()),
    (aiohttp.ClientHttpProxyError(ASKED, (), status=502), Retry()),
    (aiohttp.ConnectionTimeoutError(), Retry()),
    (aiohttp.SocketTimeoutError(), Ambiguous()),
    (aiohttp.ServerDisconnectedError(), Ambiguous()),
    (aiohttp.ClientOSError(104, "reset by peer"), Ambiguous()),
    (ConnectionResetError(), Ambiguous()),
    (TimeoutError(), Ambiguous()),
    (aiohttp.InvalidURL("nowhere"), Unknown("InvalidURL")),
    (KeyError("id"), Unknown("KeyError")),
]


def refused(status: int, said: dict[str, object] | str) -> HTTPException:
    answer = cast("aiohttp.ClientResponse", SimpleNamespace(status=status, reason="no"))
    return HTTPException(answer, said)


@pytest.mark.parametrize(("status", "code", "delivery"), CODES)
def test_every_code_has_its_class(status: int, code: int, delivery: Delivery) -> None:
    """What Discord refuses with a code is the same in the courier's words, also as the library raises it."""
    assert of_refusal(status, code, "Mute Members") == delivery
    assert of_failure(refused(status, {"code": code, "message": "no"}), "Mute Members") == delivery


@pytest.mark.parametrize(("status", "delivery"), ANSWERS)
def test_an_answer_without_a_code_is_judged_by_its_status(status: int, delivery: Delivery) -> None:
    """Those of a server that is out of order, and of whatever stands before Discord's."""
    assert of_failure(refused(status, "<html>no</html>")) == delivery


@pytest.mark.parametrize(("failure", "delivery"), FAILURES, ids=[type(failure).__name__ for failure, _ in FAILURES])
def test_a_failure_has_its_class(failure: Exception, delivery: Delivery) -> None:
    """What never left is tried again; what may have arrived is sent once more at most; all else is looked at."""
    assert of_failure(failure) == delivery


def test_no_code_stands_twice() -> None:
    """A code that stood in two classes would be read as the one that happens to be looked at last."""
    assert sum(map(len, (LIMITED, PASSING, TENANT, PLACE, PERSON, MESSAGE, GRANTS, OURS))) == len(BY_CODE)


def test_only_discord_has_codes() -> None:
    """What fails on the way there has none."""
    assert [code_of(each) for each in (refused(404, {"code": 10008}), Quiet(1.0, 30046), OSError())] == [
        10008,
        30046,
        0,
    ]
