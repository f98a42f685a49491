"""What is within a process's reach: a condition on places, and the values for it."""

from sqlalchemy import ColumnElement, FromClause, and_, bindparam, or_

from bot.dispatch.ports import Reach

_NAMES = ("platform", "workspace", "channel")


def within(places: FromClause) -> ColumnElement[bool]:
    """Whether a place is within the reach that `reached` gives; a place that is not there is within nobody's."""
    return and_(
        *(or_(bindparam(f"reach_{name}") == "", places.c[name] == bindparam(f"reach_{name}")) for name in _NAMES)
    )


def reached(reach: Reach) -> dict[str, str]:
    return {f"reach_{name}": getattr(reach, name) for name in _NAMES}
