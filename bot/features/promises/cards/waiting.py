"""What stands under *Needs you* because of a promise: to carry it, to look at its date, to take it over."""

from bot.features.promises.cards.pieces import due, whose
from bot.features.promises.model import Commitment
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say


def asked(state: Commitment, by: PersonId) -> Phrase:
    return say("Can you carry “{what}” by {day}? {who} asks you.", what=state.what, day=due(state), who=Mention(by))


def agreed(state: Commitment, person: PersonId) -> Phrase:
    return say("{who} carries “{what}”, by {day}.", who=Mention(person), what=state.what, day=due(state))


def declined(state: Commitment, person: PersonId) -> Phrase:
    return say("“{what}” is carried by nobody yet. {who} cannot do it now.", what=state.what, who=Mention(person))


def unanswered(state: Commitment) -> Phrase:
    return say("No yes has come for “{what}” yet. You can ask again, or leave it.", what=state.what)


def gone(state: Commitment) -> Phrase:
    return say(
        "“{what}” is carried by nobody yet: whoever was asked is not there any more. You can ask someone else.",
        what=state.what,
    )


def forgotten(state: Commitment) -> Phrase:
    return say("“{what}” was begun and is dropped: its day was not looked at. You can write it again.", what=state.what)


def soon(state: Commitment) -> Phrase:
    return say("“{what}” is yours, by {day}. You can say how it stands.", what=state.what, day=due(state))


def passed(state: Commitment) -> Phrase:
    return say("“{what}”: its day has come. Is it done, or is there a new date?", what=state.what)


def looking(state: Commitment) -> Phrase:
    return say("Who of you takes over “{what}”?", what=state.what)


def offered(state: Commitment) -> Phrase:
    return say("Can you take over “{what}”?", what=state.what)


def release_asked(state: Commitment) -> Phrase:
    return say(
        "{who} asks to be released from “{what}”. It stands under an agreement that you may read.",
        who=whose(state),
        what=state.what,
    )


def not_released(state: Commitment) -> Phrase:
    return say(
        "The group has not released you from “{what}” this time. You can say a new date, or hand it over.",
        what=state.what,
    )


def released(state: Commitment) -> Phrase:
    return say("The group has released you from “{what}”.", what=state.what)
