"""A seat that lets another one act for it: in one vote, or until a date."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.features.proposals.model.act import Held, OnRoll
from bot.features.proposals.model.pieces import ProposalId, SeatName
from bot.features.proposals.model.proposal import Proposal
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class AnsweredThemselves(Refusal):
    sentence = say("{organisation} has answered itself, and that counts. You need not answer for it.")


class TheirsToConfirm(Refusal):
    sentence = say("Only {organisation} itself can say that its people have confirmed it.")


class ActsAnyway(Refusal):
    sentence = say("You answer for that one yourself. Please choose another organisation.")


class OneProxy(Refusal):
    sentence = say("{organisation} answers for you already. Please end that first, on the page of who is asked.")


class NobodyForAnother(Refusal):
    sentence = say(
        "In a secret vote each organisation hands in its own answer, so that nobody learns two of them. Someone who "
        "stands in for you can hand in yours."
    )


class ProxyId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Proxy:
    """`acting` acts for `name`, in this vote or until then. Nobody is named: who agreed to it stands in the history;
    `by_lead` says that it was whoever led the seat."""

    id: ProxyId
    name: SeatName
    acting: SeatName
    since: datetime
    proposal: ProposalId | None = None
    vote: int | None = None
    until: datetime | None = None
    ended_at: datetime | None = None
    by_lead: bool = False

    def holds(self, proposal: ProposalId, vote: int, now: datetime) -> bool:
        """Whether it is for this vote, now."""
        if self.ended_at or (self.until and now >= self.until):
            return False
        return self.proposal is None or (self.proposal, self.vote) == (proposal, vote)

    @property
    def waiting(self) -> str:
        """That the other one is asked to act, by its key."""
        return f"proposals.proxy:{self.id}"

    def ended(self, now: datetime) -> "Proxy":
        return replace(self, ended_at=self.ended_at or now)


@dataclass(frozen=True, slots=True)
class Letting:
    """For a new one: all seats, who is asked, and the proxies that have not been ended."""

    proposal: Proposal
    seats: tuple[Held, ...]
    roll: tuple[OnRoll, ...]
    proxies: tuple[Proxy, ...]


@dataclass(frozen=True, slots=True)
class EndingProxy:
    """With the seats that the actor holds."""

    proxy: Proxy
    mine: tuple[Held, ...]


class Proxies(Repository[Proxy], Protocol):
    def not_ended(self) -> tuple[Proxy, ...]:
        """Those too whose date has passed."""
        ...


PROXIES: Key[Proxies] = Key("proposal proxies")


def holding(held: tuple[Held, ...], person: PersonId) -> frozenset[Id]:
    """The seats of these for which they answer."""
    return frozenset(each.name.seat for each in held if person in each.holders)


def organisations(proxy: Proxy) -> tuple[OrganisationId | None, OrganisationId | None]:
    return proxy.name.organisation, proxy.acting.organisation
