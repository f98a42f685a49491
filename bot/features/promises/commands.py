"""What people and the clock can ask of a promise. Dates are written in words, and counted once they were looked at."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bot.features.promises.model import LINK, WHAT, WHY, WORD, CommitmentId, Way
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line, New, Pick
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Phrase, say
from bot.spoken_days import WORDS

CARRIERS, COLLEAGUES = "who can carry it", "who else can carry it"

_WHAT = Line(say("What will you do?"), say("One thing, in one line; no clients' names."), most=WHAT)
_WHEN = Line(say("By when?"), say("For example: next Friday, in two weeks, or 2026-12-04."), most=WORDS)


@dataclass(frozen=True, slots=True)
class PromisesPage(Page):
    """`start` is how many come before the first that is shown."""

    wire: ClassVar[str | None] = "db"
    title: ClassVar[Phrase] = say("Promises")
    intro: ClassVar[Phrase | None] = say("What organisations and residents have promised to do, and by when.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class MyPromisesPage(Page):
    wire: ClassVar[str | None] = "di"
    title: ClassVar[Phrase] = say("My promises")
    intro: ClassVar[Phrase | None] = say("What you carry, what is next, and what you are asked to carry.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class DonePromisesPage(Page):
    wire: ClassVar[str | None] = "dz"
    title: ClassVar[Phrase] = say("Done, or released")
    intro: ClassVar[Phrase | None] = say("Promises that are done, and those from which the group has released someone.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class PromisesUnderPage(Page):
    wire: ClassVar[str | None] = "dv"
    title: ClassVar[Phrase] = say("Promises under this")
    intro: ClassVar[Phrase | None] = say("What was promised under one agreement.")

    agreement: Id
    start: int = 0


@dataclass(frozen=True, slots=True)
class PromisePage(Page):
    wire: ClassVar[str | None] = "dl"
    title: ClassVar[Phrase] = say("Open")
    intro: ClassVar[Phrase | None] = say("One promise, and what you can do with it.")

    promise: CommitmentId


@dataclass(frozen=True, slots=True)
class FormerWordsPage(Page):
    wire: ClassVar[str | None] = "dh"
    title: ClassVar[Phrase] = say("What it said before")
    intro: ClassVar[Phrase | None] = say("All former words and dates of a promise.")

    promise: CommitmentId
    start: int = 0


@dataclass(frozen=True, slots=True)
class MakePromise(Command):
    """`way` and `of` say where it comes from; without `who` it is one's own."""

    wire: ClassVar[str | None] = "dm"
    title: ClassVar[Phrase] = say("Make a promise")
    intro: ClassVar[Phrase | None] = say(
        "You see the day before anything is shown to others. Someone else carries it only if they say yes."
    )
    submit: ClassVar[Phrase] = say("See the day")

    promise: Annotated[CommitmentId, New()]
    what: Annotated[str, _WHAT]
    when: Annotated[str, _WHEN]
    who: Annotated[
        PersonId | None, Pick(say("Who carries it?"), say("Leave it empty for yourself."), source=CARRIERS)
    ] = None
    way: Way = Way.hand
    of: Id | None = None
    agreement: Id | None = None


@dataclass(frozen=True, slots=True)
class OfPromise(Command):
    promise: CommitmentId


@dataclass(frozen=True, slots=True)
class DatePromise(OfPromise):
    wire: ClassVar[str | None] = "dw"
    title: ClassVar[Phrase] = say("Another date")
    intro: ClassVar[Phrase | None] = say("You see the day before it counts. The dates before it stay readable.")
    submit: ClassVar[Phrase] = say("See the day")

    when: Annotated[str, _WHEN]
    why: Annotated[str, Line(say("Why, if you like to say"), say("All members can read it."), most=WHY)] = ""


@dataclass(frozen=True, slots=True)
class ConfirmDay(OfPromise):
    wire: ClassVar[str | None] = "dy"
    title: ClassVar[Phrase] = say("Yes, that's right")
    intro: ClassVar[Phrase | None] = say("The day that you were shown is the one that you mean.")

    day: date


@dataclass(frozen=True, slots=True)
class CarryPromise(OfPromise):
    wire: ClassVar[str | None] = "dc"
    title: ClassVar[Phrase] = say("Yes, I carry it")
    intro: ClassVar[Phrase | None] = say("You say yes to a promise that someone wrote down for you.")


@dataclass(frozen=True, slots=True)
class DropPromise(OfPromise):
    """By whoever writes it, or is asked to carry it."""

    wire: ClassVar[str | None] = "dx"
    title: ClassVar[Phrase] = say("Leave it")
    intro: ClassVar[Phrase | None] = say("What is no promise yet is dropped. No reason is needed, and nothing is kept.")


@dataclass(frozen=True, slots=True)
class SayPromiseDone(OfPromise):
    wire: ClassVar[str | None] = "dd"
    title: ClassVar[Phrase] = say("It is done")
    intro: ClassVar[Phrase | None] = say("You say that it is done. For a week you can take it back.")

    word: Annotated[str, Line(say("What came of it?"), say("One line, for all members."), most=WORD)]
    link: Annotated[str, Line(say("A link, or where a picture is"), say("The bot never opens it."), most=LINK)] = ""


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

    what: Annotated[str, _WHAT]


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


@dataclass(frozen=True, slots=True)
class KeepPromiseTime(OfPromise):
    """Something is due: the reminder before the day, the question after it, or the end of what was never promised."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class LetPromiseGo(Command):
    """Of someone who has left, or is with another organisation than these promises: one more of them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
    now_with: OrganisationId | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class ForgetInPromise(Command):
    """Of someone who asks for it: one promise at a time, those that are open first."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
