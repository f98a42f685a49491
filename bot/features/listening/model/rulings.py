"""What a ground rule can set of rounds, with the answers among which it chooses."""

from bot.features.listening.model.kinds import Order
from bot.features.listening.model.settings import MINUTES_SPOKEN, MINUTES_TYPED, WHO_FIRST
from bot.kernel.text import say
from bot.rounds import WHO_OPENS, Opener
from bot.ruling import Topic, minutes, ruling

ON_ROUNDS = (
    ruling(
        WHO_OPENS,
        Topic.opening,
        ((Opener.members, say("Any member")), (Opener.facilitators, say("Facilitators"))),
        say("A round that somebody else wants to open is refused."),
    ),
    ruling(
        WHO_FIRST,
        Topic.turns,
        (
            (Order.as_joined, say("As people joined")),
            (Order.lots, say("By lot")),
            (Order.in_turn, say("One organisation after another")),
            (Order.least_heard, say("Least heard first")),
        ),
        say("Another order is refused."),
    ),
    ruling(
        MINUTES_TYPED,
        Topic.turns,
        minutes(1, 2, 3, 4, 5, 7, 10, 15),
        say("Another number of minutes is refused."),
    ),
    ruling(
        MINUTES_SPOKEN,
        Topic.turns,
        minutes(1, 2, 3, 4, 5, 7, 10, 15),
        say("Another number of minutes is refused."),
    ),
)
