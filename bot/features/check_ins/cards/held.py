"""What check-ins keep of one person, in plain words."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.check_ins.cards.words import SAID, on_date, question
from bot.features.check_ins.commands import CheckInsPage
from bot.features.check_ins.model import Known, Prompt
from bot.kernel.limits import HELD
from bot.kernel.personal import Held
from bot.kernel.text import Phrase, say

BESIDE = 100
"""Characters that what stands beside people's own words may take."""

_ALL = say("All members can read it.")
_LEFT = say("It is forgotten when you leave, or have yourself erased.")


def of_person(given: Known) -> tuple[Held, ...]:
    return tuple(_held(given))


def _held(given: Known) -> Iterator[Held]:
    for series in given.series:
        if series.set_by == given.person:
            yield Held(CheckInsPage.title, say("You set “{question}”.", question=question(series)), _ALL, _LEFT)
        if given.person in series.left_out:
            out = say("You are not asked by “{question}”.", question=question(series))
            yield Held(CheckInsPage.title, out, say("So that it does not ask you."), _LEFT)
        if given.person in series.direct:
            directly = say("You are asked directly by “{question}”.", question=question(series))
            yield Held(CheckInsPage.title, directly, say("So that I write to you alone at your own hour."), _LEFT)
    for prompt in given.prompts:
        yield from _of_prompt(given, prompt)


def _of_prompt(given: Known, prompt: Prompt) -> Iterator[Held]:
    if prompt.person == given.person:
        yield Held(_on(prompt), _answer(prompt), _ALL, _LEFT)
    if given.person in prompt.helpers:
        yield Held(_on(prompt), say("You offered a hand."), _ALL, _LEFT)
    if prompt.answer and prompt.answer.by == given.person:
        yield Held(_on(prompt), say("You wrote down an answer for somebody."), _ALL, _LEFT)


def _on(prompt: Prompt) -> Phrase:
    return say("Check-in of {date}", date=on_date(prompt.day))


def _answer(prompt: Prompt) -> Phrase | str:
    if prompt.answer is None:
        return say("When you are asked. You have not answered.")
    words = shortened(prompt.answer.words, HELD - BESIDE)
    if prompt.answer.how is None:
        return words
    return say("{how}. {words}", how=SAID[prompt.answer.how], words=words)
