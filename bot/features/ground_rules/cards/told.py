"""What happened to ground rules, as the history tells it to all members: one sentence for each fact, and no words."""

from datetime import UTC, date, datetime

from bot.features.ground_rules import facts
from bot.features.ground_rules.cards.naming import NOON
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say


def written(fact: facts.PromisesWritten) -> Phrase:
    return say("{who} wrote three promises on how you treat each other.", who=Mention(fact.by))


def reworded(fact: facts.PromisesReworded) -> Phrase:
    return say("{who} changed the words of the three promises.", who=Mention(fact.by))


def accepted(fact: facts.PromisesAccepted) -> Phrase:
    if fact.organisation is None:
        return say("{who} can keep the three promises.", who=Mention(fact.by))
    organisation = Named(fact.organisation)
    return say(
        "{organisation} can keep the three promises, {who} says.", organisation=organisation, who=Mention(fact.by)
    )


def drafted(fact: facts.RuleDrafted) -> Phrase:
    return say("{who} drafted a ground rule.", who=Mention(fact.by))


def put(fact: facts.RulePut) -> Phrase:
    if fact.number is None:
        return say("{who} put a ground rule to the vote.", who=Mention(fact.by))
    return say("{who} put new words for ground rule {number} to the vote.", who=Mention(fact.by), number=fact.number)


def in_force(fact: facts.RuleInForce) -> Phrase:
    if fact.version > 1:
        return say(
            "Ground rule {number} is in force in its version {version}.", number=fact.number, version=fact.version
        )
    return say("Ground rule {number} came into force.", number=fact.number)


def not_agreed(fact: facts.RuleNotAgreed) -> Phrase:
    if fact.number is None:
        return say("A ground rule was not agreed yet.")
    return say("New words for ground rule {number} were not agreed yet.", number=fact.number)


def superseded(fact: facts.RuleSuperseded) -> Phrase:
    return say("Ground rule {other} took the place of ground rule {number}.", other=fact.by_number, number=fact.number)


def ended(fact: facts.RuleEnded) -> Phrase:
    return say("Ground rule {number} ended.", number=fact.number)


def acknowledged(fact: facts.RuleAcknowledged) -> Phrase:
    if fact.organisation is None:
        return say("{who} has read ground rule {number}.", who=Mention(fact.by), number=fact.number)
    return say(
        "{organisation} has read ground rule {number}, {who} says.",
        organisation=Named(fact.organisation),
        number=fact.number,
        who=Mention(fact.by),
    )


def excepted(fact: facts.ExceptionGranted) -> Phrase:
    until = _day(fact.until, fact.noon)
    return say("An exception to ground rule {number} was agreed, until {day}.", number=fact.number, day=until)


def put_off(fact: facts.RulePutOff) -> Phrase:
    return say(
        "{who} put off looking at ground rule {number} until {day}.",
        who=Mention(fact.by),
        number=fact.number,
        day=_day(fact.review, fact.noon),
    )


def due(fact: facts.RuleDue) -> Phrase:
    return say("Ground rule {number} became due for a look.", number=fact.number)


def _day(of: date, noon: datetime | None) -> Moment:
    """What was stored without its noon was by the clocks of UTC."""
    return Moment(noon or datetime.combine(of, NOON, UTC), When.day)


TOLD = (
    Told(facts.PromisesWritten, written),
    Told(facts.PromisesReworded, reworded),
    Told(facts.PromisesAccepted, accepted),
    Told(facts.RuleDrafted, drafted),
    Told(facts.RulePut, put),
    Told(facts.RuleInForce, in_force),
    Told(facts.RuleNotAgreed, not_agreed),
    Told(facts.RuleSuperseded, superseded),
    Told(facts.RuleEnded, ended),
    Told(facts.RuleAcknowledged, acknowledged),
    Told(facts.ExceptionGranted, excepted),
    Told(facts.RuleDue, due),
    Told(facts.RulePutOff, put_off),
)
