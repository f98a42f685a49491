"""Calm bars with their numbers, as PNG."""

from io import BytesIO
from textwrap import shorten

from adapters.pictures.lettering import families
from adapters.wording import Voice
from bot.kernel.elements import Image, Tally

WIDTH, ROW, EDGE = 6.4, 0.42, 0.3
"""Inches, at so many dots each: on a phone the letters are as large as the text around them."""

DOTS = 200
INK, BAR, PAPER = "#1d2733", "#3f7f93", "#ffffff"
WRAP = 26

_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))

Lines = tuple[tuple[str, int], ...]


def lines_of(tally: Tally, voice: Voice) -> Lines:
    """What it shows, in one reader's words."""
    return tuple((voice.text(bar.label), bar.count) for bar in tally.bars)


def read_out(image: Image, lines: Lines, voice: Voice) -> str:
    said = ", ".join(f"{label} {count}" for label, count in lines)
    return f"{voice.text(image.alternative)}: {said}"


def painted(lines: Lines) -> bytes:
    """A PNG, the same for the same lines."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - heavy, and mostly not needed
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH, ROW * len(lines) + EDGE), dpi=DOTS, facecolor=PAPER, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    names = [_short(label) for label, _ in lines]
    bars = axes.barh(range(len(lines)), [count for _, count in lines], color=BAR, height=0.6)
    counts = [str(count) for _, count in lines]
    axes.bar_label(bars, labels=counts, padding=4, color=INK, fontsize=11, family=families())
    axes.set_yticks(range(len(lines)), names, color=INK, fontsize=11, family=families(), parse_math=False)
    axes.invert_yaxis()
    axes.set_xlim(0, max(1, *(count for _, count in lines)) * 1.12)
    axes.xaxis.set_visible(False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    written = BytesIO()
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _short(label: str) -> str:
    """Without the marks that keep a name apart from the text around it: the library would draw them."""
    return shorten(label.translate(_ISOLATES), WRAP, placeholder="…")
