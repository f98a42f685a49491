"""Every step from one state of a promise to the next. What must not be is refused here."""

from dataclasses import replace
from datetime import date, datetime

from bot.features.promises.model import refusals
from bot.features.promises.model.commitment import (
    CHANGES,
    DAY,
    MORNING,
    Commitment,
    Done,
    Former,
    Freed,
    Reading,
    Stage,
    Told,
    Wish,
)
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.recurrence import instant

NOBODYS = "UTC"
"""By whose clocks a day ends where nobody carries it: the zone of whoever did goes with them."""


def check_open(state: Commitment) -> None:
    if not state.is_open:
        raise refusals.PromiseSettled


def read_as(state: Commitment, days: tuple[date, ...], by: PersonId, why: str) -> Commitment:
    """A date is written: it is shown before it counts."""
    if state.stage not in {Stage.draft, Stage.asked, Stage.open}:
        raise refusals.PromiseSettled
    return replace(state, reading=Reading(days, by, why))


def confirmed(state: Commitment, day: date, by: PersonId, now: datetime, *, carried: bool) -> Commitment:
    """The day is right. `carried`: whoever says so carries it, or writes for who does; else that person is asked."""
    if state.due == day and state.reading is None:
        return state
    if state.reading is None or state.reading.by != by or day not in state.reading.days:
        raise refusals.DayNotOffered
    if day < state.today(now):
        raise refusals.DayOver
    changed = _former(state, state.reading.why, now) if state.due not in {None, day} else state
    dated = replace(changed, due=day, reading=None, wish=None)
    if state.stage is Stage.open:
        return _told_by(dated, now)
    return _told_by(replace(dated, stage=Stage.open), now) if carried else replace(dated, stage=Stage.asked)


def carried(state: Commitment, now: datetime) -> Commitment:
    """Whoever was asked says yes, to the date as it stands."""
    if state.stage is Stage.open:
        return state
    if state.stage is not Stage.asked:
        raise refusals.PromiseSettled
    return _told_by(replace(state, stage=Stage.open, reading=None), now)


def dropped(state: Commitment, now: datetime) -> Commitment:
    """Before it was promised; nothing of its words is kept."""
    if state.stage is Stage.dropped:
        return state
    if state.stage not in {Stage.draft, Stage.asked}:
        raise refusals.PromiseSettled
    return replace(state, what="", stage=Stage.dropped, reading=None, former=(), settled_at=now)


def reworded(state: Commitment, what: str, now: datetime, why: str = "") -> Commitment:
    if what == state.what:
        return state
    check_open(state)
    return replace(_former(state, why, now), what=what)


def said(state: Commitment, done: Done) -> Commitment:
    """With a link: it is looked at before it counts."""
    if state.stage is not Stage.kept:
        check_open(state)
    return replace(state, saying=done)


def looked_at(state: Commitment, by: PersonId, now: datetime) -> Commitment:
    """The link is the one that they mean."""
    if state.saying is None or state.saying.by != by:
        raise refusals.NothingToLookAt
    return kept(state, replace(state.saying, at=now))


def kept(state: Commitment, done: Done) -> Commitment:
    """Said again it is the same; only the words are the newer ones."""
    if state.stage is not Stage.kept:
        check_open(state)
    return replace(_at_rest(state), stage=Stage.kept, done=done, settled_at=done.at)


def reopened(state: Commitment, now: datetime) -> Commitment:
    if state.stage is not Stage.kept:
        raise refusals.NotDone
    if not state.may_be_taken_back(now):
        raise refusals.StaysDone
    return _told_by(replace(state, stage=Stage.open, done=None, settled_at=None, saying=None), now)


def wishing(state: Commitment, wish: Wish) -> Commitment:
    check_open(state)
    return replace(state, wish=wish)


def keeping_on(state: Commitment) -> Commitment:
    check_open(state)
    return replace(state, wish=None)


def released(state: Commitment, by: PersonId, now: datetime) -> Commitment:
    """By somebody of another organisation; what the group is asked, it decides itself."""
    check_open(state)
    if state.vote:
        raise refusals.GroupIsAsked
    return _let_go(state, Freed(now, by))


def put_to_vote(state: Commitment) -> Commitment:
    """For the `asked`th time."""
    check_open(state)
    if state.wish is None:
        raise refusals.NoReleaseAsked
    if state.vote:
        raise refusals.GroupIsAsked
    return replace(state, asked=state.asked + 1)


def before_all(state: Commitment, number: int, proposal: Id) -> Commitment:
    return replace(state, vote=proposal) if state.is_open and number == state.asked else state


