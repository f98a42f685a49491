"""What a form asks, field by field; answers become a Command, or the same form with an error beside each field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.kernel.command import Command, Draft, Fresh, Slot, slots
from bot.kernel.fields import (
    Choice,
    FieldKind,
    Line,
    NotAChoice,
    Paragraph,
    Pick,
    TooLong,
    Unfit,
    YesNo,
    is_new,
    kind_of,
)
from bot.kernel.limits import FIELD_BYTES, FIELD_TEXT, OPTIONS
from bot.kernel.scalars import from_text, to_text
from bot.kernel.text import Phrase, clean, say

_TYPED = re.compile(r'(?<!\S)([\w-]+):(?:["“„«]([^"“”„«»]*)["”“»]|(\S*))')
# `name:value` or `name:"two words"`, in the quotation marks that phones put in by themselves.


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Phrase | str


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as it is shown: the text in it, what is wrong with that text, and how many options there are that
    `options` has no room for: an adapter says so, and that a part of the name finds them."""

    name: str
    word: str
    kind: FieldKind
    required: bool
    text: str = ""
    error: Phrase | None = None
    options: tuple[Option, ...] = ()
    more: int = 0

    def offering(self, listed: tuple[Option, ...]) -> "Entry":
        """With the options that its text is in, or all of them; the text becomes the value if it means one alone."""
        sought = _alike(self.text)
        named = [(option, _alike(option.label)) for option in listed]
        same = [option for option, words in named if option.value == self.text or (sought and words == sought)]
        found = same or [option for option, words in named if sought in words]
        shown = tuple(found or listed)
        entry = replace(self, options=shown[:OPTIONS], more=max(0, len(shown) - OPTIONS))
        if sought and len(found) == 1:
            return replace(entry, text=found[0].value, error=None)
        return replace(entry, error=NotAChoice().said) if sought else entry


@dataclass(frozen=True, slots=True)
class Form:
    """Opened with a draft; the draft carries hidden fields and the id of what the form will make, so that the same
    form sent twice makes one thing."""

    draft: Draft
    entries: tuple[Entry, ...]

    @property
    def faulty(self) -> bool:
        return any(entry.error for entry in self.entries)


class Missing(Unfit):
    sentence = say("Please fill this in.")


def complete(draft: Draft, new: Fresh) -> Command | Form:
    """What was typed runs at once if nothing is missing and all of it fits; else its form opens with what was typed. It
    also does if something was picked: what it means is known when its list is read."""
    draft = _with_new_ids(draft, new)
    given = dict(draft.given)
    asked = [slot for slot in slots(draft.command) if kind_of(slot) and (slot.name in given or not slot.optional)]
    read = _read(draft, {slot.name: given.get(slot.name, "") for slot in asked})
    if isinstance(read, Command):
        return opened(draft, new) if any(isinstance(kind_of(slot), Pick) for slot in asked) else read
    return Form(draft, tuple(_calm(entry) for entry in read.entries))


def opened(draft: Draft, new: Fresh) -> Form:
    """The form of a button's draft, filled in as far as the draft and the defaults go."""
    draft = _with_new_ids(draft, new)
    return Form(draft, tuple(_entry(slot, draft.text(slot.name)) for slot in _asked(draft)))


def prefilled(form: Form, now: Draft) -> Form:
    """With what stands now, in the fields that nobody filled in yet. What does not fit in its field is left out: if it
    were cut, the cut words would be sent as if they were meant."""
    asked = {slot.name: slot for slot in _asked(form.draft)}
    known = {name: text for name, text in now.given if form.draft.text(name) is None and _fits(asked[name], text)}
    entries = (replace(each, text=known.get(each.name, each.text)) for each in form.entries)
    return replace(form, entries=tuple(entries))


def answered(draft: Draft, answers: Mapping[str, str]) -> Command | Form:
    """`answers` maps field names to what stands in the fields now; a field that is absent counts as empty."""
    return _read(draft, {slot.name: answers.get(slot.name, "") for slot in _asked(draft)})


def typed(command: type[Command], line: str) -> Draft:
    """`name:value` and `name:"two words"` fill the fields of those names, all else is the first text field."""
    asked = [slot for slot in slots(command) if kind_of(slot)]
    if not asked:
        return Draft(command)
    names = {slot.word: slot.name for slot in asked}
    given: dict[str, str] = {}

    def taken(found: re.Match[str]) -> str:
        name = names.get(found[1].lower())
        if name is None:
            return found[0]
        given[name] = found[3] if found[2] is None else found[2]
        return " "

    rest = " ".join(_TYPED.sub(taken, line).split())
    first = next((slot for slot in asked if isinstance(kind_of(slot), Line | Paragraph)), asked[0])
    return Draft(command).with_text(**({first.name: rest} if rest else {}), **given)


def _alike(words: Phrase | str) -> str:
    return " ".join(clean(words.text if isinstance(words, Phrase) else words).split()).casefold()


def _asked(draft: Draft) -> list[Slot]:
    return [slot for slot in slots(draft.command) if kind_of(slot)]


def _read(draft: Draft, texts: Mapping[str, str]) -> Command | Form:
    values: dict[str, object] = {}
    errors: dict[str, Phrase] = {}
    for slot in slots(draft.command):
        text = texts.get(slot.name)
        try:
            if text is not None:
                _fill(values, slot, text)
            elif (hidden := draft.text(slot.name)) is not None and not kind_of(slot):
                values[slot.name] = from_text(slot.kind, hidden)
        except Unfit as unfit:
            errors[slot.name] = unfit.said
    if not errors:
        return draft.command(**values)
    entries = tuple(_entry(slot, texts.get(slot.name), errors.get(slot.name)) for slot in _asked(draft))
    return Form(draft, entries)


def _fill(values: dict[str, object], slot: Slot, text: str) -> None:
    """A giant is refused before it is cleaned, which would keep everyone else waiting for a second."""
    kind = kind_of(slot)
    if len(text) > FIELD_BYTES:
        raise TooLong(length=len(text), most=kind.most if isinstance(kind, Line | Paragraph) else FIELD_TEXT)
    if text.strip() and kind:
        values[slot.name] = kind.parse(slot.kind, text)
    elif not slot.optional:
        raise Missing


def _entry(slot: Slot, text: str | None, error: Phrase | None = None) -> Entry:
    kind = kind_of(slot)
    if kind is None:
        raise TypeError(f"{slot.name} is not asked")
    shown = text if text is not None else "" if slot.default is None else to_text(slot.default)
    options = (
        tuple(Option(to_text(value), label) for value, label in kind.options)
        if isinstance(kind, Choice | YesNo)
        else ()
    )
    return Entry(slot.name, slot.word, kind, not slot.optional, shown, error, options)


def _fits(slot: Slot, text: str) -> bool:
    try:
        _fill({}, slot, text)
    except Unfit:
        return False
    return True


def _calm(entry: Entry) -> Entry:
    """A form that opens for the first time does not scold for what nobody could have filled in yet."""
    return entry if entry.text else replace(entry, error=None)


def _with_new_ids(draft: Draft, new: Fresh) -> Draft:
    made = {
        slot.name: new(slot.kind) for slot in slots(draft.command) if is_new(slot) and draft.text(slot.name) is None
    }
    return draft.with_text(**made)
