"""What has to be so before the requests of promises can be done by anybody."""

from collections.abc import Callable
from datetime import timedelta

from bot.features.promises import commands as asked
from bot.features.promises.model import CommitmentId, Way
from bot.kernel.command import Request
from tests.roles import of_agreements as agreements
from tests.roles.examples import Example, Examples, ordinary
from tests.roles.town import DAY, SCHOOL, Role, Town

PROMISE = CommitmentId("promise-------")
_OPEN = "Mia, of the school, has made a promise"
_AGREED = "something was agreed"


def begun(town: Town) -> None:
    town.press("mia", asked.MakePromise(PROMISE, "Print the flyers", DAY.isoformat()))


def promised(town: Town) -> None:
    begun(town)
    town.press("mia", asked.ConfirmDay(PROMISE, DAY))


def asked_of_mia(town: Town) -> None:
    mia = town.person("mia")
    town.press("pia", asked.MakePromise(PROMISE, "Print the flyers", DAY.isoformat(), mia))
    town.press("pia", asked.ConfirmDay(PROMISE, DAY))


def done(town: Town) -> None:
    promised(town)
    town.press("mia", asked.SayPromiseDone(PROMISE, "All of them"))


def wishing(town: Town) -> None:
    promised(town)
    town.press("mia", asked.AskRelease(PROMISE))


def linked(town: Town) -> None:
    promised(town)
    town.press("mia", asked.SayPromiseDone(PROMISE, "All of them", "https://example.org/photo"))


def offered(town: Town) -> None:
    promised(town)
    town.press("mia", asked.OfferPromise(PROMISE, town.person("rita")))


def soon(town: Town) -> None:
    promised(town)
    town.now += timedelta(days=6)


def of_it(
    kind: type[Request], before: Callable[[Town], None] = promised, when: str = _OPEN, **given: object
) -> Example:
    return Example(lambda town, _role: ordinary(town, kind, promise=PROMISE, **given), before, when)


def making(town: Town, _role: Role) -> asked.MakePromise:
    return asked.MakePromise(CommitmentId("another-------"), "Cook", DAY.isoformat())


def from_a_message(town: Town, _role: Role) -> asked.PromiseFromMessage:
    return asked.PromiseFromMessage(CommitmentId("another-------"), "Cook", DAY.isoformat())


def under(town: Town, _role: Role) -> asked.PromiseUnder:
    it = agreements.here(town)
    return asked.PromiseUnder(
        CommitmentId("another-------"), "Cook", DAY.isoformat(), way=Way.agreement, of=it, agreement=it
    )


def under_it(town: Town, _role: Role) -> asked.PromisesUnderPage:
    return asked.PromisesUnderPage(agreements.here(town))


def offering(town: Town, _role: Role) -> asked.OfferPromise:
    return asked.OfferPromise(PROMISE, town.person("alma"))


def leaving(town: Town, _role: Role) -> asked.LetPromiseGo:
    return asked.LetPromiseGo(town.person("mia"), SCHOOL)


def forgetting(town: Town, _role: Role) -> asked.ForgetInPromise:
    return asked.ForgetInPromise(town.person("mia"))


EXAMPLES: Examples = {
    asked.MakePromise: Example(making),
    asked.PromiseFromMessage: Example(from_a_message),
    asked.PromiseUnder: Example(under, agreements.agreed, _AGREED),
    asked.PromisesUnderPage: Example(under_it, agreements.agreed, _AGREED),
    asked.PromisePage: of_it(asked.PromisePage),
    asked.FormerWordsPage: of_it(asked.FormerWordsPage),
    asked.DatePromise: Example(lambda _town, _role: asked.DatePromise(PROMISE, DAY.isoformat()), promised, _OPEN),
    asked.ConfirmDay: of_it(asked.ConfirmDay, begun, "Mia has written a promise and not looked at its day", day=DAY),
    asked.CarryPromise: of_it(asked.CarryPromise, asked_of_mia, "Pia has asked Mia to carry a promise", day=DAY),
    asked.DropPromise: of_it(asked.DropPromise, asked_of_mia, "Pia has asked Mia to carry a promise"),
    asked.SayPromiseDone: of_it(asked.SayPromiseDone, word="All of them"),
    asked.ConfirmLink: of_it(asked.ConfirmLink, linked, "Mia has written what came of her promise, with a link"),
    asked.PutReleaseToVote: of_it(asked.PutReleaseToVote, wishing, "Mia asks to be released from her promise"),
    asked.NoteReleaseAsked: of_it(asked.NoteReleaseAsked, wishing, "Mia asks to be released from her promise"),
    asked.NoteReleaseVoted: of_it(asked.NoteReleaseVoted, wishing, "Mia asks to be released from her promise"),
    asked.ReopenPromise: of_it(asked.ReopenPromise, done, "Mia has said that her promise is done"),
    asked.ChangePromiseWords: of_it(asked.ChangePromiseWords, what="Print the posters"),
    asked.AskRelease: of_it(asked.AskRelease),
    asked.CarryOn: of_it(asked.CarryOn, wishing, "Mia asks to be released from her promise"),
    asked.ReleaseFromPromise: of_it(asked.ReleaseFromPromise, wishing, "Mia asks to be released from her promise"),
    asked.OfferPromise: Example(offering, promised, _OPEN),
    asked.TakePromiseOver: of_it(asked.TakePromiseOver, offered, "Mia has asked Rita to take over her promise"),
    asked.KeepPromiseTime: of_it(asked.KeepPromiseTime, soon, "its day is tomorrow"),
    asked.LetPromiseGo: Example(leaving, promised, _OPEN),
    asked.ForgetInPromise: Example(forgetting, promised, _OPEN),
}
