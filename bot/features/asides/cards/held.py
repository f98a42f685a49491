"""What the bot holds of one person for private places, in their own words."""

from bot.asides import Aside
from bot.kernel.ids import PersonId
from bot.kernel.personal import Held
from bot.kernel.text import Mention, say

PLACE = say("A private place")
WITH = say("With {people}")
ALONE = say("The others have left.")
WHY = say("So that only those who are in it can read what the bot writes there.")
UNTIL = say("Who was in it is kept until it is closed.")


def of_person(given: tuple[PersonId, tuple[Aside, ...]]) -> tuple[Held, ...]:
    person, asides = given
    others = (tuple(Mention(each) for each in aside.people if each != person) for aside in asides)
    return tuple(Held(PLACE, WITH.using(people=people) if people else ALONE, WHY, UNTIL) for people in others)
