"""Decisions of privacy: an erasure begins, goes on until nothing is left, and is done."""

from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.cards import pages
from bot.features.privacy.commands import EraseMe, EraseWhoLeft, GoOnErasing
from bot.features.privacy.facts import PersonErased
from bot.features.privacy.model import Erasing, Erasure, ErasureId, NotYours
from bot.kernel.attention import Forgotten
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId


def erase_me(given: Erasure | None, command: EraseMe, context: Context) -> Change[Erasure]:
    """Leaving the coalition follows from the fact, as everything else."""
    if command.person != context.person:
        raise NotYours
    return _begun(given, command.person, context, pages.erased())


def erase_who_left(given: Erasure | None, command: EraseWhoLeft, context: Context) -> Change[Erasure]:
    return _begun(given, command.person, context)


def go_on_erasing(given: Erasing, command: GoOnErasing, context: Context) -> Change[Erasure]:
    erasure = given.erasure
    if erasure.person is None:
        return Change()
    if not given.left:
        return Change(erasure.done())
    person = erasure.person
    return Change(erasure.gone_on(context.now), facts=(PersonErased(person),), needs=(Forgotten(person),))


def after_member_left(fact: MemberLeft) -> tuple[EraseWhoLeft, ...]:
    return (EraseWhoLeft(fact.person),)


def _begun(given: Erasure | None, person: PersonId, context: Context, reply: Card | None = None) -> Change[Erasure]:
    if given is not None:
        return Change(reply=reply)
    erasure = Erasure.of(context.fresh(ErasureId), context.coalition, person, context.now)
    return Change(None, reply, (erasure,), facts=(PersonErased(person),), needs=(Forgotten(person),))
