"""What passes, in one plain sentence for each way of asking; and where taking part can help what one is against."""

from dataclasses import replace
from fractions import Fraction

from bot.features.proposals.cards import papers, whom
from bot.features.proposals.cards.numbers import exact
from bot.features.proposals.model.asking import ALL_OF_THEM, Asking, Given, Passing, Position, Question, Required
from bot.features.proposals.model.outturn import quorum_of
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.features.proposals.model.tally.counting import Exact, Of
from bot.kernel.text import Phrase, say

BY_QUORUM = frozenset(Question) - {Question.absolute, Question.silence, Question.opt_in, Question.advice}
_NO_SHOW = frozenset({Question.most_say_yes, Question.share})
_WHOM = {
    Of.cast: say("those who say yes or no"),
    Of.with_abstentions: say("all who answer"),
    Of.eligible: say("all who are asked"),
}
_EVERYONE = say("It is agreed if all who are asked say yes. With a worry it is a yes; “Not ours to decide” is none.")
_RESIDENTS = say(
    "Of residents' seats that answer more than half have to say yes too, if residents hold a seat that finds it theirs."
)

_PICKED_BY_RESIDENTS = say(
    "Of residents' seats that answer more than half have to pick it too, if residents hold a seat that finds it theirs."
)


def rule(asking: Asking, given: Given) -> Phrase:
    if asking.required is Required.residents:
        rest = replace(asking, required=Required.nobody)
        more = _PICKED_BY_RESIDENTS if asking.question is Question.pick_one else _RESIDENTS
        return say("{before} {more}", before=rule(rest, given), more=more)
    if asking.everyone:
        return _EVERYONE
    match asking.question:
        case Question.live_with_it:
            return _live_with_it(asking, given)
        case Question.consensus:
            return _consensus(asking, given)
        case Question.fingers | Question.gradients:
            return _scale(asking, given)
        case Question.silence:
            return say("It stands if nobody objects in time. Silence counts as a yes here, and only here.")
        case Question.advice:
            return say("One person decides, and says why, once the advice is in or its time is over.")
        case _ if asking.among:
            return say(
                "{wins} It is agreed if at least {least} of {whom} answer and one is ahead.",
                wins=papers.wins(asking.question, asking.among, asking.lines),
                least=_least(asking, given),
                whom=_asked(asking, given),
            )
        case _:
            return _votes(asking, given)


def needed(asking: Asking, given: Given) -> Exact | None:
    """How many must answer, where that matters; or how much, by weight, where `goes_by_weight`."""
    if asking.question not in BY_QUORUM or asking.floor:
        return None
    if asking.question is Question.live_with_it and asking.coverage is not Coverage.quorum:
        return given.deciding if asking.coverage is Coverage.full else None
    return asking.quorum.threshold.needed(given.asked) if goes_by_weight(asking, given) else _seats(asking, given)


def goes_by_weight(asking: Asking, given: Given) -> bool:
    """Where all must answer each of them must, whatever they weigh."""
    of_all = asking.question is Question.live_with_it and asking.quorum == ALL_OF_THEM
    return given.weighed is not None and asking.by_weight and not of_all


def _seats(asking: Asking, given: Given) -> int:
    return asking.quorum.threshold.least(given.deciding)


def no_show(asking: Asking, given: Given) -> Phrase | None:
    """Where too few answered so far, a “no” can be the answer that makes them enough."""
    least = needed(asking, given)
    if asking.question not in _NO_SHOW or least is None or given.came(by_weight=goes_by_weight(asking, given)) >= least:
        return None
    return say("Each answer counts among those needed, a no too: a no can be the one that makes them enough.")


def share(passing: Passing) -> Phrase:
    """As “at least 2/3 of those who say yes or no” reads."""
    part = f"{passing.share.numerator}/{passing.share.denominator}"
    if passing.strict:
        return say("more than {share} of {whom}", share=part, whom=_WHOM[passing.of])
    return say("at least {share} of {whom}", share=part, whom=_WHOM[passing.of])


