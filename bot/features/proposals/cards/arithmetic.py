"""A result in one sentence that a reader can check, and what can come next."""

from collections.abc import Iterator
from dataclasses import replace

from bot.features.proposals.cards import advising, papers, pieces, shares, sums, weights, whom
from bot.features.proposals.cards.numbers import exact, whole
from bot.features.proposals.cards.passing import goes_by_weight, needed
from bot.features.proposals.cards.pieces import NONE_OF_THESE
from bot.features.proposals.cards.questions import label
from bot.features.proposals.model import Result
from bot.features.proposals.model.asking import FINGERS, GRADIENTS, Given, Position, Question
from bot.features.proposals.model.outturn import quorum_of
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.elements import Bar, Image, Note, Tally
from bot.kernel.text import Phrase, say, say_n

_PARTS = {
    Position.yes: say_n("{n} yes", "{n} yes", 0),
    Position.worry: say_n("{n} yes with a worry", "{n} yes with a worry", 0),
    Position.aside: say_n("{n} steps aside", "{n} step aside", 0),
    Position.harm: say_n("{n} says it would harm them", "{n} say it would harm them", 0),
    Position.withdrawn: say_n("{n} withdrew their objection", "{n} withdrew their objections", 0),
    Position.integrated: say_n("{n} found their objection met", "{n} found their objections met", 0),
    Position.not_paramount: say_n(
        "{n} found that their objection does not stop it", "{n} found that their objections do not stop it", 0
    ),
    Position.joins: say_n("{n} is in", "{n} are in", 0),
    Position.stays_out: say_n("{n} is not", "{n} are not", 0),
    Position.no: say_n("{n} no", "{n} no", 0),
    Position.block: say_n("{n} blocks it", "{n} block it", 0),
    Position.no_opinion: say_n("{n} without an opinion", "{n} without an opinion", 0),
    Position.recused: say_n("{n} found it not theirs to decide", "{n} found it not theirs to decide", 0),
}
_SCALES = {Question.fingers: FINGERS, Question.gradients: GRADIENTS}


def sentence(result: Result) -> Phrase:
    """As “Agreed: 9 of 12 organisations answered (8 needed), 8 yes, 1 yes with a worry.” reads."""
    if result.deciding:
        return advising.sentence(result)
    if result.few:
        return _bare(result)
    given, told = result.given, _taking_part(result, result.given)
    for part in _given(result, given):
        told = say("{before}, {part}", before=told, part=part)
    if each := sums.sentence(result):
        told = say("{before}; {part}", before=told, part=each)
        if advice := weights.advised(result):
            told = say("{before}; {part}", before=told, part=advice)
        return say("{outcome}: {told}.", outcome=outcome(result), told=told)
    for part in shares.of(result, given):
        told = say("{before}; {part}", before=told, part=part)
    if advice := weights.advised(result):
        told = say("{before}; {part}", before=told, part=advice)
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
    if result.leading and result.outcome.is_adopted and not result.asking.among:
        option = pieces.option(result.asking.options, result.leading[0])
        return say("{outcome}: “{option}”. {few}", outcome=outcome(result), option=option, few=few)
    return say("{outcome}. {few}", outcome=outcome(result), few=few)


def short(result: Result) -> Phrase:
    """For lists: of a choice among several without what each option got."""
    return brief(result) if result.sheet else sentence(result)


def brief(result: Result) -> Phrase:
    """Without what each option got, where there is much else to read."""
    if result.few:
        return _bare(result)
    return say("{outcome}: {told}.", outcome=outcome(result), told=_taking_part(result, result.given))


