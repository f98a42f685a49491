"""A small group: a few people of a round who talk apart, each in turn or freely, and every step from one to the next.
Nothing that is said is here. When it is over nobody is in it any more."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.features.listening.facts import GroupId, Way, Why
from bot.features.small_groups.model import refusals
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.text import Mention

PATIENCE = timedelta(minutes=2)
"""How long someone is waited for whose turn it is."""

LAST_MINUTE = timedelta(minutes=1)
GRACE = timedelta(minutes=2)
"""Nobody is cut off when the time is over; after so long it goes on by itself."""

LAST_CALL = timedelta(minutes=2)
"""So long before the round goes on, those are told who still speak in turn: nobody is called away without a word."""

OPENING = timedelta(minutes=2)
"""How long their place may take to open; then it goes on all the same, and what is said there waits for it."""

SAYING_BACK = timedelta(minutes=2)
AGREEING = timedelta(minutes=2)
OFFERS = 2
"""Who was not here is asked once more."""

_NOTHING = timedelta(0)


class Step(Enum):
    """`soon`: it begins, goes on or is over at once, by itself."""

    soon = "soon"
    offered = "offered"
    speaking = "speaking"
    saying_back = "saying back"
    agreeing = "agreeing"
    talking = "talking"
    over = "over"


IN_TURN = frozenset({Step.offered, Step.speaking, Step.saying_back})


@dataclass(frozen=True, slots=True)
class Member:
    """`asked` counts how often they were offered to speak, `spoke` says that they had their turn, and `ready` that they
    have answered what all are asked in this step."""

    person: PersonId
    asked: int = 0
    spoke: bool = False
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """`place` is its own, near that of the round; it is not `here` if that could not be opened, and then its people
    see it on their own pages alone. `since` and `ends` bound the step, which goes on a little after that, and anew from
    the last call; the round goes on at `until`. `turn` numbers the turns, and `speaker` has it; `voice` would speak for
    all; `why` is set while it is called back. Raises ValueError if anything is kept of one that is over."""

    id: GroupId
    round: Id
    near: PlaceId
    place: PlaceId
    topic: str
    way: Way
    minutes: int
    until: datetime
    members: tuple[Member, ...]
    step: Step
    since: datetime
    ends: datetime
    turn: int = 0
    speaker: PersonId | None = None
    reminded: bool = False
    here: bool = True
    voice: PersonId | None = None
    why: Why | None = None

    def __post_init__(self) -> None:
        if (self.speaker is None) == (self.step in IN_TURN):
            raise ValueError("one speaks while people speak in turn")
        if not {self.speaker, self.voice} - {None} <= set(self.people):
            raise ValueError("who speaks is in the group")
        if self.step is Step.over and (self.members or self.topic):
            raise ValueError("nothing is kept of a group that is over")
        if self.why and self.step is not Step.soon:
            raise ValueError("who is called back talks no more")

    @property
    def people(self) -> tuple[PersonId, ...]:
        return tuple(each.person for each in self.members)

    @property
    def waits(self) -> str:
        """What waits for its people where it has no place."""
        return f"small_groups.talk:{self.id}"

    def shared_by(self, person: PersonId) -> str:
        """What waits for the others when something of theirs may be shared."""
        return f"small_groups.share:{self.id}:{person}"

    @property
    def is_over(self) -> bool:
        return self.step is Step.over

    def others(self, person: PersonId) -> tuple[PersonId, ...]:
        return tuple(each for each in self.people if each != person)

    def deadline(self) -> datetime | None:
        """The nearest thing that the clock has to do."""
        due = self.step_due()
        return min(due, self.last_call) if due and self.is_to_be_called else due

    @property
    def last_call(self) -> datetime:
        return self.until - LAST_CALL

    @property
    def is_to_be_called(self) -> bool:
        """Who talks freely has an end before that anyway."""
        return self.way is Way.in_turn and self.step in IN_TURN and self.since < self.last_call

    def step_due(self) -> datetime | None:
        match self.step:
            case Step.over:
                return None
            case Step.agreeing | Step.talking if self.all_ready:
                return self.since
            case Step.speaking | Step.talking:
                return self.ends + GRACE if self.reminded else self.ends - LAST_MINUTE
            case _:
                return self.ends

    @property
    def all_ready(self) -> bool:
        return all(each.ready for each in self.members)

    @property
    def is_new(self) -> bool:
        """Nobody was asked yet, so that it is to begin."""
        return not any(each.asked for each in self.members)

    def soon(self, now: datetime, ends: datetime, why: Why | None = None) -> "Group":
        """It goes on by itself at that time, or is over if they are called back."""
        return replace(self, step=Step.soon, since=now, ends=ends, speaker=None, why=why)

    def begun(self, now: datetime) -> "Group":
        """With the first or next turn, or the talk of all."""
        if self.way is Way.in_turn:
            return self.next_turn(now)
        longest = now + len(self.members) * timedelta(minutes=self.minutes)
        ends = max(now, min(longest, self.until - GRACE - LAST_MINUTE))
        return self.stepping(Step.talking, now, ends, reminded=ends <= now + LAST_MINUTE)

    def called(self, now: datetime) -> "Group":
        """The last call: they go on, and know that it is nearly over."""
        return replace(self, since=now, ends=max(self.ends, now))

    def met(self, now: datetime, *, opened: bool) -> "Group":
        """Their place has opened, and they begin; or it could not be, and they begin anew without one."""
        if opened:
            return self.soon(now, now) if self.step is Step.soon and self.why is None else self
        members = tuple(Member(each.person) for each in self.members)
        return replace(self.soon(now, now, self.why), here=False, members=members)

    def stepping(self, step: Step, now: datetime, ends: datetime, *, reminded: bool = True) -> "Group":
        """Into a step in which everyone is still to answer."""
        members = tuple(replace(each, ready=False) for each in self.members)
        speaker = self.speaker if step in IN_TURN else None
        return replace(self, step=step, since=now, ends=ends, reminded=reminded, speaker=speaker, members=members)

    def next_turn(self, now: datetime) -> "Group":
        """To whoever was not asked yet, then once more who was not here; if nobody at all was, it is over."""
        some_spoke = any(each.spoke for each in self.members)
        most = OFFERS if some_spoke else 1
        to_come = sorted(
            (each for each in self.members if not each.spoke and each.asked < most), key=lambda each: each.asked
        )
        if not to_come:
            return self.stepping(Step.agreeing, now, now + AGREEING) if some_spoke else self.over()
        first = to_come[0]
        state = self.with_member(replace(first, asked=first.asked + 1))
        state = replace(state, step=Step.offered, speaker=first.person, turn=self.turn + 1)
        return state.stepping(Step.offered, now, now + PATIENCE)

    def with_member(self, member: Member) -> "Group":
        return replace(self, members=tuple(member if each.person == member.person else each for each in self.members))

    def spoken(self) -> "Group":
        """The speaker had their turn."""
        return replace(
            self, members=tuple(replace(each, spoke=each.spoke or each.person == self.speaker) for each in self.members)
        )

    def answered(self, person: PersonId) -> "Group":
        """When all have, it is over."""
        state = self.with_member(replace(self.known(person), ready=True))
        return state.over() if state.all_ready else state

    def over(self) -> "Group":
        return replace(self, step=Step.over, members=(), topic="", speaker=None, voice=None, why=None)

    def known(self, person: PersonId) -> Member:
        if self.is_over:
            raise refusals.GroupOver
        found = next((each for each in self.members if each.person == person), None)
        if found is None:
            raise refusals.NotInGroup
        return found

    def mine(self, person: PersonId, turn: int) -> None:
        """That turn is theirs, and they have it still."""
        self.known(person)
        if turn != self.turn or self.speaker is None or self.step is Step.saying_back:
            raise refusals.TurnOverHere
        if person != self.speaker:
            raise refusals.NotYourTurnHere(who=Mention(self.speaker))

    def without(self, person: PersonId, now: datetime) -> "Group":
        """Nobody talks alone: it is over if only one is left."""
        if person not in self.people:
            return self
        rest = tuple(each for each in self.members if each.person != person)
        state = self.soon(now, now, self.why) if self.speaker == person else self
        state = replace(state, members=rest, voice=None if self.voice == person else self.voice)
        return state if len(rest) > 1 or self.why else state.soon(now, now, Why.alone)

    def returned(self, away_since: datetime, now: datetime) -> "Group":
        """The time since then does not count, nor more than the step has run."""
        if self.is_over:
            return self
        by = max(now - max(away_since, self.since), _NOTHING)
        return replace(self, since=self.since + by, ends=self.ends + by, until=self.until + by)
