"""What has to be so before the requests of circles can be done by anybody: Mia, a member, has opened one."""

from bot.features.circles import commands as asked
from bot.features.circles.facts import CircleId
from bot.features.circles.model import Kind
from bot.features.coalition import commands as coalition
from bot.features.coalition.model import SEATS
from bot.kernel.command import Request
from tests.roles.examples import SOMEONE, Example, Examples, ordinary
from tests.roles.town import LIBRARY, Role, Town

CIRCLE = CircleId("circle--------")
OPEN = "a member has opened a circle of people"


def opened(town: Town) -> None:
    town.press("mia", asked.OpenCircle(CIRCLE, "Housing", "Homes for families"))


def asked_to_come_in(town: Town) -> None:
    opened(town)
    town.press(SOMEONE, asked.ComeIn(CIRCLE))


def wished_to_close(town: Town) -> None:
    asked_to_come_in(town)
    town.press("mia", asked.LetIn(CIRCLE, town.person(SOMEONE)))
    town.press("sol", asked.ComeIn(CIRCLE))
    town.press("mia", asked.LetIn(CIRCLE, town.person("sol")), asked.CloseCircle(CIRCLE))


def of_organisations(town: Town) -> None:
    """The school is in it; the library has a confirmed representative too."""
    seat = town.unit.get(SEATS).of(LIBRARY)
    assert seat
    town.press("fay", coalition.ConfirmRepresentative(seat.id, town.person("lena")))
    town.press("rita", asked.OpenCircle(CIRCLE, "Housing", "Homes for families", Kind.organisations))


def on_it(kind: type[Request], **given: object) -> Example:
    return Example(lambda town, _role: ordinary(town, kind, circle=CIRCLE, **given), opened, OPEN)


def about_someone(kind: type[Request]) -> Example:
    def made(town: Town, _role: Role) -> Request:
        return ordinary(town, kind, circle=CIRCLE, party=town.person(SOMEONE))

    return Example(made, asked_to_come_in, "someone asks to come into the circle of a member")


EXAMPLES: Examples = {
    asked.ComeIn: on_it(asked.ComeIn),
    asked.LeaveCircle: on_it(asked.LeaveCircle),
    asked.InvitePerson: on_it(asked.InvitePerson),
    asked.InviteOrganisation: Example(
        lambda town, _role: ordinary(town, asked.InviteOrganisation, circle=CIRCLE, organisation=LIBRARY),
        of_organisations,
        "a representative has opened a circle of organisations",
    ),
    asked.LetIn: about_someone(asked.LetIn),
    asked.SayNotNow: about_someone(asked.SayNotNow),
    asked.CloseCircle: on_it(asked.CloseCircle),
    asked.KeepCircle: Example(
        lambda town, _role: ordinary(town, asked.KeepCircle, circle=CIRCLE),
        wished_to_close,
        "of three in it, a member would like to close it",
    ),
    asked.CirclePage: on_it(asked.CirclePage),
}
