"""Small pieces that the cards of celebrations share: buttons named after what they do, words, and who is thanked."""

from bot.cutting import shortened
from bot.features.celebrations.commands import BeginCelebration, CelebratePage, CelebrationPage, TimelinePage
from bot.features.celebrations.model import Celebration, Piece
from bot.features.celebrations.model.words import as_written
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.card import Card
from bot.kernel.command import Command, Draft, Page
from bot.kernel.elements import Button, Buttons, MenuOption, Note, Style, Words
from bot.kernel.ids import OrganisationId
from bot.kernel.settings import Ruled
from bot.kernel.text import Named, Phrase, Text, say, say_n

TITLE = 50
"""Of a celebration in a list to pick from."""

_TAKEN_OUT = "…"


def to(
    press: Command | Page | Draft, label: Phrase | None = None, style: Style = Style.plain, spoken: Text | None = None
) -> Button:
    title = press.command.title if isinstance(press, Draft) else press.title
    return Button(label or title, press, style, spoken=spoken)


HOME = Button(say("Home"), HOME_PAGE)
ALL = to(CelebratePage())
TIMELINE = to(TimelinePage())
BEGIN = to(Draft(BeginCelebration), style=Style.primary)


def message(text: Phrase, buttons: Buttons | None = None, rule: Ruled | None = None) -> Card:
    return Card(text, tuple(each for each in (Words(text), says(rule) if rule else None, buttons) if each))


def says(rule: Ruled) -> Note:
    return Note(say("Ground rule {number} says: “{words}”.", number=rule.number, words=shortened(rule.words, 200)))


def opening(state: Celebration, label: Phrase | None = None) -> Button:
    return to(CelebrationPage(state.id), label)


def option(state: Celebration) -> MenuOption:
    text = "".join(each.text or _TAKEN_OUT for each in state.words)
    return MenuOption(shortened(text, TITLE), CelebrationPage(state.id))


def wording(pieces: tuple[Piece, ...]) -> Phrase | str:
    """As they were written; where a name was taken out stands “a partner”, in the reader's language."""
    at = next((at for at, each in enumerate(pieces) if not each.text), None)
    if at is None:
        return as_written(pieces).strip()
    before, rest = as_written(pieces[:at]), pieces[at + 1 :]
    partner = say("a partner") if before else say("A partner")
    return _joined(before, partner, wording(rest), spaced=rest != () and rest[0].text[:1].isspace())


def _joined(before: str, partner: Phrase, after: Phrase | str, *, spaced: bool) -> Phrase:
    """With a space before a name and after it, where there was one."""
    match before[-1:].isspace(), spaced:
        case True, True:
            return say("{before} {partner} {after}", before=before.strip(), partner=partner, after=after)
        case True, False:
            return say("{before} {partner}{after}", before=before.strip(), partner=partner, after=after)
        case False, True:
            return say("{before}{partner} {after}", before=before, partner=partner, after=after)
    return say("{before}{partner}{after}", before=before, partner=partner, after=after)


def names(organisations: tuple[OrganisationId, ...]) -> tuple[Named, ...]:
    return tuple(map(Named, organisations))


def thanks_to(named: tuple[OrganisationId, ...], others: int) -> Phrase | None:
    """Whom it thanks by name, and how many were named and are not any more."""
    if not others:
        return say("With thanks to {names}.", names=names(named)) if named else None
    if not named:
        return say_n("With thanks to a partner.", "With thanks to {n} partners.", others)
    return say_n(
        "With thanks to {names}, and to a partner.",
        "With thanks to {names}, and to {n} partners.",
        others,
        names=names(named),
    )
