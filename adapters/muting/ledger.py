"""What the muting reads and writes in the store: each a function that runs inside one transaction."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from adapters.muting.plan import Plan
from bot.dispatch.ports import Reaches, Transaction
from bot.kernel.command import Account
from bot.muting import Home, Hush, Mute, Speaking


def homes(transaction: Transaction, reach: Reaches) -> tuple[Home, ...]:
    return transaction.mutes.homes(reach)


def learn(transaction: Transaction, changed: Collection[Home]) -> None:
    for home in changed:
        transaction.mutes.note_able(home)


def due(transaction: Transaction, asked: tuple[datetime, Reaches]) -> tuple[tuple[Hush, ...], datetime | None]:
    """What may be looked at now, and when anything may be next."""
    now, reach = asked
    return transaction.mutes.due(now, reach), transaction.mutes.nearest(reach)


def claim(transaction: Transaction, asked: tuple[Hush, datetime]) -> Hush | None:
    return transaction.mutes.claim(*asked)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was planned, and whom of it the platform has unmuted; nobody is muted any more if the bot is `leaving`."""

    hush: Hush
    plan: Plan
    unmuted: tuple[Account, ...]
    now: datetime
    leaving: bool


def undo_and_note(transaction: Transaction, undone: Undone) -> tuple[Account, ...]:
    """Puts the record right, and writes down whom the platform is asked to mute next."""
    mutes, hush, plan, now = transaction.mutes, undone.hush, undone.plan, undone.now
    if not mutes.holds(hush, now):
        return ()
    mutes.forget(hush, (*undone.unmuted, *plan.forget))
    for accounts, mute in ((plan.done, Mute.done), (plan.let_be, Mute.let_be), (plan.doubt, Mute.noted)):
        mutes.keep(hush, accounts, mute, now)
    return () if undone.leaving else mutes.note(hush, plan.mute, now)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who is muted, who was not there to be, and when the call may be looked at again."""

    hush: Hush
    muted: tuple[Account, ...]
    absent: tuple[Account, ...]
    now: datetime
    until: datetime


def keep(transaction: Transaction, outcome: Outcome) -> None:
    mutes, hush = transaction.mutes, outcome.hush
    if mutes.holds(hush, outcome.now):
        mutes.keep(hush, outcome.muted, Mute.done, outcome.now)
        mutes.forget(hush, outcome.absent)
        mutes.later(hush, outcome.until)


def speaking(transaction: Transaction, reach: Reaches) -> tuple[Speaking, ...]:
    return transaction.mutes.speaking(reach)


def show(transaction: Transaction, asked: tuple[Speaking, bool]) -> None:
    noted, shown = asked
    transaction.mutes.note_shown(noted, shown=shown)
