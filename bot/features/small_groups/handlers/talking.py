"""What the people of a small group press."""

from dataclasses import replace

from bot.features.small_groups import commands as asked
from bot.features.small_groups.cards import news, placeless
from bot.features.small_groups.facts import SteppedOut
from bot.features.small_groups.handlers.following import changed
from bot.features.small_groups.model import Group, talking
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context


def here_to_speak(given: Group, command: asked.HereToSpeak, context: Context) -> Change[Group]:
    after = talking.here(given, context.person, command.turn, context.now)
    return changed(given, after, news.speaking(after), context.person)


def note_writing_here(given: Group | None, command: asked.NoteWritingHere, context: Context) -> Change[Group]:
    """Their minutes begin, as they alone are told; what anybody else writes changes nothing."""
    if given is None or given.is_over:
        return Change()
    after = talking.written(given, context.person, context.now)
    return Change() if after == given else changed(given, after, news.speaking(after), context.person)


def have_spoken(given: Group, command: asked.HaveSpoken, context: Context) -> Change[Group]:
    after = talking.done(given, context.person, command.turn, context.now)
    return changed(given, after, news.THANKS, context.person)


def pass_here(given: Group, command: asked.PassHere, context: Context) -> Change[Group]:
    after = talking.passed(given, context.person, command.turn, context.now)
    return changed(given, after, news.PASSED, context.person)


def said_back(given: Group, command: asked.SaidBackHere, context: Context) -> Change[Group]:
    after = talking.said_back(given, context.person, command.turn, context.now)
    return changed(given, after, news.THANKS, context.person)


def may_share(given: Group, command: asked.MayShare, context: Context) -> Change[Group]:
    """Once more is not told once more."""
    after, me = talking.agreed(given, context.person), context.person
    change = changed(given, after, news.SHARED, me)
    if given.known(me).ready:
        return change
    if given.here:
        return replace(change, messages=(Notice(given.place, news.may_share(me)), *change.messages))
    told = tuple(placeless.may_share(given, me, each, context.now) for each in given.others(me))
    return replace(change, needs=(*told, *change.needs))


def keep_between_us(given: Group, command: asked.KeepBetweenUs, context: Context) -> Change[Group]:
    return changed(given, talking.agreed(given, context.person), news.KEPT, context.person)


def we_are_ready(given: Group, command: asked.WeAreReady, context: Context) -> Change[Group]:
    return changed(given, talking.ready(given, context.person), news.READY, context.person)


def speak_for_us(given: Group, command: asked.SpeakForUs, context: Context) -> Change[Group]:
    return changed(given, talking.speaks_for_all(given, context.person), news.FOR_US, context.person)


def not_for_us(given: Group, command: asked.NotForUs, context: Context) -> Change[Group]:
    return changed(given, talking.speaks_not(given, context.person), news.NOT_FOR_US, context.person)


def step_out(given: Group, command: asked.StepOut, context: Context) -> Change[Group]:
    """The round is told, so that whoever is left alone can talk with somebody else; and the others, that whoever was in
    their place may read along."""
    me, after = context.person, talking.stepped_out(given, context.person, context.now)
    told = (Notice(given.place, news.message(news.MAY_READ_ALONG)),) if given.here else ()
    change, out = changed(given, after, news.OUT, me), SteppedOut(given.round, given.id, me)
    return replace(change, messages=(*told, *change.messages), facts=(out, *change.facts))
