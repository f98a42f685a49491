"""Celebrations in the store: what is prepared, what was posted, whom a row names, and whom words can name."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.confidential import KINDS, Kind
from bot.dispatch.ports import Transaction
from bot.features.agreements.model import Agreement, AgreementId, Party, Version
from bot.features.agreements.model import Stage as Life
from bot.features.celebrations.model import (
    CELEBRATIONS,
    Answer,
    Celebration,
    CelebrationId,
    Credit,
    Occasion,
    Piece,
    Stage,
    Thanks,
    steps,
)
from bot.features.celebrations.model.refusals import CelebrationSettled
from bot.features.circles.facts import CircleId
from bot.features.ground_rules.model.parts import Stage as RuleStage
from bot.features.ground_rules.model.parts import Version as InForce
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, RuleId, Wording
from bot.features.promises.model import Commitment, CommitmentId
from bot.features.promises.model import Stage as Keeping
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId
from bot.kernel.text import say
from bot.ruling import Topic
from storage.agreements import AgreementRows
from storage.celebrations import POSTED, CelebrationRows, OccasionRows, PartnerRows
from storage.engine import Link
from storage.ground_rules import GroundRuleRows
from storage.promises import CommitmentRows
from storage.rows import Scope
from storage.store import OpenedStore
from tests.storage.journal import ANA, ELSEWHERE, found
from tests.storage.values import HERE, NOW, ORGANISATION, coalition_here, undone


def a_celebration(number: int, stage: Stage = Stage.draft, person: PersonId | None = ANA) -> Celebration:
    at = NOW + timedelta(minutes=number)
    key = CelebrationId(f"party-{number:08}")
    return Celebration(key, (Piece("We cooked"),), person, at, stage=stage, posted_at=at)


def rows(link: Link, coalition: CoalitionId = HERE) -> CelebrationRows:
    return CelebrationRows(Scope(link.connection, coalition, {}))


def test_what_is_prepared_stands_in_the_order_in_which_it_was_begun(link: Link) -> None:
    """Drafts and what is asked; what was posted or dropped is not, nor what another coalition prepares."""
    with undone(link):
        coalition_here(link)
        every = [a_celebration(n, stage) for n, stage in enumerate([*Stage, Stage.asking, Stage.draft])]
        for each in reversed(every):
            rows(link).add(each)
        assert rows(link).open() == tuple(each for each in every if each.is_open)
        assert rows(link, ELSEWHERE).open() == ()


def test_what_was_posted_comes_a_page_at_a_time(link: Link) -> None:
    """The latest first, from any number on, and one more than is shown."""
    with undone(link):
        coalition_here(link)
        every = [a_celebration(n, (Stage.posted, Stage.kept)[n % 2]) for n in range(POSTED + 3)]
        for each in every:
            rows(link).add(each)
        latest = tuple(reversed(every))
        assert rows(link).posted(0) == latest[:POSTED]
        assert rows(link).posted(5) == latest[5:]
        assert rows(link, ELSEWHERE).posted(0) == ()


def test_a_person_is_found_wherever_a_celebration_knows_them(link: Link) -> None:
    """Who wrote it, said yes for their organisation, or thanked; no one else whose id begins alike."""
    with undone(link):
        coalition_here(link)
        someone, plain = PersonId("some_one------"), a_celebration(0, Stage.posted, None)
        theirs = (
            replace(plain, id=CelebrationId("written-------"), by=someone),
            replace(
                plain, id=CelebrationId("agreed--------"), credits=(Credit(ORGANISATION, Answer.yes, someone, NOW),)
            ),
            replace(plain, id=CelebrationId("thanked-------"), thanks=(Thanks(someone, "Hurrah", NOW),)),
        )
        other = replace(plain, thanks=(Thanks(PersonId("some-one------"), "Hurrah", NOW),))
        for each in (*theirs, other):
            rows(link).add(each)
        assert {each.id for each in rows(link).of(someone)} == {each.id for each in theirs}
        assert rows(link, ELSEWHERE).of(someone) == ()


def test_what_names_an_organisation_by_its_silence_is_found(link: Link) -> None:
    """Of what was posted, the oldest first; not where it said yes, took its name off, or others were silent."""
    with undone(link):
        coalition_here(link)
        silent, other = (Credit(each, Answer.inside) for each in (ORGANISATION, OrganisationId("another-one---")))
        answers = [
            (silent, other), (Credit(ORGANISATION, Answer.yes), other), (Credit(ORGANISATION, Answer.withdrawn),),
            (other,), (silent,),
        ]  # fmt: skip
        every = [replace(a_celebration(n, Stage.kept), credits=each) for n, each in enumerate(answers)]
        for each in (*reversed(every), replace(a_celebration(9, Stage.asking), credits=(silent,))):
            rows(link).add(each)
        assert rows(link).silently(ORGANISATION) == (every[0], every[4])
        assert rows(link, ELSEWHERE).silently(ORGANISATION) == ()


def test_words_can_name_an_organisation_that_has_left(link: Link) -> None:
    """It is known by its name, and is not here; another coalition's is not known."""
    with undone(link):
        coalition_here(link)
        partners = PartnerRows(Scope(link.connection, HERE, {}))
        assert partners.all() == {ORGANISATION: "The one that exists"}
        assert partners.here() == {ORGANISATION}
        link.tell("UPDATE organisations SET left_at = 1")
        assert partners.all() == {ORGANISATION: "The one that exists"}
        assert partners.here() == frozenset()
        assert PartnerRows(Scope(link.connection, ELSEWHERE, {})).all() == {}


