"""What the journal holds of one person beside what features keep of them, and how it is dropped."""

from datetime import datetime

from sqlalchemy import BindParameter, Connection, and_, bindparam, func, or_, select

from bot.features.privacy.model import Act, Traces
from bot.kernel.ids import CoalitionId, PersonId
from storage.history import history
from storage.naming import naming, pattern
from storage.needs import needs
from storage.outbox import outbox
from storage.rows import COALITION, Scope
from storage.statements import Statement
from storage.timers import retries

_PERSON: BindParameter[PersonId] = bindparam("person")
_WAITING = and_(needs.c.coalition == COALITION, needs.c.person == _PERSON)
_RINGING = and_(outbox.c.coalition == COALITION, outbox.c.rings == _PERSON)
_NAMING = and_(outbox.c.coalition == COALITION, naming(outbox.c.card))
_FORGOTTEN = (
    Statement(needs.delete().where(_WAITING)),
    Statement(outbox.delete().where(_RINGING)),
    Statement(outbox.delete().where(_NAMING, outbox.c.died_at.is_not(None))),
)


class TraceRows:
    _acts = Statement(
        select(history.c.at, history.c.fact, history.c.by)
        .where(history.c.coalition == COALITION, or_(history.c.by == _PERSON, naming(history.c.data)))
        .order_by(history.c.at, history.c.number)
    )
    _counted = tuple(
        Statement(select(func.count()).where(condition))
        for condition in (
            _WAITING,
            or_(_RINGING, _NAMING),
            and_(retries.c.coalition == COALITION, naming(retries.c.command)),
        )
    )

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def of(self, person: PersonId) -> Traces:
        given = {"coalition": self.coalition, "person": person, "pattern": pattern(person)}
        acts = tuple(_act(person, *row) for row in self._acts.all(self.connection, **given))
        [waiting], [posted], [retried] = (counted.all(self.connection, **given)[0] for counted in self._counted)
        return Traces(acts, posted + retried, waiting)


def forget(connection: Connection, coalition: CoalitionId, person: PersonId) -> None:
    """What waits for them, what would ring them, and dead letters that name them."""
    for statement in _FORGOTTEN:
        statement.run(connection, coalition=coalition, person=person, pattern=pattern(person))


def _act(person: PersonId, at: datetime, what: str, by: PersonId) -> Act:
    return Act(at, what, by == person)
