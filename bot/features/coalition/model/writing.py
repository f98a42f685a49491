"""Who writes down answers for a member: chosen by them, or the one who brought in somebody who is not on chat."""

from dataclasses import dataclass, replace

from bot.features.coalition.model.coalition import Coalition, NotAMember
from bot.features.coalition.model.matters import Matters, Parting
from bot.features.coalition.model.member import Member
from bot.features.coalition.model.organisation import Organisation
from bot.features.coalition.model.seat import Seat
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from bot.kernel.text import Mention, say
from bot.writing import NotTheirWriter

WRITERS = 5


class WritesAlready(Refusal):
    sentence = say("You answer for yourself already. Please choose someone else.")


class EnoughWriters(Refusal):
    sentence = say("{most} people write for you, and more do not fit. You can take it back from one of them first.")


class DecidesThemselves(Refusal):
    sentence = say("{who} is on chat and decides this. Please ask them.")


class CannotAdd(Refusal):
    sentence = say("A facilitator or the representative of the organisation can add people. Please ask one of them.")


@dataclass(frozen=True, slots=True)
class Writing:
    """A member, someone else who is one or is no more, and the people for whom the first writes."""

    coalition: Coalition
    me: Member
    other: Member | None
    writes_for: tuple[PersonId, ...] = ()

    def check_cares(self) -> None:
        """That the first writes for the other, or facilitates."""
        if self.other and self.me.id not in {*self.other.writers, *self.coalition.facilitators}:
            raise NotTheirWriter


@dataclass(frozen=True, slots=True)
class LeavingFor:
    """Someone who leaves by the word of another: `writing` has both."""

    writing: Writing
    matters: Matters

    @property
    def parting(self) -> Parting:
        """Raises what speaks against it."""
        them = self.writing.other
        if them is None:
            raise NotAMember
        check_not_on_chat(them)
        self.writing.check_cares()
        return Parting(self.writing.coalition, them, self.matters)


@dataclass(frozen=True, slots=True)
class Adding:
    """Someone who brings in a person who is not on chat; `there` if that was done already by the same form."""

    coalition: Coalition
    me: Member
    there: Member | None
    organisation: Organisation | None = None
    seat: Seat | None = None

    def check(self) -> None:
        leads = self.seat is not None and not self.seat.waiting and self.seat.representative == self.me.id
        if not leads and self.me.id not in self.coalition.facilitators:
            raise CannotAdd


def with_writer(member: Member, writer: PersonId) -> Member:
    if writer == member.id:
        raise WritesAlready
    if writer in member.writers:
        return member
    if len(member.writers) >= WRITERS:
        raise EnoughWriters(most=WRITERS)
    return replace(member, writers=(*member.writers, writer))


def without_writer(member: Member, writer: PersonId) -> Member:
    return replace(member, writers=tuple(each for each in member.writers if each != writer))


def check_not_on_chat(member: Member) -> None:
    if member.accounts:
        raise DecidesThemselves(who=Mention(member.id))
