"""What a group may rule about how the bot behaves: features read a setting, ground rules store it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

from bot.kernel.refusal import Refusal
from bot.kernel.scalars import from_text
from bot.kernel.text import Phrase, say

T = TypeVar("T")


class HeldByRule(Refusal):
    sentence = say("Ground rule {number} says: “{words}”. To change it, type /ground-rules.")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A question that a rule can answer, with the answer that holds until there is one."""

    name: str
    default: T
    question: Phrase


@dataclass(frozen=True, slots=True)
class Ruled:
    """A setting's value as a ground rule stores it: `value` as `wire.to_text` writes it. Only `holds` refuses."""

    value: str
    number: int
    words: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """The value in force and the rule that it comes from, if any."""

    value: T
    rule: Ruled | None = None

    @property
    def holds(self) -> bool:
        return self.rule is not None and self.rule.holds

    def refuse(self) -> NoReturn:
        """Raises HeldByRule with the rule's number and words; only for a setting that holds."""
        if self.rule is None:
            raise ValueError("a default refuses nothing")
        raise HeldByRule(number=self.rule.number, words=self.rule.words)


@dataclass(frozen=True, slots=True)
class Rules:
    ruled: Mapping[str, Ruled]

    def chosen(self, setting: Setting[T]) -> Chosen[T]:
        """Raises ValueError or TypeError if what is stored is not of the setting's type."""
        rule = self.ruled.get(setting.name)
        if rule is None:
            return Chosen(setting.default)
        value = from_text(type(setting.default), rule.value)
        if not isinstance(value, type(setting.default)):
            raise TypeError(f"the rule on {setting.name} holds {rule.value!r}")
        return Chosen(value, rule)
