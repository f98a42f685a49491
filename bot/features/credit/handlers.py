"""How joint work begins, how its sentence comes about, and how a partner is gone from it at once."""

from collections.abc import Iterator

from bot.features.coalition.facts import (
    AlternateNamed,
    AlternateRemoved,
    OrganisationLeft,
    OrganisationMarkedLeft,
    RepresentativeConfirmed,
    SeatGivenBack,
    SeatHandedOver,
)
from bot.features.credit import commands as asked
from bot.features.credit.cards import news, pieces
from bot.features.credit.facts import (
    LineAccepted,
    LineAgreed,
    LineGivenOut,
    LineWorded,
    PartnerDeclined,
    PartnerNamed,
    PartnerWithdrew,
    WorkBegun,
    WorkRenamed,
)
from bot.features.credit.model import WORKS, Acting, Beginning, Work
from bot.features.credit.model.refusals import EnoughWorks, LineChangedSince, LineNotAgreed
from bot.kernel.attention import Met, Need, Waiting
from bot.kernel.change import Change, Happened
from bot.kernel.command import Context
from bot.kernel.ids import OrganisationId, PersonId


def begin_work(given: Beginning, command: asked.BeginWork, context: Context) -> Change[Work]:
    """The same form sent twice shows what there is."""
    if given.before:
        return Change(reply=news.standing(given.before))
    if given.there >= WORKS:
        raise EnoughWorks(most=WORKS)
    mine, me = given.voices.first(context.person, command.organisation), context.person
    made = Work(command.work, command.name, (mine,), context.now, agreement=command.agreement, joined=(mine,))
    made = made.with_partner(command.partner) if command.partner else made
    made = made.worded(command.line, mine, 0) if command.line else made
    reminder = given.voices.checked_words(made)
    facts: list[Happened] = [WorkBegun(made.id, mine, me)]
    facts += [PartnerNamed(made.id, me) for _ in made.partners[1:]]
    facts += _said(made, mine, me) if made.line else ()
    acting = Acting(made, given.voices)
    needs = tuple(_asked(acting, made, acting.asked(made)))
    return Change(None, news.begun(made, reminder), (made,), facts=tuple(facts), needs=needs)


def name_partner(given: Acting, command: asked.AddWorkPartner, context: Context) -> Change[Work]:
    given.check_joined(context.person)
    after = given.work.with_partner(command.organisation)
    if after == given.work:
        return Change(reply=news.standing(after))
    fact = PartnerNamed(after.id, context.person)
    return Change(after, news.partner_asked(after, command.organisation), facts=(fact,), needs=_asking(given, after))


def rename_work(given: Acting, command: asked.RenameWork, context: Context) -> Change[Work]:
    given.check_joined(context.person)
    after = given.work.called(command.name)
    if after == given.work:
        return Change(reply=news.standing(after))
    given.voices.checked_names(after)
    return Change(after, news.renamed(after), facts=(WorkRenamed(after.id, context.person),))


def word_line(given: Acting, command: asked.WordLine, context: Context) -> Change[Work]:
    mine, before = given.partner(context.person, command.organisation), given.work
    after = before.worded(command.line, mine, command.seen)
    reminder = given.voices.checked_words(after)
    if after == before:
        return Change(reply=news.standing(after))
    facts = _said(after, mine, context.person) if after.line != before.line else _yes(after, mine, context.person)
    return Change(after, news.worded(after, reminder), facts=facts, needs=_asking(given, after))


def accept_line(given: Acting, command: asked.AcceptLine, context: Context) -> Change[Work]:
    mine = given.chosen(context.person, command.organisation)
    after = given.work.accepted(mine, command.edition)
    given.voices.checked_names(after)
    if after == given.work:
        return Change(reply=news.standing(after))
    return Change(after, news.accepted(after), facts=_yes(after, mine, context.person), needs=_asking(given, after))


