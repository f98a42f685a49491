"""When a digest is told, and what it says: once for each time, late aloud, and nothing until a group asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.coalition.facts import CoalitionChanged
from bot.features.digests import DIGESTING
from bot.features.digests.cards.digest import SHOWN
from bot.features.digests.commands import LatelyPage, SettleDigests, TellDigest
from bot.features.digests.handlers import after_change
from bot.features.digests.model import DIGESTS, HAPPENED, Digest, DigestId, Happenings, Rhythm
from bot.features.ground_rules.facts import RuleEnded, RuleInForce
from bot.kernel.attention import Message
from bot.kernel.change import Change
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.kernel.ports import ROSTER, RULES, Key
from bot.kernel.settings import Ruled, Rules
from bot.kernel.text import Text
from tests.features.reading import longest, read

R = TypeVar("R")

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
"""A Wednesday."""

MONDAY = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
MADRID = "Europe/Madrid"
DAY = timedelta(days=1)
ZONES = (MADRID, "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Niue", "Pacific/Kiritimati")
HERE = CoalitionId("the-coalition-")
ROOM, HALL = PlaceId("the-room------"), PlaceId("the-hall------")


@dataclass
class Town:
    now: datetime = NOW
    kept: Digest | None = None
    happened: dict[str, Any] = field(default_factory=dict)
    ruled: dict[str, Ruled] = field(default_factory=dict)
    local: str = MADRID
    messages: list[Message] = field(default_factory=list)

    def get(self, key: Key[R]) -> R:
        assert key.name in {each.name for each in (DIGESTS, HAPPENED, ROSTER, RULES)}
        return cast("R", self)

    def here(self) -> Digest | None:
        return self.kept

    def locked(self, key: Id) -> Digest | None:
        return self.kept if self.kept and self.kept.id == key else None

    def homes(self) -> Mapping[PlaceId, Text]:
        return {ROOM: "the room", HALL: "the hall"}

    def rules(self) -> Rules:
        return Rules(self.ruled)

    def zone(self) -> str:
        return self.local

    def since(self, since: datetime, now: datetime) -> Happenings:
        assert since <= now
        return Happenings(since, **self.happened)

    def press(self, command: Command) -> Change[Digest]:
        route: Any = next(each for each in DIGESTING.routes if each.command is type(command))
        context = Context(self.now, Actor(PersonId("the-clock-----"), Standing.clock), HERE, None, None, Random(1))
        change: Change[Digest] = route.handler(route.reader(self, command, context), command, context)
        for new in change.new:
            assert self.kept is None
            self.kept = cast("Digest", new)
        self.kept = change.state or self.kept
        self.messages += change.messages
        return change

    def rule(self, rhythm: str, places: str = "everywhere") -> None:
        self.ruled = {
            "rhythm-of-digests": Ruled(rhythm, 7, "We hear what happened.", holds=False),
            "places-of-digests": Ruled(places, 8, "In one place.", holds=False),
        }
        self.press(SettleDigests())

    def passes(self, until: datetime) -> None:
        """The clock runs what is due at the end of it, as after an absence."""
        self.now = until
        while self.kept and self.kept.next and self.kept.next <= self.now:
            before = self.kept.next
            self.press(TellDigest(self.kept.id))
            assert self.kept.next != before

    def moves(self, zone: str) -> None:
        """The coalition's own, as its facilitators change it."""
        self.local = zone
        for command in after_change(CoalitionChanged(PersonId("the-clock-----"))):
            self.press(command)

    def lives(self, until: datetime) -> list[datetime]:
        """The clock runs each when it is due; these are the moments at which one was told."""
        told = []
        while self.kept and self.kept.next and self.kept.next <= until:
            self.now = self.kept.next
            before = len(self.messages)
            self.press(TellDigest(self.kept.id))
            told += [self.now] * (len(self.messages) - before)
        self.now = until
        return told

    def said(self) -> list[str]:
        return [read(message.card, "%d %b") for message in self.messages]


def test_nothing_is_told_until_a_group_asks_for_it() -> None:
    """No row is kept, and nothing is due; another rule changes nothing of that."""
    town = Town()
    town.press(SettleDigests())
    assert town.kept is None
    assert after_change(RuleEnded(Id("the-rule------"), 7)) == (SettleDigests(),)
    assert after_change(RuleInForce(Id("the-rule------"), 7, 1, True, ())) == (SettleDigests(),)


