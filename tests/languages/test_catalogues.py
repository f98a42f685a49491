"""The catalogues: all that we say is collected, and every language says all of it, with all that it names."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from adapters.wording import DOMAIN, LOCALES, Catalogues, Voice
from bot.dispatch import NOBODY
from bot.features import FEATURES
from bot.features.coalition.model import LANGUAGES
from bot.kernel import limits
from bot.kernel.card import Card
from bot.kernel.command import Command, slots
from bot.kernel.elements import Buttons, texts
from bot.kernel.feature import Catalogue
from bot.kernel.fields import kind_of
from bot.kernel.text import Phrase
from tests.languages.walk import Walk

ROOT = Path(__file__).parents[2]
SOURCES = ("bot", "adapters", "storage")
KEYWORDS = {"say": None, "say_n": (1, 2)}
PLACE = re.compile(r"\{(\w+)\}")
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
TRANSLATED = sorted(path.parents[1].name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
WITH_FORM = [kind for kind in Catalogue(FEATURES).routes if any(map(kind_of, slots(kind)))]

Key = str | tuple[str, ...]


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(language: str) -> Iterator[Message]:
    return (message for message in catalogue(LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po") if message.id)


def extracted() -> set[Key]:
    return {
        key
        for folder in SOURCES
        for _, _, key, _, _ in extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
    }


def difference(held: AbstractSet[object]) -> tuple[AbstractSet[object], AbstractSet[object]]:
    """What no source says any more, and what is not collected yet."""
    return held - extracted(), extracted() - held


def forms(text: Key | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def translation(language: str) -> dict[str, str]:
    """Of sentences without plural forms."""
    said = messages(language)
    return {one.id: one.string for one in said if isinstance(one.id, str) and isinstance(one.string, str)}


def test_all_that_we_say_is_collected() -> None:
    """The list for translators holds what the sources say now; if not, run `make messages`."""
    collected = {message.id for message in catalogue(LOCALES / f"{DOMAIN}.pot") if message.id}
    assert difference(collected) == (set(), set()), "run `make messages`"


def test_every_language_that_can_be_chosen_is_translated() -> None:
    """English is what the sources are written in."""
    assert sorted(code for code, _ in LANGUAGES if code != "en") == TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_says_everything(language: str) -> None:
    """Nothing is missing, guessed, or left over; if it is, run `make messages` and translate what stands empty."""
    held = list(messages(language))
    assert difference({message.id for message in held if message.id}) == (set(), set()), "run `make messages`"
    assert [message.id for message in held if not all(forms(message.string)) or message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_names_what_the_sentence_names(language: str) -> None:
    """Every argument stands in it, and no other."""
    wrong = [
        text
        for message in messages(language)
        for text in forms(message.string)
        if set(PLACE.findall(text)) != set(PLACE.findall(forms(message.id)[-1]))
        or PLACE.sub("", text).strip("{}") != PLACE.sub("", text)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_as_short_as_the_sentence(language: str) -> None:
    """It has no more sentences, the same end, and is not much longer, so that it fits where the English one does."""
    wrong = [
        text
        for message in messages(language)
        for source, text in zip(forms(message.id), forms(message.string), strict=False)
        if len(SENTENCE_END.findall(text)) > len(SENTENCE_END.findall(source))
        or (source[-1] in ".?:") != (text[-1] in ".?:")
        or len(text) > 1.4 * len(source) + 15
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("kind", WITH_FORM, ids=[kind.__name__ for kind in WITH_FORM])
def test_a_translated_form_fits_on_every_platform(language: str, kind: type[Command]) -> None:
    """Titles, buttons, questions and hints are short enough in every language."""
    said = translation(language)
    asked = [mark for slot in slots(kind) if (mark := kind_of(slot))]
    short = {kind.title.text: limits.FORM_TITLE, kind.submit.text: limits.FORM_TITLE}
    short |= {mark.label.text: limits.FIELD_LABEL for mark in asked}
    short |= {mark.hint.text: limits.FIELD_HINT for mark in asked if mark.hint}
    assert [said[text] for text, most in short.items() if len(said[text]) > most] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translated_cards_fit_on_every_platform(language: str, walks: list[Walk]) -> None:
    """Everything that people were shown while they pressed everything there is: buttons, headings, whole cards."""
    reports: list[tuple[str, str]] = []
    voice = Voice(language, "UTC", NOBODY, catalogues=Catalogues(report=lambda *what: reports.append(what)))
    too_long = set()
    for card in {card for walk in walks for card in walk.cards()}:
        shown = [voice.text(text) for element in card.elements for text in texts(element)]
        too_long |= {label for label in map(voice.text, labels(card)) if len(label) > limits.BUTTON_LABEL}
        too_long |= {voice.text(card.summary)} if sum(map(len, shown)) > limits.CARD_SHOWN else set()
    assert too_long == set()
    assert reports == []


def labels(card: Card) -> Iterator[Phrase]:
    return (button.label for element in card.elements if isinstance(element, Buttons) for button in element.buttons)
