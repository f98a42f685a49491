"""The pages of check-ins: all that are open or to come, and one series."""

from bot.features.check_ins.cards.words import READY, answering, at_hour, on_date, question, rhythm, titled
from bot.features.check_ins.commands import (
    AskMe,
    AskMeDirectly,
    AskWhom,
    CheckInPage,
    CheckInsPage,
    EndCheckIn,
    MoveCheckIn,
    OpenFor,
    PauseCheckIn,
    RepeatCheckIn,
    ResumeCheckIn,
    RewordCheckIn,
    SeriesPage,
    SetCheckIn,
    SetReadyCheckIn,
)
from bot.features.check_ins.model import Audience, CheckIn, Kind, Listed, Repeating, Series, SeriesId, Stage, Theme
from bot.features.check_ins.model.rhythm import EVERY, Days
from bot.features.check_ins.model.series import WINDOWS
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft, Standing
from bot.kernel.elements import Button, Buttons, Element, Menu, MenuOption, Note, Style, Words
from bot.kernel.limits import OPTIONS
from bot.kernel.text import Phrase, say, say_n
from bot.kernel.wire import draft
from bot.recurrence import Weekly
from bot.repeating import WEEKDAYS, often

_WHO_CARRIES = say("It asks those who carry promises. Each sees their own beside it, and nobody else does.")
_KEPT = say("What people answer is stored with their names until they ask to be erased, and all members can read it.")


def all_of_them(given: Listed, context: Context) -> Card:
    """What one can answer first, then what is to come."""
    return card(
        CheckInsPage.title,
        None if given.series or given.open else Words(say("No check-in is set. Anyone can set one.")),
        *(part for each in given.waiting[:3] for part in _waiting(each)),
        _choice(say("See the answers"), given.open),
        *(Words(_in_a_list(each)) for each in given.series),
        _opening(given.series),
        row(Button(SetCheckIn.title, Draft(SetCheckIn), Style.plain if given.waiting else Style.primary)),
        Menu(
            SetReadyCheckIn.title, tuple(MenuOption(READY[each], draft(SetReadyCheckIn, theme=each)) for each in READY)
        ),
        Note(_KEPT),
    )


def _waiting(state: CheckIn) -> tuple[Element, ...]:
    spoken = say("Answer: {question}", question=question(state))
    button = answering(state)
    return Words(question(state)), Buttons((Button(button.label, button.press, button.style, spoken=spoken),))


def _in_a_list(state: Series) -> Phrase:
    match state.stage:
        case Stage.running:
            return say("“{question}”: next on {date}", question=question(state), date=on_date(state.next))
        case _:
            return say("“{question}”: paused", question=question(state))


def _opening(series: tuple[Series, ...]) -> Menu | None:
    options = tuple(MenuOption(titled(each), SeriesPage(each.id)) for each in series)
    return Menu(say("Open a check-in"), options) if options else None


def _choice(label: Phrase, check_ins: tuple[CheckIn, ...]) -> Menu | None:
    options = tuple(MenuOption(_dated(each), CheckInPage(each.id)) for each in check_ins[:OPTIONS])
    return Menu(label, options) if options else None


def _dated(state: CheckIn) -> Phrase:
    return say("{date}: {question}", date=state.day.isoformat(), question=titled(state))


def series(given: Repeating, context: Context) -> Card:
    """Everyone sees it, and can say whether it asks them; a press by who may not change it is refused."""
    state = given.series
    if state.stage is Stage.ended:
        return card(question(state), Words(say("This check-in has ended.")), _choice(say("Past check-ins"), given.past))
    asked = say(
        "{rhythm}, at {hour} on each person's own clock", rhythm=rhythm(state.days), hour=at_hour(state.days.hour)
    )
    return card(
        question(state),
        Words(asked),
        Words(_next(state)),
        Note(_how(state)),
        _whom(state),
        _asking_me(state, context),
        *(_changing(state) if _is_mine(state, context) else ()),
        _choice(say("Past check-ins"), given.past),
    )


def _whom(state: Series) -> Note | None:
    if state.audience is Audience.everyone:
        return None
    return Note(_WHO_CARRIES if state.theme is Theme.promises else say("It asks those who carry promises."))


