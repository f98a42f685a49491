"""What people can ask of rules that the group adopts: pages, drafts, putting them to the vote, and what comes after. A
button names the edition of a draft, or the version of a rule, that whoever presses had before them."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from bot.features.ground_rules.model.exceptions import CASE
from bot.features.ground_rules.model.wording import MOST_MONTHS, TITLE, WORDS, RuleId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Choice, Day, Line, New, Number, Paragraph
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Phrase, say
from bot.ruling import Topic


class Force(Enum):
    reminds = "reminds"
    holds = "holds"


_WORDS = Paragraph(say("The rule, in your own words"), say("Short, so that all can keep it in mind."), most=WORDS)
_CHANGED = Paragraph(say("The rule, in new words"), say("Leave it empty to keep the words as they are."), most=WORDS)
_FORCE = Choice(
    say("What does the bot do?"),
    say("You can change this later, by a vote."),
    options=((Force.reminds, say("It reminds")), (Force.holds, say("It holds: the bot refuses what it forbids"))),
)
_MONTHS = Number(say("Look at it again after how many months?"), say("A rule is for now. 0 is never."), 0, MOST_MONTHS)


@dataclass(frozen=True, slots=True)
class OnRule(Command):
    rule: RuleId


@dataclass(frozen=True, slots=True)
class OnDraft(OnRule):
    edition: int


@dataclass(frozen=True, slots=True)
class RuleTopicPage(Page):
    wire: ClassVar[str | None] = "go"
    title: ClassVar[Phrase] = say("A topic of ground rules")
    intro: ClassVar[Phrase | None] = say("What the group has agreed on it, drafts, and words to start from.")

    topic: Topic
    start: int = 0


@dataclass(frozen=True, slots=True)
class RulePage(Page):
    wire: ClassVar[str | None] = "gl"
    title: ClassVar[Phrase] = say("A ground rule")
    intro: ClassVar[Phrase | None] = say("Its words, what the bot keeps of it, and what you can do with it.")

    rule: RuleId


@dataclass(frozen=True, slots=True)
class DraftPage(Page):
    wire: ClassVar[str | None] = "gj"
    title: ClassVar[Phrase] = say("A draft of a rule")
    intro: ClassVar[Phrase | None] = say(
        "What is proposed, what the bot would keep, and the button that asks the group."
    )

    rule: RuleId


@dataclass(frozen=True, slots=True)
class VersionPage(Page):
    """What this version changed in the one before it."""

    wire: ClassVar[str | None] = "gv"
    title: ClassVar[Phrase] = say("What was changed")
    intro: ClassVar[Phrase | None] = say("A version of a rule beside the one before it.")

    rule: RuleId
    number: int


@dataclass(frozen=True, slots=True)
class WriteRule(Command):
    wire: ClassVar[str | None] = "gn"
    title: ClassVar[Phrase] = say("Propose wording")
    intro: ClassVar[Phrase | None] = say("It is a draft first. You look at it again before the group is asked.")
    submit: ClassVar[Phrase] = say("Keep the draft")

    rule: Annotated[RuleId, New()]
    topic: Topic
    words: Annotated[str, _WORDS]
    force: Annotated[Force, _FORCE] = Force.reminds
    months: Annotated[int, _MONTHS] = 12


@dataclass(frozen=True, slots=True)
class WriteOwnRule(Command):
    wire: ClassVar[str | None] = "gno"
    title: ClassVar[Phrase] = say("Propose another rule")
    intro: ClassVar[Phrase | None] = say("On something that is not in the list. It is a draft first.")
    submit: ClassVar[Phrase] = say("Keep the draft")

    rule: Annotated[RuleId, New()]
    topic: Topic
    name: Annotated[str, Line(say("What is it about?"), say("In one line."), most=TITLE)]
    words: Annotated[str, _WORDS]
    force: Annotated[Force, _FORCE] = Force.reminds
    months: Annotated[int, _MONTHS] = 12


@dataclass(frozen=True, slots=True)
class ChangeRule(OnDraft):
    """Of a rule in force it makes a draft, and leaves the rule as it is; `edition` is 0 where there is none yet."""

    wire: ClassVar[str | None] = "gm"
    title: ClassVar[Phrase] = say("Change this rule")
    intro: ClassVar[Phrase | None] = say("It is a draft first. Nothing changes before the group agrees.")
    submit: ClassVar[Phrase] = say("Keep the draft")

    force: Annotated[Force, _FORCE]
    words: Annotated[str, _CHANGED] = ""
    months: Annotated[int, _MONTHS] = 12


@dataclass(frozen=True, slots=True)
class SetAnswer(OnDraft):
    """`name` is a setting's; an empty value takes the answer back."""

    wire: ClassVar[str | None] = "ga"
    title: ClassVar[Phrase] = say("What the bot keeps")
    intro: ClassVar[Phrase | None] = say("A draft says what the bot does if the group agrees to it.")

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class TakePlaceOf(OnDraft):
    """Pressed again it does not."""

    wire: ClassVar[str | None] = "gs"
    title: ClassVar[Phrase] = say("Take the place of a rule")
    intro: ClassVar[Phrase | None] = say("If the group agrees to a draft, another rule ends.")

    other: RuleId


