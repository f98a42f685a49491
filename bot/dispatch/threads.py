"""Where platforms have threads: what a message belongs under. Elsewhere it is posted as any other."""

from dataclasses import dataclass

from bot.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class Under:
    """The board of an aggregate in the same place. What is `aloud` is seen by all in the place too."""

    kind: str
    key: Id
    aloud: bool
