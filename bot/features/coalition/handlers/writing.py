"""Who writes down answers for someone: chosen and taken back by them, given up by the other; all can see it."""

from dataclasses import replace

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import writing as cards
from bot.features.coalition.facts import MemberJoined
from bot.features.coalition.facts.writing import PersonAdded, WriterChosen, WriterStopped, WritingTaken
from bot.features.coalition.handlers.joining import parted
from bot.features.coalition.model import (
    Member,
    NotAMember,
)
from bot.features.coalition.model.writing import (
    Adding,
    LeavingFor,
    Writing,
    check_not_on_chat,
    with_writer,
    without_writer,
)
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Met, Need
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId


def let_write(given: Writing, command: asked.LetWrite, context: Context) -> Change[Member]:
    if given.other is None:
        raise NotAMember
    me = with_writer(given.me, command.person)
    if me == given.me:
        return Change(reply=cards.writes_already(command.person))
    told = Need(command.person, _key(me.id), cards.you_may_write(me.id), cards.looking_at(me.id))
    fact = WriterChosen(me.id, command.person)
    return Change(me, cards.chosen(command.person), facts=(fact,), needs=(told,))


def take_back_writing(given: Writing, command: asked.TakeBackWriting, context: Context) -> Change[Member]:
    return _stopped(given.me, command.person, context, cards.TAKEN_BACK)


def stop_writing(given: Writing, command: asked.StopWriting, context: Context) -> Change[Member]:
    """Who is not on chat may then have nobody, until a facilitator writes for them."""
    if given.other is None:
        raise NotAMember
    return _stopped(given.other, given.me.id, context, cards.STOPPED)


def write_for_them(given: Writing, command: asked.WriteForThem, context: Context) -> Change[Member]:
    if given.other is None:
        raise NotAMember
    check_not_on_chat(given.other)
    them = with_writer(given.other, given.me.id)
    if them == given.other:
        return Change(reply=cards.YOU_WRITE)
    return Change(them, cards.YOU_WRITE, facts=(WritingTaken(them.id, given.me.id),))


def leave_for_them(given: LeavingFor, command: asked.LeaveForThem, context: Context) -> Change[Member]:
    """By who writes for them, or a facilitator."""
    parting = given.parting
    return Change(parting.me.left(context.now), cards.THEY_LEFT, facts=(parted(parting),))


def add_person(given: Adding, command: asked.AddPerson | asked.AddResident, context: Context) -> Change[Member]:
    """The same form sent twice adds one."""
    given.check()
    if given.there:
        return Change(reply=cards.added(given.there.id))
    coalition = given.coalition
    them = Member(command.person, command.name, (), coalition.language, coalition.zone, context.now)
    if isinstance(command, asked.AddResident):
        them = them.from_neighbourhood(command.neighbourhood)
    else:
        them = them.from_organisation(command.organisation)
    facts = (MemberJoined(them.id, them.organisation), PersonAdded(them.id, given.me.id))
    return Change(None, cards.added(them.id), (replace(them, writers=(given.me.id,)),), facts=facts)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetWriter, ...]:
    return (asked.ForgetWriter(fact.person),)


def forget_writer(given: Member | None, command: asked.ForgetWriter, context: Context) -> Change[Member]:
    return Change(without_writer(given, command.person) if given else None)


def _stopped(member: Member, writer: PersonId, context: Context, reply: cards.Shown) -> Change[Member]:
    """What was written down before stays, with the name of who wrote it."""
    after = without_writer(member, writer)
    if after == member:
        return Change(reply=reply)
    fact = WriterStopped(member.id, writer, context.person)
    return Change(after, reply, facts=(fact,), needs=(Met(_key(member.id), writer),))


def _key(person: PersonId) -> str:
    return f"writing:{person}"
