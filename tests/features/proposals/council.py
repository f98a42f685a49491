"""A vote as values: seats and who holds them, people who press, time that passes, and all that was written and told."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from bot.features.proposals import PROPOSING, reads
from bot.features.proposals import commands as asked
from bot.features.proposals.model import Act, Chair, Held, OnRoll, Proposal, ProposalId, SeatName, alone
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.asked_page import A_PAGE, OFFERED, WITH_WORDS, OnTheRoll
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.filling import Filling
from bot.features.proposals.model.given import (
    Amending,
    Answering,
    HandingIn,
    Keeping,
    Looking,
    Mine,
    Opening,
    Planning,
    Unheard,
    Written,
)
from bot.features.proposals.model.leading import apart, free
from bot.features.proposals.model.making import HandingOver, SeekingAdvice, Ways
from bot.features.proposals.model.proxy import EndingProxy, Letting, Proxy
from bot.features.proposals.model.secret import Openness
from bot.features.proposals.model.settings import ELECTORATE
from bot.features.proposals.model.submitting import Submitting
from bot.features.proposals.model.vote import BATCH, Voting
from bot.features.proposals.model.wanted import Wanted, terms_of
from bot.insiders import Insiders
from bot.kernel.attention import Message, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.settings import Ruled, Rules
from bot.kernel.text import Phrase
from bot.weighing import ONE
from tests.features.proposals.urn import Secret

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
HOME = PlaceId("the-home------")
IT = ProposalId("the-proposal--")
ROUTES = {route.command: route for route in PROPOSING.routes}
VIEWS = {view.page: view for view in PROPOSING.pages}


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


def seat(name: str, *alternates: PersonId, confirmed: bool = True) -> Held:
    """Of an organisation whose representative has its name in lower case letters: Clinic's is clinic."""
    whose = SeatName(Id(f"s-{name}".ljust(14, "-")), OrganisationId(name.ljust(14, "-")))
    return Held(whose, person(name.lower()), confirmed, alternates)


NAMES = ("Art", "Bank", "Clinic", "Dance", "Elders", "Farm", "Garden")
SIX = tuple(map(seat, NAMES[:6]))


