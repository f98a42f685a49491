"""In which workspaces of a platform the bot is installed, before any coalition is known. Tokens are sealed by whoever
hands them in: with what lies here alone nobody can speak for the bot."""

from datetime import datetime

from sqlalchemy import Column, Connection, Table, Text, bindparam, or_, select
from sqlalchemy.dialects.postgresql import insert

from bot.dispatch.installed import Installation
from storage.engine import Link, engine_of, place_of
from storage.errors import StoreError
from storage.schema import check
from storage.statements import Statement
from storage.tables import Utc, metadata

installations = Table(
    "installations",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("sealed", Text),
    Column("bot_user", Text, nullable=False),
    Column("bot", Text, nullable=False),
    Column("at", Utc(), nullable=False),
    Column("gone_at", Utc()),
    Column("renewal", Text),
    Column("until", Utc()),
    Column("leased_until", Utc()),
    sqlite_with_rowid=False,
)

_FIELDS = ("platform", "workspace", "sealed", "bot_user", "bot", "at", "renewal", "until")
_THIS = (installations.c.platform == bindparam("of_platform"), installations.c.workspace == bindparam("of_workspace"))
_HERE = installations.c.gone_at.is_(None)
_CHOSEN = select(*(installations.c[name] for name in _FIELDS))
_FOUND = Statement(_CHOSEN.where(*_THIS, _HERE))
_ALL = Statement(
    _CHOSEN.where(installations.c.platform == bindparam("of_platform"), _HERE).order_by(installations.c.workspace)
)
_NEW = insert(installations).values({name: bindparam(name) for name in _FIELDS})
_SET = {name: _NEW.excluded[name] for name in _FIELDS[2:]} | {"gone_at": None, "leased_until": None}
_KEPT = Statement(_NEW.on_conflict_do_update(index_elements=["platform", "workspace"], set_=_SET))
_GONE = Statement(
    installations.update().where(*_THIS, _HERE).values(sealed=None, renewal=None, gone_at=bindparam("now"))
)
_AS_IT_WAS = (*_THIS, _HERE, installations.c.renewal == bindparam("of_renewal"))
_FREE = or_(installations.c.leased_until.is_(None), installations.c.leased_until <= bindparam("now"))
_CLAIMED = Statement(installations.update().where(*_AS_IT_WAS, _FREE).values(leased_until=bindparam("lease")))
_RENEWED = Statement(
    installations.update()
    .where(*_AS_IT_WAS)
    .values(**{name: bindparam(name) for name in ("sealed", "renewal", "until")}, leased_until=None)
)


def installed_on(url: str, platform: str) -> tuple[Installation, ...]:
    """Of a database looked at from outside; none of one that cannot be read, which is told elsewhere."""
    try:
        place = place_of(url)
        with place.explained():
            link = Link(engine_of(place))
            try:
                check(link.connection)
                return InstallationRows(link.connection).every(platform)
            finally:
                link.close()
    except StoreError:
        return ()


class InstallationRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, platform: str, workspace: str) -> Installation | None:
        row = _FOUND.one(self._connection, of_platform=platform, of_workspace=workspace)
        return Installation(*row) if row else None

    def every(self, platform: str) -> tuple[Installation, ...]:
        return tuple(Installation(*row) for row in _ALL.all(self._connection, of_platform=platform))

    def keep(self, installation: Installation) -> None:
        _KEPT.run(self._connection, **{name: getattr(installation, name) for name in _FIELDS})

    def claim(self, installation: Installation, now: datetime, until: datetime) -> bool:
        return _CLAIMED.run(self._connection, **_as_it_was(installation), now=now, lease=until) == 1

    def renew(self, before: Installation, after: Installation) -> bool:
        new = {"sealed": after.sealed, "renewal": after.renewal, "until": after.until}
        return _RENEWED.run(self._connection, **_as_it_was(before), **new) == 1

    def end(self, platform: str, workspace: str, now: datetime) -> bool:
        return _GONE.run(self._connection, of_platform=platform, of_workspace=workspace, now=now) == 1


def _as_it_was(installation: Installation) -> dict[str, str | None]:
    return {
        "of_platform": installation.platform,
        "of_workspace": installation.workspace,
        "of_renewal": installation.renewal,
    }
