"""One person decides after the others' advice: how they are named, advised and followed, and what they decide."""

from dataclasses import replace

from bot.features.coalition.facts import MemberLeft
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import advising as cards
from bot.features.proposals.facts import DeciderNamed
from bot.features.proposals.handlers.answering import Given, answered, put_to_all
from bot.features.proposals.handlers.keeping import counted
from bot.features.proposals.model import Proposal
from bot.features.proposals.model.advising import (
    MOST_ADVISERS,
    AdviceToCome,
    AnotherDecides,
    DeciderNotHere,
    Deciding,
    Decision,
    ManyAdvisers,
    NotDecidedSo,
)
from bot.features.proposals.model.asking import LEANINGS, Asking, Question
from bot.features.proposals.model.given import Answering, Keeping
from bot.features.proposals.model.hearing import to_decide
from bot.features.proposals.model.making import HandingOver, SeekingAdvice
from bot.features.proposals.model.options import seats_in
from bot.features.proposals.model.refusals import NoLongerOpen, NotAnAnswer, OldText
from bot.features.proposals.model.vote import Voting
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment

AT_ONE_TIME = 5
"""So many decisions of someone who leaves are handed on; what is left of them comes to no decision."""


def ask_for_advice(given: SeekingAdvice, command: asked.AskForAdvice, context: Context) -> Change[Proposal]:
    """Of all, where nobody is named."""
    if not given.is_member:
        raise DeciderNotHere
    names = tuple(each.name for each in given.opening.roll)
    only = seats_in(command.advisers, names, given.names) or None
    opening = replace(given.opening, only=only, deciding=Deciding(command.decider, command.then))
    if len(opening.roll) > MOST_ADVISERS:
        raise ManyAdvisers(most=MOST_ADVISERS)
    return put_to_all(opening, Asking(Question.advice), command.days, context)


def give_advice(given: Answering, command: asked.GiveAdvice, context: Context) -> Change[Proposal]:
    if command.leaning not in LEANINGS:
        raise NotAnAnswer
    return answered(given, command, context, Given(command.leaning, words=command.words))


def decide(given: Keeping, command: asked.Decide, context: Context) -> Change[Proposal]:
    """Counted at once, with the advice as it is now."""
    voting, deciding = _theirs(given.proposal, context)
    if command.text != given.proposal.text.number:
        raise OldText
    if context.now >= voting.ends_at:
        raise NoLongerOpen(at=Moment(voting.ends_at))
    if context.now < voting.until and not voting.is_advised:
        raise AdviceToCome(until=Moment(voting.until))
    decision = Decision(command.decision, command.reason, context.now)
    decided = replace(voting, deciding=replace(deciding, decision=decision))
    change = counted(given, decided, context)
    return replace(change, reply=cards.DECIDED)


def hand_over(given: HandingOver, command: asked.HandOverDecision, context: Context) -> Change[Proposal]:
    voting, _ = _theirs(given.proposal, context)
    if not given.is_member:
        raise DeciderNotHere
    if command.decider == context.person:
        return Change(reply=cards.YOU_DECIDE)
    return _handed_over(given, voting, command.decider, context.person)


def let_decider_go(given: HandingOver | None, command: asked.LetDeciderGo, context: Context) -> Change[Proposal]:
    """Where nobody follows them it comes to no decision."""
    if given is None:
        return Change()
    return _handed_over(given, given.proposal.open_voting(), command.heir, None)


def after_member_left(fact: MemberLeft) -> tuple[asked.LetDeciderGo, ...]:
    return (asked.LetDeciderGo(fact.person, fact.heir),) * AT_ONE_TIME


def _theirs(proposal: Proposal, context: Context) -> tuple[Voting, Deciding]:
    """Raises what stands in the way of whoever would decide."""
    voting = proposal.open_voting()
    if voting.deciding is None or voting.deciding.decider is None:
        raise NotDecidedSo
    if voting.deciding.decider != context.person:
        raise AnotherDecides(who=Mention(voting.deciding.decider))
    return voting, voting.deciding


def _handed_over(given: HandingOver, voting: Voting, decider: PersonId | None, by: PersonId | None) -> Change[Proposal]:
    if voting.deciding is None:
        return Change()
    after = given.proposal.with_voting(replace(voting, deciding=replace(voting.deciding, decider=decider)))
    told = tuple(Notice(home, cards.handed_over(after, by)) for home in given.homes)
    fact = DeciderNamed(after.id, voting.number, decider, by)
    needs = cards.needs(after) if voting.deciding.asked else ()
    met = (Met(to_decide(after)),)
    return Change(after, cards.HANDED_OVER, messages=told, facts=(fact,), needs=(*met, *needs))
