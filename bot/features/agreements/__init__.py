"""The register of agreements: what was agreed, how it came about, whom it binds, and what becomes of it."""

from bot.features.agreements import commands as asked
from bot.features.agreements import handlers, reads
from bot.features.agreements.cards import files, pages, told
from bot.features.agreements.model import AGREEMENTS, Agreement
from bot.features.proposals.facts import ProposalAdopted
from bot.kernel.feature import Feature, Reaction, Root, aggregate, on, page
from bot.kernel.text import say

REGISTER = Feature(
    "agreements",
    aggregates=(aggregate("agreement", Agreement, AGREEMENTS),),
    routes=(on(asked.KeepAgreement, reads.making, handlers.keep_agreement),),
    root=Root("agreements", say("What we have agreed"), asked.AgreementsPage),
    pages=(
        page(asked.AgreementsPage, reads.listed, pages.listed),
        page(asked.AgreementPage, reads.looking, pages.one),
        page(asked.BoundPage, reads.bound, pages.bound),
        page(asked.VersionsPage, reads.version, pages.versions),
        page(asked.FilesPage, reads.offering, files.offered),
        page(asked.FilePage, reads.taking, files.handed),
    ),
    reactions=(Reaction(ProposalAdopted, handlers.after_proposal_adopted),),
    told=told.TOLD,
)
