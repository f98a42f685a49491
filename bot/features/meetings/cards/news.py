"""What everyone in the place is told of a meeting, what its people are asked, and the short answers to a press."""

from bot.features.meetings.cards import buttons
from bot.features.meetings.cards.words import message, when
from bot.features.meetings.commands import PresentPage
from bot.features.meetings.model import Coming, Meeting
from bot.kernel.card import Card, row
from bot.kernel.elements import Button, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, When, say, say_n

SAVED = say("Saved. Everyone can see it in the channel.")
NOTHING_CHANGED = say("Nothing has changed.")


def opening(state: Meeting) -> Button:
    return buttons.opening(state)


def handed_on(state: Meeting) -> Phrase:
    return say("Whoever set the meeting “{title}” has left. You keep it now; do you come?", title=state.title)


def was_set(state: Meeting, *, exists: bool) -> Card:
    """Echoes what was understood, in their own zone."""
    if exists:
        said = say("The meeting is set for {at}. Everyone sees it in their own time zone.", at=when(state))
    else:
        said = say(
            "The clocks change in that hour, so the meeting is set for {at}. You can choose another date.",
            at=when(state),
        )
    return message(said, row(buttons.adding(state), opening(state)))


def set_already(state: Meeting) -> Card:
    return message(say("This meeting is set already, for {at}.", at=when(state)), row(opening(state)))


def changed(before: Meeting, after: Meeting, by: Mention) -> Card:
    """What is new of the title and the place."""
    title = after.title if after.title != before.title else None
    venue = after.venue if after.venue != before.venue else None
    said = say("{who} changed the meeting “{title}”.", who=by, title=before.title)
    lines = (
        Words(say("It is now called “{title}”.", title=title)) if title else None,
        Words(say("Where: {venue}", venue=venue)) if venue else None,
    )
    return Card(said, tuple(each for each in (Words(said), *lines, row(opening(after))) if each))


def was_moved(state: Meeting, *, exists: bool) -> Phrase:
    if exists:
        return say("The meeting is on {at}. Everyone sees it in their own time zone.", at=when(state))
    return say(
        "The clocks change in that hour, so the meeting is on {at}. You can choose another date.", at=when(state)
    )


def moved(before: Meeting, after: Meeting, by: Mention) -> Card:
    said = say(
        "{who} moved “{title}” from {before} to {after}. Please say again whether you come.",
        who=by,
        title=after.title,
        before=when(before),
        after=when(after),
    )
    return message(said, row(*buttons.answers(after)))


def other_date(state: Meeting) -> Phrase:
    return say("“{title}” has a new date: {at}. Do you come?", title=state.title, at=when(state))


def cancelled(state: Meeting, then: Meeting | None, by: Mention) -> Card:
    said = say("{who} cancelled “{title}” of {at}. Nobody needs to come.", who=by, title=state.title, at=when(state))
    if then is None:
        return message(said, row(buttons.setting_next(state)))
    upcoming = Note(say("The next one: {at}", at=when(then)))
    return Card(said, (Words(said), upcoming))


def was_cancelled(state: Meeting) -> Phrase:
    return say("The meeting of {at} is cancelled, and everyone here is told.", at=when(state))


def called_off(state: Meeting) -> Phrase:
    return say("“{title}” of {at} is cancelled. You do not need to come.", title=state.title, at=when(state))


def tomorrow(state: Meeting) -> Phrase:
    return say("“{title}” is on {at}. If you can't come after all, please say so.", title=state.title, at=when(state))


def soon(state: Meeting) -> Card:
    said = say("“{title}” begins at {at}.", title=state.title, at=Moment(state.at, When.time))
    venue = Words(say("Where: {venue}", venue=state.venue)) if state.venue else None
    return Card(said, tuple(each for each in (Words(said), venue, row(opening(state))) if each))


def over(state: Meeting, then: Meeting | None) -> Card:
    """Who was there, what carries over, and what is next."""
    left = len(state.open_points)
    said = say("“{title}” is over. Who was there?", title=state.title)
    carries = say_n("{n} point is not done yet.", "{n} points are not done yet.", left)
    upcoming = say("The next one: {at}", at=when(then)) if then else say("No next date is set yet. Anyone can set it.")
    elements = (
        Words(said),
        Words(carries) if left else None,
        Words(upcoming),
        row(
            buttons.present(state),
            buttons.carrying(state) if left and then else None,
            None if then else buttons.setting_next(state),
            opening(state),
        ),
    )
    return Card(said, tuple(each for each in elements if each))


def answered(state: Meeting, coming: Coming) -> Phrase:
    match coming:
        case Coming.yes:
            return say("Thank you. You come on {at}, and you can change it until then.", at=when(state))
        case Coming.unsure:
            return say("Thank you. You are not sure yet about {at}, and you can change it until then.", at=when(state))
        case Coming.no:
            return say("Thank you for telling us. You can change it until {at}.", at=when(state))


def written(state: Meeting, person: PersonId, coming: Coming) -> Phrase:
    """To who wrote it down."""
    who, at = Mention(person), when(state)
    match coming:
        case Coming.yes:
            return say("Written down: {who} comes on {at}. They can change it.", who=who, at=at)
        case Coming.unsure:
            return say("Written down: {who} is not sure yet about {at}. They can change it.", who=who, at=at)
        case Coming.no:
            return say("Written down: {who} can't come on {at}. They can change it.", who=who, at=at)


def look(state: Meeting, coming: Coming, by: PersonId) -> Phrase:
    """To the one for whom it was written down."""
    who, title = Mention(by), state.title
    match coming:
        case Coming.yes:
            return say("{who} wrote down that you come to “{title}”. You can change it.", who=who, title=title)
        case Coming.unsure:
            return say(
                "{who} wrote down that you are not sure about “{title}”. You can change it.", who=who, title=title
            )
        case Coming.no:
            return say("{who} wrote down that you can't come to “{title}”. You can change it.", who=who, title=title)


def present(state: Meeting) -> Phrase:
    return say("You are on the list of those who were there. Thank you.")


def absent(state: Meeting) -> Phrase:
    return say("You are not on the list of those who were there.")


def noted(state: Meeting, person: PersonId, *, there: bool) -> Card:
    who, rows = Mention(person), row(buttons.to(PresentPage(state.id)))
    if there:
        return message(say("{who} is on the list of those who were there. They can correct it.", who=who), rows)
    return message(say("{who} is not on the list of those who were there.", who=who), rows)


def point_added(state: Meeting) -> Phrase:
    return say("Your point is on the list. Everyone can see it.")


def point_marked(state: Meeting, *, done: bool) -> Card:
    said = say("This point is done.") if done else say("This point is not done yet.")
    return message(said, row(buttons.all_points(state)))


def point_removed(state: Meeting) -> Phrase:
    return say("The point is removed.")


def carried(state: Meeting, count: int, left: int) -> Card:
    """`left` are those for which there was no room."""
    if not count and not left:
        return message(say("Nothing is left to carry over."), row(opening(state)))
    said = say_n("{n} point is carried over to {at}.", "{n} points are carried over to {at}.", count, at=when(state))
    full = say_n("{n} more point did not fit.", "{n} more points did not fit.", left)
    elements = (Words(said), Note(full) if left else None, row(opening(state)))
    return Card(said, tuple(each for each in elements if each))
