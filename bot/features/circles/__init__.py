"""Circles: some of the people or organisations, with rounds of their own, seen by all and binding only those in it."""

from bot.features.circles import commands as asked
from bot.features.circles import reads
from bot.features.circles.cards import held, pages, pieces, told
from bot.features.circles.handlers import coming, going
from bot.features.circles.model import CIRCLES, Circle
from bot.features.coalition.facts import OrganisationLeft, OrganisationMarkedLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.feature import Feature, Reaction, Source, Word, aggregate, on, page
from bot.kernel.personal import Personal

CIRCLES_FEATURE = Feature(
    "circles",
    aggregates=(aggregate("circle", Circle, CIRCLES),),
    routes=(
        on(asked.OpenCircle, reads.opening, coming.open_circle),
        on(asked.ComeIn, reads.acting, coming.come_in),
        on(asked.InvitePerson, reads.inviting, coming.invite_person),
        on(asked.InviteOrganisation, reads.inviting, coming.invite_organisation),
        on(asked.LetIn, reads.acting, coming.let_in),
        on(asked.SayNotNow, reads.acting, coming.say_not_now),
        on(asked.LeaveCircle, reads.acting, going.leave_circle),
        on(asked.CloseCircle, reads.acting, going.close_circle),
        on(asked.KeepCircle, reads.acting, going.keep_circle),
        on(asked.ForgetInCircle, reads.one_with, going.forget_in_circle),
    ),
    pages=(
        page(asked.CirclesPage, reads.overview, pages.overview),
        page(asked.CirclePage, reads.facing, pages.circle),
    ),
    reactions=(
        Reaction(OrganisationLeft, going.after_organisation_left),
        Reaction(OrganisationMarkedLeft, going.after_organisation_left),
        Reaction(PersonErased, going.after_person_erased),
    ),
    sources=(
        Source("circle-people", reads.people),
        Source("circle-organisations", reads.organisations),
    ),
    words=(Word("circles", asked.CirclesPage.title, asked.CirclesPage),),
    tiles=(pieces.ALL,),
    told=told.TOLD,
    personal=Personal(reads.belonging, held.of_person),
)
