"""What people write and say about the promises, and what becomes of it when somebody is erased."""

from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.cards import promises as cards
from bot.features.ground_rules.facts import PromisesAccepted, PromisesReworded, PromisesWritten
from bot.features.ground_rules.model import (
    OURS,
    Answering,
    AskedAnew,
    Lines,
    Promises,
    Rewording,
    Says,
    Standing,
    of_key,
    with_line,
)
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PlaceId


def write_promises(given: Promises | None, command: asked.WritePromises, context: Context) -> Change[Promises]:
    """Where somebody was quicker, also by the same form sent twice, theirs are shown."""
    if given:
        return Change(reply=cards.written_already(given))
    return _first(Promises(command.promises, written(command, OURS), 1, context.person, context.now), context)


def replace_promise(given: Standing, command: asked.ReplacePromise, context: Context) -> Change[Promises]:
    """The form sent twice is no second wording."""
    before, (edition, at) = given.promises, of_key(command.which)
    if before is None and edition:
        raise AskedAnew
    if before is None:
        lines = with_line(OURS, at, command.words)
        return _first(Promises(command.promises, lines, 1, context.person, context.now), context)
    if before.id == command.promises:
        return Change(reply=cards.you_wrote(before))
    after = before.worded(edition, with_line(before.lines, at, command.words), context.person, context.now)
    return _anew(before, after, given.homes, context)


def reword_promises(given: Rewording, command: asked.RewordPromises, context: Context) -> Change[Promises]:
    before = given.promises
    after = before.worded(command.edition, written(command, before.lines), context.person, context.now)
    return _anew(before, after, given.homes, context)


def keep_promises(given: Answering, command: asked.KeepPromises, context: Context) -> Change[Promises]:
    answer = given.answer(Says.keeps)
    after = given.promises.answered(command.edition, answer)
    if any(each.voice == answer.voice for each in given.promises.keeping):
        return Change(after, cards.you_keep(after, answer))
    fact = PromisesAccepted(after.id, after.edition, answer.organisation, context.person, len(after.keeping))
    return Change(after, cards.you_keep(after, answer), facts=(fact,))


def talk_first(given: Answering, command: asked.TalkFirst, context: Context) -> Change[Promises]:
    """Nothing of it is in the history: to want to talk is no mark on anybody."""
    after = given.promises.answered(command.edition, given.answer(Says.talks))
    return Change(after, cards.you_talk(after))


def forget_voice(given: Promises | None, command: asked.ForgetVoice, context: Context) -> Change[Promises]:
    return Change(given.without(command.person) if given else None)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetVoice, ...]:
    return (asked.ForgetVoice(fact.person),)


def written(command: asked.WritePromises | asked.RewordPromises, otherwise: Lines) -> Lines:
    theirs = (command.first, command.second, command.third)
    return tuple(line or other for line, other in zip(theirs, otherwise, strict=True))


def _first(made: Promises, context: Context) -> Change[Promises]:
    return Change(reply=cards.you_wrote(made), new=(made,), facts=(PromisesWritten(made.id, context.person),))


def _anew(before: Promises, after: Promises, homes: tuple[PlaceId, ...], context: Context) -> Change[Promises]:
    if after == before:
        return Change(reply=cards.NOTHING_CHANGED)
    fact = PromisesReworded(after.id, after.edition, context.person)
    told = tuple(Notice(home, cards.reworded(context.person)) for home in homes)
    return Change(after, cards.you_wrote(after), messages=told, facts=(fact,))
