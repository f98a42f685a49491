"""Recognise, read, decide, save, reply: synchronous functions that each run inside one transaction of the store."""

import random
from dataclasses import replace
from datetime import datetime

from bot.codes import WrongCode, code_in, takes_code
from bot.dispatch.choosing import asked_which, way_back, within
from bot.dispatch.inbound import NOBODY, Answer, Inbound, Noted, Outcome, Tick, Ticked
from bot.dispatch.offering import is_asked
from bot.dispatch.ports import Recognised, Stale, Transaction, UnitOfWork
from bot.dispatch.running import RETRY, Running
from bot.guests import check_kind, check_place
from bot.kernel.card import Card, who_is_in
from bot.kernel.command import Actor, Address, Command, Context, Page, Request, Standing, fresh
from bot.kernel.feature import Catalogue, Prefill
from bot.kernel.fields import Pick
from bot.kernel.form import Form, prefilled
from bot.kernel.ids import CoalitionId, Id, PersonId
from bot.kernel.ports import ROSTER, Directory, Unit
from bot.kernel.refusal import FacilitatorsOnly, MembersOnly, NoCoalitionHere, NotAtHome, Refusal
from bot.kernel.text import Phrase
from bot.overhearing import SomeoneWrote

__all__ = ["NOBODY", "Answer", "Dispatch", "Inbound", "Noted", "Outcome", "Tick", "Ticked", "directory_of"]

CLOCK = PersonId("the-clock-----")

_LETS_IN = {
    Standing.anyone: {Standing.anyone, Standing.member, Standing.facilitator, Standing.clock},
    Standing.member: {Standing.member, Standing.facilitator},
    Standing.facilitator: {Standing.facilitator},
    Standing.clock: {Standing.clock},
}


class Dispatch:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._overheard = {kind.where: kind for kind in catalogue.routes if issubclass(kind, SomeoneWrote)}

    def command(self, transaction: Transaction, inbound: Inbound) -> Answer:
        """Runs a command once: a delivery that was received before is answered with nothing."""
        request = inbound.request
        if not isinstance(request, Command):
            raise TypeError(f"{request} is not a command")
        if inbound.key and not request.untraced and not transaction.receive(inbound.key, inbound.at):
            return Answer(Outcome.repeated, None, inbound.language, inbound.zone, NOBODY)
        recognised = _recognised(transaction, inbound)
        return asked_which(recognised, inbound, request) or self._run(transaction, inbound, request, recognised)

    def _run(self, transaction: Transaction, inbound: Inbound, request: Command, recognised: Recognised) -> Answer:
        """Whoever stopped facilitating while the reader waited for its lock is answered as who they are now."""
        context = _context(inbound, recognised)
        unit = transaction.unit(context.coalition)
        running = Running(self.catalogue, unit, context, inbound.thread)
        try:
            _let_in(request, recognised, inbound)
            change = running.decide(request)
        except Refusal as refusal:
            return _answer(Outcome.refused, refusal.said, unit, context, refusal.code())
        if recognised.standing is Standing.facilitator:
            by_now = _recognised(transaction, inbound)
            if by_now.standing is not Standing.facilitator:
                return self._run(transaction, inbound, request, by_now)
        running.follow(change)
        done = _answer(Outcome.done, _kept(change.reply, recognised), unit, context)
        return replace(done, failures=tuple(running.failures))

    def overhears(self, transaction: Transaction, where: tuple[Address, str | None]) -> SomeoneWrote | None:
        """What is to be run when someone wrote there; nothing where nothing goes on. Nothing is written here."""
        found = transaction.overhears(*where)
        kind = self._overheard.get(found) if found else None
        return kind() if kind else None

    def page(self, transaction: Transaction, inbound: Inbound) -> Answer:
        request = inbound.request
        if not isinstance(request, Page):
            raise TypeError(f"{request} is not a page")
        recognised = _recognised(transaction, inbound)
        context = _context(inbound, recognised)
        unit = transaction.unit(context.coalition)
        if asked := asked_which(recognised, inbound, request):
            return asked
        view = self.catalogue.views[type(request)]
        try:
            _let_in(request, recognised, inbound)
            shown = view.draw(view.reader(unit, request, context), context)
        except Refusal as refusal:
            return _answer(Outcome.refused, refusal.said, unit, context, refusal.code())
        kept = way_back(_kept(shown, recognised), transaction, inbound) if recognised.chosen else shown
        return _answer(Outcome.done, kept, unit, context)

    def which(self, transaction: Transaction, opening: tuple[Inbound, Form]) -> Answer | None:
        """Of which coalition a form is to be, asked before it opens; a code says it by itself."""
        inbound, form = opening
        if takes_code(form.draft.command):
            return None
        return asked_which(_by_account(transaction, inbound, form.draft.command), inbound, form.draft)

    def prefills(self, form: Form) -> bool:
        return self.catalogue.routes[form.draft.command].prefill is not None

    def form(self, transaction: Transaction, asking: tuple[Inbound, Form]) -> Form:
        """The same form with the options of what is picked from the store, without what can be left empty and has none.
        Raises Refusal for whom they are not for."""
        return self._read(transaction, *asking, None)

    def opening(self, transaction: Transaction, asking: tuple[Inbound, Form]) -> Form:
        """The same, as it opens: with what stands now, where its command says what that is."""
        return self._read(transaction, *asking, self.catalogue.routes[asking[1].draft.command].prefill)

    def _read(self, transaction: Transaction, inbound: Inbound, form: Form, prefill: Prefill | None) -> Form:
        recognised = _by_account(transaction, inbound, form.draft.command)
        _let_in(form.draft.command, recognised, inbound)
        context = _context(inbound, recognised)
        unit = transaction.unit(context.coalition)
        filled = prefilled(form, prefill(unit, form.draft, context)) if prefill else form
        entries = tuple(
            entry.offering(self.catalogue.sources[entry.kind.source].options(unit, context))
            if isinstance(entry.kind, Pick)
            else entry
            for entry in filled.entries
        )
        return replace(filled, entries=tuple(filter(is_asked, entries)))

    def tick(self, transaction: Transaction, tick: Tick) -> Ticked:
        """Runs what is due, once over all processes. Raises if the timer stays as it was: it would fire for ever."""
        if tick.since is None and tick.due.at > tick.now:
            return Ticked(ran=False)
        if not transaction.alarms.claim(tick.due):
            return Ticked(ran=False)
        unit = transaction.unit(tick.due.coalition)
        context = _clock_context(tick.due.coalition, tick.now, tick.seed)
        running = Running(self.catalogue, unit, context)
        running.follow(running.decide(self._command_due(unit, tick)))
        if tick.since is None and transaction.alarms.still(tick.due):
            raise RuntimeError(f"{tick.due.kind} ticked and is due as before")
        return Ticked(ran=True, failures=tuple(running.failures))

    def note(self, transaction: Transaction, noted: Noted) -> Ticked:
        """As if it were the clock's own: once for each call, since there is no timer that says whether it was done."""
        unit = transaction.unit(noted.coalition)
        running = Running(self.catalogue, unit, _clock_context(noted.coalition, noted.now, noted.seed))
        running.follow(running.decide(noted.command))
        return Ticked(ran=True, failures=tuple(running.failures))

    def board(self, transaction: Transaction, stale: Stale) -> tuple[Card, Directory] | None:
        """A board as it is now, or None if its aggregate is gone."""
        kind = self.catalogue.named.get(stale.kind)
        unit = transaction.unit(stale.coalition)
        state = unit.get(kind.key).find(Id(stale.key)) if kind and kind.board else None
        if state is None or kind is None or kind.board is None:
            return None
        card = (kind.board.public(unit, state) if kind.board.public else None) or kind.board.draw(state)
        return card, directory_of(card, unit)

    def gathers(self, kind: str) -> bool:
        """Whether what is said of such an aggregate stands in a thread under its board."""
        named = self.catalogue.named.get(kind)
        return named is not None and named.board is not None and named.board.aloud is not None

    def _command_due(self, unit: UnitOfWork, tick: Tick) -> Command:
        key = Id(tick.due.key)
        if tick.due.kind == RETRY:
            return unit.take_back(key)
        kind = self.catalogue.named[tick.due.kind]
        if tick.since is not None and kind.returned:
            return kind.returned(key, tick.since)
        if kind.tick is None:
            raise RuntimeError(f"{kind.name} has a timer and no tick")
        return kind.tick(key)


