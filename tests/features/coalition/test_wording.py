"""Wording: plain and short, at most two sentences in a block and in a message; every form fits its limits."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.features.coalition import COALITION
from bot.kernel import limits
from bot.kernel.card import Card
from bot.kernel.command import Command, Draft
from bot.kernel.elements import Note, Words
from bot.kernel.feature import Catalogue
from bot.kernel.form import opened
from bot.kernel.ids import Id
from bot.kernel.text import Phrase
from tests.features.coalition.test_evening import evening

FEATURE = Path(__file__).parents[3] / "bot/features/coalition"
COMMANDS = [kind for kind in Catalogue((COALITION,)).routes if issubclass(kind, Command)]
LONGEST_SENTENCE = 16
"""Words in one sentence, for someone who reads it in their second language."""


def sentences(text: str) -> int:
    return len([piece for piece in re.split(r"(?<=[.!?])\s+", text.strip()) if piece])


def written() -> Iterator[str]:
    """Every sentence that stands in the feature's source."""
    for path in sorted(FEATURE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"say", "say_n"}:
                for argument in node.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def test_no_block_has_more_than_two_sentences() -> None:
    """Nor a sentence more than sixteen words, an exclamation mark, or a word that hurries or scolds."""
    every = list(written())
    assert len(every) > 100
    assert [text for text in every if sentences(text) > 2] == []
    pieces = [piece for text in every for piece in re.split(r"(?<=[.!?])\s+", text)]
    assert [piece for piece in pieces if len(piece.split()) > LONGEST_SENTENCE] == []
    loud = re.compile(r"!|\b(must|invalid|error|failed|illegal|hurry|quick|asap|denied|wrong)\b", re.IGNORECASE)
    assert [text for text in every if loud.search(text)] == []


def test_a_posted_message_has_at_most_two_sentences_of_ours() -> None:
    """What all read in the channel on the first evening is short."""
    assert [said(notice.card) for notice in evening().here.messages if said(notice.card) > 2] == []


def said(card: Card) -> int:
    blocks = [element.text for element in card.elements if isinstance(element, Words | Note)]
    return sum(sentences(text.text) for text in blocks if isinstance(text, Phrase))


def made(kind: type[Id]) -> Id:
    return kind("made----------")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda kind: kind.__name__)
def test_forms_fit_their_limits(command: type[Command]) -> None:
    """Titles, labels, hints and the number of fields fit on every platform."""
    form = opened(Draft(command), made)
    assert len(form.entries) <= limits.FORM_FIELDS
    assert len(command.title.text) <= (limits.FORM_TITLE if form.entries else limits.BUTTON_LABEL)
    assert len(command.submit.text) <= limits.FORM_TITLE
    for entry in form.entries:
        assert len(entry.kind.label.text) <= limits.FIELD_LABEL
        assert len(entry.kind.hint.text if entry.kind.hint else "") <= limits.FIELD_HINT
