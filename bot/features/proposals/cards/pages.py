"""Pages of proposals: all there are; one, with all that people say to it and what one can do; and how it counts."""

from bot.features.proposals.cards import arithmetic, pieces, recorded
from bot.features.proposals.cards.board import handed_in
from bot.features.proposals.commands import AnswerMatter, ProposalPage, StandBy, TakeMatterBack, WriteBlock
from bot.features.proposals.model import Chair, Proposal, Stage
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.given import Listed, Looking
from bot.features.proposals.model.pieces import Fate, Kind, Matter
from bot.features.proposals.model.vote import Voting
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft, Standing
from bot.kernel.elements import Button, Buttons, Element, Heading, Note, Style, Words
from bot.kernel.text import Mention, Moment, Phrase, say
from bot.kernel.wire import draft

ON_A_PAGE = 3
LISTED = 8

_KINDS = {Kind.question: say("Question"), Kind.worry: say("Worry"), Kind.change: say("Change")}


def all_of_them(given: Listed, context: Context) -> Card:
    shown: list[Element | None] = []
    for each in given.open[:LISTED]:
        shown += [Words(_line(each)), row(pieces.look(each))]
    if not given.open:
        shown.append(
            Words(say("Nothing is on the table. A building block is the smallest piece that all could agree on now."))
        )
    for each in given.settled[: LISTED - len(given.open[:LISTED])]:
        shown += [Note(_line(each)), row(pieces.look(each))]
    return card(say("What we decide"), *shown, row(Button(WriteBlock.title, Draft(WriteBlock), Style.primary)))


def one(given: Looking, context: Context) -> Card:
    state = given.proposal
    return card(
        state.title,
        Words(state.text.text),
        Note(_state(state)),
        *_mine(given, context),
        *_matters(given, context),
        handed_in(state) if not _shown(given) else None,
        row(None if state.is_over else pieces.handing_in(state), *_keeping(state, context)),
        row(pieces.counting(state) if state.voting or state.results else None, pieces.all_of_them()),
    )


def counting(given: Proposal, context: Context) -> Card:
    """In the words of the rule; of one that was counted with its arithmetic and its seal."""
    if given.voting:
        asking, seats = given.voting.asking, given.voting.seats - given.voting.given.recused
    elif given.result:
        asking, seats = given.result.asking, given.result.seats - arithmetic.given_in(given.result).recused
    else:
        return card(say("How is this counted?"), Words(say("Nobody has been asked for an answer yet.")))
    shown: tuple[Element | None, ...] = (
        Words(arithmetic.rule(asking, seats)),
        Note(say("Who says “Not ours to decide” is not counted among them. Silence is never a yes.")),
        Note(say("Who was asked was fixed when the question was put. The latest answer of each organisation counts.")),
    )
    if given.result and not given.voting:
        seal = say("Record: {seal}", seal=given.result.seal[:16])
        shown = (Words(arithmetic.sentence(given.result)), *shown, Note(seal))
    return card(say("How is this counted?"), *shown, row(pieces.look(given)))


def _line(state: Proposal) -> Phrase:
    if state.voting:
        given = state.voting.given
        return say(
            "{title}: {answered} of {seats} organisations answered, until {until}",
            title=state.title,
            answered=given.answered,
            seats=state.voting.seats - given.recused,
            until=Moment(state.voting.until),
        )
    return say("{title}: {state}", title=state.title, state=_STATES[state.stage])


_STATES = {
    Stage.talking: say("people talk about it"),
    Stage.voting: say("people are asked"),
    Stage.adopted: say("agreed"),
    Stage.not_yet: say("not agreed yet"),
    Stage.withdrawn: say("withdrawn"),
}


def _state(state: Proposal) -> Phrase:
    if state.voting:
        return pieces.question(state.title, state.voting.asking.question, Moment(state.voting.until))
    if state.result and state.stage in {Stage.adopted, Stage.not_yet}:
        return arithmetic.sentence(state.result)
    return say("Now: {state}.", state=_STATES[state.stage])


