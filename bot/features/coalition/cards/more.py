"""What other features offer, generated from what they declare: the buttons of what is in use on the home page, and
everything there is under More."""

from collections.abc import Iterator

from bot.features.coalition.cards.evening import back_to_it
from bot.features.coalition.cards.pieces import HELP, HOME, SEEN_BY, part, to
from bot.features.coalition.commands import MorePage, MyPage, WhoPage
from bot.features.coalition.model import AtHome, Door
from bot.kernel import limits
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Menu, Note
from bot.kernel.text import say
from bot.kernel.wire import encode

GROWS = Note(say("This page grows with what you do together."))


def page(given: AtHome, context: Context) -> Card:
    doors = open_doors(given, context)
    tiles = tuple(tile for door in doors for tile in door.tiles)
    there = {encode(tile.press) for tile in tiles}
    words = tuple(word for door in doors for word in door.words if encode(word.press) not in there)
    some = part(words, given.start, limits.OPTIONS)
    facilitates = context.person in given.coalition.facilitators
    return card(
        MorePage.title,
        *in_rows(tiles),
        Menu(say("Everything you can open"), some.shown) if some.shown else None,
        some.turning(MorePage),
        GROWS if given.coalition.in_its_first_days(context.now) else None,
        row(SEEN_BY, back_to_it(given.coalition, facilitates=facilitates), HOME),
    )


def open_doors(given: AtHome, context: Context) -> tuple[Door, ...]:
    """In the first days those alone that are for them; all others can be typed at any time."""
    new = given.coalition.in_its_first_days(context.now)
    return tuple(door for door in given.offered.doors if door.early or not new)


def in_use(given: AtHome, context: Context) -> tuple[Button, ...]:
    """As many as fit into one row, of what the coalition has begun to use."""
    used = given.coalition.used
    tiles = (tile for door in open_doors(given, context) if door.feature in used for tile in door.tiles)
    return tuple(tiles)[: limits.ROW_BUTTONS]


def elsewhere() -> tuple[Button, ...]:
    return to(MyPage()), to(WhoPage()), to(MorePage()), HELP


def in_rows(buttons: tuple[Button, ...]) -> Iterator[Buttons]:
    for start in range(0, len(buttons), limits.ROW_BUTTONS):
        yield Buttons(buttons[start : start + limits.ROW_BUTTONS])
