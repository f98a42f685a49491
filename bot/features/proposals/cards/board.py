"""The live card of a proposal in all homes: its text, what is asked, who is still to be heard, and what came of it."""

from collections.abc import Iterator

from bot.features.proposals.cards import (
    advising,
    arithmetic,
    differing,
    hearing,
    not_yet,
    papers,
    passing,
    pieces,
    roll,
    secret,
    silence,
    together,
    weights,
    whom,
    within,
)
from bot.features.proposals.cards.questions import label, question
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.origin import Way, is_wanted
from bot.features.proposals.model.shown import Objection
from bot.features.proposals.model.vote import Voting
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Element, Note, Progress, Words
from bot.kernel.text import Mention, Moment, Phrase, say, say_n

OBJECTIONS, AT_ONCE, UNHEARD = 3, 8, 6
_SHOWN = say("Yes is shown when all is counted; that something would harm is shown at once. Silence is no yes.")
_SHOWN_SILENTLY = say("An objection is shown at once, so that it can be talked about while there is time.")
SHORT = 160
"""So many stand on the card; all are on its page."""


_SHOWN_AT_ONCE = say("All answers are shown at once, as the group wants it. Silence is no yes.")


def board(state: Proposal) -> Card:
    among = state.voting is not None and state.voting.asking.proposals
    return card(
        state.title,
        None if among else pieces.text(state),
        within.note(state),
        *(together.away(state) if state.beside else _as_it_stands(state)),
    )


def _as_it_stands(state: Proposal) -> tuple[Element | None, ...]:
    match state.stage:
        case Stage.talking:
            return _talking(state)
        case Stage.voting if state.open_voting().asking.secret:
            return *secret.voting(state, state.open_voting()), *together.texts(state.open_voting()), handed_in(state)
        case Stage.voting if state.open_voting().deciding:
            return _advising(state, state.open_voting())
        case Stage.voting:
            return _voting(state, state.open_voting())
        case Stage.standing_by:
            return silence.standing_by(state)
        case Stage.adopted if not state.results:
            return silence.stood(state)
        case Stage.adopted | Stage.not_yet:
            return _decided(state)
        case Stage.withdrawn | Stage.superseded:
            return Words(say("This was withdrawn. Nothing changes.")), row(pieces.look(state))


def _talking(state: Proposal) -> tuple[Element | None, ...]:
    return (
        Note(_written(state)),
        *silence.before(state),
        not_yet.before(state),
        Note(say("People talk about it now. Nobody is asked for an answer yet.")),
        handed_in(state),
        hearing.unheard(state),
        row(pieces.handing_in(state), hearing.reading(state), pieces.look(state)),
    )


def _voting(state: Proposal, voting: Voting) -> tuple[Element | None, ...]:
    given = voting.given
    return (
        Note(state.origin.about) if state.origin and state.origin.about else None,
        Words(question(state.title, voting.asking, Moment(voting.until))),
        Note(passing.rule(voting.asking, given)),
        *weights.on_card(voting.asking, voting.weighed),
        _no_show(voting),
        Progress(whom.answered(voting.asking), given.answered, given.deciding),
        _unheard(voting),
        *_at_once(voting),
        *(_objection(state, voting, each) for each in voting.objections[:OBJECTIONS]),
        _more_objections(len(voting.objections) - OBJECTIONS),
        roll.pending(voting),
        roll.amended(voting),
        handed_in(state),
        *together.texts(voting),
        pieces.picking(state, voting),
        papers.listed(voting.asking) if voting.asking.among else None,
        *pieces.answers(state, voting),
        row(pieces.handing_in(state), pieces.look(state), pieces.counting(state)),
        Note(_SHOWN_AT_ONCE if voting.asking.at_once else _hidden(voting)),
    )


def _advising(state: Proposal, voting: Voting) -> tuple[Element | None, ...]:
    *above, beneath = advising.voting(state, voting)
    return *above, roll.pending(voting), roll.amended(voting), handed_in(state), beneath


def _hidden(voting: Voting) -> Phrase:
    if voting.asking.among:
        return say("What each answered is shown to nobody. What all of it comes to is shown when it is counted.")
    return _SHOWN_SILENTLY if voting.asking.question is Question.silence else _SHOWN


def _decided(state: Proposal) -> tuple[Element | None, ...]:
    result = state.results[-1]
    return (
        Words(within.came_of_it(state, result)),
        arithmetic.for_now(result),
        arithmetic.picture(result),
        Note(arithmetic.afterwards(result, wanted=is_wanted(state.origin))),
        *not_yet.on_it(state),
        handed_in(state) if state.stage is Stage.not_yet else None,
        row(
            pieces.handing_in(state) if state.stage is Stage.not_yet else None,
            *differing.next_steps(state),
            pieces.look(state),
        ),
        differing.further_steps(state),
    )


def handed_in(state: Proposal) -> Note | None:
    count = len(state.open_matters)
    if not count:
        return None
    return Note(
        say_n("{n} question, worry or change waits here.", "{n} questions, worries and changes wait here.", count)
    )


def _written(state: Proposal) -> Phrase:
    if state.origin and state.origin.way is Way.point:
        return say("A building block, made of a point that people share.")
    if state.origin and state.origin.about:
        return state.origin.about
    if state.proposer is None:
        return say("A building block.")
    return say("A building block by {who}.", who=Mention(state.proposer))


def _unheard(voting: Voting) -> Note | None:
    if not voting.unheard:
        return None
    return Note(
        say(
            "Still to be heard: {names}.",
            names=pieces.names(voting.unheard, UNHEARD if voting.asking.at_once else pieces.NAMES),
        )
    )


def _at_once(voting: Voting) -> Iterator[Note]:
    """How many gave each answer, and on small rolls who, as far as names fit; all of them stand with who is asked."""
    if not voting.asking.at_once:
        return
    left = AT_ONCE
    for each in voting.counts:
        seats = tuple(said.seat for said in voting.said if said.position is each.position)
        if not seats or left == 0:
            yield Note(say("{answer}: {count}", answer=label(voting.asking, each.position), count=each.seats))
            continue
        names, left = pieces.names(seats, left), max(left - len(seats), 0)
        yield Note(say("{answer}: {names}", answer=label(voting.asking, each.position), names=names))
    for number, count in enumerate(voting.picks):
        yield Note(say("{answer}: {count}", answer=pieces.option(voting.asking.options, number), count=count))


def _no_show(voting: Voting) -> Note | None:
    told = passing.no_show(voting.asking, voting.given)
    return Note(told) if told else None


def _objection(state: Proposal, voting: Voting, each: Objection) -> Words:
    whose, words = weights.whose(each.seat), _short(each.words)
    if pieces.is_closed(state):
        return Words(say("{whose}: {answer}", whose=whose, answer=label(voting.asking, each.position)))
    if voting.asking.question is Question.live_with_it and voting.asking.people:
        return Words(say("{whose}: it would harm me. {words}", whose=whose, words=words))
    if voting.asking.question is Question.live_with_it:
        return Words(say("{whose}: it would harm us. {words}", whose=whose, words=words))
    said = label(voting.asking, each.position)
    return Words(say("{whose}: {answer}. {words}", whose=whose, answer=said, words=words))


def _short(words: str) -> str:
    """All of it stands on the page of whoever wrote it, and with the result."""
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


def _more_objections(more: int) -> Note | None:
    return Note(say_n("{n} more sees harm.", "{n} more see harm.", more)) if more > 0 else None
