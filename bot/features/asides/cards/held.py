"""What the bot holds of one person for private places, without naming anybody else."""

from bot.asides import Aside
from bot.kernel.personal import Held
from bot.kernel.text import Phrase, say, say_n

ALONE = say("The others have left.")


def of_person(given: tuple[Aside, ...]) -> tuple[Held, ...]:
    return tuple(
        Held(
            say("A private place"),
            _with(len(aside.people) - 1),
            say("So that only those who are in it can read what the bot writes there."),
            say("Who was in it is kept until it is closed."),
        )
        for aside in given
    )


def _with(others: int) -> Phrase:
    return say_n("With {n} more person", "With {n} more people", others) if others else ALONE
