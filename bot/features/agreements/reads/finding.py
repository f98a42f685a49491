"""Agreements by their words."""

from bot.features.agreements import commands as asked
from bot.features.agreements.model import AGREEMENTS, Sought, Which
from bot.features.agreements.model.given import Found
from bot.features.agreements.model.searching import asked_in, beginning, from_button, some_of
from bot.features.agreements.reads.confidence import open_to_all, opened
from bot.kernel.command import Context
from bot.kernel.ports import Unit

A_PAGE, DIGITS = 4, 9


def finding(unit: Unit, command: asked.FindAgreements, context: Context) -> Found:
    """A number alone is that agreement."""
    digits = command.words.strip(" #")
    if digits.isdecimal() and len(digits) < DIGITS:
        one = unit.get(AGREEMENTS).numbered(int(digits))
        if one:
            return Found((digits,), (opened(unit, context, one),), 1)
    return _found(unit, asked_in(command.words), 0, holding=False)


def found_again(unit: Unit, page: asked.FoundPage, context: Context) -> Found:
    return _found(unit, from_button(page.words), max(page.start, 0), holding=page.holding)


def _found(unit: Unit, words: tuple[str, ...], start: int, *, holding: bool) -> Found:
    """Those with all of them, the newest first; where there is none, those with most of them, rare words alone."""
    rows = unit.get(AGREEMENTS)
    each_has = [rows.with_word(beginning(word)) for word in words]
    having: frozenset[int] = frozenset.intersection(*each_has) if each_has else frozenset()
    complete = bool(having) or not words
    numbers = sorted(having, reverse=True) if complete else some_of(each_has, rows.last_number())
    if holding:
        ended = rows.numbers(Sought(Which.ended))
        numbers = [each for each in numbers if each not in ended]
    numbers = open_to_all(unit, numbers)
    part = (rows.numbered(number) for number in numbers[start : start + A_PAGE])
    return Found(words, tuple(each for each in part if each), len(numbers), start, complete, holding)
