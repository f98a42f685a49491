"""The kinds of field that a command can ask a person for: each reads one text, or says kindly what would fit."""

import re
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import Any, ClassVar, get_args
from zoneinfo import available_timezones

from bot.kernel.command import Slot
from bot.kernel.limits import FIELD_BYTES, FIELD_TEXT
from bot.kernel.refusal import Refusal
from bot.kernel.scalars import from_text, to_text
from bot.kernel.text import Phrase, clean, is_readable, say

_DIGITS = 9
_YEARS = range(2000, 2200)  # weeks and zones can be added to them without leaving the calendar


class Unfit(Refusal):
    """A field's text does not fit; the sentence stands beside the field."""


class Empty(Unfit):
    sentence = say("There is no readable text in this. Please write it again.")


class TooLong(Unfit):
    sentence = say("This has {length} characters and {most} fit here. Please shorten it.")


class NotANumber(Unfit):
    sentence = say("Please write a whole number from {least} to {most}.")


class NotAChoice(Unfit):
    sentence = say("Please choose one of the answers.")


class NotADay(Unfit):
    sentence = say("Please write the day as year-month-day, like 2026-03-09.")


class NotATime(Unfit):
    sentence = say("Please write the time with hours and minutes, like 18:30.")


class NotAZone(Unfit):
    sentence = say("Please write a time zone such as Europe/Madrid.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What all kinds share: the question, and a hint below it."""

    label: Phrase
    hint: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Line(Asked):
    """One line of text, at most `most` characters; line breaks become spaces."""

    most: int = 150

    def parse(self, _kind: Any, text: str) -> str:
        return _fitting(" ".join(clean(text).split()), self.most)


@dataclass(frozen=True, slots=True)
class Paragraph(Asked):
    """Text of several lines, at most `most` characters; several empty lines become one."""

    most: int = FIELD_TEXT

    def parse(self, _kind: Any, text: str) -> str:
        return _fitting(re.sub(r"\n\s*\n", "\n\n", clean(text)), self.most)


@dataclass(frozen=True, slots=True)
class Number(Asked):
    least: int = 0
    most: int = 1_000

    def parse(self, _kind: Any, text: str) -> int:
        digits = clean(text)
        if not digits.isdecimal() or len(digits) > _DIGITS or not self.least <= int(digits) <= self.most:
            raise NotANumber(least=self.least, most=self.most)
        return int(digits)


@dataclass(frozen=True, slots=True)
class Choice(Asked):
    """One of a few values that are known beforehand, each with its words."""

    options: tuple[tuple[Any, Phrase], ...] = ()

    def parse(self, kind: Any, text: str) -> object:
        chosen = clean(text).casefold()
        for value, words in self.options:
            if chosen in {to_text(value).casefold(), words.text.casefold()}:
                return value
        raise NotAChoice


@dataclass(frozen=True, slots=True)
class YesNo(Asked):
    options: ClassVar[tuple[tuple[bool, Phrase], ...]] = ((True, say("Yes")), (False, say("No")))
    words: ClassVar[dict[str, bool]] = {"1": True, "yes": True, "y": True, "0": False, "no": False, "n": False}

    def parse(self, _kind: Any, text: str) -> bool:
        if text.strip().lower() not in self.words:
            raise NotAChoice
        return self.words[text.strip().lower()]


@dataclass(frozen=True, slots=True)
class Pick(Asked):
    """One of the things that a feature lists when the form opens; `source` is the name of that list. People may also
    write a name of the list, or a part that is in one name alone."""

    source: str = field(kw_only=True)

    def parse(self, kind: Any, text: str) -> object:
        try:
            return from_text(kind, text.strip())
        except ValueError as error:
            raise NotAChoice from error


@dataclass(frozen=True, slots=True)
class Day(Asked):
    def parse(self, _kind: Any, text: str) -> date:
        try:
            year, month, number = _numbers(r"(\d{4})-(\d\d?)-(\d\d?)", text)
            day = date(year, month, number)
        except ValueError as error:
            raise NotADay from error
        if day.year not in _YEARS:
            raise NotADay
        return day


@dataclass(frozen=True, slots=True)
class Hour(Asked):
    def parse(self, _kind: Any, text: str) -> time:
        try:
            hour, minute = _numbers(r"(\d\d?)[:.](\d\d)", text)
            return time(hour, minute)
        except ValueError as error:
            raise NotATime from error


@dataclass(frozen=True, slots=True)
class Zone(Asked):
    """An IANA time zone, in any spelling of upper and lower case."""

    def parse(self, _kind: Any, text: str) -> str:
        zone = _zones().get(text.strip().replace(" ", "_").lower())
        if zone is None:
            raise NotAZone
        return zone


FieldKind = Line | Paragraph | Number | Choice | YesNo | Pick | Day | Hour | Zone


@dataclass(frozen=True, slots=True)
class New:
    """Marks the id of what the command makes: filled in when the form opens, never asked."""


_KINDS = get_args(FieldKind)


def kind_of(slot: Slot) -> FieldKind | None:
    """How a person fills the slot, or None for one that comes with the button."""
    return next((mark for mark in slot.marks if isinstance(mark, _KINDS)), None)


def is_new(slot: Slot) -> bool:
    return any(isinstance(mark, New) for mark in slot.marks)


def _fitting(text: str, most: int) -> str:
    if not is_readable(text):
        raise Empty
    if len(text) > most or len(text.encode()) > FIELD_BYTES:
        raise TooLong(most=most, length=len(text))
    return text


def _numbers(pattern: str, text: str) -> tuple[int, ...]:
    """The numbers that the pattern's groups hold, in the digits of any script. Raises ValueError if it does not fit."""
    read = re.fullmatch(pattern, clean(text))
    if read is None:
        raise ValueError(text)
    return tuple(map(int, read.groups()))


@cache
def _zones() -> dict[str, str]:
    return {zone.lower(): zone for zone in available_timezones() - {"Factory", "localtime"}}
