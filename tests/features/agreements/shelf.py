"""A register of agreements as values: what was adopted elsewhere, who presses, time that passes, and all that came."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, cast

from bot.confidential import Kind
from bot.deciding import BeingDecided, Decided, DecisionWanted
from bot.features.agreements import REGISTER, reads
from bot.features.agreements import commands as asked
from bot.features.agreements.handlers.asking import KINDS
from bot.features.agreements.model import Agreement, AgreementId, Party, Sought, Which
from bot.features.agreements.model.given import Acting, Following, Listed, Looking, Making, Marking, Named
from bot.features.agreements.model.life import without
from bot.features.agreements.model.searching import words_of
from bot.features.agreements.model.taken import held
from bot.features.proposals.facts import ProposalAdopted, SeatAsked
from bot.kernel.attention import Message, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import Unit
from bot.kernel.settings import Rules
from bot.kernel.text import say

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
HOME = PlaceId("the-home------")
ROUTES = {route.command: route for route in REGISTER.routes}
VIEWS = {view.page: view for view in REGISTER.pages}
NAMES = ("Art", "Bank", "Clinic", "Dance", "Elders", "Farm")
TOLD = say("Agreed: {answered} of {seats} organisations answered (4 needed), 5 yes.", answered=5, seats=6)


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


def party(name: str) -> Party:
    """Of an organisation whose seat is held by a person of its name in lower case letters."""
    return Party(Id(f"s-{name}".ljust(14, "-")), OrganisationId(name.ljust(14, "-")))


SIX = tuple(map(party, NAMES))


def adopted(number: int = 1, title: str = "One page", text: str = "We keep one page.", **more: Any) -> ProposalAdopted:
    roll = tuple(SeatAsked(each.seat, each.organisation, each.resident) for each in SIX)
    given: dict[str, Any] = {"way": "live with it", "told": TOLD, "roll": roll, **more}
    proposal = Id(f"proposal-{number}".ljust(14, "-"))
    return ProposalAdopted(proposal, 1, 1, 6, 5, "5ea1" * 16, title, text, **given)


@dataclass
class Shelf:
    """All agreements of a coalition, by their number; `seats` are those of its coalition now. Whoever wants something
    decided `asks` all, or may not."""

    seats: tuple[Party, ...] = SIX
    zone: str = "Europe/Madrid"
    asks: bool = True
    kept: frozenset[Kind] = frozenset()
    agreements: dict[int, Agreement] = field(default_factory=dict)
    now: datetime = NOW
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    needs: list[Waiting] = field(default_factory=list)
    lot: Random = field(default_factory=lambda: Random(7))

    def context(self, who: PersonId, standing: Standing = Standing.member) -> Context:
        return Context(self.now, Actor(who, standing), CoalitionId("the-coalition-"), HOME, None, self.lot)

    def state(self, fact: Happened) -> None:
        """What the register does when another feature states this."""
        for reaction in REGISTER.reactions:
            if isinstance(fact, reaction.fact):
                for command in reaction.commands(fact):
                    self.press("clock", command, Standing.clock)

    def passes(self, **time: float) -> None:
        """The clock does all that falls due until then, in its order."""
        until = self.now + timedelta(**time)
        for _ in range(1_000):
            due = [(each.looks_at, each.number) for each in self.agreements.values() if each.looks_at]
            if not due or min(due)[0] > until:
                break
            at, number = min(due)
            self.now = max(at, self.now)
            self.ticks(number)
            assert self.agreements[number].looks_at != at, "a tick that changes nothing"
        self.now = until

    def ticks(self, number: int = 1) -> Change[Any]:
        return self.press("clock", asked.LookOnItsDay(self.agreements[number].id), Standing.clock)

    def before_all(self, fact: DecisionWanted) -> None:
        """As proposals do: a vote opens, or whoever wants it may not ask all and it lies there."""
        number = next(each.number for each in self.agreements.values() if each.id == fact.subject)
        proposal = Id(f"asked-{number}-{fact.number}".ljust(14, "-"))
        self.state(BeingDecided(fact.kind, fact.subject, fact.number, proposal, self.asks))

    def decided(self, number: int = 1, *, adopted_: bool, withdrawn: bool = False, **more: Any) -> None:
        """What all were asked about it is counted, as proposals state it."""
        it = self.agreements[number]
        assert it.deciding
        kind, proposal = KINDS[it.deciding.what], Id(f"asked-{it.number}-{it.asked}".ljust(14, "-"))
        self.state(BeingDecided(kind, it.id, it.asked, proposal, 1))
        if adopted_:
            title, text = (f"#{it.number}",) * 2 if it.deciding.by_number else (it.title, it.text.text)
            fact = adopted(0, more.pop("title", title), more.pop("text", text), wanted=kind, subject=it.id, **more)
            self.state(replace(fact, proposal=proposal))
        self.state(Decided(kind, it.id, it.asked, adopted_, proposal, 1, withdrawn=withdrawn))

    def press(self, who: str, command: Command, standing: Standing = Standing.member) -> Change[Any]:
        handler: Any = ROUTES[type(command)].handler
        change: Change[Any] = handler(self._given(who, command), command, self.context(person(who), standing))
        for each in (*change.new, *((change.state,) if change.state else ())):
            assert isinstance(each, Agreement)
            self.agreements[each.number] = each
        self.facts += change.facts
        self.messages += change.messages
        self.needs += change.needs
        for fact in change.facts:
            if isinstance(fact, DecisionWanted):
                self.before_all(fact)
            else:
                self.state(fact)
        return change

    def page(self, who: str, page: Any, standing: Standing = Standing.member) -> Card:
        card: Card = VIEWS[type(page)].draw(self._shown(who, page), self.context(person(who), standing))
        return card

    def held_by(self, who: str) -> tuple[Party, ...]:
        """Garden answers for the yard, too."""
        theirs = {party(who.title()), *((party("Yard"),) if who == "garden" else ())}
        return tuple(each for each in self.seats if each in theirs)

    def _shown(self, who: str, page: Any) -> object:
        if isinstance(page, asked.AgreementsPage):
            mine = next((each.organisation for each in self.held_by(who)), None)
            sought = Sought(page.which, mine if page.which is Which.mine else None, page.circle)
            found = self.part(sought, 0, 1_000)
            there = self.beside(sought, page.at, 4) if page.at else found[page.start : page.start + 4]
            return Listed(there, len(found), page.start, sought)
        if isinstance(page, asked.FoundPage):
            return reads.found_again(cast("Unit", self), page, self.context(person(who)))
        state = next(each for each in self.agreements.values() if each.id == page.agreement)
        start = page.number if isinstance(page, asked.VersionsPage) else getattr(page, "start", 0)
        closed = not isinstance(held(state, self.kept), Agreement)
        return Looking(state, self.held_by(who), start, closed, Kind.marked in self.kept)

    def get(self, _key: object) -> "Shelf":
        """As a unit whose only repository is this one."""
        return self

    def rules(self) -> Rules:
        return Rules({})

    def with_word(self, word: str) -> frozenset[int]:
        there = self.agreements.values()
        return frozenset(e.number for e in there if any(each.startswith(word) for each in words_of(e)))

    def numbered(self, number: int) -> Agreement | None:
        return self.agreements.get(number)

    def last_number(self) -> int:
        return max(self.agreements, default=0)

    def in_confidence(self, *, of_circles: bool) -> frozenset[int]:
        few = (each for each in self.agreements.values() if each.confided or (of_circles and each.circle))
        return frozenset(each.number for each in few)

    def part(self, sought: Sought, start: int, most: int) -> tuple[Agreement, ...]:
        found = sorted((each for each in self.agreements.values() if _is(each, sought)), key=_last_first)
        return tuple(found[start : start + most])

    def beside(self, sought: Sought, at: int, most: int) -> tuple[Agreement, ...]:
        there = [each for each in self.part(sought, 0, 1_000) if (each.number < at if at > 0 else each.number > -at)]
        return tuple(there[:most] if at > 0 else there[-most:])

    def numbers(self, sought: Sought) -> frozenset[int]:
        return frozenset(each.number for each in self.agreements.values() if _is(each, sought))

    def of(self, key: AgreementId) -> Agreement | None:
        return next((each for each in self.agreements.values() if each.id == key), None)

    def _given(self, who: str, command: Command) -> object:
        match command:
            case asked.FindAgreements():
                return reads.finding(cast("Unit", self), command, self.context(person(who)))
            case asked.LookOnItsDay():
                return replace(self._following(command.agreement), people=self._answering())
            case asked.RenewAgreement() | asked.FinishAgreement() | asked.NoteBeforeAll() | asked.NoteNotAgreed():
                return self._following(command.agreement)
            case asked.MarkInConfidence() | asked.SetConfidence():
                return Marking(self.of(command.agreement), (HOME,), self.kept, 7)
            case asked.KeepAgreement():
                before = next((e for e in self.agreements.values() if e.proposal == command.proposal), None)
                return Making(before, max(self.agreements, default=0) + 1, self.seats, self.zone, self.kept)
            case asked.NoteReplaces():
                return Following(self.agreements.get(command.number))
            case asked.ForgetInAgreements():
                naming = (each for each in self.agreements.values() if without(each, command.person) != each)
                return Named(command.person, tuple(naming)[:1])
            case asked.AskToEndAgreement():
                instead = self.of(command.instead) if command.instead else None
                return replace(self._acting(who, command), instead=instead)
            case asked.WithAgreement():
                return self._acting(who, command)
        raise AssertionError(command)

    def _acting(self, who: str, command: asked.WithAgreement) -> Acting:
        state = self.of(command.agreement)
        assert state
        open_to_all = isinstance(held(state, self.kept), Agreement)
        homes = (HOME,) if open_to_all else ()
        others = () if open_to_all else tuple(each for each in self._answering() if each != person(who))
        return Acting(state, self.held_by(who), homes, closed=not open_to_all, circle=state.circle, others=others)

    def _answering(self) -> tuple[PersonId, ...]:
        return tuple(person(str(each.organisation).strip("-").lower()) for each in self.seats)

    def _following(self, key: AgreementId) -> Following:
        state = self.of(key)
        open_to_all = state is None or isinstance(held(state, self.kept), Agreement)
        return Following(state, (HOME,) if open_to_all else (), not open_to_all)


def _last_first(of: Agreement) -> int:
    return -of.number


def _is(of: Agreement, sought: Sought) -> bool:
    if sought.which is Which.mine:
        return sought.party is not None and of.binds(sought.party)
    return sought.which is Which.all or of.stage.value == sought.which.value


def shelf(*titles: str, review: date | None = None) -> Shelf:
    made = Shelf()
    for number, title in enumerate(titles or ("One page",), 1):
        made.state(adopted(number, title, review=review))
    return made
