"""Muting on calls: whom the bot has muted it unmutes, and nobody else, whatever dies, comes, goes or fails on it."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from adapters.incidents import Incidents
from adapters.logs import logger
from adapters.messenger import (
    Ambiguous,
    Delivery,
    NotAMember,
    OurBug,
    PersonUnreachable,
    Retry,
    TenantGone,
    Unknown,
    Wait,
)
from adapters.metrics import Metrics
from adapters.muting import AT_ONCE, Muting
from adapters.muting.plan import SETTLES, planned
from adapters.muting.platform import Muted, OnCall, Present
from bot.dispatch.ports import Reach
from bot.kernel.command import Account
from bot.muting import Hush, Mute, Recorded
from tests.adapters.calls import COALITION, HALL, PLACE, CallStore, FakeCalls, Fuse, Killed, Records, moment
from tests.adapters.scene import GivenTime

PEOPLE = tuple(Account("fake", "town", name) for name in ("ana", "ben", "cem", "doa", "eve"))
ANA, BEN, CEM, DOA, EVE = PEOPLE
MODERATED = 3
"""Of the people, so many may be muted by others."""


@dataclass
class Scene:
    calls: FakeCalls = field(default_factory=FakeCalls)
    records: Records = field(default_factory=Records)
    time: GivenTime = field(default_factory=GivenTime)
    log: StringIO = field(default_factory=StringIO)
    lives: int = 0

    def process(self, name: str = "one", fuse: Fuse | None = None) -> Muting:
        """A new life of it: nobody's lease is its own."""
        self.lives += 1
        metrics, log = Metrics(), logger(self.log, "debug")
        store = CallStore(self.records, f"{name}-{self.lives}", fuse or Fuse())
        return Muting(
            store,
            {"fake": self.calls},
            now=self.time,
            lot=lambda: 0.0,
            log=log,
            metrics=metrics,
            incidents=Incidents(log, metrics),
        )

    def wants(self, *quiet: Account, on: bool = True) -> None:
        self.records.on, self.records.quiet = on, frozenset(quiet)

    def over(self) -> None:
        self.wants(on=False)


def scene(*here: Account, **how: bool) -> Scene:
    made = Scene(FakeCalls(here=set(here), tells=how.get("tells", True), keeps=how.get("keeps", True)))
    made.wants(*(each for each in PEOPLE if each != ANA))
    return made


def sweep(muting: Muting) -> int:
    return asyncio.run(muting.sweep())


def test_all_but_the_speaker_are_muted_and_then_nobody() -> None:
    """Whoever is on the call and in the round; at the end all of them can speak, and nothing is recorded."""
    town = scene(ANA, BEN, CEM)
    one = town.process()
    assert sweep(one) == 2
    assert town.calls.ours == {BEN, CEM}
    assert set(town.records.rows) == {BEN, CEM}
    town.wants(ANA, CEM)
    sweep(one)
    assert town.calls.ours == {ANA, CEM}
    town.over()
    sweep(one)
    assert (town.calls.ours, town.records.rows) == (set(), {})


def test_the_record_is_written_before_the_platform_is_asked() -> None:
    """Killed between the two, the next life knows of it; killed after the call, it undoes what nobody saw answered."""
    for left in range(40):
        town = scene(ANA, BEN, CEM)
        town.calls.fuse = fuse = Fuse(left)
        with pytest.raises(Killed):
            asyncio.run(_until_dead(town, fuse))
        assert town.calls.ours <= set(town.records.rows)
        fuse.left = None
        town.over()
        town.time.later(minutes=2)
        sweep(town.process())
        assert (town.calls.ours, town.records.rows) == (set(), {})


async def _until_dead(town: Scene, fuse: Fuse) -> None:
    """Again and again: to speak goes round."""
    one = town.process(fuse=fuse)
    for speaker in PEOPLE * 9:
        town.wants(*(each for each in PEOPLE if each != speaker))
        await one.sweep()
        town.time.later(seconds=10)


