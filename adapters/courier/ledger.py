"""What the courier reads and writes in the store: each a function that runs inside one transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from adapters.courier.fate import Again, Fate, GivenUp, Up
from bot.dispatch import Dispatch
from bot.dispatch.ports import Parcel, Reaches, Stale, Transaction
from bot.kernel.card import Card
from bot.kernel.command import Address
from bot.kernel.ports import Directory

PARCELS, BOARDS = 50, 200


@dataclass(frozen=True, slots=True)
class Drawn:
    """A board as it was in the snapshot that said which wanting this is; None if its aggregate is gone."""

    board: Stale
    shown: tuple[Card, Directory] | Exception | None


@dataclass(frozen=True, slots=True)
class Looking:
    """To places in `skipped` nothing goes now, and to places beyond `reach` never."""

    dispatch: Dispatch
    now: datetime
    skipped: frozenset[Address]
    reach: Reaches


@dataclass(frozen=True, slots=True)
class Look:
    """`mail_at` is when the next message may go, `board_at` when a board that has to wait may be drawn."""

    boards: tuple[Drawn, ...]
    mail_at: datetime | None
    board_at: datetime | None

    @property
    def nearest(self) -> datetime | None:
        return min((at for at in (self.mail_at, self.board_at) if at), default=None)


def look(transaction: Transaction, looking: Looking) -> Look:
    """Every board is drawn once, however many homes it has; a destination gets one of them at a time."""
    taken = set(looking.skipped)
    drawn: dict[tuple[str, str, str], Drawn] = {}
    boards = []
    for board in transaction.boards.stale(looking.now, BOARDS, looking.reach):
        if board.address in taken:
            continue
        taken.add(board.address)
        name = (board.coalition, board.kind, board.key)
        if name not in drawn:
            drawn[name] = _draw(transaction, looking.dispatch, board)
        boards.append(Drawn(board, drawn[name].shown))
    reach = looking.reach
    return Look(tuple(boards), transaction.mail.nearest(reach), transaction.boards.nearest(looking.now, reach))


@dataclass(frozen=True, slots=True)
class Load:
    """What this process alone carries now."""

    boards: tuple[Drawn, ...]
    parcels: tuple[Parcel, ...]


def claim(transaction: Transaction, asked: tuple[Look, datetime, Reaches]) -> Load:
    seen, now, reach = asked
    boards = tuple(drawn for drawn in seen.boards if transaction.boards.claim(drawn.board, now))
    due = seen.mail_at is not None and seen.mail_at <= now
    return Load(boards, transaction.mail.claim(now, PARCELS, reach) if due else ())


def keep_parcel(transaction: Transaction, kept: tuple[Parcel, Fate, datetime]) -> None:
    parcel, fate, now = kept
    match fate:
        case Up():
            transaction.mail.sent(parcel)
        case Again(until, ambiguous, tried):
            transaction.mail.later(parcel, until, ambiguous=ambiguous, tried=tried)
        case GivenUp(why):
            transaction.mail.dead(parcel, why, now)
        case _:
            assert_never(fate)


def keep_board(transaction: Transaction, kept: tuple[Stale, Fate, datetime, timedelta]) -> None:
    """A board that is given up is not tried again before it changes."""
    board, fate, now, pace = kept
    match fate:
        case Up(message):
            transaction.boards.shown(board, message, now)
            transaction.boards.later(board, now + pace)
        case Again(until):
            transaction.boards.later(board, until)
        case GivenUp():
            transaction.boards.shown(board, board.message, now)
        case _:
            assert_never(fate)


def _draw(transaction: Transaction, dispatch: Dispatch, board: Stale) -> Drawn:
    try:
        return Drawn(board, dispatch.board(transaction, board))
    except Exception as failure:  # noqa: BLE001 - the other boards must be shown
        return Drawn(board, failure)