def outcome(result: Result) -> Phrase:
    if result.deciding:
        return advising.outcome(result)
    if result.asking.among and (named := sums.outcome(result)):
        return named
    match result.outcome:
        case Outcome.adopted:
            return say("Agreed")
        case Outcome.with_stand_asides:
            return say("Agreed, and some step aside")
        case Outcome.with_concerns:
            return say("Agreed, with worries to look after")
        case Outcome.blocked:
            return say("Not agreed yet, since it was stopped")
        case Outcome.tie:
            return say("Not agreed yet, since it is level")
        case Outcome.no_votes:
            return say("Not agreed yet, since there was no yes and no no")
        case Outcome.no_quorum | Outcome.pending:
            return say("Not agreed yet, since too few answered")
        case _:
            return say("Not agreed yet")


def picture(result: Result) -> Image | None:
    """How the answers are spread, where that says more than a number: never a mean."""
    if result.sheet:
        return sums.picture(result)
    bars = () if result.few else tuple(_bars(result))
    return Image(Tally(bars), say("How many gave each answer")) if bars else None


def afterwards(result: Result, *, wanted: bool = False) -> Phrase:
    """Of what another feature wanted to be decided nobody has to say who does it."""
    if result.deciding and (told := advising.afterwards(result)):
        return told
    if result.outcome.is_adopted and wanted:
        return say("It holds from now on.")
    if result.outcome.is_adopted:
        return say("It holds from now on. Next you can say who does what, and by when.")
    if result.harmed:
        return say("Nothing changes. You can hear who sees harm, change the text, split it, or come back to it later.")
    return say("Nothing changes. Next you can talk about it, change the text, split it, or come back to it later.")


def _taking_part(result: Result, given: Given) -> Phrase:
    least, asked = needed(result.asking, given), whom.of(result.asking, given.deciding)
    if result.asking.floor:
        floor = exact(quorum_of(result.asking, given).yes)
        return say(
            "{answered} of {whom} answered ({needed} yes needed)", answered=given.answered, whom=asked, needed=floor
        )
    if least is not None and goes_by_weight(result.asking, given):
        return say(
            "{answered} of {whom} answered, who weigh {weight} of {roll} ({needed} needed)",
            answered=given.answered,
            whom=asked,
            weight=exact(given.came(by_weight=True)),
            roll=exact(given.asked),
            needed=exact(least),
        )
    if least is None:
        return say("{answered} of {whom} answered", answered=given.answered, whom=asked)
    return say(
        "{answered} of {whom} answered ({needed} needed)", answered=given.answered, whom=asked, needed=exact(least)
    )


def _given(result: Result, given: Given) -> Iterator[Phrase]:
    if result.asking.question is Question.pick_one:
        yield from _picks(result)
    for position in _SCALES.get(result.asking.question, ()):
        if given.of(position):
            told = say("“{option}” {count}", option=label(result.asking, position), count=given.of(position))
            yield _weighing(result, position, told)
    scaled = set(_SCALES.get(result.asking.question, ()))
    for position, part in _PARTS.items():
        if given.of(position) and position not in scaled:
            yield _weighing(result, position, replace(part, count=given.of(position)))


def _weighing(result: Result, position: Position, told: Phrase) -> Phrase:
    """With what those weigh, where that makes a difference."""
    if result.weighed is None or not weights.weighs(result.asking):
        return told
    return say("{part} (weight {weight})", part=told, weight=exact(result.weighed.of(position)))


def _picks(result: Result) -> Iterator[Phrase]:
    labels: tuple[str | Phrase, ...] = (*result.asking.options, NONE_OF_THESE)
    for named, count in zip(labels, result.given.chosen, strict=True):
        yield say("“{option}” {count}", option=named, count=exact(count))


def _bars(result: Result) -> Iterator[Bar]:
    """Of a scale every step, also those that nobody took."""
    if result.asking.question is Question.pick_one and result.picks:
        picks = whole(result.given.chosen)
        yield from (Bar(papers.short(result.asking, number), count) for number, count in enumerate(picks))
    for position in _SCALES.get(result.asking.question, ()):
        yield Bar(label(result.asking, position), result.given.of(position))
