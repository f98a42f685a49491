"""What the register's handlers and pages need from the store: loaded and locked here, decided elsewhere."""

from collections.abc import Callable
from dataclasses import replace

from bot.confidential import Reader, kinds
from bot.features.agreements import commands as asked
from bot.features.agreements.cards.pieces import called
from bot.features.agreements.model import AGREEMENTS, AROUND, Agreement, Sought, Which
from bot.features.agreements.model.given import Acting, Closed, Following, Listed, Looking, Making, Named, Taking
from bot.features.agreements.model.refusals import NothingAgreed
from bot.features.agreements.model.taken import Format, Taken, held
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found

A_PAGE, LATEST, MOST_TO_PICK = 4, 3, 200
EVERY = 1_000_000


def making(unit: Unit, command: asked.KeepAgreement, context: Context) -> Making:
    """There is no root to lock: that a number is given once, and a proposal has one, are constraints of the store."""
    rows, around = unit.get(AGREEMENTS), unit.get(AROUND)
    before = rows.of_proposal(command.proposal)
    return Making(before, rows.last_number() + 1, around.seats(), around.zone() or "UTC")


def following(
    unit: Unit,
    command: asked.RenewAgreement
    | asked.FinishAgreement
    | asked.LookOnItsDay
    | asked.NoteBeforeAll
    | asked.NoteNotAgreed,
    context: Context,
) -> Following:
    return Following(unit.get(AGREEMENTS).locked(command.agreement), tuple(unit.get(ROSTER).homes()))


def replacing(unit: Unit, command: asked.NoteReplaces, context: Context) -> Following:
    rows = unit.get(AGREEMENTS)
    it = rows.numbered(command.number)
    return Following(rows.locked(it.id) if it else None)


def acting(unit: Unit, command: asked.WithAgreement, context: Context) -> Acting:
    state = found(unit.get(AGREEMENTS).locked(command.agreement))
    return Acting(state, unit.get(AROUND).held_by(context.person), tuple(unit.get(ROSTER).homes()))


def ending(unit: Unit, command: asked.AskToEndAgreement, context: Context) -> Acting:
    given = acting(unit, command, context)
    instead = found(unit.get(AGREEMENTS).find(command.instead)) if command.instead else None
    return replace(given, instead=instead)


def named(unit: Unit, person: PersonId) -> Named:
    return Named(person, unit.get(AGREEMENTS).naming(person))


def forgetting(unit: Unit, command: asked.ForgetInAgreements, context: Context) -> Named:
    """The first of them is held."""
    rows = unit.get(AGREEMENTS)
    first = next(iter(rows.naming(command.person)), None)
    state = rows.locked(first.id) if first else None
    return Named(command.person, (state,) if state else ())


def to_pick(unit: Unit, context: Context) -> tuple[Option, ...]:
    """What holds, the newest first. Raises NothingAgreed."""
    there = unit.get(AGREEMENTS).part(Sought(Which.in_force), 0, MOST_TO_PICK)
    if not there:
        raise NothingAgreed
    return tuple(Option(each.id, called(each)) for each in there)


def latest(unit: Unit, context: Context) -> tuple[Agreement, ...]:
    return unit.get(AGREEMENTS).part(Sought(), 0, LATEST)


def listed(unit: Unit, page: asked.AgreementsPage, context: Context) -> Listed:
    rows = unit.get(AGREEMENTS)
    sought = Sought(page.which, _party(unit, context) if page.which is Which.mine else None, page.circle)
    start = max(page.start, 0)
    part = tuple(opening(unit, context)(each) for each in rows.part(sought, start, A_PAGE))
    return Listed(part, rows.count(sought), start, sought)


def looking(unit: Unit, page: asked.AgreementPage, context: Context) -> Looking:
    return _looking(unit, page, context)


def version(unit: Unit, page: asked.VersionsPage, context: Context) -> Looking:
    return _looking(unit, page, context, page.number)


def bound(unit: Unit, page: asked.BoundPage, context: Context) -> Looking:
    return _looking(unit, page, context, max(page.start, 0))


def offering(unit: Unit, page: asked.FilesPage, context: Context) -> Taking:
    alone = opened(unit, context, found(unit.get(AGREEMENTS).find(page.agreement))) if page.agreement else None
    return Taking(Taken("", context.now, ()), Format.page, alone)


def taking(unit: Unit, page: asked.FilePage, context: Context) -> Taking:
    rows, kept = unit.get(AGREEMENTS), kinds(unit.get(RULES).rules())
    alone = found(rows.find(page.agreement)) if page.agreement else None
    every = (alone,) if alone else rows.part(Sought(), 0, EVERY)[::-1]
    shared = tuple(held(each, kept) for each in every)
    taken = Taken.of(unit.get(AROUND).called(), context.now, shared, alone.number if alone else None)
    return Taking(taken, page.kind, alone)


def opened(unit: Unit, context: Context, state: Agreement) -> Agreement:
    """Raises KeptInConfidence for those who are no readers of it."""
    kept = held(state, kinds(unit.get(RULES).rules()))
    return kept if isinstance(kept, Agreement) else kept.opened(_reader(unit, context))


def opening(unit: Unit, context: Context) -> Callable[[Agreement], Agreement | Closed]:
    """For a list: what the reader may not see stands there by its number."""
    kept, reader = kinds(unit.get(RULES).rules()), _reader(unit, context)

    def shown(state: Agreement) -> Agreement | Closed:
        it = held(state, kept)
        if isinstance(it, Agreement):
            return it
        return it.opened(reader) if it.readers.include(reader) else Closed(state.number)

    return shown


def _reader(unit: Unit, context: Context) -> Reader:
    """For whom they act now: the organisation that they are with, and their seats."""
    seats = {each.seat for each in unit.get(AROUND).held_by(context.person)}
    party = _party(unit, context)
    return Reader(context.person, frozenset(seats | ({party} if party else set())))


def _looking(unit: Unit, page: asked.OfAgreement, context: Context, start: int = 0) -> Looking:
    agreement = opened(unit, context, found(unit.get(AGREEMENTS).find(page.agreement)))
    return Looking(agreement, unit.get(AROUND).held_by(context.person), start)


def _party(unit: Unit, context: Context) -> Id | None:
    """Whom one is with; of residents the seat that they hold."""
    who = unit.get(ROSTER).directory((context.person,), ()).people.get(context.person)
    if who and who.organisation:
        return who.organisation
    return next((each.seat for each in unit.get(AROUND).held_by(context.person)), None)
