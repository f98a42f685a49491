"""A celebration is written, organisations are named in it, and it is put to them."""

from bot.features.celebrations import commands as asked
from bot.features.celebrations.cards import news, one
from bot.features.celebrations.handlers.telling import went
from bot.features.celebrations.model import MOST_OPEN, Acting, Beginning, Celebration, Offer, Way, steps
from bot.features.celebrations.model.celebration import MOST_NAMED
from bot.features.celebrations.model.refusals import EnoughCelebrations
from bot.kernel.attention import Met
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.refusal import NotFound


def begin_celebration(given: Beginning, command: asked.BeginCelebration, context: Context) -> Change[Offer]:
    """Sent twice it is the same one. Whoever carried what was offered is named in it already, to be asked,
    unless the group has ruled that none is named alone."""
    if given.before:
        if given.before.by != context.person:
            raise NotFound
        return Change(reply=one.page(Acting(given.before, context.person, given.partners), context))
    if given.open >= MOST_OPEN:
        raise EnoughCelebrations(most=MOST_OPEN)
    offer, partners = given.offer, given.partners
    way, of = (offer.way, offer.of) if offer else (Way.hand, None)
    empty = Celebration(command.celebration, (), context.person, context.now, way, of)
    made = steps.reworded(empty, command.words, partners.names)
    carried = tuple(each for each in offer.organisations if each in partners.here) if offer else ()
    if len(carried) > 1 or not partners.all_or_none:
        made = steps.naming(made, carried[:MOST_NAMED], partners.names)
    shown = one.page(Acting(made, context.person, partners), context)
    met = (Met(offer.key),) if offer else ()
    return Change(offer.ended() if offer else None, shown, new=(made,), needs=met)


def name_partner(given: Acting, command: asked.NamePartner, context: Context) -> Change[Celebration]:
    given.check_writer()
    return _written(given, steps.naming(given.celebration, (command.organisation,), given.partners.names), context)


def name_everyone(given: Acting, command: asked.NameEveryone, context: Context) -> Change[Celebration]:
    given.check_writer()
    partners = given.partners
    return _written(given, steps.naming(given.celebration, partners.here, partners.names), context)


def take_partner_off(given: Acting, command: asked.TakePartnerOff, context: Context) -> Change[Celebration]:
    given.check_writer()
    return _written(given, steps.not_naming(given.celebration, command.organisation), context)


def reword(given: Acting, command: asked.RewordCelebration, context: Context) -> Change[Celebration]:
    given.check_writer()
    return _written(given, steps.reworded(given.celebration, command.words, given.partners.names), context)


def ask_partners(given: Acting, command: asked.AskPartners, context: Context) -> Change[Celebration]:
    """Pressed twice they are asked once. What would be posted at once, since meanwhile there is nobody to ask, is shown
    again."""
    given.check_writer()
    before = given.celebration
    if not before.is_open or before.until:
        return Change(reply=news.is_asked(before))
    reminder = given.checked_alone()
    mine = given.partners.of(context.person)
    after = steps.put_to_all(before, mine, given.partners.seats, context.now)
    if after.is_public and not command.at_once:
        return Change(reply=one.page(given, context))
    return went(given, after, news.is_asked(after, reminder))


def drop_celebration(given: Acting, command: asked.DropCelebration, context: Context) -> Change[Celebration]:
    given.check_writer()
    return went(given, steps.dropped(given.celebration), news.DROPPED)


def _written(given: Acting, after: Celebration, context: Context) -> Change[Celebration]:
    return went(given, after, one.page(Acting(after, given.person, given.partners), context))
