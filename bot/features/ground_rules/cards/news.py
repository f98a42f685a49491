"""What all read when something becomes of a rule."""

from datetime import date

from bot.features.ground_rules.cards import rules
from bot.features.ground_rules.cards.naming import called, day
from bot.features.ground_rules.model.exceptions import Exempt, Granted
from bot.features.ground_rules.model.parts import waiting_for
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, Wording
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say


def in_force(rule: GroundRule, *, excepted: bool = False) -> Card:
    """`excepted`: an exception to the words before has ended with them."""
    wording = rule.wording
    said = say("Ground rule {number} is in force from now on.", number=rule.number or 0)
    open_votes = Note(say("Votes that are open already go on by the rules with which they were opened."))
    ended = Note(say("The exception to the words before is over.")) if excepted else None
    look = row(rules.look(rule))
    return card(said, Words(wording.words), *rules.replaced(wording), ended, open_votes, look, summary=said)


def clashes(rule: GroundRule, agreed: Wording, other: GroundRule, kept: Kept) -> Card:
    number = other.number or 0
    said = say("You agreed to a rule, but rule {number} answers the same since then.", number=number)
    if kept.name not in agreed.names:
        said = say("You agreed to a rule, but the bot cannot keep it beside rule {number}.", number=number)
    next_step = say("Please say whether it takes the place of rule {number}, and ask once more.", number=number)
    return card(said, Words(next_step), row(rules.look(rule)), summary=said)


def came_to_nothing(rule: GroundRule) -> Card:
    """What was agreed was about something that is not there any more."""
    said = say("You agreed, but what it was about is not there any more: the draft was dropped.")
    if rule.is_over and rule.number:
        said = say("You agreed, but ground rule {number} was over by then.", number=rule.number)
    elif rule.number:
        said = say("You agreed, but ground rule {number} was changed since it was put to you.", number=rule.number)
    next_step = say("So nothing changes. Anyone can propose it again.")
    return card(said, Words(next_step), row(rules.look(rule)), summary=said)


def ended(rule: GroundRule) -> Card:
    said = say("Ground rule {number} is over, as you agreed.", number=rule.number or 0)
    return _short(said, rule)


def excepted(rule: GroundRule, made: Exempt) -> Card:
    number, until = rule.number or 0, day(made.until, made.zone)
    said = say(
        "You agreed to an exception: until {day} ground rule {number} refuses nothing.", day=until, number=number
    )
    if made.granted is Granted.over:
        said = say(
            "You agreed to an exception to ground rule {number} until {day}, and that is over. Nothing changes.",
            number=number,
            day=until,
        )
    return card(
        called(rule), Words(said), Note(say("For: {case}", case=made.case)), row(rules.look(rule)), summary=said
    )


def due(rule: GroundRule) -> Card:
    said = say("Ground rule {number} is due for a look. Does it still fit?", number=rule.number or 0)
    return _short(said, rule)


def to_look(rule: GroundRule, person: PersonId) -> Need:
    said = say("Ground rule {number} is due for a look. Does it still fit?", number=rule.number or 0)
    return Need(person, waiting_for(rule.id), said, rules.look(rule))


def put_off(rule: GroundRule, until: date, by: PersonId) -> Card:
    number = rule.number or 0
    said = say(
        "{who} puts off looking at ground rule {number} until {day}.",
        who=Mention(by),
        number=number,
        day=day(until, rule.zone),
    )
    return _short(said, rule)


def _short(said: Phrase, rule: GroundRule) -> Card:
    return card(said, Words(rule.wording.words), row(rules.look(rule)), summary=said)
