"""A version of a rule beside the one before it, in words that can be read aloud."""

from collections.abc import Iterator

from bot.features.ground_rules.cards import rules
from bot.features.ground_rules.cards.naming import called
from bot.features.ground_rules.commands import VersionPage
from bot.features.ground_rules.model.book import Looking
from bot.features.ground_rules.model.differing import Differs, differences
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, Wording
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Element, Note, Words
from bot.kernel.text import Moment, Phrase, When, say

CHANGES = 12


def page(given: Looking, context: Context) -> Card:
    rule = given.rule
    number = min(max(given.number, 1), len(rule.versions))
    if not rule.versions:
        return card(called(rule), Words(say("This was never in force.")), row(rules.look(rule)))
    version = rule.versions[number - 1]
    since = say("Version {number}, in force since {day}", number=number, day=Moment(version.since, When.day))
    return card(called(rule), Note(since), *_told(rule, number), row(*_around(rule, number)), row(rules.look(rule)))


def _told(rule: GroundRule, number: int) -> Iterator[Element]:
    now = rule.versions[number - 1].wording
    yield Words(now.words)
    if number == 1:
        yield Note(say("This is the first version."))
        return
    changes = tuple(_changes(rule.versions[number - 2].wording, now))
    yield Note(say("What changed:") if changes else say("The words stayed as they were."))
    for each in changes[:CHANGES]:
        yield Words(each)
    if len(changes) > CHANGES:
        yield Note(say("And more."))


def _changes(before: Wording, now: Wording) -> Iterator[Phrase]:
    yield from map(_in_words, differences(before.words, now.words))
    if before.holds != now.holds:
        yield rules.force(now)
    for question, old, new in _kept(before.kept, now.kept):
        yield say("{question} Before: {old}. Now: {new}.", question=question, old=old, new=new)


def _in_words(each: Differs) -> Phrase:
    if not each.came:
        return say("Taken away: “{words}”", words=each.gone)
    if each.gone:
        return say("Instead of “{old}”: “{new}”", old=each.gone, new=each.came)
    if each.after:
        return say("Added after “{near}”: “{words}”", near=each.after, words=each.came)
    return say("Added at the beginning: “{words}”", words=each.came)


def _kept(before: tuple[Kept, ...], now: tuple[Kept, ...]) -> Iterator[tuple[Phrase, Phrase, Phrase]]:
    open_ = say("open")
    old, new = ({each.name: each for each in kept} for kept in (before, now))
    for name in {**old, **new}:
        was, is_now = old.get(name), new.get(name)
        if was and is_now and was.value == is_now.value:
            continue
        told = was or is_now
        if told:
            yield told.question, was.answer if was else open_, is_now.answer if is_now else open_


def _around(rule: GroundRule, number: int) -> Iterator[Button]:
    if number > 1:
        yield Button(say("Version before"), VersionPage(rule.id, number - 1))
    if number < len(rule.versions):
        yield Button(say("Next version"), VersionPage(rule.id, number + 1))
