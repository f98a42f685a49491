"""What a platform tells of a place, of a whole workspace or of an account, noted for every coalition that it concerns,
once each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from adapters.incidents import Incidents
from adapters.reaching import Contact, is_news, note_contact
from bot.dispatch import Dispatch, Noted
from bot.dispatch.ports import Store, Transaction
from bot.features.coalition.commands import LoseHome, NoteMissing, NoteOutOfReach, NoteWithinReach, ReachBy
from bot.features.coalition.model.homes import Why
from bot.kernel.command import Account, Address, Command
from bot.kernel.ids import CoalitionId

Shared = tuple[CoalitionId, Address]
"""A home of that coalition."""


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
            return NoteWithinReach(place, after=None if news.address.channel else Why.taken_out)
        case Why.gone:
            return LoseHome(place)
        case why:
            return NoteOutOfReach(place, why, news.what)


def _sharing(transaction: Transaction, of: tuple[str, str]) -> tuple[tuple[CoalitionId, Address, str], ...]:
    return transaction.sharing(*of)


def _let_in_after(transaction: Transaction, of: tuple[str, str, datetime]) -> bool:
    found = transaction.installations.find(of[0], of[1])
    return found is not None and found.at > of[2]


class Whereabouts:
    """For platforms that tell by themselves what becomes of places."""

    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        store: Store,
        dispatch: Dispatch,
        *,
        now: Callable[[], datetime],
        seed: Callable[[], bytes],
        nudge: Callable[[], None],
        incidents: Incidents,
    ) -> None:
        self._store = store
        self._dispatch = dispatch
        self._now = now
        self._seed = seed
        self._nudge = nudge
        self._incidents = incidents

    async def tell(self, address: Address, why: Why | None, what: str = "") -> None:
        """Why nothing reaches it, or None that something does again. As often as it comes it is noted once."""
        news = News(address, why, self._now(), self._seed(), what)
        for failure in await self._store.transact(spread, (self._dispatch, news)):
            self._incidents.report("whereabouts", failure, platform=address.platform, kind="reaction")
        self._nudge()

    async def is_old(self, platform: str, workspace: str, told_at: datetime) -> bool:
        """Whether the bot was let in there after that was told."""
        return await self._store.read(_let_in_after, (platform, workspace, told_at))

    async def sharing(self, platform: str, workspace: str) -> Mapping[Shared, tuple[str, ...]]:
        """Homes in a workspace, by the others that may share each."""
        found: dict[Shared, tuple[str, ...]] = {}
        for coalition, address, other in await self._store.read(_sharing, (platform, workspace)):
            found[coalition, address] = (*found.get((coalition, address), ()), other)
        return found

    async def goes_on_by(self, shared: Shared, workspace: str) -> None:
        """It is written to by way of another workspace, in which it is the same place."""
        noted = Noted(shared[0], ReachBy(shared[1], workspace), self._now(), self._seed())
        await self._store.transact(self._dispatch.note, noted)
        self._nudge()

    async def tell_of(self, account: Account, *, reached: bool) -> None:
        """Whether something that was meant for them alone arrived. Never raises: they are answered by then, or not.
        Mostly nothing of it is new, and it is only read."""
        try:
            if not await self._store.read(is_news, (account, reached)):
                return
            reach = Contact(account, reached, self._now(), self._seed())
            failures = await self._store.transact(note_contact, (self._dispatch, reach))
        except Exception as failure:  # noqa: BLE001 - the next answer finds it out again
            failures = (failure,)
        for each in failures:
            self._incidents.report("whereabouts", each, platform=account.platform, kind="reaction")
