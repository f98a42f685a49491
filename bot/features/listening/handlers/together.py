"""Going apart and coming together: what the facilitator presses, and what the small groups tell."""

from bot.features.listening.cards import apart
from bot.features.listening.commands import BackToCircle, NextStep, NoteBack, NoteSteppedOut, NoteVoice
from bot.features.listening.facts import CalledTogether, StepEnded
from bot.features.listening.handlers.following import changed, lots
from bot.features.listening.model import Round, RoundId, parting
from bot.features.small_groups.facts import GroupClosed, SteppedOut, VoiceFound
from bot.kernel.change import Change
from bot.kernel.command import Context


def next_step(given: Round, command: NextStep, context: Context) -> Change[Round]:
    after = parting.next_step(given, context.person, command.step, context.now, lots(context))
    return changed(given, after, apart.GONE_ON, facts=(StepEnded(given.id, context.person),))


def back_to_circle(given: Round, command: BackToCircle, context: Context) -> Change[Round]:
    after = parting.called_back(given, context.person, command.step, context.now, lots(context))
    return changed(given, after, apart.CALLED, facts=(CalledTogether(given.id, context.person),))


def note_back(given: Round, command: NoteBack, context: Context) -> Change[Round]:
    return changed(given, parting.back(given, command.group, context.now))


def note_stepped_out(given: Round, command: NoteSteppedOut, context: Context) -> Change[Round]:
    return changed(given, parting.stepped_out(given, command.group, command.person, context.now))


def note_voice(given: Round, command: NoteVoice, context: Context) -> Change[Round]:
    return changed(given, parting.voiced(given, command.group, command.person))


def after_group_closed(fact: GroupClosed) -> tuple[NoteBack, ...]:
    return (NoteBack(RoundId(fact.round), fact.group),)


def after_stepped_out(fact: SteppedOut) -> tuple[NoteSteppedOut, ...]:
    return (NoteSteppedOut(RoundId(fact.round), fact.group, fact.person),)


def after_voice_found(fact: VoiceFound) -> tuple[NoteVoice, ...]:
    return (NoteVoice(RoundId(fact.round), fact.group, fact.person),)
