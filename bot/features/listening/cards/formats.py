"""How each format goes and what each order means, in our own words: one line on the opening card."""

from bot.features.listening.model import Format, Order, Round, asked_later
from bot.kernel.elements import Note
from bot.kernel.text import Mention, Phrase, say, say_n


def explained(state: Round) -> tuple[Note, ...]:
    """For the card on which people decide whether to join."""
    return (*map(Note, _format(state)), Note(_order(state.order)))


def _format(state: Round) -> tuple[Phrase, ...]:
    match state.format:
        case Format.go_around:
            return (say("Go-around: everyone speaks once. Who passes is asked again at the end."),)
        case Format.two_go_arounds:
            return (say("Two go-arounds: first everyone answers, then everyone responds to what they heard."),)
        case Format.circle:
            return (
                say(
                    "Circle: {who} answers first. It goes round until everyone passes.",
                    who=Mention(state.facilitator),
                ),
                say(
                    "Circles like this come from the practice of Indigenous peoples. "
                    "Decide together whether you want to meet in this way, and how you honour that."
                ),
            )
        case Format.pairs:
            return (
                say(
                    "Pairs: one speaks, and the other only listens and then says back what they heard; then you swap. "
                    "Afterwards everyone can speak in the circle."
                ),
                say(
                    "People of different organisations talk with each other where that is possible. "
                    "In the circle, share something of your partner only if they said yes."
                ),
            )
        case Format.one_two_four_all:
            return (
                say_n(
                    "1-2-4-all: you think alone, then talk in twos and in fours, with {n} minute for each of you "
                    "in every step. Then one person speaks for each four.",
                    "1-2-4-all: you think alone, then talk in twos and in fours, with {n} minutes for each of you "
                    "in every step. Then one person speaks for each four.",
                    state.minutes,
                ),
                say("It comes from 1-2-4-All, one of the Liberating Structures."),
            )


def _order(order: Order) -> Phrase:
    match order:
        case Order.as_joined:
            return say("You speak in the order in which you joined.")
        case Order.lots:
            return say("The order is drawn by lot when the round starts.")
        case Order.in_turn:
            return say("Organisations take turns: one person of each, then the next person of each.")
        case Order.least_heard:
            return say(
                "Organisations that were heard in fewer of the last five rounds are asked first, "
                "and their people in the order in which you joined."
            )


def next_around(state: Round) -> Phrase:
    """To all, when everyone was asked and it goes on."""
    if state.format is Format.circle:
        return say("It goes round once more. You can pass if you have nothing to add.")
    return say("Now everyone can respond to what they heard, in the same order.")


def go_around(state: Round) -> Phrase | None:
    """Which one it is, where there is more than one."""
    if state.around == 1 and not asked_later(state):
        return None
    return say("This is go-around {number}.", number=state.around)
