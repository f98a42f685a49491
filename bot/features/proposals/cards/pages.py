"""Pages of proposals: all there are; one, with all that people say to it and what one can do; and how it counts."""

from bot.features.agreements.facts import AGREEMENTS_PAGE
from bot.features.proposals.cards import (
    advising,
    arithmetic,
    differing,
    hearing,
    leading,
    matters,
    more_ways,
    not_yet,
    papers,
    passing,
    pieces,
    recorded,
    secret,
    silence,
    states,
    sums,
    terms,
    texts,
    together,
    weights,
    within,
)
from bot.features.proposals.cards.questions import label
from bot.features.proposals.commands import (
    BringIn,
    MakeSmallAgreement,
    ProposalPage,
    RollPage,
    StandBy,
    TakeHomePage,
    WriteBlock,
    WriteText,
)
from bot.features.proposals.model import Act, Chair, Proposal, Stage
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.given import Listed, Looking
from bot.features.proposals.model.vote import Voting
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Element, Menu, MenuOption, Note, Style, Words
from bot.kernel.text import Mention, say

LISTED, SEATS, TEXTS_LISTED = 8, 10, 3


def all_of_them(given: Listed, context: Context) -> Card:
    shown: list[Element | None] = []
    on_the_table = tuple(each for each in given.open if each.stage is not Stage.not_yet)[:LISTED]
    kept = sum(each.stage is Stage.not_yet for each in given.open) + given.kept
    for at, each in enumerate(on_the_table, 1):
        shown += [Words(states.line(each)), row(pieces.look(each, at))]
    for each_text in given.texts[:TEXTS_LISTED]:
        shown += [Words(texts.line(each_text)), row(texts.looking(each_text))]
    if not (on_the_table or given.texts):
        shown.append(
            Words(say("Nothing is on the table. A building block is the smallest piece that all could agree on now."))
        )
    if kept:
        shown += [not_yet.how_many(kept), row(not_yet.all_of_them())]
    for at, each in enumerate(given.settled[: LISTED - len(on_the_table)], len(on_the_table) + 1):
        shown += [Note(states.line(each)), row(pieces.look(each, at))]
    return card(say("What we decide"), *shown, row(*_beginnings()))


def _beginnings() -> tuple[Button, ...]:
    return (
        Button(WriteBlock.title, Draft(WriteBlock), Style.primary),
        Button(WriteText.title, Draft(WriteText)),
        Button(MakeSmallAgreement.title, Draft(MakeSmallAgreement)),
        Button(BringIn.title, Draft(BringIn)),
        Button(say("Our agreements"), AGREEMENTS_PAGE),
    )


def one(given: Looking, context: Context) -> Card:
    state = given.proposal
    return card(
        state.title,
        pieces.words(state),
        Words(states.state(state)),
        within.note(state),
        *advising.deciding(state, context),
        *_mine(given, context),
        *(silence.standing_by(state)[:-1] if state.is_standing_by else ()),
        *not_yet.on_it(state),
        *together.answering_there(state),
        *matters.some(given, context),
        not_yet.on_page(state, keeps=matters.keeps(state, context)),
        *hearing.asking_first(state),
        row(None if state.is_over else pieces.handing_in(state), *_onward(state), *_keeping(given, context)),
        row(
            pieces.counting(state) if state.voting or state.results else None,
            _taking_home(given),
            pieces.whole(state) or differing.beside(state),
            together.choosing(state),
            pieces.all_of_them(),
        ),
    )


def counting(given: Proposal, context: Context) -> Card:
    """In the words of the rule; of one that was counted with its arithmetic and its seal."""
    if given.voting:
        asking, count = given.voting.asking, given.voting.given
    elif given.result:
        asking, count = given.result.asking, given.result.given
    else:
        return card(say("How is this counted?"), Words(say("Nobody has been asked for an answer yet.")))
    shown: tuple[Element | None, ...] = (
        Words(passing.rule(asking, count)),
        *weights.on_card(asking, count.weighed),
        *terms.of(asking, count),
        Note(say("Who says “{answer}” is not counted among them.", answer=label(asking, Position.recused))),
        Note(secret.COUNTED if asking.secret else terms.LATEST_COUNTS),
        Note(secret.kept(asking)) if asking.secret else None,
    )
    if asking.question in papers.TERMS:
        shown = (*shown, Note(say("This way of counting is called {term}.", term=papers.TERMS[asking.question])))
    if given.result and not given.voting:
        seal = say("Record: {seal}", seal=given.result.seal[:16])
        shown = (Words(arithmetic.sentence(given.result)), *sums.steps(given.result), *shown, Note(seal))
    who = Button(RollPage.title, RollPage(given.id))
    return card(say("How is this counted?"), *shown, row(who, pieces.look(given)))


