"""The page of one promise, as one person sees it, and all that it said before."""

from datetime import datetime

from bot.features.promises.cards.pieces import ALL, HOME, agreement, due, on, opening, to, whose
from bot.features.promises.commands import (
    AskRelease,
    CarryOn,
    CarryPromise,
    ChangePromiseWords,
    ConfirmDay,
    DatePromise,
    DropPromise,
    FormerWordsPage,
    OfferPromise,
    PromisesUnderPage,
    PutReleaseToVote,
    ReleaseFromPromise,
    ReopenPromise,
    SayPromiseDone,
    TakePromiseOver,
)
from bot.features.promises.model import Acting, Commitment, Former, Freed, Stage
from bot.features.proposals.facts import proposal_page
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Fact, Facts, Note, Style, Words
from bot.kernel.text import Mention, Moment, Phrase, When, say
from bot.kernel.wire import draft

SHOWN = 5
"""Former words and dates on a page."""


def page(given: Acting, context: Context) -> Card:
    state = given.promise
    return card(
        state.what,
        Facts(_facts(given)),
        *_how_it_stands(given, context.now),
        row(*_answers(given, context.now)),
        row(*_own(given, context.now)),
        row(*_others(given)),
        row(
            to(FormerWordsPage(state.id)) if state.former else None,
            _voted(state),
            to(PromisesUnderPage(given.under.agreement)) if given.under else None,
            ALL,
            HOME,
        ),
    )


def _facts(given: Acting) -> tuple[Fact, ...]:
    """The day of what is open is shown here to whose it is alone: a line that is missing would tell all others that
    it has passed."""
    state = given.promise
    shows = given.is_mine or given.is_asked or not state.is_open
    day = due(state) if shows else say("It stands in the list while it is to come.")
    return (
        Fact(say("Promised by"), whose(state)),
        *((Fact(say("Carried by"), Mention(state.person)),) if state.person and state.organisation else ()),
        Fact(say("By when"), day),
        *((Fact(say("Under"), agreement(given.under)),) if given.under else ()),
    )


def _how_it_stands(given: Acting, now: datetime) -> tuple[Element | None, ...]:
    state = given.promise
    match state.stage:
        case Stage.draft if state.had_no_yes:
            return (Note(say("No yes has come yet. Only you see this.")),)
        case Stage.draft:
            return (Note(say("Only you see this, until its day is right.")),)
        case Stage.asked:
            return (Note(say("It is a promise once whoever is asked says yes. Only the two of you see it.")),)
        case Stage.kept if state.done:
            return _done(state)
        case Stage.released:
            return _freed(state)
    return (
        Note(say("Its day has come. Only you see that; all others see that one more waits for a new date."))
        if given.is_mine and state.has_passed(now)
        else None,
        Words(say("Someone is looked for who carries it.")) if state.person is None else None,
        _wish(state),
        Note(say("The group is voting on it.")) if state.vote else None,
    )


def _freed(state: Commitment) -> tuple[Element | None, ...]:
    """When, and how; the reason that was given stays readable."""
    good, freed = Words(say("The group has released them from this promise. That is a good end, too.")), state.freed
    return (good, Note(_how(freed)), Words(freed.why) if freed.why else None) if freed else (good,)


def _how(freed: Freed) -> Phrase:
    on = Moment(freed.at, When.day)
    if freed.proposal:
        return say("By vote, {day}.", day=on)
    if freed.by:
        return say("By {who} for the group, {day}.", who=Mention(freed.by), day=on)
    return say("For the group, {day}.", day=on)


def _wish(state: Commitment) -> Words | None:
    if state.wish is None:
        return None
    asks = say("{who} asks to be released.", who=whose(state))
    return Words(say("{asks} {why}", asks=asks, why=state.wish.why) if state.wish.why else asks)


def _done(state: Commitment) -> tuple[Element | None, ...]:
    done = state.done
    if done is None:
        return ()
    told = say("Done, {day}: {word}", day=Moment(done.at, When.day), word=done.word)
    return (Words(told), Words(done.link) if done.link else None)


def _answers(given: Acting, now: datetime) -> tuple[Button | None, ...]:
    state = given.promise
    if state.stage is Stage.draft:
        to_come = state.due is not None and state.due >= state.today(now)
        again = to(ConfirmDay(state.id, state.due), say("Ask again"), Style.primary) if state.due and to_come else None
        return (again, to(draft(DatePromise, promise=state.id), say("Write another day")), to(DropPromise(state.id)))
    if state.stage is not Stage.asked:
        return ()
    return (
        to(CarryPromise(state.id, state.due), style=Style.primary) if given.is_mine else None,
        to(draft(DatePromise, promise=state.id)),
        to(DropPromise(state.id), say("No, I can't carry it") if given.is_mine else None),
    )


def _voted(state: Commitment) -> Button | None:
    if state.vote:
        return Button(say("Look at the vote"), proposal_page(state.vote))
    decided = state.freed.proposal if state.freed else None
    return Button(say("How it was decided"), proposal_page(decided)) if decided else None


def _own(given: Acting, now: datetime) -> tuple[Button | None, ...]:
    """For whoever carries it; and what their organisation can do."""
    state = given.promise
    if state.stage is Stage.kept and given.is_ours and state.may_be_taken_back(now):
        return (to(ReopenPromise(state.id)),)
    if not (state.is_open and given.is_ours):
        return ()
    mine = given.is_mine
    asking = to(CarryOn(state.id)) if state.wish else to(draft(AskRelease, promise=state.id))
    return (
        to(draft(SayPromiseDone, promise=state.id), style=Style.primary),
        to(draft(DatePromise, promise=state.id)) if mine else None,
        to(draft(ChangePromiseWords, promise=state.id)) if mine else None,
        asking if mine else None,
        to(PutReleaseToVote(state.id)) if mine and state.wish and not (state.vote or given.is_in_confidence) else None,
        to(draft(OfferPromise, promise=state.id)) if state.organisation else None,
    )


def _others(given: Acting) -> tuple[Button | None, ...]:
    state = given.promise
    lets_go = state.is_open and given.is_other and not state.vote
    return (
        to(TakePromiseOver(state.id), style=Style.primary) if given.is_asked else None,
        to(ReleaseFromPromise(state.id), style=Style.primary) if lets_go else None,
        to(PutReleaseToVote(state.id)) if lets_go and not given.is_in_confidence else None,
    )


def former(given: tuple[Acting, int], context: Context) -> Card:
    """The latest first; a few on a page."""
    acting, asked = given
    every = tuple(reversed(acting.promise.former))
    start = min(max(asked, 0), max(len(every) - 1, 0)) // SHOWN * SHOWN
    return card(
        FormerWordsPage.title,
        *(Words(_until(each)) for each in every[start : start + SHOWN]),
        None if every else Words(say("It has said the same from the beginning.")),
        _turning(acting, start),
    )


def _until(each: Former) -> Phrase:
    said = say(
        "Until {until}: “{what}”, by {day}.", until=Moment(each.until, When.day), what=each.what, day=on(each.due)
    )
    return say("{said} {why}", said=said, why=each.why) if each.why else said


def _turning(given: Acting, start: int) -> Buttons | None:
    state = given.promise
    return row(
        to(FormerWordsPage(state.id, start - SHOWN), say("Back")) if start else None,
        to(FormerWordsPage(state.id, start + SHOWN), say("More")) if start + SHOWN < len(state.former) else None,
        opening(state),
    )
