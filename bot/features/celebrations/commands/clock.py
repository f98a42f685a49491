"""What the clock and our own reactions ask of celebrations."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.features.celebrations.commands.writing import OfCelebration
from bot.kernel.command import Command, Standing
from bot.kernel.ids import OrganisationId, PersonId


@dataclass(frozen=True, slots=True)
class KeepCelebration(OfCelebration):
    """The day of the answers has come, or thanks are gathered, or a draft was left lying."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class ComeBackToCelebration(OfCelebration):
    """The bot was away from `since` until now."""

    needs: ClassVar[Standing] = Standing.clock

    since: datetime


@dataclass(frozen=True, slots=True)
class LetOrganisationGo(Command):
    """It has left: one more of the celebrations in which it is asked, or named without an answer."""

    needs: ClassVar[Standing] = Standing.clock

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class EndInsideYes(Command):
    """Of an organisation that has left."""

    needs: ClassVar[Standing] = Standing.clock

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class ForgetInCelebration(Command):
    """One more of those that know something of them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class ForgetInsideYes(Command):
    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class AskAboutName(Command):
    """They have come to act for an organisation, or do so no more: what waits for it is put to them, or taken off.
    Without a person it has left, and nobody acts for it."""

    needs: ClassVar[Standing] = Standing.clock

    organisation: OrganisationId
    person: PersonId | None = None