def _answer(
    outcome: Outcome, shown: Card | Phrase | None, unit: Unit, context: Context, refusal: str | None = None
) -> Answer:
    actor = context.actor
    return Answer(outcome, shown, actor.language, actor.zone, directory_of(shown, unit), refusal)


def directory_of(shown: Card | Phrase | None, unit: Unit) -> Directory:
    """The names that are needed to show it."""
    people, organisations = who_is_in(shown)
    return unit.get(ROSTER).directory(people, organisations) if people or organisations else NOBODY


def _recognised(transaction: Transaction, inbound: Inbound) -> Recognised:
    """By the code that the request carries, or else by who asked where."""
    account, address = inbound.account, inbound.address
    code = code_in(inbound.request)
    by_code = transaction.recognise_by(*code, account, address, inbound.at) if code else None
    if by_code:
        return by_code
    return replace(_by_account(transaction, inbound, inbound.request), fits=code is None)


def _by_account(transaction: Transaction, inbound: Inbound, request: Request | type[Request]) -> Recognised:
    where, here_only = (inbound.account, inbound.address), request.here_only
    found = transaction.recognise(*where, here_only=here_only, within=inbound.within)
    if found.coalition or here_only:
        return found
    return replace(found, choices=found.choices or inbound.choices)


def _kept(shown: Card | Phrase | None, recognised: Recognised) -> Card | Phrase | None:
    chosen = recognised.coalition if recognised.chosen else None
    return within(chosen, shown) if chosen else shown


def _let_in(request: Request | type[Request], recognised: Recognised, inbound: Inbound) -> None:
    check_kind(request, inbound.kind)
    check_place(request, inbound.address)
    if not recognised.fits:
        raise WrongCode
    if recognised.standing in _LETS_IN[request.needs]:
        if request.at_home and recognised.place is None:
            raise NotAtHome
        return
    if recognised.coalition is None:
        raise NotAtHome if recognised.choices else NoCoalitionHere
    if request.needs is Standing.facilitator and recognised.standing is Standing.member:
        raise FacilitatorsOnly
    raise MembersOnly


def _context(inbound: Inbound, recognised: Recognised) -> Context:
    lots = random.Random(inbound.seed)  # noqa: S311 - seeded by the adapter with bytes that cannot be guessed
    known = recognised.person is not None
    actor = Actor(
        recognised.person or fresh(PersonId, lots),
        recognised.standing,
        inbound.account,
        inbound.name,
        recognised.zone if known else inbound.zone,
        recognised.language if known else inbound.language,
    )
    coalition = recognised.coalition or fresh(CoalitionId, lots)
    return Context(inbound.at, actor, coalition, recognised.place, inbound.address, lots)


def _clock_context(coalition: CoalitionId, now: datetime, seed: bytes) -> Context:
    lots = random.Random(seed)  # noqa: S311 - as above
    return Context(now, Actor(CLOCK, Standing.clock), coalition, None, None, lots)
