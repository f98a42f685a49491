"""What any feature puts to the group's vote, and what came of it: stated as facts, so that what is decided knows
nothing of votes, and votes nothing of what is decided. `DecisionWanted` says how."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Phrase
from bot.kernel.wire import WireId

TITLE, TEXT = 100, 1_200
"""No longer than so: it stands on cards."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How it is to be decided, each time that it is asked. `way` names a question as votes do; nothing is the way in
    which the group usually decides. It is open for `days` at least, and for as long as the group's rules ask; with
    `notice` also for as long as silence would need before it counts. With `everyone` each seat on the roll has to say
    yes. If it is not to be asked `at_once`, it lies on the table to be talked about. Words that are `fixed` are not
    changed there, only where they came from. With `among` the seats of these alone are asked."""

    way: str = ""
    days: int = 0
    everyone: bool = False
    notice: bool = False
    at_once: bool = True
    fixed: bool = False
    among: tuple[Id, ...] = ()

    def __post_init__(self) -> None:
        if self.everyone and not self.way:
            raise ValueError("a yes of everyone is asked in a way that has a yes")


@dataclass(frozen=True, slots=True)
class DecisionWanted(Happened):
    """States that something is to be put to the vote: `kind` and `subject` name it to the feature that wants it, and
    `number` which time it is, such as its version. A proposal is made of it, once for each of the three. Stated again
    with other words, while it is not being asked, it takes them and is asked again; while it is asked, or once it is
    agreed, nothing happens. Where nobody holds a seat, or whoever acted may not ask the group, it lies on the table.

        Change(after, facts=(DecisionWanted("rule", rule.id, 2, rule.title, rule.words, context.person),))

    `about` is a sentence on its card, `look` a button there to the page of what it came from. With a `circle` it is
    asked of those in it, as one of their own. What became of it is stated as `BeingDecided` and `Decided`, with the
    same kind, subject and number: react to those of your kind.
    """

    recorded: ClassVar[bool] = False

    kind: str
    subject: Id
    number: int
    title: Annotated[str, CARRIED]
    text: Annotated[str, CARRIED]
    by: PersonId | None
    terms: Terms = Terms()
    about: Phrase | None = None
    look: WireId | None = None
    circle: Id | None = None


@dataclass(frozen=True, slots=True)
class BeingDecided(Happened):
    """It stands before all as this proposal; `vote` counts how often it was asked, and is 0 while nobody is asked."""

    recorded: ClassVar[bool] = False

    kind: str
    subject: Id
    number: int
    proposal: Id
    vote: int


@dataclass(frozen=True, slots=True)
class Decided(Happened):
    """A vote on it was counted; or it was `withdrawn`, and is asked no more. One that was not adopted may be asked
    again. `title` and `text` are as they were voted on. `answered` is 0 where so few took part in secret that nothing
    more is told. `stood_aside` are seats that need not carry it out; `review` is when all look at it again; `way` how
    it was asked; `seal` the hash over roll, rule, text and answers."""

    recorded: ClassVar[bool] = False

    kind: str
    subject: Id
    number: int
    adopted: bool
    proposal: Id
    vote: int
    title: Annotated[str, CARRIED] = ""
    text: Annotated[str, CARRIED] = ""
    withdrawn: bool = False
    version: int = 1
    seats: int = 0
    answered: int = 0
    seal: str = ""
    stood_aside: tuple[Id, ...] = ()
    review: date | None = None
    way: str = ""
