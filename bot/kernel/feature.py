"""How a feature declares itself: one table of contents that dispatch, the adapters, help and docs all read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from bot.kernel.card import Card
from bot.kernel.change import Change, Happened, Identified
from bot.kernel.command import Command, Context, Draft, Page, Request
from bot.kernel.elements import Button, Element
from bot.kernel.form import Option
from bot.kernel.ids import PlaceId
from bot.kernel.personal import Personal
from bot.kernel.ports import Key, Repository, Unit
from bot.kernel.text import Phrase

A = TypeVar("A", bound=Identified)
C = TypeVar("C", bound=Command)
F = TypeVar("F", bound=Happened)
G = TypeVar("G")
P = TypeVar("P", bound=Page)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Board(Generic[A]):
    """A live card of an aggregate: `draw` from its current state, shown in the places that `where` names. None is every
    home, those too that come in while it says so; what is over says () and is redrawn where it is up. A primary or
    danger button on it says that it waits for somebody; the terminal keeps the newest such board in sight. With
    `aloud`, what is said of it stands in a thread under the card where a platform has threads, and `aloud` says whether
    all in the place see it too. What is kept in confidence from those in its places, or needs more than its state to be
    drawn, is drawn as its `public` card."""

    draw: Callable[[A], Card]
    where: Callable[[A], tuple[PlaceId, ...] | None]
    aloud: Callable[[A], bool] | None = None
    public: Callable[[Unit, A], Card | None] | None = None


@dataclass(frozen=True, slots=True)
class Aggregate(Generic[A]):
    """`name` is stored with its timers and boards, so it stays when the class is renamed. `tick` is what the clock
    sends at `deadline`, `returned` what it sends after an absence, with since when."""

    name: str
    kind: type[A]
    key: Key[Any]
    deadline: Callable[[A], datetime | None] | None = None
    tick: Callable[[Any], Command] | None = None
    returned: Callable[[Any, datetime], Command] | None = None
    board: Board[A] | None = None


def aggregate(  # noqa: PLR0913 - a declaration reads best in one call
    name: str,
    kind: type[A],
    key: "Key[Repository[A]]",
    *,
    deadline: Callable[[A], datetime | None] | None = None,
    tick: Callable[[Any], Command] | None = None,
    returned: Callable[[Any, datetime], Command] | None = None,
    board: Board[A] | None = None,
) -> Aggregate[A]:
    return Aggregate(name, kind, key, deadline, tick, returned, board)


Prefill = Callable[[Unit, Draft, Context], Draft]
"""Fills in what stands now, for whoever may see it, of the thing that the draft names. It locks nothing."""


@dataclass(frozen=True, slots=True)
class Route(Generic[C, G, A]):
    command: type[C]
    reader: Callable[[Unit, C, Context], G]
    handler: Callable[[G, C, Context], Change[A]]
    prefill: Prefill | None = None


def on(
    command: type[C],
    reader: Callable[[Unit, C, Context], G],
    handler: Callable[[G, C, Context], Change[A]],
    *,
    prefill: Prefill | None = None,
) -> Route[C, G, A]:
    """If mypy cannot infer G, what the reader returns is not what the handler takes. The form opens with what
    `prefill` reads."""
    if prefill and command.untraced:
        raise ValueError(f"{command.__name__} leaves no trace, so nothing of it can stand in its form")
    return Route(command, reader, handler, prefill)


@dataclass(frozen=True, slots=True)
class View(Generic[P, G]):
    page: type[P]
    reader: Callable[[Unit, P, Context], G]
    draw: Callable[[G, Context], Card]


def page(kind: type[P], reader: Callable[[Unit, P, Context], G], draw: Callable[[G, Context], Card]) -> View[P, G]:
    return View(kind, reader, draw)


@dataclass(frozen=True, slots=True)
class Reaction(Generic[F]):
    """What the feature does when another states a fact: commands of its own, run in the same transaction. The return
    type of `commands` names them: `-> tuple[NoteOngoing, ...]`."""

    fact: type[F]
    commands: Callable[[F], tuple[Command, ...]]


@dataclass(frozen=True, slots=True)
class Told(Generic[F]):
    """How a recorded fact is told in the history that all can read. What is `carried` is not there any more."""

    fact: type[F]
    words: Callable[[F], Phrase]


@dataclass(frozen=True, slots=True)
class Source:
    """A list to pick from in a form, made when the form opens, and whole: what does not fit is found by its name."""

    name: str
    options: Callable[[Unit, Context], tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class Word:
    """A choice of the root's `what`: `/coalition calendar`. `after` is read where nothing is typed after it."""

    word: str
    label: Phrase
    request: type[Request]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Section(Generic[G]):
    """A part of the home page, between the next date and the tiles; where nothing is drawn there is nothing."""

    reader: Callable[[Unit, Context], G]
    draw: Callable[[G, Context], tuple[Element, ...]]

    def drawn(self, unit: Unit, context: Context) -> tuple[Element, ...]:
        return self.draw(self.reader(unit, context), context)


