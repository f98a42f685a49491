"""What the journal holds of a person, in plain words."""

from bot.features.privacy.model import Traces
from bot.kernel.personal import Held
from bot.kernel.text import say, say_n


def of_traces(given: Traces) -> tuple[Held, ...]:
    return tuple(each for each in (_needs(given), _under_way(given), _acts(given)) if each)


def _needs(given: Traces) -> Held | None:
    if not given.needs:
        return None
    return Held(
        say("What waits for you"),
        say_n("{n} question", "{n} questions", given.needs),
        say("So that you find it on the home page."),
        say("It is kept until it is done."),
    )


def _under_way(given: Traces) -> Held | None:
    if not given.under_way:
        return None
    return Held(
        say("Messages that name you"),
        say_n("{n} message", "{n} messages", given.under_way),
        say("They are on their way to the channel."),
        say("Each is kept until it is there, or for 30 days if it cannot be delivered."),
    )


def _acts(given: Traces) -> Held | None:
    if not given.acts:
        return None
    return Held(
        say("History"),
        say_n(
            "{n} entry about what you did, without your words",
            "{n} entries about what you did, without your words",
            len(given.acts),
        ),
        say("So that everyone can see how something came about."),
        say("It is kept for 24 months. After you leave, it says “a former member”."),
        stays=True,
    )
