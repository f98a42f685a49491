"""From a form to a modal, and from what stands in a modal to answers. What the form does not ask travels in the modal's
id, which is user input like all else that comes back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from discord import SelectOption, TextStyle
from discord.ui import Item, Label, Select, TextDisplay, TextInput
from discord.ui import Modal as Window

from adapters.discord.marks import Mark, marked
from adapters.discord.text import Pen, cut
from adapters.wording import Voice
from bot.kernel.card import Card
from bot.kernel.command import Draft, slots
from bot.kernel.elements import Button, Buttons, Fact, Facts, Style, Words
from bot.kernel.fields import Choice, Day, Hour, Line, Number, Paragraph, Pick, YesNo, Zone, kind_of
from bot.kernel.form import Entry, Form
from bot.kernel.limits import WIRE
from bot.kernel.text import Phrase, say, say_n
from bot.kernel.wire import WireId, encode

TITLE, LABEL, HINT, OPTION, TEXT, FIELDS = 45, 45, 100, 100, 4_000, 5
SHORT = 200
"""Characters that fit where a number, a day or a part of a name is written."""

NOT_YET = say("This does not fit yet. What you wrote is kept.")
TRY_AGAIN = say("Try again")
GONE = say("What you wrote before is no longer here. Please write it again.")
SURE = say("Are you sure?")
SURE_OF = say("{what}: are you sure?")
YES, NO = say("Yes"), say("No")


class Modal(Window):
    """A form on the screen. It is over as soon as it is made: what comes back comes to the one entry."""

    def is_finished(self) -> bool:
        return True


def modal(form: Form, voice: Voice) -> Modal:
    """What it is for stands above the fields where there is room: Discord takes five things in all."""
    pen, command = Pen(voice), form.draft.command
    made = Modal(title=cut(pen.plain(command.title), TITLE), custom_id=wire_of(form.draft), timeout=None)
    if command.intro and len(form.entries) < FIELDS:
        made.add_item(TextDisplay(pen.words(command.intro)))
    for entry in form.entries:
        made.add_item(_asked(pen, entry))
    return made


def reopening(form: Form) -> Card:
    """A form that could not open, as a button that opens it with what was in it."""
    command = form.draft.command
    said = command.intro or command.title
    return Card(said, (Words(said), _again(form.draft, command.title)))


def question(asked: str | None, wire: str, label: str = "") -> Card:
    """What is asked before a press counts; where nobody remembers it, whether that is meant which stands on the
    button."""
    said = (SURE_OF.using(what=label) if label else SURE) if asked is None else asked
    yes, no = (WireId(marked(wire, mark)) for mark in (Mark.sure, Mark.no))
    return Card(said, (Words(said), Buttons((Button(YES, yes, Style.primary), Button(NO, no)))))


def emptied(form: Form) -> Form:
    """One that is asked for again, where nobody remembers what was written: it says so."""
    first, *others = form.entries
    return replace(form, entries=(replace(first, error=GONE), *others))


def faulty(form: Form) -> Card:
    """What is wrong, field by field, and the way back to what was written."""
    wrong = tuple(Fact(entry.kind.label, entry.error) for entry in form.entries if entry.error)
    return Card(NOT_YET, (Words(NOT_YET), *((Facts(wrong),) if wrong else ()), _again(form.draft, TRY_AGAIN)))


def refused(said: Phrase, draft: Draft) -> Card:
    """A refusal of the whole, and the way back to what was written."""
    return Card(said, (Words(said), _again(draft, TRY_AGAIN)))


def wire_of(draft: Draft) -> str:
    """Of what is not asked. Where there is no room for the coalition that was chosen, it is asked for again."""
    whole = encode(kept := hidden(draft))
    return whole if len(whole) <= WIRE else encode(replace(kept, within=None))


def hidden(draft: Draft) -> Draft:
    """Only what is not asked: what people wrote may be longer than a wire id, and comes back in the fields."""
    asked = {slot.name for slot in slots(draft.command) if kind_of(slot)}
    return replace(draft, given=tuple(each for each in draft.given if each[0] not in asked))


def answers(components: object) -> dict[str, str]:
    """What stands in each field, by its name: `components` are those of a modal that was sent."""
    return dict(filter(None, map(_answer, components if isinstance(components, list) else ())))


def _again(draft: Draft, label: Phrase) -> Buttons:
    return Buttons((Button(label, WireId(marked(wire_of(draft), Mark.again)), Style.primary),))


def _asked(pen: Pen, entry: Entry) -> Item[Modal]:
    """The field, and under its label a hint, or what is wrong with what stands in it."""
    label = pen.plain(entry.kind.label)
    hints = [label] if len(label) > LABEL else []
    if entry.error:
        hints = [pen.plain(entry.error)]
    elif entry.kind.hint:
        hints.append(pen.plain(entry.kind.hint))
    if entry.more:
        hints.append(pen.plain(_more(entry.more)))
    return Label(text=cut(label, LABEL), description=cut(" ".join(hints), HINT) or None, component=_field(pen, entry))


def _field(pen: Pen, entry: Entry) -> Item[Modal]:
    match entry.kind:
        case Line(most=most):
            return _written(entry, most)
        case Paragraph(most=most):
            return _written(entry, most, TextStyle.paragraph)
        case Number():
            return _written(entry, SHORT)
        case Day():
            return _written(entry, SHORT, example="2026-03-09")
        case Hour():
            return _written(entry, SHORT, example="18:30")
        case Zone():
            return _written(entry, SHORT, example="Europe/Madrid")
        case Choice() | YesNo() | Pick():
            return _options(pen, entry)
        case _:
            assert_never(entry.kind)


def _written(
    entry: Entry, most: int, style: TextStyle = TextStyle.short, example: str | None = None
) -> TextInput[Modal]:
    """What is too long for its field would keep the form from opening: it is cut, and what is wrong says so."""
    return TextInput(
        custom_id=entry.name,
        style=style,
        default=entry.text[:most] or None,
        placeholder=example,
        required=entry.required,
        max_length=min(most, TEXT),
    )


def _options(pen: Pen, entry: Entry) -> Item[Modal]:
    """What is not listed in whole is found by a part of its name."""
    if not entry.options or entry.more:
        return _written(entry, SHORT)
    offered = [
        SelectOption(
            label=cut(pen.plain(option.label), OPTION) or "…", value=option.value, default=option.value == entry.text
        )
        for option in entry.options
    ]
    return Select(custom_id=entry.name, options=offered, required=entry.required)


def _more(count: int) -> Phrase:
    return say_n(
        "{n} more is not shown. Type a part of the name to find it.",
        "{n} more are not shown. Type a part of a name to find it.",
        count,
    )


def _answer(component: object) -> tuple[str, str] | None:
    """The name of a field and what stands in it; nothing for what is no field."""
    field = component.get("component") if isinstance(component, Mapping) else None
    if not isinstance(field, Mapping):
        return None
    values = field.get("values")
    chosen = values[0] if isinstance(values, list) and values else field.get("value")
    return str(field.get("custom_id", "")), chosen if isinstance(chosen, str) else ""