def _mine(given: Looking, context: Context) -> tuple[Element | None, ...]:
    """For each seat that the reader answers for."""
    voting = given.proposal.voting
    if voting is None or context.now >= voting.until:
        return ()
    shown: list[Element | None] = []
    for chair in (each for each in given.chairs if each.entry):
        shown += [
            Heading(say("Answer for {whose}", whose=chair.held.name.whose)),
            *_chair(given.proposal, voting, chair),
        ]
    return tuple(shown)


def _chair(proposal: Proposal, voting: Voting, chair: Chair) -> tuple[Element | None, ...]:
    answers = [each for each in chair.acts if each.position is not Position.more_time]
    latest, seat = (answers[-1] if answers else None), chair.held.name.seat
    told: tuple[Element | None, ...] = ()
    if latest and not voting.counts_still(latest.answer):
        stands = Button(StandBy.title, StandBy(proposal.id, proposal.text.number, seat), Style.primary)
        told = (
            Words(say("You answered to the text of before: {answer}", answer=recorded.answer(proposal, latest))),
            row(stands),
        )
    elif latest:
        told = (Words(say("So far: {answer}", answer=recorded.answer(proposal, latest))), *_who(chair))
    picks = frozenset(latest.picked) if latest and voting.counts_still(latest.answer) else frozenset[int]()
    return (*told, *pieces.options(proposal, voting, picks, seat), row(*pieces.answers(proposal, voting, seat)))


def _who(chair: Chair) -> tuple[Note, ...]:
    by = chair.acts[-1].person
    return (Note(say("By {who}. The latest answer counts.", who=Mention(by))),) if by else ()


def _shown(given: Looking) -> tuple[Matter, ...]:
    """Those that are open first; what was taken back is not there."""
    there = (each for each in given.proposal.matters if each.fate is not Fate.taken_back)
    ordered = sorted(there, key=lambda each: (each.fate is not Fate.open, each.number))
    return tuple(ordered[given.start : given.start + ON_A_PAGE])


def _matters(given: Looking, context: Context) -> tuple[Element | None, ...]:
    shown: list[Element | None] = []
    for each in _shown(given):
        shown += [Words(_matter(each)), *_answered(each), _on(given.proposal, each, context)]
    more = given.start + ON_A_PAGE < sum(each.fate is not Fate.taken_back for each in given.proposal.matters)
    onward = ProposalPage(given.proposal.id, given.start + ON_A_PAGE)
    return (*shown, row(Button(say("More of them"), onward)) if more else None)


def _matter(each: Matter) -> Phrase:
    if each.by is None:
        return say("{kind}: {words}", kind=_KINDS[each.kind], words=each.words)
    return say("{kind} of {who}: {words}", kind=_KINDS[each.kind], who=Mention(each.by), words=each.words)


def _answered(each: Matter) -> tuple[Note, ...]:
    if each.fate is Fate.taken_in:
        return (Note(say("It was taken into the text.")),)
    if not each.answer:
        return ()
    if each.answered_by is None:
        return (Note(say("Answer: {answer}", answer=each.answer)),)
    return (Note(say("{who} answers: {answer}", who=Mention(each.answered_by), answer=each.answer)),)


def _on(state: Proposal, each: Matter, context: Context) -> Buttons | None:
    if each.fate is not Fate.open or state.is_over:
        return None
    keeps = _keeps(state, context)
    return row(
        Button(AnswerMatter.title, draft(AnswerMatter, proposal=state.id, number=each.number)),
        pieces.rewriting(state, each.number) if keeps and each.kind is Kind.change else None,
        Button(TakeMatterBack.title, TakeMatterBack(state.id, each.number)) if each.by == context.person else None,
    )


def _keeps(state: Proposal, context: Context) -> bool:
    return state.may_be_kept_by(context.person, facilitator=context.actor.standing is Standing.facilitator)


def _keeping(state: Proposal, context: Context) -> tuple[Button | None, ...]:
    if state.is_over:
        return ()
    asking = None if state.voting else pieces.asking(state)
    if not _keeps(state, context):
        return (asking,)
    return asking, pieces.rewriting(state), pieces.withdrawing(state)