def test_once_a_week_it_is_told_in_all_places() -> None:
    """On Monday at nine where the coalition is, and not again for the same time."""
    town = Town()
    town.rule("weekly")
    assert town.kept
    assert town.kept.next == MONDAY
    town.passes(MONDAY)
    assert [message.place for message in town.messages] == [ROOM, HALL]
    town.press(TellDigest(town.kept.id))
    assert len(town.messages) == 2
    town.passes(MONDAY + timedelta(days=7))
    assert [each.splitlines()[0] for each in town.said()][::2] == [
        "What happened since 04 Mar",
        "What happened since 09 Mar",
    ]


def test_once_a_month_it_is_told_in_the_first_place() -> None:
    """On the first Monday."""
    town = Town()
    town.rule("monthly", "first")
    assert town.kept
    assert town.kept.next == datetime(2026, 4, 6, 7, 0, tzinfo=UTC)
    town.passes(town.kept.next)
    assert [message.place for message in town.messages] == [ROOM]


def test_what_was_missed_is_told_once_and_says_that_it_is_late() -> None:
    """Five weeks of absence are one message a place, over all that time."""
    town = Town()
    town.rule("weekly", "first")
    town.passes(MONDAY)
    assert "late" not in town.said()[0]
    town.passes(MONDAY + timedelta(days=36))
    assert len(town.messages) == 2
    assert town.said()[1].startswith("What happened since 09 Mar")
    assert "This comes late: I was away." in town.said()[1]


def test_a_group_can_stop_it_and_change_it() -> None:
    """The same rule again moves nothing; what ends while one is due is not told."""
    town = Town()
    town.rule("weekly")
    before = town.kept
    town.rule("weekly")
    assert town.kept == before
    town.rule("never")
    town.passes(MONDAY + timedelta(days=70))
    assert town.messages == []
    town.now = NOW
    town.rule("weekly")
    town.ruled = {}
    town.passes(MONDAY)
    assert town.messages == []


@given(st.sampled_from((MADRID, "Asia/Kathmandu", "America/Sao_Paulo", "Europe/London")), st.sampled_from(Rhythm))
def test_it_is_nine_on_a_monday_wherever_they_are(zone: str, rhythm: Rhythm) -> None:
    """All year, over both changes of the clock: one for each time, never two and never none."""
    town = Town(local=zone)
    town.rule(rhythm.value, "first")
    told = []
    while town.kept and town.kept.next and town.kept.next < NOW + timedelta(days=364):
        local = town.kept.next.astimezone(ZoneInfo(zone))
        assert (local.weekday(), local.hour, local.minute) == (0, 9, 0)
        told.append(local.date())
        town.passes(town.kept.next)
    assert len(town.messages) == len(told) == len(set(told))
    assert len(told) == {Rhythm.never: 0, Rhythm.weekly: 52, Rhythm.monthly: 12}[rhythm]


def plainly(moves: list[tuple[int, str]], first: str) -> list[datetime]:
    """By a clock on the wall, looked at every quarter of an hour: nine on a Monday that was not told yet."""
    now, zone, told = NOW, first, list[datetime]()
    over = now.astimezone(ZoneInfo(zone)).date()
    for quarters, to in [*moves, (4 * 24 * 15, first)]:
        for _ in range(quarters):
            now += timedelta(minutes=15)
            over, told = _looked(now, zone, over, told)
        zone = to
        over, told = _looked(now, zone, over, told)
    return told


def _looked(now: datetime, zone: str, over: date, told: list[datetime]) -> tuple[date, list[datetime]]:
    local = now.astimezone(ZoneInfo(zone))
    last = local.date() if local.hour >= 9 else local.date() - DAY
    mondays = [day for day in (over + n * DAY for n in range(1, 9)) if day.weekday() == 0 and day <= last]
    return max(over, last) if mondays else over, told + [now] * bool(mondays)


QUARTERS = st.one_of(st.integers(1, 4 * 24 * 9), st.integers(4 * 24 * 4, 4 * 24 * 6))


