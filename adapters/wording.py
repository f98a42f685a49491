"""From what is said to the words that one reader sees: their language, their zone, names as they are now.
A sentence that cannot be translated is shown in English and reported; it never fails."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from bot.kernel.ports import Directory, Who
from bot.kernel.text import Argument, Mention, Moment, Named, Phrase, Text, Value, When, clean, say

LOCALES = Path(__file__).parents[1] / "locales"
DOMAIN = "commonground"

FORMER_MEMBER = say("a former member")
FORMER_ORGANISATION = say("a former organisation")
NOBODY = say("nobody")

_ARGUMENT = re.compile(r"\{(\w+)\}")
_FIRST_STRONG, _END = "\u2068", "\u2069"
_NARROW_SPACE, _FIXED_SPACE = "\u202f", "\u00a0"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class MissingArgument(Exception):
    """A sentence has a place for an argument that it was not given."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a platform does in its own way: `escape` makes any text plain on it, `moment` and `person` may give the
    platform's own token, or None to have it written out."""

    escape: Callable[[str], str] = str
    moment: Callable[[Moment], str | None] = lambda _: None
    person: Callable[[Who], str | None] = lambda _: None


def _report_nowhere(_what: str, _sentence: str) -> None:
    return


@dataclass(frozen=True, slots=True)
class Catalogues:
    """The translations in a folder, each read when somebody first needs it. English is the source and has none."""

    folder: Path = LOCALES
    report: Callable[[str, str], None] = _report_nowhere
    _read: dict[str, NullTranslations] = field(default_factory=dict)

    def of(self, language: str) -> NullTranslations:
        if language not in self._read:
            self._read[language] = self._load(language)
        return self._read[language]

    def locale(self, language: str) -> Locale:
        """Of dates, numbers and lists: the reader's if we speak their language, so that a sentence is of one piece."""
        spoken = language[:2] == "en" or isinstance(self.of(language), GNUTranslations)
        return _locale(language) if spoken else Locale("en")

    def _load(self, language: str) -> NullTranslations:
        there = {path.parents[1].name.lower(): path for path in self.folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")}
        whole = language.replace("-", "_").lower()
        path = there.get(whole) or there.get(whole.partition("_")[0])
        return self._compiled(path) if path else NullTranslations()

    def _compiled(self, path: Path) -> NullTranslations:
        try:
            return _compiled(path)
        except (OSError, ValueError, PoFileError) as error:
            self.report("a catalogue cannot be read", f"{path.name}: {error}")
            return NullTranslations()


def _compiled(path: Path) -> GNUTranslations:
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Voice:
    """One reader's language, zone and the names that a card needs, on one platform. `said_so` is what the platform says
    in the place of a sentence."""

    language: str
    zone: str
    directory: Directory
    hooks: Hooks = field(default_factory=Hooks)
    catalogues: Catalogues = field(default_factory=Catalogues)
    said_so: Callable[[Phrase], Phrase] = lambda said: said

    def text(self, text: Text) -> str:
        match text:
            case Phrase():
                return self._sentence(text)
            case Moment():
                return self._moment(text)
            case str():
                return self.hooks.escape(clean(text))
            case Mention() | Named():
                return self._name(text)
        raise TypeError(f"there are no words for a {type(text).__name__}")

    def organisation(self, mention: Mention) -> str:
        """With whom the person is, or nothing."""
        who = self.directory.people.get(mention.person)
        if who is None:
            return ""
        named = self.directory.organisations.get(who.organisation, "") if who.organisation else ""
        return self.hooks.escape(clean(named or who.organisation_name))

    def isolated(self, text: str, name: str = "") -> str:
        """Kept from reordering the words around it; left alone where it could not. `name` is what will stand there, if
        the text is a platform's token for it."""
        needs = self.locale.text_direction == "rtl" or any(map(_runs_leftwards, name or text))
        return f"{_FIRST_STRONG}{text}{_END}" if needs and text else text

    @property
    def locale(self) -> Locale:
        return self.catalogues.locale(self.language)

    def _sentence(self, phrase: Phrase) -> str:
        phrase = self.said_so(phrase)
        if not phrase.text:
            return ""
        try:
            return self._filled(self._translated(phrase), phrase)
        except MissingArgument as missing:
            self.catalogues.report("a translation lacks an argument", str(missing))
        try:
            return self._filled(_english(phrase), phrase)
        except MissingArgument:
            self.catalogues.report("a sentence lacks an argument", phrase.text)
        blanks = tuple(Argument(name, "…") for name in _ARGUMENT.findall(_english(phrase)) if name != "n")
        return self._filled(_english(phrase), replace(phrase, arguments=(*blanks, *phrase.arguments)))

    def _translated(self, phrase: Phrase) -> str:
        translations = self.catalogues.of(self.language)
        if phrase.plural is None:
            return translations.gettext(phrase.text)
        return translations.ngettext(phrase.text, phrase.plural, phrase.count)

    def _filled(self, template: str, phrase: Phrase) -> str:
        values: dict[str, Value] = {argument.name: argument.value for argument in phrase.arguments}
        if phrase.plural is not None:
            values.setdefault("n", phrase.count)
        return "".join(self._pieces(template, values))

    def _pieces(self, template: str, values: dict[str, Value]) -> Iterator[str]:
        for place, piece in enumerate(_ARGUMENT.split(template)):
            if not place % 2:
                yield self.hooks.escape(piece)
            elif piece in values:
                yield self._value(values[piece])
            else:
                raise MissingArgument(template)

    def _value(self, value: Value) -> str:
        match value:
            case int():
                return format_decimal(value, locale=self.locale)
            case tuple():
                names = [self._value(name) for name in value]
                return format_list(names, locale=self.locale) if names else self.text(NOBODY)
            case Phrase() | Moment():
                return self.text(value)
            case Mention():
                who = self.directory.people.get(value.person)
                return self.isolated(self.text(value), who.name if who else "")
            case str() | Named():
                return self.isolated(self.text(value))
        raise TypeError(f"no sentence takes a {type(value).__name__}")

    def _name(self, named: Mention | Named) -> str:
        if isinstance(named, Named):
            name = self.directory.organisations.get(named.organisation)
            return self.hooks.escape(clean(name)) if name is not None else self.text(FORMER_ORGANISATION)
        who = self.directory.people.get(named.person)
        if who is None:
            return self.text(FORMER_MEMBER)
        return self.hooks.person(who) or self.hooks.escape(clean(who.name))

    def _moment(self, moment: Moment) -> str:
        own = self.hooks.moment(moment)
        if own is not None:
            return own
        local = moment.at.astimezone(_zone(self.zone))
        day = format_skeleton("yMMMEd", local, locale=self.locale)
        hour = format_time(local, "short", locale=self.locale)
        both = str(get_datetime_format("medium", locale=self.locale)).replace("'", "")
        written = {When.day: day, When.time: hour, When.both: both.replace("{1}", day).replace("{0}", hour)}
        return self.hooks.escape(written[moment.show].replace(_NARROW_SPACE, _FIXED_SPACE))


def _english(phrase: Phrase) -> str:
    return phrase.text if phrase.plural is None or phrase.count == 1 else phrase.plural


def _runs_leftwards(character: str) -> bool:
    return unicodedata.bidirectional(character) in _RIGHT_TO_LEFT


@lru_cache(100)
def _locale(language: str) -> Locale:
    for tag in (language, language[:2]):
        try:
            return Locale.parse(tag.replace("_", "-"), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
