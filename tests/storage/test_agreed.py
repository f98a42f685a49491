"""What other features ask of the register, on both stores: by any id that leads to an agreement, for its readers."""

from dataclasses import replace

import pytest

from bot.agreed import Agreed
from bot.confidential import KINDS, KeptInConfidence, Kind
from bot.features.agreements.model import Adoption, Agreement, AgreementId, Party, Stage, Version
from bot.features.coalition.model import Member
from bot.features.ground_rules.model.parts import Stage as RuleStage
from bot.features.ground_rules.model.parts import Version as InForce
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, RuleId, Wording
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import say
from bot.ruling import Topic
from storage.agreed import AgreedRows
from storage.agreements import AgreementRows
from storage.coalition import MemberRows
from storage.engine import Link
from storage.ground_rules import GroundRuleRows
from storage.rows import Scope
from tests.storage.journal import ELSEWHERE
from tests.storage.values import HERE, NOW, ORGANISATION, SOMEONE, coalition_here, undone

FIRST, AGAIN = Id("first-proposal"), Id("again_proposal")
SEAT = Id("the-seat------")


def version(number: int, proposal: Id) -> Version:
    adoption = Adoption(proposal, 1, "live with it", say("Agreed"), "5ea1")
    return Version(number, f"Title {number}", "Text", NOW, adoption)


def agreement(number: int, *proposals: Id, stage: Stage = Stage.in_force) -> Agreement:
    versions = tuple(version(n, each) for n, each in enumerate(proposals, start=1))
    party = Party(SEAT, ORGANISATION)
    key = AgreementId(f"agreement-{number:04}")
    return Agreement(key, number, proposals[0], NOW, versions, (party,), stage=stage)


def in_confidence(link: Link) -> None:
    setting = Kept(KINDS.name, Kind.agreements.value, KINDS.question, say("All that we agree"))
    wording = Wording("What we agree stays among us.", holds=True, kept=(setting,))
    standing = InForce(1, wording, None, NOW, FIRST, 1, 5, 5, "live with it", "5ea1")
    rule = GroundRule(RuleId("confidence----"), Topic.confidential, "", NOW, RuleStage.in_force, 1, (standing,))
    GroundRuleRows(Scope(link.connection, HERE, {})).add(rule)


def test_an_agreement_is_found_by_all_that_led_to_it(link: Link) -> None:
    """By its own id, by the proposal that was adopted first, and by the one by which all agreed to it anew."""
    with undone(link):
        coalition_here(link)
        scope = Scope(link.connection, HERE, {})
        AgreementRows(scope).add(agreement(1, FIRST, AGAIN))
        here = AgreedRows(scope)
        it = Agreed(Id("agreement-0001"), 1, "Title 2")
        assert [here.of(each, SOMEONE) for each in (it.agreement, FIRST, AGAIN)] == [it, it, it]
        assert here.of(Id("again-proposal"), SOMEONE) is None
        assert AgreedRows(Scope(link.connection, ELSEWHERE, {})).of(FIRST, SOMEONE) is None


def test_what_holds_is_offered(link: Link) -> None:
    """The newest first, also what is looked at again; what has ended says what took its place, and is not offered."""
    with undone(link):
        coalition_here(link)
        scope = Scope(link.connection, HERE, {})
        stages = (Stage.in_force, Stage.under_review, Stage.ended, Stage.in_force)
        for number, stage in enumerate(stages, start=1):
            made = agreement(number, Id(f"proposal-{number:05}"), stage=stage)
            AgreementRows(scope).add(replace(made, replaced_by=4) if stage is Stage.ended else made)
        here = AgreedRows(scope)
        assert [each.number for each in here.holding(SOMEONE)] == [4, 2, 1]
        ended = here.of(Id("proposal-00003"), SOMEONE)
        assert ended
        assert (ended.holds, ended.replaced_by) == (False, 4)


def test_what_is_kept_in_confidence_is_there_for_its_readers(link: Link) -> None:
    """Whoever is with an organisation that it binds; nobody else learns of it."""
    with undone(link):
        coalition_here(link)
        scope = Scope(link.connection, HERE, {})
        AgreementRows(scope).add(agreement(1, FIRST))
        reader, other = SOMEONE, PersonId("another-------")
        MemberRows(scope).add(Member(reader, "Ana", (), "en", "UTC", NOW, ORGANISATION))
        MemberRows(scope).add(Member(other, "Ben", (), "en", "UTC", NOW, neighbourhood="North"))
        in_confidence(link)
        here = AgreedRows(scope)
        assert here.of(FIRST, reader)
        assert [each.number for each in here.holding(reader)] == [1]
        with pytest.raises(KeptInConfidence):
            here.of(FIRST, other)
        assert here.holding(other) == ()
