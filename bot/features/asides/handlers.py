"""Decisions on asides: they are open, or could not be opened, or are done."""

from bot.asides import Aside, AsideDone
from bot.features.asides import commands as asked
from bot.features.asides.facts import AsideNotOpened, AsideOpened
from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.change import Change
from bot.kernel.command import Context


def note_opened(given: tuple[Aside | None, bool], command: asked.NoteOpened, context: Context) -> Change[Aside]:
    """One that two processes opened is the same place, and is told of once. A place that is taken cannot be shared."""
    aside, taken = given
    if aside is None or (after := aside.opened(command.channel)) == aside:
        return Change()
    return _told(aside, aside.not_opened()) if taken else Change(after, facts=(AsideOpened(after.id),))


def note_not_opened(given: Aside | None, command: asked.NoteNotOpened, context: Context) -> Change[Aside]:
    return _told(given, given.not_opened()) if given else Change()


def close_aside(given: Aside | None, command: asked.CloseAside, context: Context) -> Change[Aside]:
    return Change(given.closed() if given else None)


def forget_in_aside(given: Aside | None, command: asked.ForgetInAside, context: Context) -> Change[Aside]:
    return _told(given, given.without(command.person)) if given else Change()


def after_aside_done(fact: AsideDone) -> tuple[asked.CloseAside, ...]:
    return (asked.CloseAside(fact.aside),)


def after_member_left(fact: MemberLeft) -> tuple[asked.ForgetInAside, ...]:
    """Nothing there is for them any more; what becomes of the others, the feature says that brought them together."""
    return (asked.ForgetInAside(fact.person),)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetInAside, ...]:
    return (asked.ForgetInAside(fact.person),)


def _told(before: Aside, after: Aside) -> Change[Aside]:
    if after == before:
        return Change()
    failed = after.could_not_open and not before.could_not_open
    return Change(after, facts=(AsideNotOpened(after.id, after.near),) if failed else ())
