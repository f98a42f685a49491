"""How an answer becomes final that waited: for one's people, or for a second press."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.handlers.seated import chair_of, kept
from bot.features.proposals.model import Proposal
from bot.features.proposals.model.given import Answering
from bot.features.proposals.model.proxy import TheirsToConfirm
from bot.features.proposals.model.refusals import AnsweredSince, NothingForNow
from bot.kernel.change import Change
from bot.kernel.command import Context


def confirm_answer(given: Answering, command: asked.ConfirmAnswer, context: Context) -> Change[Proposal]:
    """By whoever answers for the seat: it says that its people have confirmed it, and changes nothing else."""
    chair = chair_of(given, command.seat, command.text, context)
    before, voting = chair.latest, given.proposal.open_voting()
    if chair.acting:
        raise TheirsToConfirm(organisation=chair.held.name.whose)
    if before is None or not voting.counts_still(before.answer):
        raise NothingForNow
    return kept(given, chair, replace(before, for_now=False), context, sure=True)


def replace_answer(given: Answering, command: asked.ReplaceAnswer, context: Context) -> Change[Proposal]:
    """What waits counts from now on, unless there was an answer since."""
    chair = chair_of(given, command.seat, command.text, context)
    waiting = next((each for each in chair.acts if each.number == command.number and each.pending), None)
    if waiting is None or context.person not in {waiting.person, waiting.written_by}:
        raise AnsweredSince
    same = chair.latest is not None and chair.latest.answer == waiting.answer
    if not same and (waiting != chair.acts[-1] or waiting.text != given.proposal.text.number):
        raise AnsweredSince
    return kept(given, chair, waiting, context, sure=True)
