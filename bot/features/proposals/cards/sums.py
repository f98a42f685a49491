"""How a choice among several came about: in one sentence that a reader can check, in its steps, and as a picture."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from bot.features.proposals.cards import papers
from bot.features.proposals.cards.numbers import exact, whole
from bot.features.proposals.model import Result
from bot.features.proposals.model.asking import Asking, Position, Question
from bot.features.proposals.model.sheets import Pair, Pairs, Rated, Round, Rounds, Suited, Sums
from bot.features.proposals.model.tally.counting import Exact, Outcome
from bot.kernel.elements import Bar, Image, Note, Tally
from bot.kernel.text import Phrase, length, say, say_n

STEPS = 1_400
"""Characters of all steps on one card; the first ones are left out where there are more."""

PARTS, SLOTS, LONG, FEW = 12, 6, 5, 2
"""So many options stand in one sentence; where there are more of them, fewer do, and few where they are level."""


def outcome(result: Result) -> Phrase | None:
    """What was agreed on, by its name; and who is level."""
    asking = result.asking
    if result.outcome is Outcome.adopted:
        [winner] = result.leading
        return say("Agreed on {option}", option=papers.quoted(asking, winner))
    if result.outcome is Outcome.no_votes and asking.among:
        return say("Not agreed yet, since nobody answered")
    if result.outcome is not Outcome.tie or not asking.among:
        return None
    if len(result.leading) > FEW:
        return say("Not agreed yet, since {number} are level", number=len(result.leading))
    return say("Not agreed yet, since these are level: {options}", options=_together(asking, result.leading))


def sentence(result: Result) -> Phrase | None:
    """What each got, or what decided; who is level, where that has not been said yet."""
    told = _decided(result)
    if told is None or result.outcome is not Outcome.tie or len(result.leading) <= FEW:
        return told
    return say("level are {options}; {told}", options=_together(result.asking, result.leading), told=told)


def _decided(result: Result) -> Phrase | None:
    asking = result.asking
    sheet = None if result.outcome is Outcome.no_votes else result.sheet
    match sheet:
        case Rated():
            return _joined(_rated(result, sheet))
        case Sums():
            return _joined(_sums(result, sheet))
        case Rounds():
            return _last_round(asking, sheet)
        case Pairs() if result.leading:
            return _joined(_compared(asking, each) for each in _of_leading(result, sheet))
        case Suited():
            return _joined(_suited(result, sheet), SLOTS)
        case _:
            return None


def steps(result: Result) -> tuple[Note, ...]:
    """Round by round, or pair by pair, for whoever counts again."""
    match result.sheet:
        case Rounds(rounds):
            told = [_round(result.asking, number, each) for number, each in enumerate(rounds, 1)]
        case Pairs(pairs):
            told = [_compared(result.asking, each) for each in pairs]
        case _:
            return ()
    kept = _fitting(told)
    left = len(told) - len(kept)
    return (*((Note(say("{left} steps before these are not shown.", left=left)),) if left else ()), *map(Note, kept))


def picture(result: Result) -> Image | None:
    asking = result.asking
    if result.sheet is None:
        return None
    what, counts = _DRAWN[asking.question], _counts(result)
    bars = tuple(Bar(papers.short(asking, option), count) for option, count in enumerate(whole(counts)))
    return Image(Tally(bars), what) if bars else None


_DRAWN: Mapping[Question, Phrase] = {
    Question.score: say("All numbers given to each, added up"),
    Question.dots: say("Dots on each"),
    Question.points: say("Points of each"),
    Question.run_off: say("Answers that named each first, in the last round that it was in"),
    Question.pairs: say("To how many others each was preferred"),
    Question.meeting: say("How many can come at each time"),
}


def _counts(result: Result) -> tuple[Exact, ...]:
    lines = range(result.asking.lines)
    match result.sheet:
        case Rated(options):
            return tuple(each.total for each in options)
        case Sums(sums):
            return sums
        case Rounds(rounds):
            last = {option: votes for each in rounds for option, votes in zip(each.standing, each.votes, strict=True)}
            return tuple(last.get(option, 0) for option in lines)
        case Pairs(pairs):
            won = [each for each in pairs if each.before != each.after]
            ahead = [each.first if each.before > each.after else each.second for each in won]
            return tuple(ahead.count(option) for option in lines)
        case Suited(slots):
            return tuple(each.yes for each in slots)
        case None:
            return ()


def _rated(result: Result, sheet: Rated) -> Iterator[Phrase]:
    rules, ballots = result.asking.among, result.given.weight(Position.marked)
    for option in _ordered(result):
        rating, told = sheet.options[option], papers.quoted(result.asking, option)
        missing = ballots - rating.raters if rules and rules.missing_is_lowest else 0
        mean = sheet.mean(option, missing)
        if mean is None:
            yield say("{option} no number", option=told)
        else:
            yield say(
                "{option} {total} from {raters}, a mean of {mean}",
                option=told,
                total=exact(rating.total),
                raters=exact(rating.raters + missing),
                mean=str(exact(mean)),
            )


def _sums(result: Result, sheet: Sums) -> Iterator[Phrase]:
    for option in _ordered(result):
        total, givers = exact(sheet.sums[option]), exact(sheet.givers[option])
        yield say(
            "{option} {total} from {givers}", option=papers.quoted(result.asking, option), total=total, givers=givers
        )


def _suited(result: Result, sheet: Suited) -> Iterator[Phrase]:
    for option in _ordered(result):
        each = sheet.slots[option]
        told = say(
            "{option}: {yes} yes, {maybe} if need be, {no} no",
            option=papers.quoted(result.asking, option),
            yes=exact(each.yes),
            maybe=exact(each.if_need_be),
            no=exact(each.no),
        )
        yield say("{slot}, without someone who must be there", slot=told) if each.missing else told


def _last_round(asking: Asking, sheet: Rounds) -> Phrase:
    number, last = len(sheet.rounds), sheet.rounds[-1]
    told = say("round {number}: {votes}", number=number, votes=_votes(asking, last))
    out = tuple(each.out for each in sheet.rounds if each.out is not None)
    return say("{last}; out before: {options}", last=told, options=_together(asking, out)) if out else told


def _round(asking: Asking, number: int, each: Round) -> Phrase:
    if each.out is None:
        return say("Round {number}: {votes}.", number=number, votes=_votes(asking, each))
    out = papers.quoted(asking, each.out)
    return say("Round {number}: {votes}. {option} goes out.", number=number, votes=_votes(asking, each), option=out)


def _votes(asking: Asking, each: Round) -> Phrase:
    counts = zip(each.standing, each.votes, strict=True)
    told = _joined(say("{option} {votes}", option=papers.quoted(asking, o), votes=exact(v)) for o, v in counts)
    if not isinstance(each.continuing, int):
        return _weighed(told, each.continuing, each.exhausted)
    half = say("{votes}; {half} is more than half", votes=told, half=each.continuing // 2 + 1)
    if not each.exhausted or not isinstance(each.exhausted, int):
        return half
    named_none = say_n("{n} names none of these", "{n} name none of these", each.exhausted)
    return say("{votes}, {rest}", votes=half, rest=named_none)


def _weighed(votes: Phrase, continuing: Exact, exhausted: Exact) -> Phrase:
    half = say("{votes}; it takes more than {half}", votes=votes, half=exact(Fraction(continuing) / 2))
    if not exhausted:
        return half
    return say("{votes}; answers that weigh {weight} name none of these", votes=half, weight=exact(exhausted))


def _of_leading(result: Result, sheet: Pairs) -> Iterator[Pair]:
    """Those in which the winner stands, who comes first in them."""
    leading = result.leading[:1]
    for each in sheet.pairs:
        if each.first in leading:
            yield each
        elif each.second in leading:
            yield Pair(each.second, each.first, each.after, each.before, each.back, each.chain)


def _compared(asking: Asking, each: Pair) -> Phrase:
    """Where going round by others decides otherwise than the two alone, that is told too."""
    told = say(
        "{first} before {second} {before}, after it {after}",
        first=papers.quoted(asking, each.first),
        second=papers.quoted(asking, each.second),
        before=exact(each.before),
        after=exact(each.after),
    )
    if _sign(each.before - each.after) == _sign(each.chain - each.back):
        return told
    return say(
        "{pair} (by way of others {chain} and {back})", pair=told, chain=exact(each.chain), back=exact(each.back)
    )


def _sign(ahead: Exact) -> int:
    return (ahead > 0) - (ahead < 0)


def _together(asking: Asking, options: tuple[int, ...]) -> Phrase:
    return _joined(papers.quoted(asking, each) for each in options)


def _ordered(result: Result) -> tuple[int, ...]:
    """Those that lead, and then the others as they stand on the paper."""
    others = (each for each in range(result.asking.lines) if each not in result.leading)
    return (*result.leading, *others)


def _joined(parts: Iterable[Phrase], fitting: int = PARTS) -> Phrase:
    first, *others = parts
    joined, most = first, fitting if len(others) < fitting else LONG
    for each in others[: most - 1]:
        joined = say("{before}, {part}", before=joined, part=each)
    more = len(others) - most + 1
    return say("{before}, and {more} more", before=joined, more=more) if more > 0 else joined


def _fitting(told: list[Phrase]) -> list[Phrase]:
    """The last ones, in their order."""
    kept, left = list[Phrase](), STEPS
    for each in reversed(told):
        left -= length(each)
        if left < 0 and kept:
            break
        kept.insert(0, each)
    return kept
