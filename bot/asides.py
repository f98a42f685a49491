"""Private places for a few people near a home, such as for a pair in a round: any feature opens one, posts in it, and
says when it is done with it. `Aside` says how."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar, Protocol

from bot.kernel.change import Happened
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository

FEWEST, MOST = 2, 5


class Door(Enum):
    wanted = "wanted"
    open = "open"
    not_opened = "not opened"
    closed = "closed"


@dataclass(frozen=True, slots=True)
class Aside:
    """A private place for two to five people, near a home: in its platform and workspace, read in its language. Who is
    in it is known for as long as it is wanted or open; `channel` is the platform's own name for it.

        Change(new=(Aside(place, home, people), Pair(…)), messages=(Notice(place, card),), …)

    It comes first in `new`, before whatever has a board in it. Messages, asks and boards take its id as any home's;
    they wait until it is open, and go in their order then. It is *wanted* until the platform has opened it, and
    `AsideOpened` of the feature `asides` is stated. Where a platform cannot, or someone has no account there, it *could
    not be opened*: what waits for it is let go of, never shown elsewhere, and `AsideNotOpened` is stated. A feature
    that needs the place reacts to it, and goes on without. So it is too where a platform gives the same people
    the same place again while it is a home, or an aside that is open, of whichever coalition: a place is one thing at a
    time, so that nothing of one comes to another. Its own timer goes on all the same: while no process
    serves the home, nothing is opened there. When it is done with the place it states `AsideDone`.

    What people ask for from within an aside they ask in the home that it is near: `context.home` is that home. When the
    coalition leaves that home, its asides are closed.
    """

    id: PlaceId
    near: PlaceId
    people: tuple[PersonId, ...]
    door: Door = Door.wanted
    channel: str | None = None

    def __post_init__(self) -> None:
        if len(set(self.people)) < len(self.people) or len(self.people) > MOST:
            raise ValueError(f"an aside is for {MOST} different people at most")
        if self.door is Door.wanted and len(self.people) < FEWEST:
            raise ValueError("an aside is for two people at least")
        if self.people and self.door in {Door.not_opened, Door.closed}:
            raise ValueError("who was in an aside is not kept")
        if (self.channel is None) != (self.door in {Door.wanted, Door.not_opened}) and self.door is not Door.closed:
            raise ValueError("an aside has a channel since it is open")

    @property
    def is_open(self) -> bool:
        return self.door is Door.open

    @property
    def could_not_open(self) -> bool:
        return self.door is Door.not_opened

    def opened(self, channel: str) -> "Aside":
        """One that was closed meanwhile stays closed."""
        return replace(self, door=Door.open, channel=channel) if self.door is Door.wanted else self

    def not_opened(self) -> "Aside":
        return replace(self, door=Door.not_opened, people=()) if self.door is Door.wanted else self

    def closed(self) -> "Aside":
        return replace(self, door=Door.closed, people=())

    def without(self, person: PersonId) -> "Aside":
        """Nobody is asked into a private place alone; in one that is open whoever is left stays."""
        left = tuple(each for each in self.people if each != person)
        if self.door is Door.wanted and len(left) < FEWEST:
            return self.not_opened()
        return replace(self, people=left)


@dataclass(frozen=True, slots=True)
class AsideDone(Happened):
    """Stated by a feature that is done with an aside. What it has sent there still arrives, boards that are up there
    show how they ended, and nothing new is posted. The place stays with its people: their words are theirs."""

    recorded: ClassVar[bool] = False

    aside: PlaceId


class Asides(Repository[Aside], Protocol):
    """One that is over is still found for some weeks, and names nobody."""

    def of(self, person: PersonId) -> tuple[Aside, ...]:
        """Wanted or open, with them in it."""
        ...

    def near(self, home: PlaceId) -> tuple[Aside, ...]:
        """Wanted or open, in the order of their ids."""
        ...

    def taken(self, aside: Aside, channel: str) -> bool:
        """Whether the channel, where the aside is wanted, is somebody's already: over all coalitions, and which one
        stays untold."""
        ...


ASIDES: Key[Asides] = Key("asides")
