"""What the handlers and the page of ground rules need from the store: loaded and locked here, decided elsewhere."""

from bot.features.ground_rules.commands import ForgetVoice, OfEdition, RewordPromises, RulesPage, WritePromises
from bot.features.ground_rules.model import PROMISES, Answering, Promises, Reading, Rewording, Spoken
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found


def standing(unit: Unit, command: WritePromises, context: Context) -> Promises | None:
    """There is no root to lock before they are written; that there is one of them is a constraint of the store."""
    return unit.get(PROMISES).standing()


def rewording(unit: Unit, command: RewordPromises, context: Context) -> Rewording:
    return Rewording(found(unit.get(PROMISES).locked(command.promises)), tuple(unit.get(ROSTER).homes()))


def answering(unit: Unit, command: OfEdition, context: Context) -> Answering:
    promises = found(unit.get(PROMISES).locked(command.promises))
    here = unit.get(ROSTER).directory([context.person], [])
    return Answering(promises, here.people.get(context.person))


def shown(unit: Unit, page: RulesPage, context: Context) -> Reading:
    return Reading(unit.get(PROMISES).standing(), max(page.start, 0))


def spoken_in(unit: Unit, command: ForgetVoice, context: Context) -> Promises | None:
    theirs = said_by(unit, command.person).promises
    return unit.get(PROMISES).locked(theirs.id) if theirs else None


def said_by(unit: Unit, person: PersonId) -> Spoken:
    promises = unit.get(PROMISES).standing()
    theirs = promises is not None and (promises.written_by == person or bool(promises.of(person)))
    return Spoken(person, promises if theirs else None)
