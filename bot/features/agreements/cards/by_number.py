"""What those are told whom an agreement binds that is kept in confidence: by its number, as it may ring on a screen."""

from datetime import datetime, timedelta

from bot.features.agreements.commands import AgreementPage
from bot.features.agreements.model import Party, life
from bot.features.agreements.model.given import Acting
from bot.kernel.attention import Need
from bot.kernel.elements import Button
from bot.kernel.text import Phrase, say

MOST, TOLD_FOR = 200, timedelta(days=14)
"""So many people are told, and so long it waits for them."""


def asks_to_look(given: Acting, party: Party) -> tuple[Need, ...]:
    """Until it stays, or is put to all."""
    number = given.agreement.number
    said = say("{whose} asks you to look again at number {number} of our agreements.", whose=party.whose, number=number)
    return _needs(given, life.waiting_for(given.agreement), said)


def corrected(given: Acting, now: datetime) -> tuple[Need, ...]:
    number = given.agreement.number
    said = say("The words of number {number} of our agreements were corrected. Are they as you agreed?", number=number)
    return _needs(given, life.words_of(given.agreement), said, now + TOLD_FOR)


def put_back(given: Acting, now: datetime) -> tuple[Need, ...]:
    number = given.agreement.number
    said = say("Number {number} of our agreements has the words again to which all agreed.", number=number)
    return _needs(given, life.words_of(given.agreement), said, now + TOLD_FOR)


def stays(given: Acting, party: Party, now: datetime) -> tuple[Need, ...]:
    number = given.agreement.number
    said = say("{whose} says that number {number} of our agreements stays as it is.", whose=party.whose, number=number)
    return _quiet(given, said, now)


def put_off(given: Acting, party: Party, now: datetime) -> tuple[Need, ...]:
    number, whose = given.agreement.number, party.whose
    said = say("{whose} would like to look at number {number} of our agreements later.", whose=whose, number=number)
    return _quiet(given, said, now)


def signed(given: Acting, party: Party, now: datetime) -> tuple[Need, ...]:
    number = given.agreement.number
    said = say("{whose} signs number {number} of our agreements too.", whose=party.whose, number=number)
    return _quiet(given, said, now)


def taken_back(given: Acting, party: Party, now: datetime) -> tuple[Need, ...]:
    number = given.agreement.number
    said = say("{whose} takes its name off number {number} of our agreements.", whose=party.whose, number=number)
    return _quiet(given, said, now)


def _quiet(given: Acting, said: Phrase, now: datetime) -> tuple[Need, ...]:
    """It stands there and rings nobody: nothing is asked of them."""
    return _needs(given, life.done_with(given.agreement), said, now + TOLD_FOR, rings=False)


def _needs(
    given: Acting, key: str, said: Phrase, until: datetime | None = None, *, rings: bool = True
) -> tuple[Need, ...]:
    look = Button(AgreementPage.title, AgreementPage(given.agreement.id))
    return tuple(Need(each, key, said, look, until, rings=rings) for each in given.others[:MOST])