@dataclass(frozen=True, slots=True)
class DropDraft(OnDraft):
    wire: ClassVar[str | None] = "gd"
    title: ClassVar[Phrase] = say("Drop the draft")
    intro: ClassVar[Phrase | None] = say("Nothing changes.")


@dataclass(frozen=True, slots=True)
class PutRule(OnDraft):
    wire: ClassVar[str | None] = "gp"
    title: ClassVar[Phrase] = say("Ask the group")
    intro: ClassVar[Phrase | None] = say("The draft is put to the vote, with its notice. Nothing changes before that.")


@dataclass(frozen=True, slots=True)
class AcknowledgeRule(OnRule):
    wire: ClassVar[str | None] = "gz"
    title: ClassVar[Phrase] = say("We have read it")
    intro: ClassVar[Phrase | None] = say("You say that your organisation has read a rule. It is no yes and no no.")

    version: int


@dataclass(frozen=True, slots=True)
class AskForException(OnRule):
    wire: ClassVar[str | None] = "ge"
    title: ClassVar[Phrase] = say("Ask for an exception")
    intro: ClassVar[Phrase | None] = say("For one case and a few days. The group decides, and it is written down.")
    submit: ClassVar[Phrase] = say("Ask the group")

    case: Annotated[str, Paragraph(say("For what, and why?"), most=CASE)]
    until: Annotated[date, Day(say("Until which day?"), say("The rule reminds until then, and refuses nothing."))]


@dataclass(frozen=True, slots=True)
class AskToEndRule(OnRule):
    wire: ClassVar[str | None] = "gx"
    title: ClassVar[Phrase] = say("Ask to end this rule")
    intro: ClassVar[Phrase | None] = say("The group decides whether a rule ends. It stays readable.")


@dataclass(frozen=True, slots=True)
class KeepRule(OnRule):
    """Something of it is over or due."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class SayAsked(OnRule):
    """Its draft, `number`th of what was put to the vote, stands before all; or whether it ends."""

    needs: ClassVar[Standing] = Standing.clock

    kind: str
    number: int
    proposal: Id
    vote: int


@dataclass(frozen=True, slots=True)
class KeepDecision(OnRule):
    """The vote was counted, or what it was about withdrawn."""

    needs: ClassVar[Standing] = Standing.clock

    kind: str
    number: int
    adopted: bool
    withdrawn: bool
    proposal: Id
    vote: int
    seats: int
    answered: int
    way: str
    seal: str


@dataclass(frozen=True, slots=True)
class SupersedeRule(OnRule):
    needs: ClassVar[Standing] = Standing.clock

    by: int


@dataclass(frozen=True, slots=True)
class ForgetInRules(Command):
    """In one more of the rules that name them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
