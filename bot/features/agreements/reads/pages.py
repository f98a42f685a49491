"""What the pages of the register show."""

from dataclasses import replace

from bot.carrying import CARRIERS
from bot.confidential import Kind, kinds
from bot.features.agreements import commands as asked
from bot.features.agreements.cards.pieces import called
from bot.features.agreements.model import AGREEMENTS, AROUND, Agreement, Sought, Which
from bot.features.agreements.model.given import Listed, Looking, Taking
from bot.features.agreements.model.refusals import NothingAgreed
from bot.features.agreements.model.taken import Format, Taken, held
from bot.features.agreements.reads.confidence import is_closed, opened, opening, party_of
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ports import RULES, Unit
from bot.kernel.refusal import found

A_PAGE, LATEST, MOST_TO_PICK = 4, 3, 200
AT_ONCE, LOOKS = 500, 8


def to_pick(unit: Unit, context: Context) -> tuple[Option, ...]:
    """What holds, the newest first. Raises NothingAgreed."""
    there = _seen(unit, context, Sought(Which.in_force), MOST_TO_PICK)
    if not there:
        raise NothingAgreed
    return tuple(Option(each.id, called(each)) for each in there)


def latest(unit: Unit, context: Context) -> tuple[Agreement, ...]:
    return _seen(unit, context, Sought(), LATEST)


def listed(unit: Unit, page: asked.AgreementsPage, context: Context) -> Listed:
    rows = unit.get(AGREEMENTS)
    sought = Sought(page.which, party_of(unit, context.person) if page.which is Which.mine else None, page.circle)
    start = max(page.start, 0)
    found_here = rows.beside(sought, page.at, A_PAGE) if page.at else rows.part(sought, start, A_PAGE)
    return Listed(tuple(map(opening(unit, context), found_here)), rows.count(sought), start, sought)


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
    shared = tuple(held(each, kept) for each in ((alone,) if alone else _all(unit)))
    taken = Taken.of(unit.get(AROUND).called(), context.now, shared, alone.number if alone else None)
    open_to_all = tuple(each.id for each in taken.agreements)
    return Taking(replace(taken, under=unit.get(CARRIERS).under_each(open_to_all, context.now)), page.kind, alone)


def _all(unit: Unit) -> tuple[Agreement, ...]:
    """By their numbers, read so many at once."""
    rows = unit.get(AGREEMENTS)
    there = rows.part(Sought(), 0, AT_ONCE)
    every = list(there)
    while len(there) == AT_ONCE:
        there = rows.beside(Sought(), there[-1].number, AT_ONCE)
        every += there
    return tuple(reversed(every))


def _looking(unit: Unit, page: asked.OfAgreement, context: Context, start: int = 0) -> Looking:
    agreement = opened(unit, context, found(unit.get(AGREEMENTS).find(page.agreement)))
    mark, mine = Kind.marked in kinds(unit.get(RULES).rules()), unit.get(AROUND).held_by(context.person)
    return Looking(agreement, mine, start, is_closed(unit, agreement), mark)


def _seen(unit: Unit, context: Context, sought: Sought, most: int) -> tuple[Agreement, ...]:
    """Without those that are kept in confidence from who looks: the next ones stand in their place, as far as a few
    looks at so many reach."""
    rows, shown, seen = unit.get(AGREEMENTS), opening(unit, context), list[Agreement]()
    there = rows.part(sought, 0, most)
    for _ in range(LOOKS):
        seen += (each for each in map(shown, there) if isinstance(each, Agreement))
        if len(seen) >= most or len(there) < most:
            break
        there = rows.beside(sought, there[-1].number, most)
    return tuple(seen[:most])
