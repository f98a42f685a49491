"""Installing the bot in several workspaces: what is handed out counts once, in one browser and for ten minutes; tokens
are sealed; and each workspace is spoken to with its own."""

from collections.abc import AsyncIterator
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from pydantic import SecretStr

from adapters.keys import new_key
from adapters.service import Service
from adapters.settings import Settings
from adapters.slack.manifest import SCOPES
from adapters.slack.oauth import BACK, INSTALL
from bot.dispatch.ports import Transaction
from storage.store import OpenedStore, open_store
from tests.adapters.slack import grants, upheavals
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import Scene
from tests.adapters.slack.standin import SECRET, StandIn
from tests.adapters.slack.world import Team, User

ADDRESS = "https://bot.example"


class Browser:
    """Somebody's, in which they install the bot. It keeps its cookies, also those that are for TLS alone."""

    def __init__(self, session: aiohttp.ClientSession, here: "Installing") -> None:
        self._session = session
        self._here = here
        self._cookies: dict[str, str] = {}

    async def begin(self) -> str:
        """The state that Slack is to bring back."""
        async with self._session.get(self._here.url(INSTALL), allow_redirects=False) as answer:
            assert answer.status == 302
            for cookie in SimpleCookie(answer.headers["Set-Cookie"]).values():
                self._cookies[cookie.key] = cookie.value
            asked = parse_qs(urlsplit(answer.headers["Location"]).query)
            assert set(asked["scope"][0].split(",")) == set(SCOPES)
            assert asked["redirect_uri"] == [f"{ADDRESS}{BACK}"]
            return asked["state"][0]

    async def comes_back(self, **brought: str) -> tuple[int, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        url = self._here.url(BACK)
        async with self._session.get(url, params=brought, headers={"Cookie": cookies}) as answer:
            return answer.status, await answer.text()


class Installing:
    def __init__(self, scene: Scene, service: Service, session: aiohttp.ClientSession) -> None:
        self.scene = scene
        self.service = service
        self.session = session

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.service.port}{path}"

    def browser(self) -> Browser:
        return Browser(self.session, self)

    def code(self, team: Team, user: User) -> str:
        return self.scene.slack.server.grants.allow(team, user.id, ",".join(SCOPES), f"{ADDRESS}{BACK}")

    async def install(self, team: Team, user: User) -> tuple[int, str]:
        browser = self.browser()
        return await browser.comes_back(state=await browser.begin(), code=self.code(team, user))


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


def settings(slack: StandIn, keys: str) -> Settings:
    return Settings(
        slack_signing_secret=SecretStr(SECRET),
        slack_client_id=grants.CLIENT,
        slack_client_secret=SecretStr(grants.SECRET),
        slack_api=slack.api,
        address=ADDRESS,
        keys=SecretStr(keys),
        web_port=0,
    )


@pytest.fixture
async def here(slack: StandIn, kept: OpenedStore) -> AsyncIterator[Installing]:
    scene = Scene(slack)
    service = await Service.on(kept, settings(slack, new_key()), scene.logger(), now=lambda: scene.now)
    scene.service = service
    await service.start()
    try:
        slack.delivers_to(f"http://127.0.0.1:{service.port}/slack/events")
        async with aiohttp.ClientSession() as session:
            yield Installing(scene, service, session)
    finally:
        await service.stop()


async def test_each_workspace_is_spoken_to_with_its_own_token(here: Installing) -> None:
    """Two of them install the bot, one after the other; whoever has not is not answered."""
    scene, slack = here.scene, here.scene.slack
    other = slack.world.team("Hillside")
    zoe = slack.world.user(other, "Zoe")
    room = slack.world.channel(other, "garden", zoe)
    for team, user in ((scene.team, scene.ana), (other, zoe)):
        status, page = await here.install(team, user)
        assert (status, "Go to a channel in Slack" in page) == (200, True)
    await slack.types(scene.ana, scene.room, "/coalition")
    await slack.types(zoe, room, "/coalition")
    for user in (scene.ana, zoe):
        assert "No coalition here yet" in words(slack.ephemerals(user)[-1])
    assert {call.team for call in slack.called("users.info")} == {scene.team.id, other.id}


async def test_a_state_counts_once(here: Installing) -> None:
    """Somebody who comes back with it once more, with a code of another workspace, installs nothing."""
    scene, browser = here.scene, here.browser()
    state = await browser.begin()
    assert (await browser.comes_back(state=state, code=here.code(scene.team, scene.ana)))[0] == 200
    status, page = await browser.comes_back(state=state, code=here.code(scene.team, scene.ana))
    assert (status, "was not installed" in page) == (401, True)


