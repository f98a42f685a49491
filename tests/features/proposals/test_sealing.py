"""What a seal is the hash of: one record is pinned, to the letter, and another term makes another record."""

from dataclasses import fields, replace
from datetime import timedelta, timezone
from fractions import Fraction
from typing import Any

import pytest

from bot.features.proposals.model import Act, ActId, OnRoll, OnRollId, ProposalId, SeatName, sealing
from bot.features.proposals.model.advising import Deciding, Decision
from bot.features.proposals.model.among import Among
from bot.features.proposals.model.asking import Asking, ByRule, Passing, Position, Question, Required, Share
from bot.features.proposals.model.pieces import Edit
from bot.features.proposals.model.result import Result
from bot.features.proposals.model.sheets import Pair, Pairs, Rated, Rating, Round, Rounds, Sheet, Suited, Suiting, Sums
from bot.features.proposals.model.shown import Counted
from bot.features.proposals.model.silence import Silence
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.features.proposals.model.tally.counting import Of, Outcome
from bot.features.proposals.model.tally.meeting import Slot
from bot.features.proposals.model.together import Alternative
from bot.features.proposals.model.vote import Voting
from bot.features.proposals.model.weights import Weighed
from bot.kernel.ids import Id
from tests.features.proposals.council import IT, NOW, SIX, person, seat, written

HOUR = timedelta(hours=1)
SLOT = Slot(NOW, NOW + HOUR)
PLAIN = Asking(Question.most_say_yes)
PICKING = Asking(Question.pick_one, options=("Park", "School"))
SCORING = Asking(Question.score, options=("Park", "School"), among=Among())
HALF, PAST = Share(1, 2), ByRule(3, "Two thirds.")
ONE, OTHER = (Alternative(ProposalId(f"{name}-----------"), "Park", "We meet there.", 1) for name in ("one", "two"))
ASKED: dict[str, tuple[Asking, Any]] = {
    "question": (PLAIN, Question.share),
    "quorum": (PLAIN, HALF),
    "options": (PICKING, ("School", "Park")),
    "mandate": (PLAIN, True),
    "secret": (PLAIN, True),
    "among": (SCORING, Among(highest=6)),
    "at_once": (PLAIN, True),
    "passing": (PLAIN, Passing()),
    "floor": (PLAIN, HALF),
    "coverage": (PLAIN, next(each for each in Coverage if each is not Coverage.quorum)),
    "blocks": (PLAIN, 1),
    "asides": (PLAIN, 0),
    "of_all": (PLAIN, True),
    "sixth": (PLAIN, True),
    "notice": (PLAIN, 3),
    "target": (PLAIN, 5),
    "early": (PLAIN, True),
    "reasons": (PLAIN, True),
    "review": (PLAIN, 6),
    "everyone": (PLAIN, True),
    "people": (PLAIN, True),
    "proposals": (PICKING, (ONE, OTHER)),
    "required": (PLAIN, next(each for each in Required if each is not Required.nobody)),
    "under": (PLAIN, (PAST,)),
    "by_weight": (PLAIN, True),
}
PAPER: dict[str, Any] = {
    "lowest": 1,
    "highest": 6,
    "raters": 2,
    "missing_is_lowest": True,
    "dots": 6,
    "on_one": 2,
    "slots": (SLOT,),
    "required": (seat("Art").name,),
}
PARTS: tuple[tuple[Asking, Asking], ...] = (
    (replace(PLAIN, passing=Passing()), replace(PLAIN, passing=Passing(HALF))),
    (replace(PLAIN, passing=Passing()), replace(PLAIN, passing=Passing(strict=True))),
    (replace(PLAIN, passing=Passing()), replace(PLAIN, passing=Passing(of=Of.eligible))),
    (PLAIN, replace(PLAIN, quorum=Share(4, 6))),
    (replace(PLAIN, under=(PAST,)), replace(PLAIN, under=(replace(PAST, number=4),))),
    (replace(PLAIN, under=(PAST,)), replace(PLAIN, under=(replace(PAST, words="Half."),))),
    *(
        (replace(PICKING, proposals=(ONE, OTHER)), replace(PICKING, proposals=(replace(ONE, **change), OTHER)))
        for change in ({"proposal": ProposalId("six-----------")}, {"title": "Hut"}, {"text": "No."}, {"version": 2})
    ),
)
ACT = Act(ActId("an-act--------"), IT, 1, Id("s-Art---------"), 1, Position.harm, None, NOW, 1, words="Too dear.")
ROLL = tuple(OnRoll(OnRollId(each.name.seat), IT, 1, each.name.seat, each.name.organisation, None) for each in SIX[:2])
PINNED = (
    '{"answers":[{"position":"harm","seat":"s-Art---------","words":"Too dear."}],'
    '"asking":{"blocks":0,"coverage":"quorum","notice":0,"question":"most say yes","quorum":"2/3",'
    '"required":"nobody","review":0,"target":0},'
    '"edition":1,"kind":"vote","roll":[{"seat":"s-Art---------"},{"seat":"s-Bank--------"}],'
    '"text":"We keep one page with all our services.","title":"One page","until":"2026-03-16T18:00:00+00:00"}'
)
SEAL = "17653252cb8aab0d2719d8ac65438d83f76d94e2cb4bf6c9d85efbcfc0d09b4d"


