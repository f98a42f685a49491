"""What handlers and pages of celebrations need from the store: loaded and locked here, decided elsewhere."""

from bot.features.celebrations import commands as asked
from bot.features.celebrations.model import (
    CELEBRATIONS,
    INSIDE,
    PARTNERS,
    SPEAKERS,
    TOGETHER,
    Acting,
    Beginning,
    Celebration,
    InsideYes,
    Known,
    Overview,
    Partners,
    Saying,
    Timeline,
    steps,
)
from bot.features.celebrations.model.words import in_order
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Unit
from bot.kernel.refusal import NotFound, found


def beginning(unit: Unit, command: asked.BeginCelebration, context: Context) -> Beginning:
    """There is no root to lock yet."""
    rows = unit.get(CELEBRATIONS)
    return Beginning(rows.find(command.celebration), len(rows.open()), _partners(unit))


def acting(unit: Unit, command: asked.OfCelebration, context: Context) -> Acting:
    """What someone may not see is not there for them."""
    return _seen(Acting(the_celebration(unit, command, context), context.person, _partners(unit)))


def naming(unit: Unit, command: asked.NamePartner, context: Context) -> Acting:
    """An organisation of another coalition, or one that has left, is not there."""
    given = acting(unit, command, context)
    if command.organisation not in given.partners.here:
        raise NotFound
    return given


def keeping(unit: Unit, command: asked.KeepCelebration, context: Context) -> Acting:
    return Acting(the_celebration(unit, command, context), context.person, _partners(unit))


def the_celebration(unit: Unit, command: asked.OfCelebration, context: Context) -> Celebration:
    return found(unit.get(CELEBRATIONS).locked(command.celebration))


def letting_go(unit: Unit, command: asked.LetOrganisationGo, context: Context) -> Acting | None:
    """The next one in which it is asked."""
    rows = unit.get(CELEBRATIONS)
    for each in rows.open():
        if steps.gone(each, command.organisation, context.now) != each:
            return Acting(found(rows.locked(each.id)), context.person, _partners(unit))
    return None


def forgetting(unit: Unit, command: asked.ForgetInCelebration, context: Context) -> Celebration | None:
    rows = unit.get(CELEBRATIONS)
    first = next(iter(rows.of(command.person)), None)
    return rows.locked(first.id) if first else None


def saying(unit: Unit, command: asked.AllowInside, context: Context) -> Saying:
    before = unit.get(INSIDE).locked(command.organisation)
    return Saying(command.organisation, before, context.person, _partners(unit))


def said_by_one(unit: Unit, command: asked.EndInsideYes, context: Context) -> InsideYes | None:
    return unit.get(INSIDE).locked(command.organisation)


def said_by_them(unit: Unit, command: asked.ForgetInsideYes, context: Context) -> InsideYes | None:
    first = next((each for each in unit.get(INSIDE).all() if each.by == command.person), None)
    return unit.get(INSIDE).locked(first.id) if first else None


def overview(unit: Unit, page: asked.CelebratePage | asked.InsidePage, context: Context) -> Overview:
    rows = unit.get(CELEBRATIONS)
    return Overview(context.person, rows.open(), rows.posted(0), _partners(unit))


def looking(unit: Unit, page: asked.CelebrationPage | asked.OutsidePage, context: Context) -> Acting:
    return _seen(Acting(found(unit.get(CELEBRATIONS).find(page.celebration)), context.person, _partners(unit)))


def outside(unit: Unit, page: asked.OutsidePage, context: Context) -> Acting:
    given = looking(unit, page, context)
    if not given.celebration.is_public:
        raise NotFound
    return given


def timeline(unit: Unit, page: asked.TimelinePage, context: Context) -> Timeline:
    start = max(page.start, 0) // TOGETHER * TOGETHER
    return Timeline(unit.get(CELEBRATIONS).posted(start), start)


def known(unit: Unit, person: PersonId) -> Known:
    said = tuple(each for each in unit.get(INSIDE).all() if each.by == person)
    return Known(person, unit.get(CELEBRATIONS).of(person), said)


def partners_to_name(unit: Unit, context: Context) -> tuple[Option, ...]:
    names = unit.get(PARTNERS).all()
    return tuple(Option(key, names[key]) for key in in_order(unit.get(PARTNERS).here(), names))


def _partners(unit: Unit) -> Partners:
    inside: frozenset[OrganisationId] = frozenset(each.id for each in unit.get(INSIDE).all() if each.holds)
    here = unit.get(PARTNERS).here()
    seats = {key: people for key, people in unit.get(SPEAKERS).all().items() if key in here}
    return Partners(unit.get(PARTNERS).all(), here, seats, inside)


def _seen(given: Acting) -> Acting:
    if not given.sees:
        raise NotFound
    return given
