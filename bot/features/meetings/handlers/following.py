"""What several commands have in common: who may change a meeting, the next one of a series, and whom it asks."""

from bot.features.meetings.cards import news
from bot.features.meetings.facts import MeetingSet
from bot.features.meetings.model import Coming, Ending, Meeting, MeetingId, Moving, planning
from bot.kernel.attention import Met, Need, Notice, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase

Shown = Card | Phrase


def is_facilitator(context: Context) -> bool:
    return context.actor.standing is Standing.facilitator


def check_mine(state: Meeting, context: Context) -> None:
    state.check_changed_by(context.person, facilitator=is_facilitator(context))


def changed(before: Meeting, after: Meeting, reply: Shown) -> Change[Meeting]:
    """A step that changed nothing saves nothing."""
    return Change(None if after == before else after, reply)


def notice(state: Meeting, card: Card) -> Notice:
    return Notice(state.place, card)


def notices(given: Moving | Ending, card: Card) -> tuple[Notice, ...]:
    """In all places where the coalition lives: whoever meant to come hears of it."""
    return tuple(Notice(home, card) for home in given.homes)


def next_of(given: Ending, context: Context) -> Meeting | None:
    return planning.following(given.meeting, context.fresh(MeetingId), context.now, given.taken)


def was_set(state: Meeting, by: PersonId | None) -> MeetingSet:
    return MeetingSet(state.id, state.place, state.title, state.at, by)


def reminders(state: Meeting) -> tuple[Waiting, ...]:
    """Not to who said no, and not to who said nothing."""
    return _asked(state, state.who(Coming.yes, Coming.unsure), "reminder", news.tomorrow(state))


def asked_anew(before: Meeting, after: Meeting) -> tuple[Waiting, ...]:
    return (Met(_key("reminder", before)), *_asked(after, after.asked, "date", news.other_date(after)))


def handed_on(state: Meeting) -> tuple[Waiting, ...]:
    return _asked(state, (state.set_by,), "kept", news.handed_on(state))


def called_off(state: Meeting) -> tuple[Waiting, ...]:
    return (*answered(state, None), *_asked(state, state.expected, "off", news.called_off(state)))


def answered(state: Meeting, person: PersonId | None) -> tuple[Waiting, ...]:
    """Nothing is asked of them any more; without a person, of nobody."""
    return tuple(Met(_key(what, state), person) for what in ("reminder", "date", "kept", "written"))


def written_for(state: Meeting, person: PersonId, coming: Coming, by: PersonId) -> Need:
    return Need(person, _key("written", state), news.look(state, coming, by), news.opening(state), state.at)


def _asked(state: Meeting, people: tuple[PersonId, ...], what: str, words: Phrase) -> tuple[Need, ...]:
    return tuple(Need(person, _key(what, state), words, news.opening(state), state.at) for person in people)


def _key(what: str, state: Meeting) -> str:
    return f"meetings.{what}:{state.id}"
