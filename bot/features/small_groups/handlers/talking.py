"""What the people of a small group press."""

from bot.features.small_groups import commands as asked
from bot.features.small_groups.cards import news
from bot.features.small_groups.facts import SteppedOut
from bot.features.small_groups.handlers.following import changed
from bot.features.small_groups.model import Group, talking
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context


def here_to_speak(given: Group, command: asked.HereToSpeak, context: Context) -> Change[Group]:
    after = talking.here(given, context.person, command.turn, context.now)
    return changed(given, after, news.speaking(after))


def have_spoken(given: Group, command: asked.HaveSpoken, context: Context) -> Change[Group]:
    after = talking.done(given, context.person, command.turn, context.now)
    return changed(given, after, news.THANKS)


def pass_here(given: Group, command: asked.PassHere, context: Context) -> Change[Group]:
    return changed(given, talking.passed(given, context.person, command.turn, context.now), news.PASSED)


def said_back(given: Group, command: asked.SaidBackHere, context: Context) -> Change[Group]:
    return changed(given, talking.said_back(given, context.person, command.turn, context.now), news.THANKS)


def may_share(given: Group, command: asked.MayShare, context: Context) -> Change[Group]:
    """Once more is not told once more."""
    after, me = talking.agreed(given, context.person), context.person
    told = () if given.known(me).ready else (Notice(given.where, news.may_share(me)),)
    return changed(given, after, news.SHARED, told=told)


def keep_between_us(given: Group, command: asked.KeepBetweenUs, context: Context) -> Change[Group]:
    return changed(given, talking.agreed(given, context.person), news.KEPT)


def we_are_ready(given: Group, command: asked.WeAreReady, context: Context) -> Change[Group]:
    return changed(given, talking.ready(given, context.person), news.READY)


def speak_for_us(given: Group, command: asked.SpeakForUs, context: Context) -> Change[Group]:
    return changed(given, talking.speaks_for_all(given, context.person), news.FOR_US)


def not_for_us(given: Group, command: asked.NotForUs, context: Context) -> Change[Group]:
    return changed(given, talking.speaks_not(given, context.person), news.NOT_FOR_US)


def step_out(given: Group, command: asked.StepOut, context: Context) -> Change[Group]:
    """The round is told, so that whoever is left alone can talk with somebody else."""
    after = talking.stepped_out(given, context.person, context.now)
    return changed(given, after, news.OUT, facts=(SteppedOut(given.round, given.id, context.person),))
