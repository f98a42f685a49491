"""What can be done with a message that a person chose, of all that is said around them: which command takes its words,
and what the menu of a message calls that. In no other way do others' messages reach the bot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.cutting import shortened
from bot.kernel.command import Command, Draft, Slot, slots
from bot.kernel.feature import Catalogue
from bot.kernel.fields import Line, Paragraph, Pick, kind_of
from bot.kernel.form import Form
from bot.kernel.limits import FIELD_BYTES
from bot.kernel.refusal import Refusal
from bot.kernel.text import Phrase, clean, is_readable, say

MOST, LABEL = 9, 24
"""The smallest of the platforms' limits: how many there may be, of Slack's ten without the one that is on no message,
and the characters of a label."""


class NothingToTake(Refusal):
    sentence = say("There are no words in this message. Please choose another one.")


class SomeoneElsesWords(Refusal):
    sentence = say("These are someone else's words, and here you speak for yourself. Please choose a message of yours.")


@dataclass(frozen=True, slots=True)
class FromMessage:
    """Marks the field that a message fills; the form opens with it, and nothing is sent unasked. `word` names it for
    good, on platforms too, and is typed where there are no menus. `own` is for what is said in the person's own name:
    it takes their own messages alone."""

    word: str
    label: Phrase
    own: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    mark: FromMessage
    command: type[Command]
    field: str
    kind: Line | Paragraph

    def draft(self, words: str, *, own: bool) -> Draft:
        """With as much of the message as fits."""
        if self.mark.own and not own:
            raise SomeoneElsesWords
        read = clean(words[:FIELD_BYTES])
        if not is_readable(read):
            raise NothingToTake
        line = " ".join(read.split()) if isinstance(self.kind, Line) else read
        return Draft(self.command).with_text(**{self.field: shortened(line, self.kind.most)})


def shortcuts(catalogue: Catalogue) -> Mapping[str, Shortcut]:
    """All that the features offer, by their words. Raises ValueError where platforms would not take them."""
    found = list(_declared(catalogue))
    made = {each.mark.word: each for each in found}
    if len(made) < len(found) or len(found) > MOST or any(len(each.mark.label.text) > LABEL for each in found):
        raise ValueError(f"{MOST} shortcuts at most, each with a word of its own, and labels of {LABEL} characters")
    return made


def picked(form: Form) -> Form:
    """Where there is one thing alone to pick, it is picked: the form says which."""
    entries = (
        replace(each, text=each.options[0].value) if isinstance(each.kind, Pick) and len(each.options) == 1 else each
        for each in form.entries
    )
    return replace(form, entries=tuple(entries))


def _declared(catalogue: Catalogue) -> Iterator[Shortcut]:
    for request in catalogue.requests():
        for slot in slots(request):
            mark, kind = _mark(slot), kind_of(slot)
            if mark is None:
                continue
            if not (issubclass(request, Command) and isinstance(kind, Line | Paragraph)):
                raise TypeError(f"{request.__name__}.{slot.name} takes no words of a message")
            yield Shortcut(mark, request, slot.name, kind)


def _mark(slot: Slot) -> FromMessage | None:
    return next((each for each in slot.marks if isinstance(each, FromMessage)), None)
