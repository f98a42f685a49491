"""What a rule says: its words, whether it holds, the settings that it carries and the rules whose place it takes."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from bot.kernel.change import ADDED
from bot.kernel.ids import Id
from bot.kernel.text import Phrase
from bot.ruling import Answer, Ruling

WORDS, TITLE = 400, 60
MOST_MONTHS = 36

RULE, END, EXCEPTION = "ground rule", "end of a ground rule", "exception to a ground rule"
"""What of a rule is decided, as facts name it."""


class RuleId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A setting as the rule sets it, with how that reads; `value` as buttons write it. One that `refuses` says what the
    bot does not do for anybody while the rule holds; the others are how it does something."""

    name: str
    value: str
    question: Phrase
    answer: Phrase
    refuses: Annotated[bool, ADDED] = True


@dataclass(frozen=True, slots=True)
class Replaced:
    rule: RuleId
    number: int


@dataclass(frozen=True, slots=True)
class Wording:
    """One that does not hold reminds. `months` after it came into force all look at it again; 0 is never."""

    words: str
    holds: bool
    months: int = 12
    kept: tuple[Kept, ...] = ()
    replaces: tuple[Replaced, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        return frozenset(each.name for each in self.kept)

    @property
    def refuses(self) -> bool:
        """Whether there is anything that the bot refuses while it holds."""
        return any(each.refuses for each in self.kept)

    def says_as(self, other: "Wording") -> bool:
        """Whatever it took the place of, and whenever all look at it again."""
        return (self.words, self.holds, self.kept) == (other.words, other.holds, other.kept)

    def keeping(self, ruling: Ruling, answer: Answer | None) -> "Wording":
        """With this answer in the place of the one before, or with none."""
        others = tuple(each for each in self.kept if each.name != ruling.name)
        if answer is None:
            return replace(self, kept=others)
        made = Kept(ruling.name, answer.value, ruling.question, answer.words, ruling.refuses is not None)
        return replace(self, kept=(*others, made))

    def replacing(self, other: Replaced) -> "Wording":
        """Or not, if it did."""
        if other in self.replaces:
            return replace(self, replaces=tuple(each for each in self.replaces if each != other))
        return replace(self, replaces=(*self.replaces, other))

    def review_from(self, day: date) -> date | None:
        return months_after(day, self.months) if self.months else None


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = date.fromordinal(following.toordinal() - 1)
    return last.replace(day=min(day.day, last.day))