def voting(asking: Asking = PLAIN) -> Voting:
    return Voting(1, asking, NOW, None, NOW + 7 * 24 * HOUR, 2)


def record(of: Voting | None = None, acts: tuple[Act, ...] = (ACT,), roll: tuple[OnRoll, ...] = ROLL) -> str:
    return sealing.open_vote(written().it, of or voting(), roll, acts)


def told(**others: Any) -> str:
    came = Result(1, PLAIN, 1, NOW, NOW, NOW, (Counted(Position.yes, 2),), 2, (), Outcome.adopted, (), (), (), "")
    secret = voting(replace(PLAIN, secret=True))
    return sealing.secret_vote(written().it, secret, ROLL, replace(came, **others))


def stood(**others: Any) -> str:
    art, bank, clinic = (each.name for each in SIX[:3])
    silence = Silence(NOW, NOW + HOUR, 3, NOW.date(), (art, bank), (clinic,), 2)
    return sealing.silence(written().it, replace(silence, **others))


def test_a_record_is_as_it_always_was() -> None:
    """To the letter, and its seal; whoever has to change this raises the edition."""
    assert record() == PINNED
    assert sealing.seal(record()) == SEAL


def test_every_term_of_a_vote_is_in_its_record() -> None:
    """What is new in a vote is named here, and in the record."""
    assert set(ASKED) == {each.name for each in fields(Asking)}
    assert set(PAPER) == {each.name for each in fields(Among)}


@pytest.mark.parametrize("name", ASKED)
def test_another_term_is_another_record(name: str) -> None:
    """Each of them, by itself."""
    before, other = ASKED[name]
    assert record(voting(replace(before, **{name: other}))) != record(voting(before))


@pytest.mark.parametrize("name", PAPER)
def test_another_rule_of_the_paper_is_another_record(name: str) -> None:
    """What a number means is fixed with the vote."""
    after = replace(SCORING, among=replace(Among(), **{name: PAPER[name]}))
    assert record(voting(after)) != record(voting(SCORING))


@pytest.mark.parametrize(("before", "after"), PARTS)
def test_another_part_of_a_term_is_another_record(before: Asking, after: Asking) -> None:
    """Two of three are not four of six: it is as it was agreed."""
    assert record(voting(before)) != record(voting(after))


@pytest.mark.parametrize(
    "change",
    [
        {"seat": Id("s-Bank--------")},
        {"position": Position.worry},
        {"picked": (1,)},
        {"words": "Too far."},
        {"marks": (0, 1)},
        {"for_now": True},
    ],
)
def test_another_answer_is_another_record(change: dict[str, Any]) -> None:
    """Whose it is, what it says, and why."""
    assert record(acts=(replace(ACT, **change),)) != record()


