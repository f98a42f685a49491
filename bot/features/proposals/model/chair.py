"""A seat as whoever answers for it comes to it: by themselves, in writing for another, or as its proxy."""

from dataclasses import dataclass
from datetime import datetime

from bot.features.proposals.model.act import Act, Held, OnRoll
from bot.features.proposals.model.pieces import SeatName
from bot.kernel.ids import PersonId


@dataclass(frozen=True, slots=True)
class Chair:
    """A seat on the roll for which the actor answers, and what was said for it so far. `whose` answer it is where they
    write it down for someone, who is `asked` to look at it if they are on chat. `submitted` says that they have handed
    in a paper in secret; `lost` that a restored backup has no box for it. `acting` is the actor's seat, where this one
    lets it act for it `since` then; `by_lead` says that whoever led this one did so."""

    held: Held
    entry: OnRoll | None
    acts: tuple[Act, ...]
    whose: PersonId | None = None
    asked: bool = False
    submitted: bool = False
    lost: bool = False
    acting: SeatName | None = None
    since: datetime | None = None
    by_lead: bool = False

    @property
    def on_roll(self) -> SeatName:
        """With what it counts in this vote."""
        return self.entry.name if self.entry else self.held.name

    @property
    def latest(self) -> Act | None:
        """The answer that counts."""
        return next((each for each in reversed(self.acts) if each.is_answer), None)

    @property
    def spoke_since(self) -> Act | None:
        """Its own answer, if it gave one after it let another act for it: that one counts."""
        own = self.latest
        return own if own and own.proxy is None and self.since and own.at >= self.since else None
