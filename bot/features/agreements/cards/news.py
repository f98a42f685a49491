"""What all are told of an agreement, and what whoever acted reads."""

from bot.features.agreements.cards import pieces
from bot.features.agreements.cards.changes import changes
from bot.features.agreements.commands import AgreementPage, PutToAllAgain, PutWordingBack
from bot.features.agreements.facts import AgreementEnded
from bot.features.agreements.model import Agreement, Party, What, life
from bot.features.proposals.facts import proposal_page
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Element, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say

_BEING_ASKED = {
    What.again: say("All are asked about it now."),
    What.replace: say("All are asked now if other words take its place."),
    What.end: say("All are asked now if it ends."),
    What.confide: say("All are asked now if it is kept in confidence."),
    What.open: say("Those whom it binds are asked now if all may read it."),
}
WANTED = say("Somebody wants all to be asked about it, and nobody is asked now.")
LATE = say("This comes late, since the bot was away.")


def looked_at(after: Agreement) -> Card:
    """For all."""
    review = after.reviewing
    whose = review.asked_for.whose if review and review.asked_for else say("Someone")
    said = say("{whose} asks all to look again at number {number}.", whose=whose, number=after.number)
    words = Words(review.words) if review and review.words else None
    return _told(after, said, words, Note(say("It holds as it is until something else is agreed.")))


def you_asked(after: Agreement, *, closed: bool) -> Card:
    said = say("All can see that you ask, and why. Talk about it; then it can stay as it is, or be put to all again.")
    if closed:
        said = say("Those whom it binds are told that you ask, by its number. They read why on its page.")
    return _told(after, said)


def day_came(after: Agreement) -> Card:
    said = say("Today is the day to look again at number {number}.", number=after.number)
    if after.reviewing and after.reviewing.late:
        said = say("It is time to look again at number {number}.", number=after.number)
    late = Note(LATE) if after.reviewing and after.reviewing.late else None
    return _told(after, said, late, Note(say("It holds as it is. It can stay so, or be put to all again.")))


def stays(after: Agreement, party: Party) -> Card:
    said = say("{whose} says that number {number} stays as it is.", whose=party.whose, number=after.number)
    day = Note(say("All look at it again on {day}.", day=pieces.day(after.review))) if after.review else None
    return _told(after, said, day, Note(say("Any organisation can ask to look at it again.")))


def to_look(after: Agreement, person: PersonId, *, closed: bool) -> Need:
    """For whoever answers for one whom it binds; what is closed has no name here, since it may ring on a screen."""
    words = say("Look again at {agreement}: can it stay as it is?", agreement=pieces.called(after))
    if closed:
        words = say("Look again at number {number} of our agreements: can it stay as it is?", number=after.number)
    return Need(person, life.waiting_for(after), words, _look(after))


def put_off(after: Agreement, party: Party) -> Card:
    said = say("{whose} would like to look at number {number} later.", whose=party.whose, number=after.number)
    day = Note(say("All look at it again on {day}.", day=pieces.day(after.review))) if after.review else None
    return _told(after, said, day, Note(say("It holds as it is until something else is agreed.")))


def not_changed(after: Agreement) -> Card:
    return _told(after, say("Number {number} stays as it is: it was not agreed to change that.", number=after.number))


def put_to_all(after: Agreement) -> Card:
    said = say("It is on its way to all. What becomes of it stands with what we decide.")
    return _told(after, said)


def about(after: Agreement, what: What) -> Phrase:
    """On the card of what all are asked."""
    number = after.number
    if what is What.again:
        return say("This is number {number} of our agreements. All are asked if it is to hold.", number=after.number)
    if what is What.replace:
        return say("All are asked if this takes the place of number {number} of our agreements.", number=number)
    if what is What.confide:
        return say("All are asked to keep number {number} of our agreements among those whom it binds.", number=number)
    if what is What.open:
        return say("All whom it binds are asked to open number {number} of our agreements.", number=number)
    other = after.deciding.replaced_by if after.deciding else None
    if other:
        return say(
            "All are asked to end number {number} of our agreements. Number {other} takes its place.",
            number=after.number,
            other=other,
        )
    return say("All are asked to end number {number} of our agreements.", number=after.number)


def ended(after: Agreement) -> Card:
    if after.replaced_by:
        said = say(
            "Number {number} has ended, and number {other} takes its place.",
            number=after.number,
            other=after.replaced_by,
        )
        return _told(after, said)
    return _told(after, say("Number {number} has ended, as all agreed.", number=after.number))


def fact_of_end(after: Agreement) -> AgreementEnded:
    return AgreementEnded(after.id, after.number, after.replaced_by)


def corrected(before: Agreement, after: Agreement, by: PersonId) -> Card:
    """With what is different; any organisation can put it back."""
    said = say("{who} corrected the wording of number {number}.", who=Mention(by), number=after.number)
    return card(
        pieces.called(after),
        Words(said),
        *changes(before.text, after.text),
        Note(say("If it means something else now, any organisation can put the words back.")),
        row(_look(after), back(after)),
        summary=said,
    )


def back(state: Agreement) -> Button:
    return Button(PutWordingBack.title, PutWordingBack(state.id, state.text.number))


def put_back(after: Agreement, by: PersonId) -> Card:
    said = say("{who} put back the words of number {number} to which all agreed.", who=Mention(by), number=after.number)
    return _told(after, said)


def signed(after: Agreement, party: Party) -> Card:
    said = say("{whose} signs number {number} too.", whose=party.whose, number=after.number)
    return _told(after, said, Note(say("It is no vote, and can be taken back.")))


def taken_back(after: Agreement, party: Party) -> Card:
    said = say("{whose} is not among those that signed number {number} later.", whose=party.whose, number=after.number)
    return _told(after, said)


def again(state: Agreement) -> Button:
    sure = say("Ask all about it again, with the words as they are?")
    return Button(PutToAllAgain.title, PutToAllAgain(state.id), confirm=sure)


def being_asked(state: Agreement) -> tuple[Element | None, ...]:
    """That all are asked about it now, or that somebody wants it."""
    if state.deciding is None:
        return ()
    what = _BEING_ASKED[state.deciding.what] if life.is_asked(state) else WANTED
    proposal = state.deciding.proposal
    return Words(what), row(Button(say("See what is asked"), proposal_page(proposal))) if proposal else None


def _told(after: Agreement, said: Phrase, *more: Element | None) -> Card:
    return card(pieces.called(after), Words(said), *more, row(_look(after)), summary=said)


def _look(after: Agreement) -> Button:
    return Button(AgreementPage.title, AgreementPage(after.id))
