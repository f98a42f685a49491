"""What organisations do with an agreement: look at it again, put it to all, correct its words, and sign it later."""

from bot.deciding import BeingDecided, Decided
from bot.features.agreements import commands as asked
from bot.features.agreements.cards import by_number, news
from bot.features.agreements.facts import (
    AgreementEnded,
    AgreementId,
    AgreementKept,
    AgreementMade,
    AgreementPutOff,
    AgreementReviewed,
    AgreementReworded,
    AgreementSigned,
    SignatureTakenBack,
)
from bot.features.agreements.handlers.asking import WHAT, wanted
from bot.features.agreements.model import Agreement, What, life, signing
from bot.features.agreements.model.dates import months_after
from bot.features.agreements.model.given import Acting, Following, Named
from bot.features.agreements.model.refusals import NewWordsBeforeAll, WordsSame
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Met, Need, Notice, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Context
from bot.kernel.ids import PlaceId

LATER, MOST_ASKED = 1, 200
"""Months until all look at it again, and so many people who answer for somebody."""


def ask_to_look_again(given: Acting, command: asked.AskToLookAgain, context: Context) -> Change[Agreement]:
    before = given.agreement
    party = life.seat_of(given.mine, before)
    after = life.looked_at_again(before, party, context.person, command.why, context.now)
    fact = AgreementReviewed(after.id, after.number, party.organisation, context.person)
    told, needs = _all(given.homes, news.looked_at(after)), by_number.asks_to_look(given, party)
    return Change(after, news.you_asked(after, closed=given.closed), messages=told, facts=(fact,), needs=needs)


def leave_as_it_is(given: Acting, command: asked.LeaveAsItIs, context: Context) -> Change[Agreement]:
    before = given.agreement
    party = life.seat_of(given.mine, before)
    review = months_after(context.now.date(), command.months) if command.months else None
    after = life.kept(before, party, review)
    fact = AgreementKept(after.id, after.number, context.person)
    told, others = news.stays(after, party), by_number.stays(given, party, context.now)
    return _looked(given, after, told, fact, others)


def look_later(given: Acting, command: asked.LookLater, context: Context) -> Change[Agreement]:
    """It stays until then as it is, and nobody said that it is as it should be."""
    party = life.seat_of(given.mine, given.agreement)
    day = months_after(context.now.date(), LATER)
    after = life.kept(given.agreement, party, day)
    told, others = news.put_off(after, party), by_number.put_off(given, party, context.now)
    fact = AgreementPutOff(after.id, after.number, day, context.person)
    return _looked(given, after, told, fact, others)


def put_to_all_again(given: Acting, command: asked.PutToAllAgain, context: Context) -> Change[Agreement]:
    before = given.agreement
    life.seat_of(given.mine, before)
    life.under_review(before)
    after = life.put_to_all(before, What.again, by_number=given.closed)
    text = "" if given.closed else after.text.text
    facts, met = (wanted(given, after, text, context),), (Met(life.waiting_for(after)),)
    return Change(after, news.put_to_all(after), facts=facts, needs=met)


def ask_to_replace(given: Acting, command: asked.AskToReplaceAgreement, context: Context) -> Change[Agreement]:
    before = given.agreement
    life.seat_of(given.mine, before)
    after = life.put_to_all(before, What.replace)
    if given.closed:
        raise NewWordsBeforeAll
    if (command.name, command.text) == (before.title, before.text.text):
        raise WordsSame
    return Change(after, news.put_to_all(after), facts=(wanted(given, after, command.text, context, command.name),))


def ask_to_end_agreement(given: Acting, command: asked.AskToEndAgreement, context: Context) -> Change[Agreement]:
    before = given.agreement
    life.seat_of(given.mine, before)
    instead = given.instead.number if given.instead else None
    after = life.put_to_all(before, What.end, instead, by_number=given.closed)
    return Change(after, news.put_to_all(after), facts=(wanted(given, after, command.why, context),))


def correct_wording(given: Acting, command: asked.CorrectWording, context: Context) -> Change[Agreement]:
    life.seat_of(given.mine, given.agreement)
    after = life.corrected(given.agreement, command.seen, command.text, context.person, context.now)
    told, others = (
        news.corrected(given.agreement, after, context.person),
        by_number.corrected(given, context.now),
    )
    return _reworded(given, after, told, others, context)


def put_wording_back(given: Acting, command: asked.PutWordingBack, context: Context) -> Change[Agreement]:
    life.seat_of(given.mine, given.agreement)
    after = life.put_back(given.agreement, command.seen, context.person, context.now)
    others = by_number.put_back(given, context.now)
    return _reworded(given, after, news.put_back(after, context.person), others, context)


