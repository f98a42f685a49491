"""A rule as all read it: its number and words, what the bot keeps of it, who has read it, and what can be done."""

from collections.abc import Iterator

from bot.features.ground_rules.cards.naming import called, day
from bot.features.ground_rules.commands import (
    AcknowledgeRule,
    AskForException,
    AskToEndRule,
    AskWhetherItFits,
    ChangeRule,
    DraftPage,
    Force,
    LookAtRuleLater,
    RulePage,
    RuleTopicPage,
    VersionPage,
)
from bot.features.ground_rules.facts import RULES_PAGE
from bot.features.ground_rules.model.book import Looking
from bot.features.ground_rules.model.exceptions import Exempt, Granted
from bot.features.ground_rules.model.parts import Acknowledged, Stage
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Wording
from bot.features.proposals.facts import proposal_page
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Standing
from bot.kernel.elements import Button, Element, Note, People, PersonLine, Style, Words
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say
from bot.kernel.wire import WireId, draft, encode
from bot.ruling import Ruling

ALL = RULES_PAGE
SHOWN, EXCEPTIONS, CASE = 20, 3, 150

THANKS = say("Thank you. It says that you have read it: that is no yes and no no.")


def press(rule: GroundRule) -> WireId:
    return WireId(encode(RulePage(rule.id)))


def look(rule: GroundRule) -> Button:
    if rule.stage is Stage.draft:
        return Button(say("Look at the draft"), DraftPage(rule.id), spoken=called(rule))
    return Button(say("Look at it"), RulePage(rule.id), spoken=called(rule))


def board(rule: GroundRule) -> Card:
    """In all homes, for the first days: it says who has read it, and never who has not."""
    if not rule.in_force:
        return card(called(rule), Note(over(rule)), row(look(rule)))
    return card(
        called(rule), *_said(rule), *_read_by(rule), row(_acknowledge(rule), look(rule)),
        summary=say("Ground rule {number} is in force.", number=rule.number or 0),
    )  # fmt: skip


def page(given: Looking, context: Context) -> Card:
    rule = given.rule
    if rule.stage in {Stage.draft, Stage.dropped}:
        return card(called(rule), Words(say("This was never in force.")), row(_topic(rule)))
    return card(
        called(rule),
        *_said(rule),
        *spared(given.rulings, rule.wording),
        *_history(rule),
        *_ending(rule),
        *_exceptions(rule),
        *_read_by(rule),
        row(*_doing(rule)),
        row(*_more(rule), _later(rule, context)),
        row(Button(VersionPage.title, VersionPage(rule.id, len(rule.versions))), _topic(rule)),
    )


def in_list(rule: GroundRule) -> Iterator[Element]:
    """As the page of its topic shows it."""
    if rule.is_over:
        yield Note(over(rule))
    elif rule.in_force:
        yield Words(say("{number}. {words}", number=rule.number or 0, words=rule.wording.words))
        yield Note(force(rule.wording, rule.excepted))
    else:
        yield Words(say("A draft: {words}", words=rule.wording.words))


def over(rule: GroundRule) -> Phrase:
    if rule.stage is Stage.superseded:
        return say("Rule {number} is over: rule {other} took its place.", number=rule.number or 0, other=_by(rule))
    return say("Rule {number} is over.", number=rule.number or 0)


def changed_since(rule: GroundRule) -> Card:
    said = say("The rule has changed since then. Please read it as it is now.")
    return card(called(rule), Words(said), row(look(rule)), summary=said)


def force(wording: Wording, excepted: Exempt | None = None) -> Phrase:
    """What the bot does about it, now; `excepted` is the exception that stands."""
    if not wording.kept:
        return say("It is kept by all of you: there is nothing here that the bot could do or refuse.")
    if not wording.refuses:
        return say("The bot does as it says. There is nothing here that it would refuse.")
    if wording.holds and excepted:
        return say(
            "It holds, but for an exception until {day}: until then the bot reminds, and refuses nothing.",
            day=day(excepted.until, excepted.zone),
        )
    if wording.holds:
        return say("It holds: the bot refuses what it forbids.")
    return say("It reminds: the bot refuses nothing.")


def kept(wording: Wording) -> Iterator[Note]:
    for each in wording.kept:
        yield Note(say("{question} {answer}", question=each.question, answer=each.answer))


def spared(rulings: tuple[Ruling, ...], wording: Wording) -> Iterator[Note]:
    """Where the bot does otherwise, though the rule says so."""
    for each in rulings:
        if each.spares and each.name in wording.names:
            yield Note(each.spares)


