"""What the clock and our own reactions need of check-ins: loaded and locked here, decided elsewhere."""

from zoneinfo import ZoneInfo

from bot.away import AWAY
from bot.carrying import CARRIERS
from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import (
    AT_ONCE,
    CHECK_INS,
    PROMPTS,
    SERIES,
    Asking,
    Audience,
    CheckIn,
    CheckInId,
    Counting,
    Joining,
    Keeping,
    Prompt,
    PromptId,
    Series,
    Settling,
    Stage,
    Starting,
)
from bot.features.check_ins.model.settings import SUMMARY
from bot.features.check_ins.reads.holding import held, held_with, the_series
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, RULES, Unit


def starting(unit: Unit, command: asked.StartCheckIn, context: Context) -> Starting:
    series = the_series(unit, command, context)
    running = (each for each in unit.get(SERIES).going_on() if each.stage is Stage.running)
    return Starting(series, tuple(each for each in running if each.place == series.place and each.id != series.id))


def keeping(unit: Unit, command: asked.KeepCheckIn, context: Context) -> Keeping:
    check_in = held(unit, command.check_in)
    series = unit.get(SERIES).find(check_in.series)
    there, since = unit.get(PROMPTS).listed(check_in.id), series.since if series else None
    unlisted = tuple(each for each in unit.get(ROSTER).members() if each.person not in there)
    standing, summary = unit.get(PROMPTS).standing(check_in.id), unit.get(RULES).rules().chosen(SUMMARY)
    return Keeping(check_in, unlisted[:AT_ONCE], len(unlisted) > AT_ONCE, standing, summary, since)


def joining(unit: Unit, command: asked.PutOnLists, context: Context) -> Joining | None:
    who = unit.get(ROSTER).directory((command.person,), ()).people.get(command.person)
    if who is None:
        return None
    listed = {each.check_in for each in unit.get(PROMPTS).open_of(who.person)}
    without = (each for each in unit.get(CHECK_INS).open() if each.id not in listed)
    return Joining(who.zone, tuple(held(unit, each.id) for each in without))


def asking(unit: Unit, command: asked.AskPerson, context: Context) -> Asking:
    check_in, prompt = held_with(unit, command.prompt)
    who = unit.get(ROSTER).directory((prompt.person,), ()).people.get(prompt.person) if prompt.person else None
    series = unit.get(SERIES).find(check_in.series)
    goes_on = series is not None and series.stage is Stage.running
    if who is None:
        return Asking(check_in, prompt, None, goes_on=goes_on)
    today = context.now.astimezone(ZoneInfo(who.zone)).date()
    wanted = series is not None and who.person not in series.left_out and _concerns(unit, check_in, who.person)
    in_peace = unit.get(AWAY).is_away(who.person, today) or not wanted
    direct = series is not None and who.person in series.direct
    return Asking(check_in, prompt, who.zone, in_peace, goes_on, direct)


def settling(unit: Unit, command: asked.SettleTogether, context: Context) -> Settling | None:
    first = unit.get(PROMPTS).meeting_in(command.place)
    if first is None:
        return None
    check_in, prompt = held_with(unit, first.id)
    people = {each.helper for each in prompt.together} | ({prompt.person} if prompt.person else set())
    return Settling(check_in, prompt, frozenset(unit.get(ROSTER).directory(people, ()).people))


def counting(unit: Unit, command: asked.CountAnswers, context: Context) -> Counting:
    check_in = held(unit, CheckInId(command.check_in))
    prompts = unit.get(PROMPTS)
    calls = prompts.find(PromptId(command.calls)) if command.calls else None
    return Counting(check_in, prompts.standing(check_in.id), calls)


def set_by(unit: Unit, command: asked.HandOnSeries, context: Context) -> Series | None:
    series = unit.get(SERIES)
    first = next((each for each in series.going_on() if each.set_by == command.person), None)
    return series.locked(first.id) if first else None


def running_there(unit: Unit, command: asked.PauseThere, context: Context) -> Series | None:
    series = unit.get(SERIES)
    first = series.running_in(command.place)
    return series.locked(first.id) if first else None


def series_with(unit: Unit, command: asked.ForgetInSeries, context: Context) -> Series | None:
    series = unit.get(SERIES)
    first = next(iter(series.of(command.person)), None)
    return series.locked(first.id) if first else None


def prompt_with(unit: Unit, command: asked.ForgetAnswers, context: Context) -> Prompt | None:
    first = next(iter(unit.get(PROMPTS).of(command.person)), None)
    return held_with(unit, first.id)[1] if first else None


def _concerns(unit: Unit, check_in: CheckIn, person: PersonId) -> bool:
    return check_in.audience is Audience.everyone or bool(unit.get(CARRIERS).of(person))
