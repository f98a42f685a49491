"""What the register needs from the store when something becomes of an agreement."""

from dataclasses import replace

from bot.confidential import KINDS, Confidential, kinds
from bot.features.agreements import commands as asked
from bot.features.agreements.facts import AgreementId
from bot.features.agreements.model import AGREEMENTS, AROUND, Agreement
from bot.features.agreements.model.given import Acting, Following, Making, Marking, Named
from bot.features.agreements.model.refusals import WordsChanged
from bot.features.agreements.reads.confidence import is_closed, of, opened, reader, told_in
from bot.insiders import INSIDERS
from bot.kernel.command import Context, Draft
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found


def making(unit: Unit, command: asked.KeepAgreement, context: Context) -> Making:
    """There is no root to lock: that a number is given once, and a proposal has one, are constraints of the store."""
    rows, around = unit.get(AGREEMENTS), unit.get(AROUND)
    before = rows.of_proposal(command.proposal)
    kept = kinds(unit.get(RULES).rules())
    return Making(before, rows.last_number() + 1, around.seats(), around.zone() or "UTC", kept)


def following(
    unit: Unit,
    command: asked.RenewAgreement
    | asked.FinishAgreement
    | asked.LookOnItsDay
    | asked.NoteBeforeAll
    | asked.NoteNotAgreed,
    context: Context,
) -> Following:
    state = unit.get(AGREEMENTS).locked(command.agreement)
    return Following(state, told_in(unit, state), is_closed(unit, state)) if state else Following(None)


def on_its_day(unit: Unit, command: asked.LookOnItsDay, context: Context) -> Following:
    given = following(unit, command, context)
    return replace(given, people=unit.get(AROUND).answering(given.agreement.parties)) if given.agreement else given


def replacing(unit: Unit, command: asked.NoteReplaces, context: Context) -> Following:
    rows = unit.get(AGREEMENTS)
    it = rows.numbered(command.number)
    return Following(rows.locked(it.id) if it else None)


def acting(unit: Unit, command: asked.WithAgreement, context: Context) -> Acting:
    state = opened(unit, context, found(unit.get(AGREEMENTS).locked(command.agreement)))
    circle = state.circle if state.circle and unit.get(INSIDERS).of(state.circle) else None
    mine, homes, closed = unit.get(AROUND).held_by(context.person), told_in(unit, state), is_closed(unit, state)
    others = _others(unit, state, context.person) if closed else ()
    return Acting(state, mine, homes, closed=closed, circle=circle, others=others)


def _others(unit: Unit, state: Agreement, person: PersonId) -> tuple[PersonId, ...]:
    """Who answers for those whom it binds; of a circle of people all in it."""
    circle = unit.get(INSIDERS).of(state.circle) if state.circle and not state.parties else None
    bound = sorted(circle.people) if circle else unit.get(AROUND).answering(state.parties)
    return tuple(each for each in bound if each != person)


def marking(unit: Unit, command: asked.MarkInConfidence | asked.SetConfidence, context: Context) -> Marking:
    state, rules = unit.get(AGREEMENTS).locked(command.agreement), unit.get(RULES).rules()
    rule = rules.chosen(KINDS).rule
    return Marking(state, tuple(unit.get(ROSTER).homes()), kinds(rules), rule.number if rule else 0)


def wording_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """Raises WordsChanged for a button beside older words, before somebody writes for nothing."""
    state = opened(unit, context, found(unit.get(AGREEMENTS).find(draft.hidden("agreement", AgreementId))))
    if draft.hidden("seen", int) != state.text.number:
        raise WordsChanged
    return draft.filled(text=state.text.text)


def words_as_they_are(unit: Unit, draft: Draft, context: Context) -> Draft:
    state = opened(unit, context, found(unit.get(AGREEMENTS).find(draft.hidden("agreement", AgreementId))))
    return draft.filled(name=state.title, text=state.text.text)


def ending(unit: Unit, command: asked.AskToEndAgreement, context: Context) -> Acting:
    given = acting(unit, command, context)
    instead = found(unit.get(AGREEMENTS).find(command.instead)) if command.instead else None
    return replace(given, instead=instead)


def named(unit: Unit, person: PersonId) -> Named:
    every, who = unit.get(AGREEMENTS).naming(person), reader(unit, person)
    kept = ((each.number, of(unit, each)) for each in every)
    closed = (number for number, each in kept if isinstance(each, Confidential) and not each.readers.include(who))
    return Named(person, every, frozenset(closed))


def forgetting(unit: Unit, command: asked.ForgetInAgreements, context: Context) -> Named:
    """The first of them is held."""
    rows = unit.get(AGREEMENTS)
    first = next(iter(rows.naming(command.person)), None)
    state = rows.locked(first.id) if first else None
    return Named(command.person, (state,) if state else ())
