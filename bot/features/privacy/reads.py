"""What pages and steps need: what is held of one person, as the features themselves tell it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.features.privacy.commands import (
    DataFilePage,
    DataPage,
    EraseMe,
    ErasePage,
    EraseWhoLeft,
    GoOnErasing,
    PrivacyPage,
)
from bot.features.privacy.model import ERASURES, TRACES, Erasing, Erasure, Gathered, Traces
from bot.kernel.card import Card, who_is_in
from bot.kernel.command import Context, Standing
from bot.kernel.elements import Words
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.personal import Held
from bot.kernel.ports import ROSTER, Directory, Unit
from bot.kernel.refusal import found

Asked = PrivacyPage | DataPage | DataFilePage | ErasePage
_NOTHING = Gathered(None, (), (), Directory({}, {}))


@dataclass(frozen=True, slots=True)
class Telling:
    """By all features, whose declarations bot.features hands over."""

    of_each: tuple[Callable[[Unit, PersonId], tuple[Held, ...]], ...]

    def about_me(self, unit: Unit, page: Asked, context: Context) -> Gathered:
        if context.actor.standing is Standing.anyone:
            return _NOTHING
        held = self._held(unit, context.person)
        acts = unit.get(TRACES).of(context.person).acts
        start = page.start if isinstance(page, PrivacyPage | DataPage) else 0
        return Gathered(context.person, held, acts, _names(unit, held), start)

    def erasing(self, unit: Unit, command: GoOnErasing, context: Context) -> Erasing:
        erasure = found(unit.get(ERASURES).locked(command.erasure))
        held = self._held(unit, erasure.person) if erasure.person else ()
        return Erasing(erasure, left=any(not each.stays for each in held))

    def _held(self, unit: Unit, person: PersonId) -> tuple[Held, ...]:
        every = [each for held_by in self.of_each for each in held_by(unit, person)]
        return tuple(sorted(every, key=lambda each: each.stays))


def under_way(unit: Unit, command: EraseMe | EraseWhoLeft, context: Context) -> Erasure | None:
    return unit.get(ERASURES).under_way(command.person)


def traces(unit: Unit, person: PersonId) -> Traces:
    return unit.get(TRACES).of(person)


def _names(unit: Unit, held: tuple[Held, ...]) -> Directory:
    people, organisations = set[PersonId](), set[OrganisationId]()
    for each in held:
        some, others = who_is_in(Card(each.label, (Words(each.value),)))
        people |= some
        organisations |= others
    return unit.get(ROSTER).directory(people, organisations)
