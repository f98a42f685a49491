"""What the register keeps of one person, in plain words."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.agreements.cards.pieces import called
from bot.features.agreements.commands import AgreementsPage
from bot.features.agreements.model.given import Named
from bot.kernel.limits import HELD
from bot.kernel.personal import Held
from bot.kernel.text import Phrase, say

_WHY = say("So that all can see who did it for an organisation.")
_STAYS = say("It stays without your name, as what your organisation did.")


def of_person(given: Named) -> tuple[Held, ...]:
    return tuple(Held(AgreementsPage.title, each, _WHY, _STAYS) for each in _held(given))


def _held(given: Named) -> Iterator[Phrase]:
    for state in given.agreements:
        if state.number in given.closed:
            yield say("You did something with number {number}, which is kept in confidence now", number=state.number)
            continue
        if any(each.by == given.person for each in state.versions):
            yield say("You corrected the wording of {agreement}", agreement=called(state))
        if any(each.by == given.person for each in state.signatures):
            yield say("You signed {agreement}", agreement=called(state))
        if state.reviewing and state.reviewing.by == given.person:
            words = shortened(state.reviewing.words, HELD // 2)
            yield say("You asked to look again at {agreement}: {words}", agreement=called(state), words=words)
