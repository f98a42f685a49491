"""Whether somebody is reached in private, as platforms tell it of their account: noted in each of their coalitions."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.dispatch import Dispatch, Noted
from bot.dispatch.ports import Transaction
from bot.features.unreached.commands import NoteReached, NoteUnreached
from bot.kernel.command import Account


@dataclass(frozen=True, slots=True)
class Contact:
    """`seed` is 16 random bytes or more."""

    account: Account
    reached: bool
    now: datetime
    seed: bytes


def note_contact(transaction: Transaction, given: tuple[Dispatch, Contact]) -> tuple[BaseException, ...]:
    """Where it is known already nothing is written; the answer is what failed of what follows."""
    dispatch, contact = given
    failures: list[BaseException] = []
    for number, known in enumerate(transaction.known_by(contact.account)):
        if known.reached == contact.reached:
            continue
        kind = NoteReached if contact.reached else NoteUnreached
        seed = sha256(contact.seed + number.to_bytes(4)).digest()
        noted = Noted(known.coalition, kind(known.person, contact.account), contact.now, seed)
        failures += dispatch.note(transaction, noted).failures
    return tuple(failures)


def is_news(transaction: Transaction, told: tuple[Account, bool]) -> bool:
    """Whether some coalition thinks otherwise."""
    account, reached = told
    return any(known.reached != reached for known in transaction.known_by(account))
