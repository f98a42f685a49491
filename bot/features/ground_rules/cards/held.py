"""What ground rules keep of one person, in plain words."""

from collections.abc import Iterator

from bot.features.ground_rules.cards.promises import SAYS
from bot.features.ground_rules.commands import RulesPage
from bot.features.ground_rules.model import Answer, Promises, Spoken
from bot.kernel.ids import PersonId
from bot.kernel.personal import Held
from bot.kernel.text import Named, Phrase, say

_SEEN_BY_ALL = say("All members see it.")
_OF_ALL = say("These words belong to everyone who answers to them.")
_STAYS = say("They stay without your name, until somebody changes them.")
_WHILE_HERE = say("It is kept until you leave the coalition, or until the words change.")


def of_person(given: Spoken) -> tuple[Held, ...]:
    return tuple(_said(given.person, given.promises)) if given.promises else ()


def _said(person: PersonId, promises: Promises) -> Iterator[Held]:
    if promises.written_by == person:
        yield Held(RulesPage.title, say("You wrote the three promises."), _SEEN_BY_ALL, _WHILE_HERE)
        for line in promises.lines:
            if isinstance(line, str):
                yield Held(say("Words of the promises"), line, _OF_ALL, _STAYS, stays=True)
    for each in promises.of(person):
        yield Held(RulesPage.title, _answered(each), _SEEN_BY_ALL, _WHILE_HERE)


def _answered(answer: Answer) -> Phrase:
    if answer.organisation is None:
        return say("You said: {answer}", answer=SAYS[answer.says])
    return say(
        "You said for {organisation}: {answer}", organisation=Named(answer.organisation), answer=SAYS[answer.says]
    )
