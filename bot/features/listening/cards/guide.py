"""For someone who facilitates for the first time: a script of what to say, and a partner who has done it before."""

from datetime import datetime, timedelta

from bot.features.listening.cards.words import message
from bot.features.listening.commands import AskForPartner, BePartner, RoundsHere
from bot.features.listening.model import Round, Stage
from bot.kernel.attention import Need
from bot.kernel.card import Card, row
from bot.kernel.elements import Button, Element, Fact, Facts, Heading, Note, Style
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say

_ASKED_FOR = timedelta(days=1)

_SCRIPT = (
    Fact(say("To begin"), say("“Welcome. Here we listen to each other, one person at a time. Nothing is decided.”")),
    Fact(say("How it goes"), say("“Press I'm here when it is your turn. Press Done at the end, or Pass.”")),
    Fact(say("When it is quiet"), say("“Take your time.” Silence is fine, and you need not fill it.")),
    Fact(say("After each one"), say("“Thank you.” Nothing more: no answer and no advice.")),
    Fact(say("To close"), say("“Thank you for speaking and for listening. When do we meet next?”")),
)


def script(state: Round, me: PersonId) -> tuple[Element | None, ...]:
    """For the one who facilitates alone, while the round goes on."""
    if not state.guided or me != state.facilitator or state.stage is Stage.ended:
        return ()
    alone = not (state.partner or state.invited)
    return (
        Heading(say("Your first round: a short script")),
        Facts(_SCRIPT),
        Note(say("Only you see this. Use your own words; it is fine if something goes differently.")),
        row(Button(AskForPartner.title, AskForPartner(state.id))) if alone else None,
    )


def asked() -> Phrase:
    return say("Some who have done it before are asked. The round can start without a partner.")


def asked_already(state: Round) -> Phrase:
    if state.partner:
        return say("{who} helps you in this round.", who=Mention(state.partner))
    return say("They are asked already. The round can start without a partner.")


def wanted(state: Round, person: PersonId, now: datetime) -> Need:
    words = say("{who} facilitates for the first time. Would you help with the round?", who=Mention(state.facilitator))
    return Need(person, state.help_wanted, words, Button(BePartner.title, BePartner(state.id)), now + _ASKED_FOR)


def you_help(state: Round) -> Card:
    who = Mention(state.facilitator)
    said = say("Thank you. You can press the facilitator's buttons too, and {who} leads the round.", who=who)
    return message(said, row(Button(RoundsHere.title, RoundsHere(state.id), Style.primary)))


def found(state: Round) -> Card:
    partner = Mention(state.partner) if state.partner else Mention(state.facilitator)
    return message(say("{partner} helps {who} with the round.", partner=partner, who=Mention(state.facilitator)))
