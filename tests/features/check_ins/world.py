"""A coalition with check-ins, as values: its people and their zones, and the clock that is set by the test."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.asides import Aside
from bot.carrying import Carried
from bot.features.check_ins import CHECKING_IN
from bot.features.check_ins import commands as asked
from bot.features.check_ins.facts import StandingChanged
from bot.features.check_ins.handlers.asking import after_member_joined
from bot.features.check_ins.handlers.setting import after_member_left
from bot.features.check_ins.model import (
    AT_ONCE,
    COUNTED,
    Addressing,
    Answering,
    Asking,
    Audience,
    Bringing,
    CheckIn,
    CheckInId,
    Count,
    Counting,
    Helping,
    How,
    Joining,
    Keeping,
    Prompt,
    PromptId,
    Resuming,
    Series,
    SeriesId,
    Setting,
    Settling,
    Stage,
    Standing,
    Starting,
    Theme,
    Wishing,
    prompt_id,
)
from bot.features.check_ins.model.rhythm import Rhythm
from bot.features.check_ins.model.settings import SUMMARY
from bot.features.coalition.facts import MemberJoined, MemberLeft
from bot.kernel.attention import Met, Need
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context
from bot.kernel.command import Standing as Role
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.kernel.ports import Who
from bot.kernel.settings import Rules
from tests.features.reading import said

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
PLACE = PlaceId("the-place-----")
SERIES_ID = SeriesId("the-series----")
ROUTES = {route.command: route for route in CHECKING_IN.routes}
MOST_TICKS = 20_000


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


ANA, BEN, CEM = (person(name) for name in ("Ana", "Ben", "Cem"))


@dataclass
class World:
    """`asked` counts who was asked on which date, `reminded` likewise; `lines` is what was said in the channel."""

    zones: dict[PersonId, str]
    now: datetime = NOW
    away: set[tuple[PersonId, date]] = field(default_factory=set)
    carries: dict[PersonId, tuple[Carried, ...]] = field(default_factory=dict)
    reached: bool = True
    homes: set[PlaceId] = field(default_factory=lambda: {PLACE})
    here: PlaceId | None = PLACE
    rules: Rules = field(default_factory=lambda: Rules({}))
    ran: int = 0
    asides: list[Aside] = field(default_factory=list)
    series: dict[SeriesId, Series] = field(default_factory=dict)
    check_ins: dict[CheckInId, CheckIn] = field(default_factory=dict)
    prompts: dict[PromptId, Prompt] = field(default_factory=dict)
    lists: dict[CheckInId, dict[PromptId, Prompt]] = field(default_factory=dict)
    coming: list[tuple[datetime, int, Id, Command]] = field(default_factory=list)
    needs: dict[tuple[PersonId, str], Need] = field(default_factory=dict)
    asked: Counter[tuple[PersonId, str]] = field(default_factory=Counter)
    when: dict[tuple[PersonId, str], datetime] = field(default_factory=dict)
    reminded: Counter[tuple[PersonId, str]] = field(default_factory=Counter)
    asked_in: Counter[tuple[PersonId, SeriesId, date]] = field(default_factory=Counter)
    reminded_in: Counter[tuple[PersonId, SeriesId, date]] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)

    def press(self, who: PersonId, command: Command, standing: Role = Role.member) -> Change[Any]:
        return self._run(command, Actor(who, standing, zone=self.zones.get(who, "UTC")))

    def sets(self, who: PersonId = ANA, hour: time = time(9), rhythm: Rhythm = Rhythm.weekly) -> Series:
        day = self.now.date()
        self.press(who, asked.SetCheckIn(SERIES_ID, "How is the garden?", day, hour, rhythm))
        return self.series[SERIES_ID]

    def today(self) -> CheckIn:
        """The one that began last."""
        return max(self.check_ins.values(), key=lambda each: each.day)

    def of(self, who: PersonId) -> Prompt:
        return self.prompts[prompt_id(self.today().id, who)]

    def joins(self, who: PersonId, zone: str) -> None:
        self.zones[who] = zone
        for each in after_member_joined(MemberJoined(who, None)):
            self._run(each, Actor(person("clock"), Role.member))

    def leaves(self, who: PersonId, heir: PersonId) -> None:
        del self.zones[who]
        self.needs = {key: need for key, need in self.needs.items() if key[0] != who}
        for each in after_member_left(MemberLeft(who, None, heir)):
            self._run(each, Actor(person("clock"), Role.member))

    def passes(self, span: timedelta) -> None:
        """All that is due in that time happens when it is due."""
        self.until(self.now + span)

    def until(self, end: datetime) -> None:
        for _ in range(MOST_TICKS):
            due = self._due()
            if due is None or due[0] > end:
                self.now = end
                return
            self.now = max(self.now, due[0])
            self._run(due[1], Actor(person("clock"), Role.clock))
        raise AssertionError("it never comes to rest")

    def sleeps(self, span: timedelta) -> None:
        """The bot is away: then all that was due meanwhile happens at once."""
        self.now += span
        self.until(self.now)

    def _due(self) -> tuple[datetime, Command] | None:
        while self.coming:
            at, kind, key, tick = self.coming[0]
            if self._kept_as(kind)[key].deadline() == at:
                return at, tick
            heappop(self.coming)
        return None

    def _keep(self, each: Any) -> None:
        kind = (Series, CheckIn, Prompt).index(type(each))
        self._kept(each)[each.id] = each
        if isinstance(each, Prompt):
            self.lists.setdefault(each.check_in, {})[each.id] = each
        ticks = (asked.StartCheckIn, asked.KeepCheckIn, asked.AskPerson)
        if at := each.deadline():
            tick: Any = ticks[kind]
            heappush(self.coming, (at, kind, each.id, tick(each.id)))

    def _kept_as(self, kind: int) -> dict[Any, Any]:
        kept: tuple[dict[Any, Any], ...] = (self.series, self.check_ins, self.prompts)
        return kept[kind]

    def _run(self, command: Command, actor: Actor) -> Change[Any]:
        self.ran += 1
        context = Context(self.now, actor, CoalitionId("the-coalition-"), self.here, None, Random(self.ran))
        handler: Any = ROUTES[type(command)].handler
        change: Change[Any] = handler(self._given(command, actor), command, context)
        if actor.standing is Role.clock and change.state is not None:
            before = self._kept(change.state).get(change.state.id)
            assert before is None or before.deadline() != change.state.deadline(), "a tick moves its time"
        for each in (change.state, *change.new):
            if isinstance(each, Aside):
                self.asides.append(each)
            elif each is not None:
                self._keep(each)
        self.facts += change.facts
        self.lines += said(change.messages)
        for need in change.needs:
            self._note(need)
        for fact in change.facts:
            if isinstance(fact, StandingChanged):
                self._run(asked.CountAnswers(fact.check_in, fact.late, fact.calls), Actor(person("clock"), Role.member))
        return change

    def _note(self, need: Any) -> None:
        if isinstance(need, Met):
            self.needs = {
                key: kept for key, kept in self.needs.items() if need.person not in {None, key[0]} or key[1] != need.key
            }
        if isinstance(need, Need):
            self.needs[need.person, need.key] = need
            kind, _, key = need.key.partition(":")
            if kind not in {"check-in.answer", "check-in.reminder"}:
                return
            check_in = self.check_ins[CheckInId(key)]
            day, place = check_in.day.isoformat(), (need.person, check_in.series, check_in.day)
            if kind == "check-in.answer":
                self.asked[need.person, day] += 1
                self.asked_in[place] += 1
                self.when[need.person, day] = self.now
            else:
                self.reminded[need.person, day] += 1
                self.reminded_in[place] += 1

    def _kept(self, each: Any) -> dict[Any, Any]:
        kinds: dict[type, dict[Any, Any]] = {Series: self.series, CheckIn: self.check_ins, Prompt: self.prompts}
        return kinds[type(each)]

    def _given(self, command: Any, actor: Actor) -> Any:
        match command:
            case asked.SetCheckIn(series) | asked.SetReadyCheckIn(series):
                return Setting(self.series.get(series), len(self.series))
            case asked.AskMe(series) | asked.AskMeDirectly(series):
                mine = (each for each in self.prompts.values() if each.person == actor.person)
                open_now = (each for each in self.check_ins.values() if each.series == series and not each.closed_at)
                return Wishing(self.series[series], tuple(open_now), tuple(mine))
            case asked.HandOnSeries(person):
                theirs = (each for each in self.series.values() if each.stage is not Stage.ended)
                return next((each for each in theirs if each.set_by == person), None)
            case asked.StartCheckIn(key):
                running = (each for each in self.series.values() if each.stage is Stage.running and each.id != key)
                return Starting(self.series[key], tuple(running))
            case asked.OfSeries(series):
                return self._of_series(command, self.series[series])
            case asked.KeepCheckIn(key):
                return self._keeping(self.check_ins[key])
            case asked.AskPerson(key):
                return self._asking(self.prompts[key])
            case asked.AnswerCheckIn() | asked.AnswerInWords() | asked.AnswerAsBefore():
                return self._answering(command, actor)
            case asked.CountAnswers(key, _, calls):
                called = self.prompts[PromptId(calls)] if calls else None
                return Counting(self.check_ins[CheckInId(key)], self.standing(CheckInId(key)), called)
            case _:
                return self._of_people(command)

    def _of_people(self, command: Any) -> Any:
        match command:
            case asked.PutOnLists(who):
                going_on = (each for each in self.check_ins.values() if not each.closed_at)
                return Joining(self.zones[who], tuple(each for each in going_on if not self._is_on(each, who)))
            case asked.LendAHand(key) | asked.CallForHelp(key):
                return Helping(self.check_ins[self.prompts[key].check_in], self.prompts[key])
            case asked.BringUsTogether(key):
                return Bringing(self.check_ins[self.prompts[key].check_in], self.prompts[key], self.reached)
            case asked.SettleTogether(place):
                return self._settling(place)
            case _:
                raise AssertionError(command)

    def _of_series(self, command: Any, series: Series) -> Any:
        match command:
            case asked.AskWhom():
                return self._addressing(series)
            case asked.ResumeCheckIn():
                return Resuming(series, series.place in self.homes)
            case _:
                return series

    def _addressing(self, series: Series) -> Addressing:
        everyone = set(self.zones) - set(series.left_out)
        carriers = everyone & set(self.carries)
        return Addressing(series, {Audience.everyone: len(everyone), Audience.carriers: len(carriers)})

    def _asking(self, prompt: Prompt) -> Asking:
        check_in, series = self.check_ins[prompt.check_in], self.series[prompt.series]
        goes_on = series.stage is Stage.running
        zone = self.zones.get(prompt.person) if prompt.person else None
        if prompt.person is None or zone is None:
            return Asking(check_in, prompt, None, goes_on=goes_on)
        today = self.now.astimezone(ZoneInfo(zone)).date()
        carries = check_in.audience is Audience.everyone or prompt.person in self.carries
        in_peace = (prompt.person, today) in self.away or prompt.person in series.left_out or not carries
        return Asking(check_in, prompt, zone, in_peace, goes_on, prompt.person in series.direct)

    def _settling(self, place: PlaceId) -> Settling | None:
        every = (each for each in self.prompts.values() if any(there.place == place for there in each.together))
        prompt = next(every, None)
        if prompt is None:
            return None
        return Settling(self.check_ins[prompt.check_in], prompt, frozenset(self.zones))

    def _is_on(self, check_in: CheckIn, who: PersonId) -> bool:
        return any(each.person == who for each in self.lists.get(check_in.id, {}).values())

    def _keeping(self, check_in: CheckIn) -> Keeping:
        there = {each.person for each in self.lists.get(check_in.id, {}).values()}
        unlisted = tuple(Who(each, each, zone=zone) for each, zone in self.zones.items() if each not in there)
        chosen = self.rules.chosen(SUMMARY)
        more = len(unlisted) > AT_ONCE
        since = self.series[check_in.series].since
        return Keeping(check_in, unlisted[:AT_ONCE], more, self.standing(check_in.id), chosen, since)

    def _answering(self, command: Any, actor: Actor) -> Answering:
        whose = getattr(command, "person", None) or actor.person
        check_in = self.check_ins[command.check_in]
        before = [
            each
            for each in self.prompts.values()
            if each.person == whose and each.answer and each.series == check_in.series and each.check_in != check_in.id
        ]
        last = max(before, key=lambda each: each.day, default=None)
        mine, told = self.prompts.get(prompt_id(check_in.id, whose)), whose != actor.person
        carried = self.carries.get(whose, ()) if check_in.theme is Theme.promises and not told else ()
        return Answering(check_in, mine, whose, told, last, carried)

    def standing(self, key: CheckInId) -> Standing:
        mine = self.lists.get(key, {}).values()
        hows = Counter(each.answer.how for each in mine if each.answer)
        return Standing(
            sum(each.step in COUNTED for each in mine),
            sum(each.answer is not None for each in mine),
            tuple(Count(how, hows[how]) for how in How if hows[how]),
        )
