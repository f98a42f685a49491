"""Joint work: its partners, and the one sentence that each of them agreed to, ready when a reporter calls."""

from bot.features.coalition.facts import (
    AlternateNamed,
    AlternateRemoved,
    OrganisationLeft,
    OrganisationMarkedLeft,
    RepresentativeConfirmed,
    SeatGivenBack,
    SeatHandedOver,
)
from bot.features.credit import commands as asked
from bot.features.credit import handlers, reads
from bot.features.credit.cards import pages, pieces, told
from bot.features.credit.model import WORKS_HERE, Work
from bot.kernel.feature import Feature, Reaction, Source, Word, aggregate, on, page

CREDITING = Feature(
    "credit",
    aggregates=(aggregate("joint-work", Work, WORKS_HERE),),
    routes=(
        on(asked.BeginWork, reads.beginning, handlers.begin_work),
        on(asked.AddWorkPartner, reads.naming, handlers.name_partner),
        on(asked.RenameWork, reads.acting, handlers.rename_work, prefill=reads.name_now),
        on(asked.WordLine, reads.acting, handlers.word_line, prefill=reads.line_now),
        on(asked.AcceptLine, reads.acting, handlers.accept_line),
        on(asked.WithdrawFromLine, reads.acting, handlers.withdraw_from_line),
        on(asked.GiveLineOut, reads.giving, handlers.give_line_out),
        on(asked.AskAboutLine, reads.asking, handlers.ask_about_line),
        on(asked.LetPartnerGo, reads.letting_go, handlers.let_partner_go),
    ),
    pages=(
        page(asked.WorksPage, reads.works, pages.works),
        page(asked.ReporterPage, reads.sayable, pages.reporter),
        page(asked.WorkPage, reads.looking, pages.work),
    ),
    sources=(Source(asked.ORGANISATIONS, reads.organisations),),
    words=(
        Word("work", asked.WorksPage.title, asked.WorksPage),
        Word("reporter", asked.ReporterPage.title, asked.ReporterPage),
    ),
    tiles=(pieces.REPORTER,),
    early=True,
    reactions=(
        Reaction(OrganisationLeft, handlers.after_organisation_left),
        Reaction(OrganisationMarkedLeft, handlers.after_organisation_left),
        Reaction(RepresentativeConfirmed, handlers.after_seat_changed),
        Reaction(AlternateNamed, handlers.after_seat_changed),
        Reaction(AlternateRemoved, handlers.after_seat_changed),
        Reaction(SeatGivenBack, handlers.after_seat_changed),
        Reaction(SeatHandedOver, handlers.after_handed_over),
    ),
    told=told.TOLD,
)
