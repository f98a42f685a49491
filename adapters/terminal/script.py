"""How an evening is written down: `ana: words` types, `ana answers a | b` fills a form, `ana and ben press Join` one by
one, `ana presses Start while ben presses Leave` at once, `+2m` waits. `Entering`, `Gathering` say where it goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Scene:
    """A heading in the transcript."""

    title: str


@dataclass(frozen=True, slots=True)
class Passing:
    """So much time passes, and the clock runs in it."""

    time: timedelta


@dataclass(frozen=True, slots=True)
class Typing:
    user: str
    line: str


@dataclass(frozen=True, slots=True)
class Pressing:
    """Who presses what, all at the same moment; a label means what that person saw last under it."""

    presses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answering:
    """The fields of the form that is open, in their order; what is not answered stays as it is."""

    user: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entering:
    """`in garden`: what follows happens in this room."""

    room: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """`in ana and ben`, `in pair of ana`: what follows happens in the newest private place of just these people, or of
    this one with whomever. `in room` leads back."""

    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """The live board is shown as it is now; its edits are silent."""


Step = Scene | Passing | Typing | Pressing | Answering | Entering | Gathering | Looking

_UNITS = {"s": timedelta(seconds=1), "m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_PASSING = re.compile(r"\+(\d+)([smhd])")
_PRESSING = re.compile(r"(\w+(?:(?:, | and )\w+)*) press(?:es)? ((?:(?! while ).)+)")
_AT_ONCE = re.compile(r"(\w+) presses (.+)")
_ANSWERING = re.compile(r"(\w+) answers (.+)")
_GATHERING = re.compile(r"in (?:pair of (\w+)|(\w+(?:, \w+)* and \w+))")
_ENTERING = re.compile(r"in (\w+)")
_TYPING = re.compile(r"(\w+): (.+)")


def steps(script: str) -> Iterator[Step]:
    """Raises ValueError with the line that says nothing known."""
    for line in map(str.strip, script.splitlines()):
        if pressing := _PRESSING.fullmatch(line):
            yield from (Pressing(((user, pressing[2]),)) for user in re.split(", | and ", pressing[1]))
        elif line:
            yield _step(line)


def _step(line: str) -> Step:
    if line.startswith("#"):
        return Scene(line.lstrip("# "))
    if line == "look":
        return Looking()
    if gathering := _GATHERING.fullmatch(line):
        return Gathering(tuple(re.split(", | and ", gathering[1] or gathering[2])))
    if entering := _ENTERING.fullmatch(line):
        return Entering(entering[1])
    if passing := _PASSING.fullmatch(line):
        return Passing(int(passing[1]) * _UNITS[passing[2]])
    if " while " in line and all(map(_AT_ONCE.fullmatch, line.split(" while "))):
        return Pressing(tuple(_AT_ONCE.findall(line.replace(" while ", "\n"))))
    if typing := _TYPING.fullmatch(line):
        return Typing(typing[1], typing[2])
    if answering := _ANSWERING.fullmatch(line):
        return Answering(answering[1], tuple(answer.strip() for answer in answering[2].split("|")))
    raise ValueError(f"nobody can do this: {line}")
