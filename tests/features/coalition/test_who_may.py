"""Q9: roles × commands, no cell unstated; and the names on the wire, which are a public format."""

import pytest

from bot.codes import digest
from bot.dispatch import Outcome
from bot.features.coalition import COALITION
from bot.features.coalition import commands as asked
from bot.features.coalition.model import (
    SeatId,
    Step,
    Way,
    key_of,
)
from bot.features.coalition.model.homes import Why
from bot.kernel.command import (
    Account,
    Address,
    Command,
    Page,
    Request,
    Standing,
)
from bot.kernel.feature import Catalogue
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from tests.features.coalition.town import EVENING, Town

ANYONE, MEMBER, FACILITATOR, CLOCK = Standing.anyone, Standing.member, Standing.facilitator, Standing.clock

STATED: dict[type[Request], tuple[str | None, Standing]] = {
    asked.SetUp: ("cs", ANYONE),
    asked.ChangeCoalition: ("cc", FACILITATOR),
    asked.JoinOrganisation: ("cjo", ANYONE),
    asked.AddOrganisation: ("cja", ANYONE),
    asked.JoinNeighbourhood: ("cjn", ANYONE),
    asked.ChangeMyDetails: ("cmd", MEMBER),
    asked.LeaveCoalition: ("cml", MEMBER),
    asked.SpeakFor: ("css", MEMBER),
    asked.ConfirmRepresentative: ("csc", FACILITATOR),
    asked.DeclineRepresentative: ("csd", FACILITATOR),
    asked.QuestionRepresentative: ("csq", MEMBER),
    asked.GiveSeatBack: ("csb", MEMBER),
    asked.NameAlternate: ("csn", MEMBER),
    asked.RemoveAlternate: ("csr", MEMBER),
    asked.RequireLead: ("csl", MEMBER),
    asked.LetAlternatesAnswer: ("cso", MEMBER),
    asked.LeaveAsOrganisation: ("col", MEMBER),
    asked.MarkAsLeft: ("com", FACILITATOR),
    asked.CloseSeat: (None, CLOCK),
    asked.DropOrganisation: (None, CLOCK),
    asked.ReleaseMember: (None, CLOCK),
    asked.WelcomeBack: (None, CLOCK),
    asked.NameOpenMatters: (None, CLOCK),
    asked.HandOver: ("csh", MEMBER),
    asked.SetResidentsSeats: ("ces", FACILITATOR),
    asked.OfferToSpeak: ("ceo", MEMBER),
    asked.TakeBackOffer: ("ceb", MEMBER),
    asked.SupportResident: ("cey", MEMBER),
    asked.TakeBackSupport: ("cen", MEMBER),
    asked.FillResidentsSeat: ("cef", FACILITATOR),
    asked.EndTurn: (None, CLOCK),
    asked.NoteSeated: (None, CLOCK),
    asked.TakeOffList: (None, CLOCK),
    asked.ForgetOffer: (None, CLOCK),
    asked.ResidentsPage: ("ce", MEMBER),
    asked.AskToFacilitate: ("cfm", FACILITATOR),
    asked.HandOverFacilitation: ("cfh", FACILITATOR),
    asked.AcceptFacilitation: ("cfy", MEMBER),
    asked.DeclineFacilitation: ("cfn", MEMBER),
    asked.GoOnFacilitating: ("cfg", FACILITATOR),
    asked.ChangeTerm: ("cfr", FACILITATOR),
    asked.KeepTerms: (None, CLOCK),
    asked.StopFacilitating: ("cfs", FACILITATOR),
    asked.TakeOverFacilitation: ("cft", MEMBER),
    asked.UseAnotherAccount: ("cac", MEMBER),
    asked.LinkAccount: ("cal", ANYONE),
    asked.MyAccounts: ("cas", MEMBER),
    asked.RemoveAccount: ("car", MEMBER),
    asked.AddAccount: (None, CLOCK),
    asked.EndCode: (None, CLOCK),
    asked.LetWrite: ("cyl", MEMBER),
    asked.TakeBackWriting: ("cyb", MEMBER),
    asked.StopWriting: ("cys", MEMBER),
    asked.WriteForThem: ("cyw", FACILITATOR),
    asked.LeaveForThem: ("cyx", MEMBER),
    asked.AddPerson: ("cya", MEMBER),
    asked.AddResident: ("cyn", FACILITATOR),
    asked.ForgetWriter: (None, CLOCK),
    asked.WritersPage: ("cyp", MEMBER),
    asked.WelcomeOrganisation: (None, CLOCK),
    asked.VacateSeat: (None, CLOCK),
    asked.RelieveFacilitator: (None, CLOCK),
    asked.ForgetMember: (None, CLOCK),
    asked.NoteOngoing: (None, CLOCK),
    asked.DropOngoing: (None, CLOCK),
    asked.NoteNextDate: (None, CLOCK),
    asked.NoteMeeting: (None, CLOCK),
    asked.GoOwnWay: ("cpa", FACILITATOR),
    asked.FollowPath: ("cpf", FACILITATOR),
    asked.NoteStep: (None, CLOCK),
    asked.NoteCameIn: (None, CLOCK),
    asked.NoteUsed: (None, CLOCK),
    asked.TellNextDate: (None, CLOCK),
    asked.MorePage: ("cpm", MEMBER),
    asked.DropMeeting: (None, CLOCK),
    asked.InvitePlace: ("chi", FACILITATOR),
    asked.TakeInvitationBack: ("cht", FACILITATOR),
    asked.LookAtInvitation: ("cho", ANYONE),
    asked.BringHere: ("chb", ANYONE),
    asked.ChangeHome: ("chc", FACILITATOR),
    asked.LeaveHome: ("chl", MEMBER),
    asked.MoveInto: (None, CLOCK),
    asked.CloseHome: (None, CLOCK),
    asked.LoseHome: (None, CLOCK),
    asked.NoteOutOfReach: (None, CLOCK),
    asked.NoteWithinReach: (None, CLOCK),
    asked.NoteMissing: (None, CLOCK),
    asked.ReachBy: (None, CLOCK),
    asked.TryAgain: ("chr", FACILITATOR),
    asked.HomePage: ("ch", ANYONE),
    asked.NeedsPage: ("cn", MEMBER),
    asked.WhoCanSee: ("cv", ANYONE),
    asked.NewHere: ("cvn", ANYONE),
    asked.JoinPage: ("cj", ANYONE),
    asked.MyPage: ("cm", MEMBER),
    asked.WhoPage: ("cw", MEMBER),
    asked.OrganisationPage: ("co", MEMBER),
    asked.PersonPage: ("cp", MEMBER),
    asked.FacilitatorsPage: ("cf", MEMBER),
    asked.HomesPage: ("chs", MEMBER),
    asked.HomeOfOurs: ("chp", MEMBER),
}

