"""Blocks that did not stand: how they are offered again, put aside, taken up, and come back to on a day."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from bot.features.proposals.cards import pieces
from bot.features.proposals.commands import (
    AgainPage,
    AskForAnswers,
    ComeBackOn,
    LetItRest,
    NotNow,
    NotYetPage,
    TakeDayAway,
    TakeUpAgain,
)
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.given import NotYet
from bot.features.proposals.model.later import Returning
from bot.features.proposals.model.not_yet import counted_at, offer
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Note, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, When, say, say_n
from bot.kernel.wire import draft

SHOWN, TOLD = 6, 2
"""So many stand on a page, and on the card of a success."""

NOON = time(12)
NOT_NOW = say("It stays under “Not yet”. You are asked again after the next success.")
RESTS = say("It rests. It is kept under “Not yet”, and can be taken up again at any time.")
NO_DAY = say("Nobody comes back to it on a day any more. It is kept under “Not yet”.")
_OFFERED = say("“{title}” did not stand on {day}. Something else was agreed now. Is it time to look at it again?")
_OFFERED_FOR_OTHERS = say(
    "“{title}” did not stand on {day}, and whoever wrote it has left. Something else was agreed: is it time for it now?"
)
_COMES_BACK = say("You wanted to come back to “{title}”. Is it time to look at it again?")
_COMES_BACK_FOR_OTHERS = say(
    "You all wanted to come back to “{title}”, and whoever wrote it has left. Is it time to look at it again?"
)
_LATE = say("This comes late, since the bot was away.")


def offering(state: Proposal, person: PersonId, until: datetime, *, gone: bool) -> Need:
    """Whoever wrote it may be `gone`: then a facilitator is asked, so that it is not forgotten."""
    title, day = state.title, _day(counted_at(state))
    words = _OFFERED_FOR_OTHERS.using(title=title, day=day) if gone else _OFFERED.using(title=title, day=day)
    return _need(state, person, words, until)


def _need(state: Proposal, person: PersonId, words: Phrase, until: datetime) -> Need:
    return Need(person, offer(state.id), words, Button(AgainPage.title, AgainPage(state.id)), until)


def beside(kept: tuple[Proposal, ...]) -> Iterator[Element | None]:
    """On the card of a success."""
    for each in kept[:TOLD]:
        yield Words(_asks(each))
        yield row(again(each))
    if len(kept) > TOLD:
        yield row(Button(say("More of them"), NotYetPage()))


def page(given: Proposal, context: Context) -> Card:
    """For whoever is asked whether it is time."""
    if given.stage is not Stage.not_yet:
        return card(given.title, Words(say("Something has become of it since.")), row(pieces.look(given)))
    return card(
        given.title,
        Words(_asks(given)),
        *on_it(given),
        row(again(given, Style.primary), Button(NotNow.title, NotNow(given.id)), _resting(given)),
        row(coming(given), pieces.look(given), all_of_them()),
    )


def again(state: Proposal, style: Style = Style.plain) -> Button:
    return Button(
        TakeUpAgain.title, TakeUpAgain(state.id), style, spoken=say("Look at it again: {title}", title=state.title)
    )


def on_page(state: Proposal, *, keeps: bool) -> Buttons | None:
    """Anybody can choose a day; whoever keeps it takes it up, or lets it rest."""
    if state.stage is not Stage.not_yet or state.beside:
        return None
    mine = (again(state), _resting(state)) if keeps else ()
    return row(*mine, coming(state), taking_away(state))


def coming(state: Proposal) -> Button:
    return Button(ComeBackOn.title, draft(ComeBackOn, proposal=state.id))


def taking_away(state: Proposal) -> Button | None:
    later = state.later
    return Button(TakeDayAway.title, TakeDayAway(state.id)) if later and later.returning else None


def on_it(state: Proposal) -> Iterator[Note]:
    """What is kept beside it."""
    if state.later is None or state.stage is not Stage.not_yet:
        return
    if state.later.rests:
        yield Note(say("It rests: nobody is asked about it. It can be taken up again at any time."))
    if coming := state.later.returning:
        yield Note(_coming(coming))
    if coming and coming.late:
        yield Note(_LATE)


def before(state: Proposal) -> Note | None:
    """Of one that is talked about again."""
    if not state.results:
        return None
    return Note(say("It did not stand on {day}. What people said to it is kept.", day=_day(counted_at(state))))


def you_took_up(after: Proposal) -> Card:
    said = say("It is on the table again, for all to talk about. When it is time, you can ask for answers.")
    asking = Button(AskForAnswers.title, draft(AskForAnswers, proposal=after.id))
    return card(after.title, Words(said), row(asking, pieces.more_ways(after), pieces.look(after)), summary=said)


def taken_up(after: Proposal, by: PersonId) -> Card:
    said = say("{who} would like to look at “{title}” again.", who=Mention(by), title=after.title)
    return card(said, before(after), row(pieces.handing_in(after), pieces.look(after)), summary=said)


def day_kept(state: Proposal) -> Card:
    said = _coming(state.later.returning) if state.later and state.later.returning else NO_DAY
    return card(state.title, Words(said), row(coming(state), taking_away(state), pieces.look(state)), summary=said)


def came_back(after: Proposal) -> Card:
    """To all, on the day."""
    said = say("Today you wanted to come back to “{title}”.", title=after.title)
    late = Note(_LATE) if after.later and after.later.returning and after.later.returning.late else None
    return card(
        said, Words(_asks(after)), late, row(again(after), coming(after), taking_away(after), pieces.look(after)),
        summary=said,
    )  # fmt: skip


def on_home(given: tuple[Proposal, ...], context: Context) -> tuple[Element, ...]:
    """Below the next date: the nearest day on which all come back to something."""
    if not given:
        return ()
    first, *others = given
    coming = first.later.returning if first.later else None
    if coming is None:
        return ()
    said = say("On {day} you come back to “{title}”.", day=_local(coming), title=first.title)
    return Words(said), Buttons((pieces.look(first), *((all_of_them(),) if others else ())))


def called(state: Proposal) -> Phrase:
    """As a date in a calendar."""
    return say("Come back to “{title}”", title=state.title)


def coming_back(state: Proposal, person: PersonId, until: datetime, *, gone: bool) -> Need:
    words = _COMES_BACK_FOR_OTHERS.using(title=state.title) if gone else _COMES_BACK.using(title=state.title)
    return _need(state, person, words, until)


def all_of_it(given: NotYet, context: Context) -> Card:
    """A few on a page, those first that did not stand last."""
    if not given.kept:
        return card(NotYetPage.title, Words(say("Nothing waits here.")), row(pieces.all_of_them()))
    shown: list[Element | None] = []
    here = given.kept[given.start : given.start + SHOWN]
    for at, each in enumerate(here, given.start + 1):
        shown += [Words(line(each)), row(pieces.look(each, at))]
    onward = given.start + SHOWN
    more = Button(say("More of them"), NotYetPage(onward)) if onward < len(given.kept) else None
    return card(NotYetPage.title, *shown, row(more, pieces.all_of_them()))


def all_of_them() -> Button:
    return Button(NotYetPage.title, NotYetPage())


def how_many(count: int) -> Words:
    return Words(say_n("Not yet: {n} that did not stand is kept.", "Not yet: {n} that did not stand are kept.", count))


def line(state: Proposal) -> Phrase:
    coming = state.later.returning if state.later else None
    if coming and not coming.came_at:
        return say("{title}: come back to it on {day}", title=state.title, day=_local(coming))
    if state.later and state.later.rests:
        return say("{title}: it rests", title=state.title)
    return say("{title}: not yet, on {day}", title=state.title, day=_day(counted_at(state)))


def _asks(state: Proposal) -> Phrase:
    return say(
        "“{title}” did not stand on {day}. Look at it again now?", title=state.title, day=_day(counted_at(state))
    )


def _coming(coming: Returning) -> Phrase:
    if coming.came_at:
        return say("You wanted to come back to it on {day}.", day=_local(coming))
    return say("You come back to it on {day}. Its card says so then.", day=_local(coming))


def _resting(state: Proposal) -> Button | None:
    rests = state.later is not None and state.later.rests
    return None if rests else Button(LetItRest.title, LetItRest(state.id))


def _day(at: datetime) -> Moment:
    return Moment(at, When.day)


def _local(coming: Returning) -> Moment:
    """The day that was chosen, whoever reads it."""
    return Moment(datetime.combine(coming.day, NOON, UTC), When.day)
