"""What handlers and pages of joint work need from the store. What is kept in confidence is not there for who may not
see it, and on the reporters' page for nobody."""

from bot.confidential import KeptInConfidence, kinds
from bot.crediting import CREDIT
from bot.features.credit import commands as asked
from bot.features.credit.model import (
    KEPT_FROM_OUTSIDE,
    SPEAKING,
    SPOKESPERSON,
    WORKS_HERE,
    Acting,
    Beginning,
    Listed,
    Voices,
    Work,
    WorkId,
)
from bot.kernel.command import Context, Draft
from bot.kernel.form import Option
from bot.kernel.ids import Id, OrganisationId
from bot.kernel.ports import RULES, Unit
from bot.kernel.refusal import NotFound, found


def voices(unit: Unit) -> Voices:
    rules, speaking = unit.get(RULES).rules(), unit.get(SPEAKING)
    people, names, known = speaking.facilitators(), speaking.organisations(), speaking.known()
    return Voices(speaking.seats(), people, names, known, rules.chosen(SPOKESPERSON), rules.chosen(CREDIT))


def beginning(unit: Unit, command: asked.BeginWork, context: Context) -> Beginning:
    """Raises KeptInConfidence for work on what is agreed in confidence: nothing is said of it outside."""
    if _is_kept(unit, command.agreement):
        raise KeptInConfidence
    if command.partner:
        _known(unit, command.partner)
    works = unit.get(WORKS_HERE)
    return Beginning(works.find(command.work), len(works.going_on()), voices(unit))


def acting(unit: Unit, command: asked.OfWork, context: Context) -> Acting:
    return _seen(unit, Acting(found(unit.get(WORKS_HERE).locked(command.work)), voices(unit)), context)


def naming(unit: Unit, command: asked.AddWorkPartner, context: Context) -> Acting:
    _known(unit, command.organisation)
    return acting(unit, command, context)


def giving(unit: Unit, command: asked.GiveLineOut, context: Context) -> Acting:
    """Raises KeptInConfidence for everybody."""
    given = acting(unit, command, context)
    if _is_kept(unit, given.work.agreement):
        raise KeptInConfidence
    return given


def letting_go(unit: Unit, command: asked.LetPartnerGo, context: Context) -> Acting | None:
    works = unit.get(WORKS_HERE)
    first = next(iter(works.of(command.organisation)), None)
    return Acting(found(works.locked(first.id)), voices(unit)) if first else None


def asking(unit: Unit, command: asked.AskAboutLine, context: Context) -> tuple[Acting, ...]:
    """All works of the organisation, so that nothing is asked that is answered meanwhile."""
    works = unit.get(WORKS_HERE)
    every = works.of(command.organisation)
    given = voices(unit)
    return tuple(Acting(found(works.locked(each.id)), given) for each in every)


def looking(unit: Unit, page: asked.WorkPage, context: Context) -> Acting:
    return _seen(unit, Acting(found(unit.get(WORKS_HERE).find(page.work)), voices(unit), page.start), context)


def works(unit: Unit, page: asked.WorksPage, context: Context) -> Listed:
    given = voices(unit)
    mine = given.of(context.person)
    return Listed(tuple(each for each in _all(unit) if _is_open(unit, each, given, mine)), given, page.start)


def sayable(unit: Unit, page: asked.ReporterPage, context: Context) -> Listed:
    given = voices(unit)
    return Listed(tuple(each for each in _all(unit) if _is_open(unit, each, given, ())), given, page.start)


def line_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """The form opens with the words as they stand, for its partners."""
    work = _as_partner(unit, draft, context)
    return draft.filled(line=work.line) if work else draft


def name_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    work = _as_partner(unit, draft, context)
    return draft.filled(name=work.name) if work else draft


def _as_partner(unit: Unit, draft: Draft, context: Context) -> Work | None:
    work = unit.get(WORKS_HERE).find(draft.hidden("work", WorkId))
    ours = work and not set(voices(unit).of(context.person)).isdisjoint(work.partners)
    return work if ours else None


def organisations(unit: Unit, context: Context) -> tuple[Option, ...]:
    return tuple(Option(each, name) for each, name in voices(unit).names.items())


def _all(unit: Unit) -> tuple[Work, ...]:
    return unit.get(WORKS_HERE).going_on()


def _known(unit: Unit, organisation: OrganisationId) -> None:
    """Raises NotFound for one that is not here."""
    found(organisation if organisation in unit.get(SPEAKING).organisations() else None)


def _seen(unit: Unit, given: Acting, context: Context) -> Acting:
    """Raises KeptInConfidence or NotFound, for those who act for none of its partners."""
    if not _is_open(unit, given.work, given.voices, given.voices.of(context.person)):
        raise KeptInConfidence if _is_kept(unit, given.work.agreement) else NotFound
    return given


def _is_open(unit: Unit, work: Work, given: Voices, mine: tuple[OrganisationId, ...]) -> bool:
    return not set(mine).isdisjoint(work.partners) or (given.shows(work) and not _is_kept(unit, work.agreement))


def _is_kept(unit: Unit, agreement: Id | None) -> bool:
    return agreement is not None and unit.get(KEPT_FROM_OUTSIDE).holds(agreement, kinds(unit.get(RULES).rules()))
