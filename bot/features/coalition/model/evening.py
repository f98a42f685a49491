"""A coalition's first evening, step by step, and its first days, in which little is offered. Never a hurry: steps are
taken in any order, and a facilitator may put the path away."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from bot.kernel.command import Command, Draft, Page, Request
from bot.kernel.elements import Button, Element, MenuOption
from bot.kernel.feature import Feature, Word

FIRST_DAYS = timedelta(days=14)
GROUND_RULES = "ground_rules"
"""The name of the feature whose use means that promises are written."""


class Step(Enum):
    """In the order in which they are offered; to set the coalition up comes before all of them."""

    people = "people"
    round = "round"
    promises = "promises"
    close = "close"
    date = "date"


@dataclass(frozen=True, slots=True)
class Path:
    done: tuple[Step, ...] = ()
    put_away: bool = False

    def having_done(self, step: Step) -> "Path":
        return (
            self
            if step in self.done
            else replace(self, done=tuple(each for each in Step if each in {*self.done, step}))
        )

    @property
    def open(self) -> bool:
        return len(self.done) < len(Step)

    @property
    def next(self) -> Step | None:
        """The first that is not done, while the path is followed."""
        return None if self.put_away else next((each for each in Step if each not in self.done), None)


AT_ITS_BEGINNING = Path()


@dataclass(frozen=True, slots=True)
class Door:
    """How a feature is reached: by its buttons on the home page, and by what can be typed."""

    feature: str
    early: bool
    tiles: tuple[Button, ...]
    words: tuple[MenuOption, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """All that other features offer, and the parts of the home page that they fill."""

    doors: tuple[Door, ...] = ()
    sections: tuple[tuple[Element, ...], ...] = ()


NOTHING_OFFERED = Offered()


def door_of(feature: Feature) -> Door:
    root = feature.root
    own = (Word(root.name, root.page.title, root.page),) if root and not root.home else ()
    words = (*own, *(root.words if root else ()), *feature.words)
    return Door(feature.name, feature.early, feature.tiles, tuple(map(_option, words)))


def _option(word: Word) -> MenuOption:
    return MenuOption(word.label, Draft(word.request) if issubclass(word.request, Command) else _page(word.request))


def _page(request: type[Request]) -> Page:
    if not issubclass(request, Page):
        raise TypeError(f"{request.__name__} is neither a command nor a page")
    return request()
