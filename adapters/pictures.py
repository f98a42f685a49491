"""Pictures of what cards draw: calm bars with their numbers, as PNG. Drawing takes a part of a second and some memory,
so that the library is loaded when the first picture is drawn, and a picture is drawn beside the loop."""

from functools import lru_cache
from io import BytesIO
from textwrap import shorten

from adapters.wording import Voice
from bot.kernel.elements import Image

WIDTH, ROW, EDGE = 6.4, 0.42, 0.3
"""Inches, at so many dots each: on a phone the letters are as large as the text around them."""

DOTS = 200
INK, BAR, PAPER = "#1d2733", "#3f7f93", "#ffffff"
WRAP, KEPT = 26, 64

_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))

Lines = tuple[tuple[str, int], ...]


def lines_of(image: Image, voice: Voice) -> Lines:
    """What it shows, in one reader's words."""
    return tuple((voice.text(bar.label), bar.count) for bar in image.drawing.bars)


def read_out(image: Image, voice: Voice) -> str:
    """The alternative text: all that the picture says."""
    said = ", ".join(f"{label} {count}" for label, count in lines_of(image, voice))
    return f"{voice.text(image.alternative)}: {said}"


@lru_cache(KEPT)
def drawn(lines: Lines) -> bytes:
    """A PNG, the same for the same lines. Blocks: call it on a thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - heavy, and mostly not needed
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH, ROW * len(lines) + EDGE), dpi=DOTS, facecolor=PAPER, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    names = [_short(label) for label, _ in lines]
    bars = axes.barh(range(len(lines)), [count for _, count in lines], color=BAR, height=0.6)
    axes.bar_label(bars, labels=[str(count) for _, count in lines], padding=4, color=INK, fontsize=11)
    axes.set_yticks(range(len(lines)), names, color=INK, fontsize=11, parse_math=False)
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
