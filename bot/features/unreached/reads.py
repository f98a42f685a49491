"""What this feature needs from the store. Whoever changes what is kept of a person holds its row first."""

from bot.features.unreached.commands import AboutPerson, UnreachedPage, WriteToMeAgain
from bot.features.unreached.model import UNREACHED, AtHome, Everyone, Person, Unreached
from bot.kernel.command import Context, Standing
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit


def theirs(unit: Unit, command: AboutPerson, context: Context) -> Person:
    return _person(unit, command.person, unit.get(UNREACHED).locked(command.person))


def mine(unit: Unit, command: WriteToMeAgain, context: Context) -> Person:
    return _person(unit, context.person, unit.get(UNREACHED).locked(context.person))


def kept_of(unit: Unit, person: PersonId) -> Unreached | None:
    return unit.get(UNREACHED).find(person)


def on_home(unit: Unit, context: Context) -> AtHome:
    me = _person(unit, context.person, unit.get(UNREACHED).find(context.person))
    facilitates = context.actor.standing is Standing.facilitator
    others = [each for each in _all(unit) if each.id != context.person] if facilitates else []
    return AtHome(me.unreached, len(others))


def everyone(unit: Unit, page: UnreachedPage, context: Context) -> Everyone:
    return Everyone(_all(unit), page.start)


def _all(unit: Unit) -> tuple[Unreached, ...]:
    kept = unit.get(UNREACHED).all()
    people = unit.get(ROSTER).directory([each.id for each in kept], []).people
    there = (each.within(people[each.id].accounts) for each in kept if each.id in people)
    return tuple(each for each in there if each.accounts)


def _person(unit: Unit, person: PersonId, kept: Unreached | None) -> Person:
    who = unit.get(ROSTER).directory([person], []).people.get(person)
    return Person(person, kept, who.accounts if who else ())
