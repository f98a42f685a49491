"""What the clock sends, and what follows when people leave, move or are erased."""

from bot.features.coalition.facts import MemberLeft, MemberMoved, PeopleReleased
from bot.features.privacy.facts import PersonErased
from bot.features.promises.commands import ForgetInPromise, KeepPromiseTime, LetPromiseGo
from bot.features.promises.handlers import needs
from bot.features.promises.model import MOST_EACH, Commitment, Leaving, Stage, Told, steps
from bot.kernel.attention import Waiting
from bot.kernel.change import Change
from bot.kernel.command import Context


def keep_time(given: Commitment, command: KeepPromiseTime, context: Context) -> Change[Commitment]:
    """One ask before the day, and one after it, each within the person's own budget; what is late is asked late."""
    after = steps.ticked(given, context.now)
    if after == given:
        return Change()
    if after.stage is Stage.dropped:
        return Change(after, needs=needs.met(given))
    return Change(after, needs=_asked(after, context))


def _asked(state: Commitment, context: Context) -> tuple[Waiting, ...]:
    if state.told is Told.passed:
        return needs.passed(state)
    return () if state.has_passed(context.now) else needs.soon(state)


def let_go(given: Leaving, command: LetPromiseGo, context: Context) -> Change[Commitment]:
    if given.promise is None:
        return Change()
    after = steps.left_behind(given.promise, command.person, context.now)
    asked = given.asked if after.is_open and after.person is None else ()
    return Change(after, needs=(*needs.met(given.promise), *needs.looking(after, asked)))


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


def after_person_erased(fact: PersonErased) -> tuple[ForgetInPromise, ...]:
    return (ForgetInPromise(fact.person),)