@dataclass
class Council:
    """One proposal and the seats; `rows` are the roll and the acts as the store keeps them."""

    seats: tuple[Held, ...] = SIX
    rules: Rules = field(default_factory=lambda: Rules({}))
    state: Proposal | None = None
    now: datetime = NOW
    roll: list[OnRoll] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    needs: list[Waiting] = field(default_factory=list)
    proxies: list[Proxy] = field(default_factory=list)
    writers: dict[PersonId, PersonId] = field(default_factory=dict)
    members: tuple[PersonId, ...] = ()
    weights: dict[OrganisationId, Fraction] = field(default_factory=dict)
    off_chat: set[PersonId] = field(default_factory=set)
    circle: Insiders | None = None
    closed: bool = False
    lot: Random = field(default_factory=lambda: Random(7))
    secret: Secret = field(default_factory=Secret)

    @property
    def it(self) -> Proposal:
        assert self.state is not None
        return self.state

    def context(self, who: PersonId, standing: Standing = Standing.member) -> Context:
        return Context(self.now, Actor(who, standing), CoalitionId("the-coalition-"), HOME, None, self.lot)

    def press(self, who: str, command: Command, standing: Standing = Standing.member) -> Change[Any]:
        """As whoever has this name; raises what is refused."""
        actor, handler = person(who), ROUTES[type(command)].handler
        change: Change[Any] = handler(self._given(actor, command), command, self.context(actor, standing))
        for new in change.new:
            match new:
                case Proposal():
                    self.state = new
                case OnRoll():
                    self.roll.append(new)
                case Act():
                    self.acts.append(new)
                case Proxy():
                    self.proxies.append(new)
                case _:
                    self.secret.add(new)
        if isinstance(change.state, Proxy):
            self.proxies = [change.state if each.id == change.state.id else each for each in self.proxies]
        else:
            self.state = change.state or self.state
        self.facts += change.facts
        self.messages += change.messages
        self.needs += change.needs
        return change

    def passes(self, **time: float) -> None:
        """The clock does all that falls due until then, in its order."""
        until = self.now + timedelta(**time)
        for _ in range(1_000):
            due = self.state.deadline() if self.state else None
            if due is None or due > until:
                break
            self.now = max(due, self.now)
            self.ticks()
            assert self.it.deadline() != due, "a tick that changes nothing"
        self.now = until

    def ticks(self) -> Change[Any]:
        return self.press("clock", asked.KeepVote(IT), Standing.clock)

    def page(self, who: str, start: int = 0, seat: Id | None = None) -> Card:
        looking = Looking(self.it, self.chairs(person(who)), start, seat)
        card: Card = VIEWS[asked.ProposalPage].draw(looking, self.context(person(who)))
        return card

    def opens(
        self,
        page: asked.RollPage | asked.AdvicePage | asked.WaitPage | asked.TakeHomePage | asked.MyAnswersPage,
        who: str,
    ) -> Card:
        me = person(who)
        given: object = Ways(self.it, self.rules)
        if isinstance(page, asked.TakeHomePage):
            given = Looking(self.it, self.chairs(me), page.start, page.seat)
        if isinstance(page, asked.MyAnswersPage):
            given = Mine(tuple((self.it, each) for each in free(self.chairs(me), me) if each.entry), page.start)
        if isinstance(page, asked.RollPage | asked.AdvicePage):
            number = self.it.voting.number if self.it.voting else len(self.it.results)
            off = self.it.result.off if self.it.result else ()
            roll = self._roll() if self.it.voting else [e for e in self.roll if e.vote == number and e.seat not in off]
            answers = tuple(each for each in self.latest() if each.vote == number)
            open_ones = tuple(each for each in self.proxies if not each.ended_at)
            size = A_PAGE if isinstance(page, asked.RollPage) else WITH_WORDS
            given = self._on_the_roll(tuple(roll), answers, (page.start, page.start + size), me, open_ones)
        card: Card = VIEWS[type(page)].draw(given, self.context(me))
        return card

    def _on_the_roll(
        self,
        roll: tuple[OnRoll, ...],
        answers: tuple[Act, ...],
        part: tuple[int, int],
        me: PersonId,
        open_ones: tuple[Proxy, ...],
    ) -> OnTheRoll:
        start, end = part
        shown, now, there = roll[start:end], self.asked_now(), {each.seat for each in roll}
        held = frozenset(each.name.seat for each in now if me in each.holders)
        able = {each.name.seat: each.name for each in now if each.holders}
        later = tuple(name for key, name in able.items() if key not in there)[:OFFERED]
        more = end < len(roll)
        return OnTheRoll(self.it, shown, answers, start, more, held & there, held, later, now, open_ones)

    def paper(self, who: str, page: asked.BallotPage) -> Card:
        """Only what its buttons can be is asked for."""
        looking = Looking(self.it, self.chairs(person(who)), 0, page.seat)
        filling = Filling(looking, page.marks, page.at, page.level)
        card: Card = VIEWS[asked.BallotPage].draw(filling, self.context(person(who)))
        return card

    def chairs(self, who: PersonId) -> tuple[Chair, ...]:
        if self.it.voting and self.it.voting.asking.people:
            whose = self.writers.get(who)
            written = (replace(self._chair(self._alone(e)), whose=e, asked=True) for e in filter(None, (whose,)))
            return (self._chair(self._alone(who)), *written)
        sits = tuple(self._chair(each) for each in self.seats if who in each.holders)
        whose = self.writers.get(who)
        told = whose not in self.off_chat
        written = (replace(self._chair(each), whose=whose, asked=told) for each in self.seats if whose in each.holders)
        own, theirs = apart(sits, tuple(written) if whose else (), who)
        acted = () if self.it.voting and self.it.voting.asking.secret else self._acting_for(own)
        return (*own, *acted, *theirs)

    def _acting_for(self, own: tuple[Chair, ...]) -> tuple[Chair, ...]:
        mine, number = {each.held.name.seat for each in own}, self.it.voting.number if self.it.voting else 0
        acting = {
            each.name.seat: each
            for each in self.proxies
            if each.acting.seat in mine and each.name.seat not in mine and each.holds(IT, number, self.now)
        }
        there = (each for each in self.seats if each.name.seat in acting and each.holders)
        found = ((self._chair(each), acting[each.name.seat]) for each in there)
        return tuple(
            replace(chair, acting=each.acting, since=each.since, by_lead=each.by_lead) for chair, each in found
        )

    def _alone(self, who: PersonId) -> Held:
        """With the seat that they have in this vote, if they have one."""
        written = [e for e in self.roll if self.it.voting and e.vote == self.it.voting.number]
        mine = next((each.name for each in written if each.person == who), SeatName(Id(who), person=who))
        return alone(mine)

    def asked_now(self) -> tuple[Held, ...]:
        if self.it.voting is None or not self.it.voting.asking.people:
            return self.seats
        there = {each.person: each.name for each in self.roll if each.vote == self.it.voting.number and each.person}
        on_roll = tuple(alone(name, is_here=person in self.members) for person, name in there.items())
        return (*on_roll, *(self._alone(each) for each in self.members if each not in there))

    def submitting(self, who: PersonId) -> Submitting:
        mine = self.chairs(who)
        waiting = tuple(each for each in self.seats if each.representative == who and who not in each.holders)
        return Submitting(self.it, mine, frozenset(e.held.name.seat for e in mine if e.submitted), waiting)

    def latest(self) -> tuple[Act, ...]:
        answers = (each for each in self.acts if each.is_answer)
        return tuple({each.seat: each for each in answers}.values())

    def moved(self, name: str, *alternates: PersonId, to: str | None = None) -> None:
        """The seat has other holders from now on."""
        self.seats = tuple(
            replace(each, alternates=alternates, representative=person(to) if to else each.representative)
            if each.name == seat(name).name
            else each
            for each in self.seats
        )

    def _chair(self, held: Held) -> Chair:
        number = self.it.voting.number if self.it.voting else 0
        mine = (each for each in self._roll() if (each.vote, each.seat) == (number, held.name.seat))
        acts = tuple(each for each in self.acts if (each.vote, each.seat) == (number, held.name.seat))
        came = self.secret.roll.get((number, held.name.seat), False)
        return Chair(held, next(mine, None), acts, submitted=came)

    def _given(self, who: PersonId, command: Command) -> object:
        match command:
            case asked.WriteBlock():
                return Written(self.state, None, self.rules, self.circle if command.circle else None, self.closed)
            case asked.HandIn() | asked.AnswerMatter() | asked.SayRead():
                held = [each.name for each in self.seats if who in each.holders]
                return HandingIn(self.it, held[0].organisation if held else None, tuple(each.seat for each in held))
            case asked.ListUnheard() | asked.WaitForThem():
                return Unheard(self.it, self.seats)
            case asked.PutToVote():
                return self._wanted(who, command)
            case asked.AskWhen():
                return self._planning(who, command)
            case (
                asked.AskForAdvice()
                | asked.HandOverDecision()
                | asked.LetDeciderGo()
                | asked.Decide()
                | asked.KeepVote()
            ):
                return self._deciding(who, command)
            case asked.AskForAnswers() | asked.AskAmong() | asked.AskInAWay():
                return self._opening(who, command.electorate)
            case asked.SubmitInSecret():
                return self.submitting(who)
            case asked.Rewrite() | asked.WithdrawBlock() | asked.TakeUpAgain():
                return Keeping(self.it, (HOME,), roll=tuple(self._roll()))
            case _:
                return self._given_by_reader(who, command)

    def _given_by_reader(self, who: PersonId, command: Command) -> object:
        reader = ROUTES[type(command)].reader
        if reader is reads.answering:
            waiting = tuple(e for e in self.seats if e.representative == who and who not in e.holders)
            return Answering(self.it, self.chairs(who), waiting, tuple(self._roll()))
        if reader is reads.letting:
            return Letting(self.it, self.seats, tuple(self._roll()), tuple(e for e in self.proxies if not e.ended_at))
        if isinstance(command, asked.EndProxy):
            proxy = next(each for each in self.proxies if each.id == command.proxy)
            return EndingProxy(proxy, tuple(each for each in self.seats if who in each.holders))
        return self._amending(who, command) if reader is reads.amending else self.it

    def _keeping_secret(self, voting: Voting) -> Keeping:
        left = (each for each in self._roll() if not self.secret.roll[each.vote, each.seat])
        silent = tuple(each for each in left if voting.reminding is None or each.seat > voting.reminding)
        box = self.secret.box(voting.number)
        return Keeping(self.it, (HOME,), self._held(), silent[:BATCH], (), tuple(self._roll()), box)

    def _deciding(self, who: PersonId, command: Command) -> object:
        match command:
            case asked.AskForAdvice():
                opening = self._opening(who, Electorate.seats)
                return SeekingAdvice(opening, _names(self.seats), self._is_member(command.decider))
            case asked.HandOverDecision():
                return HandingOver(self.it, self._is_member(command.decider), (HOME,))
            case asked.LetDeciderGo():
                deciding = self.it.voting.deciding if self.it.voting else None
                theirs = deciding is not None and deciding.decider == command.person
                return HandingOver(self.it, command.heir is not None, (HOME,)) if theirs else None
            case _:
                return self._keeping()

    def _wanted(self, who: PersonId, command: asked.PutToVote) -> Wanted:
        plain = Wanted(self.state, None, self.seats, self.rules, who, (HOME,))
        if command.circle:
            assert self.circle
            only = (
                each.name.seat for each in self.seats if each.name.organisation in (self.circle.organisations or ())
            )
            return replace(plain, only=frozenset(only), circle=self.circle, closed=self.closed)
        return replace(plain, only=frozenset(command.terms.among)) if command.terms.among else plain

    def _is_member(self, who: PersonId) -> bool:
        """Whoever holds a seat, and max, who has none."""
        return who == person("max") or any(who in each.holders for each in self.seats)

    def _opening(self, who: PersonId, electorate: Electorate | None) -> Opening:
        plain = Opening(self.it, self.seats, self.rules, who, (HOME,), weights=self.weights)
        if among := terms_of(self.it).among:
            return replace(plain, only=frozenset(among))
        if self.it.circle:
            return self._of_circle(plain, who)
        if (electorate or self.rules.chosen(ELECTORATE).value) is Electorate.seats:
            return plain
        fresh = self.context(who).fresh
        return replace(plain, people=tuple(alone(SeatName(fresh(Id), person=each)) for each in self.members))

    def _of_circle(self, plain: Opening, who: PersonId) -> Opening:
        assert self.circle is not None
        theirs, fresh = self.circle.organisations, self.context(who).fresh
        if theirs is None:
            people = (each for each in self.members if each in self.circle.people)
            made = tuple(alone(SeatName(fresh(Id), person=each)) for each in people)
            return replace(plain, people=made, circle=self.circle)
        only = frozenset(each.name.seat for each in self.seats if each.name.organisation in theirs)
        return replace(plain, only=only, circle=self.circle)

    def _planning(self, who: PersonId, command: asked.AskWhen) -> Planning:
        opening = self._opening(who, command.electorate)
        if opening.people is None:
            return Planning(opening, dict[Id, str](_names(self.seats).items()))
        return Planning(opening, {each: each.rstrip("-") for each in self.members})

    def _held(self) -> tuple[Held, ...]:
        waiting = self.it.open_voting().waiting[:BATCH]
        return (*self.seats, *(alone(each) for each in (*waiting, *(e.name for e in self._roll())) if each.person))

    def _roll(self) -> list[OnRoll]:
        voting = self.it.voting
        off = taken_off(voting) if voting else frozenset()
        return [each for each in self.roll if voting and each.vote == voting.number and each.seat not in off]

    def _amending(self, who: PersonId, command: Command) -> Amending:
        number = command.number if isinstance(command, asked.AgreeToWish) else 0
        wish = next((each for each in self.it.open_voting().wishes if each.number == number), None)
        answer = next((each for each in self.latest() if wish and wish.seat and each.seat == wish.seat.seat), None)
        held = [each.name.organisation for each in self.seats if who in each.holders]
        seats = tuple(map(self._weighing, self.asked_now()))
        there = self._roll()
        left = (each for each in self.roll if each.vote == self.it.open_voting().number and each not in there)
        off = next((each for each in left if wish and wish.seat and each.seat == wish.seat.seat), None)
        return Amending(self.it, seats, tuple(there), held[0] if held else None, (HOME,), answer, off)

    def _weighing(self, held: Held) -> Held:
        if self.it.voting is None or self.it.voting.weighed is None:
            return held
        before = next((each.weight for each in self.roll if each.seat == held.name.seat), None)
        now = self.weights.get(held.name.organisation, ONE) if held.name.organisation else ONE
        return replace(held, name=replace(held.name, weight=before if before is not None else now))

    def _keeping(self) -> Keeping:
        voting = self.it.voting
        if voting is None:
            return Keeping(self.it, (HOME,), writer=self.it.proposer)
        if voting.asking.secret:
            return self._keeping_secret(voting)
        silent = [
            each
            for each in self._roll()
            if not any(
                a.seat == each.seat and voting.counts_still(a.answer) for a in self.latest() if a.vote == each.vote
            )
        ]
        after = [each for each in silent if voting.reminding is None or each.seat > voting.reminding]
        acts = tuple(each for each in self.latest() if each.vote == voting.number)
        return Keeping(self.it, (HOME,), self._held(), tuple(after[:BATCH]), acts, tuple(self._roll()))


