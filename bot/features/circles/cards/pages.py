"""The pages of circles: all that there are, and one of them with its people and its rounds."""

from collections.abc import Iterator

from bot.features.circles.cards import agreed, pieces
from bot.features.circles.commands import CirclePage, CirclesPage, LetIn, SayNotNow
from bot.features.circles.model import Acting, Circle, Entry, Facing, Kind, Overview, Round
from bot.features.listening.facts import ROUND_PAGE, round_for
from bot.features.proposals.facts import block_for
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import (
    Button,
    Buttons,
    Element,
    Heading,
    Menu,
    MenuOption,
    Note,
    People,
    PersonLine,
    Style,
    Words,
)
from bot.kernel.ids import Id
from bot.kernel.text import Moment, Phrase, Text, When, say, say_n

TOGETHER = 5
"""Circles in one part of the list: a screenful on a phone."""

NAMED = 3
"""Names of those in a circle, in the list of all circles."""

LINES = 10
ASKING = 2


def overview(given: Overview, context: Context) -> Card:
    first = _first(given.start, len(given.circles), TOGETHER)
    some = given.circles[first : first + TOGETHER]
    ended = tuple(MenuOption(each.name, CirclePage(each.id)) for each in given.ended)
    options = tuple(MenuOption(each.name, CirclePage(each.id)) for each in some)
    return card(
        CirclesPage.title,
        Words(
            say("Some of us can form a circle with its own rounds. All see it; what it decides binds only those in it.")
        ),
        *(element for each in some for element in _in_short(each, given, context)),
        Menu(say("Look at a circle"), options) if options else Note(say("There is no circle now.")),
        Menu(say("Circles that have ended"), ended) if ended else None,
        row(
            Button(say("Back"), CirclesPage(first - TOGETHER)) if first else None,
            Button(say("More"), CirclesPage(first + TOGETHER)) if first + TOGETHER < len(given.circles) else None,
            pieces.OPEN,
            pieces.HOME,
        ),
    )


def circle(given: Facing, context: Context) -> Card:
    state = given.acting.circle
    if state.closed_at:
        return _ended(given, context)
    inside = _is_inside(given.acting, context)
    return card(
        state.name,
        Words(state.purpose),
        Note(_entry(state)),
        *_mine(given.acting, context),
        *(_asking(state) if inside else ()),
        *_people(given),
        *_wish_to_close(given.acting, inside=inside),
        *_rounds(given, context, inside=inside),
        *agreed.lines(given.agreed, state),
        *(_for_insiders(given.acting, context) if inside else ()),
        row(pieces.ALL, pieces.HOME),
    )


def _first(start: int, of: int, size: int) -> int:
    """Where the part begins in which number `start` is; numbers that are not there lead to the first or last part."""
    return min(max(start, 0), max(of - 1, 0)) // size * size


def _in_short(state: Circle, given: Overview, context: Context) -> Iterator[Element]:
    yield Words(say("{circle}: {purpose}", circle=state.name, purpose=state.purpose))
    if _is_inside(Acting(state, given.seats), context):
        yield Note(say("You are in it."))
    yield Note(_since(state))
    if state.id in given.in_round:
        yield Note(say("A listening round of this circle is going on."))


def _since(state: Circle) -> Phrase:
    day = Moment(state.opened_at, When.day)
    names = tuple(state.shown(party) for party in state.parties[:NAMED])
    hidden = len(state.inside) - len(names)
    if hidden:
        return say_n(
            "Since {day}, with {names}, and {n} more.",
            "Since {day}, with {names}, and {n} more.",
            hidden,
            day=day,
            names=names,
        )
    return say("Since {day}, with {names}.", day=day, names=names)


def _entry(state: Circle) -> Phrase:
    match state.kind, state.entry:
        case Kind.people, Entry.anyone:
            return say("For people. Anyone may come in.")
        case Kind.people, Entry.asking:
            return say("For people. Whoever asks comes in when someone in it says yes.")
        case _, Entry.anyone:
            return say("For organisations. Any of them may come in, by those who hold its seat.")
        case _:
            return say("For organisations. One that asks comes in when another one in it says yes.")


def _is_inside(acting: Acting, context: Context) -> bool:
    return acting.party_of(context.person) in acting.circle.parties


def _mine(acting: Acting, context: Context) -> tuple[Words | Buttons | None, ...]:
    """How the reader stands to it, and what they can do about that."""
    state, party = acting.circle, acting.party_of(context.person)
    if party is None:
        return (Words(say("If you hold the confirmed seat of an organisation, you can bring it in.")),)
    if party in state.parties:
        return (Words(_in_it(state, party)),)
    if party in state.asking:
        return Words(say("You have asked to come in. Someone in it will answer.")), row(pieces.taking_back(state))
    if party in state.invited:
        invited = say("This circle invites you. Without an answer nothing happens.")
        return Words(invited), row(pieces.coming_in(state), pieces.declining(state))
    label = say("Come in") if state.entry is Entry.anyone else say("Ask to come in")
    return (row(pieces.coming_in(state, label)),)