@dataclass(frozen=True, slots=True)
class Root:
    """What is typed: bare it opens `page`, with a word what the word says, with anything else `command` is drafted.
    `home` marks the one whose words and page those of all features join."""

    name: str
    summary: Phrase
    page: type[Page]
    command: type[Command] | None = None
    words: tuple[Word, ...] = ()
    home: bool = False


@dataclass(frozen=True, slots=True)
class Feature:
    """`words` join those of the home root, `/coalition calendar`, and `everywhere` those of every root, with its name
    after them; `tiles` are the home page's last buttons, once the feature was used; `early` ones are offered in a
    coalition's first days too. `personal` says what is held of one person, and is missing where that is nothing; `told`
    puts each recorded fact into words."""

    name: str
    aggregates: tuple[Aggregate[Any], ...] = ()
    routes: tuple[Route[Any, Any, Any], ...] = ()
    root: Root | None = None
    pages: tuple[View[Any, Any], ...] = ()
    reactions: tuple[Reaction[Any], ...] = ()
    sources: tuple[Source, ...] = ()
    words: tuple[Word, ...] = ()
    everywhere: tuple[Word, ...] = ()
    tiles: tuple[Button, ...] = ()
    sections: tuple[Section[Any], ...] = ()
    early: bool = False
    personal: Personal[Any] | None = None
    told: tuple[Told[Any], ...] = ()


class Catalogue:
    """All features by what they are looked up by. Raises ValueError if two declare the same name."""

    def __init__(self, features: Iterable[Feature]) -> None:
        self.features = tuple(features)
        self.routes = _unique((route.command, route) for f in self.features for route in f.routes)
        self.views = _unique((view.page, view) for f in self.features for view in f.pages)
        self.aggregates = _unique((each.kind, each) for f in self.features for each in f.aggregates)
        self.named = _unique((each.name, each) for each in self.aggregates.values())
        self.roots = _unique((f.root.name, _with_words(f.root, self.features)) for f in self.features if f.root)
        for root in self.roots.values():
            _unique((word.word, word) for word in root.words)
        self.wires = _unique((kind.wire, kind) for kind in self.requests() if kind.wire is not None)
        self.sources = _unique((source.name, source) for f in self.features for source in f.sources)

    def requests(self) -> Iterator[type[Request]]:
        yield from self.routes
        yield from self.views

    def reactions_to(self, fact: Happened) -> Iterator[Reaction[Any]]:
        return (each for feature in self.features for each in feature.reactions if isinstance(fact, each.fact))


def _with_words(root: Root, features: tuple[Feature, ...]) -> Root:
    joining = (word for f in features for word in f.words if root.home)
    all_over = (replace(word, after="" if root.home else root.name) for f in features for word in f.everywhere)
    return replace(root, words=(*root.words, *joining, *all_over))


K = TypeVar("K")


def _unique(pairs: Iterable[tuple[K, T]]) -> dict[K, T]:
    made: dict[K, T] = {}
    for key, value in pairs:
        if key in made:
            raise ValueError(f"{key} is declared twice: {made[key]} and {value}")
        made[key] = value
    return made
