"""What happens to a proposal that stands unless somebody asks to look again: that it stood, or that somebody asked."""

from dataclasses import replace
from datetime import datetime

from bot.features.proposals.model import sealing
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.refusals import AmongThePresent, NoLongerOpen, NoSeat, SeatNotAsked
from bot.features.proposals.model.silence import CLOSING, LATE, Silence
from bot.kernel.ids import PersonId
from bot.kernel.text import Moment


def looked_at_again(state: Proposal, mine: tuple[SeatName, ...], by: PersonId, now: datetime) -> Proposal:
    """Of a meeting's by a seat that was not there; by anyone of a small agreement, and where each person has an answer.
    It is a proposal from now on."""
    silence = open_silence(state)
    silence.check_open(now)
    ours = {each.seat for each in mine}
    asked_for = next((each for each in silence.absent if each.seat in ours), None)
    if not (silence.is_small or silence.anyone) and asked_for is None:
        _refuse(silence, mine)
    asking = replace(silence, asked_by=by, asked_for=asked_for, asked_at=now, waiting=())
    return state.talked_about(asking)


def not_there(state: Proposal, mine: tuple[SeatName, ...], now: datetime) -> Proposal:
    """A seat that was named among the present was not there. If those left are too few, it is a proposal."""
    silence = open_silence(state)
    silence.check_open(now)
    ours = {each.seat for each in mine}
    seat = next((each for each in silence.present if each.seat in ours), None)
    if seat is None:
        raise NoSeat if not mine else SeatNotAsked(organisation=mine[0].whose)
    present = tuple(each for each in silence.present if each != seat)
    after = replace(silence, present=present, absent=(*silence.absent, seat))
    return replace(state, silence=after) if after.is_enough else state.talked_about(replace(after, waiting=()))


def stood(state: Proposal, now: datetime) -> Proposal:
    silence = open_silence(state)
    late = now > silence.until + CLOSING + LATE
    seal = sealing.seal(sealing.silence(state, silence))
    return state.standing(replace(silence, stood_at=now, seal=seal, late=late), now)


def open_silence(state: Proposal) -> Silence:
    if state.silence is None or not state.is_standing_by:
        raise NoLongerOpen(at=Moment(state.silence.until if state.silence else state.opened_at))
    return state.silence


def _refuse(silence: Silence, mine: tuple[SeatName, ...]) -> None:
    here = {each.seat for each in silence.present}
    if not mine:
        raise NoSeat
    if any(each.seat in here for each in mine):
        raise AmongThePresent(organisation=mine[0].whose)
    raise SeatNotAsked(organisation=mine[0].whose)
