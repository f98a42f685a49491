"""What the doctor says of Slack, in words: with a stand-in that answers, refuses, or is not there."""

import socket
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from adapters.doctor import Finding
from adapters.keys import Seal, new_key
from adapters.settings import Settings
from adapters.slack.doctor import COPY, GENERATE, NETWORK, REINSTALL, RENEWED, SWITCH_ON, examined
from adapters.slack.text import PLATFORM
from bot.dispatch.installed import Installation
from tests.adapters.slack.faults import Odd, Refuses
from tests.adapters.slack.server import APP_TOKEN
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Team

KEY = new_key()


@pytest.fixture
def team(slack: StandIn) -> Team:
    return slack.world.team()


def by_socket(slack: StandIn, team: Team) -> Settings:
    return Settings(slack_bot_token=SecretStr(team.token), slack_app_token=SecretStr(APP_TOKEN), slack_api=slack.api)


def by_pages(slack: StandIn) -> Settings:
    return Settings(
        slack_client_id="1.2",
        slack_client_secret=SecretStr("secret"),
        slack_signing_secret=SecretStr("secret"),
        address="https://bot.example",
        keys=SecretStr(KEY),
        slack_api=slack.api,
    )


async def found(settings: Settings, kept: Sequence[Installation] = (), late: timedelta = timedelta()) -> list[Finding]:
    return list(await examined(settings, kept, datetime.now(UTC) + late))


def ill(findings: list[Finding]) -> list[tuple[str, str | None]]:
    return [(each.what, each.advice) for each in findings if each.advice]


async def test_a_bot_that_is_well_set_up(slack: StandIn, team: Team) -> None:
    """Each thing is named, and none has anything to be done."""
    findings = await found(by_socket(slack, team))
    assert ill(findings) == []
    assert [(each.what, each.found) for each in findings] == [
        ("Slack bot token", "good in the workspace Riverside"),
        ("Slack scopes", "all that the bot needs"),
        ("Clock", "agrees with Slack's"),
        ("Slack app token", "opens a connection"),
    ]


async def test_who_has_not_set_up_slack_is_told_nothing_is_wrong() -> None:
    """In a terminal nothing of it is needed."""
    assert await found(Settings()) == [Finding("Slack", "not set up")]


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("invalid_auth", "Copy it again"),
        ("token_revoked", "press Install App"),
        ("account_inactive", "press Install App"),
        ("token_expired", "by its own page"),
        ("a_code_of_next_year", "Copy it again"),
    ],
)
async def test_a_token_that_slack_refuses(slack: StandIn, team: Team, code: str, advice: str) -> None:
    """It says where to press; the rest is looked at all the same."""
    team.dead = code
    findings = await found(by_socket(slack, team))
    ((what, said),) = ill(findings)
    assert what == "Slack bot token"
    assert advice in str(said)
    assert "Slack app token" in {each.what for each in findings}


async def test_tokens_that_changed_places(slack: StandIn, team: Team) -> None:
    """By how they begin."""
    changed = Settings(slack_bot_token=SecretStr(APP_TOKEN), slack_app_token=SecretStr(team.token), slack_api=slack.api)
    assert ill(await found(changed)) == [("Slack bot token", COPY), ("Slack app token", GENERATE)]


async def test_scopes_that_are_missing_are_named(slack: StandIn, team: Team) -> None:
    """And what likely does not work for it; those that the bot does not need are named too."""
    team.scopes -= {"commands", "im:history"}
    team.scopes |= {"chat:write.public", "files:write"}
    findings = await found(by_socket(slack, team))
    assert ill(findings) == [(f"Slack {what}", REINSTALL) for what in ("scopes", "commands", "events")]
    (scopes,) = [each.found for each in findings if each.what == "Slack scopes"]
    assert scopes == "commands, im:history missing; chat:write.public it does not need"


