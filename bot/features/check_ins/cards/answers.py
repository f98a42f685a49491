"""What was answered in one check-in, as one person sees it: their own answer first."""

from bot.features.check_ins.cards.board import LATE, over, standing
from bot.features.check_ins.cards.helping import meeting
from bot.features.check_ins.cards.words import SAID, answering, answering_for, calling, carrying, question
from bot.features.check_ins.commands import (
    AnswerAsBefore,
    CheckInPage,
    LendAHand,
)
from bot.features.check_ins.model import How, Kind, Looking, Prompt
from bot.features.check_ins.model.given import ANSWERS
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Heading, Menu, MenuOption, Note, Style, Words
from bot.kernel.limits import OPTIONS
from bot.kernel.text import Mention, Moment, Phrase, say


def page(given: Looking, context: Context) -> Card:
    """One's own answer first; then all of them, in an order that says nothing."""
    state, after = given.check_in, given.start + ANSWERS
    now = over(state) if state.closed_at else say("It is open until {until}.", until=Moment(state.until))
    return card(
        question(state),
        Words(now),
        *standing(state),
        Note(LATE) if state.late else None,
        *carrying(given.carried),
        *_mine(given),
        Heading(say("What people answered")) if given.answers else None,
        *(part for each in given.answers for part in _answer(each, context)),
        row(
            Button(say("Back"), CheckInPage(state.id, given.start - ANSWERS)) if given.start else None,
            Button(say("More"), CheckInPage(state.id, after)) if after < state.standing.answered else None,
        ),
        _writing(given),
    )


def _mine(given: Looking) -> tuple[Element | None, ...]:
    mine = given.mine.answer if given.mine else None
    if given.mine and mine and mine.waits:
        return _written(given, given.mine)
    if mine is not None:
        by = Note(say("{who} wrote it down for you.", who=Mention(mine.by))) if mine.by else None
        return by, row(answering(given.check_in, say("Change my answer"), Style.plain))
    before = given.before.answer if given.before else None
    fits = before is not None and (before.how is not None) is (given.check_in.kind is Kind.progress)
    asked_all = before is not None and before.how is How.need_help
    return (
        Note(_last_time(given.before)) if given.before and fits else None,
        row(
            answering(given.check_in),
            Button(AnswerAsBefore.title, AnswerAsBefore(given.check_in.id)) if fits and not asked_all else None,
        ),
    )


def _written(given: Looking, mine: Prompt) -> tuple[Element | None, ...]:
    """That they need help, as somebody else wrote it down: they read the words before all are asked."""
    by = mine.said.by
    return (
        Note(say("{who} wrote it down for you.", who=Mention(by))) if by else None,
        Words(say("It says that you need help. Nobody is asked, or reads it, before you say yes.")),
        Words(mine.said.words) if mine.said.words else None,
        row(calling(mine), answering(given.check_in, say("Change my answer"), Style.plain)),
    )


def _last_time(before: Prompt) -> Phrase:
    words = before.said.words
    if before.said.how is None:
        return say("Last time you wrote: “{words}”", words=words)
    how = SAID[before.said.how]
    return say("Last time: {how}. {words}", how=how, words=words) if words else say("Last time: {how}", how=how)


def _answer(prompt: Prompt, context: Context) -> tuple[Element | None, ...]:
    if prompt.answer is None or not prompt.is_read_by(context.person):
        return ()
    who = Mention(prompt.person) if prompt.person else say("A former member")
    line = say("{who}: {how}", who=who, how=SAID[prompt.answer.how]) if prompt.answer.how else say("{who}:", who=who)
    helpers = tuple(map(Mention, prompt.helpers))
    offers = (
        prompt.asks_for_help and prompt.person not in {None, context.person} and context.person not in prompt.helpers
    )
    spoken = say("I can help {who}", who=who)
    return (
        Words(line),
        Words(prompt.answer.words) if prompt.answer.words else None,
        Note(say("Can lend a hand: {people}", people=helpers)) if helpers else None,
        _meetings(prompt) if prompt.person == context.person else None,
        Buttons((Button(LendAHand.title, LendAHand(prompt.id), spoken=spoken),)) if offers else None,
    )


def _meetings(prompt: Prompt) -> Buttons | None:
    """For whoever asked for help: a private place with each who offers it, unless they have one."""
    return row(*(meeting(prompt, each) for each in prompt.helpers if not prompt.is_with(each)))


def _writing(given: Looking) -> Menu | None:
    """For those who may write down answers."""
    options = tuple(
        MenuOption(Mention(each), answering_for(given.check_in, each).press) for each in given.writes_for[:OPTIONS]
    )
    return Menu(say("Write down for someone"), options) if options else None
