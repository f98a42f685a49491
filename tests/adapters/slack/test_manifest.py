"""The manifest asks for what the bot needs, and for nothing else."""

import json
import re
from pathlib import Path

import pytest

from adapters.slack.manifest import ANYWHERE, EVENTS, Options, manifest, written
from bot.features import FEATURES
from bot.kernel.feature import Catalogue

PLATFORMS = Path(__file__).parents[4] / "shared" / "platforms.md"
NEEDED = {
    "commands", "chat:write", "im:write", "mpim:write", "im:history", "app_mentions:read", "users:read",
    "channels:read", "groups:read",
}  # fmt: skip
CATALOGUE = Catalogue(FEATURES)
ROOTS = CATALOGUE.roots


def scopes(options: Options) -> set[str]:
    return set(json.loads(written(options))["oauth_config"]["scopes"]["bot"])


def test_it_asks_for_these_scopes_and_no_others() -> None:
    """A wider scope is a promise broken; reading channels is asked for only where the group wants quiet notes."""
    assert scopes(Options()) == NEEDED
    assert scopes(Options(quiet_notes=True)) - NEEDED == {"channels:history", "groups:history"}
    assert scopes(Options(pictures=True)) - NEEDED == {"files:write"}
    assert not any(scope.startswith("admin") or "email" in scope or "public" in scope for scope in scopes(Options()))


def test_the_scopes_are_those_that_were_agreed() -> None:
    """As they stand in the facts about platforms, where those are at hand."""
    if not PLATFORMS.exists():
        pytest.skip("the facts about platforms are not beside this checkout")
    [line] = [line for line in PLATFORMS.read_text("utf-8").splitlines() if line.startswith("- Scopes:")]
    agreed = re.findall(r"`([a-z_:]+)`", line.partition("Optional")[0])
    assert set(agreed) == NEEDED


def test_every_root_is_a_slash_command() -> None:
    """Under its own name, with what it does and what can stand after it."""
    commands = json.loads(written(Options()))["features"]["slash_commands"]
    assert [each["command"] for each in commands] == [f"/{name}" for name in ROOTS]
    for each in commands:
        assert 0 < len(each["description"]) <= 2_000
        assert 0 < len(each["usage_hint"]) <= 1_000
        assert "url" not in each
    [rounds] = [each for each in commands if each["command"] == "/listening-round"]
    assert rounds["usage_hint"].startswith("[What do you want to hear from each other?] | first-round")


def test_what_takes_a_messages_words_is_in_the_menu_of_messages() -> None:
    """Under a short name, with what it does; and the home page opens from anywhere, in threads too."""
    [anywhere, *on_messages] = json.loads(written(Options()))["features"]["shortcuts"]
    assert (anywhere["type"], anywhere["callback_id"]) == ("global", ANYWHERE)
    assert [each["callback_id"] for each in on_messages] == [
        "round",
        "slow-round",
        "point",
        "propose",
        "promise",
        "meeting",
        "celebrate",
    ]
    for each in (anywhere, *on_messages):
        assert 0 < len(each["name"]) <= 24
        assert 0 < len(each["description"]) <= 150
    assert {each["type"] for each in on_messages} == {"message"}
    assert 1 + len(on_messages) <= 10


def test_without_an_address_the_bot_reaches_slack() -> None:
    """Then nothing of it is open to the world."""
    settings = json.loads(written(Options()))["settings"]
    assert settings["socket_mode_enabled"] is True
    assert "http" not in written(Options())


def test_with_an_address_slack_reaches_the_bot() -> None:
    """At one address for all, however its end is written."""
    made = manifest(CATALOGUE, Options("https://bot.example/"))
    read = json.loads(json.dumps(made))
    assert read["settings"]["socket_mode_enabled"] is False
    assert read["settings"]["interactivity"]["request_url"] == "https://bot.example/slack/events"
    assert read["settings"]["event_subscriptions"]["request_url"] == "https://bot.example/slack/events"
    assert {each["url"] for each in read["features"]["slash_commands"]} == {"https://bot.example/slack/events"}
    assert read["oauth_config"]["redirect_urls"] == ["https://bot.example/slack/oauth_redirect"]


def test_it_listens_to_no_channel_unasked() -> None:
    """Messages in channels are events only where quiet notes are wanted."""
    plain, noticing = (
        json.loads(written(options))["settings"]["event_subscriptions"]["bot_events"]
        for options in (Options(), Options(quiet_notes=True))
    )
    assert plain == sorted(EVENTS)
    assert set(noticing) - set(plain) == {"message.channels", "message.groups"}


def test_tokens_run_out_only_where_somebody_asked_for_it() -> None:
    """Slack cannot undo it, and a token that was given by hand could not be renewed."""
    for options, rotates in (
        (Options(), False),
        (Options("https://bot.example"), False),
        (Options(rotation=True), False),
        (Options("https://bot.example", rotation=True), True),
    ):
        assert json.loads(written(options))["settings"]["token_rotation_enabled"] is rotates