def test_whom_a_moderator_has_muted_stays_muted() -> None:
    """Never muted by us, never unmuted by us."""
    town = scene(ANA, BEN, CEM)
    town.calls.moderator_mutes(BEN)
    one = town.process()
    sweep(one)
    town.over()
    sweep(one)
    assert town.calls.muted == {BEN: Muted.by_others}
    assert BEN not in [account for _, account in town.calls.asked]


def test_whom_a_moderator_mutes_meanwhile_is_theirs() -> None:
    """Where the platform tells: what they did outlasts the round, and while it goes on we do not mute again."""
    town = scene(ANA, BEN)
    one = town.process()
    sweep(one)
    town.calls.moderator_mutes(BEN)
    sweep(one)
    town.over()
    sweep(one)
    assert town.calls.muted == {BEN: Muted.by_others}
    assert town.records.rows == {}


def test_whom_somebody_unmutes_is_let_be_until_the_round_is_over() -> None:
    """Also after a pause, and by a new process; in the next round they are muted as all others."""
    town = scene(ANA, BEN)
    sweep(town.process())
    town.time.later(seconds=30)
    town.calls.moderator_unmutes(BEN)
    sweep(town.process())
    assert town.records.rows[BEN].mute is Mute.let_be
    for quiet in ((), (BEN,), (ANA, BEN), (BEN,)):
        town.wants(*quiet)
        sweep(town.process())
    assert BEN not in town.calls.muted
    town.over()
    sweep(town.process())
    town.wants(BEN)
    sweep(town.process())
    assert town.calls.ours == {BEN}


def test_who_goes_while_muted_is_unmuted_when_they_come_back() -> None:
    """However long that takes: until then they stand in the record."""
    town = scene(ANA, BEN)
    one = town.process()
    sweep(one)
    town.calls.goes(BEN)
    town.over()
    sweep(one)
    assert set(town.records.rows) == {BEN}
    town.time.later(hours=30)
    town.calls.comes(BEN)
    sweep(town.process())
    assert (town.calls.ours, town.records.rows) == (set(), {})


def test_who_comes_back_to_a_platform_that_lets_go_of_them_is_muted_anew() -> None:
    """Nobody has unmuted them: they only left the call and came again while the round goes on."""
    town = scene(ANA, BEN, keeps=False)
    one = town.process()
    sweep(one)
    town.time.later(seconds=30)
    town.calls.goes(BEN)
    sweep(one)
    town.calls.comes(BEN)
    sweep(one)
    assert town.calls.ours == {BEN}


def test_who_goes_to_another_call_is_unmuted_there() -> None:
    """Where what the bot did lasts on it; whom others have muted there stays so, and nobody is muted anew."""
    now = GivenTime()()
    recorded = {BEN: Recorded(Mute.done, now), DOA: Recorded(Mute.let_be, now)}
    hush = Hush(COALITION, PLACE, HALL, True, frozenset(PEOPLE), recorded)
    people = tuple(OnCall(each, Muted.untold, elsewhere=True) for each in (BEN, CEM, DOA))
    plan = planned(hush, Present((OnCall(ANA, Muted.no), *people)), now)
    assert (plan.unmute, plan.mute, plan.corrections) == ((BEN,), (ANA,), 0)


def test_who_leaves_a_call_that_lets_go_of_them_is_forgotten() -> None:
    """Nothing of it is left to be undone when they come again."""
    now = GivenTime()()
    recorded = {BEN: Recorded(Mute.done, now), CEM: Recorded(Mute.noted, now), DOA: Recorded(Mute.let_be, now)}
    hush = Hush(COALITION, PLACE, HALL, True, frozenset(PEOPLE), recorded)
    assert planned(hush, Present((), lets_go=True), now).forget == (BEN, CEM)
    assert planned(hush, Present(()), now).doubt == (BEN,)


def test_of_two_processes_one_has_the_call() -> None:
    """Both look; one mutes, and each person once."""

    async def both() -> None:
        town = scene(*PEOPLE)
        await asyncio.gather(town.process("one").sweep(), town.process("two").sweep())
        assert sorted(account.user for _, account in town.calls.asked) == ["ben", "cem", "doa", "eve"]

    asyncio.run(both())