THERE = Address("terminal", "local", "room")
SEAT, ANA, CLINIC = SeatId("seat----------"), PersonId("ana-----------"), OrganisationId("clinic--------")
ACCOUNT, CODE = Account("discord", "guild", "ana"), "7QK2M9DA0F1TWPZX"
PLACE, KEY = PlaceId("place---------"), Id("key-----------")

SENT: tuple[Command | Page, ...] = (
    asked.SetUp("Another", "en"),
    asked.ChangeCoalition("Another"),
    asked.JoinOrganisation(CLINIC),
    asked.AddOrganisation(CLINIC, "Clinic"),
    asked.JoinNeighbourhood("North"),
    asked.ChangeMyDetails("Another"),
    asked.LeaveCoalition(),
    asked.SpeakFor(CLINIC),
    asked.ConfirmRepresentative(SEAT, ANA),
    asked.DeclineRepresentative(SEAT, ANA),
    asked.QuestionRepresentative(SEAT, ANA),
    asked.GiveSeatBack(SEAT),
    asked.NameAlternate(SEAT, ANA),
    asked.RemoveAlternate(SEAT, ANA),
    asked.RequireLead(SEAT),
    asked.LetAlternatesAnswer(SEAT),
    asked.LeaveAsOrganisation(CLINIC),
    asked.MarkAsLeft(CLINIC),
    asked.CloseSeat(CLINIC),
    asked.DropOrganisation(CLINIC),
    asked.ReleaseMember(ANA, CLINIC),
    asked.WelcomeBack(CLINIC, ANA),
    asked.NameOpenMatters(ANA),
    asked.HandOver(SEAT, ANA),
    asked.SetResidentsSeats(2, Way.lot),
    asked.OfferToSpeak(),
    asked.TakeBackOffer(),
    asked.SupportResident(ANA),
    asked.TakeBackSupport(ANA),
    asked.FillResidentsSeat(SEAT, Way.lot),
    asked.EndTurn(SEAT),
    asked.NoteSeated(ANA),
    asked.TakeOffList(ANA),
    asked.ForgetOffer(ANA),
    asked.ResidentsPage(),
    asked.AskToFacilitate(ANA),
    asked.HandOverFacilitation(ANA),
    asked.AcceptFacilitation(ANA),
    asked.DeclineFacilitation(ANA),
    asked.GoOnFacilitating(),
    asked.ChangeTerm(6),
    asked.KeepTerms(CoalitionId("coalition-----")),
    asked.StopFacilitating(),
    asked.TakeOverFacilitation(),
    asked.UseAnotherAccount(),
    asked.LinkAccount(CODE),
    asked.MyAccounts(),
    asked.RemoveAccount(key_of(ACCOUNT)),
    asked.AddAccount(ANA, ACCOUNT),
    asked.EndCode(ANA),
    asked.LetWrite(ANA),
    asked.TakeBackWriting(ANA),
    asked.StopWriting(ANA),
    asked.WriteForThem(ANA),
    asked.LeaveForThem(ANA),
    asked.AddPerson(ANA, CLINIC, "Ana"),
    asked.AddResident(ANA, "Ana", "North"),
    asked.ForgetWriter(ANA),
    asked.WritersPage(),
    asked.WelcomeOrganisation(CLINIC),
    asked.VacateSeat(CLINIC, ANA),
    asked.RelieveFacilitator(ANA),
    asked.ForgetMember(ANA),
    asked.NoteOngoing("round", KEY, PLACE, "The park"),
    asked.DropOngoing(KEY),
    asked.NoteNextDate(EVENING),
    asked.NoteMeeting(KEY, EVENING),
    asked.GoOwnWay(),
    asked.FollowPath(),
    asked.NoteStep(Step.round),
    asked.NoteCameIn(ANA),
    asked.NoteUsed("closing"),
    asked.TellNextDate(PLACE),
    asked.MorePage(),
    asked.DropMeeting(KEY),
    asked.InvitePlace("Garden"),
    asked.TakeInvitationBack(digest("0" * 16)),
    asked.LookAtInvitation("0" * 16),
    asked.BringHere("0" * 16),
    asked.ChangeHome(PLACE),
    asked.LeaveHome(PLACE),
    asked.MoveInto(PLACE),
    asked.CloseHome(PLACE),
    asked.LoseHome(THERE),
    asked.NoteOutOfReach(THERE, Why.not_in),
    asked.NoteWithinReach(THERE),
    asked.NoteMissing(THERE, "grant"),
    asked.ReachBy(THERE, "T2"),
    asked.TryAgain(PLACE),
    asked.HomePage(),
    asked.NeedsPage(),
    asked.WhoCanSee(),
    asked.NewHere(),
    asked.JoinPage(),
    asked.MyPage(),
    asked.WhoPage(),
    asked.OrganisationPage(CLINIC),
    asked.PersonPage(ANA),
    asked.FacilitatorsPage(),
    asked.HomesPage(),
    asked.HomeOfOurs(PLACE),
)

