"""What is said about a turn, to the one who has it and to all."""

from datetime import datetime

from bot.features.listening.cards import buttons
from bot.features.listening.cards.words import floor, message
from bot.features.listening.model import Round, Speaker, Step, asked_later, for_group
from bot.kernel.card import Card, row
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say, say_n


def because(state: Round, speaker: Speaker) -> Phrase:
    """Why the ask may not wait, to the one whom it rings."""
    if for_group(state, speaker):
        return say("You get this now because you are asked for your small group.")
    if speaker.person is None:
        return say("You get this now because it is {who}'s turn.", who=speaker.shown)
    return say("You get this now because it is your turn.")


def your_turn(state: Round, speaker: Speaker) -> Card:
    """Sentence 2, and its like for the second offer and for someone who cannot press."""
    return message(_asked(state, speaker), buttons.turn(state))


def _asked(state: Round, speaker: Speaker) -> Phrase:
    who, n = speaker.shown, state.minutes
    if speaker.person is None:
        return say_n(
            "{facilitator}, it is {who}'s turn; press I'm here for them to start their {n} minute. "
            "Press Done when they finish, or Pass if they would rather not.",
            "{facilitator}, it is {who}'s turn; press I'm here for them to start their {n} minutes. "
            "Press Done when they finish, or Pass if they would rather not.",
            n,
            who=who,
            facilitator=Mention(state.facilitator),
        )
    if speaker.asked >= state.offers and state.offers == 1:
        return say_n(
            "{who}, it is your turn; press I'm here to start your {n} minute. "
            "Press Done when you finish, or Pass if you would rather not speak now.",
            "{who}, it is your turn; press I'm here to start your {n} minutes. "
            "Press Done when you finish, or Pass if you would rather not speak now.",
            n,
            who=who,
        )
    if speaker.asked > 1:
        return say_n(
            "{who}, you can speak now if you like; press I'm here to start your {n} minute. "
            "Press Done when you finish, or Pass if you would rather not.",
            "{who}, you can speak now if you like; press I'm here to start your {n} minutes. "
            "Press Done when you finish, or Pass if you would rather not.",
            n,
            who=who,
        )
    return say_n(
        "{who}, it is your turn; press I'm here to start your {n} minute. "
        "Press Done when you finish, or Pass to speak later.",
        "{who}, it is your turn; press I'm here to start your {n} minutes. "
        "Press Done when you finish, or Pass to speak later.",
        n,
        who=who,
    )


def my_floor(state: Round, me: PersonId) -> Card:
    """The answer to a press: how the floor stands now, and what can be pressed next."""
    return message(floor(state, me), buttons.turn(state))


def last_minute(state: Round, speaker: Speaker) -> Card:
    """Sentence 3; it never offers what cannot be had."""
    return message(_about_a_minute(state, speaker), buttons.turn(state))


def _about_a_minute(state: Round, speaker: Speaker) -> Phrase:
    more = state.floor is not None and state.floor.can_have_more
    match state.strict, more:
        case False, True:
            said = say(
                "{who}, about one minute is left. Ask for one more if you need it; nobody will cut you off.",
                who=speaker.shown,
            )
        case False, False:
            said = say("{who}, about one minute is left. Nobody will cut you off.", who=speaker.shown)
        case True, True:
            said = say("{who}, about one minute is left. Ask for one more if you need it.", who=speaker.shown)
        case _:
            said = say("{who}, about one minute is left. You can add more in writing.", who=speaker.shown)
    return said


def one_more(state: Round, me: PersonId) -> Card:
    return message(say("Here is one more minute. {floor}", floor=floor(state, me)), buttons.turn(state))


def passed(state: Round) -> Phrase:
    """Sentence 4, to the one who pressed alone; `state` is as it was before."""
    again = state.speaker is not None and state.speaker.asked < state.offers
    if state.floor and (state.floor.done_at or state.floor.after_the_turn):
        return turn_over()
    if state.speaker and state.speaker.person is None:
        return _passed_for(state.speaker, again=again)
    if again:
        return say("You passed; no reason is needed. You can still speak at the end.")
    if asked_later(state):
        return say("You passed; no reason is needed. When it goes round once more, you are asked again.")
    if state.speaker and state.speaker.was_heard:
        return say("You passed; no reason is needed. Thank you for what you said before.")
    return say("You passed; no reason is needed. You can send words later if you like.")


def turn_over() -> Phrase:
    return say("Thank you. The turn is over.")


def _passed_for(speaker: Speaker, *, again: bool) -> Phrase:
    if again:
        return say("{who} passed; no reason is needed. They can still speak at the end.", who=speaker.shown)
    return say("{who} passed; no reason is needed.", who=speaker.shown)


def went_on(before: Round, after: Round, now: datetime) -> Card | None:
    """Why the floor went on without the speaker pressing anything; sentence 5 for someone who is not here yet."""
    if before.floor is None or before.speaker is None or after.speaker is None:
        return None
    missing, who, next_one = before.speaker, before.speaker.shown, after.speaker.shown
    match before.floor.step:
        case _ if missing.number == after.speaker.number:
            return None
        case Step.offered:
            words = row(buttons.sending_words(before)) if missing.person else None
            return message(_not_here(who, next_one, again=missing.asked < before.offers), words)
        case Step.speaking if before.strict and now >= before.floor.until:
            return message(say("Thank you, {who}; the time is over. {next} is next.", who=who, next=next_one))
        case Step.speaking:
            said = say("{next} is next. {who} can add more in writing.", next=next_one, who=who)
            return message(said)
        case Step.reflecting:
            return message(say("We go on now. {next} is next.", next=next_one))
        case Step.answering | Step.adding:
            return message(say("{next} is next. {who} can add more in writing.", next=next_one, who=who))
        case Step.finishing:
            return None


def stopped(before: Round, after: Round) -> Card | None:
    """Strict time was over, and what was said is said back before it goes on."""
    if before.floor is None or before.floor.step is not Step.speaking or after.floor is None or before.speaker is None:
        return None
    if after.floor.step is not Step.reflecting:
        return None
    return message(say("Thank you, {who}; the time is over.", who=before.speaker.shown))


def _not_here(who: Mention | str, next_one: Mention | str, *, again: bool) -> Phrase:
    if again:
        return say(
            "{who} is not here yet, so {next} is next. {who} can speak at the end or send words later.",
            who=who,
            next=next_one,
        )
    return say("{who} is not here yet, so {next} is next. {who} can send words later.", who=who, next=next_one)
