"""Joint work: its partners, and the one sentence that may be said of it once each of them has said yes to it.
Nothing here is agreed by the clock: silence is not consent."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.features.credit.model import refusals
from bot.kernel.ids import Id, OrganisationId
from bot.spelling import named_in

NAME, LINE = 80, 300
PARTNERS, WORKS = 24, 40
"""Partners of one work, and works that go on in a coalition."""


class WorkId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Work:
    """`joined` are the partners that have said their own yes to being one; all others are asked, and only its partners
    know that. `edition` counts the words, so that a yes is to those that were read. `gone` are partners that withdrew
    since the words were written, and `declined` those that said no when they were asked; `agreement` is the one that it
    carries out."""

    id: WorkId
    name: str
    partners: tuple[OrganisationId, ...]
    begun_at: datetime
    line: str = ""
    worded_by: OrganisationId | None = None
    edition: int = 0
    yes: tuple[OrganisationId, ...] = ()
    gone: tuple[OrganisationId, ...] = ()
    agreement: Id | None = None
    over_at: datetime | None = None
    joined: tuple[OrganisationId, ...] = ()
    declined: tuple[OrganisationId, ...] = ()

    def __post_init__(self) -> None:
        if not set(self.yes) <= set(self.joined) <= set(self.partners):
            raise ValueError("only partners say yes, and have joined by that")
        if not self.line and self.yes:
            raise ValueError("nobody says yes to nothing")
        if (self.over_at is None) != bool(self.partners):
            raise ValueError("work goes on while somebody is in it")

    @property
    def is_agreed(self) -> bool:
        return bool(self.line) and not self.waiting

    @property
    def waiting(self) -> tuple[OrganisationId, ...]:
        """Partners that have not said yes to these words."""
        return tuple(each for each in self.partners if each not in self.yes)

    @property
    def asked(self) -> tuple[OrganisationId, ...]:
        """Whether they want to be partners."""
        return tuple(each for each in self.partners if each not in self.joined)

    def with_partner(self, organisation: OrganisationId) -> "Work":
        """Its yes is still to come; the words are the same, so that all others' stands."""
        if organisation in self.partners:
            return self
        if len(self.partners) >= PARTNERS:
            raise refusals.EnoughPartners(most=PARTNERS)
        gone = tuple(each for each in self.gone if each != organisation)
        declined = tuple(each for each in self.declined if each != organisation)
        return replace(self, partners=(*self.partners, organisation), gone=gone, declined=declined)

    def called(self, name: str) -> "Work":
        """By another name, which nobody says outside: all keep their yes to the sentence."""
        return replace(self, name=name)

    def worded(self, line: str, by: OrganisationId, edition: int) -> "Work":
        """All are asked again; whoever writes it says yes to it. Raises LineChangedSince for other words."""
        if line == self.line:
            return self.accepted(by, self.edition)
        if edition != self.edition:
            raise refusals.LineChangedSince
        anew = replace(self, line=line, worded_by=by, edition=self.edition + 1, yes=(), gone=(), declined=())
        return anew.accepted(by, anew.edition)

    def accepted(self, by: OrganisationId, edition: int) -> "Work":
        if edition != self.edition or not self.line:
            raise refusals.LineChangedSince
        if by in self.yes:
            return self
        joined = self.joined if by in self.joined else (*self.joined, by)
        after = replace(self, yes=(*self.yes, by), joined=joined)
        return after if after.waiting else replace(after, gone=(), declined=())

    def without(self, organisation: OrganisationId, name: str, now: datetime) -> "Work":
        """It is gone from the line at once. All others look at the words anew; words with its name are gone, too. One
        that was only asked has not withdrawn from anything."""
        if organisation not in self.partners:
            return self
        partners = tuple(each for each in self.partners if each != organisation)
        joined = tuple(each for each in self.joined if each != organisation)
        withdrew = (organisation,) if organisation in self.joined else ()
        declined = () if withdrew else (organisation,)
        named = not name or named_in(self.line, {organisation: name})
        line = "" if named or not partners else self.line
        wrote = self.worded_by if self.worded_by != organisation and line else None
        return replace(
            self, partners=partners, joined=joined, line=line, worded_by=wrote, edition=self.edition + 1, yes=(),
            gone=(*self.gone, *withdrew), declined=(*self.declined, *declined), over_at=None if partners else now,
        )  # fmt: skip
