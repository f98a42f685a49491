"""The way on where the desk says no: a button beside the sentence, since typing is not possible everywhere. What
stands beside the fields of a form stays a sentence."""

from dataclasses import replace

from adapters.typed import NotUnderstood
from bot.dispatch import Answer
from bot.features.coalition.facts import HOME_PAGE
from bot.features.help.facts import HELP_PAGE
from bot.kernel.card import Card
from bot.kernel.elements import Button, Buttons, Style, Words
from bot.kernel.refusal import MembersOnly, Refusal
from bot.kernel.text import Phrase, say

NOT_UNDERSTOOD = say("I do not know this word. Help shows what you can type.")
JOIN = say("Join the coalition")


def with_way_on(refusal: Refusal) -> Card | Phrase:
    """Help, where what was typed is not understood."""
    if not isinstance(refusal, NotUnderstood):
        return refusal.said
    return Card(NOT_UNDERSTOOD, (Words(refusal.said), Buttons((Button(say("Help"), HELP_PAGE),))))


def with_way_in(answer: Answer) -> Answer:
    """To the coalition, for who is not in it yet."""
    said = answer.shown
    if answer.refusal != MembersOnly.code() or not isinstance(said, Phrase):
        return answer
    join = Button(JOIN, HOME_PAGE, Style.primary)
    return replace(answer, shown=Card(said, (Words(said), Buttons((join,)))))
