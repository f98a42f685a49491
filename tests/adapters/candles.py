"""The smallest feature that has everything: candles that burn down, with a board, a notice, a form, a page and a timer.
Adapters are tested with it, so that no rule of a real feature gets in the way."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, ClassVar

from bot.kernel.attention import Notice
from bot.kernel.card import Card, card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Command, Context, Draft, Page, Standing
from bot.kernel.elements import Words
from bot.kernel.feature import Board, Feature, Reaction, Root, Source, Word, aggregate, on, page
from bot.kernel.fields import Line, New, Number, Pick
from bot.kernel.form import Option
from bot.kernel.ids import Id, PlaceId
from bot.kernel.ports import Key, Repository, Unit
from bot.kernel.refusal import Refusal, found
from bot.kernel.text import Phrase, say
from bot.overhearing import SomeoneWrote


class CandleId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Candle:
    """`steps` counts what the clock did to it, `back` the seconds it was given for an absence."""

    id: CandleId
    places: tuple[PlaceId, ...]
    name: str
    burns_until: datetime | None
    steps: int = 0
    back: int = 0

    def deadline(self) -> datetime | None:
        return self.burns_until


CANDLES: Key[Repository[Candle]] = Key("candles")
UNLUCKY = "unlucky"
"""A candle of this name burns the fingers of whoever touches it: our mistake, not theirs."""

CURSED = "cursed"
"""Putting out a candle of this name makes another feature fail."""

ENDLESS = "endless"
"""A candle of this name is always due again."""


class TooDark(Refusal):
    sentence = say("It is too dark for that.")


@dataclass(frozen=True, slots=True)
class LightCandle(Command):
    wire: ClassVar[str | None] = "lc"
    title: ClassVar[Phrase] = say("Light a candle")
    candle: Annotated[CandleId, New()]
    name: Annotated[str, Line(say("Its name"), most=20)]
    minutes: Annotated[int, Number(say("Minutes"), least=1, most=60)] = 5


@dataclass(frozen=True, slots=True)
class TouchCandle(Command):
    wire: ClassVar[str | None] = "tc"
    candle: CandleId


@dataclass(frozen=True, slots=True)
class SeeCandle(SomeoneWrote):
    """By someone who wrote where one burns."""


@dataclass(frozen=True, slots=True)
class GiveCandle(Command):
    wire: ClassVar[str | None] = "gc"
    candle: Annotated[CandleId, Pick(say("Which one"), source="candles")]


@dataclass(frozen=True, slots=True)
class RenameCandle(Command):
    """Its form opens with the name that it has."""

    wire: ClassVar[str | None] = "rc"
    candle: CandleId
    name: Annotated[str, Line(say("Its name"), most=20)]
    beside: Annotated[CandleId | None, Pick(say("Beside which one?"), source="candles")] = None


@dataclass(frozen=True, slots=True)
class WishInSecret(Command):
    wire: ClassVar[str | None] = "ws"
    untraced: ClassVar[bool] = True
    wish: Annotated[str, Line(say("Your wish"), most=20)]


@dataclass(frozen=True, slots=True)
class BurnDown(Command):
    needs: ClassVar[Standing] = Standing.clock
    candle: CandleId


@dataclass(frozen=True, slots=True)
class ShineOn(Command):
    needs: ClassVar[Standing] = Standing.clock
    candle: CandleId
    since: datetime


@dataclass(frozen=True, slots=True)
class Mourn(Command):
    needs: ClassVar[Standing] = Standing.clock
    name: str


@dataclass(frozen=True, slots=True)
class Candles(Page):
    wire: ClassVar[str | None] = "cs"


@dataclass(frozen=True, slots=True)
class DarkRoom(Page):
    wire: ClassVar[str | None] = "dr"


@dataclass(frozen=True, slots=True)
class CandleWentOut(Happened):
    name: str


def _one(unit: Unit, command: TouchCandle | GiveCandle | RenameCandle | BurnDown | ShineOn, _: Context) -> Candle:
    return found(unit.get(CANDLES).locked(command.candle))


def _nothing(_unit: Unit, _command: Command | Page, _: Context) -> None:
    return None


def _light(_: None, command: LightCandle, context: Context) -> Change[Candle]:
    until = context.now + timedelta(minutes=command.minutes)
    return Change(
        new=(Candle(command.candle, (context.place,), command.name, until),),
        reply=say("It burns."),
        messages=(Notice(context.place, card(say("A candle was lit."))),),
    )


def _touch(candle: Candle, _command: TouchCandle | GiveCandle, _: Context) -> Change[Candle]:
    if candle.name == UNLUCKY:
        raise OSError("burnt: " + candle.name)
    return Change(replace(candle, name=candle.name), reply=say("It is warm."))


def _rename(candle: Candle, command: RenameCandle, _: Context) -> Change[Candle]:
    return Change(replace(candle, name=command.name), reply=say("It has a name."))


def _name_now(unit: Unit, draft: Draft, _: Context) -> Draft:
    candle = found(unit.get(CANDLES).find(draft.hidden("candle", CandleId)))
    if candle.name == CURSED:
        raise TooDark
    return draft.filled(name=candle.name)


def _see(_: None, _command: SeeCandle, _context: Context) -> Change[Candle]:
    return Change(reply=say("A candle burns."))


def _wish(_: None, command: WishInSecret, _context: Context) -> Change[Candle]:
    if command.wish == UNLUCKY:
        raise OSError(command.wish)
    return Change(reply=say("Wished."))


def _burn_down(candle: Candle, _command: BurnDown, context: Context) -> Change[Candle]:
    if candle.name == UNLUCKY:
        raise OSError("burnt: " + candle.name)
    if candle.name == ENDLESS and candle.burns_until:
        later = candle.burns_until + timedelta(microseconds=1)
        return Change(replace(candle, burns_until=later, steps=candle.steps + 1))
    out = replace(candle, burns_until=None, steps=candle.steps + 1)
    notices = tuple(Notice(place, card(say("A candle went out."))) for place in candle.places)
    return Change(out, messages=notices, facts=(CandleWentOut(candle.name),))


def _shine_on(candle: Candle, command: ShineOn, context: Context) -> Change[Candle]:
    if candle.name == UNLUCKY:
        raise OSError("burnt: " + candle.name)
    away = context.now - command.since
    until = candle.burns_until and candle.burns_until + away
    return Change(replace(candle, burns_until=until, back=candle.back + away // timedelta(seconds=1)))


def _mourn(_: None, command: Mourn, _context: Context) -> Change[Candle]:
    if command.name == CURSED:
        raise OSError("cursed")
    return Change()


def draw(candle: Candle) -> Card:
    if candle.name == "invisible":
        raise OSError("cannot be drawn")
    return card(say("A candle"), Words(candle.name), Words(str(candle.steps)))


def _all(_: None, _context: Context) -> Card:
    return card(say("All candles"))


def _dark(_: None, _context: Context) -> Card:
    raise TooDark


def _choices(_unit: Unit, _context: Context) -> tuple[Option, ...]:
    return (Option("candle-one----", "The first"),)


FEATURE = Feature(
    "candles",
    aggregates=(
        aggregate(
            "candle",
            Candle,
            CANDLES,
            deadline=Candle.deadline,
            tick=BurnDown,
            returned=ShineOn,
            board=Board(draw, lambda candle: candle.places),
        ),
    ),
    routes=(
        on(LightCandle, _nothing, _light),
        on(TouchCandle, _one, _touch),
        on(GiveCandle, _one, _touch),
        on(RenameCandle, _one, _rename, prefill=_name_now),
        on(SeeCandle, _nothing, _see),
        on(WishInSecret, _nothing, _wish),
        on(BurnDown, _one, _burn_down),
        on(ShineOn, _one, _shine_on),
        on(Mourn, _nothing, _mourn),
    ),
    root=Root(
        "candle",
        say("Candles"),
        Candles,
        LightCandle,
        (Word("dark", say("Dark"), DarkRoom), Word("give", say("Give"), GiveCandle)),
    ),
    pages=(page(Candles, _nothing, _all), page(DarkRoom, _nothing, _dark)),
    reactions=(Reaction(CandleWentOut, lambda fact: (Mourn(fact.name),)),),
    sources=(Source("candles", _choices),),
)
