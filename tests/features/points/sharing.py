"""Points after a round as values: who was in it presses, time passes, and all that was posted is kept."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from bot.features.circles.facts import CircleId
from bot.features.points import commands as asked
from bot.features.points import points
from bot.features.points.model import Acting, Looking, Opening, Points, PointsId, RoundOver
from bot.insiders import Insiders
from bot.kernel.attention import Message, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
PLACE = PlaceId("the-place-----")
ROUND = Id("the-round-----")
CIRCLE = CircleId("the-circle----")
FEATURE = points()
ROUTES = {route.command: route for route in FEATURE.routes}
VIEWS = {view.page: view for view in FEATURE.pages}
ALONE = (
    asked.TakePointDown,
    asked.GivePointsMoreTime,
    asked.ShowPoints,
    asked.ClosePoints,
    asked.KeepPoints,
    asked.ComeBackToPoints,
)
"""Commands whose readers do not ask who is in the circle."""


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


ANA, BEN, CEM, DIA, EVA, FAY, GUS = (person(name) for name in ("Ana", "Ben", "Cem", "Dia", "Eva", "Fay", "Gus"))
FIVE = (ANA, BEN, CEM, DIA, EVA)


@dataclass
class Days:
    """One round that is over, and the points after it."""

    people: tuple[PersonId, ...] = FIVE
    title: str = "What keeps you here?"
    circle: Insiders | None = None
    of_circle: bool = False
    state: Points | None = None
    now: datetime = NOW
    facts: list[Happened] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    needs: list[Waiting] = field(default_factory=list)

    def context(self, who: PersonId, standing: Standing = Standing.member) -> Context:
        return Context(self.now, Actor(who, standing), CoalitionId("the-coalition-"), PLACE, None, Random(7))

    def press(self, who: PersonId, command: Command, standing: Standing = Standing.member) -> Change[Points]:
        handler: Any = ROUTES[type(command)].handler
        change: Change[Points] = handler(self._given(command), command, self.context(who, standing))
        for new in change.new:
            assert isinstance(new, Points)
            self.state = new
        self.state = change.state or self.state
        self.facts += change.facts
        self.messages += change.messages
        self.needs += change.needs
        return change

    def _given(self, command: Command) -> object:
        if isinstance(command, asked.OpenPoints):
            circle, name = (CIRCLE, "Youth") if self.of_circle else (None, None)
            return Opening(
                RoundOver(ROUND, PLACE, self.title, self.people, (FAY,), circle, name), self.state, (*self.people, FAY)
            )
        if isinstance(command, (*ALONE, asked.ForgetMarks)):
            return self.state
        return self.at

    @property
    def at(self) -> Acting:
        return Acting(self.here, self.circle)

    @property
    def here(self) -> Points:
        assert self.state
        return self.state

    @property
    def id(self) -> PointsId:
        return self.here.id

    def add(self, who: PersonId, words: str) -> Change[Points]:
        return self.press(who, asked.NamePoint(self.id, words))

    def mark(self, who: PersonId, *numbers: int) -> None:
        """These, and says that this is all."""
        for number in numbers:
            self.press(who, asked.MarkAsMine(self.id, number, mine=True))
        self.done(who)

    def done(self, who: PersonId) -> Change[Points]:
        return self.press(who, asked.FinishMarking(self.id, self.here.last))

    def tick(self, **later: float) -> Change[Points]:
        """So much later, whatever is due then."""
        self.now += timedelta(**later)
        return self.press(person("the-clock"), asked.KeepPoints(self.id), Standing.clock)

    def away(self, **later: float) -> Change[Points]:
        """The bot is gone for so long, and comes back."""
        since = self.now
        self.now += timedelta(**later)
        return self.press(person("the-clock"), asked.ComeBackToPoints(self.id, since), Standing.clock)

    def page(self, who: PersonId, page: Any, standing: Standing = Standing.member) -> Card:
        given = Looking(self.at, page.start) if isinstance(page, asked.MarksPage) else self.at
        draw: Any = VIEWS[type(page)].draw
        drawn: Card = draw(given, self.context(who, standing))
        return drawn


def opened(*people: PersonId, **given: Any) -> Days:
    """By Ana."""
    made = Days(people or FIVE, **given)
    made.press(ANA, asked.OpenPoints(ROUND))
    return made


def three_points(*people: PersonId) -> Days:
    """Ana has added the first, and Ben the others."""
    made = opened(*people)
    made.add(ANA, "A shared calendar")
    made.add(BEN, "Quiet rooms")
    made.add(BEN, "More buses")
    return made


def marked(*people: PersonId) -> Days:
    """The second by four, the third by two, the first by nobody but Ana."""
    made = three_points(*people)
    for who, numbers in {ANA: (1, 2), BEN: (2, 3), CEM: (2, 3), DIA: (2,), EVA: ()}.items():
        made.mark(who, *numbers)
    return made
