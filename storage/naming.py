"""Whether a column of JSON text names someone: how it is asked of tables whose rows are not kept by person."""

from sqlalchemy import Column, ColumnElement, Text, bindparam, type_coerce

from bot.kernel.ids import Id


def naming(column: Column[object]) -> ColumnElement[bool]:
    """In a statement that is run with `pattern=pattern(person)`."""
    return type_coerce(column, Text()).like(bindparam("pattern", type_=Text()), escape="\\")


def pattern(named: Id) -> str:
    """`_` would stand for any character."""
    return "%" + named.replace("_", "\\_") + "%"
