"""How something comes into the register: it was adopted, or was adopted anew."""

from dataclasses import replace

from bot.features.agreements import commands as asked
from bot.features.agreements.cards import news
from bot.features.agreements.facts import AgreementId, AgreementMade, AgreementRenewed
from bot.features.agreements.handlers.asking import AGAIN, CONFIDE, END, KINDS, OPEN, REPLACE
from bot.features.agreements.model import Adoption, Agreement, Party, Stage, Version, life
from bot.features.agreements.model.given import Following, Making
from bot.features.agreements.model.taken import held
from bot.features.circles.facts import CircleId
from bot.features.proposals.facts import ProposalAdopted, SeatAsked
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.text import say

AGREED = say("Agreed")

Follow = asked.KeepAgreement | asked.RenewAgreement | asked.FinishAgreement | asked.SetConfidence


def keep_agreement(given: Making, command: asked.KeepAgreement, context: Context) -> Change[Agreement]:
    """The result of it stands in the channels already, so nothing more is posted."""
    if given.before:
        return Change()
    parties = command.roll if command.circle else command.roll or given.seats
    first = _version(command, parties, context)
    made = Agreement(
        context.fresh(AgreementId), given.number, command.proposal, context.now, (first,), parties, given.zone,
        circle=command.circle, circle_name=command.circle_name or None,
    )  # fmt: skip
    made = life.on_day(made, command.review)
    words = (first.title, first.text) if isinstance(held(made, given.kept), Agreement) else ("", "")
    fact = AgreementMade(made.id, made.number, made.proposal, len(parties), *words, replaces=command.replaces)
    return Change(new=(made,), facts=(fact,))


def renew_agreement(given: Following, command: asked.RenewAgreement, context: Context) -> Change[Agreement]:
    """One that has ended meanwhile stays as it is. Asked by its number it keeps its words."""
    before = given.agreement
    if before is None or before.stage is Stage.ended:
        return Change()
    parties = command.roll or before.parties
    version = _version(command, parties, context)
    if command.name == command.text == f"#{before.number}":
        stood = before.text
        version = replace(version, title=stood.title, text=stood.text, chosen=stood.chosen)
    after = life.agreed_anew(before, version, parties, command.review)
    words = ("", "") if given.closed else (after.title, after.text.text)
    fact = AgreementRenewed(after.id, after.number, after.text.number, len(parties), *words)
    return Change(after, facts=(fact,), needs=(Met(life.waiting_for(after)),))


def finish_agreement(given: Following, command: asked.FinishAgreement, context: Context) -> Change[Agreement]:
    before = given.agreement
    if before is None or before.stage is Stage.ended:
        return Change()
    after = life.ended(before, context.now, command.instead)
    told = tuple(Notice(home, news.ended(after)) for home in given.homes)
    met = (Met(life.waiting_for(after)),)
    return Change(after, messages=told, facts=(news.fact_of_end(after),), needs=met)


def after_proposal_adopted(fact: ProposalAdopted) -> tuple[Follow, ...]:
    """What another feature wanted to have decided is kept by that one."""
    if fact.wanted and (fact.subject is None or fact.wanted not in KINDS.values()):
        return ()
    if fact.subject and fact.wanted == END:
        return (asked.FinishAgreement(AgreementId(fact.subject)),)
    if fact.subject and fact.wanted in {CONFIDE, OPEN}:
        return (asked.SetConfidence(AgreementId(fact.subject), fact.wanted == CONFIDE),)
    replaced = AgreementId(fact.subject) if fact.subject and fact.wanted == REPLACE else None
    kept = asked.KeepAgreement(
        fact.proposal, fact.vote, fact.title, fact.text, fact.chosen, fact.way, fact.told or AGREED, fact.seal,
        fact.stood_aside, tuple(map(_party, fact.roll)), fact.review, CircleId(fact.circle) if fact.circle else None,
        fact.circle_name, len(fact.supersedes), replaced,
    )  # fmt: skip
    return (_anew(kept, AgreementId(fact.subject)) if fact.subject and fact.wanted == AGAIN else kept,)


def _anew(kept: asked.KeepAgreement, agreement: AgreementId) -> asked.RenewAgreement:
    return asked.RenewAgreement(
        kept.proposal, kept.vote, kept.name, kept.text, kept.chosen, kept.way, kept.told, kept.seal, kept.asides,
        kept.roll, kept.review, kept.circle, kept.circle_name, kept.over, agreement=agreement,
    )  # fmt: skip


def _version(command: asked.KeepAgreement, parties: tuple[Party, ...], context: Context) -> Version:
    asides = tuple(each for each in parties if each.seat in command.asides)
    adoption = Adoption(command.proposal, command.vote, command.way, command.told, command.seal, asides, command.over)
    return Version(1, command.name, command.text, context.now, adoption, chosen=command.chosen)


def _party(of: SeatAsked) -> Party:
    return Party(of.seat, of.organisation, of.resident)
