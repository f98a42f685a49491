"""What a check-in's handlers and pages need from the store: loaded and locked here, decided elsewhere. Whoever changes
a person's place in a check-in holds the check-in first."""

from zoneinfo import ZoneInfo

from bot.away import AWAY
from bot.carrying import CARRIERS, Carried
from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import (
    AT_ONCE,
    CHECK_INS,
    PROMPTS,
    SERIES,
    Addressing,
    Answering,
    Asking,
    Audience,
    Bringing,
    CheckIn,
    CheckInId,
    Counting,
    Helping,
    Keeping,
    Kind,
    Known,
    Listed,
    Looking,
    Prompt,
    PromptId,
    Repeating,
    Resuming,
    Series,
    SeriesId,
    Setting,
    Settling,
    Stage,
    Starting,
    Theme,
    Wishing,
    prompt_id,
)
from bot.features.check_ins.model.given import ANSWERS
from bot.features.check_ins.model.settings import SUMMARY
from bot.kernel.command import Context, Draft
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found
from bot.presence import PRESENCE
from bot.writing import answering_as, on_chat


def setting(unit: Unit, command: asked.SetCheckIn | asked.SetReadyCheckIn, context: Context) -> Setting:
    series = unit.get(SERIES)
    return Setting(series.find(command.series), len(series.going_on()))


def the_series(unit: Unit, command: asked.OfSeries, context: Context) -> Series:
    return found(unit.get(SERIES).locked(command.series))


def resuming(unit: Unit, command: asked.ResumeCheckIn, context: Context) -> Resuming:
    series = the_series(unit, command, context)
    return Resuming(series, series.place in unit.get(ROSTER).homes())


def addressing(unit: Unit, command: asked.AskWhom, context: Context) -> Addressing:
    series, members = the_series(unit, command, context), {who.person for who in unit.get(ROSTER).members()}
    everyone = members - set(series.left_out)
    carriers = everyone & unit.get(CARRIERS).people()
    return Addressing(series, {Audience.everyone: len(everyone), Audience.carriers: len(carriers)})


def starting(unit: Unit, command: asked.StartCheckIn, context: Context) -> Starting:
    series = the_series(unit, command, context)
    running = (each for each in unit.get(SERIES).going_on() if each.stage is Stage.running)
    return Starting(series, tuple(each for each in running if each.place == series.place and each.id != series.id))


def wishing(unit: Unit, command: asked.AskMe, context: Context) -> Wishing:
    series = the_series(unit, command, context)
    return Wishing(series, tuple(each for each in unit.get(CHECK_INS).open() if each.series == series.id))


def wishing_directly(unit: Unit, command: asked.AskMeDirectly, context: Context) -> Wishing:
    """Nobody answers meanwhile: what is asked anew is not answered yet."""
    series, prompts, me = the_series(unit, command, context), unit.get(PROMPTS), context.person
    going_on = (each for each in unit.get(CHECK_INS).open() if each.series == series.id)
    held = tuple(_held(unit, each.id) for each in going_on)
    mine = (prompts.locked(prompt_id(each.id, me)) for each in held)
    return Wishing(series, held, tuple(each for each in mine if each))


def words_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """Of the question that is to be changed; one of ours is nobody's to begin with."""
    return draft.filled(question=found(unit.get(SERIES).find(draft.hidden("series", SeriesId))).question or None)


def answer_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """What they have answered, else what they answered the last time, if it fits how it is asked now."""
    whose = draft.hidden("person", PersonId) if draft.text("person") else context.person
    check_in = found(unit.get(CHECK_INS).find(draft.hidden("check_in", CheckInId)))
    prompts = unit.get(PROMPTS)
    mine = prompts.find(prompt_id(check_in.id, whose))
    said = mine if mine and mine.answer else prompts.before(check_in.series, whose, check_in.id)
    if said is None or (said.said.how is not None) is not (check_in.kind is Kind.progress):
        return draft
    words = said.said.words or None
    return draft.filled(how=said.said.how, words=words) if said.said.how else draft.filled(words=words)


def keeping(unit: Unit, command: asked.KeepCheckIn, context: Context) -> Keeping:
    check_in = _held(unit, command.check_in)
    series = unit.get(SERIES).find(check_in.series)
    there = unit.get(PROMPTS).listed(check_in.id) | frozenset(series.left_out if series else ())
    unlisted = tuple(each for each in unit.get(ROSTER).members() if each.person not in there)
    standing, summary = unit.get(PROMPTS).standing(check_in.id), unit.get(RULES).rules().chosen(SUMMARY)
    return Keeping(check_in, unlisted[:AT_ONCE], len(unlisted) > AT_ONCE, standing, summary)


