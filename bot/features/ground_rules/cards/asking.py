"""A draft of a rule before the group is asked, and what stands on the card while it is."""

from collections.abc import Iterator

from bot.features.ground_rules.cards import rules
from bot.features.ground_rules.cards.naming import about as topic_of
from bot.features.ground_rules.cards.naming import called, day
from bot.features.ground_rules.commands import (
    DraftPage,
    DropDraft,
    PutRule,
    RulePage,
    RuleTopicPage,
    SetAnswer,
    TakePlaceOf,
)
from bot.features.ground_rules.model.book import Looking
from bot.features.ground_rules.model.exceptions import Exempt
from bot.features.ground_rules.model.parts import Draft
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Wording
from bot.features.proposals.facts import proposal_page
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Element, Menu, MenuOption, Note, Style, Words
from bot.kernel.text import Phrase, say
from bot.ruling import Ruling

OTHERS, MENUS = 20, 5

DROPPED = say("The draft is dropped. Nothing changes.")
PUT = say("It goes before the group now, with its notice. Until they agree nothing changes.")
ENDS_EXCEPTION = say("The exception that stands now is over then.")
_OPEN = say("No answer: it stays open")


def kept(rule: GroundRule) -> Card:
    said = say("The draft is kept. Look at it again, and then ask the group.")
    look = Button(say("Look at the draft"), DraftPage(rule.id), Style.primary)
    return card(called(rule), Words(said), row(look), summary=said)


def put(rule: GroundRule, *, first: bool) -> Card:
    how = say("It is the first rule: every seat that has a person has to say yes to it, within seven days.")
    return card(called(rule), Words(PUT), Note(how) if first else None, summary=PUT)


def page(given: Looking, context: Context) -> Card:
    rule, draft = given.rule, given.rule.draft
    back = row(Button(say("The rule"), RulePage(rule.id)) if rule.number else None, _topic(rule))
    if draft is None:
        return card(called(rule), Words(say("There is no draft any more.")), back)
    words: tuple[Element, ...] = (
        Words(draft.wording.words),
        *rules.kept(draft.wording),
        *rules.spared(given.rulings, draft.wording),
        *_beware(given, draft),
        *rules.replaced(draft.wording),
    )
    if draft.open:
        asked = Note(say("The group is asked about it now, so it stays as it is."))
        return card(called(rule), *words, Note(rules.force(draft.wording)), asked, row(_vote(draft)), back)
    return card(
        called(rule),
        *words,
        Note(rules.force(draft.wording)),
        _rejected(draft),
        row(_putting(rule, draft), rules.changing(rule, draft.edition, draft.wording), _dropping(rule, draft)),
        *_answers(given, draft),
        _others(given, draft),
        back,
    )


def about(rule: GroundRule, wording: Wording, *, first: bool) -> Phrase:
    """What stands on the card of the vote beside the words."""
    told = say("A ground rule on: {topic}.", topic=topic_of(rule))
    if rule.number:
        told = say("Ground rule {number} in new words, on: {topic}.", number=rule.number, topic=topic_of(rule))
    if first:
        told = say("{before} It is your first rule, so every seat that has a person has to say yes.", before=told)
    if rule.excepted and not rule.wording.says_as(wording):
        told = say("{before} {more}", before=told, more=ENDS_EXCEPTION)
    for each in (rules.force(wording), *(note.text for note in (*rules.kept(wording), *rules.replaced(wording)))):
        if isinstance(each, Phrase):
            told = say("{before} {more}", before=told, more=each)
    return told


def about_exception(rule: GroundRule, words: str, made: Exempt) -> Phrase:
    return say(
        "An exception to ground rule {number}, for this case until {day}. The rule says: “{words}”",
        number=rule.number or 0,
        day=day(made.until, made.zone),
        words=words,
    )


def about_end(rule: GroundRule) -> Phrase:
    return say("Does ground rule {number} end? If you agree, it is over.", number=rule.number or 0)


def _putting(rule: GroundRule, draft: Draft) -> Button:
    sure = say("Ask the group about these words? They stay as they are until it is counted.")
    return Button(PutRule.title, PutRule(rule.id, draft.edition), Style.primary, sure)


def _dropping(rule: GroundRule, draft: Draft) -> Button:
    """Or the way to where it is withdrawn first."""
    if draft.proposal:
        return Button(say("Look at the proposal"), proposal_page(draft.proposal))
    return Button(DropDraft.title, DropDraft(rule.id, draft.edition), confirm=say("Drop the draft?"))


def _beware(given: Looking, draft: Draft) -> Iterator[Note]:
    """What an answer does not do, before anyone relies on it."""
    for each in draft.wording.kept:
        ruling = next((one for one in given.rulings if one.name == each.name), None)
        answer = ruling.answer(each.value) if ruling else None
        if answer and answer.beware:
            yield Note(answer.beware)


def _rejected(draft: Draft) -> Element | None:
    """With the way to the reasons that were given."""
    if not draft.rejected:
        return None
    return Words(say("The group did not agree to it yet. You can hear why, change it, and ask again."))


def _vote(draft: Draft) -> Button | None:
    return Button(say("Look at the vote"), proposal_page(draft.proposal)) if draft.proposal else None


def _answers(given: Looking, draft: Draft) -> Iterator[Element]:
    if given.rulings:
        yield Note(say("If you like, the bot keeps this for you. Choose what the rule asks:"))
    for each in given.rulings[:MENUS]:
        yield Menu(each.question, tuple(_options(given.rule, draft, each)))
        if each.refuses:
            yield Note(say("If it holds: {refuses}", refuses=each.refuses))


def _options(rule: GroundRule, draft: Draft, ruling: Ruling) -> Iterator[MenuOption]:
    for answer in ruling.answers:
        yield MenuOption(answer.words, SetAnswer(rule.id, draft.edition, ruling.name, answer.value))
    yield MenuOption(_OPEN, SetAnswer(rule.id, draft.edition, ruling.name))


def _others(given: Looking, draft: Draft) -> Menu | None:
    """Rules whose place it can take: first those that set the same and would have to give way."""
    clashing = {each.id for each, _ in given.book.clashes(given.rule.id, draft.wording)}
    every = (each for each in given.book.in_force if each.id != given.rule.id)
    others = sorted(every, key=lambda each: each.id not in clashing)[:OTHERS]
    if not others:
        return None
    options = (MenuOption(called(each), TakePlaceOf(given.rule.id, draft.edition, each.id)) for each in others)
    return Menu(say("Does it take the place of a rule?"), tuple(options))


def _topic(rule: GroundRule) -> Button:
    return Button(say("All on this topic"), RuleTopicPage(rule.topic))
