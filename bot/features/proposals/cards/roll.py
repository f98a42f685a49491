"""Who is asked in a vote, what they said as far as it is shown, and what two can agree to change about it."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.proposals.cards import leading, pieces, proxies, recorded, weights
from bot.features.proposals.commands import (
    AgreeToWish,
    AskToAdd,
    AskToEnd,
    AskToTakeOff,
    LengthenVote,
    RollPage,
)
from bot.features.proposals.model import Act, OnRoll, Proposal, SeatName
from bot.features.proposals.model.asked_page import A_PAGE, OnTheRoll
from bot.features.proposals.model.asking import STOPPING
from bot.features.proposals.model.vote import Voting
from bot.features.proposals.model.wish import What, Wish
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Standing
from bot.kernel.elements import Button, Buttons, Element, Menu, MenuOption, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, say
from bot.kernel.wire import draft

SHOWN, SHORT = 4, 160
"""So many wishes are shown; and so long are the words of an answer."""

DONE = say("It is done, and all are told.")
LONGER = say("All have more time now, and are told.")


def page(given: OnTheRoll, context: Context) -> Card:
    state = given.proposal
    if state.voting is None and state.result is None:
        return card(RollPage.title, Words(say("Nobody has been asked for an answer yet.")), row(pieces.look(state)))
    more = Button(say("More of them"), RollPage(state.id, given.start + A_PAGE)) if given.more else None
    return card(
        RollPage.title,
        Words(state.title),
        *(Words(line) for line in _lines(given)),
        *leading.on_page(given),
        *proxies.on_page(given, context),
        *(_amended(each) for each in _done(state.voting)),
        *_changing(given, context),
        row(more, pieces.look(state)),
    )


def pending(voting: Voting) -> Note | None:
    """On the card for all."""
    waiting = [each for each in voting.wishes if each.is_open]
    return Note(_wish(waiting[0])) if waiting else None


def amended(voting: Voting) -> Note | None:
    """The latest change of who is asked."""
    done = _done(voting)
    return _amended(done[-1]) if done else None


def asked(after: Proposal) -> Card:
    said = say("Someone from another organisation has to agree. All can see that you asked.")
    return card(after.title, Words(said), row(Button(RollPage.title, RollPage(after.id))), summary=said)


def wished(after: Proposal, wish: Wish) -> Card:
    return _news(after, _wish(wish))


def lengthened(after: Proposal, by: PersonId) -> Card:
    until = Moment(after.open_voting().until)
    return _news(after, say("{who} gave all more time to answer: until {until}.", who=Mention(by), until=until))


def ended(after: Proposal, wish: Wish, by: PersonId) -> Card:
    return _news(after, say("{who} agreed to end it now. The answers are counted.", who=Mention(by)))


def added(after: Proposal, seat: SeatName, wish: Wish, by: PersonId) -> Card:
    return _news(after, say("{who} agreed that {whose} is asked too.", who=Mention(by), whose=seat.whose))


def taken_off(after: Proposal, seat: SeatName, wish: Wish, by: PersonId) -> Card:
    return _news(after, say("{who} agreed that nobody waits for {whose} any more.", who=Mention(by), whose=seat.whose))


def _news(after: Proposal, said: Phrase) -> Card:
    return card(after.title, Words(said), row(Button(RollPage.title, RollPage(after.id))), summary=said)


def _lines(given: OnTheRoll) -> Iterator[Phrase]:
    said = {each.seat: each for each in given.answers}
    for entry in given.shown:
        yield _line(given.proposal, entry, said.get(entry.seat))


def _line(state: Proposal, entry: OnRoll, act: Act | None) -> Phrase:
    """While it is open no yes is shown, unless the group wants it so; what would harm is."""
    voting, whose = state.voting, weights.whose(entry.name)
    if _is_secret(state) or (isinstance(whose, Phrase) and entry.name.is_persons):
        return say("{whose}", whose=whose)
    if voting is None:
        return _said(state, entry, act)
    if act is None or not voting.counts_still(act.answer):
        return say("{whose}: not heard yet", whose=whose)
    if voting.asking.at_once or act.position in STOPPING:
        return _answered(state, entry, act)
    return say("{whose}: has answered", whose=whose)


def _is_secret(state: Proposal) -> bool:
    """What is known of who took part stands on the card."""
    asking = state.voting.asking if state.voting else state.results[-1].asking
    return asking.secret


def _said(state: Proposal, entry: OnRoll, act: Act | None) -> Phrase:
    """In the vote that was counted last."""
    if act is None or state.result is None or act.text < state.result.since:
        return say("{whose}: no answer", whose=weights.whose(entry.name))
    if state.result.asking.among:
        return say("{whose}: has answered", whose=weights.whose(entry.name))
    return _answered(state, entry, act)


def _answered(state: Proposal, entry: OnRoll, act: Act) -> Phrase:
    whose, answer = weights.whose(entry.name), recorded.answer(state, act)
    if act.words:
        return say("{whose}: {answer}. {words}", whose=whose, answer=answer, words=shortened(act.words, SHORT))
    return say("{whose}: {answer}", whose=whose, answer=answer)


def _done(voting: Voting | None) -> tuple[Wish, ...]:
    return tuple(each for each in voting.wishes if each.agreed_at and each.seat) if voting else ()


def _amended(wish: Wish) -> Note:
    whose = wish.seat.whose if wish.seat else say("a seat")
    if wish.what is What.add:
        return Note(say("{whose} came later, and is asked too.", whose=whose))
    if wish.seat and wish.seat.is_persons:
        return Note(say("{whose} was taken off, since they have left.", whose=whose))
    return Note(say("{whose} was taken off, since nobody speaks for it any more.", whose=whose))


def _wish(wish: Wish) -> Phrase:
    """One sentence with who asks, unless they were erased."""
    who: Mention | Phrase = Mention(wish.by) if wish.by else say("Someone")
    if wish.seat is None:
        return say("{who} asks to end it earlier. Someone from another organisation can agree.", who=who)
    whose = wish.seat.whose
    if wish.what is What.add:
        return say(
            "{who} asks that {whose} is asked too. Someone from another organisation can agree.", who=who, whose=whose
        )
    return say(
        "{who} asks to wait for {whose} no more. Someone from another organisation can agree.", who=who, whose=whose
    )


def _changing(given: OnTheRoll, context: Context) -> tuple[Element | None, ...]:
    voting, state = given.proposal.voting, given.proposal
    if voting is None or context.now >= voting.until:
        return ()
    keeps = state.may_be_kept_by(context.person, facilitator=context.actor.standing is Standing.facilitator)
    longer = Button(LengthenVote.title, draft(LengthenVote, proposal=state.id)) if keeps else None
    if voting.asking.secret:
        return (row(longer),)
    open_ones = [each for each in voting.wishes if each.is_open]
    ends = None if any(each.what is What.end for each in open_ones) else Button(AskToEnd.title, AskToEnd(state.id))
    return (*_open_ones(state, open_ones[:SHOWN], context), row(longer, ends), _adding(given), _taking_off(given))


def _open_ones(state: Proposal, wishes: list[Wish], context: Context) -> Iterator[Words | Buttons | None]:
    for each in wishes:
        yield Words(_wish(each))
        if each.by != context.person:
            yield row(Button(AgreeToWish.title, AgreeToWish(state.id, each.number), spoken=_wish(each)))


def _adding(given: OnTheRoll) -> Menu | None:
    return _menu(AskToAdd.title, [(each, AskToAdd(given.proposal.id, each.seat)) for each in given.later])


def _taking_off(given: OnTheRoll) -> Menu | None:
    """Of those who stand on this page."""
    return _menu(AskToTakeOff.title, [(each, AskToTakeOff(given.proposal.id, each.seat)) for each in given.gone])


def _menu(label: Phrase, offered: list[tuple[SeatName, AskToAdd]] | list[tuple[SeatName, AskToTakeOff]]) -> Menu | None:
    return Menu(label, tuple(MenuOption(name.whose, press) for name, press in offered)) if offered else None
