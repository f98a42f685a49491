"""What takes two people of different organisations while a vote is open, and how it is lengthened."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import news, roll
from bot.features.proposals.facts import RollChanged, VoteEndedEarly, VoteLengthened
from bot.features.proposals.handlers.answering import entries
from bot.features.proposals.model import Held, Proposal
from bot.features.proposals.model.amending import (
    agreeing,
    check_notice,
    ending,
    joined,
    lengthened,
    open_wish,
    parted,
    wishing,
)
from bot.features.proposals.model.electorate import StillHere
from bot.features.proposals.model.given import Amending
from bot.features.proposals.model.leading import leads_of
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.refusals import (
    KeptAsItWas,
    NobodyThere,
    NoSeat,
    NotOnRoll,
    OnRollAlready,
    SecondPerson,
    SomebodyThere,
    WritersChoice,
)
from bot.features.proposals.model.vote import Voting
from bot.features.proposals.model.wish import What, Wish
from bot.kernel.attention import Met, Notice
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing
from bot.kernel.ids import Id
from bot.kernel.refusal import found


def lengthen_vote(given: Amending, command: asked.LengthenVote, context: Context) -> Change[Proposal]:
    """By whoever wrote it, or a facilitator: it is in the history, and all are told."""
    voting, facilitates = _open(given, context), context.actor.standing is Standing.facilitator
    if not given.proposal.may_be_kept_by(context.person, facilitator=facilitates):
        raise WritersChoice
    after = given.proposal.with_voting(lengthened(voting, command.days))
    fact = VoteLengthened(after.id, voting.number, command.days, context.person)
    return Change(after, roll.LONGER, messages=_told(given, roll.lengthened(after, context.person)), facts=(fact,))


def ask_to_end(given: Amending, command: asked.AskToEnd, context: Context) -> Change[Proposal]:
    """Not before the time is over that people have at least."""
    check_notice(_open(given, context), context.now)
    return _wished(given, What.end, None, context)


def ask_to_add(given: Amending, command: asked.AskToAdd, context: Context) -> Change[Proposal]:
    _open(given, context)
    held = found(next((each for each in given.seats if each.name.seat == command.seat), None))
    _check_addable(given, held)
    never_had_one = held.name.person is not None and held.name.seat == held.name.person
    name = replace(held.name, seat=context.fresh(Id)) if never_had_one else held.name
    return _wished(given, What.add, name, context)


def ask_to_take_off(given: Amending, command: asked.AskToTakeOff, context: Context) -> Change[Proposal]:
    _open(given, context)
    entry = found(next((each for each in given.roll if each.seat == command.seat), None))
    _check_left(given, entry.name)
    return _wished(given, What.take_off, entry.name, context)


def agree_to_wish(given: Amending, command: asked.AgreeToWish, context: Context) -> Change[Proposal]:
    """Done at once; whether it is still possible is looked at again."""
    voting = _open(given, context)
    wish = open_wish(voting, command.number)
    _check_may(given, context)
    if wish.by == context.person or _is_of_theirs(given, wish):
        raise SecondPerson
    agreed = agreeing(voting, wish, context.person, context.now)
    if wish.seat is None:
        return _ended(given, agreed, wish, context)
    if wish.what is What.add:
        return _added(given, agreed, wish, context)
    return _taken_off(given, agreed, wish, wish.seat, context)


def _is_of_theirs(given: Amending, wish: Wish) -> bool:
    """In a vote of people two who are with no organisation are of two minds."""
    alone = given.organisation is None and given.proposal.open_voting().asking.people
    return not alone and given.organisation == wish.organisation


def _ended(given: Amending, agreed: Voting, wish: Wish, context: Context) -> Change[Proposal]:
    after = given.proposal.with_voting(ending(agreed, context.now))
    fact = VoteEndedEarly(after.id, agreed.number, wish.by, context.person)
    told = _told(given, roll.ended(after, wish, context.person))
    return Change(after, roll.DONE, messages=told, facts=(fact,))


def _added(given: Amending, agreed: Voting, wish: Wish, context: Context) -> Change[Proposal]:
    """Its line of the roll is written, unless it was taken off before and stands there still: whoever answers by it is
    asked."""
    held = found(next((each for each in given.seats if wish.seat and _is_whose(each, wish.seat)), None))
    _check_addable(given, held)
    held = replace(held, name=wish.seat) if wish.seat else held
    answer = given.answer.answer if given.answer else None
    after = given.proposal.with_voting(joined(agreed, held.name, answer))
    was_off = any(each.what is What.take_off and each.seat == held.name for each in agreed.wishes)
    line = () if was_off else entries(after, (held.name,), leads_of((held,)), context)
    fact = _roll_changed(after, wish, held.name, context, added=True)
    told = _told(given, roll.added(after, held.name, wish, context.person))
    led = given.off.leading if given.off else held.leading
    needs = () if answer and agreed.counts_still(answer) else news.needs(after, held, led)
    return Change(after, roll.DONE, line, told, (fact,), needs)


def _taken_off(given: Amending, agreed: Voting, wish: Wish, seat: SeatName, context: Context) -> Change[Proposal]:
    """What was said for it goes with it."""
    if all(each.seat != seat.seat for each in given.roll):
        raise NotOnRoll(organisation=seat.whose)
    _check_left(given, seat)
    answer = given.answer.answer if given.answer else None
    after = given.proposal.with_voting(parted(agreed, seat, answer))
    fact = _roll_changed(after, wish, seat, context, added=False)
    told = _told(given, roll.taken_off(after, seat, wish, context.person))
    return Change(after, roll.DONE, messages=told, facts=(fact,), needs=(Met(after.waiting_for(seat.seat)),))


def _roll_changed(after: Proposal, wish: Wish, seat: SeatName, context: Context, *, added: bool) -> RollChanged:
    number = after.open_voting().number
    return RollChanged(after.id, number, seat.organisation, wish.by, context.person, added, seat.person)


def _is_whose(held: Held, seat: SeatName) -> bool:
    """A person who comes later has a seat in this vote from the wish on."""
    return held.name.person == seat.person if seat.person else held.name.seat == seat.seat


def _wished(given: Amending, what: What, seat: SeatName | None, context: Context) -> Change[Proposal]:
    _check_may(given, context)
    voting = given.proposal.open_voting()
    if voting.asking.secret:
        raise KeptAsItWas
    wish = Wish(0, what, context.person, given.organisation, context.now, seat)
    after = given.proposal.with_voting(wishing(voting, wish))
    if after == given.proposal:
        return Change(reply=roll.asked(after))
    return Change(after, roll.asked(after), messages=_told(given, roll.wished(after, wish)))


def _open(given: Amending, context: Context) -> Voting:
    voting = given.proposal.open_voting()
    voting.check_open(context.now)
    return voting


def _check_may(given: Amending, context: Context) -> None:
    """Whoever answers for a seat that is asked, and facilitators."""
    if context.actor.standing is not Standing.facilitator and not given.answers(context.person):
        raise NoSeat


def _check_addable(given: Amending, held: Held) -> None:
    if any(each.seat == held.name.seat for each in given.roll):
        raise OnRollAlready(organisation=held.name.whose)
    if not held.holders:
        raise NobodyThere(organisation=held.name.whose)


def _check_left(given: Amending, seat: SeatName) -> None:
    if any(each.holders for each in given.seats if each.name.seat == seat.seat):
        raise StillHere(who=seat.whose) if seat.person else SomebodyThere(organisation=seat.whose)


def _told(given: Amending, card: Card) -> tuple[Notice, ...]:
    return tuple(Notice(home, card) for home in given.homes)
