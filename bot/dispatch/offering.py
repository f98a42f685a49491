"""Which fields of a form are asked, once it is known what there is to pick."""

from bot.kernel.fields import Pick
from bot.kernel.form import Entry


def is_asked(entry: Entry) -> bool:
    """A list with nothing on it is left out where nothing has to be picked."""
    return not isinstance(entry.kind, Pick) or entry.required or bool(entry.options or entry.text)
