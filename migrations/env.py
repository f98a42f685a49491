"""Alembic runs this for every command. The program hands it a connection inside a transaction that it has opened;
whoever writes a migration runs `make migration NAME="what it does"`, which gives a database with `-x url=…`."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator

from storage import alive, boards, history, installations, outbox, received, timers  # noqa: F401 - their tables
from storage.engine import place_of
from storage.schema import changing
from storage.tables import metadata


def plain_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A migration names what the database holds, not our own column types, which may change after it."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def dated(_context: MigrationContext, _revision: object, scripts: Iterable[MigrationScript]) -> None:
    for script in scripts:
        script.rev_id = re.sub(r"\D", "", datetime.now(UTC).isoformat())[:12]


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=plain_type,
        process_revision_directives=dated,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    url = context.get_x_argument(as_dictionary=True).get("url")
    if url is None:
        raise CommandError('Give a database with -x url=…, or run: make migration NAME="what it does"')
    with changing(place_of(url)) as opened:
        run(opened)
