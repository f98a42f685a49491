"""The slash commands and the menus of messages, made of what the features declare: one root each, with typed options of
which none has to be filled in. They are registered only where Discord has others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from gettext import GNUTranslations

from discord import Client, Locale
from discord.http import Route

from adapters.discord.inbound import MORE, WHAT
from adapters.discord.text import cut
from adapters.wording import Catalogues
from bot.kernel.command import Command, Slot, slots
from bot.kernel.feature import Catalogue, Root
from bot.kernel.fields import Choice, FieldKind, Line, Number, Paragraph, Pick, YesNo, kind_of
from bot.kernel.scalars import to_text
from bot.kernel.text import Phrase, say
from bot.shortcuts import Shortcut, shortcuts

Json = dict[str, object]

SLASH, MENU = 1, 3
STRING, INTEGER, BOOLEAN = 3, 4, 5
NAME, DESCRIPTION, CHOICES, LONGEST = 32, 100, 25, 6_000
WHERE: Json = {"contexts": [0, 1], "integration_types": [0]}
"""They are offered in servers, where coalitions live, and in someone's own messages with the bot; and come with the bot
that was added to a server."""

ON_MESSAGES: Json = {**WHERE, "contexts": [0]}
"""In their own messages there are none of others."""

NAMES = {
    each.text: each
    for each in (say("what"), say("more"), say("topic"), say("minutes"), say("manner"), say("format"), say("order"))
}
"""Names of options that are translated; others are shown as they are typed elsewhere."""

WHAT_NEXT = say("What do you want to see or do?")
WITH_IT = say("What goes with it: a name, a code, a day")

KEPT = frozenset(
    {
        "type", "name", "name_localizations", "description", "description_localizations", "options", "choices", "value",
        "required", "min_value", "max_value", "max_length", "autocomplete", "contexts", "integration_types",
    }
)  # fmt: skip
"""What Discord keeps of a command as it was sent; all else is its own."""

PARTS = frozenset({"options", "choices"})
NOTHING: tuple[object, ...] = (None, False, "", [], {})


@dataclass(frozen=True, slots=True)
class Tree:
    catalogues: Catalogues

    def commands(self, catalogue: Catalogue) -> list[Json]:
        return [*map(self._root, catalogue.roots.values()), *map(self._menu, shortcuts(catalogue).values())]

    def _menu(self, shortcut: Shortcut) -> Json:
        """In the menu of every message; it is known by its name in English again."""
        return {"type": MENU, **self._choice(shortcut.mark.label), **ON_MESSAGES}

    def _root(self, root: Root) -> Json:
        """Its name is the same in all languages: sentences say what to type."""
        options = [*self._what(root), *self._fields(root), *self._more(root)]
        return {"type": SLASH, "name": root.name, **self._described(root.summary), **WHERE, "options": options}

    def _what(self, root: Root) -> Iterator[Json]:
        if not root.words:
            return
        words = [{**self._choice(word.label), "value": word.word} for word in root.words]
        offered: Json = {"choices": words} if len(words) <= CHOICES else {"autocomplete": True}
        yield {"type": STRING, **self._named(WHAT), **self._described(WHAT_NEXT), **offered}

    def _fields(self, root: Root) -> Iterator[Json]:
        for slot, kind in asked(root):
            yield {**self._named(slot.word), **self._described(kind.label, kind.hint), **self._typed(slot, kind)}

    def _more(self, root: Root) -> Iterator[Json]:
        """Where words take something and the root has no fields in which it could be written."""
        if root.command is None and any(kind_of(s) for w in root.words if not w.after for s in slots(w.request)):
            yield {"type": STRING, **self._named(MORE), **self._described(WITH_IT), "max_length": LONGEST}

    def _typed(self, slot: Slot, kind: FieldKind) -> Json:
        match kind:
            case Line(most=most) | Paragraph(most=most):
                return {"type": STRING, "max_length": most}
            case Number(least=least, most=most):
                return {"type": INTEGER, "min_value": least, "max_value": most}
            case YesNo():
                return {"type": BOOLEAN}
            case Choice(options=options) if len(options) <= CHOICES:
                return {
                    "type": STRING,
                    "choices": [{**self._choice(words), "value": to_text(value)} for value, words in options],
                }
            case Pick():
                return {"type": STRING, "autocomplete": True}
            case _:
                return {"type": STRING}

    def _named(self, word: str) -> Json:
        """As it is typed; in other languages if their word is one that can be typed."""
        named = self._in_all(NAMES[word], NAME) if word in NAMES else {}
        fit = {locale: name for locale, name in named.items() if name.isalpha() and name == name.lower()}
        return {"name": word, **({"name_localizations": fit} if fit else {})}

    def _choice(self, label: Phrase) -> Json:
        return {"name": cut(label.text, DESCRIPTION), "name_localizations": self._in_all(label, DESCRIPTION)}

    def _described(self, said: Phrase, hint: Phrase | None = None) -> Json:
        def whole(translated: Callable[[str], str]) -> str:
            return cut(" ".join(translated(each.text) for each in (said, hint) if each), DESCRIPTION)

        others = {locale: whole(known.gettext) for locale, known in self._languages()}
        return {"description": whole(str), "description_localizations": others}

    def _in_all(self, said: Phrase, most: int) -> dict[str, str]:
        return {locale: cut(known.gettext(said.text), most) for locale, known in self._languages()}

    def _languages(self) -> Iterator[tuple[str, GNUTranslations]]:
        """Discord's languages into which the bot is translated; English is what stands there in all others."""
        for locale in Locale:
            known = self.catalogues.of(locale.value)
            if isinstance(known, GNUTranslations):
                yield locale.value, known


def asked(root: Root) -> Iterator[tuple[Slot, FieldKind]]:
    """The fields of its command, and what the commands of its words pick from lists."""
    names: set[str] = set()
    for request in (root.command, *(word.request for word in root.words)):
        for slot in slots(request) if request and issubclass(request, Command) else ():
            kind = kind_of(slot)
            if kind and slot.name not in names and (request is root.command or isinstance(kind, Pick)):
                names.add(slot.name)
                yield slot, kind


async def register(client: Client, commands: list[Json]) -> bool:
    """Makes Discord offer exactly these, if it does not yet; says whether it was told anything."""
    application = client.application_id or 0
    route = Route("GET", "/applications/{application_id}/commands", application_id=application)
    there = await client.http.request(route, params={"with_localizations": "true"})
    if _settled(there) == _settled(commands):
        return False
    await client.http.bulk_upsert_global_commands(application, payload=[dict(each) for each in commands])
    return True


def _settled(commands: list[Json]) -> list[Json]:
    return sorted(map(_said, commands), key=lambda each: (str(each["type"]), str(each["name"])))


def _said(part: Json) -> Json:
    """What of it was sent, and says something; options and choices are in the order in which people see them."""
    said: Json = {}
    for name, value in part.items():
        inner = [_said(each) for each in value] if name in PARTS and isinstance(value, list) else value
        if name in KEPT and inner not in NOTHING:
            said[name] = inner
    return said
