"""What becomes of what people hand in, and of what was agreed: steps of a proposal that are no vote."""

from dataclasses import replace
from datetime import datetime

from bot.features.proposals.model.pieces import MATTERS, Fate, Kind, Matter
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.refusals import EnoughMatters, NoMatter, NotAgreedYet, Settled, WritersChoice
from bot.features.proposals.model.stage import Stage
from bot.kernel.ids import OrganisationId, PersonId


def answered(state: Proposal, number: int, answer: str, by: PersonId) -> Proposal:
    """By anyone: who knows an answer need not be who proposed it."""
    if state.is_over:
        raise Settled
    return state.with_one(replace(state.matter(number), fate=Fate.answered, answer=answer, answered_by=by))


def taken_back(state: Proposal, number: int, by: PersonId) -> Proposal:
    """By whoever handed it in."""
    matter = state.matter(number)
    if matter.by != by:
        raise WritersChoice
    return state.with_one(replace(matter, fate=Fate.taken_back, words=""))


def declined(state: Proposal, number: int, why: str, by: PersonId) -> Proposal:
    """Whoever handed it in reads why, and can make it a proposal of its own."""
    if state.is_over:
        raise Settled
    matter = state.matter(number)
    if matter.kind is not Kind.change:
        raise NoMatter
    return state.with_one(replace(matter, fate=Fate.declined, answer=why, answered_by=by))


def on_its_own(state: Proposal, number: int, by: PersonId) -> tuple[Proposal, Matter]:
    """By whoever handed it in, once; also if the first proposal is over by now."""
    wanted = {Fate.declined, Fate.on_its_own}
    matter = next((each for each in state.matters if each.number == number and each.fate in wanted), None)
    if matter is None:
        raise NoMatter
    if matter.by != by:
        raise WritersChoice
    return state.with_one(replace(matter, fate=Fate.on_its_own)), matter


def with_doing(
    state: Proposal, words: str, by: PersonId, organisation: OrganisationId | None, now: datetime
) -> Proposal:
    """Who does what, and by when: kept beside what was agreed."""
    if state.stage is not Stage.adopted:
        raise NotAgreedYet
    if len(state.matters) >= 2 * MATTERS:
        raise EnoughMatters(most=MATTERS)
    made = Matter(len(state.matters) + 1, Kind.doing, words, by, organisation, now)
    return replace(state, matters=(*state.matters, made))
