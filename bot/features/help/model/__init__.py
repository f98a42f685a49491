"""What help tells, read off the declarations: sections, one a feature, and in each what can be typed and done."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.kernel.command import Page, Request, Slot, slots
from bot.kernel.feature import Catalogue, Feature, Root
from bot.kernel.fields import Line, Paragraph, kind_of
from bot.kernel.text import Phrase


@dataclass(frozen=True, slots=True)
class Typing:
    """What can be typed, such as `/coalition join`, and what it does."""

    line: str
    meaning: Phrase
    request: type[Request]


@dataclass(frozen=True, slots=True)
class Topic:
    """A command or a page; `lines` are what opens it when typed, `start` is where its button is looked for."""

    request: type[Request]
    lines: tuple[str, ...]
    start: str

    @property
    def wire(self) -> str:
        return self.request.wire or ""

    @property
    def asked(self) -> tuple[Slot, ...]:
        """What a person fills in, that which takes the rest of a typed line first."""
        asked = [slot for slot in slots(self.request) if kind_of(slot)]
        first = next((slot for slot in asked if isinstance(kind_of(slot), Line | Paragraph)), None)
        return tuple(sorted(asked, key=lambda slot: slot is not first)) if first else tuple(asked)

    def told_by(self, words: str) -> bool:
        return words in self.request.title.text.casefold()


@dataclass(frozen=True, slots=True)
class Section:
    """What one feature is about: `key` is its root's name or its own."""

    key: str
    about: Phrase
    typed: tuple[Typing, ...]
    topics: tuple[Topic, ...]


def sections_of(catalogue: Catalogue) -> tuple[Section, ...]:
    home = next(root for root in catalogue.roots.values() if root.home)
    return tuple(_section(feature, home) for feature in catalogue.features if any(_asked(feature)))


def _asked(feature: Feature) -> Iterator[type[Request]]:
    """Not what only follows from something else."""
    return (kind for kind in Catalogue((feature,)).requests() if kind.wire)


def _section(feature: Feature, home: Root) -> Section:
    typed = tuple(_typed(feature, home.name))
    requests = list(_asked(feature))
    start = typed[0].line if typed else f"/{home.name}"
    topics = (Topic(kind, tuple(each.line for each in typed if each.request is kind), start) for kind in requests)
    ordered = sorted(topics, key=lambda topic: (not topic.lines, not issubclass(topic.request, Page)))
    about = feature.root.summary if feature.root else typed[0].meaning if typed else requests[0].title
    return Section(feature.root.name if feature.root else feature.name, about, typed, tuple(ordered))


def _typed(feature: Feature, home: str) -> Iterator[Typing]:
    root = feature.root
    if root:
        yield Typing(f"/{root.name}", root.summary, root.page)
        if root.command:
            yield Typing(f"/{root.name} …", root.command.title, root.command)
        yield from (Typing(f"/{root.name} {each.word}", each.label, each.request) for each in root.words)
    for word in (*feature.words, *feature.everywhere):
        yield Typing(f"/{home} {word.word}", word.label, word.request)


@dataclass(frozen=True, slots=True)
class Sought:
    """What was looked for: a whole section, some topics, or all there is; `words` are what was not found."""

    sections: tuple[Section, ...]
    section: Section | None = None
    topics: tuple[Topic, ...] = ()
    words: str | None = None
    start: int = 0


def looked_up(sections: tuple[Section, ...], words: str | None, start: int) -> Sought:
    if not words:
        return Sought(sections, start=start)
    wanted = words.removeprefix("/").casefold().strip()
    section = next((each for each in sections if each.key == wanted), None)
    if section:
        return Sought(sections, section, section.topics, start=start)
    every = [topic for each in sections for topic in each.topics]
    exact = [topic for topic in every if wanted in {line.partition(" ")[2] for line in topic.lines}]
    found = exact or [topic for topic in every if topic.told_by(wanted)]
    return Sought(sections, None, tuple(found), words, start)
