"""All wording about who is not reached in private: what they can do about it, and what facilitators may know."""

from collections.abc import Iterable

from bot.features.coalition.facts import HOME_PAGE
from bot.features.unreached.commands import UnreachedPage, WriteToMeAgain
from bot.features.unreached.model import AtHome, Everyone, Unreached
from bot.kernel.card import Card, card, row
from bot.kernel.command import Account, Context
from bot.kernel.elements import Button, Element, Note, People, PersonLine, Style, Words
from bot.kernel.personal import Held
from bot.kernel.text import Mention, Moment, Phrase, When, say, say_n

LINES = 15
"""People in one part of the list."""

TRYING = say("Thank you. As soon as there is something for you in private, I try again.")
NOBODY = say("I can write to everybody here in private, as far as I know.")


def on_home(given: AtHome, context: Context) -> tuple[Element, ...]:
    """Their own, and for a facilitator the way to the list."""
    shown: list[Element | None] = []
    if given.mine.accounts:
        shown += [Words(_cannot(given.mine)), Words(_TO_LET_ME), Words(_UNTIL_THEN), row(_AGAIN)]
    if given.others:
        shown += [Words(_how_many(given.others)), row(Button(UnreachedPage.title, UnreachedPage()))]
    return tuple(each for each in shown if each is not None)


def page(given: Everyone, context: Context) -> Card:
    first = min(given.start, max(len(given.people) - 1, 0)) // LINES * LINES
    shown = given.people[first : first + LINES]
    lines = tuple(PersonLine(Mention(each.id), _since(each)) for each in shown)
    return card(
        UnreachedPage.title,
        People(say("I cannot write to them in private:"), lines) if lines else Words(NOBODY),
        Words(say("Please speak to them where you meet. They read on their own page what they can change."))
        if lines
        else None,
        row(
            _turning(say("Back"), first - LINES) if first else None,
            _turning(say("More"), first + LINES) if first + LINES < len(given.people) else None,
            Button(say("Home"), HOME_PAGE),
        ),
        Note(say("Often it is a setting or a closed account, and nobody's fault. Only facilitators see this list.")),
    )


def of_person(kept: Unreached | None) -> tuple[Held, ...]:
    if kept is None or kept.since is None:
        return ()
    return (
        Held(
            say("Not reached in private"),
            _since(kept),
            say("So that you can change it. You and facilitators see it."),
            say("It is kept until I reach you, or you leave the coalition."),
        ),
    )


_TO_LET_ME = say("To let me, allow private messages from me in your settings there. Then press Try again.")
_UNTIL_THEN = say("Until then, all that is for you is in the channel and on this page.")
_AGAIN = Button(WriteToMeAgain.title, WriteToMeAgain(), Style.primary)


def _cannot(kept: Unreached) -> Phrase:
    return say("I can't write to you in private on {platforms}.", platforms=_platforms(kept.accounts))


def _how_many(others: int) -> Phrase:
    return say_n("I cannot write to {n} person in private.", "I cannot write to {n} people in private.", others)


def _since(kept: Unreached) -> Phrase:
    since = Moment(kept.since, When.day) if kept.since else ""
    return say("{platforms}, since {since}", platforms=_platforms(kept.accounts), since=since)


def _platforms(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.platform.title() for each in accounts))


def _turning(label: Phrase, start: int) -> Button:
    return Button(label, UnreachedPage(start))
