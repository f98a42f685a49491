"""How much is measured: all of it in about three minutes, a first look in some seconds, or just that it works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """`chunks` are the turns that what is compared takes, the first of which is not counted; `commands` how many a
    lone caller, and all callers together, send in each. `presses` arrive one after the other every 20 ms,
    and `arrivals` at one round; `town` is a coalition's organisations, people and entries of the history. So many
    `ballots` are counted, so many `seats` asked, and registers have so many agreements."""

    chunks: int
    commands: int
    callers: tuple[int, ...]
    coalitions: tuple[int, ...]
    pending: int
    due: int
    presses: int
    starts: int
    arrivals: int
    town: tuple[int, int, int]
    ballots: int = 10_000
    seats: tuple[int, ...] = (12, 200, 2_000)
    register: tuple[int, ...] = (100, 1_000, 10_000)


FULL = Scale(7, 160, (1, 8, 32), (1, 100, 10_000), 100_000, 1_000, 100, 5, 1_000, (200, 2_000, 20_000))
QUICK = Scale(2, 64, (1, 8, 32), (1, 100), 1_000, 100, 20, 1, 200, (200, 2_000, 2_000), 10_000, (12, 200), (100, 1_000))
TINY = Scale(2, 4, (2,), (1, 3), 50, 5, 3, 1, 10, (4, 12, 10), 40, (12, 20), (4, 20))
