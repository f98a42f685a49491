"""One's own accounts: the code for another one, what follows from it, and how one is removed."""

from dataclasses import replace
from datetime import datetime

from bot.accounts import called
from bot.features.coalition.cards.pieces import HOME, to
from bot.features.coalition.commands import MyAccounts, RemoveAccount, UseAnotherAccount
from bot.features.coalition.model import ACCOUNTS, Linking, Member, key_of
from bot.kernel.card import Card, card, row
from bot.kernel.command import Account
from bot.kernel.elements import Button, Element, Style, Words
from bot.kernel.text import Mention, Moment, Phrase, When, say

LOOK = to(MyAccounts(), say("Look at my accounts"))
NOT_YOURS = say("This account is not yours here. Nothing else is needed.")


def your_code(code: str, until: datetime) -> Card:
    return card(
        say("A code for your other account"),
        Words(code),
        Words(
            say(
                "With your other account, type /coalition link and this code. It works once, until {until}.",
                until=Moment(until, When.time),
            )
        ),
        Words(say("Please give it to nobody: whoever uses it acts as you here.")),
        row(to(MyAccounts()), HOME),
    )


def linked(given: Linking, account: Account) -> Card:
    return card(
        say("You are {who} here", who=Mention(given.them.id)),
        Words(say("This account is now one of yours in {coalition}.", coalition=given.coalition.name)),
        Words(say("You have one name, one language and one seat with all of them.")),
        Words(say("What you answer with any of them counts once, as your answer.")),
        row(replace(_remove(account), label=say("This is not me")), to(MyAccounts()), HOME),
    )


def yours_already(me: Member) -> Card:
    return card(
        say("You are {who} here", who=Mention(me.id)),
        Words(say("This account is one of yours already. Nothing else is needed.")),
        row(to(MyAccounts()), HOME),
    )


def linked_elsewhere(account: Account) -> Phrase:
    what = called(account)
    return say("You have one more account here: {account}. If it is not yours, remove it.", account=what)


def accounts(me: Member, used: Account | None) -> Card:
    more = to(UseAnotherAccount(), style=Style.primary) if len(me.accounts) < ACCOUNTS else None
    removable = {used, *me.linked_after(used)} if len(me.accounts) > 1 else set()
    return card(
        MyAccounts.title,
        Words(say("All of these are you. Only you see this.")),
        *(element for account in me.accounts for element in _listed(account, removable=account in removable)),
        row(more, HOME),
    )


def removed(me: Member) -> Card:
    return card(
        say("The account is removed"),
        Words(say("It no longer belongs to {who} here.", who=Mention(me.id))),
        row(HOME),
    )


def _listed(account: Account, *, removable: bool) -> tuple[Element | None, ...]:
    return Words(called(account)), row(_remove(account) if removable else None)


def _remove(account: Account) -> Button:
    what = called(account)
    return replace(
        to(RemoveAccount(key_of(account))),
        confirm=say("Remove {account}? It then no longer acts as you here.", account=what),
        spoken=say("Remove {account}", account=what),
    )
