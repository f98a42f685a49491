"""What the people of a small group are told while it runs, and the short answers to those who press."""

from bot.features.listening.facts import Way, Why
from bot.features.small_groups.cards import buttons
from bot.features.small_groups.cards.board import status
from bot.features.small_groups.model import Group, Step
from bot.kernel.card import Card
from bot.kernel.elements import Buttons, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, When, say, say_n

BECAUSE_BEGUN = say("You get this now because your small group begins.")
BECAUSE_TURN = say("You get this now because it is your turn.")
PASSED = say("You passed; no reason is needed. Now you listen.")
SHARED = say("Everyone here is told that they may share it. What you say yes to is between you.")
KEPT = say("It stays between you; no reason is needed.")
READY = say("Thank you. When all have pressed it, you are back.")
FOR_US = say("You speak for your small group in the circle. You can take it back while you talk here.")
NOT_FOR_US = say("That is fine. Somebody else can offer it.")
THANKS = say("Thank you.")
OUT = say("You are out of the small group, and still in the round. Press Join there to talk with somebody else.")
MAY_READ_ALONG = say("Someone has stepped out. They may still be able to read what is written here.")
HERE_AGAIN = say("The bot was away and is back. You have as much time as before.")
PRESS_AGAIN = say("The bot was away and is back. If you pressed a button meanwhile, please press it again.")


def message(text: Phrase, *more: Buttons | None) -> Card:
    return Card(text, (Words(text), *(each for each in more if each)))


def welcome(state: Group, person: PersonId) -> Card:
    """To each of them, as they begin; what all can press stands once in their place."""
    others = tuple(Mention(each) for each in state.others(person))
    said = _welcome(state, person, others)
    pressing = buttons.now(state) if person == (state.speaker or state.people[0]) else None
    return Card(say("Your small group begins."), (Words(said), *((pressing,) if pressing else ())))


def _welcome(state: Group, person: PersonId, others: tuple[Mention, ...]) -> Phrase:
    if state.way is not Way.in_turn and person != state.people[0]:
        return say("{who}, you are in this small group too.", who=Mention(person))
    if state.way is not Way.in_turn:
        return say(
            "{who}, you talk with {others} now. Write here, or call each other.", who=Mention(person), others=others
        )
    if person == state.speaker:
        return say_n(
            "{who}, you talk with {others}, and you are first. Press I'm here to start your {n} minute.",
            "{who}, you talk with {others}, and you are first. Press I'm here to start your {n} minutes.",
            state.minutes,
            who=Mention(person),
            others=others,
        )
    first = Mention(state.speaker or person)
    return say(
        "{who}, you talk with {others}; {first} speaks first, and you only listen. Write here, or call each other.",
        who=Mention(person),
        others=others,
        first=first,
    )


def your_turn(state: Group, person: PersonId) -> Card:
    said = say_n(
        "{who}, it is your turn; press I'm here to start your {n} minute. Or Pass, if you would rather listen.",
        "{who}, it is your turn; press I'm here to start your {n} minutes. Or Pass, if you would rather listen.",
        state.minutes,
        who=Mention(person),
    )
    return message(said, buttons.now(state))


def a_minute_left(state: Group) -> Card:
    if state.step is Step.talking:
        return message(say("About one minute is left. Nobody will cut you off."), buttons.now(state))
    who = Mention(state.speaker) if state.speaker else ""
    return message(say("{who}, about one minute is left. Nobody will cut you off.", who=who), buttons.now(state))


def last_call(state: Group) -> Card:
    """In the middle of somebody's turn: they have time for their last words."""
    at = Moment(state.until, When.time)
    said = say(
        "Everyone comes together at {at}, in about two minutes. What is not said here yet has room there.", at=at
    )
    return message(said)


def step(state: Group) -> Card:
    """Into saying back, or agreeing."""
    if state.step is Step.agreeing:
        said = say(
            "Thank you for listening to each other. Each of you can say if the others may share something of yours."
        )
        return message(said, buttons.now(state))
    return message(status(state), buttons.now(state))


def may_share(person: PersonId) -> Card:
    """What was agreed is between them, and stands nowhere else."""
    said = say("{who} says: you may share something of mine. What that is, you agree on together.", who=Mention(person))
    return message(said)


def voice(state: Group, before: PersonId) -> Card:
    if state.voice:
        return message(say("{who} speaks for you in the circle.", who=Mention(state.voice)))
    return message(say("{who} does not speak for you after all. Somebody else can.", who=Mention(before)))


def farewell(before: Group) -> Card:
    match before.why:
        case None:
            return message(_finished(before))
        case Why.together if _by_lot(before):
            return message(say("Everyone is called together now. Who speaks for you there is drawn by lot."))
        case Why.together:
            return message(say("Everyone is called together now. Thank you for this talk."))
        case Why.over:
            return message(say("The round is over. Thank you for this talk."))
        case Why.alone:
            said = say("You are the only one here now. You talk with somebody else, or come in with the next step.")
            return message(said)


def _finished(before: Group) -> Phrase:
    """By themselves."""
    if _by_lot(before):
        return say("Thank you. Who speaks for you in the circle is drawn by lot.")
    if before.way is not Way.in_turn:
        return say("Thank you. It goes on when everyone is ready.")
    if before.step is Step.offered:
        return say("Nobody was here this time, and that is fine. The round goes on in its channel.")
    return say("Thank you. In the circle, share only what is yours, or what your partner agrees to.")


def _by_lot(before: Group) -> bool:
    """Nobody has offered it."""
    return before.way is Way.for_all and before.voice is None


def speaking(state: Group) -> Card:
    """To the one who has begun."""
    said = say("You can speak until {ends}. Nobody cuts you off.", ends=Moment(state.ends, When.time))
    return message(said, buttons.now(state))
