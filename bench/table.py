"""What is printed: plain tables, with what each line is compared with and what is aimed at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The first column names what is measured."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        widths = [max(map(len, column)) for column in zip(self.heads, *self.lines, strict=True)]
        drawn = [
            "  ".join(cell.rjust(width) if at else cell.ljust(width) for at, (cell, width) in enumerate(cells)).rstrip()
            for cells in (tuple(zip(line, widths, strict=True)) for line in (self.heads, *self.lines))
        ]
        return "\n".join((self.title, *(f"  {line}" for line in drawn)))


def times(ratio: float) -> str:
    return f"{ratio:.1f} ×" if ratio >= 2 else f"{ratio:.2f} ×"


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"
