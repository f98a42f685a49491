"""The base of every coalition: set-up, organisations, members, seats, facilitators, and the home page."""

from dataclasses import replace

from bot.features.closing.facts import CloseEnded, CloseOpened
from bot.features.coalition import commands as asked
from bot.features.coalition import reads
from bot.features.coalition.cards import facilitators, held, home, homes, joining, mine, more, people, told
from bot.features.coalition.cards import residents as residents_cards
from bot.features.coalition.facts import (
    AccountLinked,
    HomeCameIn,
    HomeLeft,
    MemberJoined,
    MemberLeft,
    MemberMoved,
    OrganisationJoined,
    RepresentativeConfirmed,
    RepresentativeDeclined,
)
from bot.features.coalition.handlers import (
    accounts,
    evening,
    facilitating,
    following,
    residents,
    seats,
)
from bot.features.coalition.handlers import homes as living
from bot.features.coalition.handlers import joining as coming
from bot.features.coalition.model import (
    COALITIONS,
    CODES,
    HOMES,
    MEMBERS,
    ORGANISATIONS,
    RESIDENTS,
    SEATS,
    Coalition,
    Home,
    Member,
    OneTimeCode,
    Organisation,
    Residents,
    Seat,
)
from bot.features.ground_rules.facts import PromisesAccepted, PromisesWritten
from bot.features.listening.facts import NextDateSet, RoundEnded, RoundOpened
from bot.features.meetings.facts import MeetingCancelled, MeetingHeld, MeetingMoved, MeetingSet
from bot.features.privacy.facts import PersonErased
from bot.kernel.feature import Feature, Reaction, Root, Word, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

