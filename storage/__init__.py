"""Keeps everything in SQLite or PostgreSQL. PROVIDED is the one list of the repositories that readers can ask for."""

from collections.abc import Callable
from typing import TypeVar

from bot.agreed import AGREED
from bot.asides import ASIDES
from bot.away import AWAY
from bot.carrying import CARRIERS
from bot.confidential import CONFIDENCES
from bot.features.agreements.model import AGREEMENTS, AROUND
from bot.features.attention.model import ATTENTIONS
from bot.features.celebrations.model import CELEBRATIONS, INSIDE, OCCASIONS, OFFERS, PARTNERS, SPEAKERS
from bot.features.check_ins.model import CHECK_INS, PROMPTS, SERIES
from bot.features.circles.model import ACTING_SEATS, CIRCLE_AGREEMENTS, CIRCLE_ROUNDS, CIRCLES
from bot.features.closing.model import CLOSES
from bot.features.coalition.model import COALITIONS, CODES, HOMES, MEMBERS, ORGANISATIONS, RESIDENTS, SEATS
from bot.features.credit.model import KEPT_FROM_OUTSIDE, SPEAKING, WORKS_HERE
from bot.features.digests.model import DIGESTS, HAPPENED
from bot.features.ground_rules.model import PROMISES
from bot.features.ground_rules.model.book import FACILITATING, GROUND_RULES_HERE
from bot.features.history.model import HISTORY
from bot.features.listening.model import ROUNDS
from bot.features.meetings.model import MEETINGS
from bot.features.points.model import POINTS_HERE, ROUNDS_OVER
from bot.features.privacy.model import ERASURES, TRACES
from bot.features.promises.model import COMMITMENTS, REPRESENTATIVES
from bot.features.proposals.model import ACTS, HOLDINGS, PROPOSALS, ROLL
from bot.features.proposals.model.origin import SHARED
from bot.features.proposals.model.proxy import PROXIES
from bot.features.proposals.model.secret import BOXES, EMPTIED, ISSUED, PAPERS
from bot.features.proposals.model.text import TEXTS
from bot.features.signposts.model import SIGNPOSTS
from bot.features.slow_rounds.model import SLOW_ROUNDS
from bot.features.small_groups.model import GROUPS
from bot.features.unreached.model import UNREACHED
from bot.features.weights.model import ALL_WEIGHTS
from bot.insiders import INSIDERS
from bot.kernel.ports import NEEDS, ROSTER, RULES, Key
from bot.muting import CALLS
from bot.presence import PRESENCE
from bot.spoken_days import SPOKEN_DAYS
from bot.weighing import WEIGHTS
from storage.agreed import AgreedRows
from storage.agreements import AgreementRows, AroundRows
from storage.attention import AttentionRows, AwayRows
from storage.celebrations import CelebrationRows, InsideYesRows, OccasionRows, OfferRows, PartnerRows
from storage.check_ins import CheckInRows, PromptRows, SeriesRows
from storage.circles import AgreementsOfCircles, CircleRows, InsiderRows, RoundsOfCircles, SeatPeople
from storage.closing import CloseRows
from storage.coalition import CoalitionRows, MemberRows, OrganisationRows, SeatRows
from storage.codes import CodeRows
from storage.confidences import ConfidenceRows
from storage.credit import KeptRows, SpeakingRows, WorkRows
from storage.digests import DigestRows, HappenedRows
from storage.ground_rules import FacilitatingRows, GroundRuleRows, PromisesRows, RuleRows
from storage.history import HistoryRows
from storage.homes import HomeRows, PresenceRows
from storage.listening import RoundRows
from storage.meetings import MeetingRows
from storage.muting import CallRows
from storage.needs import NeedRows
from storage.openings import AsideRows
from storage.points import OverRows, PointsRows
from storage.privacy import ErasureRows
from storage.promises import CarrierRows, CommitmentRows
from storage.proposal_origins import SharedRows
from storage.proposal_proxies import ProxyRows
from storage.proposal_seats import HoldingRows
from storage.proposal_texts import TextRows
from storage.proposals import ActRows, ProposalRows, RollRows
from storage.residents import ResidentsRows
from storage.roster import RosterRows
from storage.rows import Scope
from storage.secret import BoxRows, EmptiedRows, IssuedRows, PaperRows
from storage.signposts import SignpostRows
from storage.slow_rounds import SlowRoundRows
from storage.small_groups import GroupRows
from storage.spoken_days import DayReader
from storage.traces import TraceRows
from storage.unreached import UnreachedRows
from storage.weights import WeightRows, WeightsInVotes

