"""What people are told of check-ins: in short answers, in the channel, and under what needs them."""

from datetime import date

from bot.carrying import Carried
from bot.features.check_ins.cards.board import standing
from bot.features.check_ins.cards.words import SAID, answering, at_hour, calling, carrying, on_date, question
from bot.features.check_ins.commands import CheckInPage, LendAHand, SeriesPage
from bot.features.check_ins.model import Audience, CheckIn, How, Prompt, Series, Step, Theme
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say, say_n

SAVED = say("Saved. The next check-in asks it so.")
PAUSED = say("Paused. It does not come until somebody presses Go on.")
ALL_ASKED = say("All are asked now who can help.")
ENDED = say("This check-in has ended. What was answered stays.")


def was_set(state: Series) -> Card:
    said = say(
        "The check-in is set. It asks on {date} at {hour}, on each person's own clock.",
        date=on_date(state.next),
        hour=at_hour(state.days.hour),
    )
    return card(question(state), Words(said), row(_opening(state)), summary=said)


def moved(state: Series) -> Phrase:
    return say("Saved. It asks next on {date} at {hour}.", date=on_date(state.next), hour=at_hour(state.days.hour))


def resumed(state: Series) -> Phrase:
    return say("It goes on. It asks next on {date}.", date=on_date(state.next))


def resumed_here(state: Series) -> Phrase:
    return say("It goes on, and asks here from now on. It asks next on {date}.", date=on_date(state.next))


def asks_whom(audience: Audience, people: int) -> Phrase:
    if audience is Audience.everyone:
        return say_n(
            "From the next one on it asks all members: {n} person now.",
            "From the next one on it asks all members: {n} people now.",
            people,
        )
    if not people:
        return say("From the next one on it asks those who carry promises. Nobody does now, so nobody is asked yet.")
    return say_n(
        "From the next one on it asks those who carry promises: {n} person now.",
        "From the next one on it asks those who carry promises: {n} people now.",
        people,
    )


def asks_you(*, wanted: bool) -> Phrase:
    if wanted:
        return say("This check-in asks you from now on.")
    return say("This check-in does not ask you any more. You can still answer it, and nobody is told.")


def asks_directly(*, wanted: bool) -> Phrase:
    if wanted:
        return say("From now on I write to you alone at your own hour, as often as your times allow.")
    return say("I do not write to you about this check-in any more. It still waits under Needs you.")


def asks(state: CheckIn, prompt: Prompt, person: PersonId, *, direct: bool) -> Need:
    """It stands under *Needs you*, and is written to those alone who wanted to be asked directly."""
    reminder = prompt.step is Step.reminded
    words = (
        say("The check-in “{question}” is open a little longer. You may also leave it.", question=question(state))
        if reminder
        else say("Check-in: {question}", question=question(state))
    )
    page = Button(say("Look at it"), CheckInPage(state.id))
    button = page if state.theme is Theme.promises else answering(state)
    key = state.reminder if reminder else state.key
    return Need(person, key, words, button, prompt.until, rings=direct, directly=direct)


def yours_now(state: Series, person: PersonId) -> Need:
    words = say("Whoever set the check-in “{question}” has left. You can change it now.", question=question(state))
    return Need(person, state.handed_on, words, _opening(state))


def nowhere(state: Series, person: PersonId) -> Need:
    words = say(
        "The place of the check-in “{question}” is closed, so it is paused. To let it go on elsewhere, open it there.",
        question=question(state),
    )
    return Need(person, state.nowhere, words, _opening(state))


def written_for(state: CheckIn, prompt: Prompt, person: PersonId, by: PersonId) -> Need:
    who, what = Mention(by), question(state)
    words = (
        say(
            "{who} wrote down that you need help with “{question}”. Nobody is asked before you say yes.",
            who=who,
            question=what,
        )
        if prompt.said.waits
        else say("{who} wrote down your answer to “{question}”.", who=who, question=what)
    )
    button = Button(say("Look at it"), CheckInPage(state.id))
    return Need(person, state.written, words, button, state.until)


def answered(state: CheckIn, prompt: Prompt, carried: tuple[Carried, ...] = (), *, told: bool = False) -> Card:
    """Who says that it is done may say so of what they promised, too."""
    if prompt.said.waits and prompt.person:
        return _is_written(state, prompt, prompt.person, told=told)
    answer = prompt.said
    said = (
        say("Saved: {how}. You can change it.", how=SAID[answer.how])
        if answer.how
        else say("Your answer is saved. You can change it.")
    )
    words = Words(answer.words) if answer.words else None
    change = answering(state, say("Change it"), Style.plain)
    return card(
        question(state),
        Words(said),
        words,
        row(change, Button(CheckInPage.title, CheckInPage(state.id))),
        *(carrying(carried) if answer.how is How.done else ()),
        summary=said,
    )


def _is_written(state: CheckIn, prompt: Prompt, person: PersonId, *, told: bool) -> Card:
    """For whoever wrote down that somebody needs help. Who is not on chat says their yes to them."""
    who = Mention(person)
    said = (
        say("Saved. {who} is asked first, and nobody else before they say yes.", who=who)
        if told
        else say("Saved. Nobody is asked before {who} says yes. If they told you so, you can press it.", who=who)
    )
    words = Words(prompt.said.words) if prompt.said.words else None
    return card(question(state), Words(said), words, None if told else row(calling(prompt)), summary=said)


def needs_help(state: CheckIn, prompt: Prompt, person: PersonId) -> Card:
    """They have said so themselves, or yes to what was written down, knowing that all are asked."""
    said = say("{who} would like a hand. Who can help?", who=Mention(person))
    words = Words(prompt.answer.words) if prompt.answer and prompt.answer.words else None
    buttons = row(
        Button(LendAHand.title, LendAHand(prompt.id), Style.primary),
        Button(CheckInPage.title, CheckInPage(state.id)),
    )
    return card(question(state), Words(said), words, buttons, summary=said)


def missed(state: Series, days: tuple[date, ...]) -> Card:
    """One line for all of them."""
    last = on_date(days[-1])
    said = say_n(
        "The bot was away on {last}, so the check-in “{question}” did not take place.",
        "The bot was away, so {n} check-ins “{question}” did not take place, the last on {last}.",
        len(days),
        last=last,
        question=question(state),
    )
    return Card(said, (Words(said),))


def all_missed(days: tuple[date, ...]) -> Card:
    """Of several questions."""
    said = say_n(
        "The bot was away, so {n} check-in did not take place, on {last}. Type /check-in for the next ones.",
        "The bot was away, so {n} check-ins did not take place, the last on {last}. Type /check-in for the next ones.",
        len(days),
        last=on_date(max(days)),
    )
    return Card(said, (Words(said),))


def summed_up(state: CheckIn) -> Card:
    said = say("Check-in: {question}", question=question(state))
    over = say("The check-in of {date} is over. Thank you.", date=on_date(state.day))
    page = Button(CheckInPage.title, CheckInPage(state.id))
    return card(said, Words(over), *standing(state), row(page), summary=over)


def _opening(state: Series) -> Button:
    return Button(SeriesPage.title, SeriesPage(state.id))
