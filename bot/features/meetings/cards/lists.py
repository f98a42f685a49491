"""Lists of a meeting that are too long for its card: points, who comes, who was there."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.features.meetings.cards import buttons
from bot.features.meetings.cards.board import point_line, presence_line
from bot.features.meetings.cards.words import SAID
from bot.features.meetings.commands import (
    ComingPage,
    MarkPoint,
    NoteAbsent,
    NotePresent,
    PointPage,
    PointsPage,
    PresentPage,
    RemovePoint,
    WritePresentPage,
)
from bot.features.meetings.model import Answer, Listed, MeetingId, Point, Pointed, Stage
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Page, Standing
from bot.kernel.elements import Button, Menu, MenuOption, Note, People, PersonLine, Style, Words
from bot.kernel.text import Mention, say

T = TypeVar("T")

POINTS = 8
PEOPLE = 20
TEXT = 60
"""Of a point in a list to pick from."""


def points(given: Listed, context: Context) -> Card:
    state = given.meeting
    start = _start(state.points, given.start, POINTS)
    shown = state.points[start : start + POINTS]
    options = tuple(MenuOption(_short(each), PointPage(state.id, each.id)) for each in shown)
    return card(
        state.title,
        *(Words(point_line(each)) for each in shown),
        None if shown else Note(say("No points yet. Anyone can add what they want to talk about.")),
        Menu(say("Open a point"), options) if options else None,
        row(
            buttons.adding(state) if state.stage is Stage.planned else None,
            buttons.opening(state),
            *_turning(state.points, start, POINTS, state.id, PointsPage),
        ),
    )


def point(given: Pointed, context: Context) -> Card:
    state, shown = given.meeting, given.point
    removable = context.actor.standing is Standing.facilitator or context.person == shown.by
    marking = MarkPoint(state.id, shown.id, not shown.done)
    sure = say("This point is gone then, for everyone. Is that right?")
    return card(
        state.title,
        Words(point_line(shown)),
        row(
            buttons.to(marking, say("Not done yet") if shown.done else say("Done")),
            Button(RemovePoint.title, RemovePoint(state.id, shown.id), Style.danger, sure) if removable else None,
            buttons.to(PointsPage(state.id)),
        ),
    )


def coming(given: Listed, context: Context) -> Card:
    """In the order in which people answered."""
    state = given.meeting
    start = _start(state.answers, given.start, PEOPLE)
    lines = tuple(map(_answer_line, state.answers[start : start + PEOPLE]))
    return card(
        state.title,
        People(ComingPage.title, lines) if lines else Words(say("Nobody has answered yet.")),
        Note(say("Who has not answered is not counted, neither as yes nor as no.")),
        row(buttons.opening(state), *_turning(state.answers, start, PEOPLE, state.id, ComingPage)),
    )


def present(given: Listed, context: Context) -> Card:
    """With who wrote it where that was someone else."""
    state, facilitator = given.meeting, context.actor.standing is Standing.facilitator
    start = _start(state.present, given.start, PEOPLE)
    shown = state.present[start : start + PEOPLE]
    removing = tuple(MenuOption(Mention(each.person), NoteAbsent(state.id, each.person)) for each in shown)
    return card(
        state.title,
        People(PresentPage.title, tuple(map(presence_line, shown)))
        if shown
        else Words(say("Nobody has said yet that they were there.")),
        Menu(say("Take someone off the list"), removing) if removing and facilitator else None,
        row(
            buttons.present(state),
            buttons.to(WritePresentPage(state.id)) if facilitator else None,
            buttons.opening(state),
            *_turning(state.present, start, PEOPLE, state.id, PresentPage),
        ),
    )


def to_write_down(given: Listed, context: Context) -> Card:
    """One press for each person, with the name of who wrote it."""
    state = given.meeting
    start = _start(given.members, given.start, PEOPLE)
    shown = given.members[start : start + PEOPLE]
    options = tuple(MenuOption(Mention(who.person), NotePresent(state.id, who.person)) for who in shown)
    return card(
        WritePresentPage.title,
        Note(say("Your name stands beside what you write down. They can correct it.")),
        Menu(say("Who was there?"), options) if options else Words(say("Everyone is on the list already.")),
        row(buttons.to(PresentPage(state.id)), *_turning(given.members, start, PEOPLE, state.id, WritePresentPage)),
    )


def _answer_line(answer: Answer) -> PersonLine:
    said = SAID[answer.coming]
    if answer.by is None:
        return PersonLine(Mention(answer.person), said)
    return PersonLine(Mention(answer.person), say("{answer}, written by {who}", answer=said, who=Mention(answer.by)))


def _start(items: Sequence[T], start: int, size: int) -> int:
    """Numbers that are not on the list lead to its first or last part."""
    return min(max(start, 0), max(len(items) - 1, 0)) // size * size


def _turning(
    items: Sequence[T], start: int, size: int, key: MeetingId, page: Callable[[MeetingId, int], Page]
) -> tuple[Button, ...]:
    back = (buttons.to(page(key, start - size), say("Back")),) if start else ()
    more = (buttons.to(page(key, start + size), say("More")),) if start + size < len(items) else ()
    return (*back, *more)


def _short(point: Point) -> str:
    return point.text if len(point.text) <= TEXT else point.text[: TEXT - 1] + "…"
