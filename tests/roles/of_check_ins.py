"""What has to be so before the requests of check-ins can be done by anybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import (
    CHECK_INS,
    PROMPTS,
    SERIES,
    Audience,
    CheckIn,
    How,
    Kind,
    PromptId,
    SeriesId,
    Theme,
    prompt_id,
)
from bot.features.check_ins.model.rhythm import Rhythm
from bot.kernel.command import Request
from tests.roles.examples import Example, Examples, ordinary
from tests.roles.town import DAY, HOUR, Role, Town

SERIES_ID = SeriesId("series--------")
SET = "Mia has set a check-in"
BEGUN = "a check-in of Mia's has begun"
MEMBERS = tuple(role for role in Role if role not in {Role.clock, Role.guest, Role.elsewhere, Role.nowhere})
HELP = "Pia needs help in a check-in"


def is_set(town: Town, kind: Kind = Kind.progress) -> None:
    town.press("mia", asked.SetCheckIn(SERIES_ID, "How is it?", DAY, HOUR, Rhythm.weekly, kind))


def begun(town: Town, kind: Kind = Kind.progress) -> None:
    is_set(town, kind)
    series = town.unit.get(SERIES).find(SERIES_ID)
    at = series.deadline() if series else None
    assert at
    town.now = at + timedelta(minutes=1)
    town.tick(asked.StartCheckIn(SERIES_ID))
    town.tick(asked.KeepCheckIn(the_check_in(town).id))


def in_words(town: Town) -> None:
    begun(town, Kind.words)


def helped(town: Town) -> None:
    begun(town)
    town.press("pia", asked.AnswerCheckIn(the_check_in(town).id, How.need_help))


def written(town: Town) -> None:
    """Of everyone who can be asked, as it stands once somebody wrote it down for them."""
    begun(town)
    rows = town.unit.get(PROMPTS)
    for role in MEMBERS:
        if town.known(role):
            town.press(role.value, asked.AnswerCheckIn(the_check_in(town).id, How.need_help))
            theirs = rows.locked(of_prompt(town, role.value))
            assert theirs
            rows.save(replace(theirs, answer=replace(theirs.said, by=town.person("rita"), waits=True)))


def offered(town: Town) -> None:
    """To everyone who can ask for it."""
    begun(town)
    town.press("pia", asked.AnswerCheckIn(the_check_in(town).id, How.need_help))
    for role in MEMBERS:
        if town.known(role):
            town.press(role.value, asked.AnswerCheckIn(the_check_in(town).id, How.need_help))
            town.press("pia", asked.LendAHand(of_prompt(town, role.value)))


def answered(town: Town) -> None:
    """By everyone who can, the last time; and a week later it begins again."""
    begun(town)
    for role in MEMBERS:
        if town.known(role):
            town.press(role.value, asked.AnswerCheckIn(the_check_in(town).id, How.on_track))
    town.now += timedelta(days=7)
    town.tick(asked.StartCheckIn(SERIES_ID))


def paused(town: Town) -> None:
    is_set(town)
    town.press("mia", asked.PauseCheckIn(SERIES_ID))


def the_check_in(town: Town) -> CheckIn:
    """The one that began last."""
    return town.unit.get(CHECK_INS).past(SERIES_ID)[0]


def of_prompt(town: Town, whose: str = "pia") -> PromptId:
    return prompt_id(the_check_in(town).id, town.person(whose))


def together(town: Town, role: Role) -> Request:
    return asked.BringUsTogether(_own(town, role), town.person("pia"))


def calling(town: Town, role: Role) -> Request:
    return asked.CallForHelp(_own(town, role))


def _own(town: Town, role: Role) -> PromptId:
    """Pia's, for those who have none."""
    return of_prompt(town, role.value) if role in MEMBERS and town.known(role) else of_prompt(town)


def of_it(kind: type[Request], before: Callable[[Town], None], when: str, **given: object) -> Example:
    def made(town: Town, _role: Role) -> Request:
        known: dict[str, object] = {"series": SERIES_ID, **given}
        if "check_in" in kind.__dataclass_fields__:
            known["check_in"] = the_check_in(town).id
        if "prompt" in kind.__dataclass_fields__:
            known["prompt"] = of_prompt(town)
        return ordinary(town, kind, **known)

    return Example(made, before, when)


EXAMPLES: Examples = {
    **{
        kind: of_it(kind, is_set, SET)
        for kind in (
            asked.SeriesPage,
            asked.RewordCheckIn,
            asked.MoveCheckIn,
            asked.PauseCheckIn,
            asked.EndCheckIn,
            asked.AskMe,
            asked.AskMeDirectly,
            asked.StartCheckIn,
            asked.HandOnSeries,
            asked.PauseThere,
            asked.ForgetInSeries,
        )
    },
    asked.SetReadyCheckIn: Example(lambda town, _: ordinary(town, asked.SetReadyCheckIn, theme=Theme.together)),
    asked.RepeatCheckIn: of_it(asked.RepeatCheckIn, is_set, SET, weekdays=3),
    asked.AskWhom: of_it(asked.AskWhom, is_set, SET, audience=Audience.carriers),
    asked.OpenFor: of_it(asked.OpenFor, is_set, SET, hours=48),
    asked.ResumeCheckIn: of_it(asked.ResumeCheckIn, paused, "a check-in of Mia's is paused"),
    asked.AnswerCheckIn: of_it(asked.AnswerCheckIn, begun, BEGUN, person=None),
    asked.AnswerInWords: of_it(asked.AnswerInWords, in_words, "a check-in in words has begun", person=None),
    asked.AnswerAsBefore: of_it(asked.AnswerAsBefore, answered, "they have answered the check-in of last week"),
    asked.LendAHand: of_it(asked.LendAHand, helped, HELP),
    asked.CallForHelp: Example(calling, written, "somebody wrote down that they need help"),
    asked.BringUsTogether: Example(together, offered, "Pia offers them a hand"),
    **{
        kind: of_it(kind, begun, BEGUN)
        for kind in (asked.CheckInPage, asked.KeepCheckIn, asked.AskPerson, asked.CountAnswers, asked.ForgetAnswers)
    },
}
