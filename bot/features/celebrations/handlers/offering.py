"""What others state as done is offered once, to those who did it or who facilitate, and never posted by itself."""

from bot.features.agreements.facts import AgreementMade
from bot.features.celebrations import commands as asked
from bot.features.celebrations.cards import offers
from bot.features.celebrations.commands.offers import occasion_id
from bot.features.celebrations.model import Way
from bot.features.celebrations.model.given import Noticing, Offering
from bot.features.celebrations.model.offer import (
    AFTER,
    MANY_HEARD,
    Offer,
    OfferStage,
    yearly,
)
from bot.features.check_ins.facts import HelpOffered
from bot.features.coalition.facts import CoalitionSetUp
from bot.features.listening.facts import RoundEnded
from bot.features.privacy.facts import PersonErased
from bot.features.promises.facts import PromiseKept, PromiseReopened
from bot.features.slow_rounds.facts import SlowRoundEnded
from bot.kernel.attention import Met, Waiting
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import Id


def note_occasion(given: Noticing, command: asked.NoteOccasion, context: Context) -> Change[Offer]:
    """Once, and not while somebody still thinks about another one."""
    if given.before or given.occasion is None or not given.people:
        return Change()
    made = Offer(
        occasion_id(command), command.way, command.of, context.now, context.now + AFTER, OfferStage.later,
        given.people, given.occasion.organisations, given.occasion.what, is_first=given.is_first, under=command.under,
    )  # fmt: skip
    return Change(new=(made,))


def note_beginning(given: Noticing, command: asked.NoteBeginning, context: Context) -> Change[Offer]:
    if given.before or given.occasion is None:
        return Change()
    return Change(new=(yearly(command.agreement or Id(context.coalition), context.now),))


def keep_offer(given: Noticing, command: asked.KeepOffer, context: Context) -> Change[Offer]:
    before = given.before
    if before is None or before.until is None or context.now < before.until:
        return Change()
    if before.stage is OfferStage.open:
        return Change(before.ended(), needs=(Met(before.key),))
    after = before.come(given.occasion, given.people, context.now)
    return Change(after, needs=_offered(after))


def drop_occasion(given: Offer | None, command: asked.DropOccasion, context: Context) -> Change[Offer]:
    """It was said to be done by mistake."""
    return Change(given.dropped(), needs=(Met(given.key),)) if given else Change()


def leave_offer(given: Offering, command: asked.LeaveOffer, context: Context) -> Change[Offer]:
    before = given.offer
    return Change(before.declined(context.person), offers.LEFT, needs=(Met(before.key, context.person),))


def forget_in_offer(given: Offer | None, command: asked.ForgetInOffer, context: Context) -> Change[Offer]:
    return Change(given.without(command.person) if given else None)


def _offered(offer: Offer) -> tuple[Waiting, ...]:
    """It stands on their page of celebrations. The first of its kind, and the day of a year, are asked about too."""
    if offer.stage is not OfferStage.open or not (offer.is_first or offer.way is Way.year):
        return ()
    return tuple(offers.offered(offer, person) for person in offer.people)


def after_agreement_made(fact: AgreementMade) -> tuple[asked.NoteOccasion | asked.NoteBeginning, ...]:
    """The first one is named as that."""
    made = asked.NoteOccasion(Way.agreement, fact.agreement, under=fact.agreement, is_first=fact.number == 1)
    return (made, asked.NoteBeginning(fact.agreement))


def after_promise_kept(fact: PromiseKept) -> tuple[asked.NoteOccasion, ...]:
    return (
        asked.NoteOccasion(Way.promise, fact.promise, fact.by, fact.organisation, under=fact.agreement, what=fact.what),
    )


def after_promise_reopened(fact: PromiseReopened) -> tuple[asked.DropOccasion, ...]:
    return (asked.DropOccasion(Way.promise, fact.promise),)


def after_round_ended(fact: RoundEnded) -> tuple[asked.NoteOccasion, ...]:
    """What a circle hears stays with it."""
    long = fact.heard >= MANY_HEARD and fact.circle is None
    return (asked.NoteOccasion(Way.round, fact.round),) if long else ()


def after_slow_round_ended(fact: SlowRoundEnded) -> tuple[asked.NoteOccasion, ...]:
    return (asked.NoteOccasion(Way.round, fact.round),) if fact.voices >= MANY_HEARD else ()


def after_help_offered(fact: HelpOffered) -> tuple[asked.NoteOccasion, ...]:
    return (asked.NoteOccasion(Way.help, fact.check_in, fact.person, helper=fact.by),)


def after_set_up(_: CoalitionSetUp) -> tuple[asked.NoteBeginning, ...]:
    return (asked.NoteBeginning(),)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetInOffer, ...]:
    return (asked.ForgetInOffer(fact.person),)
