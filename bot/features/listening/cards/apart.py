"""What is said while people think alone or talk in small groups, and as they go apart and come together."""

from bot.features.listening.cards.words import SHOWN, and_more, message, names
from bot.features.listening.facts import Way
from bot.features.listening.model import Format, Part, Round, Speaker, phase
from bot.features.small_groups.facts import GROUP_PAGE
from bot.kernel.card import Card, row
from bot.kernel.elements import Button, Buttons, Element, Note, Progress, Words
from bot.kernel.text import Moment, Phrase, When, say, say_n

CALLED = say("The small groups have ended, and everyone is called to the circle.")
GONE_ON = say("The next step begins. Everyone is told.")
TOO_FEW = say("There are too few people here to talk in small groups. We go on in the circle.")


def standing(state: Round) -> tuple[Element | None, ...]:
    """For all: what goes on, and until when, but nothing of who is with whom."""
    if state.apart is None:
        return ()
    parties, away = len(state.apart.parties), len(state.apart.away)
    named = any(each.person is None and each.due for each in state.speakers)
    return (
        Words(_now(state)),
        Progress(say("Small groups that are back"), parties - away, parties) if parties else None,
        Note(say("Who has no account here comes in with the circle.")) if named and parties else None,
    )


def begins(state: Round) -> Card:
    return message(_now(state))


def circle(before: Round, after: Round) -> Card:
    """How it begins, when people come back from being apart."""
    if after.format is Format.pairs:
        return message(
            say("Welcome back to the circle. Share what is yours, and something of your partner only if they said yes.")
        )
    if not any(each.part is Part.spoken_for for each in after.speakers):
        return message(say("Welcome back to the circle. Everyone can speak now."))
    apart = before.apart
    in_groups = {number for party in (apart.parties if apart else ()) for number in party.numbers}
    voices = tuple(
        each for each in after.speakers if each.number in in_groups and each.part in {Part.waiting, Part.speaking}
    )
    said = say_n(
        "Welcome back to the circle. {names} speaks for a small group, and can pass. Others can add with Join.",
        "Welcome back to the circle. {names} each speak for a small group, and can pass. Others can add with Join.",
        len(voices),
        names=names(voices),
    )
    more, by_lot = and_more(len(voices) - SHOWN), _by_lot(before, voices)
    elements = (Words(said), *((more,) if more else ()), *((by_lot,) if by_lot else ()))
    return Card(say("Welcome back to the circle."), elements)


def _by_lot(before: Round, voices: tuple[Speaker, ...]) -> Note | None:
    chosen = {party.voice for party in (before.apart.parties if before.apart else ())}
    drawn = tuple(each for each in voices if each.number not in chosen)
    return Note(say("Drawn by lot: {names}.", names=names(drawn))) if drawn else None


def my_place(state: Round, me: Speaker) -> Phrase:
    """What only they read, while they wait for the circle."""
    if state.apart is None or state.apart.alone:
        return say("Think about it on your own. You need not write anything.")
    party = state.apart.of(me.number)
    if me.number in state.apart.waiting:
        return say(
            "You wait for somebody to talk with. If nobody comes by {at}, you come in with the next step.",
            at=Moment(state.apart.join_by, When.time),
        )
    if party is None:
        return say("You come in with the circle.")
    if party.back:
        return say("Your small group is back. It goes on when everyone is back.")
    others = tuple(each for number in party.numbers if (each := state.numbered(number)) != me)
    return say("You talk with {names} now. My small group shows what to do.", names=names(others))


def my_group(state: Round, me: Speaker | None) -> Buttons | None:
    """The way to it, from the page of the round."""
    party = state.apart.of(me.number) if state.apart and me else None
    return row(Button(say("My small group"), GROUP_PAGE)) if party and not party.back else None


def _now(state: Round) -> Phrase:
    this = phase(state)
    until = Moment(state.apart.until, When.time) if state.apart else ""
    match this.way if this else None:
        case Way.in_turn:
            return say("You talk in pairs now, each pair by itself. All are back at {until} or before.", until=until)
        case Way.freely:
            return say("You talk in twos now, each two by themselves. It goes on at {until} or before.", until=until)
        case Way.for_all:
            return say(
                "You talk in fours now, each four by themselves. Choose who speaks for you; "
                "all are back at {until} or before.",
                until=until,
            )
        case None:
            return say("Think about it on your own until {until}. After that you talk with others.", until=until)
