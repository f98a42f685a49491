"""What follows from every step of a celebration: who is asked, who need not answer any more, and what is told."""

from collections.abc import Iterator

from bot.features.celebrations.cards import waiting
from bot.features.celebrations.facts import CelebrationPosted, NameTakenOff
from bot.features.celebrations.model import Acting, Answer, Celebration, Partners, Stage, thanking, together
from bot.kernel.attention import Met, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Phrase


def went(given: Acting, after: Celebration, reply: Card | Phrase | None = None) -> Change[Celebration]:
    before, partners = given.celebration, given.partners
    if partners.all_or_none:
        after = thanking.naming_only_who_agreed(together.all_or_none(before, after), partners.names)
    if after == before:
        return Change(reply=reply)
    facts = tuple(_facts(before, after))
    return Change(after, reply, facts=facts, needs=tuple(_needs(before, after, given)))


def _facts(before: Celebration, after: Celebration) -> Iterator[Happened]:
    if after.is_public and not before.is_public:
        yield CelebrationPosted(after.id, after.by if after.edition == 1 else None, after.text, after.named)
    for each in after.credits:
        was = before.credit(each.organisation)
        if each.answer is Answer.withdrawn and was and was.answer is not Answer.withdrawn:
            yield NameTakenOff(after.id, each.organisation)


def _needs(before: Celebration, after: Celebration, given: Acting) -> Iterator[Waiting]:
    asked = {*_asked(before)}
    asks = {each for each in _asked(after) if each[0] in given.partners.here}
    for each in sorted(asked - asks):
        yield Met(before.asked(each[0]))
    for organisation, _ in sorted(asks - asked):
        yield from _asking(after, organisation, given.partners)
    if after.edition > before.edition and after.by and after.by != given.person and after.stage is Stage.asking:
        yield waiting.reworded(after, after.by)
    if before.stage is Stage.asking and after.stage is Stage.dropped and before.by and before.by != given.person:
        yield waiting.nobody_named(before, before.by)
    if before.stage is Stage.draft and after.stage is Stage.dropped and before.by and before.by != given.person:
        yield waiting.left_lying(before, before.by)
    if before.stage is Stage.asking and after.stage is not Stage.asking:
        yield Met(before.reworded)


def _asked(state: Celebration) -> Iterator[tuple[OrganisationId, int]]:
    if state.stage is Stage.asking:
        yield from ((each, state.edition) for each in state.unanswered)


def asked_now(given: Acting, organisation: OrganisationId, person: PersonId | None) -> Iterator[Waiting]:
    """Of whoever has come to act for it, or does not any more."""
    state = given.celebration
    if organisation not in state.unanswered:
        return
    if person in given.partners.seats.get(organisation, ()):
        yield waiting.asked(state, organisation, person)
    else:
        yield Met(state.asked(organisation), person)


def _asking(state: Celebration, organisation: OrganisationId, partners: Partners) -> Iterator[Waiting]:
    for person in partners.seats.get(organisation, ()):
        yield waiting.asked(state, organisation, person)