def _names(seats: tuple[Held, ...]) -> dict[OrganisationId, str]:
    called = (each.name.organisation for each in seats)
    return {key: key.rstrip("-") for key in called if key}


def ruled(name: str, value: str, *, holds: bool = True) -> Rules:
    return Rules({name: Ruled(value, 3, "We take our time.", holds)})


def written(seats: tuple[Held, ...] = SIX, rules: Rules | None = None) -> Council:
    council = Council(seats, rules or Rules({}))
    council.press("art", asked.WriteBlock(IT, "One page", "We keep one page with all our services."))
    return council


def opened(
    question: Question = Question.live_with_it,
    seats: tuple[Held, ...] = SIX,
    options: str = "",
    days: int = 7,
    openness: Openness | None = None,
) -> Council:
    council = written(seats)
    council.press("art", asked.AskForAnswers(IT, question, days, options, openness=openness))
    return council


def hand_in(
    council: Council, who: str, position: Position, *picked: int, of: str | None = None, marks: str = ""
) -> Change[Any]:
    """In secret, for the seat of their own name or `of` another."""
    mine = seat((of or who).title()).name.seat
    number = council.it.voting.number if council.it.voting else 1
    bits = sum(1 << each for each in picked)
    return council.press(who, asked.SubmitInSecret(IT, number, mine, position, bits, marks))


def asking(command: asked.AskInAWay, seats: tuple[Held, ...] = SIX, rules: Rules | None = None) -> Council:
    council = written(seats, rules)
    council.press("art", command)
    return council


def answer(council: Council, who: str, position: Position, words: str = "", **more: Any) -> Change[Any]:
    number = council.it.text.number
    if words:
        return council.press(who, asked.AnswerWithWords(IT, number, position, words, **more))
    return council.press(who, asked.Answer(IT, number, position, **more))


def said(change: Change[Any]) -> Card | Phrase:
    assert change.reply is not None
    return change.reply
