"""What people can do with a rule that is due for a look."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.ground_rules.commands.rules import OnRule
from bot.kernel.command import Standing
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class AskWhetherItFits(OnRule):
    wire: ClassVar[str | None] = "gf"
    title: ClassVar[Phrase] = say("Keep it as it is")
    intro: ClassVar[Phrase | None] = say("The group is asked whether a rule that is due still fits.")


@dataclass(frozen=True, slots=True)
class LookAtRuleLater(OnRule):
    wire: ClassVar[str | None] = "gy"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Look later")
    intro: ClassVar[Phrase | None] = say("A rule that is due for a look is due again in a month.")
