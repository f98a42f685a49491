"""The card of the three promises, the same for all, and the short answers to those who write and press. It says who
has spoken and never who has not."""

from dataclasses import replace

from bot.features.ground_rules.commands import (
    KeepPromises,
    PromisesPage,
    ReplacePromise,
    RewordPromises,
    TalkFirst,
    WritePromises,
)
from bot.features.ground_rules.model import Answer, Promises, Reading, Says
from bot.features.listening.facts import ROUND_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Buttons, Element, Note, People, PersonLine, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say
from bot.kernel.wire import draft

SHOWN = 10
"""Answers of a kind on one card: with all names at their longest it still fits."""

NOTHING_CHANGED = say("Nothing has changed.")
SAYS = {Says.keeps: KeepPromises.title, Says.talks: TalkFirst.title}

_HEADING = say("Three promises on how we treat each other")
_NO_VOTE = say("This is no vote: nothing is binding, and nobody has to answer.")


def board(state: Promises) -> Card:
    return _shown(state, 0)


def page(given: Reading, context: Context) -> Card:
    """The promises with all answers, a part at a time; or how to write them."""
    if given.promises is None:
        return _nothing()
    shown = _shown(given.promises, given.start)
    return replace(shown, elements=(*shown.elements, Buttons((Button(ReplacePromise.title, Draft(ReplacePromise)),))))


def written_already(state: Promises) -> Card:
    """To somebody who was about to write them."""
    said = say("Three promises are written already. You can change their words.")
    return card(_HEADING, Words(said), row(_see(), _reword(state)), summary=said)


def you_wrote(state: Promises) -> Card:
    said = say("Your words are in the channel now. Each organisation can say whether it can keep them.")
    return card(_HEADING, Words(said), row(*_answering(state)), summary=said)


def reworded(by: PersonId) -> Card:
    said = say("{who} changed the words of the promises. Please look whether you can keep them.", who=Mention(by))
    return Card(said, (Words(said), Buttons((_see(),))))


def you_keep(state: Promises, answer: Answer) -> Phrase:
    if answer.organisation is None:
        return say("Thank you. The card says that you can keep these, until you change it.")
    organisation = Named(answer.organisation)
    return say(
        "Thank you. The card says that {organisation} can keep these, until you change it.", organisation=organisation
    )


def you_talk(state: Promises) -> Card:
    said = say("Thank you for saying so. You can change the words, or talk about them in a listening round.")
    return card(_HEADING, Words(said), row(_reword(state), Button(say("Listening round"), ROUND_PAGE)), summary=said)


def _nothing() -> Card:
    said = say("You have no ground rules yet. You can begin with three promises on how you treat each other.")
    return card(PromisesPage.title, Words(said), row(Button(WritePromises.title, Draft(WritePromises), Style.primary)))


def _shown(state: Promises, start: int) -> Card:
    return card(
        _HEADING,
        *(Words(numbered(number, line)) for number, line in enumerate(state.lines, 1)),
        Note(_written(state)),
        *_answers(say("They can keep these"), state.keeping[start : start + SHOWN]),
        *_answers(say("They would like to talk first"), state.talking[start : start + SHOWN]),
        Note(_NO_VOTE),
        row(*_answering(state), _reword(state)),
        _more(state, start),
    )


def numbered(number: int, line: Phrase | str) -> Phrase:
    return say("{number}. {promise}", number=number, promise=line)


def _written(state: Promises) -> Phrase:
    since = Moment(state.written_at, When.day)
    if state.written_by is None:
        return say("These words have stood here since {since}.", since=since)
    return say("{who} wrote these words on {since}.", who=Mention(state.written_by), since=since)


def _answers(label: Phrase, answers: tuple[Answer, ...]) -> tuple[Element, ...]:
    return (People(label, tuple(map(_line, answers))),) if answers else ()


def _line(answer: Answer) -> PersonLine:
    """A resident by their name; an organisation by its own, and by whom it was said."""
    by = Mention(answer.person) if answer.person else None
    if answer.organisation:
        return PersonLine(Named(answer.organisation), say("said by {who}", who=by) if by else None)
    return PersonLine(by or "")


def _answering(state: Promises) -> tuple[Button, Button]:
    """Neither stands out: both are good answers."""
    this = (state.id, state.edition)
    return Button(KeepPromises.title, KeepPromises(*this)), Button(TalkFirst.title, TalkFirst(*this))


def _reword(state: Promises) -> Button:
    return Button(RewordPromises.title, draft(RewordPromises, promises=state.id, edition=state.edition))


def _see() -> Button:
    return Button(say("See the promises"), PromisesPage())


def _more(state: Promises, start: int) -> Buttons | None:
    longest = max(len(state.keeping), len(state.talking))
    return row(Button(say("More"), PromisesPage(start + SHOWN))) if longest > start + SHOWN else None
