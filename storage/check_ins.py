"""Check-ins: their series, the dates of each, and each person's place in one of those; a date has one check-in, and a
person is on its list once."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Text,
    Time,
    UniqueConstraint,
    bindparam,
    func,
    or_,
    select,
    type_coerce,
)

from bot.features.check_ins.model import (
    COUNTED,
    Answer,
    Audience,
    CheckIn,
    CheckInId,
    Count,
    How,
    Kind,
    Prompt,
    PromptId,
    Series,
    SeriesId,
    Stage,
    Standing,
    Step,
    Theme,
    Together,
)
from bot.features.check_ins.model.rhythm import Days
from bot.kernel.ids import PersonId, PlaceId
from storage.naming import naming, pattern
from storage.rows import COALITION, Aggregates, Rows
from storage.statements import Statement
from storage.tables import Ident, Json, OneOf, Span, Utc, condition, keyed

_GOING_ON = condition("stage <> 'ended'")
_MEETING = condition("together <> '[]'")
_OPEN = condition("closed_at IS NULL")

series = keyed(
    "check_in_series",
    SeriesId,
    Column("place", Ident(PlaceId), nullable=False),
    Column("question", Text, nullable=False),
    Column("kind", OneOf(Kind), nullable=False),
    Column("days", Json(Days), nullable=False),
    Column("next", Date, nullable=False),
    Column("set_by", Ident(PersonId)),
    Column("window", Span(), nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
    Column("asked", Date),
    Column("left_out", Json(tuple[PersonId, ...]), nullable=False),
    Column("theme", OneOf(Theme), nullable=False, server_default=Theme.own.value),
    Column("told_at", Utc()),
    Column("direct", Json(tuple[PersonId, ...]), nullable=False, server_default="[]"),
    Column("audience", OneOf(Audience), nullable=False, server_default=Audience.everyone.value),
    Column("since", Utc()),
    Index("ix_check_in_series_going_on", "coalition", sqlite_where=_GOING_ON, postgresql_where=_GOING_ON),
)

check_ins = keyed(
    "check_ins",
    CheckInId,
    Column("series", Ident(SeriesId), nullable=False),
    Column("place", Ident(PlaceId), nullable=False),
    Column("day", Date, nullable=False),
    Column("question", Text, nullable=False),
    Column("kind", OneOf(Kind), nullable=False),
    Column("hour", Time, nullable=False),
    Column("window", Span(), nullable=False),
    Column("until", Utc(), nullable=False),
    Column("listed", Utc()),
    Column("standing", Json(Standing), nullable=False),
    Column("late", Boolean, nullable=False),
    Column("closed_at", Utc()),
    Column("theme", OneOf(Theme), nullable=False, server_default=Theme.own.value),
    Column("audience", OneOf(Audience), nullable=False, server_default=Audience.everyone.value),
    UniqueConstraint("coalition", "series", "day"),
    Index("ix_check_ins_open", "coalition", sqlite_where=_OPEN, postgresql_where=_OPEN),
)

prompts = keyed(
    "check_in_prompts",
    PromptId,
    Column("check_in", Ident(CheckInId), nullable=False),
    Column("series", Ident(SeriesId), nullable=False),
    Column("person", Ident(PersonId)),
    Column("day", Date, nullable=False),
    Column("hour", Time, nullable=False),
    Column("window", Span(), nullable=False),
    Column("at", Utc(), nullable=False),
    Column("step", OneOf(Step), nullable=False),
    Column("answer", Json(Answer)),
    Column("helpers", Json(tuple[PersonId, ...]), nullable=False),
    Column("together", Json(tuple[Together, ...]), nullable=False, server_default="[]"),
    Column("how", OneOf(How)),
    UniqueConstraint("coalition", "check_in", "person"),
    Index(None, "coalition", "person", "day"),
    Index("ix_check_in_prompts_together", "coalition", sqlite_where=_MEETING, postgresql_where=_MEETING),
)

PAST = 10
KNOWN = 50


class SeriesRows(Aggregates[Series]):
    rows = Rows(Series, series)
    _going_on = rows.where(_GOING_ON, order=[series.c.next.asc(), series.c.id.asc()])
    _running_in = rows.where(series.c.place == bindparam("place"), series.c.stage == Stage.running)
    _of = rows.where(or_(series.c.set_by == bindparam("person"), naming(series.c.left_out), naming(series.c.direct)))

    def going_on(self) -> tuple[Series, ...]:
        return self.every(self._going_on)

    def running_in(self, place: PlaceId) -> Series | None:
        return self.first(self._running_in, place=place)

    def of(self, person: PersonId) -> tuple[Series, ...]:
        found = self.every(self._of, person=person, pattern=pattern(person))
        return tuple(each for each in found if person in {each.set_by, *each.left_out, *each.direct})


class CheckInRows(Aggregates[CheckIn]):
    rows = Rows(CheckIn, check_ins)
    _open = rows.where(_OPEN, order=[check_ins.c.day.asc(), check_ins.c.id.asc()])
    _past = rows.where(check_ins.c.series == bindparam("series"), order=[check_ins.c.day.desc()], most=PAST)

    def open(self) -> tuple[CheckIn, ...]:
        return self.every(self._open)

    def past(self, series: SeriesId) -> tuple[CheckIn, ...]:
        return self.every(self._past, series=series)


class PromptRows(Aggregates[Prompt]):
    rows = Rows(Prompt, prompts, made={"how": lambda prompt: prompt.answer.how if prompt.answer else None})
    _here = prompts.c.check_in == bindparam("check_in")
    _has_answered = type_coerce(prompts.c.answer, Text()).is_not(None)
    _theirs = prompts.c.person == bindparam("person")
    _answered = rows.where(_here, _has_answered, order=[prompts.c.id.asc()])
    _before = rows.where(
        prompts.c.series == bindparam("series"),
        _theirs,
        _has_answered,
        prompts.c.check_in != bindparam("check_in"),
        order=[prompts.c.day.desc()],
        most=1,
    )
    _open_of = rows.where(
        _theirs,
        prompts.c.check_in.in_(select(check_ins.c.id).where(check_ins.c.coalition == COALITION, _OPEN)),
    )
    _of = rows.where(
        or_(_theirs, naming(prompts.c.helpers), naming(prompts.c.answer)),
        order=[prompts.c.day.desc(), prompts.c.id.asc()],
        most=KNOWN,
    )
    _meeting = rows.where(_MEETING, naming(prompts.c.together))
    _listed = Statement(select(prompts.c.person).where(prompts.c.coalition == COALITION, _here))
    _standing = Statement(
        select(prompts.c.step, _has_answered, prompts.c.how, func.count())
        .where(prompts.c.coalition == COALITION, _here)
        .group_by(prompts.c.step, _has_answered, prompts.c.how)
    )

    def standing(self, check_in: CheckInId) -> Standing:
        groups = self._standing.all(self.connection, coalition=self.coalition, check_in=check_in)
        asked = sum(people for step, _, _, people in groups if step in COUNTED)
        answered = sum(people for _, has_answered, _, people in groups if has_answered)
        counts = ((how, sum(people for _, _, said, people in groups if said is how)) for how in How)
        return Standing(asked, answered, tuple(Count(how, people) for how, people in counts if people))

    def listed(self, check_in: CheckInId) -> frozenset[PersonId]:
        found = self._listed.all(self.connection, coalition=self.coalition, check_in=check_in)
        return frozenset(person for (person,) in found if person)

    def answered(self, check_in: CheckInId, start: int, most: int) -> tuple[Prompt, ...]:
        return self.every(self._answered, check_in=check_in)[start : start + most]

    def before(self, series: SeriesId, person: PersonId, check_in: CheckInId) -> Prompt | None:
        return self.first(self._before, series=series, person=person, check_in=check_in)

    def meeting_in(self, place: PlaceId) -> Prompt | None:
        found = self.every(self._meeting, pattern=pattern(place))
        return next((each for each in found if any(there.place == place for there in each.together)), None)

    def open_of(self, person: PersonId) -> tuple[Prompt, ...]:
        return self.every(self._open_of, person=person)

    def of(self, person: PersonId) -> tuple[Prompt, ...]:
        return self.every(self._of, person=person, pattern=pattern(person))
