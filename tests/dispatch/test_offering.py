"""Which fields of a form are asked, once it is known what there is to pick."""

from dataclasses import dataclass, replace
from random import Random
from typing import Annotated

from bot.dispatch.offering import is_asked
from bot.kernel.command import Command, Draft, fresh
from bot.kernel.fields import Pick
from bot.kernel.form import Option, opened
from bot.kernel.ids import PersonId
from bot.kernel.text import say


@dataclass(frozen=True, slots=True)
class Lend(Command):
    to: Annotated[PersonId, Pick(say("To whom?"), source="people")]
    key: Annotated[PersonId | None, Pick(say("With whose key?"), source="keys")] = None


def test_a_list_with_nothing_on_it_is_asked_only_where_something_has_to_be_picked() -> None:
    """And where something was written already, it is looked up."""
    to, key = opened(Draft(Lend), lambda kind: fresh(kind, Random(1))).entries
    assert [is_asked(each.offering(())) for each in (to, key)] == [True, False]
    assert is_asked(key.offering((Option("ana-----------", "Ana"),)))
    assert is_asked(replace(key, text="ana").offering(()))
