"""What becomes of a block that did not stand: offered again after a success, put aside, taken up, come back to."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.features.proposals.model.later import CIVIL, Later, Returning
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.refusals import BeingAsked, Settled
from bot.features.proposals.model.stage import Stage
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from bot.kernel.text import say
from bot.recurrence import instant

SOON = timedelta(days=1)
"""So long after it did not stand, or was offered, it is left alone: all blocks of a text are counted at once."""

MOST = 3
"""So many are offered after one success; those that have waited longest."""

OPEN_FOR = timedelta(days=14)
LATE = timedelta(hours=1)
FARTHEST = timedelta(days=3 * 366)


class TalkedAbout(Refusal):
    sentence = say("People talk about this already. When it is time, you can ask for answers.")


class NotThatDay(Refusal):
    sentence = say("Please choose a day after today, within three years.")


def put_aside(state: Proposal) -> Later:
    """Raises what it is instead, if it is not kept as not yet."""
    if state.is_over:
        raise Settled
    if state.voting:
        raise BeingAsked
    if state.stage is not Stage.not_yet:
        raise TalkedAbout
    state.check_apart()
    return state.later or Later()


def counted_at(state: Proposal) -> datetime:
    return state.result.counted_at if state.result else state.opened_at


def beside(kept: tuple[Proposal, ...], success: Proposal, now: datetime) -> tuple[Proposal, ...]:
    """Of the same text, or standing alone as this one does; those that have waited longest first."""
    with_it = (each for each in kept if each.id != success.id and not each.beside and _text(each) == _text(success))
    waiting = (each for each in with_it if not put_aside(each).rests and counted_at(each) + SOON <= now)
    return tuple(sorted(waiting, key=lambda each: (_waits_since(each), each.id)))


def to_offer(kept: tuple[Proposal, ...], success: Proposal, now: datetime) -> tuple[Proposal, ...]:
    waiting = (each for each in beside(kept, success, now) if _waits_since(each) + SOON <= now)
    return tuple(waiting)[:MOST]


def offered(state: Proposal, now: datetime) -> Proposal:
    return replace(state, later=replace(put_aside(state), offered_at=now))


def resting(state: Proposal) -> Proposal:
    return replace(state, later=replace(put_aside(state), rests=True))


def taken_up(state: Proposal) -> Proposal:
    """A new round of the same proposal: what people said to it is kept, and what came of asking."""
    put_aside(state)
    return replace(state, stage=Stage.talking, later=None)


def returning(state: Proposal, day: date, zone: str, now: datetime) -> Proposal:
    """In place of a day that was chosen before."""
    later, at = put_aside(state), instant(day, CIVIL, zone)
    if not now < at <= now + FARTHEST:
        raise NotThatDay
    return replace(state, later=replace(later, returning=Returning(day, at)))


def not_returning(state: Proposal) -> Proposal:
    return replace(state, later=replace(put_aside(state), returning=None))


def come_back(state: Proposal, coming: Returning, now: datetime) -> Proposal:
    """Also if it rests: the day was chosen on purpose."""
    came = replace(coming, came_at=now, late=now > coming.at + LATE)
    return replace(state, later=replace(put_aside(state), returning=came))


def offer(proposal: Id) -> str:
    """What waits for whoever wrote it, by its key."""
    return f"proposals.not yet:{proposal}"


def _text(state: Proposal) -> Id | None:
    return state.origin.of if state.origin and state.is_block else None


def _waits_since(state: Proposal) -> datetime:
    later = put_aside(state)
    return max(counted_at(state), later.offered_at) if later.offered_at else counted_at(state)
