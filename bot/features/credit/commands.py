"""What can be asked of joint work: three pages, what partners do, and what follows when an organisation leaves."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.credit.model import LINE, NAME, WorkId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line, New, Paragraph, Pick
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Phrase, say

ORGANISATIONS = "organisations that can be partners"

_LINE = Paragraph(
    say("What may be said of it?"), say("One sentence, as a reporter may print it; no clients' names."), most=LINE
)
_NAME = Line(say("What do you do together?"), say("A few words."), most=NAME)
_PARTNER = Pick(say("Who is a partner?"), say("Your own organisation is one already."), source=ORGANISATIONS)


@dataclass(frozen=True, slots=True)
class WorksPage(Page):
    wire: ClassVar[str | None] = "jj"
    title: ClassVar[Phrase] = say("Joint work")
    intro: ClassVar[Phrase | None] = say("What we do together, and what all partners have agreed to say of it.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class ReporterPage(Page):
    wire: ClassVar[str | None] = "jr"
    title: ClassVar[Phrase] = say("A reporter called")
    intro: ClassVar[Phrase | None] = say("Who may speak, and the sentences that all partners have agreed to.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class WorkPage(Page):
    wire: ClassVar[str | None] = "jo"
    title: ClassVar[Phrase] = say("Open the work")
    intro: ClassVar[Phrase | None] = say("One joint work, its partners and its sentence.")

    work: WorkId
    start: int = 0


@dataclass(frozen=True, slots=True)
class BeginWork(Command):
    """For the `organisation` that whoever acts for several chose, else for their first."""

    wire: ClassVar[str | None] = "jb"
    title: ClassVar[Phrase] = say("Begin joint work")
    intro: ClassVar[Phrase | None] = say(
        "Your organisation is its first partner. Nothing is said outside until every partner has said yes."
    )
    submit: ClassVar[Phrase] = say("Begin")

    work: Annotated[WorkId, New()]
    name: Annotated[str, _NAME]
    partner: Annotated[OrganisationId | None, _PARTNER] = None
    line: Annotated[str, _LINE] = ""
    agreement: Id | None = None
    organisation: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class OfWork(Command):
    work: WorkId


@dataclass(frozen=True, slots=True)
class AddWorkPartner(OfWork):
    wire: ClassVar[str | None] = "jp"
    title: ClassVar[Phrase] = say("Add a partner")
    intro: ClassVar[Phrase | None] = say("It is asked for its own yes before anything is said.")
    submit: ClassVar[Phrase] = say("Add")

    organisation: Annotated[OrganisationId, _PARTNER]


@dataclass(frozen=True, slots=True)
class WordLine(OfWork):
    """`seen` is which words its writer had before them; `organisation` as with `BeginWork`."""

    wire: ClassVar[str | None] = "jw"
    title: ClassVar[Phrase] = say("Write the sentence")
    intro: ClassVar[Phrase | None] = say("All partners are asked for their yes to these words. Silence is not a yes.")
    submit: ClassVar[Phrase] = say("Ask all partners")

    seen: int
    line: Annotated[str, _LINE]
    organisation: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class RenameWork(OfWork):
    wire: ClassVar[str | None] = "jn"
    title: ClassVar[Phrase] = say("Another name")
    intro: ClassVar[Phrase | None] = say("What the work is called among you. Its sentence stays as it is.")
    submit: ClassVar[Phrase] = say("Save")

    name: Annotated[str, _NAME]


@dataclass(frozen=True, slots=True)
class AcceptLine(OfWork):
    wire: ClassVar[str | None] = "jy"
    title: ClassVar[Phrase] = say("Yes, say it so")
    intro: ClassVar[Phrase | None] = say("Your organisation agrees to these words. It can withdraw at any time.")

    edition: int
    organisation: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class WithdrawFromLine(OfWork):
    wire: ClassVar[str | None] = "jx"
    title: ClassVar[Phrase] = say("Withdraw")
    intro: ClassVar[Phrase | None] = say(
        "Your organisation is gone from the sentence at once, and no reason is needed. The others look at it again."
    )

    organisation: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class GiveLineOut(OfWork):
    wire: ClassVar[str | None] = "jg"
    title: ClassVar[Phrase] = say("I give it out")
    intro: ClassVar[Phrase | None] = say("You say this sentence to somebody outside, and all members can see that.")

    edition: int


@dataclass(frozen=True, slots=True)
class LetPartnerGo(Command):
    """An organisation that has left the coalition: from one more of its works."""

    needs: ClassVar[Standing] = Standing.clock

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class AskAboutLine(Command):
    """They have come to act for an organisation, or do so no more: what waits for it is put to them, or taken off."""

    needs: ClassVar[Standing] = Standing.clock

    organisation: OrganisationId
    person: PersonId
