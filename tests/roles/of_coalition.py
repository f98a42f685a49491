"""What has to be so before the coalition's requests can be done by anybody."""

from dataclasses import replace

from bot.codes import digest
from bot.features.coalition import commands as asked
from bot.features.coalition.model import (
    COALITIONS,
    CODES,
    HOMES,
    INVITE,
    LINK,
    LINK_FOR,
    MEMBERS,
    SEATS,
    Home,
    Member,
    OneTimeCode,
    Way,
)
from bot.features.coalition.model.homes import INVITE_FOR
from bot.kernel.command import Account, Request
from bot.kernel.ids import PersonId, PlaceId
from tests.roles.examples import Example, Examples, ordinary
from tests.roles.town import LIBRARY, SCHOOL, Role, Town

RESIDENTS = "residents take turns at two seats"
WAITING = "a representative waits to be confirmed"


def of_waiting_seat(kind: type[Request]) -> Example:
    def made(town: Town, _role: Role) -> Request:
        seat = town.unit.get(SEATS).of(LIBRARY)
        assert seat
        return ordinary(town, kind, seat=seat.id, representative=seat.representative)

    return Example(made, when=WAITING)


def about(kind: type[Request], user: str, field: str = "person") -> Example:
    return Example(lambda town, _role: ordinary(town, kind, **{field: town.person(user)}))


def facilitate(town: Town, by: str, user: str) -> None:
    town.press(by, asked.AskToFacilitate(town.person(user)))
    town.press(user, asked.AcceptFacilitation(town.person(by)))


def of_offer(kind: type[Request]) -> Example:
    return Example(
        lambda town, _role: ordinary(town, kind, by=town.person("fay")),
        lambda town: town.press("fay", asked.AskToFacilitate(town.person("mia"))),
        "the member is asked to facilitate",
    )


def without_facilitators(town: Town) -> None:
    coalitions = town.unit.get(COALITIONS)
    here = coalitions.locked_here()
    assert here
    coalitions.save(replace(here, facilitators=()))


def nobody_is_left(town: Town) -> None:
    """Of the library, which Lena alone was from."""
    town.press("lena", asked.LeaveCoalition())


def residents_take_turns(town: Town) -> None:
    """Pia lives here now, and is the one who offers."""
    town.press("fay", asked.SetResidentsSeats(2, Way.turns))
    town.press("pia", asked.JoinNeighbourhood("North"), asked.OfferToSpeak())


OF_RESIDENTS = Example(before=residents_take_turns, when=RESIDENTS)


def filled(town: Town, _role: Role) -> Request:
    return asked.FillResidentsSeat(town.unit.get(SEATS).of_residents()[0].id, Way.turns)


CODE = "7QK2M9DA0F1TWPZX"
BY_CODE = "there is a code for another place"


def pia_makes_a_code(town: Town) -> None:
    town.unit.get(CODES).add(OneTimeCode(digest(CODE), LINK, town.person("pia"), town.now + LINK_FOR))


def invited(town: Town) -> None:
    by, until = town.person("fay"), town.now + INVITE_FOR
    town.unit.get(CODES).add(OneTimeCode(digest(CODE), INVITE, by, until, town.place, "Another place"))


def in_two_places(town: Town) -> None:
    another = Home(PlaceId("another-------"), "terminal", "local", "another", town.now, town.person("fay"))
    town.unit.get(HOMES).add(another)


ROSA = PersonId("rosa----------")
NOT_ON_CHAT = "they are not on chat, and another member writes for them"


def rosa_is_not_on_chat(town: Town) -> None:
    rosa = Member(ROSA, "Rosa", (), "en", "UTC", town.now, SCHOOL, writers=(town.person("pia"),))
    town.unit.get(MEMBERS).add(rosa)


def of_rosa(kind: type[Request]) -> Example:
    return Example(lambda town, _role: ordinary(town, kind, person=ROSA), rosa_is_not_on_chat, NOT_ON_CHAT)


EXAMPLES: Examples = {
    asked.WriteForThem: of_rosa(asked.WriteForThem),
    asked.LeaveForThem: of_rosa(asked.LeaveForThem),
    asked.AddAccount: Example(
        lambda town, _role: asked.AddAccount(town.person("pia"), Account("terminal", "local", "tablet"))
    ),
    asked.LinkAccount: Example(
        lambda _town, _role: asked.LinkAccount(CODE), pia_makes_a_code, "another member made the code"
    ),
    asked.TakeInvitationBack: Example(lambda _town, _role: asked.TakeInvitationBack(digest(CODE)), invited, BY_CODE),
    asked.LookAtInvitation: Example(lambda _town, _role: asked.LookAtInvitation(CODE), invited, BY_CODE),
    asked.BringHere: Example(lambda _town, _role: asked.BringHere(CODE), invited, BY_CODE),
    asked.LeaveHome: Example(
        lambda _town, _role: asked.LeaveHome(PlaceId("another-------")), in_two_places, "there are two places"
    ),
    asked.ConfirmRepresentative: of_waiting_seat(asked.ConfirmRepresentative),
    asked.DeclineRepresentative: of_waiting_seat(asked.DeclineRepresentative),
    asked.QuestionRepresentative: about(asked.QuestionRepresentative, "rita", "representative"),
    asked.MarkAsLeft: Example(
        lambda _town, _role: asked.MarkAsLeft(LIBRARY), nobody_is_left, "nobody is left of the organisation"
    ),
    asked.HandOver: about(asked.HandOver, "mia"),
    asked.SetResidentsSeats: Example(lambda _town, _role: asked.SetResidentsSeats(2, Way.lot)),
    asked.OfferToSpeak: OF_RESIDENTS,
    asked.TakeBackOffer: OF_RESIDENTS,
    asked.SupportResident: OF_RESIDENTS,
    asked.TakeBackSupport: OF_RESIDENTS,
    asked.FillResidentsSeat: Example(filled, residents_take_turns, RESIDENTS),
    asked.NameAlternate: about(asked.NameAlternate, "mia"),
    asked.RemoveAlternate: about(asked.RemoveAlternate, "alma"),
    asked.SpeakFor: Example(
        before=lambda town: town.press("rita", asked.GiveSeatBack(town.seat)), when="nobody speaks for it"
    ),
    asked.StopFacilitating: Example(before=lambda town: facilitate(town, "fay", "pia"), when="there is another one"),
    asked.AcceptFacilitation: of_offer(asked.AcceptFacilitation),
    asked.DeclineFacilitation: of_offer(asked.DeclineFacilitation),
    asked.KeepTerms: Example(lambda town, _role: ordinary(town, asked.KeepTerms, coalition=town.coalition)),
    asked.TakeOverFacilitation: Example(before=without_facilitators, when="nobody facilitates any more"),
}