def withdraw_from_line(given: Acting, command: asked.WithdrawFromLine, context: Context) -> Change[Work]:
    mine = given.chosen(context.person, command.organisation)
    after = given.work.without(mine, given.voices.names.get(mine, ""), context.now)
    reply = news.WITHDRAWN if mine in given.work.joined else news.DECLINED
    return Change(after, reply, facts=(_left(given.work, mine, context.person),), needs=_asking(given, after))


def give_line_out(given: Acting, command: asked.GiveLineOut, context: Context) -> Change[Work]:
    """Whether these are the words that all agreed to is looked at when they are said."""
    work = given.work
    if not work.is_agreed:
        raise LineNotAgreed
    if command.edition != work.edition:
        raise LineChangedSince
    reminder = given.voices.checked_speaker(work, context.person)
    reminder = given.voices.checked_words(work) or reminder
    return Change(reply=news.given_out(work, reminder), facts=(LineGivenOut(work.id, context.person),))


def let_partner_go(given: Acting | None, command: asked.LetPartnerGo, context: Context) -> Change[Work]:
    """Its name may be gone by now: then no words are kept that might hold it."""
    if given is None:
        return Change()
    gone = command.organisation
    after = given.work.without(gone, given.voices.names.get(gone, ""), context.now)
    return Change(after, facts=(_left(given.work, gone, None),), needs=_asking(given, after))


def ask_about_line(given: tuple[Acting, ...], command: asked.AskAboutLine, context: Context) -> Change[Work]:
    return Change(needs=tuple(each for one in given for each in _asked_now(one, command.person)))


def after_seat_changed(
    fact: RepresentativeConfirmed | AlternateNamed | AlternateRemoved | SeatGivenBack,
) -> tuple[asked.AskAboutLine, ...]:
    return (asked.AskAboutLine(fact.organisation, fact.person),) if fact.organisation else ()


def after_handed_over(fact: SeatHandedOver) -> tuple[asked.AskAboutLine, ...]:
    """Whom it is handed to is asked once they are confirmed."""
    return (asked.AskAboutLine(fact.organisation, fact.by),) if fact.organisation else ()


def after_organisation_left(fact: OrganisationLeft | OrganisationMarkedLeft) -> tuple[asked.LetPartnerGo, ...]:
    """Once for every work that there may be: each lets go of it in one, or finds none left."""
    return (asked.LetPartnerGo(fact.organisation),) * WORKS


def _said(work: Work, mine: OrganisationId, me: PersonId) -> tuple[Happened, ...]:
    return (LineWorded(work.id, mine, me), *_agreed(work))


def _yes(work: Work, mine: OrganisationId, me: PersonId) -> tuple[Happened, ...]:
    return (LineAccepted(work.id, mine, me), *_agreed(work))


def _left(before: Work, organisation: OrganisationId, by: PersonId | None) -> Happened:
    kind = PartnerWithdrew if organisation in before.joined else PartnerDeclined
    return kind(before.id, organisation, by)


def _agreed(work: Work) -> tuple[Happened, ...]:
    return (LineAgreed(work.id),) if work.is_agreed else ()


def _asking(given: Acting, work: Work) -> tuple[Waiting, ...]:
    """To new words all are asked who act for a partner and have not said yes; while the words stay the same, whoever
    waits already is not asked a second time."""
    if work.edition != given.work.edition:
        return (Met(_key(work)), *_asked(given, work, given.asked(work)))
    before, now = given.asked(given.work), given.asked(work)
    met = (Met(_key(work), each) for each in before if each not in now)
    return (*met, *_asked(given, work, tuple(each for each in now if each not in before)))


def _asked_now(given: Acting, person: PersonId) -> Iterator[Waiting]:
    if person in given.asked(given.work):
        yield from _asked(given, given.work, (person,))
    else:
        yield Met(_key(given.work), person)


def _asked(given: Acting, work: Work, people: tuple[PersonId, ...]) -> Iterator[Need]:
    for person in people:
        words = news.question(work, invited=given.is_invited(work, person))
        yield Need(person, _key(work), words, pieces.opening(work))


def _key(work: Work) -> str:
    return f"credit.line:{work.id}"
