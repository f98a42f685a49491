"""What attention needs from the store. Whoever changes someone's attention holds its row first."""

from bot.features.attention import commands as asked
from bot.features.attention.model import ATTENTIONS, Person, quiet_for_all
from bot.kernel.command import Command, Context, Page
from bot.kernel.ids import PersonId
from bot.kernel.ports import NEEDS, ROSTER, RULES, Unit


def mine(unit: Unit, command: Command, context: Context) -> Person:
    return _held(unit, context.person, context)


def theirs(unit: Unit, command: asked.About, context: Context) -> Person:
    return _held(unit, command.person, context)


def my_times(unit: Unit, page: Page, context: Context) -> Person:
    person = context.person
    return Person(person, unit.get(ATTENTIONS).find(person), (), context.actor.zone)


def kept_of(unit: Unit, person: PersonId) -> Person:
    who = unit.get(ROSTER).directory([person], []).people.get(person)
    return Person(person, unit.get(ATTENTIONS).find(person), (), who.zone if who else None)


def _held(unit: Unit, person: PersonId, context: Context) -> Person:
    kept = unit.get(ATTENTIONS).locked(person)
    roster = unit.get(ROSTER)
    who = roster.directory([person], []).people.get(person)
    zone = who.zone if who and who.accounts else None
    ours = quiet_for_all(unit.get(RULES).rules())
    return Person(person, kept, unit.get(NEEDS).of(person, context.now), zone, roster.home_of(person), ours)
