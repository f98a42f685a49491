"""How much one person may do in a minute, and all of a place together, whatever platform they are on."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.pace import Bucket
from adapters.said import Caller
from bot.kernel.refusal import Refusal
from bot.kernel.text import say

MINUTE = timedelta(minutes=1)
PERSON_LIMIT, PLACE_LIMIT = 20, 600


class TooMuchAtOnce(Refusal):
    sentence = say("That was a lot at once. Please wait a moment and try again.")


@dataclass(frozen=True, slots=True)
class Limits:
    person: Bucket = field(default_factory=lambda: Bucket(PERSON_LIMIT, MINUTE))
    place: Bucket = field(default_factory=lambda: Bucket(PLACE_LIMIT, MINUTE))

    def check(self, caller: Caller, now: datetime) -> None:
        """The person's own limit first, so that one who floods takes nothing from the others. A place has at most one
        coalition, so that one that floods takes nothing from other coalitions of the same workspace."""
        if not (self.person.take(caller.account, now) and self.place.take(caller.address, now)):
            raise TooMuchAtOnce
