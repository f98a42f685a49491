"""The accounts of one person: on several platforms or in several workspaces, all of them the same member."""

from dataclasses import dataclass
from hashlib import sha256

from bot.features.coalition.model.coalition import Coalition
from bot.features.coalition.model.code import OneTimeCode
from bot.features.coalition.model.member import Member
from bot.kernel.command import Account
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from bot.kernel.text import say

ACCOUNTS = 8


class SomeoneAlready(Refusal):
    sentence = say(
        "With this account you are {who} here already, and two members are never made one. "
        "Please leave with one account, then ask for a new code."
    )


class EnoughAccounts(Refusal):
    sentence = say("There are {most} accounts, and more do not fit. You can remove one on My page first.")


class LastAccount(Refusal):
    sentence = say("This is the only account by which you are known here. To leave, type /coalition me.")


class OlderAccount(Refusal):
    sentence = say(
        "This account was here before the one you use now. "
        "Please remove it with that account, or leave and join anew: type /coalition me."
    )


class AccountKey(Id):
    """Stands for an account on a button; it is made of nothing else, so an old button means the same account."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Linking:
    """The code and who made it; `me` if the account that uses it is a member's already."""

    coalition: Coalition
    code: OneTimeCode
    them: Member
    me: Member | None


def key_of(account: Account) -> AccountKey:
    written = f"{account.platform}\n{account.workspace}\n{account.user}"
    return AccountKey.from_bytes(sha256(written.encode()).digest()[:10])


def check_room(member: Member) -> None:
    if len(member.accounts) >= ACCOUNTS:
        raise EnoughAccounts(most=ACCOUNTS)


def with_account(member: Member, account: Account) -> Member:
    return member if account in member.accounts else member.known_by((*member.accounts, account))


def without_account(member: Member, key: AccountKey, used: Account | None) -> Member:
    """Never the last one: who is known by none is no longer here. Nor an older one than is used: whoever links an
    account by a stolen code cannot put the person out."""
    left = tuple(each for each in member.accounts if key_of(each) != key)
    if not left:
        raise LastAccount
    if not set(member.accounts) - set(left) <= {used, *member.linked_after(used)}:
        raise OlderAccount
    return member if left == member.accounts else member.known_by(left)
