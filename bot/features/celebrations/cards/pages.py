"""The pages of celebrations: what can be done now, the timeline, words for others, and being named among us."""

from collections.abc import Iterator

from bot.features.celebrations.cards import offers
from bot.features.celebrations.cards.pieces import (
    ALL,
    BEGIN,
    HOME,
    TIMELINE,
    opening,
    option,
    thanks_to,
    to,
    wording,
)
from bot.features.celebrations.cards.waiting import question
from bot.features.celebrations.commands import AllowInside, CelebratePage, InsidePage, OutsidePage, TimelinePage
from bot.features.celebrations.model import TOGETHER, Acting, Celebration, Overview, Timeline
from bot.features.celebrations.model.words import named_in, without_names
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Buttons, Element, Menu, Note, Words
from bot.kernel.ids import OrganisationId
from bot.kernel.limits import OPTIONS
from bot.kernel.text import Moment, Named, Phrase, When, say

ASKED, LATEST = 2, 3


def overview(given: Overview, context: Context) -> Card:
    """What waits for an answer first."""
    asked = given.asked[:ASKED]
    written = tuple(option(each) for each in given.written if each not in asked)[:OPTIONS]
    nothing = say("Nothing is celebrated yet. Small things count too, and anyone can begin.")
    return card(
        CelebratePage.title,
        *(part for each in asked for part in _asked(each, given)),
        *offers.in_list(given.offers),
        *_latest(given),
        None if given.latest or given.asked else Words(nothing),
        Menu(say("What you are preparing"), written) if written else None,
        row(BEGIN, TIMELINE, to(InsidePage()) if given.partners.of(given.person) else None, HOME),
    )


def _asked(state: Celebration, given: Overview) -> Iterator[Element | None]:
    ours = next(each for each in state.unanswered if each in given.partners.of(given.person))
    yield Words(question(state, ours))
    yield row(opening(state, say("Answer")))


def _latest(given: Overview) -> Iterator[Element | None]:
    for each in given.latest[:LATEST]:
        yield Words(dated(each))
    options = tuple(map(option, given.latest[:LATEST]))
    yield Menu(say("Look at one"), options) if options else None


def dated(state: Celebration) -> Phrase:
    words = wording(state.words)
    day = Moment(state.posted_at or state.begun_at, When.day)
    return say("{day}: {words}", day=day, words=words)


def timeline(given: Timeline, context: Context) -> Card:
    start = given.start
    options = tuple(map(option, given.shown))
    return card(
        TimelinePage.title,
        *(part for each in given.shown for part in _in_line(each)),
        None if given.shown else Words(say("Nothing is celebrated yet.")),
        Menu(say("Look at one"), options) if options else None,
        row(
            to(TimelinePage(start - TOGETHER), say("Later ones")) if start else None,
            to(TimelinePage(start + TOGETHER), say("Earlier ones")) if given.more else None,
            ALL,
            HOME,
        ),
    )


def _in_line(state: Celebration) -> Iterator[Element]:
    yield Words(dated(state))
    thanks = thanks_to(state.named, state.withdrawn)
    if thanks:
        yield Note(thanks)


def outside(given: Acting, context: Context) -> Card:
    """Silence never names anybody here, also where it does among us."""
    state = given.celebration
    named = state.named_outside
    words = without_names(state.words, named_in(state.words) - {*named})
    thanks = thanks_to(named, 0)
    return card(
        OutsidePage.title,
        Words(wording(words)),
        Words(thanks) if thanks else None,
        Note(say("You can pass this on. Only organisations that said yes to these words are named in it.")),
        row(opening(state, say("Back")), HOME),
    )


def inside(given: Overview, context: Context) -> Card:
    mine = given.partners.of(given.person)
    return card(
        InsidePage.title,
        Words(
            say("Each organisation is asked before it is named. Here it can say once that silence is a yes among us.")
        ),
        *(part for each in mine[:ASKED] for part in _said(each, holds=each in given.partners.inside)),
        None if mine else Words(say("Whoever holds the confirmed seat of an organisation can say it for it.")),
        Note(say("Outside, nobody is named without a yes to the very words.")),
        row(ALL, HOME),
    )


def _said(ours: OrganisationId, *, holds: bool) -> Iterator[Element | Buttons | None]:
    organisation = Named(ours)
    if holds:
        yield Words(say("{organisation} is named among us when it does not answer.", organisation=organisation))
        yield row(to(AllowInside(ours, holds=False), say("Ask us each time")))
        return
    yield Words(say("{organisation} is named only where it says yes.", organisation=organisation))
    yield row(to(AllowInside(ours, holds=True)))
