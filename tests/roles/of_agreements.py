"""What has to be so before the requests of the register can be done by anybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import cast

from bot.confidential import KINDS, Kind
from bot.features.agreements import commands as asked
from bot.features.agreements.model import AGREEMENTS, AgreementId, Review, Sought, Stage
from bot.features.agreements.model.taken import Format
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.parts import Stage as InUse
from bot.features.ground_rules.model.parts import Version as InForce
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, RuleId, Wording
from bot.features.proposals import commands as proposals
from bot.features.proposals.model import ProposalId
from bot.kernel.command import Request
from bot.kernel.ids import Id
from bot.kernel.text import say
from bot.ruling import Topic
from tests.roles.examples import Example, Examples
from tests.roles.town import Role, Town

IT = ProposalId("proposal------")


def agreed(town: Town) -> None:
    """A small one, after its days."""
    town.press("rita", proposals.MakeSmallAgreement(IT, "We say first names."))
    town.now += timedelta(days=4)
    town.tick(proposals.KeepVote(IT))


def looked_at(town: Town) -> None:
    """Its day has come."""
    agreed(town)
    rows = town.unit.get(AGREEMENTS)
    state = rows.locked(here(town))
    assert state is not None
    rows.save(replace(state, stage=Stage.under_review, reviewing=Review(town.now)))


def corrected(town: Town) -> None:
    agreed(town)
    town.press("rita", asked.CorrectWording(here(town), 1, "We say first names to each other."))


def marking(town: Town) -> None:
    """A ground rule lets facilitators mark what is confidential."""
    agreed(town)
    setting = Kept(KINDS.name, Kind.marked.value, KINDS.question, say("What a facilitator marks"))
    version = InForce(
        1, Wording("Quietly.", holds=False, kept=(setting,)), None, town.now, IT, 1, 3, 3, "live with it", "5ea1"
    )
    rule = GroundRule(RuleId("quietly-------"), Topic.confidential, "", town.now, InUse.in_force, 9, (version,))
    town.unit.get(GROUND_RULES_HERE).add(rule)


def confided(town: Town) -> None:
    agreed(town)
    rows = town.unit.get(AGREEMENTS)
    state = rows.locked(here(town))
    assert state is not None
    rows.save(replace(state, confided=True))


def here(town: Town) -> AgreementId:
    (state,) = town.unit.get(AGREEMENTS).part(Sought(), 0, 1)
    return state.id


def of_it(kind: Callable[..., Request], *fields: object) -> tuple[type[Request], Example]:
    made = Example(lambda town, _role: kind(here(town), *fields), agreed, "something was agreed")
    return cast("type[Request]", kind), made


def kept(_town: Town, _role: Role) -> asked.KeepAgreement:
    words = ("One page", "We keep one page.", "", "live with it")
    return asked.KeepAgreement(Id("adopted-------"), 1, *words, say("Agreed"), "5ea1", (), (), None)


def anew(town: Town, _role: Role) -> asked.RenewAgreement:
    words = ("One page", "We keep one page.", "", "live with it")
    it = here(town)
    return asked.RenewAgreement(Id("adopted-------"), 1, *words, say("Agreed"), "5ea1", (), (), None, agreement=it)


EXAMPLES: Examples = {
    asked.KeepAgreement: Example(kept, when="something was adopted"),
    asked.FilePage: Example(
        lambda town, _role: asked.FilePage(Format.page, here(town)), agreed, "something was agreed"
    ),
    asked.RenewAgreement: Example(anew, agreed, "something was agreed"),
    asked.NoteReplaces: Example(lambda _town, _role: asked.NoteReplaces(1, 2), agreed, "something was agreed"),
    asked.MarkInConfidence: Example(
        lambda town, _role: asked.MarkInConfidence(here(town)), marking, "a rule lets them"
    ),
    asked.AskToOpen: Example(lambda town, _role: asked.AskToOpen(here(town)), confided, "it is kept in confidence"),
    asked.LeaveAsItIs: Example(lambda town, _role: asked.LeaveAsItIs(here(town), 6), looked_at, "its day has come"),
    asked.LookLater: Example(lambda town, _role: asked.LookLater(here(town)), looked_at, "its day has come"),
    asked.PutToAllAgain: Example(lambda town, _role: asked.PutToAllAgain(here(town)), looked_at, "its day has come"),
    asked.PutWordingBack: Example(
        lambda town, _role: asked.PutWordingBack(here(town), 2), corrected, "its wording was corrected"
    ),
    **dict(
        (
            of_it(asked.AgreementPage),
            of_it(asked.BoundPage),
            of_it(asked.VersionsPage),
            of_it(asked.FilesPage),
            of_it(asked.AskToLookAgain, "It is long."),
            of_it(asked.AskToConfide),
            of_it(asked.SetConfidence, True),
            of_it(asked.AskToReplaceAgreement, "First names", "We say first names."),
            of_it(asked.AskToEndAgreement, "We do it anyway."),
            of_it(asked.CorrectWording, 1, "We say first names to each other."),
            of_it(asked.SignToo),
            of_it(asked.TakeSignatureBack),
            of_it(asked.LookOnItsDay),
            of_it(asked.FinishAgreement),
            of_it(asked.NoteBeforeAll, Id("asked---------")),
            of_it(asked.NoteNotAgreed, False),
        )
    ),
}