def asking(unit: Unit, command: asked.AskPerson, context: Context) -> Asking:
    check_in, prompt = _held_with(unit, command.prompt)
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


def answering(unit: Unit, command: asked.AnswerCheckIn | asked.AnswerInWords, context: Context) -> Answering:
    whose = answering_as(unit, command.person, context)
    return _answering(unit, command, whose, context, told=whose != context.person and on_chat(unit, whose))


def answering_as_before(unit: Unit, command: asked.AnswerAsBefore, context: Context) -> Answering:
    return _answering(unit, command, context.person, context, told=False)


def helping(unit: Unit, command: asked.LendAHand, context: Context) -> Helping:
    return Helping(*_held_with(unit, command.prompt))


def bringing(unit: Unit, command: asked.BringUsTogether, context: Context) -> Bringing:
    check_in, prompt = _held_with(unit, command.prompt)
    return Bringing(check_in, prompt, unit.get(PRESENCE).reached(check_in.place))


def settling(unit: Unit, command: asked.SettleTogether, context: Context) -> Settling | None:
    first = unit.get(PROMPTS).meeting_in(command.place)
    if first is None:
        return None
    check_in, prompt = _held_with(unit, first.id)
    people = {each.helper for each in prompt.together} | ({prompt.person} if prompt.person else set())
    return Settling(check_in, prompt, frozenset(unit.get(ROSTER).directory(people, ()).people))


def counting(unit: Unit, command: asked.CountAnswers, context: Context) -> Counting:
    check_in = _held(unit, CheckInId(command.check_in))
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
    return _held_with(unit, first.id)[1] if first else None


def known(unit: Unit, person: PersonId) -> Known:
    return Known(person, unit.get(SERIES).of(person), unit.get(PROMPTS).of(person))


def all_of_them(unit: Unit, page: asked.CheckInsPage, context: Context) -> Listed:
    open_now = tuple(each for each in unit.get(CHECK_INS).open() if each.is_shown)
    me = context.person
    return Listed(unit.get(SERIES).going_on(), open_now, unit.get(PROMPTS).open_of(me), bool(unit.get(CARRIERS).of(me)))


def repeating(unit: Unit, page: asked.SeriesPage, context: Context) -> Repeating:
    series = found(unit.get(SERIES).find(page.series))
    return Repeating(series, unit.get(CHECK_INS).past(series.id))


def looking(unit: Unit, page: asked.CheckInPage, context: Context) -> Looking:
    check_in = found(unit.get(CHECK_INS).find(page.check_in))
    prompts, me = unit.get(PROMPTS), context.person
    last = max(check_in.standing.answered - 1, 0) // ANSWERS * ANSWERS
    start = min(max(page.start, 0) // ANSWERS * ANSWERS, last)
    return Looking(
        check_in,
        prompts.answered(check_in.id, start, ANSWERS),
        start,
        prompts.find(prompt_id(check_in.id, me)),
        prompts.before(check_in.series, me, check_in.id),
        unit.get(ROSTER).writes_for(me),
        _carried(unit, check_in, me, context),
    )


def _answering(unit: Unit, command: asked.OfCheckIn, whose: PersonId, context: Context, *, told: bool) -> Answering:
    check_in, prompts = _held(unit, command.check_in), unit.get(PROMPTS)
    mine = prompts.locked(prompt_id(check_in.id, whose))
    before, carried = prompts.before(check_in.series, whose, check_in.id), _carried(unit, check_in, whose, context)
    return Answering(check_in, mine, whose, told, before, carried)


def _carried(unit: Unit, check_in: CheckIn, whose: PersonId, context: Context) -> tuple[Carried, ...]:
    """For nobody's eyes but their own."""
    mine = check_in.theme is Theme.promises and whose == context.person
    return unit.get(CARRIERS).of(whose) if mine else ()


def _concerns(unit: Unit, check_in: CheckIn, person: PersonId) -> bool:
    return check_in.audience is Audience.everyone or bool(unit.get(CARRIERS).of(person))


def _held(unit: Unit, check_in: CheckInId) -> CheckIn:
    return found(unit.get(CHECK_INS).locked(check_in))


def _held_with(unit: Unit, prompt: PromptId) -> tuple[CheckIn, Prompt]:
    """The check-in is held before the person's place in it."""
    there = found(unit.get(PROMPTS).find(prompt))
    return _held(unit, there.check_in), found(unit.get(PROMPTS).locked(prompt))
