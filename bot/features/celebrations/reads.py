"""What handlers and pages of celebrations need from the store: loaded and locked here, decided elsewhere."""

from bot.confidential import KeptInConfidence
from bot.crediting import CREDIT, Credit
from bot.features.celebrations import commands as asked
from bot.features.celebrations.commands.offers import occasion_id
from bot.features.celebrations.model import (
    CELEBRATIONS,
    INSIDE,
    OCCASIONS,
    OFFERS,
    PARTNERS,
    SPEAKERS,
    TOGETHER,
    Acting,
    Beginning,
    Celebration,
    CelebrationId,
    InsideYes,
    Known,
    Occasion,
    Offer,
    OfferId,
    Overview,
    Partners,
    Saying,
    Stage,
    Timeline,
    Way,
    steps,
)
from bot.features.celebrations.model.given import Noticing, Offering
from bot.features.celebrations.model.offer import offer_id
from bot.features.celebrations.model.words import in_order
from bot.kernel.command import Context, Draft
from bot.kernel.form import Option
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import NotFound, found


def beginning(unit: Unit, command: asked.BeginCelebration, context: Context) -> Beginning:
    """There is no root to lock yet but the offer that it takes up, if it is theirs and not over."""
    rows = unit.get(CELEBRATIONS)
    offer = unit.get(OFFERS).locked(command.of) if command.of else None
    mine = offer if offer and offer.is_for(context.person) else None
    if mine and not _is_open(unit, mine):
        raise KeptInConfidence
    return Beginning(rows.find(command.celebration), len(rows.open()), _partners(unit), mine)


def offered_words(unit: Unit, draft: Draft, context: Context) -> Draft:
    """The words of what was agreed or done, to be changed as one likes."""
    offer = unit.get(OFFERS).find(draft.hidden("of", OfferId)) if draft.text("of") else None
    return (
        draft.filled(words=offer.what)
        if offer and offer.is_for(context.person) and offer.what and _is_open(unit, offer)
        else Draft(draft.command)
    )


def words_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """As they stand, for those who may see them."""
    state = unit.get(CELEBRATIONS).find(draft.hidden("celebration", CelebrationId))
    given = _seen(Acting(found(state), context.person, _partners(unit)))
    return draft.filled(words=given.celebration.text)


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
    """The next one in which it is asked, or named without an answer."""
    rows = unit.get(CELEBRATIONS)
    for each in (*rows.open(), *rows.silently(command.organisation)):
        if steps.gone(each, command.organisation, context.now) != each:
            return Acting(found(rows.locked(each.id)), context.person, _partners(unit))
    return None


def asking(unit: Unit, command: asked.AskAboutName, context: Context) -> tuple[Acting, ...]:
    """All celebrations in which the organisation is asked, so that nothing is asked that is answered meanwhile."""
    rows, partners = unit.get(CELEBRATIONS), _partners(unit)
    every = (found(rows.locked(each.id)) for each in rows.open() if each.credit(command.organisation))
    return tuple(Acting(each, context.person, partners) for each in every if each.stage is Stage.asking)


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


def noticing(unit: Unit, command: asked.NoteOccasion, context: Context) -> Noticing:
    """Nothing of a circle, nothing that is kept in confidence. Who still thinks about an offer gets no other one, but
    for what all have agreed on."""
    rows, occasions = unit.get(OFFERS), unit.get(OCCASIONS)
    before = rows.find(occasion_id(command))
    if command.way is Way.agreement:
        return Noticing(before, occasions.agreement(command.of), occasions.facilitators(), command.is_first)
    people = (command.person,) if command.person else occasions.facilitators()
    free = tuple(each for each in people if not rows.of(each))
    hidden = command.under is not None and occasions.agreement(command.under) is None
    occasion = None if hidden else Occasion(command.what, _carried(unit, command))
    first = command.way is Way.promise and not occasions.has_kept_others(command.of)
    return Noticing(before, occasion, free, first)


