"""Lists of promises: by organisation for all, one's own, what is done, and what stands under an agreement. Nobody is
counted or compared: all that is told of days that have passed is how many wait for a new one."""

from datetime import datetime
from itertools import groupby

from bot.features.agreements.facts import AgreementId, agreement_page
from bot.features.promises.cards.pieces import ALL, HOME, MAKE, MINE, agreement, due, line, opening, option, to, whose
from bot.features.promises.commands import DonePromisesPage, MyPromisesPage, PromisesPage, PromisesUnderPage
from bot.features.promises.facts import promise_under
from bot.features.promises.model import Commitment, Counts, Listed, Mine, Stage
from bot.features.promises.model.given import SETTLED
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Heading, Menu, Note, Words
from bot.kernel.text import Moment, Phrase, When, say, say_n

SHOWN = 6
"""On a page: a screenful on a phone."""


def board(given: Listed, context: Context) -> Card:
    """By organisation, in the order of their names."""
    every = given.shown
    start = _start(given.start, len(every))
    here = every[start : start + SHOWN]
    return card(
        PromisesPage.title,
        Words(counted(given.counts)),
        *_by_organisation(here, context.now),
        _in_confidence(given),
        _picking(here),
        row(MAKE, MINE, to(DonePromisesPage())),
        _turning(PromisesPage, start, len(every)),
    )


def counted(counts: Counts) -> Phrase:
    if not counts.open:
        return say("Nothing is open now. A promise says who does what, and by when.")
    open_now = say_n("{n} promise is open.", "{n} promises are open.", counts.open)
    if not counts.waiting:
        return open_now
    waiting = say_n("{n} of them waits for a new date.", "{n} of them wait for a new date.", counts.waiting)
    return say("{open} {waiting}", open=open_now, waiting=waiting)


def _in_confidence(given: Listed) -> Note | None:
    """No more than their number."""
    if not given.closed:
        return None
    return Note(
        say_n(
            "{n} stands under an agreement that is kept in confidence, and is read by those who may read that.",
            "{n} stand under agreements that are kept in confidence, and are read by those who may read those.",
            len(given.closed),
        )
    )


def _by_organisation(here: tuple[Commitment, ...], now: datetime) -> tuple[Element, ...]:
    shown: list[Element] = []
    for organisation, theirs in groupby(here, key=lambda each: each.organisation):
        first, *more = theirs
        shown.append(Heading(whose(first) if organisation else say("Residents")))
        shown += (Words(line(each, now)) for each in (first, *more))
    return tuple(shown)


def mine(given: Mine, context: Context) -> Card:
    """What is next stands first; what one is asked before it. A day that has passed is told to nobody else."""
    every = given.carried
    start = _start(given.start, len(every))
    here = every[start : start + SHOWN]
    waiting = (*given.asked, *given.looking)[:SHOWN]
    return card(
        MyPromisesPage.title,
        *_asks(given, waiting),
        *(Words(_own_line(each, given, context)) for each in here),
        None if every or waiting or given.drafts else Words(say("You carry no promise now. You can make one.")),
        _picking((*waiting, *given.drafts[:SHOWN], *here)),
        row(MAKE, ALL, HOME),
        _turning(MyPromisesPage, start, len(every)),
    )


def _asks(given: Mine, waiting: tuple[Commitment, ...]) -> tuple[Element, ...]:
    said = (
        say("You are asked to carry: {what}", what=each.what)
        if each.stage is Stage.asked
        else say("Someone is looked for: {what}", what=each.what)
        for each in waiting
    )
    begun = (say("Begun, and seen by you alone: {what}", what=each.what) for each in given.drafts[:SHOWN])
    return tuple(Words(each) for each in (*said, *begun))


def _own_line(state: Commitment, given: Mine, context: Context) -> Phrase:
    if state.has_passed(context.now):
        return say("• {what}. Its day has come: is it done, or is there a new date?", what=state.what)
    return say("• {what}, by {day}", what=state.what, day=due(state))


def on_home(given: tuple[Commitment, ...], context: Context) -> tuple[Element, ...]:
    """The next one, on the page that one person alone sees."""
    return tuple(part for each in given for part in (Words(_coming(each, context)), Buttons((opening(each), MINE))))


def _coming(state: Commitment, context: Context) -> Phrase:
    if state.has_passed(context.now):
        return say("You carry “{what}”. Its day has come: is it done, or is there a new date?", what=state.what)
    return say("You carry “{what}”, by {day}.", what=state.what, day=due(state))


def settled(given: Listed, context: Context) -> Card:
    here = given.every
    return card(
        DonePromisesPage.title,
        *(Words(_settled(each)) for each in here),
        None if here or given.closed else Words(say("Nothing is done yet. There is time.")),
        _in_confidence(given),
        _picking(here),
        row(
            to(DonePromisesPage(max(0, given.start - SETTLED)), say("Newer ones")) if given.start else None,
            to(DonePromisesPage(given.start + SETTLED), say("Older ones")) if given.more else None,
            ALL,
        ),
    )


def _settled(state: Commitment) -> Phrase:
    who, what = whose(state), state.what
    if state.done is None:
        return say("• {what} ({who}), released by the group", what=what, who=who)
    return say("• {what} ({who}), done {day}", what=what, who=who, day=Moment(state.done.at, When.day))


def under(given: Listed, context: Context) -> Card:
    """Of one agreement: what is open and what is done, in the order in which it was promised."""
    every, under = given.shown, given.under
    start = _start(given.start, len(every))
    here = every[start : start + SHOWN]
    if under is None:
        return board(given, context)
    return card(
        PromisesUnderPage.title,
        Note(say("Under {agreement}.", agreement=agreement(under))),
        Words(counted(given.counts)) if every or given.counts.open else Words(say("Nothing is promised under it yet.")),
        *(Words(line(each, context.now) if each.is_open else _settled(each)) for each in here),
        _picking(here),
        row(
            Button(say("Make a promise"), promise_under(under.agreement)) if under.holds else None,
            Button(say("The agreement"), agreement_page(AgreementId(under.agreement))),
            to(PromisesUnderPage(under.agreement, start - SHOWN), say("Back")) if start else None,
            to(PromisesUnderPage(under.agreement, start + SHOWN), say("More")) if start + SHOWN < len(every) else None,
            ALL,
        ),
    )


def _picking(here: tuple[Commitment, ...]) -> Menu | None:
    once = {each.id: each for each in here}
    return Menu(say("Open a promise"), tuple(map(option, once.values()))) if here else None


def _start(start: int, length: int) -> int:
    """Numbers that are not on the list lead to its first or last part."""
    return min(max(start, 0), max(length - 1, 0)) // SHOWN * SHOWN


def _turning(page: type[PromisesPage] | type[MyPromisesPage], start: int, length: int) -> Buttons | None:
    return row(
        to(page(start - SHOWN), say("Back")) if start else None,
        to(page(start + SHOWN), say("More")) if start + SHOWN < length else None,
    )
