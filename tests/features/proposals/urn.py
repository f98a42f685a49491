"""What a store keeps of a secret vote, as values: ticks beside seats, and apart from them how often each line came."""

from collections import Counter
from dataclasses import dataclass, field

from bot.features.proposals.model.among import Marks
from bot.features.proposals.model.secret import Box, Emptied, Issued, Paper
from bot.kernel.ids import Id


@dataclass
class Secret:
    roll: dict[tuple[int, Id], bool] = field(default_factory=dict)
    tally: dict[int, Counter[str]] = field(default_factory=dict)
    lines: dict[int, tuple[str, ...]] = field(default_factory=dict)
    emptied: list[Emptied] = field(default_factory=list)
    papers: dict[int, list[Marks]] = field(default_factory=dict)

    def add(self, new: object) -> None:
        match new:
            case Issued():
                self.roll |= {(new.vote, seat): False for seat in new.seats}
                self.tally.setdefault(new.vote, Counter())
                self.lines[new.vote] = new.lines
            case Paper():
                assert not self.roll[new.vote, new.seat], "one for each seat"
                assert {*new.lines} <= {*self.lines[new.vote]}, "only what can be counted"
                self.roll[new.vote, new.seat] = True
                self.tally[new.vote].update(new.lines)
                if new.marks:
                    self.papers[new.vote] = sorted([*self.papers.get(new.vote, []), new.marks])
            case Emptied():
                self.emptied.append(new)
            case _:
                raise AssertionError(new)

    def box(self, vote: int) -> Box:
        came = sum(submitted for (number, _), submitted in self.roll.items() if number == vote)
        return Box(came, dict(self.tally.get(vote, {})), tuple(self.papers.get(vote, ())))
