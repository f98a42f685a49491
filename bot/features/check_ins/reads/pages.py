"""What the pages and forms of check-ins show."""

from bot.carrying import CARRIERS
from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import (
    CHECK_INS,
    PROMPTS,
    SERIES,
    CheckInId,
    Kind,
    Known,
    Listed,
    Looking,
    Repeating,
    SeriesId,
    prompt_id,
)
from bot.features.check_ins.model.given import ANSWERS
from bot.features.check_ins.reads.people import carried_by
from bot.kernel.command import Context, Draft
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found


def words_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """Of the question that is to be changed; one of ours is nobody's to begin with."""
    return draft.filled(question=found(unit.get(SERIES).find(draft.hidden("series", SeriesId))).question or None)


def answer_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """What they have answered, else what they answered the last time, if it fits how it is asked now. What waits for
    their own yes stands in nobody else's form but in that of who wrote it."""
    whose = draft.hidden("person", PersonId) if draft.text("person") else context.person
    check_in = found(unit.get(CHECK_INS).find(draft.hidden("check_in", CheckInId)))
    prompts = unit.get(PROMPTS)
    mine = prompts.find(prompt_id(check_in.id, whose))
    said = mine if mine and mine.answer else prompts.before(check_in.series, whose, check_in.id)
    if said is None or not said.is_read_by(context.person):
        return draft
    if (said.said.how is not None) is not (check_in.kind is Kind.progress):
        return draft
    words = said.said.words or None
    return draft.filled(how=said.said.how, words=words) if said.said.how else draft.filled(words=words)


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
        carried_by(unit, check_in, me, context),
    )