async def test_a_state_counts_in_its_own_browser_alone(here: Installing) -> None:
    """Nobody can be led to install somebody else's."""
    scene, mine, theirs = here.scene, here.browser(), here.browser()
    state = await theirs.begin()
    await mine.begin()
    status, _ = await mine.comes_back(state=state, code=here.code(scene.team, scene.ana))
    assert status == 400
    assert await _installed(here, scene.team) is None


async def test_a_state_counts_for_ten_minutes(here: Installing) -> None:
    """After that one begins again."""
    scene, browser = here.scene, here.browser()
    state = await browser.begin()
    scene.now += timedelta(minutes=10, seconds=1)
    assert (await browser.comes_back(state=state, code=here.code(scene.team, scene.ana)))[0] == 401


@pytest.mark.parametrize(
    "brought", [{}, {"state": "made-up", "code": "x"}, {"error": "access_denied"}, {"state": "", "code": ""}]
)
async def test_what_slack_did_not_bring_back_installs_nothing(here: Installing, brought: dict[str, str]) -> None:
    """Someone who thought better of it reads that nothing was changed."""
    browser = here.browser()
    await browser.begin()
    status, page = await browser.comes_back(**brought)
    assert status < 500
    assert "Nothing was changed" in page
    assert await _installed(here, here.scene.team) is None


async def test_a_code_that_slack_refuses_installs_nothing(here: Installing) -> None:
    """One that was used elsewhere before."""
    browser = here.browser()
    status, page = await browser.comes_back(state=await browser.begin(), code="code-of-nobody")
    assert (status, "was not installed" in page) == (401, True)


async def test_tokens_lie_sealed_in_the_store(here: Installing, tmp_path: Path) -> None:
    """Who steals the file cannot speak for the bot."""
    await here.install(here.scene.team, here.scene.ana)
    token = here.scene.team.token.encode()
    assert with_token(tmp_path, b"slack")
    assert with_token(tmp_path, token) == []
    assert here.scene.team.token not in here.scene.log.getvalue()


async def test_a_token_that_runs_out_is_kept_with_what_renews_it(here: Installing) -> None:
    """And with the time until when it is good, by the bot's own clock."""
    scene = here.scene
    scene.slack.server.grants.rotates = True
    await here.install(scene.team, scene.ana)
    found = await here.service.slack.installed.of(scene.team.id)
    assert found
    assert found.until
    assert abs(found.until - (scene.now + timedelta(hours=12))) < timedelta(seconds=5)


async def test_a_workspace_that_took_the_bot_out_can_install_it_again(here: Installing) -> None:
    """In between nothing is sent there, and its token is forgotten."""
    scene = here.scene
    await here.install(scene.team, scene.ana)
    await scene.slack.happens(scene.team, {"type": "app_uninstalled"})
    assert await _installed(here, scene.team) is None
    assert await here.service.slack.installed.of(scene.team.id) is None
    await here.install(scene.team, scene.ana)
    await scene.slack.types(scene.ana, scene.room, "/coalition")
    assert "No coalition here yet" in words(scene.slack.ephemerals(scene.ana)[-1])


async def test_what_is_told_late_of_the_time_before_is_not_believed(here: Installing) -> None:
    """The bot was taken out and let in again, and Slack delivers the first once more."""
    scene, team = here.scene, here.scene.team
    await here.install(team, scene.ana)
    clock = scene.slack.world.clock
    back = clock() - scene.now.timestamp() + 60
    clock.later(-back)
    for kind in ({"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [team.bot]}}):
        await scene.slack.happens(team, kind)
    assert await _installed(here, team) is not None
    assert await here.service.slack.installed.of(team.id) is not None
    clock.later(back)
    await scene.slack.happens(team, {"type": "app_uninstalled"})
    assert await _installed(here, team) is None


async def test_a_coalition_goes_on_when_its_workspace_installs_the_bot_again(here: Installing) -> None:
    """Taken out and let in again by its page: the same coalition, in the same channel, which reads so in one line."""
    scene, slack = here.scene, here.scene.slack
    await here.install(scene.team, scene.ana)
    await slack.types(scene.ana, scene.room, "/coalition")
    await scene.press(scene.ana, "Set one up")
    await scene.press(scene.ana, "Continue")
    await scene.window(scene.ana)
    await slack.submits(scene.ana, {"name": "Riverside"})
    await scene.said("Riverside")
    await upheavals.uninstall(slack, scene.team)
    await here.install(scene.team, scene.ana)
    await scene.said("The bot is back in this channel.")


def with_token(folder: Path, token: bytes) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and token in path.read_bytes()]


async def _installed(here: Installing, team: Team) -> str | None:
    def sealed(transaction: Transaction, workspace: str) -> str | None:
        found = transaction.installations.find("slack", workspace)
        return found.sealed if found else None

    return await here.service.bot.store.read(sealed, team.id)
