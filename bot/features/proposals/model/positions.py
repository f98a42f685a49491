"""Which questions there are, which answers there are to each, and what goes with an answer."""

from collections.abc import Mapping
from enum import Enum


class Question(Enum):
    """The first three are the plain ones; the others are reached by *More ways*."""

    live_with_it = "live with it"
    most_say_yes = "most say yes"
    pick_one = "pick one"
    share = "share"
    absolute = "absolute majority"
    unanimity = "unanimity"
    consensus = "consensus"
    fingers = "fist to five"
    gradients = "gradients"
    silence = "lazy consensus"
    opt_in = "opt in"
    score = "score"
    dots = "dots"
    points = "points"
    run_off = "run-off"
    pairs = "pairs"
    meeting = "meeting"
    advice = "advice"


RANKED = frozenset({Question.points, Question.run_off, Question.pairs})
"""Answered by an order of preference, in which “none of these” has a place too."""

WITH_NONE = RANKED | {Question.pick_one}
"""“None of these” stands among the options."""

MARKED = RANKED | {Question.score, Question.dots, Question.meeting}
"""Answered by a number or a rank for each of several."""


class Position(Enum):
    """`harm` stops a consent until it is worked through; `marked` is an answer with a number for each option;
    `withdrawn`, `integrated` and `not_paramount` are what became of an objection that was worked through; `recused`
    leaves the roll; `more_time` is no position, and moves the end once a seat."""

    yes = "yes"
    worry = "worry"
    harm = "harm"
    no = "no"
    no_opinion = "no opinion"
    picked = "picked"
    marked = "marked"
    recused = "recused"
    more_time = "more time"
    aside = "stand aside"
    block = "block"
    fingers_0 = "0"
    fingers_1 = "1"
    fingers_2 = "2"
    fingers_3 = "3"
    fingers_4 = "4"
    fingers_5 = "5"
    endorse = "endorse"
    minor_point = "minor point"
    reservations = "reservations"
    more_discussion = "more discussion"
    will_support = "will support"
    serious_disagreement = "serious disagreement"
    veto = "veto"
    withdrawn = "withdrawn"
    integrated = "integrated"
    not_paramount = "not paramount"
    joins = "in"
    stays_out = "out"
    in_favour = "for"
    against = "against"
    either = "either way"


_YES_OR_NO = (Position.yes, Position.no, Position.no_opinion, Position.recused)

FINGERS = (
    Position.fingers_5,
    Position.fingers_4,
    Position.fingers_3,
    Position.fingers_2,
    Position.fingers_1,
    Position.fingers_0,
)
GRADIENTS = (
    Position.endorse,
    Position.minor_point,
    Position.reservations,
    Position.no_opinion,
    Position.more_discussion,
    Position.will_support,
    Position.serious_disagreement,
    Position.veto,
)
LEANINGS = (Position.in_favour, Position.against, Position.either)
ANSWERS: Mapping[Question, tuple[Position, ...]] = {
    Question.live_with_it: (Position.yes, Position.worry, Position.harm, Position.recused),
    Question.most_say_yes: _YES_OR_NO,
    Question.pick_one: (Position.picked, Position.recused),
    Question.share: _YES_OR_NO,
    Question.absolute: _YES_OR_NO,
    Question.unanimity: _YES_OR_NO,
    Question.consensus: (
        Position.yes,
        Position.aside,
        Position.no_opinion,
        Position.no,
        Position.block,
        Position.recused,
    ),
    Question.fingers: (*FINGERS, Position.recused),
    Question.gradients: (*GRADIENTS, Position.recused),
    Question.silence: (Position.yes, Position.worry, Position.harm, Position.recused),
    Question.opt_in: (Position.joins, Position.stays_out),
    Question.advice: (*LEANINGS, Position.recused),
    **dict.fromkeys(MARKED, (Position.marked, Position.recused)),
}
FOR_NOW = frozenset(
    {
        Position.yes,
        Position.worry,
        Position.fingers_5,
        Position.fingers_4,
        Position.fingers_3,
        Position.endorse,
        Position.minor_point,
        Position.reservations,
    }
)
"""What can be said for now, until one's people have confirmed it."""

YES_OR_NO = frozenset({Question.most_say_yes, Question.share, Question.unanimity})
"""Where a floor of yes can take the place of a quorum."""

SECRETLY = frozenset(
    {
        *YES_OR_NO,
        *RANKED,
        Question.absolute,
        Question.fingers,
        Question.gradients,
        Question.pick_one,
        Question.score,
        Question.dots,
    }
)
"""What can be asked in secret: no answer to it has to be talked about with whoever gave it, and none names them."""

STOPPING = frozenset({Position.harm, Position.block, Position.fingers_0, Position.veto})
"""Shown at once, so that it can be talked about while there is time."""

WITH_REASON = STOPPING | {
    Position.worry,
    Position.aside,
    Position.fingers_1,
    Position.fingers_2,
    Position.serious_disagreement,
    *LEANINGS,
}
WITHOUT_WORDS = frozenset({Position.picked, Position.marked, Position.recused, Position.more_time})

AGREES = FOR_NOW | {Position.withdrawn, Position.integrated, Position.not_paramount}
"""Yes in whichever way; with an objection that was worked through they can live with it."""


class Required(Enum):
    """Whose yes is asked beside that of all: of residents' seats more than half of those that answer."""

    nobody = "nobody"
    residents = "residents"
