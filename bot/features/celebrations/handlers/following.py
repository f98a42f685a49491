"""What the clock sends, and what follows when organisations leave and people are erased."""

from bot.features.celebrations import commands as asked
from bot.features.celebrations.handlers.telling import asked_now, went
from bot.features.celebrations.model import MOST_OPEN, MOST_SILENT, Acting, Celebration, InsideYes, steps, thanking
from bot.features.coalition.facts import (
    AlternateNamed,
    AlternateRemoved,
    OrganisationLeft,
    OrganisationMarkedLeft,
    RepresentativeConfirmed,
    SeatGivenBack,
    SeatHandedOver,
)
from bot.features.privacy.facts import PersonErased
from bot.kernel.change import Change
from bot.kernel.command import Context


def keep_celebration(given: Acting, command: asked.KeepCelebration, context: Context) -> Change[Celebration]:
    return went(given, steps.ticked(given.celebration, given.partners.inside, context.now))


def come_back(given: Celebration, command: asked.ComeBackToCelebration, context: Context) -> Change[Celebration]:
    after = steps.returned(given, command.since, context.now)
    return Change(None if after == given else after)


def let_organisation_go(
    given: Acting | None, command: asked.LetOrganisationGo, context: Context
) -> Change[Celebration]:
    if given is None:
        return Change()
    after = steps.gone(given.celebration, command.organisation, context.now)
    return went(given, thanking.naming_only_who_agreed(after, given.partners.names))


def ask_about_name(given: tuple[Acting, ...], command: asked.AskAboutName, context: Context) -> Change[Celebration]:
    return Change(needs=tuple(each for one in given for each in asked_now(one, command.organisation, command.person)))


def end_inside_yes(given: InsideYes | None, command: asked.EndInsideYes, context: Context) -> Change[InsideYes]:
    """If it comes back, it can say so anew."""
    if given is None or not given.holds:
        return Change()
    return Change(given.said(holds=False, by=None, at=context.now))


def forget_in_celebration(
    given: Celebration | None, command: asked.ForgetInCelebration, context: Context
) -> Change[Celebration]:
    return Change(steps.without(given, command.person) if given else None)


def forget_inside_yes(given: InsideYes | None, command: asked.ForgetInsideYes, context: Context) -> Change[InsideYes]:
    return Change(given.without(command.person) if given else None)


def after_organisation_left(
    fact: OrganisationLeft | OrganisationMarkedLeft,
) -> tuple[asked.LetOrganisationGo | asked.EndInsideYes | asked.AskAboutName, ...]:
    """As many as there can be; each takes the next of them."""
    gone = fact.organisation
    out = (asked.LetOrganisationGo(gone),) * (MOST_OPEN + MOST_SILENT)
    return (asked.EndInsideYes(gone), *out, asked.AskAboutName(gone))


def after_seat_changed(
    fact: RepresentativeConfirmed | AlternateNamed | AlternateRemoved | SeatGivenBack,
) -> tuple[asked.AskAboutName, ...]:
    return (asked.AskAboutName(fact.organisation, fact.person),) if fact.organisation else ()


def after_handed_over(fact: SeatHandedOver) -> tuple[asked.AskAboutName, ...]:
    """Whom it is handed to is asked once they are confirmed."""
    return (asked.AskAboutName(fact.organisation, fact.by),) if fact.organisation else ()


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetInCelebration | asked.ForgetInsideYes, ...]:
    return (asked.ForgetInCelebration(fact.person), asked.ForgetInsideYes(fact.person))
