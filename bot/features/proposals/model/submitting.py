"""What a reader brings to whoever answers in secret."""

from dataclasses import dataclass

from bot.features.proposals.model.act import Held
from bot.features.proposals.model.chair import Chair
from bot.features.proposals.model.proposal import Proposal
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class TheirOwnSecret(Refusal):
    sentence = say("They are here and hand in their own answer, so that only they know it. You can sit beside them.")


class OneSecretEach(Refusal):
    sentence = say(
        "In a secret vote you can write down one person's answer, if you answer for nobody else: so nobody learns two "
        "of them. Someone else can write this one down."
    )


@dataclass(frozen=True, slots=True)
class Submitting:
    """As `Answering`, in secret: of the seats that the actor holds, or for which they write down what somebody chooses,
    those in `done` have handed in a paper; `picked` and `seat` are what a page shows."""

    proposal: Proposal
    chairs: tuple[Chair, ...]
    done: frozenset[Id]
    waiting: tuple[Held, ...] = ()
    picked: int = 0
    seat: Id | None = None


def in_the_way(chairs: tuple[Chair, ...], chair: Chair) -> Refusal | None:
    """Of handing in what somebody else chose: that they can do it themselves, or that whoever helps would learn two
    answers. Nothing is stored of who helped, so that it is looked at beforehand."""
    if chair.whose is None:
        return None
    if chair.asked:
        return TheirOwnSecret()
    known = tuple(each for each in chairs if each.entry and not (each.whose and each.asked))
    return OneSecretEach() if len(known) > 1 else None
