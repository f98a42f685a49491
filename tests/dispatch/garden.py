"""Two small features for the tests of dispatch: plants that are watered, and a diary of what happened to them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, ClassVar

from bot.codes import Code
from bot.guests import Founding
from bot.kernel.attention import Notice
from bot.kernel.card import Card, card
from bot.kernel.change import CARRIED, Change, Happened
from bot.kernel.command import Command, Context, Page, Standing
from bot.kernel.elements import Words
from bot.kernel.feature import Board, Catalogue, Feature, Reaction, Source, aggregate, on, page
from bot.kernel.fields import Line, New, Pick
from bot.kernel.form import Option
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.ports import ROSTER, Key, Repository, Unit
from bot.kernel.refusal import Refusal, found
from bot.kernel.text import Mention, say

THIRST = timedelta(hours=1)


class TooWet(Refusal):
    sentence = say("{name} is wet already. Please wait until it is dry.")


@dataclass(frozen=True, slots=True)
class Plant:
    id: Id
    name: str
    place: PlaceId
    thirsty_at: datetime | None = None
    watered: int = 0


@dataclass(frozen=True, slots=True)
class ThePlant(Page):
    wire: ClassVar[str | None] = "gp"

    plant: Id


@dataclass(frozen=True, slots=True)
class Seed:
    """Has neither deadline nor board: it leaves no trace."""

    id: Id


PLANTS: Key[Repository[Plant]] = Key("plants")
SEEDS: Key[Repository[Seed]] = Key("seeds")


@dataclass(frozen=True, slots=True)
class Look(Command):
    """Anyone may."""

    needs: ClassVar[Standing] = Standing.anyone
    wire: ClassVar[str | None] = "gl"


@dataclass(frozen=True, slots=True)
class Settle(Founding, Command):
    """Anyone may, where nobody lives."""

    needs: ClassVar[Standing] = Standing.anyone
    here_only: ClassVar[bool] = True
    wire: ClassVar[str | None] = "gt"


@dataclass(frozen=True, slots=True)
class Enter(Command):
    """Anyone may who has a code to the gate."""

    needs: ClassVar[Standing] = Standing.anyone
    wire: ClassVar[str | None] = "ge"

    code: Annotated[str, Code(say("Code"), opens="gate")]


@dataclass(frozen=True, slots=True)
class Peek(Page):
    needs: ClassVar[Standing] = Standing.anyone
    wire: ClassVar[str | None] = "gk"

    code: Annotated[str | None, Code(say("Code"), opens="gate")] = None


@dataclass(frozen=True, slots=True)
class Sow(Command):
    wire: ClassVar[str | None] = "gs"
    at_home: ClassVar[bool] = True

    plant: Annotated[Id, New()]
    name: Annotated[str, Line(say("Name"))]


@dataclass(frozen=True, slots=True)
class Water(Command):
    wire: ClassVar[str | None] = "gw"

    plant: Id


@dataclass(frozen=True, slots=True)
class Give(Command):
    wire: ClassVar[str | None] = "gg"

    plant: Id
    to: Annotated[PersonId, Pick(say("To whom?"), source="people")]


@dataclass(frozen=True, slots=True)
class Uproot(Command):
    wire: ClassVar[str | None] = "gu"
    needs: ClassVar[Standing] = Standing.facilitator

    plant: Id


@dataclass(frozen=True, slots=True)
class Wilt(Command):
    needs: ClassVar[Standing] = Standing.clock

    plant: Id


@dataclass(frozen=True, slots=True)
class Revive(Command):
    needs: ClassVar[Standing] = Standing.clock

    plant: Id
    since: datetime


@dataclass(frozen=True, slots=True)
class Scatter(Command):
    wire: ClassVar[str | None] = "gx"

    count: int


@dataclass(frozen=True, slots=True)
class Hide(Command):
    wire: ClassVar[str | None] = "gh"
    untraced: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Watered(Happened):
    plant: Id
    name: Annotated[str, CARRIED]


@dataclass(frozen=True, slots=True)
class Stepped(Happened):
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    id: Id


ENTRIES: Key[Repository[Entry]] = Key("entries")


@dataclass(frozen=True, slots=True)
class Note(Command):
    name: str


@dataclass(frozen=True, slots=True)
class Step(Command):
    wire: ClassVar[str | None] = "dy"

    number: int
    last: int


def anything(unit: Unit, command: Command | Page, context: Context) -> None:
    return None


def the_plant(unit: Unit, request: Water | Give | Uproot | Wilt | Revive | ThePlant, context: Context) -> Plant:
    return found(unit.get(PLANTS).locked(request.plant))


def look(given: None, command: Look, context: Context) -> Change[Plant]:
    return Change(reply=say("A garden."))


def settle(given: None, command: Settle, context: Context) -> Change[Seed]:
    return Change(new=(Seed(context.fresh(Id)),))


def enter(given: None, command: Enter, context: Context) -> Change[Plant]:
    return Change(reply=say("{who} is in.", who=Mention(context.person)))


def peeked(given: None, context: Context) -> Card:
    return card("The garden" if context.home else "From the street")


def sow(given: None, command: Sow, context: Context) -> Change[Plant]:
    new = Plant(command.plant, command.name, context.place, context.now + THIRST)
    return Change(new=(new,), reply=say("{who} sowed.", who=Mention(context.person)))


def water(given: Plant, command: Water, context: Context) -> Change[Plant]:
    if given.thirsty_at is not None and given.thirsty_at > context.now + THIRST / 2:
        raise TooWet(name=given.name)
    wet = replace(given, thirsty_at=context.now + THIRST, watered=given.watered + 1)
    told = Notice(given.place, card("Watered"))
    return Change(wet, say("Thank you."), messages=(told,), facts=(Watered(given.id, given.name),))


def give(given: Plant, command: Give, context: Context) -> Change[Plant]:
    return Change(given)


def uproot(given: Plant, command: Uproot, context: Context) -> Change[Plant]:
    return Change(replace(given, thirsty_at=None))


def wilt(given: Plant, command: Wilt, context: Context) -> Change[Plant]:
    if given.name == "stubborn":
        return Change(given)
    if given.name == "noisy":
        return Change(replace(given, thirsty_at=None), messages=(Notice(context.place, card("Dry")),))
    return Change(replace(given, thirsty_at=None, name=f"dry {given.name}"))


def revive(given: Plant, command: Revive, context: Context) -> Change[Plant]:
    return Change(replace(given, name=f"{given.name}, alone since {command.since:%H:%M}"))


def scatter(given: None, command: Scatter, context: Context) -> Change[Seed]:
    return Change(new=tuple(Seed(context.fresh(Id)) for _ in range(command.count)))


def hide(given: None, command: Hide, context: Context) -> Change[Seed]:
    return Change(reply=say("Recorded."), new=(Seed(context.fresh(Id)),))


def note(given: None, command: Note, context: Context) -> Change[Entry]:
    """Of a name that is written twice the second entry cannot be kept, when the first one is already."""
    entry = Entry(context.fresh(Id))
    if command.name == "here":
        return Change(new=(entry,), messages=(Notice(context.place, card("Noted")),))
    return Change(new=(entry, entry) if command.name == "twice" else (entry,))


def step(given: None, command: Step, context: Context) -> Change[Entry]:
    return Change(new=(Entry(context.fresh(Id)),), facts=(Stepped(command.number, command.last),))


def noting(fact: Watered) -> tuple[Command, ...]:
    if fact.name == "nameless":
        raise LookupError("nothing to write down")
    return (Note(fact.name),)


def stepping(fact: Stepped) -> tuple[Command, ...]:
    return (Step(fact.number + 1, fact.last),) if fact.number < fact.last else ()


def drawn(plant: Plant) -> Card:
    return card(plant.name, Words(say("Watered {n} times", n=plant.watered)))


def homes(plant: Plant) -> tuple[PlaceId, ...] | None:
    """A vine grows everywhere until it is dry."""
    if plant.name in {"vine", "dry vine"}:
        return None if plant.thirsty_at else ()
    return (plant.place,)


def shown(plant: Plant, context: Context) -> Card:
    return drawn(plant)


def people(unit: Unit, context: Context) -> tuple[Option, ...]:
    return tuple(Option(who.person, who.name) for who in unit.get(ROSTER).members())


GARDEN = Feature(
    "garden",
    aggregates=(
        aggregate(
            "plant",
            Plant,
            PLANTS,
            deadline=lambda plant: plant.thirsty_at,
            tick=Wilt,
            returned=Revive,
            board=Board(drawn, homes),
        ),
        aggregate("seed", Seed, SEEDS),
    ),
    routes=(
        on(Look, anything, look),
        on(Settle, anything, settle),
        on(Enter, anything, enter),
        on(Sow, anything, sow),
        on(Water, the_plant, water),
        on(Give, the_plant, give),
        on(Uproot, the_plant, uproot),
        on(Wilt, the_plant, wilt),
        on(Revive, the_plant, revive),
        on(Scatter, anything, scatter),
        on(Hide, anything, hide),
    ),
    pages=(page(ThePlant, the_plant, shown), page(Peek, anything, peeked)),
    sources=(Source("people", people),),
)

DIARY = Feature(
    "diary",
    aggregates=(aggregate("entry", Entry, ENTRIES),),
    routes=(on(Note, anything, note), on(Step, anything, step)),
    reactions=(Reaction(Watered, noting), Reaction(Stepped, stepping)),
)

CATALOGUE = Catalogue((GARDEN, DIARY))
