"""An objection is worked through: withdrawn, met by a change of the text, or tested by whoever raised it."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import recorded
from bot.features.proposals.handlers.seated import chair_of, kept
from bot.features.proposals.model import Act, Chair, Proposal
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.given import Answering
from bot.features.proposals.model.refusals import NoObjection, TextIsTheSame
from bot.kernel.change import Change
from bot.kernel.command import Context


def withdraw_objection(given: Answering, command: asked.WithdrawObjection, context: Context) -> Change[Proposal]:
    chair, before = _objection(given, command, context)
    return _now(given, chair, before, Position.withdrawn, context)


def say_it_is_met(given: Answering, command: asked.SayItIsMet, context: Context) -> Change[Proposal]:
    """Only a change can have met it."""
    chair, before = _objection(given, command, context)
    if before.text >= given.proposal.text.number:
        raise TextIsTheSame
    return _now(given, chair, before, Position.integrated, context)


def test_objection(given: Answering, command: asked.TestObjection, context: Context) -> Change[Proposal]:
    """Nobody but whoever raised it rules that it does not stop this."""
    chair, before = _objection(given, command, context)
    if command.aim and command.soon and command.here:
        return Change(reply=recorded.STANDS)
    return _now(given, chair, before, Position.not_paramount, context)


def _objection(given: Answering, command: asked.OnObjection, context: Context) -> tuple[Chair, Act]:
    """The latest answer of this seat, to whichever text. Raises NoObjection."""
    chair = chair_of(given, command.seat, command.text, context)
    before, asking = chair.latest, given.proposal.open_voting().asking
    if before is None or before.position is not Position.harm or asking.question is not Question.live_with_it:
        raise NoObjection
    return chair, before


def _now(given: Answering, chair: Chair, before: Act, position: Position, context: Context) -> Change[Proposal]:
    """With its words, which stay."""
    made = replace(before, position=position, text=given.proposal.text.number, for_now=False)
    return kept(given, chair, made, context)
