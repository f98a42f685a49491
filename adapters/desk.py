"""The front desk of every platform: whoever presses, types or sends a form is answered here, whatever goes wrong.
An adapter says who it was and what they did, and shows the Answer or opens the Form that comes back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter

from structlog.typing import FilteringBoundLogger

from adapters.incidents import Incidents
from adapters.limits import Limits
from adapters.metrics import Metrics
from adapters.said import Answered, Caller, Chosen, Pressed, Said, Typed, chosen
from adapters.typed import request_of, with_given
from adapters.ways_on import with_way_in, with_way_on
from bot.dispatch import NOBODY, Answer, Dispatch, Inbound, Outcome
from bot.dispatch.choosing import parted
from bot.dispatch.ports import Store
from bot.guests import check_kind, check_place
from bot.kernel import form as forms
from bot.kernel.card import Card
from bot.kernel.command import Command, Draft, Page, Request
from bot.kernel.feature import Catalogue
from bot.kernel.fields import Pick
from bot.kernel.form import Form
from bot.kernel.ids import Id
from bot.kernel.refusal import OldButton, Refusal
from bot.kernel.text import Phrase, say
from bot.kernel.wire import decode
from bot.shortcuts import Shortcut, picked, shortcuts

__all__ = ["Answered", "Caller", "Chosen", "Desk", "Nudges", "Pressed", "Said", "Typed"]

WENT_WRONG = say(
    "Something went wrong on our side. Please try again in a moment, or give this number to the person who runs "
    "the bot: {incident}"
)


@dataclass(frozen=True, slots=True)
class Nudges:
    """Who else is told that something may have changed."""

    clock: Callable[[], None]
    courier: Callable[[], None]


class Desk:
    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        store: Store,
        dispatch: Dispatch,
        *,
        now: Callable[[], datetime],
        seed: Callable[[], bytes],
        nudges: Nudges,
        log: FilteringBoundLogger,
        metrics: Metrics,
        incidents: Incidents,
        limits: Limits | None = None,
    ) -> None:
        self._store = store
        self._dispatch = dispatch
        self._shortcuts = shortcuts(dispatch.catalogue)
        self._now = now
        self._seed = seed
        self._nudges = nudges
        self._log = log
        self._metrics = metrics
        self._incidents = incidents
        self._limits = limits or Limits()

    async def hear(self, caller: Caller, said: Said, key: str | None = None) -> Answer | Form:
        """Never raises. `key` is the platform's id of this delivery, the same when it delivers again."""
        began = perf_counter()
        request: Request | Form | None = None
        try:
            self._limits.check(caller, self._now())
            request, caller = self._understood(said), replace(caller, within=chosen(said) or caller.within)
            asked: Answer | None = None
            if isinstance(request, Form):
                check_kind(request.draft.command, caller.kind)
                check_place(request.draft.command, caller.address)
                asked = await self._which(caller, said, request)
                request = request if asked else await self._read(caller, said, request)
            answer = asked or (request if isinstance(request, Form) else await self._answer(caller, request, key))
            if isinstance(answer, Answer) and not isinstance(said, Answered):
                answer = with_way_in(answer)
        except Refusal as refusal:
            answer = self._told(caller, Outcome.refused, with_way_on(refusal), refusal.code())
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets an answer
            answer = self._failed(caller, request, error)
        self._note(caller, said, request, answer, perf_counter() - began)
        return answer

    async def is_first(self, key: str) -> bool:
        """Whether nothing was answered yet to what is delivered under this id: a page may be shown as often as asked
        for, and what comes again by itself asks for nothing."""
        return await self._store.transact(lambda transaction, at: transaction.receive(key, at), self._now())

    async def wrote(self, caller: Caller) -> Answer | None:
        """A person, and no bot, wrote there; what, nobody hands over. Where the answer cannot be shown to someone who
        merely typed so that nobody else sees it, as in Discord, it is left out. None, as mostly, shows nothing. Never
        raises."""
        try:
            command = await self._store.read(self._dispatch.overhears, (caller.address, caller.thread))
            answer = await self._answer(caller, command, None) if command else None
        except Exception as error:  # noqa: BLE001 - nobody asked for anything, so nobody is told of it
            self._incidents.report("desk", error, platform=caller.address.platform, kind="wrote")
            return None
        if answer is None or answer.shown is None or answer.outcome is not Outcome.done:
            return None
        self._metrics.heard(caller.address.platform, "wrote", answer.outcome.value)
        return answer

    def opens(self, said: Said) -> Form | None:
        """The form that this opens, as it is before anything is read for it."""
        try:
            understood = self._understood(said)
        except Refusal:
            return None
        return understood if isinstance(understood, Form) else None

    async def offers(self, caller: Caller, said: Said) -> Form | None:
        """That form with what there is to pick, for whom it is; nothing runs, and nothing is counted. Never raises."""
        form = self.opens(said)
        try:
            return form and await self._store.read(self._dispatch.form, (self._inbound(caller, Request(), None), form))
        except Refusal:
            return None
        except Exception as error:  # noqa: BLE001 - who is still writing goes on without
            self._incidents.report("desk", error, platform=caller.address.platform, kind="offers")
            return None

    def prefills(self, form: Form) -> bool:
        """Whether it opens with what stands already, so that it is not to open without."""
        return self._dispatch.prefills(form)

    @property
    def catalogue(self) -> Catalogue:
        return self._dispatch.catalogue

    def decode(self, wire: str) -> Command | Page | Draft:
        """Raises OldButton for anything that this version does not know."""
        within, written = parted(wire)
        request = decode(written, self._dispatch.catalogue.wires)
        return replace(request, within=within) if isinstance(request, Draft) else request

    def shortcut(self, word: str) -> Shortcut:
        """What is done with a message under this word. Raises OldButton for one that this version does not know."""
        if word not in self._shortcuts:
            raise OldButton
        return self._shortcuts[word]

    def _understood(self, said: Said) -> Request | Form:
        match said:
            case Pressed(wire, given):
                pressed = self.decode(wire)
                return forms.opened(with_given(pressed, given), self._fresh) if isinstance(pressed, Draft) else pressed
            case Typed(root, line, given):
                typed = request_of(self._dispatch.catalogue.roots, root, line, given)
                return forms.complete(typed, self._fresh) if isinstance(typed, Draft) else typed
            case Answered(draft, answers):
                return forms.answered(draft, answers)
            case Chosen(word, words, own):
                return forms.opened(self.shortcut(word).draft(words, own=own), self._fresh)

    async def _which(self, caller: Caller, said: Said, form: Form) -> Answer | None:
        """On a page of their own people are asked of which of their coalitions it is, before they fill anything in."""
        if caller.address.channel or caller.within or isinstance(said, Answered):
            return None
        return await self._store.read(self._dispatch.which, (self._inbound(caller, Request(), None), form))

    async def _read(self, caller: Caller, said: Said, form: Form) -> Form | Command:
        """With what stands already, and what there is to pick. Names that were written are looked up in it, and if that
        was all, it runs."""
        prefills = self.prefills(form) and not isinstance(said, Answered)
        picks = isinstance(said, Chosen) or any(isinstance(entry.kind, Pick) for entry in form.entries)
        if not prefills and not picks:
            return form
        reading = self._dispatch.opening if prefills else self._dispatch.form
        offered = await self._store.read(reading, (self._inbound(caller, Request(), None), form))
        if isinstance(said, Chosen):
            return picked(offered)
        if offered.faulty or prefills or isinstance(said, Pressed):
            return offered
        read = forms.answered(offered.draft, {entry.name: entry.text for entry in offered.entries})
        return offered if isinstance(read, Form) else read

    async def _answer(self, caller: Caller, request: Request, key: str | None) -> Answer:
        inbound = self._inbound(caller, request, key)
        if isinstance(request, Page):
            return await self._store.read(self._dispatch.page, inbound)
        answer = await self._store.transact(self._dispatch.command, inbound)
        self._nudges.clock()
        self._nudges.courier()
        for failure in answer.failures:
            self._incidents.report("desk", failure, kind="reaction")
        return answer

    def _inbound(self, caller: Caller, request: Request, key: str | None) -> Inbound:
        who = (caller.account, caller.address, key, caller.name, caller.language, caller.zone)
        more = (caller.kind, caller.within, caller.thread or None, caller.choices)
        return Inbound(request, self._now(), self._seed(), *who, *more)

    def _fresh(self, kind: type[Id]) -> Id:
        return kind.from_bytes(self._seed()[:10])

    def _told(self, caller: Caller, outcome: Outcome, shown: Card | Phrase, refusal: str | None) -> Answer:
        return Answer(outcome, shown, caller.language, caller.zone, NOBODY, refusal)

    def _failed(self, caller: Caller, request: Request | Form | None, error: Exception) -> Answer:
        platform = caller.address.platform
        if _untraced(request):
            incident = self._incidents.report_untraced("desk", platform=platform)
        else:
            incident = self._incidents.report("desk", error, platform=platform, command=_name(request))
        return self._told(caller, Outcome.failed, WENT_WRONG.using(incident=incident), None)

    def _note(
        self, caller: Caller, said: Said, request: Request | Form | None, answer: Answer | Form, seconds: float
    ) -> None:
        """An untraced command is not counted and not logged: a time and a place would tell who voted when."""
        if _untraced(request):
            return
        platform, kind = caller.address.platform, type(said).__name__.lower()
        outcome, refusal = ("form", None) if isinstance(answer, Form) else (answer.outcome.value, answer.refusal)
        self._metrics.heard(platform, kind, outcome)
        if refusal:
            self._metrics.refused(refusal)
        if isinstance(request, Command | Page):
            self._metrics.took(_name(request), seconds)
        line = {"platform": platform, "kind": kind, "outcome": outcome, "refusal": refusal, "command": _name(request)}
        self._log.info("Heard.", **line, duration_ms=round(seconds * 1000, 1))


def _untraced(request: Request | Form | None) -> bool:
    command = request.draft.command if isinstance(request, Form) else request
    return getattr(command, "untraced", False) is True


def _name(request: Request | Form | None) -> str:
    if isinstance(request, Form):
        return request.draft.command.__name__
    return "" if request is None else type(request).__name__