def _carried(unit: Unit, command: asked.NoteOccasion) -> tuple[OrganisationId, ...]:
    """By the organisation that did it, or that whoever helped is with."""
    if command.helper is None:
        return (command.organisation,) if command.organisation else ()
    helper = unit.get(ROSTER).directory((command.helper,), ()).people.get(command.helper)
    return (helper.organisation,) if helper and helper.organisation else ()


def beginnings(unit: Unit, command: asked.NoteBeginning, context: Context) -> Noticing:
    return _yearly(unit, offer_id(Way.year, command.agreement or Id(context.coalition)), command.agreement)


def keeping_offer(unit: Unit, command: asked.KeepOffer, context: Context) -> Noticing:
    """What was agreed is looked at once more: meanwhile it may have ended, or be kept in confidence."""
    before = found(unit.get(OFFERS).locked(command.offer))
    agreement = before.of if before.way in {Way.agreement, Way.year} and before.of != context.coalition else None
    given = _yearly(unit, before.id, agreement)
    if agreement or before.way is Way.year:
        return Noticing(before, given.occasion, given.people)
    return Noticing(
        before, Occasion(before.what, before.organisations) if _is_open(unit, before) else None, before.people
    )


def dropping(unit: Unit, command: asked.DropOccasion, context: Context) -> Offer | None:
    return unit.get(OFFERS).locked(offer_id(command.way, command.of))


def _yearly(unit: Unit, key: OfferId, agreement: Id | None) -> Noticing:
    occasions = unit.get(OCCASIONS)
    occasion = occasions.agreement(agreement) if agreement else Occasion()
    return Noticing(unit.get(OFFERS).find(key), occasion, occasions.facilitators())


def leaving_offer(unit: Unit, command: asked.LeaveOffer, context: Context) -> Offering:
    return _theirs(unit.get(OFFERS).locked(command.offer), context)


def one_offer(unit: Unit, page: asked.OfferPage, context: Context) -> Offering:
    given = _theirs(unit.get(OFFERS).find(page.offer), context)
    if not _is_open(unit, given.offer):
        raise KeptInConfidence
    return given


def _is_open(unit: Unit, offer: Offer) -> bool:
    """The agreement may have ended since, or be kept in confidence."""
    return offer.agreement is None or unit.get(OCCASIONS).agreement(offer.agreement) is not None


def _theirs(offer: Offer | None, context: Context) -> Offering:
    if offer is None or not offer.is_for(context.person):
        raise NotFound
    return Offering(offer)


def forgetting_offer(unit: Unit, command: asked.ForgetInOffer, context: Context) -> Offer | None:
    first = next(iter(unit.get(OFFERS).of(command.person)), None)
    return unit.get(OFFERS).locked(first.id) if first else None


def overview(unit: Unit, page: asked.CelebratePage | asked.InsidePage, context: Context) -> Overview:
    rows = unit.get(CELEBRATIONS)
    mine = (each for each in unit.get(OFFERS).of(context.person) if each.is_for(context.person))
    offers = tuple(each for each in mine if _is_open(unit, each))
    return Overview(context.person, rows.open(), rows.posted(0), _partners(unit), offers)


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
    return Known(person, unit.get(CELEBRATIONS).of(person), said, unit.get(OFFERS).of(person))


def partners_to_name(unit: Unit, context: Context) -> tuple[Option, ...]:
    names = unit.get(PARTNERS).all()
    return tuple(Option(key, names[key]) for key in in_order(unit.get(PARTNERS).here(), names))


def _partners(unit: Unit) -> Partners:
    """A yes that was given once counts as far as the group's rule has it."""
    credit = unit.get(RULES).rules().chosen(CREDIT)
    once = credit.value is Credit.standing
    inside: frozenset[OrganisationId] = frozenset(each.id for each in unit.get(INSIDE).all() if each.holds and once)
    here = unit.get(PARTNERS).here()
    seats = {key: people for key, people in unit.get(SPEAKERS).all().items() if key in here}
    return Partners(unit.get(PARTNERS).all(), here, seats, inside, credit)


def _seen(given: Acting) -> Acting:
    if not given.sees:
        raise NotFound
    return given
