"""Small pieces that the cards of joint work share."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.coalition.facts import HOME_PAGE
from bot.features.credit.commands import (
    AcceptLine,
    AddWorkPartner,
    BeginWork,
    RenameWork,
    ReporterPage,
    WithdrawFromLine,
    WordLine,
    WorkPage,
    WorksPage,
)
from bot.features.credit.model import Work
from bot.kernel.card import Card, row
from bot.kernel.command import Draft
from bot.kernel.elements import Button, Buttons, Element, Note, Style, Words
from bot.kernel.ids import OrganisationId
from bot.kernel.settings import Ruled
from bot.kernel.text import Named, Phrase, say
from bot.kernel.wire import draft

OURS = 4
"""Organisations for which one reader acts, on one page."""

HOME = Button(say("Home"), HOME_PAGE)
ALL = Button(WorksPage.title, WorksPage())
REPORTER = Button(ReporterPage.title, ReporterPage())
BEGIN = Button(BeginWork.title, Draft(BeginWork), Style.primary)


def opening(work: Work) -> Button:
    return Button(WorkPage.title, WorkPage(work.id))


def yes(work: Work, mine: OrganisationId) -> Button:
    spoken = say("Yes, for {organisation}", organisation=Named(mine))
    return Button(AcceptLine.title, AcceptLine(work.id, work.edition, mine), Style.primary, spoken=spoken)


def wording(work: Work, mine: OrganisationId | None = None) -> Button:
    """For one of several organisations for which they act."""
    label = say("Other words") if work.line else WordLine.title
    if mine is None:
        return Button(label, draft(WordLine, work=work.id, seen=work.edition))
    spoken = say("Words for {organisation}", organisation=Named(mine))
    return Button(label, draft(WordLine, work=work.id, seen=work.edition, organisation=mine), spoken=spoken)


def beginning(mine: tuple[OrganisationId, ...]) -> Iterator[Element]:
    """For which of several organisations, where they act for more than one."""
    for each in mine[:OURS] if len(mine) > 1 else ():
        spoken = say("Begin joint work for {organisation}", organisation=Named(each))
        yield Words(say("For {organisation}:", organisation=Named(each)))
        yield Buttons((Button(BeginWork.title, draft(BeginWork, organisation=each), spoken=spoken),))


def renaming(work: Work, ours: list[OrganisationId]) -> Button | None:
    """For those who have joined it."""
    if set(ours).isdisjoint(work.joined):
        return None
    return Button(RenameWork.title, draft(RenameWork, work=work.id))


def adding(work: Work, ours: list[OrganisationId]) -> Button | None:
    """For those who have joined it."""
    if set(ours).isdisjoint(work.joined):
        return None
    return Button(AddWorkPartner.title, draft(AddWorkPartner, work=work.id))


def withdrawing(work: Work, mine: OrganisationId) -> Button:
    if mine not in work.joined:
        return _declining(work, mine)
    sure = say("Withdraw your organisation from this work? Its sentence is not said any more until the others agree.")
    spoken = say("Withdraw {organisation}", organisation=Named(mine))
    return Button(WithdrawFromLine.title, WithdrawFromLine(work.id, mine), Style.danger, confirm=sure, spoken=spoken)


def _declining(work: Work, mine: OrganisationId) -> Button:
    sure = say("Say no for your organisation? Only the partners know that it was asked.")
    spoken = say("No for {organisation}", organisation=Named(mine))
    return Button(say("Leave us out"), WithdrawFromLine(work.id, mine), confirm=sure, spoken=spoken)


def named(organisations: tuple[OrganisationId, ...]) -> tuple[Named, ...]:
    return tuple(map(Named, organisations))


def reminded(rule: Ruled | None) -> Note | None:
    if rule is None:
        return None
    return Note(say("Ground rule {number} says: “{words}”.", number=rule.number, words=shortened(rule.words, 200)))


def message(text: Phrase, buttons: Buttons | None = None, rule: Ruled | None = None) -> Card:
    return Card(text, tuple(each for each in (Words(text), reminded(rule), buttons) if each))


def with_work(text: Phrase, work: Work, rule: Ruled | None = None) -> Card:
    return message(text, row(opening(work), REPORTER), rule)
