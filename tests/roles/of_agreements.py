"""What has to be so before the requests of the register can be done by anybody."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

from bot.features.agreements import commands as asked
from bot.features.agreements.model import AGREEMENTS, AgreementId, Sought
from bot.features.agreements.model.taken import Format
from bot.features.proposals import commands as proposals
from bot.features.proposals.model import ProposalId
from bot.kernel.command import Request
from bot.kernel.ids import Id
from bot.kernel.text import say
from tests.roles.examples import Example, Examples
from tests.roles.town import Role, Town

IT = ProposalId("proposal------")


def agreed(town: Town) -> None:
    """A small one, after its days."""
    town.press("rita", proposals.MakeSmallAgreement(IT, "We say first names."))
    town.now += timedelta(days=4)
    town.tick(proposals.KeepVote(IT))


def here(town: Town) -> AgreementId:
    (state,) = town.unit.get(AGREEMENTS).part(Sought(), 0, 1)
    return state.id


def of_it(kind: Callable[..., Request], *fields: object) -> tuple[type[Request], Example]:
    made = Example(lambda town, _role: kind(here(town), *fields), agreed, "something was agreed")
    return cast("type[Request]", kind), made


def kept(_town: Town, _role: Role) -> asked.KeepAgreement:
    words = ("One page", "We keep one page.", "", "live with it")
    return asked.KeepAgreement(Id("adopted-------"), 1, *words, say("Agreed"), "5ea1", (), (), None)


EXAMPLES: Examples = {
    asked.KeepAgreement: Example(kept, when="something was adopted"),
    **dict((of_it(asked.AgreementPage), of_it(asked.BoundPage), of_it(asked.VersionsPage), of_it(asked.FilesPage))),
    asked.FilePage: Example(
        lambda town, _role: asked.FilePage(Format.page, here(town)), agreed, "something was agreed"
    ),
}