KEPT_OUT = {
    "sam": {ANYONE: None, MEMBER: "members-only", FACILITATOR: "members-only", CLOCK: "members-only"},
    "mia": {ANYONE: None, MEMBER: None, FACILITATOR: "facilitators-only", CLOCK: "members-only"},
    "fay": {ANYONE: None, MEMBER: None, FACILITATOR: None, CLOCK: "members-only"},
}
"""Sam is a stranger, Mia a member, Fay the facilitator; what each is told who may not."""


def test_every_request_is_stated() -> None:
    """Every command and page of the feature stands in the table with its name on the wire and who may send it."""
    declared = {kind: (kind.wire, kind.needs) for kind in Catalogue((COALITION,)).requests()}
    assert declared == STATED


def test_every_request_is_sent_by_every_role() -> None:
    """The examples that the roles send leave none out."""
    assert {type(request) for request in SENT} == set(STATED)


@pytest.mark.parametrize("user", KEPT_OUT)
@pytest.mark.parametrize("request_", SENT, ids=lambda request: type(request).__name__)
def test_who_may_not_is_told_so_and_nothing_changes(user: str, request_: Command | Page) -> None:
    """T4: strangers look and join, members act, facilitators decide, the clock alone follows up; each no is kind."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("mia", asked.JoinNeighbourhood("North"))
    before, facts = town.coalition, list(town.here.facts)
    told = KEPT_OUT[user][request_.needs]
    answer = town.hear(user, request_)
    if told:
        assert (answer.outcome, answer.refusal) == (Outcome.refused, told)
        assert (town.coalition, town.here.facts) == (before, facts)
    else:
        assert answer.refusal not in {"members-only", "facilitators-only"}


@pytest.mark.parametrize("request_", SENT, ids=lambda request: type(request).__name__)
def test_without_a_coalition_only_set_up_is_possible(request_: Command | Page) -> None:
    """In a place without a coalition every request ends in the way to set one up, and leaves nothing behind."""
    town = Town()
    answer = town.hear("sam", request_)
    if isinstance(request_, asked.SetUp | asked.HomePage | asked.WhoCanSee | asked.NewHere):
        assert answer.outcome is Outcome.done
    elif isinstance(request_, asked.LookAtInvitation | asked.BringHere):
        assert answer.refusal == "wrong-code"
    else:
        told = "wrong-code" if isinstance(request_, asked.LinkAccount) else "no-coalition-here"
        assert answer.refusal == told


def test_the_words_after_the_root() -> None:
    """What can be typed after /coalition is public too."""
    assert COALITION.root
    words = ("join", "link", "me", "needs", "who", "residents", "facilitators", "homes", "home", "invite")
    assert tuple(word.word for word in COALITION.root.words) == words
