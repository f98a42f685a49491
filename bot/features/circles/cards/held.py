"""What circles keep of one person, in plain words."""

from bot.features.circles.model import Belonging, Circle
from bot.kernel.ids import PersonId
from bot.kernel.personal import Held
from bot.kernel.text import Phrase, say


def of_person(given: Belonging) -> tuple[Held, ...]:
    return tuple(
        Held(
            say("Circle"),
            _place(each, given.person),
            say("All members see who is in a circle; those in it see who asks."),
            say("It is kept until you leave the circle, or it ends."),
        )
        for each in given.circles
    )


def _place(state: Circle, person: PersonId) -> Phrase:
    if state.parties == (person,):
        return say(
            "You are the last in {circle}: without you nobody reads what it agreed in confidence", circle=state.name
        )
    if person in state.parties:
        return say("You are in {circle}", circle=state.name)
    if person in state.asking:
        return say("You ask to come into {circle}", circle=state.name)
    return say("{circle} invites you", circle=state.name)
