"""Small pieces that the cards of this feature share: buttons named after what they do, parts of long lists, notices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.cutting import shortened
from bot.features.coalition.commands import (
    AddOrganisation,
    HomePage,
    JoinNeighbourhood,
    JoinPage,
    LinkAccount,
    LookAtInvitation,
    WhoCanSee,
)
from bot.features.coalition.model import (
    LANGUAGES,
    Coalition,
    WayIn,
)
from bot.features.help.facts import HELP_PAGE
from bot.kernel.attention import Message, Notice
from bot.kernel.card import Card, row
from bot.kernel.command import Command, Context, Draft, Page
from bot.kernel.elements import Button, Buttons, Note, Style
from bot.kernel.settings import Ruled
from bot.kernel.text import Phrase, say

T = TypeVar("T")

LINES = 15
"""People or organisations in one part of a list: with their names at their longest the card still fits."""

DONE = say("Done. Everyone can see it in the channel.")
SAVED = say("Saved.")
NOTHING_CHANGED = say("Nothing has changed.")


def to(press: Command | Page | Draft, label: Phrase | None = None, style: Style = Style.plain) -> Button:
    """A button with the title of what it does, unless it says something else."""
    title = press.command.title if isinstance(press, Draft) else press.title
    return Button(label or title, press, style)


HOME = to(HomePage())
FROM = to(JoinPage(), say("I'm from …"), Style.primary)
ADD = to(Draft(AddOrganisation), say("Add mine"))
LIVE = to(Draft(JoinNeighbourhood))
KNOWN = to(Draft(LinkAccount))
SEEN_BY = to(WhoCanSee())
WITH_CODE = to(Draft(LookAtInvitation))
HELP = Button(say("Help"), HELP_PAGE)

WAYS = (
    to(WhoCanSee(), FROM.label, Style.primary),
    to(WhoCanSee(WayIn.add), ADD.label),
    to(WhoCanSee(WayIn.live), LIVE.label),
)
"""The same for all who read them; whoever has not joined is first told who can see what they write."""


def on_own_page(context: Context) -> bool:
    """Whether it was asked where they alone are, which cannot become a coalition's home."""
    return context.address is not None and not context.address.channel


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Some of a long list; `before` and `after` are where the parts next to it start."""

    shown: tuple[T, ...]
    before: int | None
    after: int | None

    def turning(self, page: Callable[[int], Page]) -> Buttons | None:
        return row(
            to(page(self.before), say("Back")) if self.before is not None else None,
            to(page(self.after), say("More")) if self.after is not None else None,
        )


def part(items: Sequence[T], start: int, size: int) -> Part[T]:
    """The part in which number `start` is; numbers that are not on the list lead to its first or last part."""
    first = min(max(start, 0), max(len(items) - 1, 0)) // size * size
    after = first + size
    before = first - size if first else None
    return Part(tuple(items[first:after]), before, after if after < len(items) else None)


def announced(coalition: Coalition, shown: Card) -> tuple[Message, ...]:
    """Shown to all, silently."""
    return tuple(Notice(home, shown) for home in coalition.homes)


def language_called(code: str) -> Phrase | str:
    return dict(LANGUAGES).get(code, code)


def says(rule: Ruled) -> Note:
    """A ground rule that is to be read here, or to which this is not kept."""
    return Note(say("Ground rule {number} says: “{words}”.", number=rule.number, words=shortened(rule.words, 200)))
