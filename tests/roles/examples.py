"""One example of each request, as a role would send it: made of its fields, or stated beside the feature's name."""

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from bot.features.coalition.model import SeatId
from bot.features.listening.model import RoundId
from bot.kernel.command import Account, Address, Request, Slot, slots
from bot.kernel.feature import Feature
from bot.kernel.fields import Choice, Number, Zone, is_new, kind_of
from bot.kernel.ids import Id, OrganisationId, PersonId, PlaceId
from bot.kernel.scalars import bare
from tests.roles.town import DAY, EVENING, HOUR, ROUND, SCHOOL, TURN, Role, Town

SOMEONE = "pia"
"""Whom a request is about, unless an example says otherwise."""


def nothing(_town: Town) -> None:
    """The town as it is."""


@dataclass(frozen=True)
class Example:
    """`before` is what has to happen first, and `when` says it in words for the table."""

    made: Callable[[Town, Role], Request] | None = None
    before: Callable[[Town], None] = nothing
    when: str = ""


Examples = Mapping[type[Request], Example]


def examples_of(feature: Feature) -> Examples:
    """Those that `tests/roles/of_<feature>.py` states, if there is one; all others are made by `ordinary`."""
    name = f"tests.roles.of_{feature.name}"
    if importlib.util.find_spec(name) is None:
        return {}
    stated: Examples = importlib.import_module(name).EXAMPLES
    return stated


def ordinary(town: Town, kind: type[Request], **given: object) -> Request:
    """Every field filled as its type says."""
    return kind(**{slot.name: given.get(slot.name, _value(town, slot)) for slot in slots(kind)})


def _value(town: Town, slot: Slot) -> object:
    asked, kind = kind_of(slot), bare(slot.kind)
    if is_new(slot):
        return kind("new-----------")
    if slot.optional and not (isinstance(kind, type) and issubclass(kind, Id)):
        return slot.default
    match asked:
        case Number(least=least):
            return least
        case Choice(options=options):
            return options[0][0]
        case Zone():
            return "UTC"
    there: dict[object, object] = {
        SeatId: town.seat,
        RoundId: ROUND,
        OrganisationId: SCHOOL,
        PersonId: town.person(SOMEONE),
        PlaceId: town.place,
        Address: Address("terminal", "local", "nowhere"),
        Account: Account("terminal", "local", SOMEONE),
        str: "Words",
        int: TURN,
        bool: True,
        date: DAY,
        time: HOUR,
        datetime: EVENING,
    }
    if kind in there:
        return there[kind]
    if issubclass(kind, Enum):
        return next(iter(kind))
    return kind("key-----------")
