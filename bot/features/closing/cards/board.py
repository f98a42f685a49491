"""The card of a close while words come in, the words as they are posted at its end, and short answers."""

from collections.abc import Iterator

from bot.features.closing.commands import ClosePage, EndClose, OpenClose, PassWord, SayWord
from bot.features.closing.model import Close, OneWord
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Note, People, PersonLine, Style, Words
from bot.kernel.text import Mention, Moment, Phrase, When, say, say_n
from bot.kernel.wire import draft

SHOWN = 20
"""Words on one card: with all names at their longest it still fits."""

PASSED = say("You passed; no reason is needed. You can still say a word while this is open.")

_ASKED = say("One word each: how do you leave?")
_THANKS = say("Thank you all for coming and for listening.")


def board(state: Close) -> Card:
    if state.ended_at:
        return card(ClosePage.title, Words(say("This is over. The words that were said are in the channel.")))
    until = state.deadline()
    return card(
        _ASKED,
        *_words(state),
        Note(say("When this ends, the bot posts the words here once and forgets them.")),
        Note(say("It ends by itself at {until}.", until=Moment(until, When.time))) if until else None,
        _buttons(state),
        summary=_ASKED,
    )


def page(given: Close | None, context: Context) -> Card:
    """The one that is open here, or how to open one."""
    if given:
        return board(given)
    said = say("At the end of a meeting each can say in one word how they leave. Who prefers not to can pass.")
    return card(ClosePage.title, Words(said), row(Button(OpenClose.title, OpenClose(), Style.primary)))


def opened(state: Close) -> Card:
    said = say("The question is in the channel. You can end it when everyone who wants to has said a word.")
    return card(ClosePage.title, Words(said), _buttons(state), summary=said)


def said(word: str) -> Phrase:
    return say("Your word is on the card: {word}. You can change it while this is open.", word=word)


def ended(state: Close) -> Card:
    return card(
        ClosePage.title, Words(say("You ended it. The words are in the channel now.") if state.words else _OVER)
    )


def gathered(state: Close) -> Iterator[Card]:
    """As they are posted at the end: all of them, in as many messages as it takes, and thanks in the last."""
    parts = [state.words[start : start + SHOWN] for start in range(0, len(state.words), SHOWN)]
    for part in parts:
        last = part is parts[-1]
        yield card(say("How we leave"), People(say("One word each"), _lines(part)), Words(_THANKS) if last else None)
    if not parts:
        yield Card(_THANKS, (Words(_THANKS),))


_OVER = say("You ended it. Thank you.")


def _words(state: Close) -> tuple[People | Note, ...]:
    """The latest, if there are many; all of them are posted at the end."""
    if not state.words:
        return ()
    said_so_far = say_n("{n} word so far", "{n} words so far", len(state.words))
    return (People(said_so_far, _lines(state.words[-SHOWN:])),)


def _lines(words: tuple[OneWord, ...]) -> tuple[PersonLine, ...]:
    return tuple(PersonLine(Mention(each.person), each.word) for each in words)


def _buttons(state: Close) -> Buttons | None:
    confirm = say("End it for everyone? The words are posted in the channel.")
    return row(
        Button(SayWord.title, draft(SayWord, close=state.id), Style.primary),
        Button(PassWord.title, PassWord(state.id)),
        Button(EndClose.title, EndClose(state.id), confirm=confirm),
    )