def _votes(asking: Asking, given: Given) -> Phrase:
    told: Phrase
    match asking.question:
        case Question.absolute if given.weighed:
            all_of_them = given.weighed.roll - given.weight(Position.recused)
            half, told = exact(Fraction(all_of_them) / 2), _by_weight(all_of_them)
            return say("It is agreed if more than {half} of {whom} say yes. Silence is no yes.", half=half, whom=told)
        case Question.absolute:
            half = given.deciding // 2 + 1
            return say(
                "It is agreed if {half} of {whom} say yes. Silence is no yes.", half=half, whom=_asked(asking, given)
            )
        case Question.opt_in if asking.early:
            return say("It comes about as soon as {target} are in; no answer is needed.", target=asking.target)
        case Question.opt_in:
            return say("It comes about if {target} are in by then.", target=asking.target)
        case Question.unanimity if asking.of_all:
            return say("It is agreed if all {whom} say yes.", whom=whom.of(asking, given.deciding))
        case Question.unanimity:
            told = say("one at least says yes, and none says no")
        case Question.share:
            told = say("{share} say yes", share=share(asking.passing or Passing()))
        case Question.pick_one:
            return say(
                "What most picked is agreed if at least {least} of {whom} answer and one is ahead.",
                least=_least(asking, given),
                whom=_asked(asking, given),
            )
        case _:
            told = say("more say yes than no")
    return _enough(asking, given, told)


def _live_with_it(asking: Asking, given: Given) -> Phrase:
    if asking.coverage is Coverage.lazy:
        return say("It is agreed at the end of that time if none says that it would harm them.")
    if asking.coverage is Coverage.full or asking.quorum == ALL_OF_THEM:
        return say("It is agreed if all answer and none says that it would harm them.")
    return say(
        "It is agreed if at least {least} of {whom} answer and none says it would harm them.",
        least=_least(asking, given),
        whom=_asked(asking, given),
    )


def _consensus(asking: Asking, given: Given) -> Phrase:
    told = say("one at least agrees, and none blocks it")
    if asking.blocks:
        told = say("one at least agrees, and at most {blocks} block it", blocks=asking.blocks)
    if asking.passing:
        part = f"{asking.passing.share.numerator}/{asking.passing.share.denominator}"
        told = say("{before}, and {share} of those who take a stand agree", before=told, share=part)
    if asking.asides is not None:
        told = say("{before}, and at most {asides} step aside", before=told, asides=asking.asides)
    return _enough(asking, given, told)


def _scale(asking: Asking, given: Given) -> Phrase:
    passing = asking.passing
    if asking.question is Question.fingers:
        told = say("everyone shows three or more")
        if passing:
            part = f"{passing.share.numerator}/{passing.share.denominator}"
            told = say("nobody shows zero, and {share} of them show three or more", share=part)
        return _enough(asking, given, told)
    part = f"{(passing or Passing()).share.numerator}/{(passing or Passing()).share.denominator}"
    told = say("{share} of those with an opinion give one of the first three answers", share=part)
    if asking.sixth:
        told = say("{share} of those with an opinion give one of the first three answers or the sixth", share=part)
    if asking.blocks:
        return _enough(asking, given, say("{before}, with at most {vetoes} vetoes", before=told, vetoes=asking.blocks))
    return _enough(asking, given, say("{before}, and none a veto", before=told))


def _enough(asking: Asking, given: Given, told: Phrase) -> Phrase:
    if asking.floor:
        least = quorum_of(asking, given).yes
        return say(
            "It is agreed if at least {least} of {whom} say yes, and {rule}.",
            least=exact(least),
            whom=_asked(asking, given),
            rule=told,
        )
    return say(
        "It is agreed if at least {least} of {whom} answer, and {rule}.",
        least=_least(asking, given),
        whom=_asked(asking, given),
        rule=told,
    )


def _least(asking: Asking, given: Given) -> int | str:
    return exact(asking.quorum.threshold.needed(given.asked))


def _asked(asking: Asking, given: Given) -> Phrase:
    """As “12 organisations”, or “13 1/2 by weight” where the quorum goes by that."""
    return _by_weight(given.asked) if asking.by_weight else whom.of(asking, given.deciding)


def _by_weight(weight: Exact) -> Phrase:
    return say("{weight} by weight", weight=exact(weight))
