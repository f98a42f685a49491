"""A seat lets another one act for it, and either of them ends it."""

from datetime import timedelta

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import proxies as cards
from bot.features.proposals.facts import ProxyEnded, ProxyGiven
from bot.features.proposals.model import Held
from bot.features.proposals.model.electorate import EachForThemselves
from bot.features.proposals.model.leading import asked_of, in_the_way
from bot.features.proposals.model.pieces import Led
from bot.features.proposals.model.proxy import (
    ActsAnyway,
    EndingProxy,
    Letting,
    NobodyForAnother,
    OneProxy,
    Proxy,
    ProxyId,
    holding,
    organisations,
)
from bot.features.proposals.model.refusals import (
    NobodyThere,
    NoSeat,
    NotOnRoll,
)
from bot.kernel.attention import Met
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import Id
from bot.kernel.refusal import found


def let_act_for(given: Letting, command: asked.LetActFor, context: Context) -> Change[Proxy]:
    """For this vote, or so many days: by whoever answers for the seat."""
    voting = given.proposal.open_voting()
    voting.check_open(context.now)
    if voting.asking.people:
        raise EachForThemselves
    if voting.asking.secret:
        raise NobodyForAnother
    mine, other = _of(given, command.seat), _of(given, command.acting)
    _check_mine(given, mine, context)
    _check(given, mine, other, context)
    made = _made(given, mine, other, command.days, context)
    fact = ProxyGiven(*organisations(made), given.proposal.id, made.until, context.person)
    return Change(
        reply=cards.given(given.proposal, made),
        new=(made,),
        facts=(fact,),
        needs=cards.asking(given.proposal, made, asked_of(other, _led(given, other))),
    )


def end_proxy(given: EndingProxy, command: asked.EndProxy, context: Context) -> Change[Proxy]:
    """By whoever answers for one of the two seats. Done twice it is done once."""
    before, seats = given.proxy, holding(given.mine, context.person)
    if not seats & {before.name.seat, before.acting.seat}:
        raise NoSeat
    if before.ended_at:
        return Change(reply=cards.ENDED)
    fact = ProxyEnded(*organisations(before), context.person)
    return Change(before.ended(context.now), cards.ENDED, facts=(fact,), needs=(Met(before.waiting),))


def _made(given: Letting, mine: Held, other: Held, days: int, context: Context) -> Proxy:
    alone, until = days == 0, context.now + timedelta(days=days)
    number = given.proposal.open_voting().number
    return Proxy(
        context.fresh(ProxyId), mine.name, other.name, context.now, given.proposal.id if alone else None,
        number if alone else None, None if alone else until, by_lead=_leads(given, mine, context),
    )  # fmt: skip


def _leads(given: Letting, mine: Held, context: Context) -> bool:
    led = _led(given, mine)
    return context.person == (mine.lead(led) if led else mine.representative if mine.confirmed else None)


def _check_mine(given: Letting, mine: Held, context: Context) -> None:
    if context.person not in mine.holders:
        raise NoSeat
    refusal = in_the_way(mine, _led(given, mine), context.person)
    if refusal:
        raise refusal


def _led(given: Letting, held: Held) -> Led | None:
    entry = next((each for each in given.roll if each.seat == held.name.seat), None)
    return entry.leading if entry else held.leading


def _of(given: Letting, seat: Id) -> Held:
    return found(next((each for each in given.seats if each.name.seat == seat), None))


def _check(given: Letting, mine: Held, other: Held, context: Context) -> None:
    if all(each.seat != mine.name.seat for each in given.roll):
        raise NotOnRoll(organisation=mine.name.whose)
    if other.name.seat == mine.name.seat or context.person in other.holders:
        raise ActsAnyway
    if not other.holders:
        raise NobodyThere(organisation=other.name.whose)
    number = given.proposal.open_voting().number
    for each in given.proxies:
        if each.name.seat == mine.name.seat and each.holds(given.proposal.id, number, context.now):
            raise OneProxy(organisation=each.acting.whose)
