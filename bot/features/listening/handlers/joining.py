"""Joining, only listening, leaving, adding someone, and words that are sent instead."""

from dataclasses import replace

from bot.features.circles.facts import OutOfCircle
from bot.features.coalition.facts import MemberLeft
from bot.features.listening.cards import ending, news
from bot.features.listening.cards.buttons import sending_words
from bot.features.listening.cards.words import notice
from bot.features.listening.commands import (
    AddSomeone,
    ForgetSpeaker,
    Join,
    Leave,
    LeaveWithCircle,
    LeaveWithCoalition,
    ListenOnly,
    SendWords,
    TakeSomeoneOut,
)
from bot.features.listening.facts import SpeakerAdded, SpeakerTakenOut
from bot.features.listening.handlers import following
from bot.features.listening.handlers.following import changed
from bot.features.listening.model import WORDS_WITHIN, Coming, Entering, Round, Sending, joining, refusals
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Met, Need
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention

AT_ONE_TIME = 20
"""Rounds that may go on: one in each of a coalition's places."""


def join(given: Entering, command: Join, context: Context) -> Change[Round]:
    me = context.person
    before = Coming(given.round, given.circle).checked(me)
    after = joining.join(before, me, context.now, given.organisation)
    return changed(before, after, news.joined(after, before.who(me), after.known(me)))


def listen_only(given: Coming, command: ListenOnly, context: Context) -> Change[Round]:
    state = given.checked(context.person)
    after = joining.listen_only(state, context.person, context.now)
    return changed(state, after, news.listening(after.known(context.person)))


def leave(given: Round, command: Leave, context: Context) -> Change[Round]:
    return changed(given, joining.leave(given, context.person, context.now), news.left())


def leave_with_coalition(given: Round | None, command: LeaveWithCoalition, context: Context) -> Change[Round]:
    if given is None:
        return Change()
    after = joining.left_with_coalition(given, command.person, context.now)
    named = following.to_take_over(after, command.heir) if after.unattended else ()
    change = changed(given, after)
    return replace(change, needs=(*change.needs, *named))


def after_member_left(fact: MemberLeft) -> tuple[LeaveWithCoalition, ...]:
    """From every round that goes on: in none of them is anyone waited for who is gone."""
    return (LeaveWithCoalition(fact.person, fact.heir),) * AT_ONE_TIME


def leave_with_circle(given: Round | None, command: LeaveWithCircle, context: Context) -> Change[Round]:
    if given is None:
        return Change()
    return changed(given, joining.left_with_coalition(given, command.person, context.now))


def after_out_of_circle(fact: OutOfCircle) -> tuple[LeaveWithCircle, ...]:
    return (LeaveWithCircle(fact.circle, fact.person),) * AT_ONE_TIME


def forget_speaker(given: Round | None, command: ForgetSpeaker, context: Context) -> Change[Round]:
    return Change(joining.without(given, command.person, context.fresh(PersonId)) if given else None)


def after_person_erased(fact: PersonErased) -> tuple[LeaveWithCoalition | ForgetSpeaker, ...]:
    """Also from a round in which something names them still."""
    return LeaveWithCoalition(fact.person), ForgetSpeaker(fact.person)


def add_someone(given: Round, command: AddSomeone, context: Context) -> Change[Round]:
    after = joining.add(given, command.name, context.person, context.now)
    return changed(given, after, news.added(command.name), facts=(SpeakerAdded(given.id, context.person),))


def take_someone_out(given: Round, command: TakeSomeoneOut, context: Context) -> Change[Round]:
    after = joining.take_out(given, command.speaker, context.person, context.now)
    return changed(given, after, news.TAKEN_OUT, facts=(SpeakerTakenOut(given.id, context.person),))


def send_words(given: Sending, command: SendWords, context: Context) -> Change[Round]:
    """Written down for someone, they say by whom; who corrects what was written says so."""
    state, whose, by = given.round, given.person, context.person
    if not given.reached:
        raise refusals.NotReached
    if whose != by:
        return _written_down(given, command, context)
    me, after = state.who(by), joining.wrote(state, by, context.now)
    posted = ending.words_from(Mention(by), command.words, corrected=me.written_by if me else None)
    sent = changed(state, after, ending.words_sent(), told=(notice(state, posted),))
    return replace(sent, needs=(Met(_key(state), by),))


def _written_down(given: Sending, command: SendWords, context: Context) -> Change[Round]:
    state, whose, by = given.round, given.person, context.person
    after = joining.wrote_for(state, whose, by, context.now)
    posted = ending.words_written(Mention(whose), command.words, Mention(by))
    sent = changed(state, after, ending.words_sent(), told=(notice(state, posted),))
    look = Need(whose, _key(state), ending.look(Mention(by)), sending_words(state), context.now + WORDS_WITHIN)
    return replace(sent, needs=(look,) if given.told else ())


def _key(state: Round) -> str:
    return f"listening.words:{state.id}"
