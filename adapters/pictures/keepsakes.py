"""Keepsakes as PNG: what was reached, then each name on a line of its own and in the same size, then where and when.
What stands around the words is in `designs.py`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from adapters.pictures.designs import DESIGNS, Look
from adapters.pictures.lettering import broken, families, has_letters_for, shown
from adapters.wording import Voice
from bot.kernel.elements import Design, Image, People

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

WIDTH, DOTS = 1080, 200
"""Three dots to one on a phone: its smallest letters are as large as the text around the picture."""

EDGE, LEADING = 120, 1.55
TITLES = ((45, 25.0), (120, 20.0), (300, 16.0))
"""Points, by how long a title may be at most."""

NAME, MANY, OF_MANY, FOOT = 15.0, 9, 13.0, 11.0
POINT = DOTS / 72
SHARES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
"""Of the width, in which it is tried how words can be broken."""

SAID = 1_000
"""Characters that every platform reads out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A keepsake in one reader's words."""

    title: str
    names: tuple[str, ...]
    foot: str
    design: Design

    @property
    def words(self) -> tuple[str, ...]:
        return self.title, *self.names, self.foot

    @property
    def can_be_drawn(self) -> bool:
        """A picture shows all its letters, and is read out whole."""
        return len(read_out(self)) <= SAID and has_letters_for("".join(self.words))


@dataclass(frozen=True, slots=True)
class Row:
    words: str
    size: float
    colour: str
    before: float


def sheet_of(image: Image, people: People, voice: Voice) -> Sheet:
    names = tuple(shown(voice.text(line.who)) for line in people.lines)
    return Sheet(shown(voice.text(people.label)), names, shown(voice.text(image.alternative)), image.design)


def read_out(sheet: Sheet) -> str:
    return f"{sheet.title} – {', '.join(sheet.names)} – {sheet.foot}"


def painted(sheet: Sheet) -> bytes:
    """A PNG, the same for the same words."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - heavy, and mostly not needed
    from matplotlib.figure import Figure  # noqa: PLC0415

    look = DESIGNS[sheet.design]
    canvas = FigureCanvasAgg(Figure(dpi=DOTS))
    rows = tuple(_rows(sheet, look, canvas.get_renderer()))  # type: ignore[no-untyped-call]
    high = look.above + sum(row.before + row.size * POINT * LEADING for row in rows) + look.below
    figure = Figure(figsize=(WIDTH / DOTS, high / DOTS), dpi=DOTS)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(high, 0))
    axes.set_axis_off()
    look.draw(axes, WIDTH, high, len(sheet.names))
    _write(axes, rows, look.above)
    written = BytesIO()
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _rows(sheet: Sheet, look: Look, renderer: "RendererAgg") -> Iterator[Row]:
    title = next(size for most, size in TITLES if len(sheet.title) <= most or most == TITLES[-1][0])
    size = OF_MANY if len(sheet.names) >= MANY else NAME
    yield from _lines(sheet.title, title, look.ink, 0, renderer)
    rest = chain(((name, size, look.names) for name in sheet.names), ((sheet.foot, FOOT, look.foot),))
    before = None
    for words, points, colour in rest:
        gap = 14 if before == colour else 60
        yield from _lines(words, points, colour, gap, renderer)
        before = colour


def _lines(words: str, size: float, colour: str, gap: float, renderer: "RendererAgg") -> Iterator[Row]:
    font = _font(size)

    @cache
    def width(piece: str) -> float:
        wide, _, _ = renderer.get_text_width_height_descent(piece, font, ismath=False)  # type: ignore[no-untyped-call]
        return float(wide)

    for place, line in enumerate(_even(words, width)):
        yield Row(line, size, colour, 0 if place else gap)


def _even(words: str, width: Callable[[str], float]) -> tuple[str, ...]:
    """In as few lines as there can be, which are of about one length: no word stands alone in the last."""
    best: tuple[str, ...] = ()
    for share in SHARES:
        lines = tuple(broken(words, width, share * (WIDTH - 2 * EDGE)))
        if best and len(lines) > len(best):
            break
        best = lines
    return best


def _write(axes: "Axes", rows: tuple[Row, ...], top: float) -> None:
    for row in rows:
        top += row.before + row.size * POINT * LEADING
        base = top - row.size * POINT * (LEADING - 1) * 0.8
        font = _font(row.size)
        axes.text(WIDTH / 2, base, row.words, color=row.colour, fontproperties=font, ha="center", parse_math=False)


def _font(size: float) -> "FontProperties":
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - as above

    return FontProperties(family=list(families()), size=size)
