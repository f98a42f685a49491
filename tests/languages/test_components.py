"""Everything that people are shown on the walks, as Discord would get it."""

import pytest

from adapters.discord import forms, render
from adapters.discord.marks import Mark, unmarked
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.kernel.elements import Buttons
from bot.kernel.limits import WIRE
from bot.kernel.wire import encode
from tests.adapters.discord.reading import BUTTON, SELECT, components, every, words
from tests.adapters.discord.specs import modelled, problems_of_message, problems_of_modal
from tests.languages.test_block_kit import CATALOGUES, cards, different, opened
from tests.languages.walk import Walk

SHOWN = 4_000


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_card_fits_in_a_message(language: str, walks: list[Walk]) -> None:
    """None has to be cut, and all that can be pressed is told apart."""
    for card, voice in different(cards(walks, language)):
        made = components(render.message(card, voice))
        assert modelled(made) == []
        assert sum(map(len, words(made))) < SHOWN
        pressed = [each["custom_id"] for each in every(made) if each["type"] in {BUTTON, SELECT}]
        assert len(set(pressed)) == len(pressed)


def test_every_button_says_what_it_does_by_itself(walks: list[Walk]) -> None:
    """No two of a card are called the same: Discord has no other words for those who do not see what is beside them."""
    alike = set()
    for card, voice in different(cards(walks, "en")):
        labels = [each["label"] for each in every(components(render.message(card, voice))) if each["type"] == BUTTON]
        alike |= {label for label in labels if labels.count(label) > 1}
    assert alike == set()


def test_what_is_asked_first_comes_back_with_its_button(walks: list[Walk]) -> None:
    """Each press that asks something carries its mark, and is read again as it was."""
    asked = 0
    for card, voice in different(cards(walks, "en")):
        made = render.message(card, voice)
        marks = {unmarked(each["custom_id"]) for each in every(components(made)) if each["type"] == BUTTON}
        rows = [element for element in card.elements if isinstance(element, Buttons)]
        for button in (button for row in rows for button in row.buttons):
            assert (encode(button.press), Mark.asks if button.confirm else Mark.presses) in marks
        asked += len(made.asks)
        assert set(made.asks) == {wire for wire, mark in marks if mark is Mark.asks}
    assert asked > 10


def test_the_vendor_finds_nothing_wrong_with_our_messages(walks: list[Walk]) -> None:
    """Every shape of card, as it is posted."""
    shown = [components(render.message(card, voice)) for card, voice in different(cards(walks, "es"))]
    assert {problem for made in shown for problem in problems_of_message(made)} == set()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_vendor_finds_nothing_wrong_with_our_forms(language: str, walks: list[Walk]) -> None:
    """Every form, as it opens and as it comes back; none asks for more than Discord has room for."""
    voice = Voice(language, "UTC", NOBODY, catalogues=CATALOGUES)
    made = [forms.modal(form, voice).to_dict() for form in opened(walks)]
    assert len(made) > 30
    assert {problem for each in made for problem in problems_of_modal(each)} == set()
    assert max(len(each["custom_id"]) for each in made) <= WIRE


def test_what_does_not_fit_comes_back_on_a_card(walks: list[Walk]) -> None:
    """Whatever was wrong in a form, in both languages."""
    faulty = [form for form in opened(walks) if form.faulty]
    assert len(faulty) > 10
    for language in ("en", "es"):
        voice = Voice(language, "UTC", NOBODY, catalogues=CATALOGUES)
        for form in faulty:
            assert modelled(components(render.message(forms.faulty(form), voice))) == []
