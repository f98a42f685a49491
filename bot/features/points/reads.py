"""What the handlers and pages of points need from the store: loaded and locked here, decided elsewhere."""

from bot.features.points.cards.pieces import heading
from bot.features.points.commands import (
    ClosePointsThere,
    ForgetMarks,
    InPoints,
    KeepPointsPage,
    MarksPage,
    MyPointsPage,
    OpenPoints,
    PointsHerePage,
)
from bot.features.points.model import (
    POINTS_HERE,
    ROUNDS_OVER,
    Acting,
    Around,
    Looking,
    Named,
    Opening,
    Points,
    RoundOver,
    Stage,
)
from bot.features.points.model.refusals import NoPointsOpen
from bot.insiders import INSIDERS
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found


def opening(unit: Unit, command: OpenPoints, context: Context) -> Opening:
    """There is no root to lock yet; that a round has them once is a constraint of the store."""
    over = found(unit.get(ROUNDS_OVER).find(command.round))
    return Opening(over, unit.get(POINTS_HERE).after(command.round), _on_chat(unit, over))


def _on_chat(unit: Unit, over: RoundOver) -> tuple[PersonId, ...]:
    """Those of the round who are members now and can press something: for nobody else is waited."""
    theirs = tuple(dict.fromkeys((*over.people, *over.keepers)))
    known = unit.get(ROSTER).directory(theirs, ()).people
    there = (person for person in theirs if person in known and known[person].accounts)
    inside = unit.get(INSIDERS).of(over.circle) if over.circle else None
    return tuple(person for person in there if inside is None or person in inside.people)


def the_points(unit: Unit, command: InPoints, context: Context) -> Points:
    return found(unit.get(POINTS_HERE).locked(command.points))


def acting(unit: Unit, command: InPoints, context: Context) -> Acting:
    return _with_circle(unit, the_points(unit, command, context))


def looking(unit: Unit, page: MarksPage, context: Context) -> Looking:
    return Looking(_with_circle(unit, found(unit.get(POINTS_HERE).find(page.points))), page.start)


def facing(unit: Unit, page: MyPointsPage | KeepPointsPage, context: Context) -> Acting:
    return _with_circle(unit, found(unit.get(POINTS_HERE).find(page.points)))


def _with_circle(unit: Unit, state: Points) -> Acting:
    return Acting(state, unit.get(INSIDERS).of(state.circle) if state.circle else None)


def around(unit: Unit, page: PointsHerePage, context: Context) -> Around:
    rows = unit.get(POINTS_HERE)
    over = unit.get(ROUNDS_OVER).latest(context.place)
    unasked = tuple(each for each in over if rows.after(each.round) is None)
    return Around(rows.latest(), unasked, unit.get(ROSTER).homes())


def open_there(unit: Unit, command: ClosePointsThere, context: Context) -> Points | None:
    rows = unit.get(POINTS_HERE)
    first = next(iter(rows.open_in(command.place)), None)
    return rows.locked(first.id) if first else None


def open_to(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Where this person may add points now, what was opened here first. Raises NoPointsOpen."""
    open_now = (each for each in unit.get(POINTS_HERE).latest() if each.stage is Stage.collecting)
    theirs = [each for each in open_now if _with_circle(unit, each).lets_add(context.person)]
    if not theirs:
        raise NoPointsOpen
    theirs.sort(key=lambda each: each.place != context.home)
    return tuple(Option(each.id, heading(each)) for each in theirs)


def naming(unit: Unit, command: ForgetMarks, context: Context) -> Points | None:
    rows = unit.get(POINTS_HERE)
    theirs = (each for each in rows.of(command.person) if command.circle in {None, each.circle})
    first = next(theirs, None)
    return rows.locked(first.id) if first else None


def mine(unit: Unit, context: Context) -> Named:
    return named(unit, context.person)


def named(unit: Unit, person: PersonId) -> Named:
    return Named(person, unit.get(POINTS_HERE).of(person))
