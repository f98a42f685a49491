"""A vote while it is open: what is asked, who is on the roll, how many answered, until when. What each seat said stands
in rows of its own; here is as much as a card shows, so that an answer costs the same with ten seats and a thousand."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated

from bot.cutting import shortened
from bot.features.proposals.model import ballots
from bot.features.proposals.model.advising import AdviceIsOver, Deciding
from bot.features.proposals.model.answer import Answer
from bot.features.proposals.model.asking import ALL_OF_THEM, SMALL, STOPPING, Asking, Given, Outturn, Position
from bot.features.proposals.model.outturn import after_advice, is_advised, outturn
from bot.features.proposals.model.pieces import Led, SeatName
from bot.features.proposals.model.refusals import MoreTimeOnce, NoLongerOpen
from bot.features.proposals.model.shown import Counted, Objection, Said
from bot.features.proposals.model.weights import Weighed, weighed_of
from bot.features.proposals.model.wish import Wish
from bot.kernel.change import ADDED
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Moment

MORE_TIME = timedelta(days=2)
CLOSING = timedelta(seconds=3)
"""So long after the deadline it is counted, so that what came in time is stored in time."""

NAMED = 40
"""On rolls up to so many seats the card names who is still to be heard."""

SHORT = 160
"""So much of an advice stands on the card."""

BATCH, STEP = 100, timedelta(microseconds=1)
REMINDERS = ((1, 2), (9, 10))
"""At these shares of the time those who have not answered are reminded."""

NEW_ENOUGH, LOOKS, ASIDE = 3, timedelta(days=1), timedelta(seconds=1)
"""How many took part in secret is told once in so long at most, and when so many are new: else it would say who came
when."""


@dataclass(frozen=True, slots=True)
class Voting:
    """`text` is the version from which on answers count: those to an older text wait to be given again. `waiting` are
    seats of the frozen roll that are still to be written down, a batch at a time; `unheard` those that a small roll
    names because they have not answered; `reminded` how many reminders have gone out, and `reminding` the seat that
    the present one has come to, the `reached`th. Of a secret vote `took_part` is how many are told to have taken part,
    and `looks` how often that was looked at; nothing of what they said is here. Before `earliest` it cannot be ended;
    `wishes` are what takes two. `since` is when the text that stands was put to them, if not at the opening.
    With `deciding` one person decides after the others' advice, which is given until then. `left` are seats of people
    who were erased since; `leads`, while some are `waiting`, those for which nobody but their lead answers. Where seats
    count differently `weighed` says how, and all numbers are of those that count."""

    number: int
    asking: Asking
    opened_at: datetime
    opened_by: PersonId | None
    until: datetime
    seats: int
    text: int = 1
    counts: tuple[Counted, ...] = ()
    picks: tuple[int, ...] = ()
    waiting: tuple[SeatName, ...] = ()
    unheard: tuple[SeatName, ...] = ()
    objections: tuple[Objection, ...] = ()
    reminded: int = 0
    reminding: Id | None = None
    reached: int = 0
    took_part: int = 0
    looks: int = 0
    earliest: datetime | None = None
    wishes: tuple[Wish, ...] = ()
    said: tuple[Said, ...] = ()
    since: datetime | None = None
    deciding: Deciding | None = None
    left: tuple[Id, ...] = ()
    leads: tuple[Led, ...] = ()
    weighed: Annotated[Weighed | None, ADDED] = None

    def frozen(self) -> "Voting":
        """As it is opened with all of its roll waiting: with few seats that count all of them must answer."""
        weighed = weighed_of(self.waiting, in_quorum=self.asking.by_weight)
        seats = len(self.waiting) - (weighed.advisers if weighed else 0)
        asking = replace(self.asking, by_weight=weighed is not None and self.asking.by_weight)
        asking = replace(asking, quorum=ALL_OF_THEM) if seats <= SMALL else asking
        named = self.waiting if len(self.waiting) <= NAMED and not asking.secret else ()
        return replace(self, asking=asking, seats=seats, unheard=named, weighed=weighed)

    @property
    def given(self) -> Given:
        counts = {each.position: each.seats for each in self.counts}
        return Given(self.seats, counts, self.picks, weighed=self.weighed)

    @property
    def answered(self) -> int:
        """Of a secret vote as many as are told."""
        return self.took_part if self.asking.secret else self.given.answered

    def deadline(self) -> datetime:
        """The nearest thing to do: to go on writing the roll or reminding, to remind, to count."""
        if self.waiting:
            return self.opened_at - len(self.waiting) * STEP
        ahead = self.reminds_at
        nearest = min(ahead + self.reached * STEP, self.closes_at) if ahead else self.closes_at
        return min((nearest, *filter(None, (self.looks_at, self.asks_at))))

    @property
    def closes_at(self) -> datetime:
        return self.ends_at + CLOSING

    @property
    def ends_at(self) -> datetime:
        """After the time for advice there is time to decide, while somebody is there to do so."""
        if self.deciding is None:
            return self.until
        return self.until + timedelta(days=self.deciding.days) if self.deciding.decider else self.opened_at

    @property
    def asks_at(self) -> datetime | None:
        """When whoever decides is asked, or reminded."""
        if self.deciding is None or self.deciding.reminded:
            return None
        return self.until + (self.ends_at - self.until) / 2 if self.deciding.closed else self.until

    @property
    def is_advised(self) -> bool:
        return not self.waiting and is_advised(self.given)

    @property
    def reminds_at(self) -> datetime | None:
        if self.reminded == len(REMINDERS):
            return None
        part, of = REMINDERS[self.reminded]
        since = self.since or self.opened_at
        return since + (self.until - since) * part / of

    @property
    def looks_at(self) -> datetime | None:
        """When it is looked at next how many have taken part in secret: never as a reminder is due."""
        return self.opened_at + (self.looks + 1) * LOOKS + ASIDE if self.asking.secret else None

    def looked(self, taken_part: int, now: datetime) -> "Voting":
        """A few more are told together with the next ones. What was missed while the bot was away is not made up."""
        told = taken_part if taken_part - self.took_part >= NEW_ENOUGH else self.took_part
        return replace(self, took_part=told, looks=(now - self.opened_at) // LOOKS)

    def check_open(self, now: datetime) -> None:
        """The deadline counts, whether or not somebody has counted yet."""
        if now >= self.until:
            raise (AdviceIsOver if self.deciding else NoLongerOpen)(at=Moment(self.until))

    def answering(self, seat: SeatName, before: Answer | None, after: Answer) -> "Voting":
        """A seat's answer takes the place of the one before, which counted only if it was to this text. The seat is as
        it is on the roll."""
        before = before if before and self.counts_still(before) else None
        others = tuple(each for each in self.objections if each.seat.seat != seat.seat)
        mine = (Objection(seat, after.words, after.position),) if after.position in STOPPING else ()
        return replace(
            self.recounted(seat, before, after),
            unheard=tuple(each for each in self.unheard if each.seat != seat.seat),
            objections=(*others, *mine),
            said=self._said(seat, after),
        )

    def recounted(self, seat: SeatName, before: Answer | None, after: Answer | None) -> "Voting":
        """What advises is in no number but that of what was advised."""
        lines, said = self.asking.picked_lines, [(by, each) for by, each in ((-1, before), (1, after)) if each]
        weighed = self.weighed.saying(((seat.weight, *each) for each in said), lines) if self.weighed else None
        if weighed and seat.advises:
            return replace(self, weighed=weighed)
        counts, picks = {each.position: each.seats for each in self.counts}, list(self.picks or (0,) * lines)
        for by, answer in said:
            counts[answer.position] = counts.get(answer.position, 0) + by
            for number in answer.picked if picks else ():
                picks[number] += by
        now = tuple(Counted(position, counts[position]) for position in Position if counts.get(position))
        return replace(self, counts=now, picks=tuple(picks), weighed=weighed)

    def counts_still(self, answer: Answer) -> bool:
        return answer.version >= self.text

    def asking_anew(self, version: int, roll: tuple[SeatName, ...], now: datetime) -> "Voting":
        """After a change of what it means: nobody has answered to this text yet. There is time to read it, and whoever
        says nothing to it is reminded as at first. `roll` names a small roll again."""
        until = max(self.until, now + max(MORE_TIME, timedelta(days=self.asking.notice)))
        weighed = self.weighed.anew() if self.weighed else None
        anew = replace(self, text=version, counts=(), picks=(), objections=(), unheard=roll, said=(), weighed=weighed)
        deciding = replace(self.deciding, asked=False) if self.deciding else None
        return replace(anew, since=now, until=until, deciding=deciding, reminded=0, reminding=None, reached=0)

    def ending(self, now: datetime) -> "Voting":
        """Where enough are in and that ends it, as was said from the start."""
        enough = self.asking.early and self.given.weight(Position.joins) >= self.asking.target
        return replace(self, until=min(self.until, now)) if enough else self

    def without(self, person: PersonId) -> "Voting":
        """Who is not written down yet is not asked. Their line of the roll goes by itself, with what they answered."""
        waiting = tuple(each for each in self.waiting if each.person != person)
        gone = {each.seat for each in self.waiting} - {each.seat for each in waiting}
        return replace(
            self,
            asking=self.asking.without(person),
            deciding=self.deciding.without(person) if self.deciding else None,
            opened_by=None if self.opened_by == person else self.opened_by,
            wishes=tuple(each.without(person) for each in self.wishes),
            waiting=waiting,
            seats=self.seats - len(gone),
            unheard=tuple(each.without(person) for each in self.unheard if each.seat not in gone),
            objections=tuple(each.without(person) for each in self.objections),
            said=tuple(replace(each, seat=each.seat.without(person)) for each in self.said),
            leads=tuple(each.without(person) for each in self.leads),
        )

    def with_more_time(self, seat: SeatName, *, asked_before: bool) -> "Voting":
        """Two days for all, once a seat."""
        if asked_before:
            raise MoreTimeOnce(organisation=seat.whose, until=Moment(self.until))
        return replace(self, until=self.until + MORE_TIME)

    def outturn(self, given: Given, *, is_over: bool) -> Outturn:
        """`kept_notice` says that all had the text before them for as long as was asked."""
        if self.deciding:
            return after_advice(self.deciding, given, is_over=is_over)
        if self.asking.among:
            return ballots.outturn(self.asking, given)
        kept = self.until - (self.since or self.opened_at) >= timedelta(days=self.asking.notice)
        return outturn(self.asking, given, is_over=is_over, kept_notice=kept)

    def _said(self, seat: SeatName, answer: Answer) -> tuple[Said, ...]:
        if not self.asking.at_once or self.seats > NAMED:
            return ()
        others = (each for each in self.said if each.seat.seat != seat.seat)
        words = shortened(answer.words, SHORT) if self.deciding else ""
        return (*others, Said(seat, answer.position, answer.for_now, words))