def _asking_whom(state: Series) -> Button | None:
    """One that asks about promises asks nobody else."""
    if state.theme is Theme.promises:
        return None
    if state.audience is Audience.everyone:
        sure = say("From the next one on it asks only those who carry promises. Is that right?")
        return Button(say("Ask only who carries promises"), AskWhom(state.id, Audience.carriers), confirm=sure)
    sure = say("From the next one on it asks all members. Is that right?")
    return Button(say("Ask all members"), AskWhom(state.id, Audience.everyone), confirm=sure)


def _next(state: Series) -> Phrase:
    if state.stage is Stage.paused:
        return say("It is paused. It does not come until somebody goes on with it.")
    return say("It comes next on {date}.", date=on_date(state.next))


def _how(state: Series) -> Phrase:
    hours = int(state.window.total_seconds()) // 3600
    if state.kind is Kind.progress:
        return say_n(
            "People say how it stands and can add a line, within {n} hour.",
            "People say how it stands and can add a line, within {n} hours.",
            hours,
        )
    return say_n(
        "People answer in their own words, within {n} hour.",
        "People answer in their own words, within {n} hours.",
        hours,
    )


def _asking_me(state: Series, context: Context) -> Buttons | None:
    """Who wants not to be asked says first that they want to be asked again."""
    out, direct = context.person in state.left_out, context.person in state.direct
    label = say("Ask me again") if out else say("Do not ask me")
    directly = say("Do not ask me directly") if direct else AskMeDirectly.title
    return row(
        Button(label, AskMe(state.id, wanted=out)),
        None if out else Button(directly, AskMeDirectly(state.id, wanted=not direct)),
    )


def _is_mine(state: Series, context: Context) -> bool:
    return state.may_be_changed_by(context.person, facilitator=context.actor.standing is Standing.facilitator)


def _changing(state: Series) -> tuple[Element | None, ...]:
    sure = say("This check-in does not come again, for anybody. Is that right?")
    paused = state.stage is Stage.paused
    return (
        *_weekdays(state),
        _weeks(state.id, state.days),
        row(_asking_whom(state)),
        Menu(OpenFor.title, tuple(MenuOption(_hours(each), OpenFor(state.id, each)) for each in WINDOWS)),
        row(
            Button(RewordCheckIn.title, draft(RewordCheckIn, series=state.id)),
            Button(MoveCheckIn.title, draft(MoveCheckIn, series=state.id)),
            Button(ResumeCheckIn.title, ResumeCheckIn(state.id)) if paused else None,
            None if paused else Button(PauseCheckIn.title, PauseCheckIn(state.id)),
            Button(EndCheckIn.title, EndCheckIn(state.id), Style.danger, sure),
        ),
    )


def _hours(hours: int) -> Phrase:
    return say_n("{n} hour", "{n} hours", hours)


def _weekdays(state: Series) -> tuple[Buttons | None, ...]:
    """The style alone says nothing: the sentence above names the days. The last of them cannot be taken off."""
    days = state.days
    if not isinstance(days, Weekly):
        return ()
    buttons = tuple(_weekday(state, days, number) for number in range(7))
    return row(*buttons[:4]), row(*buttons[4:])


def _weekday(state: Series, days: Weekly, number: int) -> Button | None:
    there = number in days.weekdays
    after = days.weekdays ^ {number}
    if not after:
        return None
    name = WEEKDAYS[number]
    label = say("Not on {weekday}", weekday=name) if there else say("Also on {weekday}", weekday=name)
    return Button(label, RepeatCheckIn(state.id, _bits(after), days.every), Style.primary if there else Style.plain)


def _weeks(key: SeriesId, days: Days) -> Menu | None:
    weekdays = days.weekdays if isinstance(days, Weekly) else frozenset({days.first.weekday()})
    options = tuple(MenuOption(often(each), RepeatCheckIn(key, _bits(weekdays), each)) for each in range(1, EVERY + 1))
    return Menu(RepeatCheckIn.title, options)


def _bits(weekdays: frozenset[int]) -> int:
    return sum(1 << each for each in weekdays)
