"""The day that somebody has written, shown to them before it counts."""

from datetime import date, datetime, timedelta

from bot.features.promises.cards.pieces import on, to
from bot.features.promises.commands import ConfirmDay, DatePromise, DropPromise
from bot.features.promises.model import Commitment, Stage
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Element, Menu, MenuOption, Note, Style, Words
from bot.kernel.text import Mention, Phrase, say
from bot.kernel.wire import draft

FURTHEST, WEEK = timedelta(days=730), timedelta(days=7)


def shown(state: Commitment, now: datetime, words: str = "", *, closed: bool = False) -> Card:
    """Only to who wrote it. `words` are those that were read, where they are at hand; `closed` says that it stands
    under an agreement that not all may read."""
    days = state.reading.days if state.reading else (state.due,) if state.due else ()
    today = state.today(now)
    to_come = tuple(each for each in days if today <= each <= today + FURTHEST)
    if state.reading is None:
        return card(state.what, Words(say("It is written down already.")), row(*_ways_on(state)))
    asked = _asked(state, days, to_come, words, today)
    return card(state.what, *_carrier(state), *asked, _who_reads(closed=closed), row(*_ways_on(state)))


def _who_reads(*, closed: bool) -> Note | None:
    return (
        Note(say("Its agreement is kept in confidence: only those who may read that can read this."))
        if closed
        else None
    )


def _carrier(state: Commitment) -> tuple[Element, ...]:
    if state.stage is Stage.open or state.person in {None, state.made_by} or state.person is None:
        return ()
    return (Note(say("{who} is asked first, and carries it only with a yes.", who=Mention(state.person))),)


def _asked(
    state: Commitment, days: tuple[date, ...], to_come: tuple[date, ...], words: str, today: date
) -> tuple[Element | None, ...]:
    first, *others = to_come or (today,)
    if to_come and others in ([], [first + WEEK]):
        later = tuple(to(ConfirmDay(state.id, each), say("A week later")) for each in others)
        said = say("{day}. Is that right?", day=on(first))
        return (Words(said), row(_right(state, first), *later))
    if to_come:
        options = tuple(MenuOption(on(day), ConfirmDay(state.id, day)) for day in to_come)
        return (Words(say("This can be more than one day.")), Menu(say("Which day do you mean?"), options))
    return (Words(_why_not(days, words, today)),)


def _right(state: Commitment, day: date) -> Button:
    return to(ConfirmDay(state.id, day), style=Style.primary)


def _why_not(days: tuple[date, ...], words: str, today: date) -> Phrase:
    if not days:
        return say(
            "I could not read “{words}” as a day. You can write it like “next Friday”, or like 2026-12-04.", words=words
        )
    day = on(days[0])
    if days[0] < today:
        return say("{day} is over already. Which day to come do you mean?", day=day)
    return say("{day} is more than two years away. Which nearer day do you mean?", day=day)


def _ways_on(state: Commitment) -> tuple[Button, ...]:
    writing = to(draft(DatePromise, promise=state.id), say("Write another day"))
    return (writing,) if state.stage is Stage.open else (writing, to(DropPromise(state.id)))
