"""One's own data as JSON: as one file, and in parts that are whole documents by themselves, so that none needs the
others to be read. Keys and labels are in English: they are for programs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.features.privacy.model.gathered import Gathered
from bot.kernel.ports import Directory
from bot.kernel.text import Mention, Moment, Named, Phrase, Text, Value, Wording

NAME = "my-data.json"
PART = 1_700
"""Characters of one part at most: it stands in one paragraph, with room for what a platform escapes."""

Entry = dict[str, str | bool]
Item = tuple[str, Entry]


@dataclass(frozen=True, slots=True)
class MyData:
    """The whole as a file; the names in it are known already."""

    given: Gathered

    def texts(self) -> Iterator[Text]:
        return iter(())

    def written(self, wording: Wording) -> str:
        return json.dumps(_document(list(_items(self.given))), ensure_ascii=False, indent=1)


def parts(given: Gathered) -> tuple[str, ...]:
    packed: list[list[Item]] = [[]]
    for item in _items(given):
        if packed[-1] and len(_written([*packed[-1], item], 1, 1)) > PART:
            packed.append([])
        packed[-1].append(item)
    return tuple(_written(items, number, len(packed)) for number, items in enumerate(packed, 1))


def plain(text: Text, directory: Directory) -> str:
    match text:
        case str():
            return text
        case Moment(at):
            return at.isoformat()
        case Mention(person):
            who = directory.people.get(person)
            return who.name if who else ""
        case Named(organisation):
            return directory.organisations.get(organisation, "")
        case Phrase(one, many, count, arguments):
            given = {each.name: _argument(each.value, directory) for each in arguments}
            return (many if many and count != 1 else one).format_map({"n": count, **given})


def _argument(value: Value, directory: Directory) -> str:
    if isinstance(value, tuple):
        return ", ".join(plain(each, directory) for each in value)
    return str(value) if isinstance(value, int) else plain(value, directory)


def _items(given: Gathered) -> Iterator[Item]:
    for held in given.held:
        what, value = plain(held.label, given.directory), plain(held.value, given.directory)
        yield "stored", {"what": what, "value": value, "stays": held.stays}
    for act in given.acts:
        yield "history", {"at": act.at.isoformat(timespec="seconds"), "what": act.what, "by_you": act.by_you}


def _written(items: list[Item], number: int, of: int) -> str:
    return json.dumps({"part": number, "of": of, **_document(items)}, ensure_ascii=False)


def _document(items: list[Item]) -> dict[str, list[Entry]]:
    every = {name: [entry for kind, entry in items if kind == name] for name in ("stored", "history")}
    return {name: entries for name, entries in every.items() if entries}
