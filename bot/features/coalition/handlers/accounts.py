"""One person with several accounts. Nothing of it is announced or written in the history; the person alone is told."""

from datetime import timedelta

from bot.codes import WrongCode, digest, new_code
from bot.features.coalition import commands as asked
from bot.features.coalition.cards import accounts as cards
from bot.features.coalition.facts import AccountLinked
from bot.features.coalition.model import (
    LINK,
    LINK_FOR,
    AccountKey,
    Acting,
    Linking,
    Member,
    OneTimeCode,
    SomeoneAlready,
    check_room,
    key_of,
    with_account,
    without_account,
)
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Met, Need
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.text import Mention

LOOK_FOR = timedelta(days=14)


def look_at(account: AccountKey) -> str:
    return f"account:{account}"


def use_another_account(given: Acting, command: asked.UseAnotherAccount, context: Context) -> Change[OneTimeCode]:
    check_room(given.me)
    code = new_code(context.random)
    made = OneTimeCode(digest(code), LINK, given.me.id, context.now + LINK_FOR)
    return Change(None, cards.your_code(code, made.until), (made,))


def link_account(given: Linking, command: asked.LinkAccount, context: Context) -> Change[OneTimeCode]:
    """The code is used first, so that it never serves twice; the account follows from the fact."""
    account = context.actor.account
    if account is None:
        raise WrongCode
    if given.me == given.them:
        return Change(reply=cards.yours_already(given.them))
    if given.me is not None:
        raise SomeoneAlready(who=Mention(given.me.id))
    check_room(given.them)
    fact = AccountLinked(given.them.id, account)
    return Change(given.code.used(context.now), cards.linked(given, account), facts=(fact,))


def after_account_linked(fact: AccountLinked) -> tuple[asked.AddAccount, ...]:
    return (asked.AddAccount(fact.person, fact.account),)


def add_account(given: Member | None, command: asked.AddAccount, context: Context) -> Change[Member]:
    if given is None:
        return Change()
    until = context.now + LOOK_FOR
    look = Need(given.id, look_at(key_of(command.account)), cards.linked_elsewhere(command.account), cards.LOOK, until)
    return Change(with_account(given, command.account), needs=(look,))


def my_accounts(given: Acting, command: asked.MyAccounts, context: Context) -> Change[Member]:
    """Who looks with an account has seen those that were linked after it, and not yet that one."""
    used = context.actor.account
    seen = tuple(Met(look_at(key_of(each)), given.me.id) for each in given.me.linked_after(used))
    return Change(reply=cards.accounts(given.me, used), needs=seen)


def remove_account(given: Acting, command: asked.RemoveAccount, context: Context) -> Change[Member]:
    left = without_account(given.me, command.account, context.actor.account)
    if left == given.me:
        return Change(reply=cards.NOT_YOURS)
    return Change(left, cards.removed(left), needs=(Met(look_at(command.account), left.id),))


def after_person_erased(fact: PersonErased) -> tuple[asked.EndCode, ...]:
    return (asked.EndCode(fact.person),)


def end_code(given: OneTimeCode | None, command: asked.EndCode, context: Context) -> Change[OneTimeCode]:
    return Change(given.over(context.now) if given else None)
