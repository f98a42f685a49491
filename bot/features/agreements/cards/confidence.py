"""What is said of an agreement that is kept in confidence, and of who may change that; never its words or its name."""

from bot.features.agreements.commands import AgreementPage, AskToConfide, AskToOpen, MarkInConfidence
from bot.features.agreements.model import Agreement, life
from bot.features.agreements.model.given import Looking
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Standing
from bot.kernel.elements import Button, Note, Words
from bot.kernel.text import Phrase, say

BEFORE = say("What was shown or taken along before cannot be called back.")


def note(given: Looking) -> Note | None:
    return Note(say("It is kept in confidence among those whom it binds.")) if given.closed else None


def buttons(given: Looking, context: Context) -> tuple[Button | None, Button | None]:
    """For those who answer for an organisation, and for facilitators where a rule lets them mark it."""
    state, facilitates = given.agreement, context.actor.standing is Standing.facilitator
    asking = _asking(state) if given.mine and not life.is_asked(state) else None
    if state.confided or life.is_asked(state) or not (given.mark and facilitates):
        return asking, None
    sure = say("Keep it among those whom it binds? Only a vote opens it again.")
    return asking, Button(MarkInConfidence.title, MarkInConfidence(state.id), confirm=sure)


def _asking(state: Agreement) -> Button:
    if state.confided:
        sure = say("Ask those whom it binds if all may read it again?")
        return Button(AskToOpen.title, AskToOpen(state.id), confirm=sure)
    sure = say("Ask all to keep it among those whom it binds?")
    return Button(AskToConfide.title, AskToConfide(state.id), confirm=sure)


def confided(after: Agreement) -> Card:
    said = say("Number {number} is kept in confidence from now on, among those whom it binds.", number=after.number)
    return card(called(after), Words(said), Note(BEFORE), row(_look(after)), summary=said)


def opened(after: Agreement) -> Card:
    said = say("Number {number} is open to all again, as those whom it binds agreed.", number=after.number)
    return card(called(after), Words(said), row(_look(after)), summary=said)


def kept_still(after: Agreement, rule: int) -> Card:
    said = say(
        "Number {number} is no longer marked, as those whom it binds agreed. Ground rule {rule} still keeps it in "
        "confidence.",
        number=after.number,
        rule=rule,
    )
    return card(called(after), Words(said), row(_look(after)), summary=said)


def called(state: Agreement) -> Phrase:
    return say("Number {number} of our agreements", number=state.number)


def _look(state: Agreement) -> Button:
    """Whoever hears the screen read aloud hears the number, too."""
    return Button(say("Look at number {number}", number=state.number), AgreementPage(state.id))
