"""What points keep of one person until all marks are shown, in plain words."""

from collections.abc import Iterator

from bot.features.points.cards.pieces import heading
from bot.features.points.model import Named, Points
from bot.kernel.ids import PersonId
from bot.kernel.personal import Held
from bot.kernel.text import Phrase, say


def of_person(given: Named) -> tuple[Held, ...]:
    return tuple(held for each in given.points for held in _held(each, given.person))


def _held(state: Points, person: PersonId) -> Iterator[Held]:
    until_end, title = say("Until all marks are shown, after two weeks at the latest."), heading(state)
    longer = say("Until two weeks after all marks are shown.")
    if person in state.keepers:
        yield Held(title, say("You look after it."), say("All members see it."), until_end)
    if person in state.people:
        why = say("The bot waits until everyone who was in the round has marked.")
        yield Held(title, say("You were in the round."), why, until_end)
    mine = state.of(person)
    if mine in state.marks:
        yield Held(
            title, _marked(mine.numbers), say("Only you see it. Then it is counted, without your name."), until_end
        )
    for each in state.taken_down:
        if person == each.person:
            yield Held(say("Your point that was taken down"), each.words, say("Only you see it."), longer)
        if person == each.by:
            why = say("For whoever added the point alone; you took it down.")
            yield Held(say("A word of yours"), each.why, why, longer)
    for point in state.by(person):
        yield Held(title, say("You added a point."), say("So that you can take it back. No card says it."), until_end)
        yield Held(say("Your point"), point.words, say("All members see it."), _stays(), stays=True)


def _marked(numbers: tuple[int, ...]) -> Phrase:
    if not numbers:
        return say("You marked none of them.")
    return say("You marked {numbers}.", numbers=tuple(map(str, numbers)))


def _stays() -> Phrase:
    return say("It stays without your name, since it is the group's. You can take it back until the end.")
