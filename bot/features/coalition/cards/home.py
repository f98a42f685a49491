"""The home page, always in this order: what needs you, what is going on, the next date, and where else to go."""

from bot.features.coalition.cards import joining, seats
from bot.features.coalition.cards.facilitators import take_over
from bot.features.coalition.cards.pieces import FROM, SEEN_BY, to
from bot.features.coalition.commands import FacilitatorsPage, MyPage, SpeakFor, WhoPage
from bot.features.coalition.model import AtHome, Coalition, Ongoing, Seat
from bot.features.listening.facts import ROUND_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Element, Heading, Note, Style, Words
from bot.kernel.text import Moment, Named, Phrase, say, say_n

NEEDS = 3
ONGOING = 3

Need = tuple[Phrase, tuple[Button, ...]]


def page(given: AtHome | None, context: Context) -> Card:
    if given is None:
        return joining.nothing_here()
    if given.me is None:
        return joining.invitation(given.coalition)
    return card(
        given.coalition.name,
        *_needs_you(needs(given, context)),
        *_now(given.coalition),
        *_next_date(given.coalition, context),
        row(to(MyPage()), to(WhoPage()), to(FacilitatorsPage()), SEEN_BY),
    )


def needs(given: AtHome, context: Context) -> tuple[Need, ...]:
    """All that waits for this person, what others wait for first."""
    taking = take_over(given, context)
    found: list[Need] = [(say("There is no facilitator at the moment."), (taking,))] if taking else []
    if given.me and not given.me.placed:
        found.append((say("You have not said yet whom you are with."), (FROM,)))
    found += [
        (seats.wishes(seat, seat.representative), seats.deciding(seat, seat.representative))
        for seat in sorted(given.seats, key=_since)
        if seat.representative and seat.may_be_confirmed_by(context.person, given.coalition.facilitators)
    ]
    mine = given.my_seat
    if mine and mine.representative is None:
        empty = say("Nobody speaks for {organisation} yet.", organisation=Named(mine.organisation))
        found.append((empty, (to(SpeakFor(mine.organisation)),)))
    return tuple(found)


def _since(seat: Seat) -> str:
    return seat.since.isoformat() if seat.since else ""


def _needs_you(found: tuple[Need, ...]) -> tuple[Element | None, ...]:
    shown = (element for words, buttons in found[:NEEDS] for element in (Words(words), row(*buttons)))
    more = len(found) - NEEDS
    return (
        Heading(say("Needs you")),
        *shown,
        None if found else Note(say("Nothing needs you now.")),
        Note(say_n("{n} more waits after that.", "{n} more wait after that.", more)) if more > 0 else None,
    )


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
    if coalition.next_date and coalition.next_date > context.now:
        return Heading(say("Next date")), Words(Moment(coalition.next_date))
    return Heading(say("Next date")), Note(say("No date is set; you can set one at the end of a round."))
