"""From what people and rules write to what a vote asks: options a line, and a share of the roll."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from bot.features.proposals.model.asking import FEWEST_OPTIONS, MOST_OPTIONS, OPTION, TWO_OF_THREE, Share
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.refusals import (
    FewOptions,
    LongOption,
    ManyOptions,
    NotAShare,
    NotATimeToMeet,
    NotOneOfThem,
    SameOption,
    TimeIsPast,
)
from bot.features.proposals.model.tally.meeting import Slot
from bot.kernel.fields import Day, Hour, Unfit
from bot.kernel.ids import Id, OrganisationId
from bot.kernel.text import say
from bot.recurrence import instant

Named = TypeVar("Named", bound=Id)

_SHARE = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_PERCENT = re.compile(r"(\d{1,3})\s*%")


_DAY, _HOUR = Day(say("Day")), Hour(say("Time"))


def options_in(text: str) -> tuple[str, ...]:
    """One a line, without the dashes or numbers that people put before them."""
    options = _lines(text)
    for number, option in enumerate(options):
        if len(option) > OPTION:
            raise LongOption(option=option[:OPTION], most=OPTION)
        if option.casefold() in {other.casefold() for other in options[:number]}:
            raise SameOption(option=option)
    _check_number(options)
    return options


def slots_in(text: str, minutes: int, zone: str, now: datetime, days: int) -> tuple[Slot, ...]:
    """A day and an hour a line, on the walls of the zone, in the order in which they come. None is before the answers
    are there."""
    slots: dict[datetime, Slot] = {}
    for line in _lines(text):
        begins = _begins(line, zone)
        if begins in slots:
            raise SameOption(option=line)
        if begins < now + timedelta(days=days):
            raise TimeIsPast(line=line)
        slots[begins] = Slot(begins, begins + timedelta(minutes=minutes))
    _check_number(tuple(slots))
    return tuple(slots[each] for each in sorted(slots))


def named_in(text: str, names: Mapping[Named, str]) -> frozenset[Named]:
    """Names with commas between, each whole or a part that is in one name alone."""
    return frozenset(_called(name.strip(), names) for name in text.split(",") if name.strip())


def seats_in(text: str, seats: Sequence[SeatName], names: Mapping[OrganisationId, str]) -> frozenset[Id]:
    """As `named_in`; a residents' seat by its number."""
    found: set[Id] = set()
    for name in filter(None, map(str.strip, text.split(","))):
        number = re.search(r"\d+$", name)
        resident = {each.seat for each in seats if number and each.number == int(number[0])}
        if resident and name.casefold() not in map(str.casefold, names.values()):
            found |= resident
        else:
            called = named_in(name, names)
            found |= {each.seat for each in seats if each.organisation in called}
    return frozenset(found)


def _called(name: str, names: Mapping[Named, str]) -> Named:
    same = [key for key, whole in names.items() if whole.casefold() == name.casefold()]
    alike = [key for key, whole in names.items() if name.casefold() in whole.casefold()]
    if len(same or alike) != 1:
        raise NotOneOfThem(name=name)
    return (same or alike)[0]


def _lines(text: str) -> tuple[str, ...]:
    """Where only one line can be written, with `;` between."""
    written = text.strip().splitlines()
    several = written[0].split(";") if len(written) == 1 else written
    lines = (re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line).strip() for line in several)
    return tuple(filter(None, lines))


def _check_number(options: tuple[object, ...]) -> None:
    if len(options) < FEWEST_OPTIONS:
        raise FewOptions(least=FEWEST_OPTIONS)
    if len(options) > MOST_OPTIONS:
        raise ManyOptions(most=MOST_OPTIONS)


def _begins(line: str, zone: str) -> datetime:
    day, _, hour = line.partition(" ")
    try:
        return instant(_DAY.parse(None, day), _HOUR.parse(None, hour), zone)
    except Unfit:
        raise NotATimeToMeet(line=line[:OPTION]) from None


def share_in(text: str) -> Share:
    """As a rule writes it, `2/3`. What is no share is two thirds, as before there are rules."""
    return _share(text) or TWO_OF_THREE


def written_share(text: str) -> Share:
    """As people write it, 3/4 or 75 %. Two thirds are 2/3 exactly, which no number of percent is."""
    found = _share(text)
    if found is None:
        raise NotAShare
    return found


def floor_in(text: str) -> Share | None:
    """As a rule writes it; nothing is no floor."""
    return _share(text)


def _share(text: str) -> Share | None:
    percent, found = _PERCENT.fullmatch(text.strip()), _SHARE.fullmatch(text.strip())
    if percent:
        numerator, denominator = int(percent[1]), 100
    elif found:
        numerator, denominator = int(found[1]), int(found[2])
    else:
        return None
    return Share(numerator, denominator) if 0 < numerator <= denominator else None
