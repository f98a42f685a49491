"""What becomes of a promise: done, worded anew, released, handed over."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.promises.commands.making import THING, OfPromise
from bot.features.promises.model import LINK, WHY, WORD
from bot.kernel.fields import Line, Pick
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say

COLLEAGUES = "who else can carry it"


@dataclass(frozen=True, slots=True)
class SayPromiseDone(OfPromise):
    wire: ClassVar[str | None] = "dd"
    title: ClassVar[Phrase] = say("It is done")
    intro: ClassVar[Phrase | None] = say("You say that it is done. For a week you can take it back.")

    word: Annotated[str, Line(say("What came of it?"), say("One line, for all members."), most=WORD)]
    link: Annotated[str, Line(say("A link, or where a picture is"), say("The bot never opens it."), most=LINK)] = ""


@dataclass(frozen=True, slots=True)
class ConfirmLink(OfPromise):
    wire: ClassVar[str | None] = "dq"
    title: ClassVar[Phrase] = say("Yes, that's the link")
    intro: ClassVar[Phrase | None] = say("The link that you were shown is the one that you mean.")


@dataclass(frozen=True, slots=True)
class ReopenPromise(OfPromise):
    wire: ClassVar[str | None] = "du"
    title: ClassVar[Phrase] = say("Not done yet")
    intro: ClassVar[Phrase | None] = say("It was marked as done by mistake. It is open again.")


@dataclass(frozen=True, slots=True)
class ChangePromiseWords(OfPromise):
    wire: ClassVar[str | None] = "dr"
    title: ClassVar[Phrase] = say("Change the words")
    intro: ClassVar[Phrase | None] = say("The words before stay readable.")
    submit: ClassVar[Phrase] = say("Save")

    what: Annotated[str, THING]
    why: Annotated[str, Line(say("Why, if you like to say"), say("All members can read it."), most=WHY)] = ""


@dataclass(frozen=True, slots=True)
class AskRelease(OfPromise):
    wire: ClassVar[str | None] = "da"
    title: ClassVar[Phrase] = say("Ask to be released")
    intro: ClassVar[Phrase | None] = say(
        "All are told that you ask. You are released once someone of another organisation says yes."
    )
    submit: ClassVar[Phrase] = say("Ask the group")

    why: Annotated[str, Line(say("Why, if you like to say"), say("All members can read it."), most=WHY)] = ""


@dataclass(frozen=True, slots=True)
class CarryOn(OfPromise):
    wire: ClassVar[str | None] = "dk"
    title: ClassVar[Phrase] = say("I carry it on")
    intro: ClassVar[Phrase | None] = say("You do not ask to be released any more.")


@dataclass(frozen=True, slots=True)
class ReleaseFromPromise(OfPromise):
    wire: ClassVar[str | None] = "dg"
    title: ClassVar[Phrase] = say("Yes, release them")
    intro: ClassVar[Phrase | None] = say("For the group you release another organisation from a promise.")


@dataclass(frozen=True, slots=True)
class PutReleaseToVote(OfPromise):
    wire: ClassVar[str | None] = "dj"
    title: ClassVar[Phrase] = say("Put it to the vote")
    intro: ClassVar[Phrase | None] = say(
        "All are asked whether to release them, in the way in which the group usually decides."
    )


@dataclass(frozen=True, slots=True)
class OfferPromise(OfPromise):
    wire: ClassVar[str | None] = "do"
    title: ClassVar[Phrase] = say("Hand it over")
    intro: ClassVar[Phrase | None] = say("Someone of your organisation carries it once they say yes.")
    submit: ClassVar[Phrase] = say("Ask them")

    person: Annotated[PersonId, Pick(say("Who could carry it?"), source=COLLEAGUES)]


@dataclass(frozen=True, slots=True)
class TakePromiseOver(OfPromise):
    wire: ClassVar[str | None] = "dt"
    title: ClassVar[Phrase] = say("I take it over")
    intro: ClassVar[Phrase | None] = say("You carry this promise from now on.")
