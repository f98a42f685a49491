"""What has to be so before the requests of joint work can be done by anybody."""

from bot.features.credit import commands as asked
from bot.features.credit.model import WorkId
from bot.kernel.command import Request
from bot.kernel.ids import PersonId
from tests.roles.examples import Example, Examples
from tests.roles.town import CLINIC, LIBRARY, SCHOOL, Role, Town

WORK = WorkId("joint-work----")
SOMEBODY = PersonId("somebody------")
LINE = "Neighbours keep one page."
_ASKED = "the school has written a sentence on its work with the clinic"
_AGREED = "the school has agreed with itself on a sentence"


def begun(town: Town) -> None:
    town.press("rita", asked.BeginWork(WORK, "One page", CLINIC, LINE))


def agreed(town: Town) -> None:
    town.press("rita", asked.BeginWork(WORK, "One page", None, LINE))


def of_it(request: Request) -> Example:
    return Example(lambda _town, _role: request, begun, _ASKED)


def beginning(_town: Town, _role: Role) -> asked.BeginWork:
    return asked.BeginWork(WorkId("another-------"), "The garden", LIBRARY, "Neighbours plant.")


EXAMPLES: Examples = {
    asked.WorksPage: of_it(asked.WorksPage()),
    asked.ReporterPage: of_it(asked.ReporterPage()),
    asked.WorkPage: of_it(asked.WorkPage(WORK)),
    asked.BeginWork: Example(beginning),
    asked.AddWorkPartner: of_it(asked.AddWorkPartner(WORK, LIBRARY)),
    asked.WordLine: of_it(asked.WordLine(WORK, 1, "Neighbours keep a page.")),
    asked.RenameWork: of_it(asked.RenameWork(WORK, "Our page")),
    asked.AcceptLine: of_it(asked.AcceptLine(WORK, 1, SCHOOL)),
    asked.WithdrawFromLine: of_it(asked.WithdrawFromLine(WORK, SCHOOL)),
    asked.GiveLineOut: Example(lambda _town, _role: asked.GiveLineOut(WORK, 1), agreed, _AGREED),
    asked.AskAboutLine: of_it(asked.AskAboutLine(SCHOOL, SOMEBODY)),
    asked.LetPartnerGo: of_it(asked.LetPartnerGo(SCHOOL)),
}
