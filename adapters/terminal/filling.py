"""A form as it is filled in at a prompt: one field after the other, each answer looked at as soon as it is there.
Nothing is shown and nothing is sent here."""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from adapters.wording import Voice
from bot.kernel.command import slots
from bot.kernel.fields import Line, NotAChoice, Paragraph, Pick, Unfit
from bot.kernel.form import Entry, Form, Missing, Option
from bot.kernel.text import Phrase


class Filling:
    """`voice` is the reader's: options are chosen by the words that they read."""

    def __init__(self, form: Form, voice: Voice) -> None:
        self.form = form
        self._voice = voice
        self._texts = {entry.name: entry.text for entry in form.entries}
        self._to_ask = deque(entry for entry in form.entries if entry.error or not form.faulty)
        self._errors = {entry.name: entry.error for entry in form.entries if entry.error}

    @property
    def entry(self) -> Entry | None:
        """The field that is asked now; None when all are answered."""
        return self._to_ask[0] if self._to_ask else None

    @property
    def error(self) -> Phrase | None:
        """What is wrong with what stands in the field that is asked now."""
        return self._errors.get(self._to_ask[0].name) if self._to_ask else None

    @property
    def shown(self) -> str:
        """What stands in the field that is asked now."""
        return self.written(self.entry) if self.entry else ""

    @property
    def editable(self) -> str:
        """What of it is edited at the prompt. What was chosen from a list stands in the list, and Enter keeps it; what
        did not fit is written anew where it is short, and mended where it is text."""
        if self.entry is None or (self.error and not isinstance(self.entry.kind, Line | Paragraph)):
            return ""
        return "" if self.entry.options else self.shown

    def chosen(self, option: Option) -> bool:
        return self.entry is not None and self._texts[self.entry.name] == option.value

    def written(self, entry: Entry) -> str:
        """What stands in a field, as the reader would write it."""
        text = self._texts[entry.name]
        return next((self.label(option) for option in entry.options if option.value == text), text)

    @property
    def texts(self) -> Mapping[str, str]:
        return self._texts

    def label(self, option: Option) -> str:
        return self._voice.text(option.label)

    def answer(self, line: str) -> bool:
        """False if it does not fit: then `error` says why, the field is asked again, and the text stays in it."""
        entry = self._to_ask[0]
        if entry.options and not line.strip() and not self.error:
            line = self.shown
        try:
            self._texts[entry.name] = line
            self._texts[entry.name] = self._fitting(entry, line.strip())
        except Unfit as unfit:
            self._errors[entry.name] = unfit.said
            return False
        self._errors.pop(entry.name, None)
        self._to_ask.popleft()
        return True

    def _fitting(self, entry: Entry, text: str) -> str:
        if not text:
            if entry.required:
                raise Missing
            return ""
        chosen = self._chosen(entry.options, text) if entry.options else text
        if isinstance(entry.kind, Pick) and not any(option.value == chosen for option in entry.options):
            if entry.more:
                return chosen  # looked up when the form is sent
            raise NotAChoice
        kind = next(slot.kind for slot in slots(self.form.draft.command) if slot.name == entry.name)
        entry.kind.parse(kind, chosen)
        return chosen

    def _chosen(self, options: tuple[Option, ...], text: str) -> str:
        """The value of the option of this number, with this label, or whose label alone begins like this."""
        if text.isdecimal():
            if not 1 <= int(text) <= len(options):
                raise NotAChoice
            return options[int(text) - 1].value
        sought = text.casefold()
        labels = [(self.label(option).casefold(), option.value) for option in options]
        same = [value for label, value in labels if label == sought]
        alike = same or [value for label, value in labels if label.startswith(sought)]
        return alike[0] if len(alike) == 1 or same else text


def filled_in(form: Form, texts: Mapping[str, str]) -> Form:
    """The same form with these texts in its fields."""
    return replace(form, entries=tuple(replace(e, text=texts.get(e.name, ""), error=None) for e in form.entries))
