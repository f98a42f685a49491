"""What becomes of it that somebody is not reached in private, or is again. Nothing is refused, and nothing is told."""

from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.features.unreached import cards
from bot.features.unreached import commands as asked
from bot.features.unreached.model import Person, Unreached
from bot.kernel.change import Change
from bot.kernel.command import Context


def note_unreached(given: Person, command: asked.NoteUnreached, context: Context) -> Change[Unreached]:
    """Of an account that is not theirs any more nothing is kept."""
    theirs = command.account in given.accounts
    return _kept(given, given.unreached.also(command.account, context.now)) if theirs else Change()


def note_reached(given: Person, command: asked.NoteReached, context: Context) -> Change[Unreached]:
    return _kept(given, given.unreached.without(command.account))


def write_to_me_again(given: Person, command: asked.WriteToMeAgain, context: Context) -> Change[Unreached]:
    """If it does not arrive, that is noticed once more."""
    after = _kept(given, Unreached(given.id))
    return Change(after.state, cards.TRYING)


def forget_unreached(given: Person, command: asked.ForgetUnreached, context: Context) -> Change[Unreached]:
    return _kept(given, Unreached(given.id))


def after_member_left(fact: MemberLeft) -> tuple[asked.ForgetUnreached, ...]:
    return (asked.ForgetUnreached(fact.person),)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetUnreached, ...]:
    return (asked.ForgetUnreached(fact.person),)


def _kept(given: Person, after: Unreached) -> Change[Unreached]:
    if given.kept is None:
        return Change(new=(after,)) if after.accounts else Change()
    return Change() if after == given.kept else Change(after)
