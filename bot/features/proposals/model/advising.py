"""Who decides after advice, until when they can, and what they decided."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from bot.kernel.text import say

MOST_ADVISERS, MOST_DAYS_TO_DECIDE = 200, 30
ADVICE = 500
"""So long an advice can be."""


class AdviceIsOver(Refusal):
    sentence = say("The time for advice ended at {at}. Now it is decided.")


class AnotherDecides(Refusal):
    sentence = say("{who} decides this. You can give advice, or ask a question.")


class AdviceToCome(Refusal):
    sentence = say("Not all advice is in yet. You can decide when it is, or from {until} on.")


class AdviceOfOthers(Refusal):
    sentence = say("{organisation} is not among those whose advice is asked. You can add a question, worry or change.")


class NotDecidedSo(Refusal):
    sentence = say("This is not decided by one person. You can see on its card how it is decided.")


class DeciderNotHere(Refusal):
    sentence = say("Whoever decides has to be a member here. Please choose someone from the list.")


class ManyAdvisers(Refusal):
    sentence = say("At most {most} can be asked for advice. Please name those whose advice is needed.")


@dataclass(frozen=True, slots=True)
class Decision:
    """The reason stays when whoever gave it is erased."""

    yes: bool
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Deciding:
    """`decider` is None once nobody is left to decide it. They have so many `days` after the time for advice. They are
    `asked` once all advice is in, or that time is over, which is `closed`; and `reminded` when half of theirs is."""

    decider: PersonId | None
    days: int
    asked: bool = False
    closed: bool = False
    reminded: bool = False
    decision: Decision | None = None

    def gone_on(self) -> "Deciding":
        """Asked for the first time, or once more."""
        return replace(self, asked=True, closed=True, reminded=self.closed)

    def without(self, person: PersonId) -> "Deciding":
        return replace(self, decider=None) if self.decider == person else self
