"""A result in one sentence that a reader can check, and what can come next."""

from collections.abc import Iterator
from dataclasses import replace

from bot.features.proposals.cards import papers, pieces, sums
from bot.features.proposals.cards.pieces import NONE_OF_THESE
from bot.features.proposals.model import Result
from bot.features.proposals.model.asking import ALL_OF_THEM, Asking, Given, Position, Question
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.elements import Note
from bot.kernel.text import Phrase, say, say_n

_PARTS = {
    Position.yes: say_n("{n} yes", "{n} yes", 0),
    Position.worry: say_n("{n} yes with a worry", "{n} yes with a worry", 0),
    Position.harm: say_n("{n} says it would harm them", "{n} say it would harm them", 0),
    Position.no: say_n("{n} no", "{n} no", 0),
    Position.no_opinion: say_n("{n} without an opinion", "{n} without an opinion", 0),
    Position.recused: say_n("{n} found it not theirs to decide", "{n} found it not theirs to decide", 0),
}


def sentence(result: Result) -> Phrase:
    """As “Agreed: 9 of 12 organisations answered (8 needed), 8 yes, 1 yes with a worry.” reads."""
    if result.few:
        return _bare(result)
    given, told = result.given, _answered(result)
    for part in _given(result, given):
        told = say("{before}, {part}", before=told, part=part)
    if each := sums.sentence(result):
        return say("{outcome}: {told}; {each}.", outcome=outcome(result), told=told, each=each)
    return say("{outcome}: {told}.", outcome=outcome(result), told=told)


def for_now(result: Result) -> Note | None:
    """Yes that counted, and that people at home have not confirmed."""
    if not result.for_now:
        return None
    return Note(
        say_n(
            "{n} yes was for now: that organisation had not confirmed it yet.",
            "{n} times yes was for now: those organisations had not confirmed it yet.",
            result.for_now,
        )
    )


def _bare(result: Result) -> Phrase:
    """Of a secret vote with few papers."""
    few = say("Fewer than five took part, so nothing more is told of this secret vote.")
    if result.leading and result.outcome.is_adopted:
        option = pieces.option(result.asking.options, result.leading[0])
        return say("{outcome}: “{option}”. {few}", outcome=outcome(result), option=option, few=few)
    return say("{outcome}. {few}", outcome=outcome(result), few=few)


def brief(result: Result) -> Phrase:
    """Without what each option got, where there is much else to read."""
    return say("{outcome}: {told}.", outcome=outcome(result), told=_answered(result))


def _answered(result: Result) -> Phrase:
    return say(
        "{answered} of {seats} organisations answered ({needed} needed)",
        answered=result.given.answered,
        seats=result.seats - result.given.recused,
        needed=needed(result.asking, result.given),
    )


def needed(asking: Asking, given: Given) -> int:
    return asking.quorum.threshold.least(given.seats - given.recused)


def outcome(result: Result) -> Phrase:
    if result.asking.among and (named := sums.outcome(result)):
        return named
    match result.outcome:
        case Outcome.adopted | Outcome.with_stand_asides:
            return say("Agreed")
        case Outcome.with_concerns:
            return say("Agreed, with worries to look after")
        case Outcome.tie:
            return say("Not agreed yet, since it is level")
        case Outcome.no_votes:
            return say("Not agreed yet, since there was no yes and no no")
        case Outcome.no_quorum | Outcome.pending:
            return say("Not agreed yet, since too few answered")
        case _:
            return say("Not agreed yet")


def rule(asking: Asking, seats: int) -> Phrase:
    """What passes, in one plain sentence."""
    least = asking.quorum.threshold.least(seats)
    match asking.question:
        case Question.live_with_it if asking.quorum == ALL_OF_THEM:
            return say("It is agreed if all organisations answer and none says that it would harm them.")
        case Question.live_with_it:
            return say(
                "It is agreed if at least {least} of {seats} organisations answer and none says it would harm them.",
                least=least,
                seats=seats,
            )
        case Question.most_say_yes:
            return say(
                "It is agreed if at least {least} of {seats} organisations answer and more say yes than no.",
                least=least,
                seats=seats,
            )
        case Question.pick_one:
            return say(
                "What most picked is agreed if at least {least} of {seats} organisations answer and one is ahead.",
                least=least,
                seats=seats,
            )
        case _:
            return say(
                "{wins} It is agreed if at least {least} of {seats} organisations answer and one is ahead.",
                wins=papers.wins(asking.question, asking.among, asking.lines),
                least=least,
                seats=seats,
            )


def afterwards(result: Result) -> Phrase:
    if result.outcome.is_adopted:
        return say("It holds from now on. Next you can say who does what, and by when.")
    if result.harmed:
        return say("Nothing changes. You can hear who sees harm, change the text, split it, or come back to it later.")
    return say("Nothing changes. Next you can talk about it, change the text, split it, or come back to it later.")


def _given(result: Result, given: Given) -> Iterator[Phrase]:
    if result.asking.question is Question.pick_one:
        yield from _picks(result)
    yield from (replace(part, count=given.of(position)) for position, part in _PARTS.items() if given.of(position))


def _picks(result: Result) -> Iterator[Phrase]:
    labels: tuple[str | Phrase, ...] = (*result.asking.options, NONE_OF_THESE)
    for label, count in zip(labels, result.picks, strict=True):
        yield say("“{option}” {count}", option=label, count=count)
