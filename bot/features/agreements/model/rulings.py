"""What a ground rule can set of agreements, with the answers among which it chooses."""

from bot.confidential import KINDS, Kind
from bot.kernel.text import say
from bot.ruling import Topic, ruling

ON_AGREEMENTS = (
    ruling(
        KINDS,
        Topic.confidential,
        (
            (Kind.of_circles.value, say("What a circle agrees")),
            (Kind.agreements.value, say("All that we agree")),
            (Kind.marked.value, say("What a facilitator marks")),
        ),
        beware=(
            (
                Kind.agreements.value,
                say(
                    "While something is asked, all read its words in the channels. They go from its cards when all "
                    "have agreed; what was shown before cannot be called back."
                ),
            ),
        ),
    ),
)
