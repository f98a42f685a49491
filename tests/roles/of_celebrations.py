"""What has to be so before the requests of celebrations can be done by anybody."""

from collections.abc import Callable
from datetime import timedelta

from bot.features.celebrations import commands as asked
from bot.features.celebrations.model import CelebrationId, Way
from bot.features.celebrations.model.offer import offer_id
from bot.kernel.command import Request
from bot.kernel.ids import Id
from tests.roles.examples import Example, Examples, ordinary
from tests.roles.town import LIBRARY, SCHOOL, Role, Town

PARTY, PROMISE = CelebrationId("celebration---"), Id("the-promise---")
_OFFER = offer_id(Way.promise, PROMISE)
_WRITTEN = "Mia has written a celebration that thanks the school"
_ASKED = "the school is asked whether it may be named"
_OFFERED = "Mia is asked whether she would like to celebrate what she did"
_POSTED = "a celebration that thanks the school is posted"


def written(town: Town) -> None:
    town.press("mia", asked.BeginCelebration(PARTY, "The garden is open"), asked.NamePartner(PARTY, SCHOOL))


def put(town: Town) -> None:
    written(town)
    town.press("mia", asked.AskPartners(PARTY))


def posted(town: Town) -> None:
    put(town)
    town.press("rita", asked.SayYes(PARTY, SCHOOL, 1))


def thanked(town: Town) -> None:
    posted(town)
    town.press("mia", asked.ThankThem(PARTY))


def allowed(town: Town) -> None:
    town.press("rita", asked.AllowInside(SCHOOL, holds=True))


def late(town: Town) -> None:
    put(town)
    town.now += timedelta(days=8)


def of_it(kind: type[Request], before: Callable[[Town], None], when: str, **given: object) -> Example:
    return Example(lambda town, _role: ordinary(town, kind, celebration=PARTY, **given), before, when)


def offered(town: Town) -> None:
    town.tick(asked.NoteOccasion(Way.promise, PROMISE, town.person("mia"), SCHOOL, what="Print the flyers"))


def open_now(town: Town) -> None:
    offered(town)
    town.now += timedelta(days=2)
    town.tick(asked.KeepOffer(_OFFER))


def of_offer(kind: type[asked.OfferPage | asked.LeaveOffer]) -> Example:
    return Example(lambda _town, _role: kind(_OFFER), open_now, _OFFERED)


def keeping_offer(town: Town, _role: Role) -> asked.KeepOffer:
    return asked.KeepOffer(_OFFER)


def noting(town: Town, _role: Role) -> asked.NoteOccasion:
    return asked.NoteOccasion(Way.promise, PROMISE, town.person("mia"), SCHOOL, what="Print the flyers")


def beginning(_town: Town, _role: Role) -> asked.BeginCelebration:
    return asked.BeginCelebration(CelebrationId("another-------"), "The flyers are out")


def of_mia(kind: type[asked.ForgetInCelebration | asked.ForgetInsideYes]) -> Example:
    return Example(lambda town, _role: kind(town.person("mia")), written, _WRITTEN)


EXAMPLES: Examples = {
    asked.CelebrateMessage: Example(
        lambda _town, _role: asked.CelebrateMessage(CelebrationId("another-------"), "The flyers are out")
    ),
    asked.OfferPage: of_offer(asked.OfferPage),
    asked.LeaveOffer: of_offer(asked.LeaveOffer),
    asked.KeepOffer: Example(keeping_offer, offered, _OFFERED),
    asked.NoteOccasion: Example(noting),
    asked.DropOccasion: Example(lambda _town, _role: asked.DropOccasion(Way.promise, PROMISE), offered, _OFFERED),
    asked.NoteBeginning: Example(lambda _town, _role: asked.NoteBeginning()),
    asked.ForgetInOffer: Example(lambda town, _role: asked.ForgetInOffer(town.person("mia")), offered, _OFFERED),
    asked.BeginCelebration: Example(beginning),
    asked.NamePartner: of_it(asked.NamePartner, written, _WRITTEN, organisation=LIBRARY),
    asked.NameEveryone: of_it(asked.NameEveryone, written, _WRITTEN),
    asked.TakePartnerOff: of_it(asked.TakePartnerOff, written, _WRITTEN, organisation=SCHOOL),
    asked.RewordCelebration: of_it(asked.RewordCelebration, written, _WRITTEN, words="The garden is ours"),
    asked.AskPartners: of_it(asked.AskPartners, written, _WRITTEN),
    asked.DropCelebration: of_it(asked.DropCelebration, written, _WRITTEN),
    asked.SayYes: of_it(asked.SayYes, put, _ASKED, organisation=SCHOOL, edition=1),
    asked.ChangeTheWords: of_it(
        asked.ChangeTheWords, put, _ASKED, organisation=SCHOOL, edition=1, words="Our garden is open"
    ),
    asked.LeaveUsOut: of_it(asked.LeaveUsOut, posted, _POSTED, organisation=SCHOOL),
    asked.ThankThem: of_it(asked.ThankThem, posted, _POSTED),
    asked.TakeThanksBack: of_it(asked.TakeThanksBack, thanked, "Mia has thanked the school"),
    asked.AllowInside: Example(lambda _town, _role: asked.AllowInside(SCHOOL, holds=True)),
    asked.CelebrationPage: of_it(asked.CelebrationPage, put, _ASKED),
    asked.OutsidePage: of_it(asked.OutsidePage, posted, _POSTED),
    asked.KeepCelebration: of_it(asked.KeepCelebration, late, "the day of the answers has come"),
    asked.ComeBackToCelebration: of_it(asked.ComeBackToCelebration, put, _ASKED),
    asked.LetOrganisationGo: Example(lambda _town, _role: asked.LetOrganisationGo(SCHOOL), put, _ASKED),
    asked.AskAboutName: Example(lambda _town, _role: asked.AskAboutName(SCHOOL), put, _ASKED),
    asked.EndInsideYes: Example(
        lambda _town, _role: asked.EndInsideYes(SCHOOL), allowed, "the school may be named among us"
    ),
    asked.ForgetInCelebration: of_mia(asked.ForgetInCelebration),
    asked.ForgetInsideYes: of_mia(asked.ForgetInsideYes),
}
