"""What can be asked of digests: a page for everyone, and what the clock and ground rules send."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.digests.model import DigestId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class LatelyPage(Page):
    wire: ClassVar[str | None] = "nl"
    title: ClassVar[Phrase] = say("What happened lately")
    intro: ClassVar[Phrase | None] = say("What was agreed, kept and celebrated in the last weeks, and what comes next.")


@dataclass(frozen=True, slots=True)
class SettleDigests(Command):
    """The ground rules have changed, or where the coalition is."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class TellDigest(Command):
    needs: ClassVar[Standing] = Standing.clock

    digest: DigestId
