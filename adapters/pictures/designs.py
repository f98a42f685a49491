"""The designs of keepsakes: colours that can be read by everybody, and something calm around the words, in which each
organisation is one of the same size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kernel.elements import Design

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Draw = Callable[["Axes", float, float, int], None]
"""What stands around the words: width and height in dots, and how many organisations there are."""


@dataclass(frozen=True, slots=True)
class Look:
    """`above` and `below` are dots that are kept free of words."""

    ink: str
    names: str
    foot: str
    above: float
    below: float
    draw: Draw


def _ground(axes: "Axes", wide: float, high: float, top: str, bottom: str) -> None:
    """From one colour at the top to another at the bottom."""
    from matplotlib.colors import LinearSegmentedColormap  # noqa: PLC0415 - heavy, and mostly not needed

    colours = LinearSegmentedColormap.from_list("ground", (top, bottom))
    axes.imshow([[0.0], [1.0]], cmap=colours, extent=(0, wide, high, 0), interpolation="bicubic", aspect="auto")
    axes.set(xlim=(0, wide), ylim=(high, 0))


def _paper(axes: "Axes", wide: float, high: float, count: int) -> None:
    """A frame, and circles that share their ground."""
    from matplotlib.patches import Circle, FancyBboxPatch  # noqa: PLC0415 - as above

    axes.add_patch(FancyBboxPatch((0, 0), wide, high, color="#faf6ee", boxstyle="square,pad=0"))
    for inset, line in ((36, 2.0), (50, 0.8)):
        size = wide - 2 * inset, high - 2 * inset
        style = "round,pad=0,rounding_size=28"
        axes.add_patch(FancyBboxPatch((inset, inset), *size, fill=False, edgecolor="#cdb48a", lw=line, boxstyle=style))
    step = min(46.0, (wide - 400) / max(1, count - 1))
    for place in range(count):
        at = wide / 2 + (place - (count - 1) / 2) * step, 136
        axes.add_patch(Circle(at, 34, facecolor="#3f7f93", alpha=0.28, lw=0))
        axes.add_patch(Circle(at, 34, fill=False, edgecolor="#2f6273", lw=0.8))


def _meadow(axes: "Axes", wide: float, high: float, count: int) -> None:
    """Hills under a morning sun, with a flower for each."""
    from matplotlib.patches import Circle, Polygon  # noqa: PLC0415 - as above
    from numpy import linspace, pi, sin  # noqa: PLC0415

    _ground(axes, wide, high, "#fdf6e3", "#eaf3ea")
    axes.add_patch(Circle((wide / 2, 150), 62, color="#f2cf7a", lw=0))
    across = linspace(0, wide, 120)
    for colour, rise, shift, height in (("#cfe4d2", 40, 0.4, 215), ("#aed0b5", 32, 2.3, 150), ("#86b592", 24, 4.0, 92)):
        crest = high - height + rise * sin(across / wide * 2 * pi + shift)
        hill = [(0, high), *zip(across, crest, strict=True), (wide, high)]
        axes.add_patch(Polygon(hill, color=colour, lw=0))
    step = min(70.0, (wide - 160) / max(1, count - 1))
    for place in range(count):
        at = wide / 2 + (place - (count - 1) / 2) * step, high - 44
        axes.add_patch(Circle(at, 11, color="#fdf6e3", lw=0))
        axes.add_patch(Circle(at, 4, color="#d99a3d", lw=0))


def _evening(axes: "Axes", wide: float, high: float, count: int) -> None:
    """A string of lamps, one for each."""
    from matplotlib.patches import Circle  # noqa: PLC0415 - as above
    from numpy import linspace  # noqa: PLC0415

    _ground(axes, wide, high, "#1d2b44", "#2c4660")

    def hangs(at: float) -> float:
        return 60 + 80 * (1 - (2 * at / wide - 1) ** 2)

    across = [float(each) for each in linspace(0, wide, 90)]
    axes.plot(across, [hangs(at) for at in across], color="#8ea3b8", lw=1.2)
    for place in range(count):
        at = wide * (place + 1) / (count + 1)
        for size, glow in ((40, 0.10), (27, 0.18), (14, 1.0)):
            axes.add_patch(Circle((at, hangs(at) + 18), size, color="#f7dc96", alpha=glow, lw=0))


DESIGNS: Mapping[Design, Look] = {
    Design.paper: Look("#22302f", "#27525f", "#5c5340", 210, 130, _paper),
    Design.meadow: Look("#1f3a2d", "#2f5540", "#415040", 250, 290, _meadow),
    Design.evening: Look("#fbf4e2", "#f2dca6", "#cfdbe6", 240, 110, _evening),
}
