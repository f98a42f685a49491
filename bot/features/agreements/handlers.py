"""What each command does to the register: a step of the model, and what people are told of it."""

from bot.features.agreements import commands as asked
from bot.features.agreements.facts import AgreementMade
from bot.features.agreements.model import Adoption, Agreement, AgreementId, Party, Version
from bot.features.agreements.model.given import Making
from bot.features.proposals.facts import ProposalAdopted, SeatAsked
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.text import say

AGREED = say("Agreed")


def keep_agreement(given: Making, command: asked.KeepAgreement, context: Context) -> Change[Agreement]:
    """The result of it stands in the channels already, so nothing more is posted."""
    if given.before:
        return Change()
    parties = command.roll or given.seats
    asides = tuple(each for each in parties if each.seat in command.asides)
    adoption = Adoption(command.proposal, command.vote, command.way, command.told, command.seal, asides)
    first = Version(1, command.name, command.text, context.now, adoption, chosen=command.chosen)
    made = Agreement(
        context.fresh(AgreementId), given.number, command.proposal, context.now, (first,), parties, given.zone,
        review=command.review,
    )  # fmt: skip
    return Change(new=(made,), facts=(_made(made),))


def after_proposal_adopted(fact: ProposalAdopted) -> tuple[asked.KeepAgreement, ...]:
    """What another feature wanted to have decided is kept by that one."""
    if fact.wanted:
        return ()
    kept = asked.KeepAgreement(
        fact.proposal, fact.vote, fact.title, fact.text, fact.chosen, fact.way, fact.told or AGREED, fact.seal,
        fact.stood_aside, tuple(map(_party, fact.roll)), fact.review,
    )  # fmt: skip
    return (kept,)


def _party(of: SeatAsked) -> Party:
    return Party(of.seat, of.organisation, of.resident)


def _made(made: Agreement) -> AgreementMade:
    text = made.text
    return AgreementMade(made.id, made.number, made.proposal, len(made.parties), text.title, text.text)
