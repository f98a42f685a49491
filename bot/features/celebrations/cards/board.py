"""The card of a celebration in all our places: what was reached, with whose work, and thanks for a day."""

from collections.abc import Iterator

from bot.features.celebrations.cards.pieces import names, opening, thanks_to, to, wording
from bot.features.celebrations.commands import ThankThem
from bot.features.celebrations.model import Celebration, Stage
from bot.features.celebrations.model.words import at_gaps
from bot.keepsake import keepsake
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Design, Element, Note, People, PersonLine, Words
from bot.kernel.text import Mention, Moment, Text, When, say, say_n
from bot.kernel.wire import draft

SHOWN = 12
"""Thanks on one card: with all names at their longest it still fits."""

TITLE = say("We celebrate")


def board(state: Celebration, coalition: Text = TITLE) -> Card:
    """`coalition` is what it is called, on the picture that people pass on."""
    return card(
        TITLE,
        *_reached(state, coalition),
        *_thanks(state),
        row(thanking(state), opening(state)),
        summary=say("We celebrate: {words}", words=_short(state)),
    )


def _reached(state: Celebration, coalition: Text) -> Iterator[Element | None]:
    """With names it is a picture to keep, in which all names look alike; where none is shown it stands as words."""
    others = thanks_to((), state.withdrawn)
    if state.named and state.posted_at:
        day, design = Moment(state.posted_at, When.day), tuple(Design)[ord(state.id[0]) % len(Design)]
        yield keepsake(wording(state.words), names(state.named), coalition, day, design)
    else:
        yield Words(wording(state.words))
    yield Words(others) if others else None


def inside(state: Celebration) -> Iterator[Element | None]:
    """The same in words, for the page of one person."""
    thanks = thanks_to(state.named, state.withdrawn)
    yield Words(wording(state.words))
    yield Words(thanks) if thanks else None
    yield from _thanks(state)


def thanking(state: Celebration) -> Button | None:
    return to(draft(ThankThem, celebration=state.id)) if state.stage is Stage.posted else None


def _thanks(state: Celebration) -> Iterator[Element]:
    """In the order in which they came, the latest of them; nobody is counted against anybody."""
    if state.thanks:
        lines = tuple(
            PersonLine(Mention(each.person), wording(at_gaps(each.line)) or None) for each in state.thanks[-SHOWN:]
        )
        yield People(say("They say thank you"), lines)
    if len(state.thanks) > SHOWN:
        yield Note(say_n("And {n} more.", "And {n} more.", len(state.thanks) - SHOWN))
    if state.stage is Stage.posted and state.until:
        yield Note(say("You can thank them here until {until}.", until=Moment(state.until)))


def _short(state: Celebration) -> str:
    return "".join(each.text or "…" for each in state.words)
