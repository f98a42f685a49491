"""What a platform tells of a place or of a whole workspace, noted for every coalition that lives there, once each."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.dispatch import Dispatch, Noted
from bot.dispatch.ports import Transaction
from bot.features.coalition.commands import LoseHome, NoteMissing, NoteOutOfReach, NoteWithinReach
from bot.features.coalition.model.homes import Why
from bot.kernel.command import Address, Command


@dataclass(frozen=True, slots=True)
class News:
    """Of a place, or without a channel of all places of a workspace: `why` nothing reaches it, or None that something
    does; `what` would have to be granted. `seed` is 16 random bytes or more."""

    address: Address
    why: Why | None
    now: datetime
    seed: bytes
    what: str = ""


def spread(transaction: Transaction, given: tuple[Dispatch, News]) -> tuple[BaseException, ...]:
    """In one transaction for all; the answer is what failed of what follows from it."""
    dispatch, news = given
    address = Address(news.address.platform, news.address.workspace, "") if _of_all(news) else news.address
    failures: list[BaseException] = []
    for number, (coalition, place) in enumerate(transaction.lived_at(address)):
        seed = sha256(news.seed + number.to_bytes(4)).digest()
        noted = Noted(coalition, _command(news, place), news.now, seed)
        failures += dispatch.note(transaction, noted).failures
    return tuple(failures)


def lacks(transaction: Transaction, given: tuple[Dispatch, News]) -> tuple[BaseException, ...]:
    """Messages arrive there, but `what` is not granted."""
    dispatch, news = given
    failures: list[BaseException] = []
    for coalition, place in transaction.lived_at(news.address):
        noted = Noted(coalition, NoteMissing(place, news.what), news.now, news.seed)
        failures += dispatch.note(transaction, noted).failures
    return tuple(failures)


def _of_all(news: News) -> bool:
    return news.why is Why.taken_out


def _command(news: News, place: Address) -> Command:
    match news.why:
        case None:
            return NoteWithinReach(place)
        case Why.gone:
            return LoseHome(place)
        case why:
            return NoteOutOfReach(place, why, news.what)
