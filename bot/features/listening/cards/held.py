"""What listening keeps of one person, in plain words."""

from bot.features.listening.model import Attended
from bot.kernel.personal import Held
from bot.kernel.text import say, say_n

_MUTED = Held(
    say("Muted on a call"),
    say("The bot has muted your account on the call of a round"),
    say("So that it unmutes you, and nobody whom it has not muted."),
    say("It is kept until the bot has unmuted you, which it does when you are on the call."),
)


def of_person(given: Attended) -> tuple[Held, ...]:
    return (*_rounds(given), *((_MUTED,) if given.muted else ()))


def _rounds(given: Attended) -> tuple[Held, ...]:
    if not given.rounds:
        return ()
    minutes = -(-given.seconds // 60)
    spoken = say_n("up to {n} minute", "up to {n} minutes", minutes)
    rounds = say_n("{n} round", "{n} rounds", len(given.rounds))
    return (
        Held(
            say("Listening rounds"),
            say("{rounds}; you spoke for {time} in all", rounds=rounds, time=spoken),
            say("So that everyone is heard; only you see how long you spoke."),
            say(
                "Your place in them is kept until you leave the coalition, and that you wrote in someone's turn until "
                "it ends. No words are kept."
            ),
        ),
    )
