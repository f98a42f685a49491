"""What has to be so before the requests of privacy can be done by anybody."""

from bot.features.privacy import commands as asked
from bot.features.privacy.model import ERASURES
from bot.kernel.command import Request
from tests.roles.examples import SOMEONE, Example, Examples, ordinary
from tests.roles.town import Role, Town


def of_oneself(town: Town, role: Role) -> Request:
    known = town.known(role)
    return ordinary(town, asked.EraseMe, **({"person": known} if known else {}))


def under_way(town: Town) -> None:
    person = town.person(SOMEONE)
    town.press(SOMEONE, asked.EraseMe(person))
    erasure = town.unit.get(ERASURES).under_way(person)
    assert erasure
    town.noted = erasure.id


EXAMPLES: Examples = {
    asked.EraseMe: Example(of_oneself),
    asked.GoOnErasing: Example(
        lambda town, _role: ordinary(town, asked.GoOnErasing, erasure=town.noted), under_way, "an erasure is under way"
    ),
}
