"""What the clock does for a vote: it writes the roll, reminds those who have not answered, and counts."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta

from bot.features.agreements.facts import AgreementConfided, AgreementMarked, AgreementOpened
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import advising, news
from bot.features.proposals.handlers import secret
from bot.features.proposals.handlers.answering import entries
from bot.features.proposals.handlers.not_yet import keep_day
from bot.features.proposals.handlers.outcome import facts_of
from bot.features.proposals.handlers.silence import keep_silence
from bot.features.proposals.model import Act, OnRoll, Proposal, ProposalId, Result, SeatName, Stage, one_vote, sealing
from bot.features.proposals.model.advising import Deciding
from bot.features.proposals.model.all_given import given_by
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.asking import STOPPING, Given, Position
from bot.features.proposals.model.given import Keeping
from bot.features.proposals.model.hearing import to_decide
from bot.features.proposals.model.leading import led_among
from bot.features.proposals.model.result import VOICES, Voice, months_after
from bot.features.proposals.model.shown import Counted
from bot.features.proposals.model.vote import BATCH, NAMED, Voting
from bot.features.proposals.model.wanted import decided
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import Id

Confided = AgreementConfided | AgreementMarked | AgreementOpened
LATE = timedelta(minutes=1)
_VOICED = (
    Position.harm,
    Position.block,
    Position.veto,
    Position.fingers_0,
    Position.aside,
    Position.serious_disagreement,
    Position.fingers_1,
    Position.fingers_2,
    Position.worry,
    Position.not_paramount,
    Position.more_discussion,
    Position.will_support,
    Position.reservations,
    Position.minor_point,
    Position.against,
    Position.either,
    Position.in_favour,
)


def keep_vote(given: Keeping, command: asked.KeepVote, context: Context) -> Change[Proposal]:
    """A tick that came while there was more time already changes nothing."""
    voting, state = given.proposal.voting, given.proposal
    if state.silence and state.is_standing_by:
        return keep_silence(given, state.silence, context)
    if state.later and state.later.returning and state.stage is Stage.not_yet:
        return keep_day(given, state.later.returning, context)
    if voting is None or context.now < voting.deadline():
        return Change()
    if voting.waiting:
        return _rolled(given, context)
    if context.now >= voting.closes_at:
        return counted(given, voting, context)
    nearest = voting.deadline()  # others may be due too, after the bot was away
    if voting.looks_at == nearest:
        return secret.looked(given, voting, context)
    if voting.deciding and voting.asks_at == nearest:
        return _asked_to_decide(given, voting, voting.deciding)
    return _reminded(given, voting)


def draw_again(given: Proposal | None, command: asked.DrawAgain, context: Context) -> Change[Proposal]:
    """As it is; its card says no more of it than all may read."""
    return Change(given)


def after_who_reads_it(fact: Confided) -> tuple[asked.DrawAgain | asked.KeepText, ...]:
    votes = tuple(map(ProposalId, dict.fromkeys((fact.proposal, *fact.votes))))
    return *map(asked.DrawAgain, votes), *map(asked.KeepText, votes)


def _rolled(given: Keeping, context: Context) -> Change[Proposal]:
    leads, (after, batch) = given.proposal.open_voting().leads, given.proposal.rolled()
    held = {each.name.seat: each for each in given.held}
    there = (replace(held[each.seat], name=each) for each in batch if each.seat in held)
    needs = tuple(need for each in there for need in news.needs(after, each, led_among(leads, each)))
    return Change(after, new=entries(after, batch, leads, context), needs=needs)


def _reminded(given: Keeping, voting: Voting) -> Change[Proposal]:
    """A batch at a time; who has answered meanwhile is not among them."""
    held, batch = {each.name.seat: each for each in given.held}, given.silent[:BATCH]
    needs = tuple(
        need
        for each in batch
        if each.seat in held
        for need in news.reminders(given.proposal, held[each.seat], each.leading)
    )
    met = tuple(Met(given.proposal.waiting_for(each.seat)) for each in batch)
    if len(given.silent) < BATCH:
        done = replace(voting, reminded=voting.reminded + 1, reminding=None, reached=0)
        return Change(given.proposal.with_voting(done), needs=(*met, *needs))
    going_on = replace(voting, reminding=batch[-1].seat, reached=voting.reached + len(batch))
    return Change(given.proposal.with_voting(going_on), needs=(*met, *needs))


def _asked_to_decide(given: Keeping, voting: Voting, deciding: Deciding) -> Change[Proposal]:
    """Also where nothing was heard of some: what has come is there to be read."""
    after = given.proposal.with_voting(replace(voting, deciding=deciding.gone_on()))
    met = tuple(Met(given.proposal.waiting_for(each.seat)) for each in voting.unheard)
    return Change(after, needs=(*met, Met(to_decide(after)), *advising.needs(after)))


def counted(given: Keeping, voting: Voting, context: Context) -> Change[Proposal]:
    """From what was stored, not from what was counted on the way."""
    late = _is_late(voting, context)
    result = (
        secret.result_of(given, voting, late=late, context=context)
        if voting.asking.secret
        else result_of(given.proposal, voting, given.roll, given.acts, context)
    )
    result = _to_review(result)
    after = one_vote.counted(given.proposal, result, context.now)
    homes = () if after.is_block else given.homes  # its text says it
    told = tuple(Notice(home, news.result(after, given.kept, closed=given.closed)) for home in homes)
    met = tuple(Met(given.proposal.waiting_for(each.seat)) for each in result.unheard)
    met = (*met, Met(to_decide(given.proposal))) if voting.deciding else met
    box = secret.emptied(given, voting, context)
    facts = (*facts_of(after, result, given.roll), *decided(after, result))
    return Change(after, new=box, messages=told, facts=facts, needs=met)


def result_of(
    proposal: Proposal, voting: Voting, roll: tuple[OnRoll, ...], acts: tuple[Act, ...], context: Context
) -> Result:
    names = {each.seat: each.name for each in roll}
    counting = tuple(each for each in acts if each.seat in names and voting.counts_still(each.answer))
    given, answered = given_by(voting, names, counting), {each.seat for each in counting}
    came_of_it = voting.outturn(given, is_over=True)
    deciding = tuple(each for each in counting if not names[each.seat].advises)
    harmed, asides = (_who_said(those, deciding, names) for those in (STOPPING, {Position.aside}))
    unheard = tuple(name for seat, name in names.items() if seat not in answered)
    return Result(
        voting.number, voting.asking, proposal.text.number, voting.opened_at, voting.until, context.now,
        _counts(given), voting.seats, given.picks,
        came_of_it.verdict.outcome, came_of_it.leading, harmed[:NAMED], unheard[:NAMED],
        sealing.seal(sealing.open_vote(proposal, voting, roll, counting)), _is_late(voting, context),
        sum(each.for_now for each in deciding), came_of_it.sheet, voting.text,
        tuple(sorted(taken_off(voting))), asides, _voices(names, counting), deciding=voting.deciding,
        group=_counts(given.group), group_seats=given.group.seats if given.group else 0,
        group_picks=given.group.picks if given.group else (), weighed=given.weighed,
    )  # fmt: skip


def _who_said(
    those: AbstractSet[Position], acts: tuple[Act, ...], names: Mapping[Id, SeatName]
) -> tuple[SeatName, ...]:
    return tuple(names[each.seat] for each in acts if each.position in those)


def _counts(given: Given | None) -> tuple[Counted, ...]:
    return tuple(Counted(position, seats) for position, seats in given.positions.items()) if given else ()


def _is_late(voting: Voting, context: Context) -> bool:
    """What nobody is left to decide ends when that is known."""
    nobody = voting.deciding is not None and voting.deciding.decider is None
    return context.now > voting.closes_at + LATE and not nobody


def _to_review(result: Result) -> Result:
    """What was agreed is looked at again on a day that is known from the start."""
    months = result.asking.review
    if not months or not result.outcome.is_adopted:
        return result
    return replace(result, review=months_after(result.counted_at.date(), months))


def _voices(names: Mapping[Id, SeatName], counting: tuple[Act, ...]) -> tuple[Voice, ...]:
    """Those that say most against it first."""
    spoken = sorted((each for each in counting if each.words and each.position in _VOICED), key=_how_much_against)
    return tuple(Voice(names[each.seat], each.position, each.words) for each in spoken[:VOICES])


def _how_much_against(act: Act) -> int:
    return _VOICED.index(act.position)