def test_what_a_dead_process_had_is_taken_up_by_another_one() -> None:
    """When its lease is over; what the dead one still writes does not count."""
    town = scene(ANA, BEN)
    town.calls.fuse.left = 3
    with pytest.raises(Killed):
        sweep(town.process("one", town.calls.fuse))
    town.calls.fuse.left = None
    two = town.process("two")
    sweep(two)
    town.time.later(minutes=2)
    sweep(two)
    assert town.calls.ours == {BEN}


def test_who_is_late_writes_nothing_over_what_others_wrote() -> None:
    """A process that was asleep for longer than its lease leaves the record as it is."""
    town = scene(ANA, BEN)

    async def asleep(seen: Present) -> Present:
        town.time.later(minutes=5)
        await town.process("two").sweep()
        return seen

    class Slow(FakeCalls):
        looks = 0

        async def present(self, place: object) -> Present | Delivery:
            self.looks += 1
            seen = Present(
                tuple(OnCall(each, self._seen(each)) for each in sorted(self.here, key=lambda one: one.user))
            )
            return await asleep(seen) if self.looks == 2 else seen

    town.calls = Slow(here={ANA, BEN})
    sweep(town.process("one"))
    assert town.calls.ours == {BEN}
    assert town.records.rows[BEN].mute is Mute.done
    assert [what for what, _ in town.calls.asked] == ["mute"]


def test_when_the_bot_is_stopped_everyone_can_speak() -> None:
    """And when it starts again, who is to be quiet is muted."""
    town = scene(ANA, BEN)

    async def a_day() -> None:
        one = town.process()
        await one.start()
        for _ in range(50):
            await moment()
        await one.sweep()
        assert town.calls.ours == {BEN}
        await one.stop()
        assert (town.calls.ours, town.records.rows) == (set(), {})
        await town.process().sweep()
        assert town.calls.ours == {BEN}

    asyncio.run(a_day())


def test_a_crowd_is_muted_in_parts() -> None:
    """After each part it is looked again whether they still should be: who may speak meanwhile is not muted."""
    crowd = tuple(Account("fake", "town", f"p{number:03}") for number in range(35))
    town = scene(ANA, *crowd)
    town.wants(*crowd)
    assert sweep(town.process()) == 35
    assert town.calls.ours == set(crowd)
    stopped = scene(ANA, *crowd)
    stopped.wants(*crowd)

    async def until_the_pause() -> None:
        one = stopped.process()
        await one._pass()  # noqa: SLF001 - one part of it
        assert len(stopped.calls.ours) == AT_ONCE
        stopped.wants()
        await one.sweep()

    asyncio.run(until_the_pause())
    assert len(stopped.calls.asked) == 2 * AT_ONCE
    assert stopped.calls.ours == set()


@pytest.mark.parametrize(
    "answer",
    [Retry(), Wait(3.0), Ambiguous(), TenantGone(), NotAMember(), OurBug("x"), Unknown("y")],
    ids=lambda answer: type(answer).__name__,
)
def test_nothing_is_given_up(answer: Delivery) -> None:
    """Whatever a platform answers, it is tried again later, and the one who is muted stays in the record until then."""
    town = scene(ANA, BEN)
    one = town.process()
    sweep(one)
    town.over()
    for _ in range(12):
        town.calls.answers = [answer]
        sweep(one)
        town.time.later(minutes=20)
    assert set(town.records.rows) <= {BEN}
    town.calls.answers = []
    sweep(one)
    assert (town.calls.ours, town.records.rows) == (set(), {})


def test_who_is_gone_before_they_are_muted_is_not_recorded() -> None:
    """They are not muted when they come back, so there is nothing to undo."""
    town = scene(ANA, BEN)
    town.calls.answers = [PersonUnreachable()]
    sweep(town.process())
    assert town.calls.ours == set()
    town.over()
    sweep(town.process())
    assert town.records.rows == {}


def test_where_the_bot_can_mute_is_told_to_the_store() -> None:
    """And again when that changes: features offer it there alone."""
    town = scene()
    one = town.process()
    sweep(one)
    assert town.records.able
    town.calls.able = False
    town.time.later(minutes=5)
    sweep(one)
    assert not town.records.able


