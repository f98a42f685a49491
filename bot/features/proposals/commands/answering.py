"""How a seat gives its answer."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.pieces import WORDS
from bot.kernel.fields import Paragraph
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class Answer(OnProposal):
    """`text` is the version that stood on the card; `seat` is missing where whoever presses holds one alone.
    Of several options `picked` is one, which is taken back with `off`."""

    wire: ClassVar[str | None] = "py"
    title: ClassVar[Phrase] = say("Answer")
    intro: ClassVar[Phrase | None] = say(
        "You answer for the organisation whose seat you hold, or for yourself. You can change it until the end."
    )

    text: int
    position: Position
    picked: int | None = None
    off: bool = False
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class AnswerWithWords(OnProposal):
    """A worry, or that it would harm: with what it is, so that others can do something about it."""

    wire: ClassVar[str | None] = "pz"
    title: ClassVar[Phrase] = say("Say what it is")
    intro: ClassVar[Phrase | None] = say(
        "All see it beside the name, so that it can be talked about while there is time."
    )
    submit: ClassVar[Phrase] = say("Answer")

    text: int
    position: Position
    words: Annotated[str, Paragraph(say("What is it?"), say("A sentence is enough."), most=WORDS)]
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class StandBy(OnProposal):
    """The answer of before, to the text as it is now."""

    wire: ClassVar[str | None] = "ps"
    title: ClassVar[Phrase] = say("My answer stands")
    intro: ClassVar[Phrase | None] = say("You have read the new text, and your answer is the same.")

    text: int
    seat: Id
