"""The home page, always in this order: what needs you, what is going on, the next date, and where else to go."""

from collections.abc import Iterable, Iterator

from bot.features.coalition.cards import joining
from bot.features.coalition.cards.facilitators import take_over
from bot.features.coalition.cards.pieces import FROM, HOME, KNOWN, SEEN_BY, part, to
from bot.features.coalition.cards.seats import filling
from bot.features.coalition.commands import FacilitatorsPage, MyPage, NeedsPage, NewHere, WhoPage
from bot.features.coalition.model import AtHome, Coalition, Ongoing
from bot.features.listening.facts import ROUND_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Heading, Note, Style, Words
from bot.kernel.text import Moment, Phrase, say, say_n
from bot.kernel.wire import encode

NEEDS, NEEDS_A_PAGE = 3, 8
ONGOING = 3


def page(given: AtHome | None, context: Context) -> Card:
    if given is None:
        return joining.nothing_here()
    if given.me is None:
        return joining.invitation(given.coalition, KNOWN)
    return card(
        given.coalition.name,
        *_once(
            (
                *_needs_you(needs(given, context)),
                *_now(given.coalition),
                *_next_date(given.coalition, context),
                row(to(MyPage()), to(WhoPage()), to(FacilitatorsPage()), SEEN_BY),
                row(to(NewHere()) if context.home is None else None),
            )
        ),
    )


def all_needs(given: AtHome, context: Context) -> Card:
    some = part(needs(given, context), given.start, NEEDS_A_PAGE)
    nothing = None if some.shown else Note(say("Nothing needs you now."))
    return card(NeedsPage.title, *_once((nothing, *_listed(some.shown), some.turning(NeedsPage), row(HOME))))


def needs(given: AtHome, context: Context) -> tuple[tuple[Phrase, Button], ...]:
    """All that waits for this person, what others wait for first: what comes of their own standing here, and between it
    what features have asked of them, oldest first."""
    me, mine, taking = given.me, given.my_seat, take_over(given, context)
    found = [(say("There is no facilitator at the moment."), taking)] if taking else []
    if me and not me.placed:
        found.append((say("You have not said yet whom you are with."), FROM))
    found += [(need.words, need.button) for need in given.needs]
    if mine and mine.representative is None:
        empty = say("Nobody speaks for {organisation} yet.", organisation=mine.whose)
        found.append((empty, filling(mine)))
    return tuple(found)


def _needs_you(found: tuple[tuple[Phrase, Button], ...]) -> tuple[Element | None, ...]:
    more = len(found) - NEEDS
    waiting = say_n("{n} more waits after that.", "{n} more wait after that.", more)
    return (
        Heading(NeedsPage.title),
        *_listed(found[:NEEDS]),
        None if found else Note(say("Nothing needs you now.")),
        *((Note(waiting), row(to(NeedsPage(), say("See all of it")))) if more > 0 else ()),
    )


def _listed(found: tuple[tuple[Phrase, Button], ...]) -> tuple[Element | None, ...]:
    return tuple(element for words, button in found for element in (Words(words), row(button)))


def _once(elements: Iterable[Element | None]) -> Iterator[Element | None]:
    """What can be pressed above is not offered again below: needs may lead where the page leads anyway."""
    seen: set[str] = set()
    for element in elements:
        if isinstance(element, Buttons):
            yield row(*(button for button in element.buttons if encode(button.press) not in seen))
            seen |= {encode(button.press) for button in element.buttons}
        else:
            yield element


def _now(coalition: Coalition) -> tuple[Element | None, ...]:
    latest = coalition.now[-ONGOING:]
    return (
        Heading(say("Now")),
        *(Words(_ongoing(each)) for each in latest),
        None if latest else Words(say("No round is open; you can open one at any time.")),
        row(Button(say("See the round") if latest else say("Listening round"), ROUND_PAGE, Style.primary)),
    )


def _ongoing(ongoing: Ongoing) -> Phrase:
    if ongoing.title:
        return say("Listening round: {topic}", topic=ongoing.title)
    return say("The first listening round is open.")


def _next_date(coalition: Coalition, context: Context) -> tuple[Element, ...]:
    nearest = coalition.nearest_date(context.now)
    if nearest:
        return Heading(say("Next date")), Words(Moment(nearest))
    return Heading(say("Next date")), Note(
        say("No date is set. You can set a meeting, or a date at the end of a round.")
    )
