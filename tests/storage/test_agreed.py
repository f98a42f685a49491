"""What other features ask of the register, on both stores: by any id that leads to an agreement, for its readers."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.agreed import Agreed
from bot.confidential import KINDS, KeptInConfidence, Kind
from bot.features.agreements.model import Adoption, Agreement, AgreementId, Party, Stage, Version
from bot.features.circles.model import Circle, CircleId, Entry, Inside
from bot.features.circles.model import Kind as CircleKind
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
from storage.circles import CircleRows
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
        both = (Id("agreement-0001"), Id("no-agreement--"))
        assert (here.closed_to(both, reader), here.closed_to(both, other)) == (frozenset(), frozenset(both[:1]))
        seen = here.of(FIRST, reader)
        assert seen
        assert seen.closed


def test_a_circle_of_people_reads_what_it_agreed(link: Link) -> None:
    """It binds no seat: whoever is in the circle now may read it, and nobody who is not."""
    with undone(link):
        coalition_here(link)
        scope = Scope(link.connection, HERE, {})
        inside, other = SOMEONE, PersonId("another-------")
        circle = Circle(
            CircleId("the-circle----"), "Housing", "Homes", CircleKind.people, Entry.asking, NOW, (Inside(inside, NOW),)
        )
        CircleRows(scope).add(circle)
        AgreementRows(scope).add(replace(agreement(1, FIRST), parties=(), circle=circle.id))
        in_confidence(link)
        here = AgreedRows(scope)
        assert here.of(FIRST, inside)
        assert [each.number for each in here.holding(inside)] == [1]
        with pytest.raises(KeptInConfidence):
            here.of(FIRST, other)
        assert here.closed_to((Id("agreement-0001"),), other)


def statements(link: Link, many: int) -> int:
    """How many it takes to find all that holds."""
    with undone(link):
        coalition_here(link)
        scope = Scope(link.connection, HERE, {})
        for number in range(1, many + 1):
            AgreementRows(scope).add(agreement(number, Id(f"proposal-{number:05}")))
        asked: list[object] = []

        def count(*given: object) -> None:
            asked.append(given)

        sa.event.listen(link.connection, "before_cursor_execute", count)
        assert len(AgreedRows(scope).holding(SOMEONE)) == many
        sa.event.remove(link.connection, "before_cursor_execute", count)
        return len(asked)


def test_the_rules_are_read_once_however_long_the_list_is(link: Link) -> None:
    """For a form that offers all that holds."""
    assert statements(link, 3) == statements(link, 30) <= 5
