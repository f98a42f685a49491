"""What a ground rule can set of organisations and residents, with the answers among which it chooses."""

from bot.features.coalition.model.residents import MOST_SEATS
from bot.features.coalition.model.settings import RESIDENTS_SEATS, SHOWN_TO_NEW
from bot.kernel.text import say, say_n
from bot.ruling import Topic, ruling

ON_MEMBERS = (
    ruling(SHOWN_TO_NEW, Topic.organisations, ((True, say("Yes")), (False, say("No")))),
    ruling(
        RESIDENTS_SEATS,
        Topic.residents,
        ((0, say("None")), *((n, say_n("{n} seat", "{n} seats", n)) for n in range(2, MOST_SEATS + 1))),
        say("Another number of seats is refused."),
    ),
)
