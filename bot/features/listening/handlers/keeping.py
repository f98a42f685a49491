"""What the facilitator presses, taking over from one who is gone, and the next date."""

from dataclasses import replace

from bot.features.listening.cards import ending, news
from bot.features.listening.cards.words import notice
from bot.features.listening.commands import EndRound, MoveOn, Pause, Resume, SetNextDate, Start, TakeOver
from bot.features.listening.facts import (
    FacilitationTaken,
    FloorMovedOn,
    NextDateSet,
    RoundClosed,
    RoundPaused,
    RoundResumed,
    RoundStarted,
)
from bot.features.listening.handlers.following import changed, gone_on
from bot.features.listening.model import Round, keeping
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.text import Mention, Moment


def start(given: Round, command: Start, context: Context) -> Change[Round]:
    after = keeping.start(given, context.person, context.now)
    return changed(given, after, facts=(RoundStarted(given.id, context.person),))


def pause(given: Round, command: Pause, context: Context) -> Change[Round]:
    after = keeping.pause(given, context.person, context.now)
    facts = (RoundPaused(given.id, context.person),)
    return changed(given, after, told=(notice(after, news.paused(after)),), facts=facts)


def resume(given: Round, command: Resume, context: Context) -> Change[Round]:
    """Whose turn goes on is told to all; whose turn begins is asked, and that says enough."""
    after = keeping.resume(given, context.person, context.now)
    told = (notice(after, news.resumed(after)),) if after.turns == given.turns and after.floor else ()
    return changed(given, after, told=told, facts=(RoundResumed(given.id, context.person),))


def move_on(given: Round, command: MoveOn, context: Context) -> Change[Round]:
    after = keeping.move_on(given, context.person, command.turn, context.now)
    facts = (FloorMovedOn(given.id, context.person),)
    return changed(given, after, told=gone_on(given, after, context.now), facts=facts)


def end_round(given: Round, command: EndRound, context: Context) -> Change[Round]:
    after = keeping.end(given, context.person, context.now)
    return changed(given, after, facts=(RoundClosed(given.id, context.person),))


def take_over(given: Round, command: TakeOver, context: Context) -> Change[Round]:
    after = keeping.take_over(given, context.person, context.now)
    if after.facilitator == given.facilitator:
        return changed(given, after, news.facilitating())
    facts = (FacilitationTaken(given.id, context.person),)
    return changed(given, after, news.facilitating(), told=(notice(after, news.taken_over(after)),), facts=facts)


def set_next_date(given: Round, command: SetNextDate, context: Context) -> Change[Round]:
    """Anyone in the coalition may; the same date once more is announced once."""
    at = keeping.date_to_come(command.day, command.hour, context.actor.zone, context.now)
    echoed = ending.date_set(Moment(at))
    if at == given.next_date:
        return Change(reply=echoed)
    told = (notice(given, ending.next_date(Moment(at), Mention(context.person))),)
    facts = (NextDateSet(given.place, at, context.person),)
    return changed(given, replace(given, next_date=at), echoed, told=told, facts=facts)
