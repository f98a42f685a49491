"""What stands in the forms of check-ins when they open: one's answer as it is, else that of the last time."""

from datetime import date, time, timedelta

from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import CHECK_INS, CheckIn, How, Kind, SeriesId
from bot.features.check_ins.model.rhythm import Rhythm
from bot.kernel.command import Draft
from bot.kernel.form import Form
from bot.kernel.wire import draft
from storage.store import OpenedStore
from tests.adapters.erasing import Town, town

IT = SeriesId("series--------")
FIRST = date(2026, 3, 10)


async def begun(here: Town, kind: Kind) -> None:
    await here.press("ben", asked.SetCheckIn(IT, "How is it?", FIRST, time(9), Rhythm.weekly, kind))
    await days_pass(here, 1)


async def days_pass(here: Town, days: int) -> None:
    here.time.now += timedelta(days=days)
    await here.bot.settle()


async def latest(here: Town) -> CheckIn:
    return await here.inside(lambda unit: unit.get(CHECK_INS).past(IT)[0])


async def texts(here: Town, user: str, filled: Draft) -> dict[str, str]:
    form = await here.opens(user, filled)
    assert isinstance(form, Form)
    return {entry.name: entry.text for entry in form.entries}


async def test_an_answer_is_changed_from_what_it_is(store: OpenedStore) -> None:
    """The next time the form opens with it once more; nobody else's begins with it."""
    here = await town(store)
    await begun(here, Kind.progress)
    first = (await latest(here)).id
    form = draft(asked.AnswerCheckIn, check_in=first)
    assert await texts(here, "ana", form) == {"how": "", "words": ""}
    await here.press("ana", asked.AnswerCheckIn(first, How.at_risk, "The pump is broken."))
    answered = {"how": How.at_risk.value, "words": "The pump is broken."}
    assert await texts(here, "ana", form) == answered
    assert await texts(here, "ben", form) == {"how": "", "words": ""}
    await days_pass(here, 7)
    again = draft(asked.AnswerCheckIn, check_in=(await latest(here)).id)
    assert again != form
    assert await texts(here, "ana", again) == answered
    assert await texts(here, "ben", again) == {"how": "", "words": ""}


async def test_words_begin_with_those_of_the_last_time(store: OpenedStore) -> None:
    """So does the question that is changed."""
    here = await town(store)
    await begun(here, Kind.words)
    await here.press("ana", asked.AnswerInWords((await latest(here)).id, "We laughed."))
    await days_pass(here, 7)
    assert await texts(here, "ana", draft(asked.AnswerInWords, check_in=(await latest(here)).id)) == {
        "words": "We laughed."
    }
    assert await texts(here, "ben", draft(asked.RewordCheckIn, series=IT)) == {"question": "How is it?"}
