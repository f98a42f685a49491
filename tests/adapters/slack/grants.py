"""How the app comes into a workspace of the stand-in: codes of OAuth, good once and for ten minutes, and tokens that a
workspace may let run out."""

from dataclasses import dataclass

from tests.adapters.slack.world import Json, Refused, Team, World

CLIENT, SECRET, CODE_LIVES = "1.2", "client-secret", 600.0


@dataclass
class Code:
    team: Team
    user: str
    scopes: str
    redirect: str
    at: float
    used: bool = False


class Grants:
    """`rotates`: tokens run out, and each comes with another to renew it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.rotates = False
        self.expired: set[str] = set()
        self._codes: dict[str, Code] = {}
        self._renewals: dict[str, Team] = {}
        self._former: dict[str, set[str]] = {}

    def allow(self, team: Team, user: str, scopes: str, redirect: str = "") -> str:
        """What the browser brings back after somebody pressed Allow."""
        name = self._world.new("code-")
        self._codes[name] = Code(team, user, scopes, redirect, self._world.clock())
        return name

    def former(self, team: Team) -> set[str]:
        return self._former.get(team.id, set())

    def access(self, given: Json, basic: tuple[str, str] | None) -> Json:
        client, secret = basic or (given.get("client_id"), given.get("client_secret"))
        if client != CLIENT:
            raise Refused("invalid_client_id")
        if secret != SECRET:
            raise Refused("bad_client_secret")
        if given.get("grant_type") == "refresh_token":
            team = self._renewals.pop(str(given.get("refresh_token")), None)
            if team is None:
                raise Refused("invalid_refresh_token")
            return self._granted(team, ",".join(sorted(team.scopes)), None)
        code = self._codes.get(str(given.get("code")))
        if code is None:
            raise Refused("invalid_code")
        if code.used or self._world.clock() - code.at > CODE_LIVES:
            raise Refused("code_already_used" if code.used else "code_expired")
        if code.redirect != given.get("redirect_uri", ""):
            raise Refused("bad_redirect_uri")
        code.used = True
        code.team.scopes, code.team.dead = set(code.scopes.split(",")), None
        return self._granted(code.team, code.scopes, code.user)

    def _granted(self, team: Team, scopes: str, user: str | None) -> Json:
        """With a new token; one from before stays good until it runs out or is revoked."""
        self._former.setdefault(team.id, set()).add(team.token)
        team.token = f"xoxb-{self._world.new('token')}"
        told: Json = {
            "access_token": team.token, "token_type": "bot", "scope": scopes, "bot_user_id": team.bot, "app_id": "A1",
            "team": {"id": team.id, "name": team.name}, "enterprise": None, "is_enterprise_install": False,
        }  # fmt: skip
        if user:
            told["authed_user"] = {"id": user}
        if self.rotates:
            told |= {"refresh_token": self._world.new("xoxe-"), "expires_in": 43_200}
            self._renewals[told["refresh_token"]] = team
        return told
