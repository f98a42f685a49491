"""Who comes, and afterwards who was there. Silence is neither yes nor no."""

from dataclasses import replace
from datetime import datetime

from bot.features.meetings.model import refusals
from bot.features.meetings.model.meeting import MOST, Answer, Coming, Meeting, Presence
from bot.kernel.ids import PersonId


def answered(state: Meeting, person: PersonId, coming: Coming, by: PersonId | None = None) -> Meeting:
    """A changed answer keeps its place in the order; `by` wrote it down for them."""
    state.check_planned()
    state, new = replace(state, asked=_without(state.asked, person)), Answer(person, coming, by)
    if state.answer_of(person) is not None:
        return replace(state, answers=tuple(new if each.person == person else each for each in state.answers))
    if len(state.answers) >= MOST:
        raise refusals.AnswersFull(most=MOST)
    return replace(state, answers=(*state.answers, new))


def was_there(state: Meeting, person: PersonId, by: PersonId, now: datetime) -> Meeting:
    """`by` wrote it down; who says it for themselves owns the entry from then on."""
    _check_begun(state, now)
    known, new = state.presence_of(person), Presence(person, by)
    if known is None and len(state.present) >= MOST:
        raise refusals.PresenceFull(most=MOST)
    if known is None:
        return replace(state, present=(*state.present, new))
    if known == new or person != by:
        return state
    return replace(state, present=tuple(new if each.person == person else each for each in state.present))


def was_not_there(state: Meeting, person: PersonId, now: datetime) -> Meeting:
    _check_begun(state, now)
    return replace(state, present=tuple(each for each in state.present if each.person != person))


def _without(people: tuple[PersonId, ...], person: PersonId) -> tuple[PersonId, ...]:
    return tuple(each for each in people if each != person)


def _check_begun(state: Meeting, now: datetime) -> None:
    if not state.has_begun(now):
        state.check_not_cancelled()
        raise refusals.NotBegun