_BASE = Feature(
    "coalition",
    aggregates=(
        aggregate("coalition", Coalition, COALITIONS),
        aggregate("home", Home, HOMES),
        aggregate("code", OneTimeCode, CODES),
        aggregate("organisation", Organisation, ORGANISATIONS),
        aggregate("member", Member, MEMBERS),
        aggregate("seat", Seat, SEATS, deadline=Seat.deadline, tick=asked.EndTurn),
        aggregate("residents", Residents, RESIDENTS),
    ),
    routes=(
        on(asked.SetUp, reads.set_up_here, coming.set_up),
        on(asked.ChangeCoalition, reads.the_coalition, coming.change_coalition),
        on(asked.JoinOrganisation, reads.joining, coming.join_organisation),
        on(asked.AddOrganisation, reads.adding, coming.add_organisation),
        on(asked.JoinNeighbourhood, reads.joining, coming.join_neighbourhood),
        on(asked.ChangeMyDetails, reads.acting, coming.change_my_details),
        on(asked.LeaveCoalition, reads.acting, coming.leave_coalition),
        on(asked.SpeakFor, reads.acting, seats.speak_for),
        on(asked.ConfirmRepresentative, reads.seating, seats.confirm_representative),
        on(asked.DeclineRepresentative, reads.seating, seats.decline_representative),
        on(asked.QuestionRepresentative, reads.seating, seats.question_representative),
        on(asked.GiveSeatBack, reads.seating, seats.give_seat_back),
        on(asked.NameAlternate, reads.naming, seats.name_alternate),
        on(asked.RemoveAlternate, reads.seating, seats.remove_alternate),
        on(asked.HandOver, reads.naming, seats.hand_over),
        on(asked.SetResidentsSeats, reads.residents, residents.set_residents_seats),
        on(asked.OfferToSpeak, reads.residents, residents.offer_to_speak),
        on(asked.TakeBackOffer, reads.residents, residents.take_back_offer),
        on(asked.SupportResident, reads.residents, residents.support_resident),
        on(asked.TakeBackSupport, reads.residents, residents.take_back_support),
        on(asked.FillResidentsSeat, reads.residents, residents.fill_residents_seat),
        on(asked.EndTurn, reads.turning, residents.end_turn),
        on(asked.NoteSeated, reads.offering, residents.note_seated),
        on(asked.TakeOffList, reads.offering, residents.take_off_list),
        on(asked.ForgetOffer, reads.offering, residents.forget_offer),
        on(asked.MakeFacilitator, reads.making, facilitating.make_facilitator),
        on(asked.StopFacilitating, reads.facilitating, facilitating.stop_facilitating),
        on(asked.TakeOverFacilitation, reads.taking_over, facilitating.take_over_facilitation),
        on(asked.UseAnotherAccount, reads.acting, accounts.use_another_account),
        on(asked.LinkAccount, reads.linking, accounts.link_account),
        on(asked.MyAccounts, reads.acting, accounts.my_accounts),
        on(asked.RemoveAccount, reads.acting, accounts.remove_account),
        on(asked.AddAccount, reads.owner, accounts.add_account),
        on(asked.EndCode, reads.ending, accounts.end_code),
        on(asked.WelcomeOrganisation, reads.the_coalition, following.welcome_organisation),
        on(asked.VacateSeat, reads.vacating, seats.vacate_seat),
        on(asked.RelieveFacilitator, reads.facilitating, facilitating.relieve_facilitator),
        on(asked.ForgetMember, reads.leaving, coming.forget_member),
        on(asked.NoteOngoing, reads.places_held, following.note_ongoing),
        on(asked.DropOngoing, reads.the_coalition, following.drop_ongoing),
        on(asked.NoteNextDate, reads.the_coalition, following.note_next_date),
        on(asked.GoOwnWay, reads.the_coalition, evening.go_own_way),
        on(asked.FollowPath, reads.the_coalition, evening.follow_path),
        on(asked.NoteStep, reads.the_coalition, evening.note_step),
        on(asked.NoteCameIn, reads.the_coalition, evening.note_came_in),
        on(asked.NoteUsed, reads.the_coalition, evening.note_used),
        on(asked.TellNextDate, reads.the_coalition, evening.tell_next_date),
        on(asked.NoteMeeting, reads.the_coalition, following.note_meeting),
        on(asked.DropMeeting, reads.the_coalition, following.drop_meeting),
        on(asked.InvitePlace, reads.places_held, living.invite_place),
        on(asked.TakeInvitationBack, reads.taking_back, living.take_invitation_back),
        on(asked.LookAtInvitation, reads.invited, living.look_at_invitation),
        on(asked.BringHere, reads.invited, living.bring_here),
        on(asked.ChangeHome, reads.at_place, living.change_home),
        on(asked.LeaveHome, reads.at_place, living.leave_home),
        on(asked.MoveInto, reads.the_coalition, living.move_into),
        on(asked.CloseHome, reads.home_of, living.close_home),
    ),
    root=Root(
        "coalition",
        say("Your coalition: what needs you, who is here, and how to join"),
        asked.HomePage,
        words=(
            Word("join", say("Say whom you are with"), asked.JoinPage),
            Word("link", asked.LinkAccount.title, asked.LinkAccount),
            Word("me", say("My page"), asked.MyPage),
            Word("needs", say("Needs you"), asked.NeedsPage),
            Word("who", say("Who is here"), asked.WhoPage),
            Word("residents", say("Residents' seats"), asked.ResidentsPage),
            Word("facilitators", say("Facilitators"), asked.FacilitatorsPage),
            Word("homes", say("Our places"), asked.HomesPage),
            Word("home", say("Bring a coalition here by a code"), asked.LookAtInvitation),
            Word("invite", say("Bring in another place"), asked.InvitePlace),
        ),
        home=True,
    ),
    pages=(
        page(asked.NeedsPage, reads.my_needs, home.all_needs),
        page(asked.WhoCanSee, reads.seeing, joining.who_can_see),
        page(asked.NewHere, reads.seeing, joining.who_can_see),
        page(asked.JoinPage, reads.entrance, joining.entrance),
        page(asked.MyPage, reads.me_here, mine.page),
        page(asked.WhoPage, reads.everyone, people.who),
        page(asked.OrganisationPage, reads.inside, people.organisation),
        page(asked.PersonPage, reads.facing, people.person),
        page(asked.ResidentsPage, reads.residents_here, residents_cards.page),
        page(asked.FacilitatorsPage, reads.facilitators, facilitators.page),
        page(asked.HomesPage, reads.homes, homes.page),
        page(asked.HomeOfOurs, reads.home_here, homes.home),
    ),
    reactions=(
        Reaction(OrganisationJoined, following.after_organisation_joined),
        Reaction(HomeCameIn, living.after_home_came_in),
        Reaction(HomeLeft, living.after_home_left),
        Reaction(MemberLeft, following.after_member_left),
        Reaction(MemberMoved, residents.after_member_moved),
        Reaction(RepresentativeConfirmed, residents.after_confirmed),
        Reaction(RepresentativeDeclined, residents.after_declined),
        Reaction(AccountLinked, accounts.after_account_linked),
        Reaction(PersonErased, coming.after_person_erased),
        Reaction(PersonErased, accounts.after_person_erased),
        Reaction(RoundOpened, following.after_round_opened),
        Reaction(RoundEnded, following.after_round_ended),
        Reaction(NextDateSet, following.after_next_date_set),
        Reaction(MeetingSet, following.after_meeting_dated),
        Reaction(MeetingMoved, following.after_meeting_dated),
        Reaction(MeetingCancelled, following.after_meeting_over),
        Reaction(MeetingHeld, following.after_meeting_over),
        Reaction(MemberJoined, evening.after_coming_in),
        Reaction(MemberMoved, evening.after_coming_in),
        Reaction(RoundEnded, evening.after_round_ended),
        Reaction(PromisesAccepted, evening.after_promises_accepted),
        Reaction(CloseOpened, evening.after_close_opened),
        Reaction(CloseEnded, evening.after_close_ended),
        Reaction(NextDateSet, evening.after_date),
        Reaction(MeetingSet, evening.after_date),
        Reaction(PromisesWritten, evening.after_first_use),
        Reaction(CloseOpened, evening.after_first_use),
        Reaction(MeetingSet, evening.after_first_use),
    ),
    early=True,
    personal=Personal(reads.stored, held.of_person),
    told=told.TOLD,
)


def leading_to(others: tuple[Feature, ...]) -> Feature:
    """With a home page that leads to what all others offer."""
    leading = reads.Leading((_BASE, *others))
    ways = (page(asked.HomePage, leading.home, home.page), page(asked.MorePage, leading.more, more.page))
    return replace(_BASE, pages=(*ways, *_BASE.pages))


COALITION = leading_to(())