def an_agreement(number: int) -> Agreement:
    words = (Version(1, "Mondays", "We meet on Mondays.", NOW),)
    bound = (Party(Id("a-seat--------"), ORGANISATION), Party(Id("residents-----"), None, 1))
    return Agreement(AgreementId(f"agreement{number:05}"), number, Id(f"adopted--{number:05}"), NOW, words, bound)


def confidential(link: Link) -> None:
    """The group rules that all that it agrees stays among those whom it binds."""
    setting = Kept(KINDS.name, Kind.agreements.value, KINDS.question, say("All that we agree"))
    wording = Wording("What we agree stays among us.", holds=True, kept=(setting,))
    version = InForce(1, wording, None, NOW, Id("proposal------"), 1, 5, 5, "live with it", "5ea1")
    rule = GroundRule(RuleId("confidence----"), Topic.confidential, "", NOW, RuleStage.in_force, 1, (version,))
    GroundRuleRows(Scope(link.connection, HERE, {})).add(rule)


def test_only_what_all_may_read_can_be_celebrated(link: Link) -> None:
    """None of a circle's, none that has ended, none that is kept in confidence, and none of another coalition."""
    with undone(link):
        coalition_here(link)
        rows, occasions = (
            AgreementRows(Scope(link.connection, HERE, {})),
            OccasionRows(Scope(link.connection, HERE, {})),
        )
        open_to_all = an_agreement(1)
        of_circle = replace(an_agreement(2), circle=CircleId("a-circle------"), circle_name="Housing")
        over = replace(an_agreement(3), stage=Life.ended, ended_at=NOW)
        for each in (open_to_all, of_circle, over):
            rows.add(each)
        assert occasions.agreement(open_to_all.id) == Occasion("Mondays", (ORGANISATION,))
        assert occasions.agreement(of_circle.id) is None
        assert occasions.agreement(over.id) is None
        assert OccasionRows(Scope(link.connection, ELSEWHERE, {})).agreement(open_to_all.id) is None
        confidential(link)
        assert occasions.agreement(open_to_all.id) is None


def _asked(transaction: Transaction, _: None) -> None:
    asking = replace(a_celebration(1, Stage.asking), credits=(Credit(ORGANISATION),), until=NOW, posted_at=None)
    transaction.unit(HERE).get(CELEBRATIONS).add(asking)


def _answered(transaction: Transaction, number: int) -> str:
    """Two who speak for it say yes and no, and the clock finds that its day has come."""
    rows = transaction.unit(HERE).get(CELEBRATIONS)
    before = rows.locked(a_celebration(1).id)
    assert before
    try:
        match number % 3:
            case 0:
                after = steps.agreed(before, steps.Voice(ORGANISATION, 1, ANA, NOW))
            case 1:
                after = steps.left_out(before, ORGANISATION, ANA, NOW)
            case _:
                after = steps.ticked(before, (), NOW)
    except CelebrationSettled:
        return "too late"
    rows.save(after)
    return "settled" if after.stage is not before.stage and before.stage is Stage.asking else "as it was"


async def test_of_many_who_answer_at_once_one_settles_it(store: OpenedStore) -> None:
    """Against each other and against its day: what is posted, if anything, is posted once, and all are answered."""
    await found(store)
    await store.transact(_asked, None)
    answers = await asyncio.gather(*(store.transact(_answered, number) for number in range(40)))
    assert answers.count("settled") == 1


def test_a_promise_is_the_first_that_was_kept_if_no_other_was(link: Link) -> None:
    """Whatever is offered of it; one that is open, or kept elsewhere, is no other."""
    with undone(link):
        coalition_here(link)
        kept, scope = CommitmentRows(Scope(link.connection, HERE, {})), Scope(link.connection, HERE, {})
        first, second, still_open = (CommitmentId(f"promise-{number:06}") for number in range(3))
        for key, stage in ((first, Keeping.kept), (still_open, Keeping.open)):
            kept.add(Commitment(key, "Cook", ORGANISATION, ANA, "UTC", None, NOW, stage=stage, due=NOW.date()))
        assert not OccasionRows(scope).has_kept_others(first)
        assert OccasionRows(scope).has_kept_others(second)
        assert not OccasionRows(Scope(link.connection, ELSEWHERE, {})).has_kept_others(second)


def test_a_coalition_is_called_as_it_is_called(link: Link) -> None:
    """On pictures; one that is not here has no name."""
    with undone(link):
        coalition_here(link)
        assert OccasionRows(Scope(link.connection, HERE, {})).coalition()
        assert OccasionRows(Scope(link.connection, CoalitionId("nobody-is-here"), {})).coalition() == ""
