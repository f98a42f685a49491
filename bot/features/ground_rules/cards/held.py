"""What ground rules keep of one person, in plain words."""

from collections.abc import Iterator

from bot.features.ground_rules.cards.naming import called
from bot.features.ground_rules.cards.promises import SAYS
from bot.features.ground_rules.commands import PromisesPage
from bot.features.ground_rules.model import Answer, Promises, Spoken
from bot.features.ground_rules.model.rule import GroundRule
from bot.kernel.ids import PersonId
from bot.kernel.personal import Held
from bot.kernel.text import Named, Phrase, say

_SEEN_BY_ALL = say("All members see it.")
_OF_ALL = say("These words belong to everyone who answers to them.")
_STAYS = say("They stay without your name, until somebody changes them.")
_WHILE_NAMED = say("Your name is kept until you leave the coalition; the rule belongs to all.")
_WHILE_HERE = say("It is kept until you leave the coalition, or until the words change.")


def of_person(given: Spoken) -> tuple[Held, ...]:
    of_rules = (held for each in given.rules for held in _in_rule(given.person, each))
    return (*(_said(given.person, given.promises) if given.promises else ()), *of_rules)


def _in_rule(person: PersonId, rule: GroundRule) -> Iterator[Held]:
    if rule.draft and rule.draft.by == person:
        yield Held(called(rule), say("You wrote its draft."), _SEEN_BY_ALL, _WHILE_NAMED)
    if any(each.by == person for each in rule.versions):
        yield Held(called(rule), say("You proposed its words."), _SEEN_BY_ALL, _WHILE_NAMED)
    for ack in rule.acknowledged:
        if ack.person == person:
            yield Held(called(rule), say("You said that it was read."), _SEEN_BY_ALL, _WHILE_NAMED)
    for each in rule.exceptions:
        if each.by == person:
            asked = say("You asked for exception {number}.", number=each.number)
            yield Held(called(rule), asked, _SEEN_BY_ALL, _WHILE_NAMED)


def _said(person: PersonId, promises: Promises) -> Iterator[Held]:
    if promises.written_by == person:
        yield Held(PromisesPage.title, say("You wrote the three promises."), _SEEN_BY_ALL, _WHILE_HERE)
        for line in promises.lines:
            if isinstance(line, str):
                yield Held(say("Words of the promises"), line, _OF_ALL, _STAYS, stays=True)
    for each in promises.of(person):
        yield Held(PromisesPage.title, _answered(each), _SEEN_BY_ALL, _WHILE_HERE)


def _answered(answer: Answer) -> Phrase:
    if answer.organisation is None:
        return say("You said: {answer}", answer=SAYS[answer.says])
    return say(
        "You said for {organisation}: {answer}", organisation=Named(answer.organisation), answer=SAYS[answer.says]
    )
