"""What the courier reads and writes in the store: each a function that runs inside one transaction."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from adapters.courier.fate import Again, Fate, GivenUp, Up
from adapters.reaching import Contact, note_contact
from adapters.whereabouts import News, lacks, spread
from bot.dispatch import Dispatch, Noted
from bot.dispatch.ports import Opening, Parcel, Reaches, Stale, Transaction
from bot.features.asides.commands import NoteNotOpened, NoteOpened
from bot.features.coalition.model.homes import Why
from bot.kernel.card import Card
from bot.kernel.command import Address
from bot.kernel.ports import Directory

PARCELS, BOARDS, OPENINGS = 50, 200, 50

NOT_ALONE = {"person-unreachable", "out-of-tries", "our-bug", "unknown"}
"""Why somebody who wants to be written to alone is called where all are: that is never lost with it."""


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
    """`mail_at` is when the next message may go, `opening_at` when the next private place may be opened, `board_at`
    when a board that has to wait may be drawn."""

    boards: tuple[Drawn, ...]
    mail_at: datetime | None
    opening_at: datetime | None
    board_at: datetime | None

    @property
    def nearest(self) -> datetime | None:
        return min((at for at in (self.mail_at, self.opening_at, self.board_at) if at), default=None)

    def is_empty(self, now: datetime) -> bool:
        return not (self.boards or _due(self.mail_at, now) or _due(self.opening_at, now))


def look(transaction: Transaction, looking: Looking) -> Look:
    """Every board is drawn once, however many homes it has; a destination gets one of them at a time."""
    taken = set(looking.skipped)
    drawn: dict[tuple[str, str, str], Drawn] = {}
    boards = []
    for found in transaction.boards.stale(looking.now, BOARDS, looking.reach):
        board = replace(found, gathers=looking.dispatch.gathers(found.kind))
        if board.address in taken:
            continue
        taken.add(board.address)
        name = (board.coalition, board.kind, board.key)
        if name not in drawn:
            drawn[name] = _draw(transaction, looking.dispatch, board)
        boards.append(Drawn(board, drawn[name].shown))
    reach = looking.reach
    mail_at, opening_at = transaction.mail.nearest(reach), transaction.openings.nearest(reach)
    return Look(tuple(boards), mail_at, opening_at, transaction.boards.nearest(looking.now, reach))


@dataclass(frozen=True, slots=True)
class Load:
    """What this process alone carries now."""

    boards: tuple[Drawn, ...]
    parcels: tuple[Parcel, ...]
    openings: tuple[Opening, ...]


def claim(transaction: Transaction, asked: tuple[Look, datetime, Reaches]) -> Load:
    seen, now, reach = asked
    boards = tuple(drawn for drawn in seen.boards if transaction.boards.claim(drawn.board, now))
    parcels = transaction.mail.claim(now, PARCELS, reach) if _due(seen.mail_at, now) else ()
    openings = transaction.openings.claim(now, OPENINGS, reach) if _due(seen.opening_at, now) else ()
    return Load(boards, parcels, openings)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a message or a board, and the chance for what follows from it."""

    fate: Fate
    now: datetime
    seed: bytes


def keep_parcel(transaction: Transaction, kept: tuple[Dispatch, Parcel, Came]) -> tuple[BaseException, ...]:
    """The answer is what failed of what follows."""
    dispatch, parcel, came = kept
    match came.fate:
        case Up():
            transaction.mail.sent(parcel)
        case Again(until, ambiguous, tried):
            transaction.mail.later(parcel, until, ambiguous=ambiguous, tried=tried)
        case GivenUp(why):
            if _goes_on(transaction, parcel, came.fate):
                transaction.mail.later(parcel, came.now, ambiguous=parcel.ambiguous, tried=False)
                return ()
            if parcel.alone and why in NOT_ALONE:
                transaction.mail.in_place(parcel, came.now)
                return _unreached(transaction, dispatch, came)
            transaction.mail.dead(parcel, why, came.now)
            return (*_noted(transaction, dispatch, parcel.address, came), *_unreached(transaction, dispatch, came))
        case _:
            assert_never(came.fate)
    return ()


