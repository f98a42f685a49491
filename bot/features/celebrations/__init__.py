"""Celebrations: what was reached, posted once everyone who is named in it has said yes, with thanks for a day."""

from bot.features.celebrations import commands as asked
from bot.features.celebrations import reads
from bot.features.celebrations.cards import board, held, one, pages, pieces, told
from bot.features.celebrations.handlers import answering, following, writing
from bot.features.celebrations.model import CELEBRATIONS, INSIDE, Celebration, InsideYes, Stage
from bot.features.coalition.facts import OrganisationLeft, OrganisationMarkedLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.feature import Board, Feature, Reaction, Root, Source, Word, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

CELEBRATING = Feature(
    "celebrations",
    aggregates=(
        aggregate(
            "celebration",
            Celebration,
            CELEBRATIONS,
            deadline=Celebration.deadline,
            tick=asked.KeepCelebration,
            returned=asked.ComeBackToCelebration,
            board=Board(board.board, lambda state: None if state.stage is Stage.posted else ()),
        ),
        aggregate("inside yes", InsideYes, INSIDE),
    ),
    routes=(
        on(asked.BeginCelebration, reads.beginning, writing.begin_celebration),
        on(asked.NamePartner, reads.naming, writing.name_partner),
        on(asked.NameEveryone, reads.acting, writing.name_everyone),
        on(asked.TakePartnerOff, reads.acting, writing.take_partner_off),
        on(asked.RewordCelebration, reads.acting, writing.reword),
        on(asked.AskPartners, reads.acting, writing.ask_partners),
        on(asked.DropCelebration, reads.acting, writing.drop_celebration),
        on(asked.SayYes, reads.acting, answering.say_yes),
        on(asked.ChangeTheWords, reads.acting, answering.change_the_words),
        on(asked.LeaveUsOut, reads.acting, answering.leave_us_out),
        on(asked.ThankThem, reads.acting, answering.thank_them),
        on(asked.TakeThanksBack, reads.acting, answering.take_thanks_back),
        on(asked.AllowInside, reads.saying, answering.allow_inside),
        on(asked.KeepCelebration, reads.keeping, following.keep_celebration),
        on(asked.ComeBackToCelebration, reads.the_celebration, following.come_back),
        on(asked.LetOrganisationGo, reads.letting_go, following.let_organisation_go),
        on(asked.EndInsideYes, reads.said_by_one, following.end_inside_yes),
        on(asked.ForgetInCelebration, reads.forgetting, following.forget_in_celebration),
        on(asked.ForgetInsideYes, reads.said_by_them, following.forget_inside_yes),
    ),
    root=Root(
        "celebrate",
        say("Celebrate what you reached together, with the credit shared"),
        asked.CelebratePage,
        asked.BeginCelebration,
        words=(
            Word("timeline", asked.TimelinePage.title, asked.TimelinePage),
            Word("naming", asked.InsidePage.title, asked.InsidePage),
        ),
    ),
    pages=(
        page(asked.CelebratePage, reads.overview, pages.overview),
        page(asked.CelebrationPage, reads.looking, one.page),
        page(asked.TimelinePage, reads.timeline, pages.timeline),
        page(asked.OutsidePage, reads.outside, pages.outside),
        page(asked.InsidePage, reads.overview, pages.inside),
    ),
    sources=(Source(asked.PARTNERS_TO_NAME, reads.partners_to_name),),
    words=(Word("celebrate", asked.CelebratePage.title, asked.CelebratePage),),
    tiles=(pieces.ALL,),
    reactions=(
        Reaction(OrganisationLeft, following.after_organisation_left),
        Reaction(OrganisationMarkedLeft, following.after_organisation_left),
        Reaction(PersonErased, following.after_person_erased),
    ),
    personal=Personal(reads.known, held.of_person),
    told=told.TOLD,
)
