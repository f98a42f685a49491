"""What a ground rule can set of rounds, with the answers among which it chooses."""

from bot.features.listening.model.settings import MINUTES_SPOKEN, MINUTES_TYPED, WHO_OPENS, Opener
from bot.kernel.text import say
from bot.ruling import Topic, minutes, ruling

ON_ROUNDS = (
    ruling(
        WHO_OPENS,
        Topic.opening,
        ((Opener.members, say("Any member")), (Opener.facilitators, say("Facilitators"))),
        say("A round that somebody else wants to open is refused."),
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