def keep_board(transaction: Transaction, kept: tuple[Dispatch, Stale, Came, timedelta]) -> tuple[BaseException, ...]:
    """A board that is given up is not tried again before it changes; one that cannot be shown where nothing arrives
    waits until something does."""
    dispatch, board, came, pace = kept
    match came.fate:
        case Up(message):
            transaction.boards.shown(board, message, came.now)
            transaction.boards.later(board, came.now + pace)
        case Again(until):
            transaction.boards.later(board, until)
        case GivenUp() if _goes_on(transaction, board, came.fate):
            transaction.boards.later(board, came.now)
        case GivenUp() as given_up:
            failures = _noted(transaction, dispatch, board.address, came)
            if given_up.out_of_reach and not failures and transaction.lived_at(board.address):
                transaction.boards.later(board, came.now + pace)
            else:
                transaction.boards.shown(board, board.message, came.now)
            return failures
        case _:
            assert_never(came.fate)
    return ()


def _goes_on(transaction: Transaction, sent: Parcel | Stale, fate: GivenUp) -> bool:
    """Whether the place is written to by way of another workspace since it was handed out."""
    return fate.out_of_reach is Why.taken_out and transaction.goes_on(sent.coalition, sent.address)


def _noted(transaction: Transaction, dispatch: Dispatch, address: Address, came: Came) -> tuple[BaseException, ...]:
    """What is true of the place, and not of this message alone."""
    if not isinstance(came.fate, GivenUp) or came.fate.out_of_reach is None:
        return ()
    return spread(transaction, (dispatch, News(address, came.fate.out_of_reach, came.now, came.seed, came.fate.what)))


def _unreached(transaction: Transaction, dispatch: Dispatch, came: Came) -> tuple[BaseException, ...]:
    """What is true of people, wherever else they are written to."""
    who = came.fate.who if isinstance(came.fate, GivenUp) else ()
    reaches = (Contact(account, reached=False, now=came.now, seed=came.seed) for account in who)
    return tuple(failure for reach in reaches for failure in note_contact(transaction, (dispatch, reach)))


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of opening a private place."""

    opening: Opening
    fate: Fate
    now: datetime
    seed: bytes


def keep_opening(transaction: Transaction, kept: tuple[Dispatch, Tried]) -> tuple[BaseException, ...]:
    """In one transaction with all that features do about it; the answer is what failed of that."""
    dispatch, tried = kept
    opening = tried.opening
    failures: tuple[BaseException, ...] = ()
    match tried.fate:
        case Again(until, _, counts):
            transaction.openings.later(opening, until, tried=counts)
            return ()
        case Up(str(channel)):
            command: NoteOpened | NoteNotOpened = NoteOpened(opening.aside, channel)
            failures = _reached(transaction, dispatch, tried)
        case Up():
            command = NoteNotOpened(opening.aside)
        case GivenUp(_, what):
            command = NoteNotOpened(opening.aside)
            failures = _unreached(transaction, dispatch, Came(tried.fate, tried.now, tried.seed))
            news = News(opening.near, tried.fate.out_of_reach, tried.now, tried.seed, what)
            if news.why is Why.taken_out:
                failures = (*failures, *spread(transaction, (dispatch, news)))
            elif what:
                failures = (*failures, *lacks(transaction, (dispatch, news)))
        case _:
            assert_never(tried.fate)
    noted = dispatch.note(transaction, Noted(opening.coalition, command, tried.now, tried.seed))
    return (*noted.failures, *failures)


def _reached(transaction: Transaction, dispatch: Dispatch, tried: Tried) -> tuple[BaseException, ...]:
    """Who is in a private place is reached by the account by which they are in it."""
    people = (account for account in tried.opening.people.values() if account)
    reaches = (Contact(account, reached=True, now=tried.now, seed=tried.seed) for account in people)
    return tuple(failure for reach in reaches for failure in note_contact(transaction, (dispatch, reach)))


def _due(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now


def _draw(transaction: Transaction, dispatch: Dispatch, board: Stale) -> Drawn:
    try:
        return Drawn(board, dispatch.board(transaction, board))
    except Exception as failure:  # noqa: BLE001 - the other boards must be shown
        return Drawn(board, failure)
