"""What the clock asks of the register, and what follows from what others state."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from bot.features.agreements.facts import AgreementId
from bot.features.agreements.model import Party, What
from bot.features.circles.facts import CircleId
from bot.kernel.command import Command, Standing
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Phrase


@dataclass(frozen=True, slots=True)
class KeepAgreement(Command):
    """Something was adopted: it goes into the register, once. `roll` is empty where it is for all seats there are,
    or for the people of a circle. All chose it `over` so many others; one that it `replaces` gives way."""

    needs: ClassVar[Standing] = Standing.clock

    proposal: Id
    vote: int
    name: str
    text: str
    chosen: str
    way: str
    told: Phrase
    seal: str
    asides: tuple[Id, ...]
    roll: tuple[Party, ...]
    review: date | None
    circle: CircleId | None = None
    circle_name: str = ""
    over: int = 0
    replaces: AgreementId | None = None


@dataclass(frozen=True, slots=True)
class RenewAgreement(KeepAgreement):
    """All agreed anew to one that is in the register."""

    agreement: AgreementId = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class FinishAgreement(Command):
    """All agreed that it ends, or to the one of the number `instead`."""

    needs: ClassVar[Standing] = Standing.clock

    agreement: AgreementId
    instead: int | None = None


@dataclass(frozen=True, slots=True)
class SetConfidence(Command):
    """All agreed to keep it in confidence, or to open it."""

    needs: ClassVar[Standing] = Standing.clock

    agreement: AgreementId
    confided: bool


@dataclass(frozen=True, slots=True)
class NoteBeforeAll(Command):
    """What is wanted of it stands before all as this proposal, and they are `asked` or not yet."""

    needs: ClassVar[Standing] = Standing.clock

    agreement: AgreementId
    proposal: Id
    what: What | None = None
    asked: bool = True


@dataclass(frozen=True, slots=True)
class NoteNotAgreed(Command):
    """It was not agreed to change it or to end it; or whoever wanted that has `withdrawn` it."""

    needs: ClassVar[Standing] = Standing.clock

    agreement: AgreementId
    withdrawn: bool
    what: What | None = None


@dataclass(frozen=True, slots=True)
class NoteReplaces(Command):
    """The one of that number has taken the place of another."""

    needs: ClassVar[Standing] = Standing.clock

    number: int
    replaced: int


@dataclass(frozen=True, slots=True)
class LookOnItsDay(Command):
    """The day of a review may have come."""

    needs: ClassVar[Standing] = Standing.clock

    agreement: AgreementId


@dataclass(frozen=True, slots=True)
class ForgetInAgreements(Command):
    """In one more of those that name them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
