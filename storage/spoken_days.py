"""What day somebody means, read by dateparser: for readers, who ask it as they ask for rows. It keeps nothing."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Protocol, cast

from babel.dates import get_day_names
from dateparser.data import language_order
from dateparser.date import DateDataParser

from bot.spoken_days import WORDS
from storage.rows import Scope

_ISO = re.compile(r"\d{4}-\d\d?-\d\d?")
_NUMBERS = re.compile(r"\d\d?[./-]\d\d?([./-]\d{2,4})?")
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGES = frozenset(language_order)
_ORDERS = ("DMY", "MDY")
"""Both are offered where a day is written in numbers that can be read either way."""

_DAYS = "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
_SPANISH = (
    (r"\bpasado mañana\b", "en 2 días"),
    (r"\b(dentro de|de aquí a)\b", "en"),
    (rf"\b(el |la )?(próxim[oa]|siguiente) (?=({_DAYS})\b)", ""),
    (rf"\b(?P<day>{_DAYS}) (que viene|próximo|siguiente)\b", r"\g<day>"),
    (r"\b(antes del?|para|hasta|este|esta|el|la|los|las) ", ""),
    (r"\b(próxima semana|semana (que viene|siguiente))\b", "en 1 semana"),
    (r"\b(próximo mes|mes (que viene|siguiente))\b", "en 1 mes"),
)
_SPANISH_NUMBERS = dict(
    zip(("una", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
        (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True)
)  # fmt: skip
"""What the library's Spanish does not know of how people say a day, in words that it does."""


class _Read(Protocol):
    date_obj: datetime | None
    period: str


class _Parser(Protocol):
    def get_date_data(self, date_string: str) -> _Read: ...


class DayReader:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def meant(self, words: str, today: date, language: str) -> tuple[date, ...]:
        said = " ".join(words.split()).casefold()
        if not said or len(said) > WORDS:
            return ()
        if _ISO.fullmatch(said):
            return _iso(said)
        return tuple(dict.fromkeys(_read(said, today, language)))


def _iso(said: str) -> tuple[date, ...]:
    try:
        return (date(*map(int, said.split("-"))),)
    except ValueError:
        return ()


def _read(said: str, today: date, language: str) -> Iterator[date]:
    spoken = language[:2].lower()
    plain = _plain(said, spoken)
    orders = _ORDERS if _NUMBERS.fullmatch(plain) else _ORDERS[:1]
    for order in orders:
        found = _parser(spoken, order, today).get_date_data(plain)
        if found.date_obj is None or found.period == "year":
            continue
        day = found.date_obj.date()
        if found.period == "month":
            yield from _within_month(day, plain)
        else:
            yield from _on_weekday(day, said, today, spoken)


def _plain(said: str, spoken: str) -> str:
    """Without what only says that it is a last day, and in words that the library knows."""
    if spoken != "es":
        return re.sub(r"^(by|before|until|the|end of|the end of) ", "", said)
    for pattern, known in _SPANISH:
        said = re.sub(pattern, known, said)
    return re.sub(r"\w+", lambda word: str(_SPANISH_NUMBERS.get(word[0], word[0])), said).strip()


def _within_month(day: date, plain: str) -> Iterator[date]:
    """“In a month” is its day; of a whole month it can be any, and the last is asked about first."""
    first = day.replace(day=1)
    after = date.fromordinal(first.toordinal() + 31).replace(day=1)
    last = date.fromordinal(after.toordinal() - 1)
    if re.match(r"(in|en|within) ", plain):
        yield day
    else:
        yield from (last, first)


def _on_weekday(day: date, said: str, today: date, spoken: str) -> Iterator[date]:
    """Some mean the nearest by “next Friday”, and some the one after it; and a weekday can be another one's date."""
    named = {index for word in _WORD.findall(said) for index in _weekdays(spoken).get(word, ())}
    yield day
    if not named:
        return
    if day.weekday() not in named:
        near = (date.fromordinal(day.toordinal() + away) for away in (-1, 1, -2, 2, -3, 3))
        yield from (each for each in near if each.weekday() in named and each >= today)
    elif re.search(r"\b(next|próxim[oa]|que viene|siguiente)\b", said):
        yield date.fromordinal(day.toordinal() + 7)


@cache
def _weekdays(spoken: str) -> dict[str, tuple[int, ...]]:
    """In full and cut short, in the person's language and in English."""
    return {
        str(name).casefold().rstrip("."): (index,)
        for language in ("en", spoken if spoken in _LANGUAGES else "en")
        for width in ("wide", "abbreviated")
        for index, name in get_day_names(width, locale=language).items()
    }


@lru_cache(64)
def _parser(spoken: str, order: str, today: date) -> _Parser:
    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": "future",
        "PREFER_DAY_OF_MONTH": "current",
        "DATE_ORDER": order,
        "PARSERS": ["relative-time", "absolute-time"],
    }
    languages = [spoken, "en"] if spoken in _LANGUAGES and spoken != "en" else ["en"]
    return cast("_Parser", DateDataParser(languages=languages, settings=settings))
