"""What is held until a change is kept. Whoever changes a person's place in a check-in holds the check-in first."""

from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import (
    CHECK_INS,
    PROMPTS,
    SERIES,
    CheckIn,
    CheckInId,
    Prompt,
    PromptId,
    Series,
)
from bot.kernel.command import Context
from bot.kernel.ports import Unit
from bot.kernel.refusal import found


def the_series(unit: Unit, command: asked.OfSeries, context: Context) -> Series:
    return found(unit.get(SERIES).locked(command.series))


def held(unit: Unit, check_in: CheckInId) -> CheckIn:
    return found(unit.get(CHECK_INS).locked(check_in))


def held_with(unit: Unit, prompt: PromptId) -> tuple[CheckIn, Prompt]:
    """The check-in is held before the person's place in it."""
    there = found(unit.get(PROMPTS).find(prompt))
    return held(unit, there.check_in), found(unit.get(PROMPTS).locked(prompt))
