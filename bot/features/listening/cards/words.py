"""Pieces of wording that several cards of a round share."""

from bot.features.listening.model import PLANS, Floor, Round, Speaker, Stage, Step, asked_now
from bot.kernel.attention import Notice
from bot.kernel.card import Card
from bot.kernel.elements import Buttons, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Named, Phrase, Text, When, say, say_n

SHOWN = 12
"""People that a card names; a screenful on a phone."""

FIRST_ROUND = say("First round")

STORED = say(
    "Stored: the topic, who takes part and how, and how long each speaks. "
    "Not stored: what you say; the channel keeps what is typed there."
)

STORED_APART = say("Stored until you are back in the circle: who talks with whom.")
NOTED = say("Stored until a turn is over, where the bot can notice it: who wrote during it, and not what.")

Names = tuple[Mention | Named | str, ...]


def stored(state: Round) -> tuple[Note, ...]:
    """On the card on which people decide whether to join: all of it, also what is kept for a short time alone."""
    apart = (Note(STORED_APART),) if PLANS[state.format].before else ()
    return (Note(STORED), *apart, Note(NOTED))


def message(text: Phrase, buttons: Buttons | None = None) -> Card:
    return Card(text, (Words(text), *((buttons,) if buttons else ())))


def notice(state: Round, card: Card) -> Notice:
    return Notice(state.place, card)


def aloud(state: Round) -> bool:
    """What all in the place are to see, where the talk of a round has a thread of its own: that it begins, that people
    go apart, and how it ends."""
    begins = state.turns == 1 and state.floor is not None and state.floor.step is Step.offered
    return begins or state.stage in {Stage.apart, Stage.ended}


def topic(state: Round) -> Phrase | str:
    return state.topic or FIRST_ROUND


def names(speakers: tuple[Speaker, ...]) -> Names:
    return tuple(speaker.shown for speaker in speakers[:SHOWN])


def for_whom(state: Round) -> Note | None:
    if not state.circle_name:
        return None
    return Note(say("For the circle {circle}. Everyone here can read along.", circle=state.circle_name))


def and_more(hidden: int) -> Words | None:
    return Words(say_n("And {n} more person.", "And {n} more people.", hidden)) if hidden > 0 else None


def floor(state: Round, me: PersonId | None = None) -> Phrase:
    """Who has the floor and until when, in one sentence; to them in the second person."""
    if state.floor is None or state.speaker is None:
        return say("Nobody is speaking right now.")
    if state.floor.after_the_turn:
        return _said_back(state, state.floor, me)
    mine = me is not None and state.speaker.person == me
    who, until = state.speaker.shown, Moment(state.floor.until, When.time)
    match state.floor.step:
        case Step.offered if mine:
            return say("It is your turn; press I'm here when you are ready.")
        case Step.offered:
            return say("It is {who}'s turn, and we wait for them until {until}.", who=who, until=until)
        case Step.finishing if mine:
            return say("Thank you. If you want to say more, press Not done yet within 20 seconds.")
        case Step.finishing:
            return say("{who} is finishing.", who=who)
        case Step.speaking if state.floor.over and mine:
            return say("You can finish in your own time; then press Done.")
        case Step.speaking if state.floor.over:
            return say("{who} is speaking, and can finish in their own time.", who=who)
        case Step.speaking if mine:
            return say("You can speak until {until}.", until=until)
        case _:
            return say("{who} is speaking until {until}.", who=who, until=until)


def _said_back(state: Round, now: Floor, me: PersonId | None) -> Phrase:
    """After the turn itself, where it is said back what was heard."""
    asked, speaker = asked_now(state), state.numbered(now.speaker).shown
    who, until = asked.shown if asked else "", Moment(now.until, When.time)
    mine = me is not None and asked is not None and asked.person == me
    match now.step:
        case Step.reflecting if mine:
            return say("Please say back in a sentence or two what you heard from {speaker}.", speaker=speaker)
        case Step.reflecting:
            return say("{who} says back what they heard from {speaker}.", who=who, speaker=speaker)
        case Step.answering if mine:
            return say("Were you heard? To add something, you have one more minute.")
        case Step.answering:
            return say("{who} says whether they were heard.", who=who)
        case _ if now.over and mine:
            return say("You can finish in your own time; then press Done.")
        case _ if now.over:
            return say("{who} is adding something, and can finish in their own time.", who=who)
        case _ if mine:
            return say("You can add something until {until}; then press Done.", until=until)
        case _:
            return say("{who} is adding something until {until}.", who=who, until=until)


def summary(state: Round) -> Text:
    if state.circle_name:
        return say("Listening round for the circle {circle}: {topic}", circle=state.circle_name, topic=topic(state))
    return say("Listening round: {topic}", topic=topic(state))
