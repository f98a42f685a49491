"""What the clock sends, and what follows when people leave, move or are erased."""

from bot.deciding import BeingDecided, Decided
from bot.features.coalition.facts import MemberLeft, MemberMoved, PeopleReleased
from bot.features.privacy.facts import PersonErased
from bot.features.promises.commands import (
    ForgetInPromise,
    KeepPromiseTime,
    LetPromiseGo,
    NoteReleaseAsked,
    NoteReleaseVoted,
)
from bot.features.promises.facts import PromiseReleased
from bot.features.promises.handlers import needs
from bot.features.promises.model import MOST_EACH, Commitment, CommitmentId, Leaving, Stage, Told, steps
from bot.kernel.attention import Waiting
from bot.kernel.change import Change
from bot.kernel.command import Context

RELEASE = "release from a promise"
"""As what is to be decided is called, for bot/deciding.py."""


def keep_time(given: Commitment, command: KeepPromiseTime, context: Context) -> Change[Commitment]:
    """One ask before the day, and one after it, each within the person's own budget; what is late is asked late."""
    after = steps.ticked(given, context.now)
    if after == given:
        return Change()
    if after.stage is Stage.dropped:
        return Change(after, needs=(*needs.met(given), *needs.forgotten(given, context.now)))
    if after.stage is Stage.draft:
        return Change(after, needs=(*needs.met(given), *needs.unanswered(after)))
    return Change(after, needs=_asked(after, context))


def _asked(state: Commitment, context: Context) -> tuple[Waiting, ...]:
    if state.told is Told.passed:
        return needs.passed(state)
    return () if state.has_passed(context.now) else needs.soon(state)


def note_release_asked(given: Commitment, command: NoteReleaseAsked, context: Context) -> Change[Commitment]:
    after = steps.before_all(given, command.number, command.proposal)
    return Change(None if after == given else after)


def note_release_voted(given: Commitment, command: NoteReleaseVoted, context: Context) -> Change[Commitment]:
    """Adopted it lets them go; else it stays with them, which they are told kindly."""
    after = steps.voted(given, command.number, command.proposal, context.now, agreed=command.agreed)
    if after == given:
        return Change()
    if after.stage is Stage.released:
        fact = PromiseReleased(after.id, after.organisation, after.agreement, None, command.proposal)
        return Change(after, facts=(fact,), needs=(*needs.met(after), *needs.let_go(after)))
    told = () if command.agreed or command.withdrawn else needs.not_let_go(after)
    return Change(after, needs=told)


def let_go(given: Leaving, command: LetPromiseGo, context: Context) -> Change[Commitment]:
    if given.promise is None:
        return Change()
    after = steps.left_behind(given.promise, command.person, context.now)
    asked = given.asked if after.is_open and after.person is None else ()
    told = (*needs.looking(after, asked), *needs.gone(given.promise, command.person))
    carried = given.promise.person == command.person or not after.is_open
    return Change(after, needs=(*(needs.met(given.promise) if carried else needs.not_offered(given.promise)), *told))


def forget_in_promise(given: Leaving, command: ForgetInPromise, context: Context) -> Change[Commitment]:
    before = given.promise
    if before is None:
        return Change()
    after = steps.without(before, command.person, context.now)
    asked = given.asked if after.is_open and after.person is None and before.person else ()
    return Change(after, needs=needs.looking(after, asked))


def after_member_left(fact: MemberLeft) -> tuple[LetPromiseGo, ...]:
    """As many as there can be; each takes the next of them."""
    return (LetPromiseGo(fact.person),) * MOST_EACH


def after_member_moved(fact: MemberMoved) -> tuple[LetPromiseGo, ...]:
    """What they carried for the organisation that they were with before stays there."""
    return (LetPromiseGo(fact.person, fact.organisation, here=True),) * MOST_EACH


def after_people_released(fact: PeopleReleased) -> tuple[LetPromiseGo, ...]:
    return tuple(LetPromiseGo(person, None, here=True) for person in fact.people for _ in range(MOST_EACH))


def after_being_decided(fact: BeingDecided) -> tuple[NoteReleaseAsked, ...]:
    if fact.kind != RELEASE:
        return ()
    return (NoteReleaseAsked(CommitmentId(fact.subject), fact.number, fact.proposal),)


def after_decided(fact: Decided) -> tuple[NoteReleaseVoted, ...]:
    if fact.kind != RELEASE:
        return ()
    promise = CommitmentId(fact.subject)
    return (NoteReleaseVoted(promise, fact.number, fact.proposal, fact.adopted, fact.withdrawn),)


def after_person_erased(fact: PersonErased) -> tuple[ForgetInPromise, ...]:
    return (ForgetInPromise(fact.person),)
