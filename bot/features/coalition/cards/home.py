"""The home page, always in this order: what needs you, what is going on, the next date, and where else to go."""

from collections.abc import Iterable, Iterator

from bot.features.attention.facts import TIMES_PAGE
from bot.features.closing.facts import CLOSE_PAGE
from bot.features.coalition.cards import evening, joining, more
from bot.features.coalition.cards.facilitators import sharing, take_over
from bot.features.coalition.cards.pieces import (
    FROM,
    HOME,
    KNOWN,
    WITH_CODE,
    on_own_page,
    part,
    to,
)
from bot.features.coalition.cards.seats import filling
from bot.features.coalition.commands import InvitePlace, NeedsPage, NewHere
from bot.features.coalition.model import CLOSE, FACILITATION, SLOW_ROUND, AtHome, Coalition, Ongoing
from bot.features.coalition.model.coalition import POINTS
from bot.features.listening.facts import ROUND_PAGE
from bot.features.points.facts import POINTS_PAGE
from bot.features.slow_rounds.facts import SLOW_PAGE
from bot.kernel.card import Card, card, pieces, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Buttons, Element, Heading, Note, Style, Words
from bot.kernel.limits import CARD_PARTS
from bot.kernel.text import Moment, Phrase, say, say_n
from bot.kernel.wire import encode

NEEDS, NEEDS_A_PAGE = 3, 8
ONGOING = 3

_NOW, _NEXT_DATE = say("Now"), say("Next date")


def page(given: AtHome | None, context: Context) -> Card:
    if given is None:
        return joining.nothing_here(context)
    if given.me is None:
        return joining.invitation(given.coalition, KNOWN)
    new = given.coalition.in_its_first_days(context.now)
    first = (*_needs_you(needs(given, context)), *_now(given, context), *_next_date(given.coalition, context))
    last = (
        row(*more.in_use(given, context)),
        row(*more.elsewhere()),
        row(*_elsewhere(context), None if new else _invite(given, context)),
        more.GROWS if new else None,
    )
    middle = _fitting(given.offered.sections, (*first, *last))
    return card(given.coalition.name, *_once((*first, *middle, *last)))


def _fitting(sections: tuple[tuple[Element, ...], ...], rest: tuple[Element | None, ...]) -> Iterator[Element]:
    """Each whole, or not at all where a card has no room left for it: its page is reached below all the same."""
    room = CARD_PARTS - 1 - sum(pieces(each) for each in rest if each)
    for section in sections:
        size = sum(map(pieces, section))
        if size <= room:
            room -= size
            yield from section


def _elsewhere(context: Context) -> tuple[Button, ...]:
    """Where the coalition does not live, another one may be set up, or one be brought."""
    return () if context.home or on_own_page(context) else (to(NewHere()), WITH_CODE)


def _invite(given: AtHome, context: Context) -> Button | None:
    """For facilitators, once the first days are over."""
    return to(Draft(InvitePlace)) if context.person in given.coalition.facilitators else None


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
    found += [(need.words, need.button) for need in given.needs if not (taking and need.key == FACILITATION)]
    if mine and mine.representative is None and all(need.key != mine.opening for need in given.needs):
        empty = say("Nobody speaks for {organisation} yet.", organisation=mine.whose)
        found.append((empty, filling(mine)))
    return (*found, *sharing(given, context))


def _needs_you(found: tuple[tuple[Phrase, Button], ...]) -> tuple[Element | None, ...]:
    more = len(found) - NEEDS
    waiting = say_n("{n} more waits after that.", "{n} more wait after that.", more)
    return (
        Heading(NeedsPage.title),
        *_listed(found[:NEEDS]),
        *(() if found else (Words(say("Nothing needs you now.")), row(Button(say("My times"), TIMES_PAGE)))),
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


def _now(given: AtHome, context: Context) -> tuple[Element | None, ...]:
    """What is going on; else the next step of the first evening; else that a round can be opened."""
    latest = given.coalition.now[-ONGOING:]
    if latest:
        leading = {each.kind: _leading(each) for each in reversed(latest)}
        told = (Words(_where(each, given, context)) for each in latest)
        return Heading(_NOW), *told, row(*leading.values())
    path = evening.path(given.coalition, facilitates=context.person in given.coalition.facilitators)
    if path:
        return Heading(_NOW), *path
    nothing = Words(say("No round is open; you can open one at any time."))
    return Heading(_NOW), nothing, row(Button(say("Listening round"), ROUND_PAGE, Style.primary))


def _where(ongoing: Ongoing, given: AtHome, context: Context) -> Phrase:
    """It is in one place; who looks from another one reads in which."""
    there = next((home.name for home in given.homes if home.id == ongoing.place), None)
    if there is None or len(given.homes) == 1 or ongoing.place == context.home:
        return _ongoing(ongoing)
    if ongoing.kind == CLOSE:
        return say("One word each, in {place}: how do you leave?", place=there)
    if ongoing.kind == POINTS:
        return say("What do we share? Add and mark points in {place}.", place=there)
    if ongoing.kind == SLOW_ROUND:
        return say("Slow round in {place}: {topic}", place=there, topic=ongoing.title)
    if ongoing.title:
        return say("Listening round in {place}: {topic}", place=there, topic=ongoing.title)
    return say("The first listening round is open in {place}.", place=there)


def _ongoing(ongoing: Ongoing) -> Phrase:
    if ongoing.kind == CLOSE:
        return say("One word each: how do you leave?")
    if ongoing.kind == POINTS:
        return _points(ongoing)
    if ongoing.kind == SLOW_ROUND:
        return say("Slow round: {topic}", topic=ongoing.title)
    if ongoing.circle:
        return say("Listening round for the circle {circle}: {topic}", circle=ongoing.circle, topic=ongoing.title)
    if ongoing.title:
        return say("Listening round: {topic}", topic=ongoing.title)
    return say("The first listening round is open.")


def _points(ongoing: Ongoing) -> Phrase:
    if ongoing.title:
        return say("What do we share? Add and mark points after the round “{topic}”.", topic=ongoing.title)
    return say("What do we share? Add and mark points after the round.")


def _leading(ongoing: Ongoing) -> Button:
    if ongoing.kind == CLOSE:
        return Button(say("Say my word"), CLOSE_PAGE, Style.primary)
    if ongoing.kind == POINTS:
        return Button(say("See the points"), POINTS_PAGE, Style.primary)
    if ongoing.kind == SLOW_ROUND:
        return Button(say("See the slow round"), SLOW_PAGE, Style.primary)
    return Button(say("See the round"), ROUND_PAGE, Style.primary)


def _next_date(coalition: Coalition, context: Context) -> tuple[Element | None, ...]:
    nearest = coalition.nearest_date(context.now)
    if nearest:
        return Heading(_NEXT_DATE), Words(Moment(nearest))
    return Heading(_NEXT_DATE), Words(say("No date is set. Anyone can set one.")), row(evening.SET_A_DATE)
