"""What those two read who come together because one asked for help and the other gives it."""

from bot.features.check_ins.cards.words import question
from bot.features.check_ins.commands import BringUsTogether, CheckInPage
from bot.features.check_ins.model import CheckIn, Prompt
from bot.kernel.attention import Need
from bot.kernel.card import Card, card
from bot.kernel.elements import Button, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say


def you_help(prompt: Prompt) -> Phrase:
    if prompt.person is None:
        return say("Thank you.")
    return say("Thank you. {who} is told that you can help, and can say yes to it.", who=Mention(prompt.person))


def is_helped(state: CheckIn, prompt: Prompt, person: PersonId, by: PersonId) -> Need:
    words = say(
        "{who} can lend a hand with what you wrote to “{question}”. Shall the two of you get a private place?",
        who=Mention(by),
        question=question(state),
    )
    return Need(person, state.helping(by), words, meeting(prompt, by))


def meeting(prompt: Prompt, helper: PersonId) -> Button:
    spoken = say("Yes, bring me together with {who}", who=Mention(helper))
    return Button(BringUsTogether.title, BringUsTogether(prompt.id, helper), spoken=spoken)


def coming(helper: PersonId) -> Phrase:
    return say("You and {who} get a private place in a moment. It is for the two of you alone.", who=Mention(helper))


def write_to(helper: PersonId) -> Phrase:
    return say("No private place can be opened here. Please write to {who} yourself.", who=Mention(helper))


def hello(state: CheckIn, prompt: Prompt, helped: PersonId, helper: PersonId) -> Card:
    said = say(
        "{helped} asked for a hand, and {helper} offers one. You both said yes: here you can talk by yourselves.",
        helped=Mention(helped),
        helper=Mention(helper),
    )
    words = Words(prompt.answer.words) if prompt.answer and prompt.answer.words else None
    return card(question(state), Words(said), words, summary=said)


def no_place(state: CheckIn, person: PersonId, other: PersonId) -> Need:
    words = say(
        "A private place for you and {who} could not be opened. Please write to each other.", who=Mention(other)
    )
    return Need(person, state.no_place(other), words, Button(say("Look at it"), CheckInPage(state.id)))
