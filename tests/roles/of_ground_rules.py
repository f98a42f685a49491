"""What has to be so before the requests of ground rules can be done by anybody."""

from collections.abc import Callable

from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.model import PromisesId
from tests.roles.examples import Example, Examples
from tests.roles.town import Role, Town

THESE = PromisesId("promises------")


def written(town: Town) -> None:
    town.press("fay", asked.WritePromises(THESE))


def of_these(made: Callable[[PromisesId, int], asked.OfEdition]) -> Example:
    def request(_town: Town, _role: Role) -> asked.OfEdition:
        return made(THESE, 1)

    return Example(request, written, "the promises are written")


EXAMPLES: Examples = {
    asked.RewordPromises: of_these(lambda these, edition: asked.RewordPromises(these, edition, "We listen first.")),
    asked.KeepPromises: of_these(asked.KeepPromises),
    asked.TalkFirst: of_these(asked.TalkFirst),
}
