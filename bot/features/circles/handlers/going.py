"""Leaving a circle, closing it, and letting go of someone who is erased."""

from bot.features.circles import commands as asked
from bot.features.circles.cards import news
from bot.features.circles.facts import CircleEnded
from bot.features.circles.handlers.following import changed, left
from bot.features.circles.model import CIRCLES_AT_MOST, Acting, Circle
from bot.features.coalition.facts import OrganisationLeft, OrganisationMarkedLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import Id
from bot.kernel.text import Phrase


def leave_circle(given: Acting, command: asked.LeaveCircle, context: Context) -> Change[Circle]:
    """At any time and without a reason; also an invitation is declined with it, or the own asking taken back."""
    given.circle.check_going()
    party = given.acting_for(context.person)
    after = given.circle.without(party, context.now)
    facts = left(given, party) if party in given.circle.parties else ()
    return changed(given, after, _parted(given.circle, after, party), facts=facts)


def _parted(before: Circle, after: Circle, party: Id) -> Phrase:
    if party in before.parties:
        return news.left(after)
    if party in before.asking:
        return news.TAKEN_BACK
    return news.DECLINED if party in before.invited else news.NOT_IN_IT


def close_circle(given: Acting, command: asked.CloseCircle, context: Context) -> Change[Circle]:
    party = given.insider(context.person)
    after = given.circle.closed_by(party, context.now)
    if after.closed_at:
        return changed(given, after, news.CLOSED)
    return changed(given, after, news.WISH_NOTED, needs=news.to_close(given, party))


def keep_circle(given: Acting, command: asked.KeepCircle, context: Context) -> Change[Circle]:
    after = given.circle.kept_by(given.insider(context.person))
    return changed(given, after, news.WISH_TAKEN_BACK)


def forget_in_circle(given: Circle | None, command: asked.ForgetInCircle, context: Context) -> Change[Circle]:
    """Their rounds let go of them by themselves."""
    if given is None:
        return Change()
    after = given.without(command.party, context.now)
    ended = (CircleEnded(after.id),) if after.closed_at else ()
    return Change(after, facts=ended, needs=news.over(given, after))


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetInCircle, ...]:
    return (asked.ForgetInCircle(fact.person),)


def after_organisation_left(fact: OrganisationLeft | OrganisationMarkedLeft) -> tuple[asked.ForgetInCircle, ...]:
    """Once for every circle that there may be: each lets go of it in one, or finds none left."""
    return (asked.ForgetInCircle(fact.organisation),) * CIRCLES_AT_MOST
