"""The page of one agreement: its words, how it came about, whom it binds, what becomes of it, and what one can do."""

from collections.abc import Iterator

from bot.features.agreements.cards import confidence, news, pieces
from bot.features.agreements.commands import (
    AskToEndAgreement,
    AskToLookAgain,
    AskToReplaceAgreement,
    BoundPage,
    CorrectWording,
    FilesPage,
    LeaveAsItIs,
    LookLater,
    SignToo,
    TakeSignatureBack,
    VersionsPage,
)
from bot.features.agreements.model import Agreement, Stage, life
from bot.features.agreements.model.given import Looking
from bot.features.credit.facts import work_on
from bot.features.promises.facts import promises_of
from bot.features.proposals.facts import proposal_page
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Element, Note, Words
from bot.kernel.text import Moment, Phrase, When, say, say_n
from bot.kernel.wire import draft


def page(given: Looking, context: Context) -> Card:
    state = given.agreement
    return card(
        pieces.called(state),
        *(Words(each) for each in pieces.words(state.text)),
        Words(_standing(state)),
        confidence.note(given),
        *_review(state),
        *news.being_asked(state),
        *_adoption(state),
        *_binding(state),
        row(*_looking_at(given), *_signing(given)),
        row(*_doing(given)),
        row(
            Button(BoundPage.title, BoundPage(state.id)),
            Button(VersionsPage.title, VersionsPage(state.id)),
            _decided(state),
            pieces.ALL,
            Button(FilesPage.title, FilesPage(state.id)),
        ),
        row(
            Button(say("Its promises"), promises_of(state.id)),
            *confidence.buttons(given, context),
            Button(say("What we say of it"), work_on(state.id)) if given.mine else None,
        ),
    )


def _standing(state: Agreement) -> Phrase:
    if state.ended_at is None:
        return pieces.standing(state)
    on = Moment(state.ended_at, When.day)
    if state.replaced_by:
        return say("It ended on {on}. Number {other} took its place.", on=on, other=state.replaced_by)
    return say("It ended on {on}, as all agreed.", on=on)


def _review(state: Agreement) -> Iterator[Element]:
    review = state.reviewing
    if review and review.asked_for:
        yield Words(say("{whose} asks to look at it again: {words}", whose=review.asked_for.whose, words=review.words))
    elif review:
        yield Words(say("The day to look at it again has come."))


def _adoption(state: Agreement) -> Iterator[Element | None]:
    last = state.adopted
    yield Words(pieces.how(state))
    if last.adoption and last.adoption.asides:
        aside = pieces.names(last.adoption.asides)
        yield Words(say("Stepped aside, and need not carry it out: {names}", names=aside))
    if state.review and state.stage is Stage.in_force:
        yield Note(say("All look at it again on {day}.", day=pieces.day(state.review)))
    if last.adoption and last.adoption.over:
        yield Note(
            say_n("All chose it over {n} other proposal.", "All chose it over {n} other proposals.", last.adoption.over)
        )
    if state.replaces:
        numbers = ", ".join(map(str, state.replaces))
        yield Note(say("It took the place of number {numbers}.", numbers=numbers))
    if last.adoption and last.adoption.seal:
        yield Note(say("Record: {seal}", seal=last.adoption.seal[:16]))


def _binding(state: Agreement) -> Iterator[Element]:
    if state.circle_name:
        yield Note(say("It binds the circle {circle} alone.", circle=state.circle_name))
    yield Note(say("It binds: {names}", names=pieces.names(state.parties)))
    if state.signed:
        signed = pieces.names(tuple(each.party for each in state.signed))
        yield Note(say("Signed later: {names}. That is no vote.", names=signed))


def _decided(state: Agreement) -> Button | None:
    adoption = state.adopted.adoption
    return Button(say("How it was decided"), proposal_page(adoption.proposal)) if adoption else None


def _looking_at(given: Looking) -> Iterator[Button | None]:
    """For those who answer for an organisation."""
    state = given.agreement
    if not given.mine or state.stage is Stage.ended:
        return
    if state.stage is Stage.in_force:
        yield Button(AskToLookAgain.title, draft(AskToLookAgain, agreement=state.id))
    elif not life.is_asked(state):
        yield news.again(state)
        yield Button(LeaveAsItIs.title, draft(LeaveAsItIs, agreement=state.id))
        yield Button(LookLater.title, LookLater(state.id))


def _doing(given: Looking) -> Iterator[Button | None]:
    """As above, whether it is looked at or not; nothing of it changes while all are asked."""
    state = given.agreement
    if not given.mine or state.stage is Stage.ended or life.is_asked(state):
        return
    if not given.closed:
        yield Button(AskToReplaceAgreement.title, draft(AskToReplaceAgreement, agreement=state.id))
    yield Button(AskToEndAgreement.title, draft(AskToEndAgreement, agreement=state.id))
    yield Button(CorrectWording.title, draft(CorrectWording, agreement=state.id, seen=state.text.number))
    if life.is_corrected(state):
        yield news.back(state)


def _signing(given: Looking) -> Iterator[Button]:
    """For all: who was silent is bound, and may want to say more; of a secret vote nobody knows who that was. Whoever
    answers for several can sign for each."""
    state, mine, signed = given.agreement, given.mine, {each.party.seat for each in given.agreement.signed}
    if not mine or state.stage is Stage.ended:
        return
    if signed.isdisjoint(each.seat for each in mine) or any(
        each.seat not in signed and not state.binds(each.seat) for each in mine
    ):
        sure = say("Sign this agreement for your organisation? All can see it.")
        yield Button(SignToo.title, SignToo(state.id), confirm=sure)
    if any(each.seat in signed for each in mine):
        yield Button(TakeSignatureBack.title, TakeSignatureBack(state.id))
