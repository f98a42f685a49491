"""More ways of asking: each form becomes what is frozen for the count."""

from collections.abc import Mapping

from bot.features.proposals import commands as asked
from bot.features.proposals.commands.ways import MOST, Agreeing, Fingers
from bot.features.proposals.handlers.answering import put_to_all
from bot.features.proposals.model import Proposal
from bot.features.proposals.model.asking import Asking, Passing, Question, Share
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.options import written_share
from bot.kernel.change import Change
from bot.kernel.command import Context


def ask_for_a_share(given: Opening, command: asked.AskForAShare, context: Context) -> Change[Proposal]:
    passing = Passing(written_share(command.share), command.more, command.of)
    asking = Asking(Question.share, passing=passing, reasons=command.reasons)
    return put_to_all(given, asking, command.days, context)


def ask_for_most_of_all(given: Opening, command: asked.AskForMostOfAll, context: Context) -> Change[Proposal]:
    asking = Asking(Question.absolute, reasons=command.reasons)
    return put_to_all(given, asking, command.days, context, command.openness)


def ask_for_every_yes(given: Opening, command: asked.AskForEveryYes, context: Context) -> Change[Proposal]:
    asking = Asking(Question.unanimity, of_all=command.of_all, reasons=command.reasons)
    return put_to_all(given, asking, command.days, context, command.openness)


def ask_for_consensus(given: Opening, command: asked.AskForConsensus, context: Context) -> Change[Proposal]:
    asides = None if command.asides == MOST else command.asides
    asking = Asking(
        Question.consensus, passing=_passing(command.agreeing), blocks=command.blocks, asides=asides,
        reasons=command.reasons,
    )  # fmt: skip
    return put_to_all(given, asking, command.days, context)


def ask_for_consent(given: Opening, command: asked.AskForConsent, context: Context) -> Change[Proposal]:
    asking = Asking(
        Question.live_with_it, coverage=command.coverage, reasons=command.reasons, review=command.review
    )  # fmt: skip
    return put_to_all(given, asking, command.days, context)


def ask_for_fingers(given: Opening, command: asked.AskForFingers, context: Context) -> Change[Proposal]:
    asking = Asking(Question.fingers, passing=_passing(command.share), reasons=command.reasons)
    return put_to_all(given, asking, command.days, context, command.openness)


def ask_for_gradients(given: Opening, command: asked.AskForGradients, context: Context) -> Change[Proposal]:
    passing = Passing(written_share(command.share))
    asking = Asking(
        Question.gradients, passing=passing, blocks=command.vetoes, sixth=command.sixth, reasons=command.reasons
    )
    return put_to_all(given, asking, command.days, context)


def ask_by_silence(given: Opening, command: asked.AskBySilence, context: Context) -> Change[Proposal]:
    """Refused where there is less notice than the group asks for."""
    return put_to_all(given, Asking(Question.silence, reasons=command.reasons), command.days, context)


def ask_who_is_in(given: Opening, command: asked.AskWhoIsIn, context: Context) -> Change[Proposal]:
    asking = Asking(Question.opt_in, target=command.target, early=command.early, reasons=command.reasons)
    return put_to_all(given, asking, command.days, context)


_SHARES: Mapping[Agreeing | Fingers, Share] = {
    each: Share(*map(int, each.value.split("/"))) for kind in (Agreeing, Fingers) for each in kind if "/" in each.value
}


def _passing(chosen: Agreeing | Fingers) -> Passing | None:
    return Passing(_SHARES[chosen]) if chosen in _SHARES else None
