"""What a typed line asks for: the word after the root, the root's page, or its command with the line typed into it."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.cutting import cut
from bot.kernel.command import Command, Draft, Page, Request, slots
from bot.kernel.feature import Root
from bot.kernel.fields import TooLong, kind_of
from bot.kernel.form import typed
from bot.kernel.limits import TYPED
from bot.kernel.refusal import Refusal
from bot.kernel.text import clean, say

SHOWN = 40
NOTHING: Mapping[str, str] = MappingProxyType({})


class NotUnderstood(Refusal):
    """What was typed means nothing here: help is the way on."""


class UnknownRoot(NotUnderstood):
    sentence = say("I do not know “/{root}”. I know: {known}.")


class UnknownWord(NotUnderstood):
    sentence = say("I do not know “{word}” after /{root}. You can type {known}, or /{root} alone.")


class NothingAfter(NotUnderstood):
    sentence = say("Nothing goes after /{root}. Please type /{root} alone.")


def request_of(roots: Mapping[str, Root], name: str, line: str, given: Mapping[str, str] = NOTHING) -> Page | Draft:
    """`name` is the root with or without its slash, or a word of the home root alone. `line` is what follows: a word
    that stands after every root is one only by itself where the root takes words of people's own. `given` are fields by
    their names, on platforms that show them. Raises Refusal with what would have fitted."""
    name = name.strip().removeprefix("/").lower()
    root = roots.get(name)
    home = next((each for each in roots.values() if each.home and name in {word.word for word in each.words}), None)
    if root is None and home is not None:
        return request_of(roots, home.name, f"{name} {line}", given)
    if root is None:
        raise UnknownRoot(root=_short(name), known=tuple(f"/{each}" for each in roots))
    if len(line) > TYPED:
        raise TooLong(length=len(line), most=TYPED)
    first, rest = (*line.split(maxsplit=1), "", "")[:2]
    named = next((word for word in root.words if word.word == first.lower()), None)
    if named is not None and not (named.after and rest and root.command):
        asked = _filled(named.request, rest or named.after)
        return with_given(asked, given) if isinstance(asked, Draft) else asked
    if not first and not given:
        return root.page()
    if root.command is not None:
        return with_given(typed(root.command, line), given)
    if not first:
        return root.page()
    if not root.words:
        raise NothingAfter(root=root.name)
    raise UnknownWord(root=root.name, word=_short(first), known=tuple(word.word for word in root.words))


def with_given(draft: Draft, given: Mapping[str, str]) -> Draft:
    """With the fields that its form asks for; others say nothing here."""
    asked = {slot.name for slot in slots(draft.command) if kind_of(slot)}
    return draft.with_text(**{name: text for name, text in given.items() if name in asked})


def _filled(kind: type[Request], rest: str) -> Page | Draft:
    if issubclass(kind, Command):
        return typed(kind, rest)
    if not issubclass(kind, Page):
        raise TypeError(f"{kind.__name__} is neither a command nor a page")
    first = next(((slot, asked) for slot in slots(kind) if (asked := kind_of(slot))), None)
    if first is None or not rest.strip():
        return kind()
    slot, asked = first
    return kind(**{slot.name: asked.parse(slot.kind, rest)})


def _short(word: str) -> str:
    return cut(clean(word), SHOWN)