def voted(state: Commitment, number: int, proposal: Id, now: datetime, *, agreed: bool) -> Commitment:
    """Who carries it on meanwhile, or said a new date, is not let go any more."""
    if not state.is_open or number != state.asked:
        return state
    asked_no_more = replace(state, vote=None)
    if not agreed or state.wish is None:
        return asked_no_more
    return _let_go(asked_no_more, Freed(now, None, proposal))


def _let_go(state: Commitment, freed: Freed) -> Commitment:
    if state.wish is None:
        raise refusals.NoReleaseAsked
    told = replace(freed, why=state.wish.why)
    return replace(_at_rest(state), stage=Stage.released, settled_at=freed.at, freed=told)


def _at_rest(state: Commitment) -> Commitment:
    """Nothing of it waits any more."""
    return replace(state, reading=None, wish=None, offered=None, saying=None, vote=None)


def offered(state: Commitment, person: PersonId) -> Commitment:
    check_open(state)
    return replace(state, offered=person)


def taken(
    state: Commitment, person: PersonId, organisation: OrganisationId | None, zone: str, now: datetime
) -> Commitment:
    """Somebody carries it from now on, by their own yes."""
    check_open(state)
    mine = replace(_at_rest(state), person=person, organisation=organisation, zone=zone)
    return _told_by(mine, now)


def left_behind(state: Commitment, person: PersonId, now: datetime) -> Commitment:
    """Whoever carries it is gone: it stays open, and somebody is looked for. What was not promised yet is dropped, and
    a resident's own promise goes with them: it is nobody else's to keep."""
    if state.stage in {Stage.draft, Stage.asked}:
        return dropped(state, now) if person in {state.person, state.made_by} else state
    if not state.is_open:
        return state
    offer = None if state.offered == person else state.offered
    if state.person != person:
        return replace(state, offered=offer)
    if state.organisation is None:
        return _gone_with_them(state, now)
    return replace(_at_rest(state), person=None, zone=NOBODYS, offered=offer)


def _gone_with_them(state: Commitment, now: datetime) -> Commitment:
    """Nothing of the words stays, nor of what became of it."""
    bare = replace(_at_rest(state), what="", former=(), done=None, freed=None)
    return replace(bare, stage=Stage.dropped, person=None, zone=NOBODYS, settled_at=now)


def ticked(state: Commitment, now: datetime) -> Commitment:
    """What is due now; of two things that are late only the later one is said. Without a yes it is a draft again."""
    due = state.deadline()
    if due is None or now < due:
        return state
    if state.stage is Stage.asked and state.made_by and state.due:
        return replace(state, stage=Stage.draft, made_at=now, reading=Reading((state.due,), state.made_by))
    if not state.is_open:
        return dropped(state, now)
    if state.told is Told.nothing and not _asks_for_another(state, now):
        return replace(state, told=Told.soon)
    return replace(state, told=Told.passed)


def without(state: Commitment, person: PersonId, now: datetime) -> Commitment:
    """They are erased: what is promised stays their organisation's, and a resident's own words go with them."""
    after = left_behind(state, person, now)
    if state.person == person and state.organisation is None and after.stage is not Stage.dropped:
        after = _gone_with_them(after, now)
    done, freed = after.done, after.freed
    return replace(
        after,
        person=None if after.person == person else after.person,
        zone=NOBODYS if after.person == person else after.zone,
        made_by=None if after.made_by == person else after.made_by,
        offered=None if after.offered == person else after.offered,
        reading=None if after.reading and after.reading.by == person else after.reading,
        wish=None if after.wish and after.wish.by == person else after.wish,
        saying=None if after.saying and after.saying.by == person else after.saying,
        done=replace(done, by=None) if done and done.by == person else done,
        freed=replace(freed, by=None) if freed and freed.by == person else freed,
    )


def _former(state: Commitment, why: str, now: datetime) -> Commitment:
    if state.due is None or state.stage is not Stage.open:
        return state
    if len(state.former) >= CHANGES:
        raise refusals.EnoughChanges(most=CHANGES)
    return replace(state, former=(*state.former, Former(state.what, state.due, now, why)))


def _told_by(state: Commitment, now: datetime) -> Commitment:
    """Who has just said a day for tomorrow need not be reminded of it."""
    if state.due is None:
        return state
    if _asks_for_another(state, now):
        return replace(state, told=Told.soon)
    soon = now >= instant(state.due - DAY, MORNING, state.zone)
    return replace(state, told=Told.soon if soon else Told.nothing)


def _asks_for_another(state: Commitment, now: datetime) -> bool:
    return state.due is not None and now >= instant(state.due + DAY, MORNING, state.zone)