def sign_too(given: Acting, command: asked.SignToo, context: Context) -> Change[Agreement]:
    party = signing.signing_seat(given.mine, given.agreement)
    after = signing.signed_too(given.agreement, party, context.person, context.now)
    if after == given.agreement:
        return Change(reply=news.signed(after, party))
    fact = AgreementSigned(after.id, after.number, party.organisation, context.person)
    told, others = news.signed(after, party), by_number.signed(given, party, context.now)
    return Change(after, told, messages=_all(given.homes, told), facts=(fact,), needs=others)


def take_signature_back(given: Acting, command: asked.TakeSignatureBack, context: Context) -> Change[Agreement]:
    party = signing.signed_seat(given.mine, given.agreement)
    after = signing.signature_taken_back(given.agreement, party)
    told = news.taken_back(after, party)
    if after == given.agreement:
        return Change(reply=told)
    fact = SignatureTakenBack(after.id, after.number, party.organisation, context.person)
    others = by_number.taken_back(given, party, context.now)
    return Change(after, told, messages=_all(given.homes, told), facts=(fact,), needs=others)


# What the clock does, and what follows from what others state


def look_on_its_day(given: Following, command: asked.LookOnItsDay, context: Context) -> Change[Agreement]:
    before = given.agreement
    after = life.day_came(before, context.now) if before else None
    if before is None or after is None or after == before:
        return Change()
    if after.stage is before.stage:
        return Change(after)
    fact = AgreementReviewed(after.id, after.number, None, None)
    needs = tuple(news.to_look(after, each, closed=given.closed) for each in given.people[:MOST_ASKED])
    return Change(after, messages=_all(given.homes, news.day_came(after)), facts=(fact,), needs=needs)


def note_before_all(given: Following, command: asked.NoteBeforeAll, context: Context) -> Change[Agreement]:
    before = given.agreement
    return Change(life.before_all(before, command.what, command.proposal, asked=command.asked) if before else None)


def note_not_agreed(given: Following, command: asked.NoteNotAgreed, context: Context) -> Change[Agreement]:
    """Asked and not agreed, it stays as it is, which is said; if nobody asks any more, it is looked at as before."""
    before = given.agreement
    if before is None or before.deciding is None or command.what not in {before.deciding.what, None}:
        return Change()
    if command.withdrawn:
        return Change(life.asked_no_more(before))
    after = life.stays(before)
    fact = AgreementKept(after.id, after.number, None)
    return Change(after, messages=_all(given.homes, news.not_changed(after)), facts=(fact,))


def note_replaces(given: Following, command: asked.NoteReplaces, context: Context) -> Change[Agreement]:
    before = given.agreement
    return Change(life.taking_place_of(before, command.replaced) if before else None)


def forget_in_agreements(given: Named, command: asked.ForgetInAgreements, context: Context) -> Change[Agreement]:
    return Change(life.without(given.agreements[0], given.person) if given.agreements else None)


def after_being_decided(fact: BeingDecided) -> tuple[asked.NoteBeforeAll, ...]:
    what = WHAT.get(fact.kind)
    return (asked.NoteBeforeAll(AgreementId(fact.subject), fact.proposal, what, fact.vote > 0),) if what else ()


def after_decided(fact: Decided) -> tuple[asked.NoteNotAgreed, ...]:
    """What was adopted comes with all that the register needs in ProposalAdopted."""
    what = WHAT.get(fact.kind)
    if fact.adopted or what is None:
        return ()
    return (asked.NoteNotAgreed(AgreementId(fact.subject), fact.withdrawn, what),)


def after_agreement_made(fact: AgreementMade) -> tuple[asked.FinishAgreement, ...]:
    return (asked.FinishAgreement(fact.replaces, fact.number),) if fact.replaces else ()


def after_agreement_ended(fact: AgreementEnded) -> tuple[asked.NoteReplaces, ...]:
    return (asked.NoteReplaces(fact.replaced_by, fact.number),) if fact.replaced_by else ()


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetInAgreements, ...]:
    return (asked.ForgetInAgreements(fact.person),)


def _looked(given: Acting, after: Agreement, told: Card, fact: Happened, others: tuple[Need, ...]) -> Change[Agreement]:
    needs: tuple[Waiting, ...] = (Met(life.waiting_for(after)), *others)
    return Change(after, told, messages=_all(given.homes, told), facts=(fact,), needs=needs)


def _reworded(
    given: Acting, after: Agreement, told: Card, others: tuple[Need, ...], context: Context
) -> Change[Agreement]:
    fact = AgreementReworded(after.id, after.number, after.text.number, context.person)
    needs: tuple[Waiting, ...] = (Met(life.words_of(after)), *others)
    return Change(after, told, messages=_all(given.homes, told), facts=(fact,), needs=needs)


def _all(homes: tuple[PlaceId, ...], told: Card) -> tuple[Notice, ...]:
    return tuple(Notice(home, told) for home in homes)