def _mine(given: Looking, context: Context) -> tuple[Element | None, ...]:
    """For the seat that the reader answers for, or one of them."""
    voting = given.proposal.voting
    if voting is None or context.now >= voting.until:
        return ()
    chair = given.chair
    if chair is None:
        return (_for_others(given),)
    if voting.asking.secret:
        return secret.mine(given.proposal, given.chairs, chair, context.person)
    barred = leading.barred(chair, given.chairs, context.person)
    if barred:
        return _seats(given), pieces.heading(chair), barred, _for_others(given)
    theirs = (pieces.heading(chair), weights.mine(chair), *_chair(given.proposal, voting, chair))
    return (_seats(given), *theirs, _for_others(given))


def _seats(given: Looking) -> Menu | None:
    if len(given.asked) < 2:
        return None
    names = (each.held.name for each in given.asked[:SEATS])
    offered = (MenuOption(each.whose, ProposalPage(given.proposal.id, given.start, each.seat)) for each in names)
    return Menu(say("You answer for several seats"), tuple(offered))


def _for_others(given: Looking) -> Menu | None:
    """For whom the reader may write down an answer, by their seats."""
    if not given.written or given.chair in given.written:
        return None
    seats = (each.held.name for each in given.written[:SEATS])
    offered = (MenuOption(each.whose, ProposalPage(given.proposal.id, given.start, each.seat)) for each in seats)
    return Menu(say("Write down someone's answer"), tuple(offered))


def _chair(proposal: Proposal, voting: Voting, chair: Chair) -> tuple[Element | None, ...]:
    latest, seat = chair.latest, chair.held.name.seat
    told: tuple[Element | None, ...] = ()
    if latest and not voting.counts_still(latest.answer):
        stands = Button(StandBy.title, StandBy(proposal.id, proposal.text.number, seat), Style.primary)
        told = (
            Words(say("You answered to the text of before: {answer}", answer=recorded.answer(proposal, latest))),
            row(stands),
        )
    elif latest:
        confirming = row(pieces.confirming(proposal, chair)) if latest.for_now else None
        told = (Words(say("So far: {answer}", answer=recorded.answer(proposal, latest))), _who(latest), confirming)
    objection = pieces.objection(proposal, voting, latest) if latest else None
    picks = frozenset(latest.picked) if latest and voting.counts_still(latest.answer) else frozenset[int]()
    return (
        _writing(chair),
        *told,
        objection,
        *pieces.options(proposal, voting, picks, seat),
        *advising.answers(proposal, voting, seat),
        row(pieces.for_now(proposal, voting, seat)),
    )


def _writing(chair: Chair) -> Note | None:
    if chair.acting:
        return Note(
            say("They let {other} answer for them. What they answer themselves counts.", other=chair.acting.whose)
        )
    if chair.whose is None:
        return None
    return Note(say("You write this down for {who}. Your name stands beside it.", who=Mention(chair.whose)))


def _who(latest: Act) -> Note | None:
    by = recorded.by_whom(latest)
    return Note(by) if by else None


def _taking_home(given: Looking) -> Button | None:
    """To people who are not here; of what is over the page itself says it all."""
    voting = given.proposal.voting
    if given.proposal.is_over or (voting and voting.asking.people):
        return None
    seat = given.chair.held.name.seat if given.chair else None
    return Button(TakeHomePage.title, TakeHomePage(given.proposal.id, 0, seat))


def _keeping(given: Looking, context: Context) -> tuple[Button | None, ...]:
    state = given.proposal
    if state.is_over or state.beside:
        return ()
    asking = (
        () if state.voting or state.is_standing_by else (more_ways.asking(state, given.rules), pieces.more_ways(state))
    )
    if not matters.keeps(state, context):
        return asking
    rewriting = None if state.voting and state.voting.asking.proposals else pieces.rewriting(state)
    return *asking, rewriting, pieces.withdrawing(state)


def _onward(state: Proposal) -> tuple[Button, ...]:
    return differing.next_steps(state) if state.is_over else ()
