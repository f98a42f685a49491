"""What opening a round depends on: the round that is here already, and what the group ruled."""

from dataclasses import dataclass

from bot.features.listening.model.round import Manner, Round
from bot.features.listening.model.settings import MINUTES_SPOKEN, MINUTES_TYPED, WHO_OPENS, Opener
from bot.kernel.settings import Chosen, Ruled, Rules


@dataclass(frozen=True, slots=True)
class Opening:
    """`standing` is the round that is open here, or has this id already."""

    standing: Round | None
    rules: Rules

    def minutes(self, asked: int | None, manner: Manner) -> int:
        return asked or self._minutes(manner).value

    def reminders(self, *, facilitator: bool, asked: int | None, manner: Manner) -> tuple[Ruled, ...]:
        """The rules that this opening does not keep to. Raises HeldByRule at the first that holds."""
        minutes, opener = self._minutes(manner), self.rules.chosen(WHO_OPENS)
        kept = (
            _reminder(minutes, keeps=asked in {None, minutes.value}),
            _reminder(opener, keeps=facilitator or opener.value is Opener.members),
        )
        return tuple(rule for rule in kept if rule)

    def _minutes(self, manner: Manner) -> Chosen[int]:
        return self.rules.chosen(MINUTES_TYPED if manner is Manner.typed else MINUTES_SPOKEN)


def _reminder(chosen: Chosen[int] | Chosen[Opener], *, keeps: bool) -> Ruled | None:
    if not keeps and chosen.holds:
        chosen.refuse()
    return None if keeps else chosen.rule
