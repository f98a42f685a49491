"""What can be asked of ground rules: the page, and what people write and say about the promises. A button says to
which wording it belongs, so that nobody says yes to words that they have not read."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.ground_rules.model import PROMISE, PromisesId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line, New, Pick
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say

STANDING = "promises"

_KEEP = say("Leave it empty to keep it as it is.")


@dataclass(frozen=True, slots=True)
class RulesPage(Page):
    """`start` is not read any more: buttons of before have it."""

    wire: ClassVar[str | None] = "gr"
    title: ClassVar[Phrase] = say("Ground rules")
    intro: ClassVar[Phrase | None] = say(
        "What you have agreed on how you treat each other and how you run things, what is open, and what is due."
    )

    start: int = 0


@dataclass(frozen=True, slots=True)
class PromisesPage(Page):
    """`start` is the number of the first answer that is shown."""

    wire: ClassVar[str | None] = "gpa"
    title: ClassVar[Phrase] = say("Three promises")
    intro: ClassVar[Phrase | None] = say(
        "The promises on how we treat each other, and who has said that they can keep them."
    )

    start: int = 0


@dataclass(frozen=True, slots=True)
class WritePromises(Command):
    """What is left empty is ours."""

    wire: ClassVar[str | None] = "gw"
    title: ClassVar[Phrase] = say("Write three promises")
    intro: ClassVar[Phrase | None] = say(
        "How do you want to treat each other? If you leave a line empty, the words below it are used."
    )
    submit: ClassVar[Phrase] = say("Show them to all")

    promises: Annotated[PromisesId, New()]
    first: Annotated[str, Line(say("First promise"), say("We let each other finish."), most=PROMISE)] = ""
    second: Annotated[
        str, Line(say("Second promise"), say("What is said here in confidence stays here."), most=PROMISE)
    ] = ""
    third: Annotated[
        str, Line(say("Third promise"), say("We say what we can do, and do it or say so."), most=PROMISE)
    ] = ""


@dataclass(frozen=True, slots=True)
class ReplacePromise(Command):
    """`which` names a line of an edition, as the model counts them."""

    wire: ClassVar[str | None] = "gwf"
    title: ClassVar[Phrase] = say("Change one promise")
    intro: ClassVar[Phrase | None] = say(
        "Your words take the place of one promise. All are asked whether they can keep it."
    )
    submit: ClassVar[Phrase] = say("Show it to all")

    promises: Annotated[PromisesId, New()]
    words: Annotated[str, Line(say("The promise"), most=PROMISE)]
    which: Annotated[int, Pick(say("In place of which?"), source=STANDING)]


@dataclass(frozen=True, slots=True)
class OfEdition(Command):
    promises: PromisesId
    edition: int


@dataclass(frozen=True, slots=True)
class RewordPromises(OfEdition):
    wire: ClassVar[str | None] = "gc"
    title: ClassVar[Phrase] = say("Change the words")
    intro: ClassVar[Phrase | None] = say("Then everyone is asked anew, also those who said that they can keep them.")
    submit: ClassVar[Phrase] = say("Show them to all")

    first: Annotated[str, Line(say("First promise"), _KEEP, most=PROMISE)] = ""
    second: Annotated[str, Line(say("Second promise"), _KEEP, most=PROMISE)] = ""
    third: Annotated[str, Line(say("Third promise"), _KEEP, most=PROMISE)] = ""


@dataclass(frozen=True, slots=True)
class KeepPromises(OfEdition):
    wire: ClassVar[str | None] = "gk"
    title: ClassVar[Phrase] = say("We can keep these")
    intro: ClassVar[Phrase | None] = say("You say that you can keep these promises, as they are worded now.")


@dataclass(frozen=True, slots=True)
class TalkFirst(OfEdition):
    wire: ClassVar[str | None] = "gt"
    title: ClassVar[Phrase] = say("Not yet, let us talk")
    intro: ClassVar[Phrase | None] = say("You say that you would like to talk about these promises first.")


@dataclass(frozen=True, slots=True)
class ForgetVoice(Command):
    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