def test_what_a_platform_has_not_told_yet_is_as_it_was() -> None:
    """When it is connected it is learned at once."""
    town = scene()
    sweep(town.process())
    town.calls.able, town.calls.reach = False, ()
    begun = town.process()
    sweep(begun)
    assert town.records.able
    town.calls.reach = (Reach("fake"),)
    sweep(begun)
    assert not town.records.able


def test_without_a_platform_that_has_calls_nothing_is_done() -> None:
    """Not even the store is asked."""
    town = scene(ANA, BEN)
    metrics, log = Metrics(), logger(StringIO(), "error")

    async def a_day() -> None:
        muting = Muting(
            CallStore(town.records, "none", Fuse(0)),
            {},
            now=town.time,
            lot=lambda: 0.0,
            log=log,
            metrics=metrics,
            incidents=Incidents(log, metrics),
        )
        await muting.start()
        muting.nudge()
        assert await muting.sweep() == 0
        await muting.stop()

    asyncio.run(a_day())


def test_a_platform_that_fails_stands_in_the_log_and_others_go_on() -> None:
    """An exception is our mistake: it is reported, and it is tried again."""
    town = scene(ANA, BEN)
    working = town.calls

    class Failing(FakeCalls):
        async def mute(self, place: object, account: Account) -> Delivery:
            raise RuntimeError

    town.calls = Failing(here={ANA, BEN})
    sweep(town.process())
    assert "Incident in the muting." in town.log.getvalue()
    assert town.records.rows[BEN].mute is Mute.noted
    town.calls = working
    town.time.later(minutes=2)
    sweep(town.process())
    assert working.ours == {BEN}


hushes = st.builds(
    Hush,
    st.just(COALITION),
    st.just(PLACE),
    st.just(HALL),
    st.booleans(),
    st.frozensets(st.sampled_from(PEOPLE)),
    st.dictionaries(
        st.sampled_from(PEOPLE), st.builds(Recorded, st.sampled_from(Mute), st.just(GivenTime().now)), max_size=5
    ),
)
presents = st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(Muted)).map(
    lambda seen: Present(tuple(OnCall(account, muted) for account, muted in seen.items()))
)


@given(hushes, presents, st.booleans())
def test_a_plan_is_about_each_person_once(hush: Hush, present: Present, later: bool) -> None:  # noqa: FBT001 - drawn
    """Only those on the call are muted or unmuted; only the recorded are unmuted, and none who is to be quiet; only who
    is seen unmuted is muted, and only if they are to be quiet."""
    plan = planned(hush, present, GivenTime().now + (SETTLES * 2 if later else SETTLES / 2))
    every = [*plan.unmute, *plan.mute, *plan.done, *plan.let_be, *plan.doubt, *plan.forget]
    assert len(set(every)) == len(every)
    seen = {each.account: each.muted for each in present.people}
    assert {*plan.unmute, *plan.mute} <= set(seen)
    assert set(plan.unmute) <= set(hush.recorded) - hush.quiet
    assert set(plan.mute) <= hush.quiet
    assert all(seen[account] is Muted.no for account in plan.mute)
    assert all(seen[account] is not Muted.by_others for account in plan.unmute)
    assert {*plan.done, *plan.let_be, *plan.doubt, *plan.forget} <= set(hush.recorded)


