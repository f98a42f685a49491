"""What the handlers and the page of ground rules need from the store: loaded and locked here, decided elsewhere."""

from bot.features.ground_rules.cards.promises import numbered
from bot.features.ground_rules.commands import (
    ForgetVoice,
    OfEdition,
    PromisesPage,
    ReplacePromise,
    RewordPromises,
    WritePromises,
)
from bot.features.ground_rules.model import (
    OURS,
    PROMISES,
    Answering,
    Promises,
    Reading,
    Rewording,
    Spoken,
    Standing,
    key_of,
)
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found


def standing(unit: Unit, command: WritePromises, context: Context) -> Promises | None:
    """There is no root to lock before they are written; that there is one of them is a constraint of the store."""
    return unit.get(PROMISES).standing()


def rewording(unit: Unit, command: RewordPromises, context: Context) -> Rewording:
    return Rewording(found(unit.get(PROMISES).locked(command.promises)), tuple(unit.get(ROSTER).homes()))


def promising(unit: Unit, command: ReplacePromise, context: Context) -> Standing:
    there = unit.get(PROMISES).standing()
    return Standing(unit.get(PROMISES).locked(there.id) if there else None, tuple(unit.get(ROSTER).homes()))


def lines(unit: Unit, context: Context) -> tuple[Option, ...]:
    """As they are worded now; or ours, where nothing is written yet."""
    there = unit.get(PROMISES).standing()
    edition, worded = (there.edition, there.lines) if there else (0, OURS)
    return tuple(Option(str(key_of(edition, at)), numbered(at + 1, line)) for at, line in enumerate(worded))


def answering(unit: Unit, command: OfEdition, context: Context) -> Answering:
    promises = found(unit.get(PROMISES).locked(command.promises))
    here = unit.get(ROSTER).directory([context.person], [])
    return Answering(promises, here.people.get(context.person))


def shown(unit: Unit, page: PromisesPage, context: Context) -> Reading:
    return Reading(unit.get(PROMISES).standing(), max(page.start, 0))


def spoken_in(unit: Unit, command: ForgetVoice, context: Context) -> Promises | None:
    theirs = said_by(unit, command.person).promises
    return unit.get(PROMISES).locked(theirs.id) if theirs else None


def said_by(unit: Unit, person: PersonId) -> Spoken:
    promises = unit.get(PROMISES).standing()
    theirs = promises is not None and (promises.written_by == person or bool(promises.of(person)))
    return Spoken(person, promises if theirs else None, unit.get(GROUND_RULES_HERE).naming(person))
