"""The field's own words for how a vote is counted: only where somebody asked for them."""

from collections.abc import Iterator, Mapping

from bot.cutting import shortened
from bot.features.proposals.cards import passing
from bot.features.proposals.model.asking import Asking, Given, Question
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.kernel.elements import Note
from bot.kernel.settings import Ruled
from bot.kernel.text import Phrase, say

RULES, RULE_SHOWN = 6, 200
LATEST_COUNTS = say("Who was asked was fixed when the question was put. The latest answer of each counts.")
_TERMS: Mapping[Question, Phrase] = {
    Question.live_with_it: say(
        "This is consent: an objection stops it until it is worked through, and a worry stops nothing."
    ),
    Question.most_say_yes: say("This is a simple majority of yes and no. Abstentions count for the quorum only."),
    Question.pick_one: say("This is approval voting: each may pick several, and the option with most picks wins."),
    Question.share: say("This is a supermajority. A share is exact: two thirds of nine are six."),
    Question.absolute: say(
        "This is an absolute majority: more than half of all on the roll, so that silence acts as a no."
    ),
    Question.unanimity: say("This is unanimity."),
    Question.consensus: say(
        "This is consensus with stand-asides and blocks. Who stands aside is named in the result and not bound to act."
    ),
    Question.fingers: say(
        "This is fist to five. It is never averaged: one zero stops it, however many fives there are."
    ),
    Question.gradients: say(
        "These are gradients of agreement. They are an order and no numbers, so they have no mean."
    ),
    Question.opt_in: say("This is an opt-in: it binds those who are in, and nobody else."),
    Question.advice: say(
        "This is the advice process: whoever decides must hear those who are named, and is not bound by what they say."
    ),
    Question.silence: say("This is lazy consensus. It needs notice, and here alone silence counts."),
}
_COVERAGE: Mapping[Coverage, Phrase] = {
    Coverage.full: say("Its coverage is full: every seat answers."),
    Coverage.quorum: say("Its coverage is by quorum: enough seats answer by the end."),
    Coverage.lazy: say("Its coverage is lazy: the end of the time is enough."),
}


def of(asking: Asking, given: Given) -> tuple[Note, ...]:
    return tuple(map(Note, _told(asking, given)))


def _told(asking: Asking, given: Given) -> Iterator[Phrase]:
    if asking.question in _TERMS:
        yield _TERMS[asking.question]
    if asking.question is Question.live_with_it:
        yield _COVERAGE[asking.coverage]
    if asking.question is not Question.silence:
        yield say("Silence is never a yes.")
    if asking.notice:
        yield say("The text stood at least {days} days before all.", days=asking.notice)
    told = passing.no_show(asking, given)
    if told:
        yield told
    for each in asking.under[:RULES]:
        words = shortened(each.words, RULE_SHOWN)
        yield say("It was opened under ground rule {number}: “{words}”", number=each.number, words=words)


def reminding(unkept: tuple[Ruled, ...]) -> Iterator[Note]:
    """Rules that only remind, and to which this is not kept."""
    for rule in unkept:
        words = shortened(rule.words, RULE_SHOWN)
        yield Note(say("Ground rule {number} says: “{words}”.", number=rule.number, words=words))
