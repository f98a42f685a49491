"""`make bench`: measures all of it or the sections that are named, and prints each beside what it is compared with."""

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from time import perf_counter
from typing import TypeVar

from bench import (
    coalitions,
    commands,
    crowd,
    discord,
    lateness,
    pages,
    register,
    slack,
    start,
    tally,
    timers,
    votes,
    writing,
)
from bench.grounds import Grounds
from bench.scale import FULL, QUICK, Scale
from bench.table import Table

R = TypeVar("R")


def section(
    measured: Callable[[Grounds, Scale], AsyncIterator[R]], table: Callable[[list[R]], Table]
) -> Callable[[Grounds, Scale], Awaitable[Table]]:
    async def run(grounds: Grounds, scale: Scale) -> Table:
        return table([result async for result in measured(grounds, scale)])

    return run


SECTIONS = {
    "commands": section(commands.measured, commands.table),
    "coalitions": section(coalitions.measured, coalitions.table),
    "pages": section(pages.measured, pages.table),
    "writing": section(writing.measured, writing.table),
    "timers": section(timers.measured, timers.table),
    "lateness": section(lateness.measured, lateness.table),
    "slack": section(slack.measured, slack.table),
    "discord": section(discord.measured, discord.table),
    "start": section(start.measured, start.table),
    "tally": section(tally.measured, tally.table),
    "votes": section(votes.measured, votes.table),
    "crowd": section(crowd.measured, crowd.table),
    "register": section(register.measured, register.table),
}


async def measure(names: list[str], scale: Scale) -> None:
    with Grounds() as grounds:
        for name in names:
            began = perf_counter()
            drawn = await SECTIONS[name](grounds, scale)
            print(f"\n{drawn}\n  ({perf_counter() - began:.0f} s)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Measure.")
    parser.add_argument("what", nargs="*", help=f"quick, and any of: {', '.join(SECTIONS)}")
    asked = parser.parse_args().what
    unknown = set(asked) - {"quick", *SECTIONS}
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are quick, {', '.join(SECTIONS)}")
    names = [name for name in SECTIONS if name in asked] or list(SECTIONS)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before it began")
    asyncio.run(measure(names, QUICK if "quick" in asked else FULL))


if __name__ == "__main__":
    main()