def replaced(wording: Wording) -> Iterator[Note]:
    for each in wording.replaces:
        yield Note(say("It takes the place of rule {number}.", number=each.number))


def _said(rule: GroundRule) -> tuple[Element, ...]:
    wording = rule.wording
    return (Words(wording.words), *kept(wording), Note(force(wording, rule.excepted)))


def _history(rule: GroundRule) -> Iterator[Element]:
    version = rule.versions[-1]
    since = Moment(version.since, When.day)
    if rule.is_over:
        yield Note(over(rule))
    else:
        yield Note(
            say(
                "In force since {since}, version {version}: {answered} of {seats} organisations answered.",
                since=since,
                version=version.number,
                answered=version.answered,
                seats=version.seats,
            )
        )
    if rule.due:
        yield Note(say("It is due for a look. Does it still fit?"))
    elif rule.review:
        yield Note(say("You look at it again on {day}.", day=day(rule.review, rule.zone)))


def _ending(rule: GroundRule) -> Iterator[Element | None]:
    if not rule.end_before:
        return
    if rule.end_wanted:
        yield Note(say("The group is asked now whether it ends."))
        yield row(Button(say("Look at the vote"), proposal_page(rule.end_before)))
    else:
        yield Note(say("Somebody wants it to end, and nobody is asked about it now."))
        yield row(Button(say("Look at the proposal"), proposal_page(rule.end_before)))


def _exceptions(rule: GroundRule) -> Iterator[Element]:
    granted = [each for each in rule.exceptions if each.granted in {Granted.stands, Granted.over}]
    for each in granted[-EXCEPTIONS:]:
        yield Note(_exception(each))


def _exception(each: Exempt) -> Phrase:
    case = each.case if len(each.case) <= CASE else f"{each.case[: CASE - 1]}…"
    if each.granted is Granted.stands:
        return say(
            "Exception {number}, until {day}: {case}", number=each.number, day=day(each.until, each.zone), case=case
        )
    return say(
        "Exception {number}, over since {day}: {case}", number=each.number, day=day(each.until, each.zone), case=case
    )


def _read_by(rule: GroundRule) -> tuple[Element, ...]:
    there = rule.acknowledging(len(rule.versions))[:SHOWN] if rule.in_force else ()
    return (People(say("They have read it"), tuple(map(_line, there))),) if there else ()


def _line(each: Acknowledged) -> PersonLine:
    by = Mention(each.person) if each.person else None
    if each.organisation:
        return PersonLine(Named(each.organisation), say("said by {who}", who=by) if by else None)
    return PersonLine(by or "")


def _acknowledge(rule: GroundRule) -> Button:
    return Button(AcknowledgeRule.title, AcknowledgeRule(rule.id, len(rule.versions)), Style.primary)


def _doing(rule: GroundRule) -> tuple[Button | None, ...]:
    if not rule.in_force:
        return ()
    if rule.draft:
        return _acknowledge(rule), Button(say("Look at the draft"), DraftPage(rule.id))
    return _acknowledge(rule), changing(rule, 0, rule.wording)


def _more(rule: GroundRule) -> tuple[Button | None, ...]:
    if not rule.in_force or rule.end_wanted:
        return ()
    fits = Button(AskWhetherItFits.title, AskWhetherItFits(rule.id), Style.primary) if rule.due else None
    sure = say("Ask the group whether this rule ends? It stays in force until they agree.")
    end = Button(AskToEndRule.title, AskToEndRule(rule.id), confirm=sure) if not rule.is_asked else None
    able = rule.standing.wording.holds and rule.standing.wording.refuses
    excepting = Button(AskForException.title, draft(AskForException, rule=rule.id)) if able else None
    return fits if not rule.draft else None, excepting, end


def _later(rule: GroundRule, context: Context) -> Button | None:
    """For facilitators, whom it waits for."""
    if not rule.due or context.actor.standing is not Standing.facilitator:
        return None
    return Button(LookAtRuleLater.title, LookAtRuleLater(rule.id))


def changing(rule: GroundRule, edition: int, wording: Wording) -> Button:
    given = Force.holds if wording.holds else Force.reminds
    label = ChangeRule.title if edition == 0 else say("Change the draft")
    filled = draft(ChangeRule, rule=rule.id, edition=edition, force=given, months=wording.months)
    return Button(label, filled)


def _topic(rule: GroundRule) -> Button:
    return Button(say("All on this topic"), RuleTopicPage(rule.topic))


def _by(rule: GroundRule) -> int:
    return rule.replaced_by or 0
