"""The card of a check-in while one can answer, and when it is over."""

from bot.features.check_ins.cards.words import answered_of, answering, at_hour, bars, on_date, question
from bot.features.check_ins.commands import CheckInPage
from bot.features.check_ins.model import Audience, CheckIn
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Element, Note, Style, Words
from bot.kernel.text import Moment, Phrase, say

LATE = say("The bot was away, so some people were asked late.")
_WHO_READS = say("All members can read the answers. You can change yours, and you may leave it unanswered.")


def board(state: CheckIn) -> Card:
    page = Button(CheckInPage.title, CheckInPage(state.id))
    if state.closed_at:
        return card(_title(state), Words(over(state)), *standing(state), row(answering_late(state), page))
    late = Note(LATE) if state.late else None
    return card(
        _title(state), Words(_asked(state)), *standing(state), late, Note(_WHO_READS), row(answering(state), page)
    )


def _asked(state: CheckIn) -> Phrase:
    date, hour, until = on_date(state.day), at_hour(state.hour), Moment(state.until)
    if state.audience is Audience.carriers:
        return say(
            "{date}: whoever carries a promise is asked at {hour} on their own clock. It is open until {until}.",
            date=date,
            hour=hour,
            until=until,
        )
    return say(
        "{date}: each person is asked at {hour} on their own clock. It is open until {until}.",
        date=date,
        hour=hour,
        until=until,
    )


def standing(state: CheckIn) -> tuple[Element | None, ...]:
    return Note(answered_of(state.standing)), bars(state.standing)


def over(state: CheckIn) -> Phrase:
    return say("The check-in of {date} is over. Late answers still count.", date=on_date(state.day))


def answering_late(state: CheckIn) -> Button:
    return answering(state, say("Answer late"), Style.plain)


def _title(state: CheckIn) -> Phrase:
    return say("Check-in: {question}", question=question(state))
