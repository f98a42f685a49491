"""What the handlers and the page of weights need from the store."""

from bot.features.weights import commands as asked
from bot.features.weights.model import ALL_WEIGHTS, Counting, Kept, Wanting
from bot.kernel.command import Context
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found
from bot.weighing import WEIGHING, Weighing


def wanting(unit: Unit, command: asked.ChangeWeight, context: Context) -> Wanting:
    names = unit.get(ROSTER).directory((), (command.organisation,)).organisations
    name, rows = found(names.get(command.organisation)), unit.get(ALL_WEIGHTS)
    ruled, gone = _weighing(unit) is not Weighing.equal, rows.has_left(command.organisation)
    return Wanting(rows.locked(command.organisation), name, ruled, gone)


def keeping(unit: Unit, command: asked.KeepWeight, context: Context) -> Kept:
    return Kept(unit.get(ALL_WEIGHTS).locked(command.organisation), tuple(unit.get(ROSTER).homes()))


def all_of_them(unit: Unit, page: asked.WeightsPage, context: Context) -> Counting:
    return Counting(unit.get(ALL_WEIGHTS).different(), _weighing(unit), page.start)


def _weighing(unit: Unit) -> Weighing:
    return unit.get(RULES).rules().chosen(WEIGHING).value