def _in_it(state: Circle, party: Id) -> Phrase:
    if state.kind is Kind.people:
        return say("You are in it.")
    return say("You are in it for {organisation}.", organisation=state.shown(party))


def _asking(state: Circle) -> Iterator[Element | None]:
    for party in state.asking[:ASKING]:
        who = state.shown(party)
        yield Words(say("{who} asks to come in.", who=who))
        yield row(
            _about(LetIn(state.id, party), say("Let them in: {who}", who=who), Style.primary),
            _about(SayNotNow(state.id, party), say("Not now: {who}", who=who)),
        )
    more = len(state.asking) - ASKING
    if more > 0:
        yield Note(say_n("{n} more asks to come in.", "{n} more ask to come in.", more))


def _about(press: LetIn | SayNotNow, spoken: Phrase, style: Style = Style.plain) -> Button:
    """Labels repeat, so screen readers hear whom each is about."""
    return Button(press.title, press, style, None, spoken)


def _people(given: Facing) -> tuple[Element | None, ...]:
    state = given.acting.circle
    first = _first(given.start, len(state.inside), LINES)
    lines = tuple(
        PersonLine(state.shown(each.party), say("since {day}", day=Moment(each.since, When.day)))
        for each in state.inside[first : first + LINES]
    )
    after = first + LINES
    return (
        People(_counted(state), lines),
        row(
            Button(say("Back"), CirclePage(state.id, first - LINES)) if first else None,
            Button(say("More"), CirclePage(state.id, after)) if after < len(state.inside) else None,
        ),
    )


def _counted(state: Circle) -> Phrase:
    count, day = len(state.inside), Moment(state.opened_at, When.day)
    if state.kind is Kind.people:
        return say_n("{n} person in it; open since {day}", "{n} people in it; open since {day}", count, day=day)
    return say_n(
        "{n} organisation in it; open since {day}", "{n} organisations in it; open since {day}", count, day=day
    )


def _wish_to_close(acting: Acting, *, inside: bool) -> tuple[Words, ...]:
    state = acting.circle
    if not inside or not state.closing:
        return ()
    who = tuple(state.shown(party) for party in state.closing)
    return (Words(say("{who} would like to close the circle. It closes when one more in it wants that.", who=who)),)


def _rounds(given: Facing, context: Context, *, inside: bool) -> Iterator[Element | None]:
    """A round in another place is named, and can be seen there."""
    state = given.acting.circle
    now = [each for each in given.rounds if each.ended_at is None]
    for each in now:
        yield Words(_going_on(each, given.where(each)))
    if any(each.place == context.home for each in now):
        yield row(Button(say("See the round"), ROUND_PAGE, Style.primary))
    elif inside:
        yield row(Button(say("Open a round for this circle"), round_for(state.id), Style.primary))
    yield from _history(given)


def _history(given: Facing) -> Iterator[Element]:
    over = [each for each in given.rounds if each.ended_at]
    if over:
        yield Heading(say("Rounds of this circle"))
    for each in over:
        day = Moment(each.opened_at, When.day)
        yield Note(say_n("{day}: {n} person was heard.", "{day}: {n} people were heard.", each.heard, day=day))


def _going_on(each: Round, where: Text | None) -> Phrase:
    """It always has a topic: the ready-made first round is for all."""
    if where:
        return say("Listening round in {where}: {topic}", where=where, topic=each.topic)
    return say("Listening round: {topic}", topic=each.topic)


def _for_insiders(acting: Acting, context: Context) -> Iterator[Element | None]:
    state, party = acting.circle, acting.party_of(context.person)
    yield row(Button(say("Write something for this circle"), block_for(state.id)))
    yield row(
        pieces.inviting(state),
        pieces.leaving(state),
        pieces.keeping(state) if party in state.closing else pieces.closing(state),
    )


def _ended(given: Facing, context: Context) -> Card:
    state = given.acting.circle
    since, until = Moment(state.opened_at, When.day), Moment(state.closed_at or state.opened_at, When.day)
    return card(
        state.name,
        Words(state.purpose),
        Note(say("This circle was open from {since} to {until}.", since=since, until=until)),
        *_rounds(given, context, inside=False),
        *agreed.lines(given.agreed, state),
        row(pieces.ALL, pieces.HOME),
    )
