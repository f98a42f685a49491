"""What can be asked of a text that is agreed on piece by piece."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.asking import MOST_DAYS
from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.text import BODY, HEADING, Cut, TextId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Choice, Line, New, Number, Paragraph
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class TextPage(Page):
    wire: ClassVar[str | None] = "pgv"
    title: ClassVar[Phrase] = say("The whole text")
    intro: ClassVar[Phrase | None] = say("A text in blocks: what stands already, and what is still talked about.")

    text: TextId


@dataclass(frozen=True, slots=True)
class WriteText(Command):
    wire: ClassVar[str | None] = "pgt"
    title: ClassVar[Phrase] = say("Split a longer text")
    intro: ClassVar[Phrase | None] = say(
        "It is cut into blocks, and each can be agreed on by itself. You see how it is cut before anyone else does."
    )
    submit: ClassVar[Phrase] = say("Cut it")

    text: Annotated[TextId, New()]
    heading: Annotated[str, Line(say("What is it about, in one line?"), most=HEADING)]
    body: Annotated[
        str, Paragraph(say("The whole text"), say("An empty line, or a new line, begins a new block."), most=BODY)
    ]


@dataclass(frozen=True, slots=True)
class OnText(Command):
    text: TextId


@dataclass(frozen=True, slots=True)
class CutText(OnText):
    wire: ClassVar[str | None] = "pgc"
    title: ClassVar[Phrase] = say("Cut it in another way")
    intro: ClassVar[Phrase | None] = say("The text is cut at empty lines, or at every line.")

    cut: Cut


@dataclass(frozen=True, slots=True)
class JoinBlocks(OnText):
    """`of` is how many blocks there were for whoever pressed, so that a doubled press joins once."""

    wire: ClassVar[str | None] = "pgj"
    title: ClassVar[Phrase] = say("Join two blocks")
    intro: ClassVar[Phrase | None] = say("A block and the one before it become one, before the text is shown.")

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class ShowText(OnText):
    wire: ClassVar[str | None] = "pgs"
    title: ClassVar[Phrase] = say("Show it to all")
    intro: ClassVar[Phrase | None] = say("Each block is a building block of its own from then on.")


@dataclass(frozen=True, slots=True)
class DropText(OnText):
    wire: ClassVar[str | None] = "pgx"
    title: ClassVar[Phrase] = say("Throw it away")
    intro: ClassVar[Phrase | None] = say("A text that was not shown yet is thrown away. Nobody else has seen it.")


@dataclass(frozen=True, slots=True)
class AskForAll(OnText):
    wire: ClassVar[str | None] = "pga"
    title: ClassVar[Phrase] = say("Ask about the rest")
    intro: ClassVar[Phrase | None] = say("Each organisation answers for each block, and can change it until the end.")
    submit: ClassVar[Phrase] = say("Ask them")

    question: Annotated[
        Question,
        Choice(
            say("What do you ask?"),
            options=(
                (Question.live_with_it, say("Can all live with it?")),
                (Question.most_say_yes, say("Do most say yes?")),
            ),
        ),
    ] = Question.live_with_it
    days: Annotated[
        int, Number(say("For how many days?"), say("Seven give people time to ask at home."), 1, MOST_DAYS)
    ] = 7


@dataclass(frozen=True, slots=True)
class AskAboutBlock(OnProposal):
    """One of those that are asked about in one step, by whoever asked."""

    needs: ClassVar[Standing] = Standing.clock

    question: Question
    days: int


@dataclass(frozen=True, slots=True)
class KeepText(OnProposal):
    """Something became of a proposal, which may be a block of a text."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class ForgetTexts(Command):
    """In one more of the texts that name them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
