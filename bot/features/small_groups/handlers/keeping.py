"""What the round, the clock and the private place tell a small group."""

from dataclasses import replace

from bot.asides import Aside
from bot.features.asides.facts import AsideNotOpened, AsideOpened
from bot.features.listening.facts import CalledBack, OutOfGroup, WentApart
from bot.features.privacy.facts import PersonErased
from bot.features.small_groups import commands as asked
from bot.features.small_groups.cards import news, placeless
from bot.features.small_groups.handlers.following import changed
from bot.features.small_groups.model import OPENING, Group, Meeting, Member, Step, talking
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId, PlaceId


def open_group(given: Group | None, command: asked.OpenGroup, context: Context) -> Change[Group]:
    """It begins when their place is open."""
    if given:
        return Change()
    place, now = context.fresh(PlaceId), context.now
    made = Group(
        command.group,
        command.round,
        command.near,
        place,
        command.topic,
        command.way,
        command.minutes,
        command.until,
        tuple(map(Member, command.people)),
        Step.soon,
        now,
        now + OPENING,
    )
    return Change(new=(Aside(place, command.near, command.people), made))


def close_group(given: Group | None, command: asked.CloseGroup, context: Context) -> Change[Group]:
    """By its own timer, at once: what follows from this press or that may be a long way already."""
    if given is None or given.is_over:
        return Change()
    return Change(given.soon(context.now, context.now, command.why))


def go_on_without(given: Group | None, command: asked.GoOnWithout, context: Context) -> Change[Group]:
    return _without(given, command.person, context)


def forget_in_group(given: Group | None, command: asked.ForgetInGroup, context: Context) -> Change[Group]:
    return _without(given, command.person, context)


def note_place(given: Meeting | None, command: asked.NotePlace, context: Context) -> Change[Group]:
    """That some have no place is said to all once, whoever they are."""
    if given is None or given.group.is_over:
        return Change()
    group = given.group
    change = changed(group, group.met(context.now, opened=command.opened))
    if command.opened or given.told or group.why:
        return change
    return replace(change, messages=(Notice(group.near, placeless.for_all()),))


def keep_time(given: Group, command: asked.KeepGroupTime, context: Context) -> Change[Group]:
    return changed(given, talking.tick(given, context.now))


def come_back(given: Group, command: asked.ComeBackToGroup, context: Context) -> Change[Group]:
    """A short absence costs nobody time, but perhaps a press. Where there is no place, the round says it."""
    if given.is_over:
        return Change()
    short = context.now - command.since <= talking.SHORT_ABSENCE
    told = Notice(given.place, news.message(news.PRESS_AGAIN if short else news.HERE_AGAIN))
    after = None if short else given.returned(command.since, context.now)
    return Change(after, messages=(told,) if given.here else ())


def after_went_apart(fact: WentApart) -> tuple[asked.OpenGroup, ...]:
    return tuple(
        asked.OpenGroup(each.group, fact.round, fact.near, fact.topic, fact.way, fact.minutes, fact.until, each.people)
        for each in fact.groups
    )


def after_called_back(fact: CalledBack) -> tuple[asked.CloseGroup, ...]:
    return tuple(asked.CloseGroup(each, fact.why) for each in fact.groups)


def after_out_of_group(fact: OutOfGroup) -> tuple[asked.GoOnWithout, ...]:
    return (asked.GoOnWithout(fact.group, fact.person),)


def after_aside_opened(fact: AsideOpened) -> tuple[asked.NotePlace, ...]:
    return (asked.NotePlace(fact.aside, opened=True),)


def after_aside_not_opened(fact: AsideNotOpened) -> tuple[asked.NotePlace, ...]:
    return (asked.NotePlace(fact.aside, opened=False),)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetInGroup, ...]:
    """The round lets them go as well; who is left alone there waits for somebody else."""
    return (asked.ForgetInGroup(fact.person),)


def _without(given: Group | None, person: PersonId, context: Context) -> Change[Group]:
    """Who left is not told, and whose turn it is then is asked by the clock."""
    if given is None or given.is_over or person not in given.people:
        return Change()
    met = () if given.here else (Met(given.waits, person),)
    return Change(given.without(person, context.now), needs=met)
