"""Questions, worries and changes beside a proposal: as many on a page as fit there, and what one can do about each."""

from collections.abc import Iterator

from bot.features.proposals.cards import pieces
from bot.features.proposals.commands import AnswerMatter, DeclineChange, MakeItsOwn, ProposalPage, TakeMatterBack
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.given import Looking
from bot.features.proposals.model.origin import made_of
from bot.features.proposals.model.pieces import Fate, Kind, Matter
from bot.kernel.card import row
from bot.kernel.command import Context, Standing
from bot.kernel.elements import Button, Buttons, Element, Note, Words
from bot.kernel.text import Mention, Phrase, say
from bot.kernel.wire import draft

ON_A_PAGE, BESIDE_ANSWERS, BESIDE_STEPS, BESIDE_OPTIONS = 3, 2, 2, 1
"""So many fit with all that can be pressed there."""

CHARACTERS = 1_500
"""Of theirs and of the text that they are about; the rest of the page takes as much again at most."""


def some(given: Looking, context: Context) -> tuple[Element | None, ...]:
    """From the page's start on, and a way to the others."""
    shown: list[Element | None] = []
    ordered = _ordered(given.proposal)
    fitting = tuple(_fitting(given, ordered[given.start :]))
    for each in fitting:
        shown += [Words(_matter(each)), *_answered(each), _on(given.proposal, each, context)]
    onward = given.start + len(fitting)
    if onward >= len(ordered):
        return tuple(shown)
    return (*shown, row(Button(say("More of them"), ProposalPage(given.proposal.id, onward, given.seat))))


def keeps(state: Proposal, context: Context) -> bool:
    return state.may_be_kept_by(context.person, facilitator=context.actor.standing is Standing.facilitator)


def _ordered(state: Proposal) -> list[Matter]:
    """Those that are open first; what was taken back is not there."""
    there = (each for each in state.matters if each.fate is not Fate.taken_back)
    return sorted(there, key=lambda each: (each.fate is not Fate.open, each.number))


def _fitting(given: Looking, ordered: list[Matter]) -> Iterator[Matter]:
    """One at least."""
    left, first = CHARACTERS - len(given.proposal.text.text), True
    for each in ordered[: _most(given)]:
        left -= len(each.words) + len(each.answer or "")
        if left < 0 and not first:
            return
        first = False
        yield each


def _most(given: Looking) -> int:
    voting = given.proposal.voting
    if given.proposal.stage is Stage.not_yet:
        return BESIDE_STEPS
    if voting is None or given.chair is None:
        return ON_A_PAGE
    return BESIDE_OPTIONS if voting.asking.options else BESIDE_ANSWERS


def _matter(each: Matter) -> Phrase:
    if each.by is None:
        return say("{kind}: {words}", kind=pieces.KINDS[each.kind], words=each.words)
    who = Mention(each.by)
    match each.kind:
        case Kind.question:
            return say("{who} asks: {words}", who=who, words=each.words)
        case Kind.worry:
            return say("A worry of {who}: {words}", who=who, words=each.words)
        case Kind.change:
            return say("{who} would change this: {words}", who=who, words=each.words)
        case Kind.doing:
            return say("Who does what, says {who}: {words}", who=who, words=each.words)


def _answered(each: Matter) -> tuple[Note, ...]:
    if each.fate is Fate.taken_in:
        return (Note(say("It was taken into the text.")),)
    if each.fate is Fate.on_its_own:
        return (Note(say("It is a proposal of its own.")),)
    if not each.answer:
        return ()
    if each.answered_by is None:
        return (Note(say("Answer: {answer}", answer=each.answer)),)
    return (Note(say("{who} answers: {answer}", who=Mention(each.answered_by), answer=each.answer)),)


def _on(state: Proposal, each: Matter, context: Context) -> Buttons | None:
    mine = each.by == context.person
    if each.fate is Fate.on_its_own:
        own = made_of(state.id, each.number)
        leads_there = state.beside is not None and state.beside.other == own
        return None if leads_there else row(Button(say("Its own proposal"), ProposalPage(own)))
    if each.fate is Fate.declined:
        return row(Button(MakeItsOwn.title, MakeItsOwn(state.id, each.number)) if mine else None)
    if each.fate is not Fate.open or state.is_over:
        return None
    kept = keeps(state, context)
    return row(
        Button(AnswerMatter.title, draft(AnswerMatter, proposal=state.id, number=each.number)),
        pieces.rewriting(state, each.number) if kept and each.kind is Kind.change else None,
        _declining(state, each) if kept and each.kind is Kind.change and not state.voting else None,
        Button(TakeMatterBack.title, TakeMatterBack(state.id, each.number)) if each.by == context.person else None,
    )


def _declining(state: Proposal, each: Matter) -> Button:
    return Button(DeclineChange.title, draft(DeclineChange, proposal=state.id, number=each.number))