@given(st.lists(st.tuples(QUARTERS, st.sampled_from(ZONES)), max_size=6), st.sampled_from(ZONES))
def test_in_whatever_zones_each_monday_is_told_once(moves: list[tuple[int, str]], first: str) -> None:
    """The coalition changes its zone as often as it likes: where nine is over there it is told at once, and what was
    told before is not told again."""
    town, told = Town(local=first), list[datetime]()
    town.rule("weekly", "first")
    for quarters, to in [*moves, (4 * 24 * 15, first)]:
        told += town.lives(town.now + timedelta(minutes=15) * quarters)
        town.moves(to)
        told += town.lives(town.now)
    assert told == plainly(moves, first)
    assert not any("late" in each for each in town.said())


def test_after_a_pause_it_tells_of_its_ordinary_time_and_says_so() -> None:
    """Months without it are not made up for. Off for two days alone it misses nothing, and says nothing of it."""
    town = Town()
    town.rule("weekly", "first")
    town.passes(MONDAY)
    town.rule("never")
    town.now = MONDAY + timedelta(days=86)
    town.rule("weekly", "first")
    town.passes(MONDAY + timedelta(days=91))
    town.rule("never")
    town.now += timedelta(days=2)
    town.rule("weekly", "first")
    town.passes(MONDAY + timedelta(days=98))
    assert [each.splitlines()[0][-6:] for each in town.said()] == ["04 Mar", "01 Jun", "08 Jun"]
    assert ["This was off for a while." in each for each in town.said()] == [False, True, False]


def test_turned_off_and_on_elsewhere_it_tells_no_monday_twice() -> None:
    """In Los Angeles it is Sunday still when Monday's was told in Auckland."""
    town = Town(local="Pacific/Auckland")
    town.rule("weekly", "first")
    (told,) = town.lives(MONDAY - timedelta(hours=8))
    town.rule("never")
    town.local = "America/Los_Angeles"
    town.rule("weekly", "first")
    assert town.lives(told + timedelta(days=6)) == []


def test_one_from_before_dates_were_kept_goes_on() -> None:
    """Its next date is the one that it had, also elsewhere."""
    town = Town(kept=Digest(DigestId(HERE), Rhythm.weekly, MADRID, NOW, MONDAY))
    town.ruled = {"rhythm-of-digests": Ruled("weekly", 7, "We hear what happened.", holds=False)}
    town.moves("America/Los_Angeles")
    assert town.kept
    assert town.kept.next == datetime(2026, 3, 9, 16, tzinfo=UTC)


def test_it_says_what_was_agreed_and_counts_all_else() -> None:
    """And what comes next."""
    town = Town(happened={
        "agreed": tuple(f"Title {number}" for number in range(SHOWN + 2)), "sentences": 1, "celebrated": 2, "kept": 3,
        "promised": 4, "open": 5, "dates": (MONDAY,), "confided": 2, "ended": 1,
    })  # fmt: skip
    town.rule("weekly", "first")
    town.passes(MONDAY)
    [said] = town.said()
    for line in (
        "• We agreed: Title 7",
        "• And 2 agreements more.",
        "• 2 agreements are kept in confidence, so they are not named here.",
        "• 1 agreement was made and has ended since.",
        "• 1 sentence on joint work was agreed.",
        "• 3 promises were kept.",
        "• We celebrated 2 things.",
        "• 4 promises are open.",
        "• 5 proposals are open.",
        "• To come: 09 Mar",
    ):
        assert line in said.splitlines()
    assert "quiet" not in said
    assert longest(town.messages[0].card) <= 2_000


@pytest.mark.parametrize("counted", [{}, {"promised": 2, "open": 1}])
def test_a_quiet_week_is_fine(counted: dict[str, int]) -> None:
    """What is open is said all the same; whoever wants to can look at any time."""
    town = Town(happened=counted)
    view: Any = next(each for each in DIGESTING.pages if each.page is LatelyPage)
    context = Context(NOW, Actor(PersonId("ana-----------"), Standing.member), HERE, ROOM, None, Random(1))
    said = read(view.draw(view.reader(town, LatelyPage(), context), context))
    assert "It was quiet. That is fine." in said
    assert ("2 promises are open" in said) == bool(counted)
