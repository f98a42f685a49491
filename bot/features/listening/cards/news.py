"""What everyone in the place is told while a round runs, and the short answers to those who press."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.features.listening.cards import apart, buttons, guide
from bot.features.listening.cards.words import and_more, floor, message, topic
from bot.features.listening.commands import RoundsHere, TakeOver
from bot.features.listening.model import Manner, Outside, Part, Round, Speaker, Stage, Where, asked_later
from bot.features.listening.model.keeping import offer
from bot.kernel.attention import Need
from bot.kernel.card import Card, card
from bot.kernel.elements import Button, Element, Note, People, PersonLine, Words
from bot.kernel.ids import PersonId
from bot.kernel.settings import Ruled
from bot.kernel.text import Mention, Phrase, say, say_n

RULE_SHOWN = 300
NAMED = 5
"""Of those who cannot come, so many are named."""

ASKED_FOR = timedelta(days=1)


def opened(state: Round, reminders: tuple[Ruled, ...], away: Outside) -> Card:
    """With the ground rules that it does not keep to, where they only remind; who cannot come; and a script for the
    first time."""
    said = say("The round is open, and people can press Join. Press Start when you are ready.")
    more = (*_reminding(reminders), *shut_out(away), *_call(state), *guide.script(state, state.facilitator))
    return card(say("Your round"), Words(said), *more, summary=said)


def _call(state: Round) -> tuple[Note, ...]:
    """Of a round that is spoken only the place was checked."""
    if state.manner is not Manner.spoken:
        return ()
    return (Note(say("The bot cannot see who is able to join your call. Please ask those who come.")),)


def shut_out(away: Outside) -> tuple[Element | None, ...]:
    """To the facilitator alone: by name, those who are not on chat last."""
    if not away:
        return ()
    count, absent = len(away.people), say("not on chat")
    label = say_n("{n} person cannot come into this channel", "{n} people cannot come into this channel", count)
    lines = tuple(PersonLine(Mention(each), absent if each in away.not_on_chat else None) for each in away.people)
    return (
        People(label, lines[:NAMED]),
        and_more(count - NAMED),
        Note(
            say(
                "Only you see this. Someone who writes for them can send their words, "
                "and the next round could be in another of your places."
            )
        ),
    )


def opened_already() -> Phrase:
    return say("This round was opened already. Its card is in the channel.")


def joined(state: Round, before: Speaker | None, now: Speaker) -> Phrase:
    match now.part:
        case Part.heard if asked_later(state):
            return say("You had your turn. When it goes round once more, you are asked again.")
        case Part.heard:
            return say("You had your turn in this round. Thank you.")
        case Part.speaking if state.floor and state.floor.after_the_turn:
            return floor(state, now.person)
        case Part.speaking:
            return say("You are in the round, and it is your turn now.")
        case Part.passed | Part.missed if state.asks_again(now):
            return say("You are in the round. You can still speak at the end.")
        case Part.passed | Part.missed if asked_later(state):
            return say("You are in the round. When it goes round once more, you are asked again.")
        case Part.passed | Part.missed:
            return say("You are in the round. You can send words later, if you like.")
        case Part.waiting if state.apart:
            return say("You are in the round. {place}", place=apart.my_place(state, now))
        case _ if before == now:
            return say("You are in the round already. You will be asked when it is your turn.")
        case _:
            return say("You are in the round. You will be asked when it is your turn.")


def listening(now: Speaker) -> Phrase:
    if now.part is Part.heard:
        return say("You had your turn; now you only listen. Thank you.")
    return say("You listen only. If you would like to speak, press Join.")


def left() -> Phrase:
    return say("You have left the round. You can come back with Join while it is open.")


def added(name: str) -> Phrase:
    return say("{name} is in the round. You press the buttons for them when it is their turn.", name=name)


TAKEN_OUT = say("They are out of the round, and their name is not stored any more.")


def paused(state: Round) -> Card:
    said = say("{who} paused the round; no time is lost.", who=Mention(state.facilitator))
    return message(said)


def resumed(state: Round) -> Card:
    """The ask of someone's turn follows by itself if the floor goes to someone new."""
    return message(say("The round goes on. {floor}", floor=floor(state)), buttons.turn(state))


def take_over_offered(state: Round) -> Card:
    said = say(
        "{who} seems to be away, and the round waits. Anyone in the round can press Take over.",
        who=Mention(state.facilitator),
    )
    return message(said, buttons.taking_over(state))


def changed(reminders: tuple[Ruled, ...]) -> Card:
    said = say("Changed. Everyone sees it on the card of the round.")
    return card(say("Your round"), Words(said), *_reminding(reminders), summary=said)


def gone_back(state: Round) -> Card:
    """The ask follows by itself."""
    who = state.speaker.shown if state.speaker else Mention(state.facilitator)
    return message(say("We go back one turn: {who} can go on.", who=who))


def moved(speaker: Speaker, where: Where) -> Card:
    if where is Where.next:
        return message(say("{who} is asked next.", who=speaker.shown))
    return message(say("{who} is asked after the others who wait.", who=speaker.shown))


def in_order_already() -> Phrase:
    return say("They are in that place already. Nothing has changed.")


def handing_over(state: Round, other: PersonId, now: datetime) -> Need:
    """To the other one alone, so that nobody sees a no; nothing changes until they press."""
    return Need(other, offer(state), buttons.asks_you(state), buttons.accept(state), now + ASKED_FOR)


def asked(other: PersonId) -> Phrase:
    return say(
        "Only {who} sees that you asked, by typing /listening-round. You facilitate until they say yes.",
        who=Mention(other),
    )


def to_take_over(state: Round, named: PersonId, *, inside: bool) -> Need:
    words = say("A round has no facilitator now: {topic}. You can take over.", topic=topic(state))
    press = (
        Button(say("Take over"), TakeOver(state.id)) if inside else Button(say("See the round"), RoundsHere(state.id))
    )
    return Need(named, state.keeping, words, press)


def taken_over(state: Round) -> Card:
    return message(say("{who} facilitates the round from now on.", who=Mention(state.facilitator)))


def facilitating() -> Phrase:
    return say("You facilitate this round now. Its card has the buttons for it.")


def back(state: Round, now: datetime) -> Card:
    """The one line after an absence of the bot."""
    if state.stage is Stage.paused:
        return message(say("The bot was away and is back. The round is still paused."))
    if state.floor is None or state.speaker is None:
        return message(say("The bot was away and is back. If you pressed a button meanwhile, please press it again."))
    if state.floor.until <= now and not state.floor.after_the_turn:
        return message(say("The bot was away and is back. It is still {who}'s turn.", who=state.speaker.shown))
    return message(say("The bot was away and is back. {floor}", floor=floor(state)), buttons.turn(state))


def _reminding(rules: tuple[Ruled, ...]) -> Iterator[Words]:
    for rule in rules:
        yield Words(say("Ground rule {number} says: “{words}”.", number=rule.number, words=_short(rule.words)))


def _short(words: str) -> str:
    return words if len(words) <= RULE_SHOWN else words[: RULE_SHOWN - 1] + "…"
