"""Any value of an aggregate's type: Hypothesis strategies made of the annotations, so that new fields are covered.
An aggregate with invariants of its own has its line in CASES."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import reject
from hypothesis import strategies as st

from bot.asides import FEWEST, Aside, Door
from bot.deciding import Terms
from bot.features.agreements.model import Agreement
from bot.features.agreements.model import Version as AgreedVersion
from bot.features.attention.model import A_WEEK, Attention, Away
from bot.features.celebrations.model import Celebration, Credit, Offer, Thanks
from bot.features.celebrations.model import Stage as Cheer
from bot.features.celebrations.model.offer import OfferStage
from bot.features.circles.facts import CircleId
from bot.features.circles.model import Circle, Inside
from bot.features.closing.model import Close
from bot.features.coalition.model import MOST_SEATS, Coalition, Member, Organisation, Residents, Seat
from bot.features.credit.model import Work
from bot.features.ground_rules.model import Answer, Promises
from bot.features.ground_rules.model.parts import Draft as RuleDraft
from bot.features.ground_rules.model.parts import Stage as StageOfRule
from bot.features.ground_rules.model.parts import Version as RuleVersion
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.listening.facts import Why
from bot.features.listening.model import Apart, Floor, Part, Party, Round, Speaker, Stage
from bot.features.points.model import Point, Points
from bot.features.points.model import Stage as StageOfPoints
from bot.features.promises.model import Commitment
from bot.features.promises.model import Stage as Keeping
from bot.features.proposals.model import Proposal, ProposalId, Result, Version
from bot.features.proposals.model import Stage as StageOfProposal
from bot.features.proposals.model.advising import Deciding
from bot.features.proposals.model.among import Among
from bot.features.proposals.model.asking import Asking, Question, Share
from bot.features.proposals.model.tally.meeting import Slot
from bot.features.proposals.model.text import Block
from bot.features.proposals.model.text import Text as WholeText
from bot.features.proposals.model.together import Alternative
from bot.features.proposals.model.vote import Voting
from bot.features.slow_rounds.model import SlowRound
from bot.features.small_groups.model import Group, Step
from bot.features.small_groups.model import Member as SmallGroupMember
from bot.features.small_groups.model.group import IN_TURN
from bot.features.unreached.model import Unreached
from bot.kernel.command import Account
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId
from bot.kernel.text import Phrase, say
from bot.recurrence import LAST, Monthly, Weekly
from storage.coalition import CoalitionRows, OrganisationRows
from storage.engine import Link
from storage.rows import Scope

HERE = CoalitionId("coalition-here")
ORGANISATION = OrganisationId("organisation--")
"""The one that exists: what belongs to an organisation belongs to this one."""

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
SOMEONE = PersonId("someone-------")
MOST = 3

times = st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - with zone
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
ids = st.binary(min_size=10, max_size=10)

_SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(-(2**31), 2**31 - 1),
    bool: st.booleans(),
    Fraction: st.fractions(0, 100, max_denominator=100),
    datetime: times,
    date: st.dates(),
    time: st.times(),
    NoneType: st.none(),
    Terms: st.builds(
        Terms, st.just("most_say_yes"), st.integers(0, 30), st.booleans(), st.booleans(), st.booleans(), st.booleans()
    ),
    timedelta: st.timedeltas(timedelta(), timedelta(days=30)),
    Weekly: st.builds(Weekly, st.dates(), st.frozensets(st.integers(0, 6), min_size=1), st.times(), st.integers(1, 8)),
    Monthly: st.builds(Monthly, st.dates(), st.integers(0, 6), st.integers(1, LAST), st.times()),
    OrganisationId: st.just(ORGANISATION),
    Phrase: st.builds(say, texts),
}


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type form that the codec knows."""
    if kind in _SCALARS:
        return _SCALARS[kind]
    if get_origin(kind) in {Union, UnionType}:
        return st.one_of(*map(anything, get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(anything(get_args(kind)[0]), max_size=MOST, unique=True).map(tuple)
    if issubclass(kind, Id):
        return ids.map(kind.from_bytes)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return built(kind)


def built(
    kind: type[Any], make: Callable[..., object] | None = None, **fixed: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    assert is_dataclass(kind), f"say in values.py what a {kind} is"
    hints = get_type_hints(kind)
    return st.builds(make or kind, **{**{field.name: anything(hints[field.name]) for field in fields(kind)}, **fixed})


def aggregates(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any state that an aggregate of this class can be in."""
    fresh = ids.map(get_type_hints(kind)["id"].from_bytes)

    def possible(**values: object) -> object:
        try:
            return kind(**values)
        except ValueError:
            return reject()

    return st.one_of(*(built(kind, possible, id=fresh, **case) for case in CASES.get(kind, ({},))))


_NONE: st.SearchStrategy[Any] = st.none()
_SOMEONE = ids.map(PersonId.from_bytes)


def _speakers(*parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Any]:
    """Numbered from one, as they joined."""
    each = (built(Speaker, number=st.just(number), part=part) for number, part in enumerate(parts, 1))
    return st.tuples(*each)


_VERSIONS = st.tuples(built(RuleVersion))
_DRAFTED = built(RuleDraft)
_OVER = (StageOfRule.superseded, StageOfRule.ended)
_GROUND_RULES: tuple[dict[str, st.SearchStrategy[Any]], ...] = (
    {"stage": st.just(StageOfRule.draft), "number": _NONE, "versions": st.just(()), "draft": _DRAFTED},
    {"stage": st.just(StageOfRule.in_force), "number": st.integers(1, 9), "versions": _VERSIONS},
    {"stage": st.sampled_from(_OVER), "number": st.integers(1, 9), "versions": _VERSIONS, "draft": _NONE},
    {"stage": st.just(StageOfRule.dropped), "number": _NONE, "versions": st.just(()), "draft": _NONE},
)
_ANSWERS = st.tuples(
    built(Answer, organisation=st.just(ORGANISATION)), built(Answer, organisation=_NONE, person=_SOMEONE)
)
_SILENT = st.sampled_from([part for part in Part if part is not Part.speaking])
_TOGETHER = st.sampled_from([stage for stage in Stage if stage is not Stage.apart])
_PARTED = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=3).map(tuple)
_PARTY = built(Party, numbers=st.lists(st.integers(1, 9), min_size=1, unique=True).map(tuple))
_APART = st.one_of(
    built(Apart, alone=st.just(True), parties=st.just(()), waiting=st.just(()), parted=_PARTED),
    built(Apart, alone=st.just(False), parties=st.tuples(_PARTY), waiting=st.just((10, 11)), parted=_PARTED),
)
_SPEAKING = st.just(Part.speaking)

_ACCOUNTS = st.lists(built(Account), min_size=1, max_size=MOST, unique=True).map(tuple)
_AWAY = st.lists(st.dates(), min_size=2, max_size=2).map(sorted).map(lambda days: Away(*days))

_ORGANISATIONS = {"organisation": st.just(ORGANISATION), "number": _NONE, "until": _NONE}
_RESIDENTS = {"organisation": _NONE, "number": st.integers(1, MOST_SEATS), "lead_only": st.just(value=False)}
_NOBODY: st.SearchStrategy[Any] = st.just(())
_INSIDE = st.lists(built(Inside), min_size=1, max_size=MOST, unique_by=lambda each: each.party).map(tuple)
_CREDITS = st.lists(built(Credit), max_size=1).map(tuple)
_THANKS = st.lists(built(Thanks), max_size=MOST, unique_by=lambda each: each.person).map(tuple)
_OF_CIRCLE: tuple[dict[str, st.SearchStrategy[Any]], ...] = (
    {"circle": _NONE, "circle_name": _NONE},
    {"circle": ids.map(CircleId.from_bytes), "circle_name": texts},
)

ONE, ANOTHER = PersonId("one-----------"), PersonId("another-------")
_TWO = st.tuples(built(SmallGroupMember, person=st.just(ONE)), built(SmallGroupMember, person=st.just(ANOTHER)))
_FEW = st.lists(_SOMEONE, min_size=FEWEST, max_size=MOST, unique=True).map(tuple)
_FEW_PARTNERS = st.just((OrganisationId("a-partner-----"),))

_BETWEEN = tuple(Alternative(ProposalId(f"{each:-<14}"), each, "Words.", 2) for each in "ab")
_ASKING = st.one_of(
    st.just(Asking(Question.live_with_it, Share(1, 2))),
    st.just(Asking(Question.pick_one, options=("a", "b"))),
    st.just(Asking(Question.pick_one, options=("a", "b"), proposals=_BETWEEN)),
    st.just(Asking(Question.score, options=("a", "b"), among=Among(0, 9, 3, missing_is_lowest=True))),
    st.just(Asking(Question.advice, at_once=True)),
    st.just(Asking(Question.meeting, among=Among(slots=(Slot(NOW, NOW + timedelta(hours=1)),)))),
)
_ASKED = {
    "versions": st.lists(built(Version), min_size=1, max_size=MOST).map(tuple),
    "results": st.lists(built(Result, asking=_ASKING), max_size=1).map(tuple),
}

CASES: dict[type[Any], tuple[dict[str, st.SearchStrategy[Any]], ...]] = {
    Agreement: (
        {"versions": st.tuples(built(AgreedVersion, number=st.just(1)))},
        {"versions": st.tuples(*(built(AgreedVersion, number=st.just(number)) for number in (1, 2)))},
    ),
    Aside: (
        {"people": _FEW, "door": st.just(Door.wanted), "channel": _NONE},
        {"people": _FEW, "door": st.just(Door.open), "channel": texts},
        {"people": _NOBODY, "door": st.just(Door.not_opened), "channel": _NONE},
        {"people": _NOBODY, "door": st.just(Door.closed)},
    ),
    Celebration: (
        {"stage": st.sampled_from([Cheer.draft, Cheer.asking, Cheer.dropped]), "credits": _CREDITS, "thanks": _THANKS},
        {"stage": st.sampled_from([Cheer.posted, Cheer.kept]), "credits": _NOBODY, "thanks": _THANKS},
    ),
    Offer: (
        {"stage": st.sampled_from([OfferStage.open, OfferStage.later])},
        {
            "stage": st.just(OfferStage.over),
            "people": _NOBODY,
            "organisations": _NOBODY,
            "what": st.just(""),
        },
    ),
    Work: (
        {"partners": _FEW_PARTNERS, "joined": _NOBODY, "yes": _NOBODY, "over_at": _NONE},
        {
            "partners": _FEW_PARTNERS,
            "joined": _FEW_PARTNERS,
            "line": st.just("We cook."),
            "yes": _FEW_PARTNERS,
            "over_at": _NONE,
        },
        {"partners": _NOBODY, "joined": _NOBODY, "yes": _NOBODY, "over_at": times},
    ),
    Commitment: (
        {"stage": st.sampled_from([Keeping.draft, Keeping.dropped]), "done": _NONE, "freed": _NONE},
        {"stage": st.sampled_from([Keeping.asked, Keeping.open]), "due": st.dates(), "done": _NONE, "freed": _NONE},
        {"stage": st.just(Keeping.released), "due": st.dates(), "done": _NONE},
        {"stage": st.just(Keeping.kept), "due": st.dates(), "freed": _NONE},
    ),
    Attention: ({"a_week": st.integers(0, A_WEEK), "away": st.lists(_AWAY, max_size=MOST).map(tuple)},),
    Unreached: (
        {"accounts": _ACCOUNTS, "since": times},
        {"accounts": st.just(()), "since": _NONE},
    ),
    Close: (
        {"ended_at": _NONE},
        {"words": st.just(()), "opened_by": _NONE},
    ),
    WholeText: (
        {"blocks": st.just(())},
        {"blocks": st.just(tuple(Block(number, "words", until=None) for number in (1, 2)))},
    ),
    SlowRound: (
        {"ended_at": _NONE},
        {"voices": st.just(()), "opened_by": _NONE, "topic": st.just("")},
    ),
    Circle: (
        {"inside": _INSIDE, "closing": _NOBODY, "closed_at": _NONE},
        {**dict.fromkeys(("inside", "asking", "invited", "closing"), _NOBODY), "closed_at": times},
    ),
    Member: (
        {"organisation": _NONE, "left_at": _NONE},
        {"neighbourhood": _NONE, "left_at": _NONE},
        {
            **dict.fromkeys(("name", "language", "zone"), st.just("")),
            "accounts": st.just(()),
            "writers": st.just(()),
            "organisation": _NONE,
            "neighbourhood": _NONE,
            "left_at": times,
        },
    ),
    Points: tuple(
        {**case, **whose}
        for whose in _OF_CIRCLE
        for case in (
            {"stage": st.just(StageOfPoints.collecting)},
            {
                **dict.fromkeys(("keepers", "people", "marks", "taken_down"), _NOBODY),
                "points": st.lists(built(Point, by=_NONE), max_size=MOST).map(tuple),
            },
        )
    ),
    Group: tuple(
        {**dict.fromkeys(("speaker", "voice", "why"), _NONE), **case}
        for case in (
            {"step": st.sampled_from((Step.agreeing, Step.talking)), "voice": _NONE},
            {"step": st.just(Step.soon), "why": anything(Why | None)},
            {"step": st.sampled_from(tuple(IN_TURN)), "members": _TWO, "speaker": st.just(ONE)},
            {"step": st.just(Step.talking), "members": _TWO, "voice": st.just(ONE)},
            {"step": st.just(Step.over), "members": _NOBODY, "topic": st.just("")},
        )
    ),
    Deciding: ({"days": st.just(0)},),
    Proposal: (
        {**_ASKED, "stage": st.just(StageOfProposal.voting), "voting": built(Voting, asking=_ASKING)},
        {
            **_ASKED,
            "stage": st.sampled_from([each for each in StageOfProposal if each is not StageOfProposal.voting]),
            "voting": _NONE,
        },
    ),
    GroundRule: _GROUND_RULES,
    Promises: ({"answers": st.just(())}, {"answers": _ANSWERS}),
    Round: tuple(
        {**case, **whose}
        for whose in _OF_CIRCLE
        for case in (
            {"speakers": st.just(()), "floor": _NONE, "apart": _NONE, "stage": _TOGETHER},
            {"speakers": _speakers(_SILENT, _SILENT), "floor": _NONE, "apart": _NONE, "stage": _TOGETHER},
            {
                "speakers": _speakers(_SILENT, _SILENT),
                "floor": _NONE,
                "apart": _APART,
                "stage": st.just(Stage.apart),
            },
            {
                "apart": _NONE,
                "speakers": _speakers(_SILENT, _SPEAKING, _SILENT),
                "floor": built(Floor, speaker=st.just(2)),
                "stage": st.sampled_from([Stage.going, Stage.paused]),
            },
        )
    ),
    Seat: (
        {
            **_ORGANISATIONS,
            "representative": _NONE,
            "since": st.one_of(_NONE, times),
            "confirmed_by": _NONE,
            "confirmed_at": _NONE,
        },
        {**_ORGANISATIONS, "representative": _SOMEONE, "since": times, "confirmed_by": _NONE, "confirmed_at": _NONE},
        {**_ORGANISATIONS, "representative": _SOMEONE, "since": times, "confirmed_by": _SOMEONE, "confirmed_at": times},
        {**_RESIDENTS, "representative": _SOMEONE, "since": times, "confirmed_by": _NONE, "confirmed_at": _NONE},
    ),
    Residents: ({"seats": st.sampled_from((0, *range(2, 1 + MOST_SEATS)))},),
}
"""Of an aggregate with invariants of its own: which fields go together. What is still impossible is not drawn."""


def coalition_here(link: Link, coalition: Coalition | None = None) -> None:
    """What everything else refers to: a coalition, the one HERE unless given, with its organisation."""
    founded = coalition or Coalition(HERE, "Here", "en", "UTC", NOW, (), ())
    scope = Scope(link.connection, founded.id, {})
    CoalitionRows(scope).add(founded)
    OrganisationRows(scope).add(Organisation(ORGANISATION, "The one that exists", "", SOMEONE, NOW))


@contextmanager
def undone(link: Link, *, keep: bool = False) -> Iterator[None]:
    """What happens inside leaves no trace, or none if it fails."""
    link.tell("SAVEPOINT probe")
    try:
        yield
    except BaseException:
        link.tell("ROLLBACK TO SAVEPOINT probe")
        raise
    else:
        if not keep:
            link.tell("ROLLBACK TO SAVEPOINT probe")
    finally:
        link.tell("RELEASE SAVEPOINT probe")
