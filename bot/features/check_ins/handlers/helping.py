"""Who lends a hand, and how the two come together: in private, and by the yes of both."""

from collections.abc import Iterator

from bot.asides import Aside, AsideDone
from bot.features.asides.facts import AsideNotOpened, AsideOpened
from bot.features.check_ins import commands as asked
from bot.features.check_ins.cards import helping
from bot.features.check_ins.facts import HelpOffered
from bot.features.check_ins.model import Bringing, Helping, Prompt, Settling
from bot.kernel.attention import Met, Need, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId, PlaceId


def lend_a_hand(given: Helping, command: asked.LendAHand, context: Context) -> Change[Prompt]:
    """Who needs help is told who offers it, and says whether they want to talk."""
    before, me = given.prompt, context.person
    after = before.helped_by(me)
    if after == before or before.person is None:
        return Change(reply=helping.you_help(before))
    fact = HelpOffered(given.check_in.id, before.person, me)
    told = helping.is_helped(given.check_in, after, before.person, me)
    return Change(after, helping.you_help(after), facts=(fact,), needs=(told,))


def bring_together(given: Bringing, command: asked.BringUsTogether, context: Context) -> Change[Prompt]:
    """Pressed twice it is one place. Where none can be opened they write to each other by themselves."""
    before, me, helper = given.prompt, context.person, command.helper
    place = context.fresh(PlaceId) if given.reached else None
    after = before.brought(helper, place, me)
    met = (Met(given.check_in.helping(helper), me),)
    if place is None:
        return Change(reply=helping.write_to(helper), needs=met)
    if after == before:
        return Change(reply=helping.coming(helper))
    aside = Aside(place, given.check_in.place, (me, helper))
    hello = Notice(place, helping.hello(given.check_in, after, me, helper))
    return Change(after, helping.coming(helper), (aside,), (hello,), needs=met)


def settle_together(given: Settling | None, command: asked.SettleTogether, context: Context) -> Change[Prompt]:
    """What was sent there still arrives, and all that is said there is theirs."""
    if given is None or (after := given.prompt.settled(command.place)) == given.prompt:
        return Change()
    if command.opened:
        return Change(after, facts=(AsideDone(command.place),))
    return Change(after, needs=tuple(_no_place(given, command.place)))


def after_aside_opened(fact: AsideOpened) -> tuple[asked.SettleTogether, ...]:
    return (asked.SettleTogether(fact.aside, opened=True),)


def after_aside_not_opened(fact: AsideNotOpened) -> tuple[asked.SettleTogether, ...]:
    return (asked.SettleTogether(fact.aside, opened=False),)


def _no_place(given: Settling, place: PlaceId) -> Iterator[Need]:
    """Each of the two alone reads it."""
    helped = given.prompt.person
    helper = next((each.helper for each in given.prompt.together if each.place == place), None)
    pair: tuple[tuple[PersonId | None, PersonId | None], ...] = ((helped, helper), (helper, helped))
    for whom, other in pair:
        if whom in given.there and other in given.there and whom and other:
            yield helping.no_place(given.check_in, whom, other)
