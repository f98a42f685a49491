"""What is said when someone says back what they heard. Which answer the speaker gave, the others are not told."""

from bot.features.listening.cards import buttons
from bot.features.listening.cards.words import floor, message
from bot.features.listening.model import Answer, Round, Speaker
from bot.kernel.attention import Ask
from bot.kernel.card import Card
from bot.kernel.elements import Note
from bot.kernel.text import Mention, Phrase, say

SAY_BACK_NOW = say("You get this now because you are asked to say back what you heard.")
ANSWER_NOW = say("You get this now because something was said back to you.")


def explained(state: Round) -> Note | None:
    """For the card on which people decide whether to join."""
    if not state.reflecting:
        return None
    return Note(say("After each turn, the next listener says back what they heard. Who is asked can pass."))


def chosen(state: Round) -> Phrase:
    if state.reflecting:
        return say("After each turn, the next listener says back what they heard. Everyone sees it on the card.")
    return say("Nothing is said back after a turn. Everyone sees it on the card.")


def to_say_back(state: Round, listener: Speaker, speaker: Speaker) -> Ask:
    rung = listener.person or state.facilitator
    return Ask(rung, state.place, message(_please(state, listener, speaker), buttons.turn(state)), SAY_BACK_NOW)


def _please(state: Round, listener: Speaker, speaker: Speaker) -> Phrase:
    if listener.person is None:
        return say(
            "{facilitator}, please ask {who} to say back in a sentence or two what they heard. "
            "{speaker} then says whether they were heard.",
            facilitator=Mention(state.facilitator),
            who=listener.shown,
            speaker=speaker.shown,
        )
    return say(
        "{who}, please say back in a sentence or two what you heard. {speaker} then says whether they were heard.",
        who=listener.shown,
        speaker=speaker.shown,
    )


def take_your_time(state: Round, listener: Speaker) -> Card:
    """The one reminder."""
    who = listener.shown if listener.person else Mention(state.facilitator)
    said = say("{who}, take the time that you need. Then press I said it back; you can also pass.", who=who)
    return message(said, buttons.turn(state))


def to_answer(state: Round, speaker: Speaker) -> Ask:
    rung = speaker.person or state.facilitator
    return Ask(rung, state.place, message(_were_you_heard(state, speaker), buttons.turn(state)), ANSWER_NOW)


def _were_you_heard(state: Round, speaker: Speaker) -> Phrase:
    if speaker.person is None:
        return say(
            "{facilitator}, please ask {who} whether they were heard. To add something, they have one more minute.",
            facilitator=Mention(state.facilitator),
            who=speaker.shown,
        )
    return say("{who}, were you heard? To add something, you have one more minute.", who=speaker.shown)


def you_said_back(state: Round) -> Phrase:
    if state.speaker is None:
        return say("Thank you for listening.")
    return say("Thank you for listening. {who} says now whether they were heard.", who=state.speaker.shown)


def you_passed() -> Phrase:
    return say("You passed; no reason is needed. The round goes on.")


def your_answer(state: Round, answer: Answer) -> Card | Phrase:
    """To the one who answered, or who answers for them. The others see the same after both answers that add."""
    if answer is Answer.heard or state.floor is None:
        return say("Thank you. The round goes on.")
    me = state.speaker.person if state.speaker else None
    return message(say("Thank you for saying so. {floor}", floor=floor(state, me)), buttons.turn(state))