class Calls(RuleBasedStateMachine):
    """Two processes, five people, moderators, crashes and bad answers on a platform that tells who muted whom."""

    tells = True

    def __init__(self) -> None:
        super().__init__()
        self.town = scene(*PEOPLE[:3], tells=self.tells)
        self.processes = {name: self.town.process(name) for name in ("one", "two")}

    @initialize(keeps=st.booleans())
    def begin(self, keeps: bool) -> None:  # noqa: FBT001 - drawn
        self.town.calls.keeps = keeps or not self.tells

    @rule(who=st.sampled_from(PEOPLE))
    def comes(self, who: Account) -> None:
        self.town.calls.comes(who)

    @rule(who=st.sampled_from(PEOPLE))
    def goes(self, who: Account) -> None:
        self.town.calls.goes(who)

    @rule(speaker=st.sampled_from(PEOPLE), inside=st.frozensets(st.sampled_from(PEOPLE)))
    def someone_speaks(self, speaker: Account, inside: frozenset[Account]) -> None:
        self.town.wants(*(inside - {speaker}))

    @rule()
    def pause(self) -> None:
        self.town.wants(on=self.town.records.on)

    @rule()
    def over(self) -> None:
        self.town.over()

    @rule(who=st.sampled_from(PEOPLE[:MODERATED]))
    def a_moderator_mutes(self, who: Account) -> None:
        """Where the platform does not tell by whom, we can know it only of those whom we have not recorded."""
        if self.tells or who not in self.town.records.rows:
            self.town.calls.moderator_mutes(who)

    @rule(who=st.sampled_from(PEOPLE[:MODERATED]))
    def a_moderator_unmutes(self, who: Account) -> None:
        self.town.calls.moderator_unmutes(who)

    @rule(seconds=st.sampled_from((1, 10, 61, 1_000)))
    def time_passes(self, seconds: int) -> None:
        self.town.time.later(seconds=seconds)

    @rule(answers=st.lists(st.sampled_from((Retry(), Wait(2.0), Ambiguous(), PersonUnreachable())), max_size=3))
    def it_will_answer(self, answers: list[Delivery]) -> None:
        """Unreachable is only who is not there, and nobody is unreachable to be unmuted while there."""
        self.town.calls.answers = [each for each in answers if not isinstance(each, PersonUnreachable)]

    @rule(name=st.sampled_from(("one", "two")))
    def look(self, name: str) -> None:
        sweep(self.processes[name])

    @rule()
    def both_look(self) -> None:
        async def together() -> None:
            await asyncio.gather(*(each.sweep() for each in self.processes.values()))

        asyncio.run(together())

    @rule(name=st.sampled_from(("one", "two")), after=st.integers(0, 25), lost=st.booleans())
    def die(self, name: str, after: int, lost: bool) -> None:  # noqa: FBT001 - drawn
        """In the midst of a look, also in the midst of a commit, which then is `lost` or not."""
        fuse = self.town.calls.fuse = Fuse(after, lost=lost)
        with suppress(Killed):
            sweep(self.town.process(name, fuse))
        fuse.left = None
        self.processes[name] = self.town.process(name)

    @rule(name=st.sampled_from(("one", "two")))
    def stop(self, name: str) -> None:
        asyncio.run(self.processes[name].stop())
        self.processes[name] = self.town.process(name)

    @precondition(lambda self: not self.town.calls.answers)
    @rule()
    def all_is_well(self) -> None:
        """When nothing is under way and all leases are over: on the call are muted by us those who are to be quiet,
        but for those whom others have muted or unmuted."""
        self.town.time.later(hours=1)
        sweep(self.processes["one"])
        calls, records = self.town.calls, self.town.records
        let_be = {account for account, row in records.rows.items() if row.mute is Mute.let_be}
        others = {account for account, by in calls.muted.items() if by is Muted.by_others}
        assert calls.ours & calls.here == (records.quiet & calls.here) - let_be - others

    @invariant()
    def whoever_we_muted_is_recorded(self) -> None:
        assert self.town.calls.ours <= set(self.town.records.rows)

    @invariant()
    def nobody_is_wronged(self) -> None:
        """What others did was not undone by us."""
        assert self.town.calls.wronged == []

    def teardown(self) -> None:
        """In the end all come to the call once more, and whom we muted we have unmuted."""
        theirs = {account: by for account, by in self.town.calls.muted.items() if by is Muted.by_others}
        self.town.calls.answers = []
        self.town.over()
        self.town.calls.here = set(PEOPLE)
        self.town.time.later(hours=1)
        sweep(self.processes["two"])
        self.town.time.later(hours=1)
        sweep(self.processes["one"])
        assert self.town.calls.muted == theirs
        assert self.town.records.rows == {}


class Discreet(Calls):
    """As above, on a platform that does not tell who muted whom."""

    tells = False


@pytest.mark.parametrize("machine", [Calls, Discreet])
def test_whom_we_muted_we_unmute(machine: type[Calls]) -> None:
    """Over any order of crashes, bad answers, people who come and go, and moderators."""
    run_state_machine_as_test(machine, settings=settings(max_examples=200, stateful_step_count=50, deadline=None))