R = TypeVar("R")
Provision = tuple[Key[object], Callable[[Scope], object]]


def _provide(key: Key[R], repository: Callable[[Scope], R]) -> Provision:
    """Of one type, which is how the type checker knows that a repository is what its key promises."""
    return key, repository


PROVIDED: tuple[Provision, ...] = (
    _provide(CODES, CodeRows),
    _provide(COALITIONS, CoalitionRows),
    _provide(HOMES, HomeRows),
    _provide(PRESENCE, PresenceRows),
    _provide(ORGANISATIONS, OrganisationRows),
    _provide(MEMBERS, MemberRows),
    _provide(SEATS, SeatRows),
    _provide(RESIDENTS, ResidentsRows),
    _provide(ROUNDS, RoundRows),
    _provide(SLOW_ROUNDS, SlowRoundRows),
    _provide(POINTS_HERE, PointsRows),
    _provide(ROUNDS_OVER, OverRows),
    _provide(PROPOSALS, ProposalRows),
    _provide(ROLL, RollRows),
    _provide(ACTS, ActRows),
    _provide(HOLDINGS, HoldingRows),
    _provide(PROXIES, ProxyRows),
    _provide(SHARED, SharedRows),
    _provide(BOXES, BoxRows),
    _provide(ISSUED, IssuedRows),
    _provide(PAPERS, PaperRows),
    _provide(EMPTIED, EmptiedRows),
    _provide(TEXTS, TextRows),
    _provide(AGREEMENTS, AgreementRows),
    _provide(AROUND, AroundRows),
    _provide(AGREED, AgreedRows),
    _provide(CONFIDENCES, ConfidenceRows),
    _provide(COMMITMENTS, CommitmentRows),
    _provide(CARRIERS, CarrierRows),
    _provide(REPRESENTATIVES, SeatPeople),
    _provide(SPOKEN_DAYS, DayReader),
    _provide(GROUPS, GroupRows),
    _provide(MEETINGS, MeetingRows),
    _provide(SERIES, SeriesRows),
    _provide(CHECK_INS, CheckInRows),
    _provide(PROMPTS, PromptRows),
    _provide(CELEBRATIONS, CelebrationRows),
    _provide(INSIDE, InsideYesRows),
    _provide(OFFERS, OfferRows),
    _provide(OCCASIONS, OccasionRows),
    _provide(PARTNERS, PartnerRows),
    _provide(SPEAKERS, SeatPeople),
    _provide(SIGNPOSTS, SignpostRows),
    _provide(CALLS, CallRows),
    _provide(ATTENTIONS, AttentionRows),
    _provide(AWAY, AwayRows),
    _provide(HISTORY, HistoryRows),
    _provide(PROMISES, PromisesRows),
    _provide(GROUND_RULES_HERE, GroundRuleRows),
    _provide(FACILITATING, FacilitatingRows),
    _provide(CLOSES, CloseRows),
    _provide(CIRCLES, CircleRows),
    _provide(ACTING_SEATS, SeatPeople),
    _provide(CIRCLE_ROUNDS, RoundsOfCircles),
    _provide(CIRCLE_AGREEMENTS, AgreementsOfCircles),
    _provide(INSIDERS, InsiderRows),
    _provide(WORKS_HERE, WorkRows),
    _provide(SPEAKING, SpeakingRows),
    _provide(KEPT_FROM_OUTSIDE, KeptRows),
    _provide(DIGESTS, DigestRows),
    _provide(HAPPENED, HappenedRows),
    _provide(ERASURES, ErasureRows),
    _provide(ASIDES, AsideRows),
    _provide(UNREACHED, UnreachedRows),
    _provide(ALL_WEIGHTS, WeightRows),
    _provide(WEIGHTS, WeightsInVotes),
    _provide(NEEDS, NeedRows),
    _provide(ROSTER, RosterRows),
    _provide(RULES, RuleRows),
    _provide(TRACES, TraceRows),
)