def test_another_text_roll_end_weight_or_decision_is_another_record() -> None:
    """And an answer that is missing."""
    vote, it = voting(), written().it
    by_weight = replace(vote, weighed=Weighed(Fraction(2)))
    heavy = (ROLL[0], replace(ROLL[1], weight=Fraction(3, 2)))
    no, yes = (Deciding(None, 7, decision=Decision(yes, "We can.", NOW)) for yes in (False, True))
    why = Deciding(None, 7, decision=Decision(True, "We must.", NOW))
    records = [
        record(),
        record(acts=()),
        record(roll=ROLL[:1]),
        record(replace(vote, until=NOW)),
        record(by_weight),
        record(by_weight, roll=heavy),
        record(replace(vote, weighed=Weighed(Fraction(2), in_quorum=True))),
        *(record(replace(vote, deciding=each)) for each in (no, yes, why)),
        sealing.open_vote(replace(it, title="Two pages"), vote, ROLL, (ACT,)),
        sealing.open_vote(it.rewritten("Other words.", Edit.editorial, person("art"), NOW), vote, ROLL, (ACT,)),
    ]
    assert len(set(records)) == len(records)


SHEETS: tuple[Sheet, ...] = (
    Rated((Rating((1, 0)),)),
    Rated((Rating((1, 0), 1),)),
    Rated((Rating((0, 1)),)),
    Sums((1, 0), (1, 1)),
    Sums((1, 0), (1, 0)),
    Rounds((Round((0, 1), (1, 1), 0),)),
    Rounds((Round((0, 1), (1, 1), 0, 0),)),
    Rounds((Round((0, 1), (1, 1), 1),)),
    Pairs((Pair(0, 1, 1, 1, 1, 1),)),
    Pairs((Pair(0, 1, 1, 1, 1, 0),)),
    Suited((Suiting(1, 1, 1),)),
    Suited((Suiting(1, 1, 1, (Id("s-Art---------"),)),)),
)


def test_of_a_secret_vote_all_that_is_told_is_in_the_record() -> None:
    """And nothing else: when it was counted makes no other one."""
    changes: tuple[dict[str, Any], ...] = (
        {},
        {"outcome": Outcome.not_adopted},
        {"leading": (0,)},
        {"picks": (1, 1)},
        {"counts": (Counted(Position.yes, 1),)},
        {"counts": (Counted(Position.no, 2),)},
        *({"sheet": each} for each in SHEETS),
    )
    records = {told(**each) for each in changes}
    assert len(records) == len(changes)
    assert told(counted_at=NOW + HOUR) == told()


def test_another_silence_is_another_record() -> None:
    """Its time, who was there and who was not."""
    art, bank, clinic = (each.name for each in SIX[:3])
    changes: tuple[dict[str, Any], ...] = (
        {},
        {"since": NOW + HOUR},
        {"until": NOW},
        {"seats": 4},
        {"needed": 1},
        {"held_on": None},
        {"present": (art,)},
        {"absent": ()},
        {"present": (art, clinic), "absent": (bank,)},
        {"anyone": True},
    )
    assert len({stood(**each) for each in changes}) == len(changes)


def test_the_order_of_rows_and_the_zone_of_a_time_make_no_other_record() -> None:
    """They are no terms."""
    other = replace(ACT, seat=Id("s-Bank--------"))
    assert record(acts=(ACT, other), roll=ROLL) == record(acts=(other, ACT), roll=ROLL[::-1])
    there = voting().until.astimezone(timezone(2 * HOUR))
    assert record(replace(voting(), until=there)) == record()


def test_an_erased_name_leaves_the_record_as_it_is() -> None:
    """Who had to be there is in it by their seat."""
    required = SeatName(Id("a-seat--------"), person=person("art"))
    asking = replace(SCORING, among=replace(Among(), required=(required,)))
    assert record(voting(asking.without(person("art")))) == record(voting(asking))
    assert asking.without(person("art")) != asking
