"""Celebrations: what was reached, posted once everyone who is named in it has said yes, with thanks for a day."""

from bot.features.agreements.facts import AgreementMade
from bot.features.celebrations import commands as asked
from bot.features.celebrations import reads
from bot.features.celebrations.cards import board, held, offers, one, pages, pieces, told
from bot.features.celebrations.handlers import answering, following, offering, writing
from bot.features.celebrations.model import (
    CELEBRATIONS,
    INSIDE,
    OCCASIONS,
    OFFERS,
    Celebration,
    InsideYes,
    Offer,
    Stage,
)
from bot.features.check_ins.facts import HelpOffered
from bot.features.coalition.facts import (
    AlternateNamed,
    AlternateRemoved,
    CoalitionSetUp,
    OrganisationLeft,
    OrganisationMarkedLeft,
    RepresentativeConfirmed,
    SeatGivenBack,
    SeatHandedOver,
)
from bot.features.listening.facts import RoundEnded
from bot.features.privacy.facts import PersonErased
from bot.features.promises.facts import PromiseKept, PromiseReopened
from bot.features.slow_rounds.facts import SlowRoundEnded
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
            board=Board(
                board.board,
                lambda state: None if state.stage is Stage.posted else (),
                public=lambda unit, state: board.board(state, unit.get(OCCASIONS).coalition()),
            ),
        ),
        aggregate("inside yes", InsideYes, INSIDE),
        aggregate("celebration offer", Offer, OFFERS, deadline=Offer.deadline, tick=asked.KeepOffer),
    ),
    routes=(
        on(asked.BeginCelebration, reads.beginning, writing.begin_celebration, prefill=reads.offered_words),
        on(asked.CelebrateMessage, reads.beginning, writing.begin_celebration),
        on(asked.NoteOccasion, reads.noticing, offering.note_occasion),
        on(asked.NoteBeginning, reads.beginnings, offering.note_beginning),
        on(asked.DropOccasion, reads.dropping, offering.drop_occasion),
        on(asked.KeepOffer, reads.keeping_offer, offering.keep_offer),
        on(asked.LeaveOffer, reads.leaving_offer, offering.leave_offer),
        on(asked.ForgetInOffer, reads.forgetting_offer, offering.forget_in_offer),
        on(asked.NamePartner, reads.naming, writing.name_partner),
        on(asked.NameEveryone, reads.acting, writing.name_everyone),
        on(asked.TakePartnerOff, reads.acting, writing.take_partner_off),
        on(asked.RewordCelebration, reads.acting, writing.reword, prefill=reads.words_now),
        on(asked.AskPartners, reads.acting, writing.ask_partners),
        on(asked.DropCelebration, reads.acting, writing.drop_celebration),
        on(asked.SayYes, reads.acting, answering.say_yes),
        on(asked.ChangeTheWords, reads.acting, answering.change_the_words, prefill=reads.words_now),
        on(asked.LeaveUsOut, reads.acting, answering.leave_us_out),
        on(asked.ThankThem, reads.acting, answering.thank_them),
        on(asked.TakeThanksBack, reads.acting, answering.take_thanks_back),
        on(asked.AllowInside, reads.saying, answering.allow_inside),
        on(asked.KeepCelebration, reads.keeping, following.keep_celebration),
        on(asked.ComeBackToCelebration, reads.the_celebration, following.come_back),
        on(asked.LetOrganisationGo, reads.letting_go, following.let_organisation_go),
        on(asked.AskAboutName, reads.asking, following.ask_about_name),
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
        page(asked.OfferPage, reads.one_offer, offers.page),
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
        Reaction(RepresentativeConfirmed, following.after_seat_changed),
        Reaction(AlternateNamed, following.after_seat_changed),
        Reaction(AlternateRemoved, following.after_seat_changed),
        Reaction(SeatGivenBack, following.after_seat_changed),
        Reaction(SeatHandedOver, following.after_handed_over),
        Reaction(AgreementMade, offering.after_agreement_made),
        Reaction(PromiseKept, offering.after_promise_kept),
        Reaction(PromiseReopened, offering.after_promise_reopened),
        Reaction(RoundEnded, offering.after_round_ended),
        Reaction(SlowRoundEnded, offering.after_slow_round_ended),
        Reaction(HelpOffered, offering.after_help_offered),
        Reaction(CoalitionSetUp, offering.after_set_up),
        Reaction(PersonErased, following.after_person_erased),
        Reaction(PersonErased, offering.after_person_erased),
    ),
    personal=Personal(reads.known, held.of_person),
    told=told.TOLD,
)