@pytest.mark.parametrize(
    ("code", "advice"), [("invalid_auth", GENERATE), ("missing_scope", GENERATE), ("no_such_mode", SWITCH_ON)]
)
async def test_an_app_token_that_opens_nothing(slack: StandIn, team: Team, code: str, advice: str) -> None:
    """What to press depends on what Slack says."""
    slack.server.faults.add("apps.connections.open", Refuses(code))
    assert ill(await found(by_socket(slack, team))) == [("Slack app token", advice)]


@pytest.mark.parametrize(("hours", "way"), [(1, "60 minutes ahead of"), (-1, "60 minutes behind")])
async def test_a_clock_that_is_wrong(slack: StandIn, team: Team, hours: int, way: str) -> None:
    """Slack's calls would seem to be old, or to come too early."""
    findings = await found(by_socket(slack, team), late=timedelta(hours=hours))
    assert [each.found for each in findings if each.advice] == [f"{way} Slack's"]


async def test_a_slack_that_cannot_be_reached(slack: StandIn, team: Team) -> None:
    """Nobody is there, or somebody else answers."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{unused.getsockname()[1]}/api/"
        findings = await found(by_socket(slack, team).model_copy(update={"slack_api": nowhere}))
    assert ill(findings) == [("Slack bot token", NETWORK), ("Slack app token", NETWORK)]
    slack.server.faults.add("auth.test", Odd())
    assert [what for what, _ in ill(await found(by_socket(slack, team)))] == ["Slack bot token"]


async def test_nothing_that_says_how_slack_reaches_the_bot(slack: StandIn, team: Team) -> None:
    """A token alone lets the bot speak, and hears nothing."""
    lone = Settings(slack_bot_token=SecretStr(team.token), slack_api=slack.api)
    ((what, advice),) = ill(await found(lone))
    assert what == "Slack connection"
    assert "COMMONGROUND_SLACK_APP_TOKEN" in str(advice)


@pytest.mark.parametrize("name", ["slack_client_id", "slack_client_secret", "slack_signing_secret", "address", "keys"])
async def test_each_setting_that_installing_needs_is_named(slack: StandIn, name: str) -> None:
    """With where it comes from."""
    findings = await found(by_pages(slack).model_copy(update={name: None}))
    (said,) = [each.found for each in findings if each.advice]
    assert said == f"COMMONGROUND_{name.upper()} is not set"


async def test_an_address_that_is_not_secured(slack: StandIn) -> None:
    """Browsers are not sent there."""
    ((_, advice),) = ill(await found(by_pages(slack).model_copy(update={"address": "http://bot.example"})))
    assert "https" in str(advice)


async def test_every_workspace_that_installed_the_bot_is_looked_at(slack: StandIn, team: Team) -> None:
    """One whose token another key sealed is named, and what to do."""
    other = slack.world.team("Clinic")
    good = Installation(PLATFORM, team.id, Seal(KEY).seal(team.token), team.bot, team.bot_id, datetime.now(UTC))
    lost = replace(good, workspace=other.id, sealed=Seal(new_key()).seal(other.token))
    findings = await found(by_pages(slack), [good, lost])
    assert [what for what, _ in ill(findings)] == [f"Slack workspace {other.id}"]
    assert Finding(f"Slack workspace {team.id}", "good in the workspace Riverside") in findings
    assert Finding("Slack installing", "by https://bot.example/slack/install") in findings
    assert await found(by_pages(slack)) == [
        Finding("Slack installing", "by https://bot.example/slack/install"),
        Finding("Slack workspaces", "none has installed it yet"),
    ]


async def test_a_token_that_the_bot_renews_by_itself(slack: StandIn, team: Team) -> None:
    """It ran out while the bot was away."""
    team.dead = "token_expired"
    seal = Seal(KEY)
    kept = Installation(PLATFORM, team.id, seal.seal(team.token), team.bot, "", datetime.now(UTC), seal.seal("xoxe-1"))
    ((_, advice),) = ill(await found(by_pages(slack), [kept]))
    assert advice == RENEWED
