"""How answers are asked for."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.pieces import WORDS
from bot.features.proposals.model.secret import Openness
from bot.kernel.fields import Choice, Number, Paragraph
from bot.kernel.text import Phrase, say

MOST_DAYS, MOST_MONTHS = 60, 60

Secrecy = Annotated[
    Openness | None,
    Choice(
        say("Open or secret?"),
        say("In secret no choice is stored with a name, and none can be changed afterwards."),
        options=((Openness.open, say("Open")), (Openness.secret, say("Secret"))),
    ),
]
"""Left empty it is as the group's rules say."""


@dataclass(frozen=True, slots=True)
class AskForAnswers(OnProposal):
    """Without `openness`, or `electorate`, it is as the group's rules say."""

    wire: ClassVar[str | None] = "po"
    title: ClassVar[Phrase] = say("Ask for answers")
    intro: ClassVar[Phrase | None] = say(
        "Each answers once. In the open it can be changed until the end, in secret it is final."
    )
    submit: ClassVar[Phrase] = say("Ask them")

    question: Annotated[
        Question,
        Choice(
            say("What do you ask?"),
            options=(
                (Question.live_with_it, say("Can all live with it?")),
                (Question.most_say_yes, say("Do most say yes?")),
                (Question.pick_one, say("Which one of several?")),
            ),
        ),
    ] = Question.live_with_it
    days: Annotated[
        int, Number(say("For how many days?"), say("Seven give people time to ask at home."), 1, MOST_DAYS)
    ] = 7
    options: Annotated[
        str, Paragraph(say("Only for one of several: the options"), say("Each on a line of its own."), most=WORDS)
    ] = ""
    openness: Secrecy = None
    review: Annotated[
        int, Number(say("Look at it again after how many months?"), say("An agreement is for now."), 1, MOST_MONTHS)
    ] = 12
    electorate: Electorate | None = None
