"""What small groups keep of one person while they talk, in plain words."""

from bot.features.small_groups.commands import MyGroup
from bot.features.small_groups.model import Group
from bot.kernel.personal import Held
from bot.kernel.text import say


def of_person(given: tuple[Group, ...]) -> tuple[Held, ...]:
    return tuple(
        Held(
            MyGroup.title,
            say("You talk in a small group of a listening round."),
            say("So that each of you has their turn; only you who are in it see who is in it."),
            say("It is forgotten when the small group is over. No words are kept."),
        )
        for _ in given
    )
