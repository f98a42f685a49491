"""Those whose yes is required beside that of all: who they are on a roll, and what they said."""

from collections.abc import Iterable, Mapping

from bot.features.proposals.model.act import Act
from bot.features.proposals.model.asking import MARKED, Asking, Given, Position, Question, Required
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.origin import Way
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.settings import REQUIRED
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from bot.kernel.settings import Ruled
from bot.kernel.text import say


class SeatsForAYes(Refusal):
    sentence = say(
        "Ground rule {number} says: “{words}”. Please let each organisation answer, or change the rule: type "
        "/ground-rules."
    )


class WayWithoutAYes(Refusal):
    sentence = say(
        "Ground rule {number} says: “{words}”. Please ask in a way in which they can say yes, or change the rule: type "
        "/ground-rules."
    )


KNOWS_NO_YES = (MARKED - {Question.meeting}) | {Question.advice}
"""A time to meet binds nobody, as does who is in; and of several that are picked each pick is a yes."""

ASKS_NOTHING = frozenset({Question.meeting, Question.opt_in})


def required_in(asking: Asking, required: Required) -> Required:
    """As it is frozen. What cannot be asked at all under such a rule is refused before, if that holds; where it only
    reminds, it is asked without."""
    nothing = asking.people or asking.secret or asking.question in ASKS_NOTHING | KNOWS_NO_YES
    return Required.nobody if nothing else required


def check_yes(given: Opening, asking: Asking) -> Ruled | None:
    """Where residents hold a seat, and all are asked: the rule, if it only reminds of their yes. What another part of
    the bot puts to each person's vote is asked as ever: else no rule could be changed any more. Raises SeatsForAYes or
    WayWithoutAYes."""
    rule, missing = given.rules.chosen(REQUIRED).rule, _missing(given, asking)
    if rule is None or missing is None:
        return None
    if rule.holds:
        raise missing(number=rule.number, words=rule.words)
    return rule


def _missing(given: Opening, asking: Asking) -> type[Refusal] | None:
    origin, required = given.proposal.origin, given.rules.chosen(REQUIRED).value
    theirs = any(each.holders for each in given.seats if each.name.number is not None)
    if required is Required.nobody or given.circle or not theirs:
        return None
    if asking.question in KNOWS_NO_YES:
        return WayWithoutAYes
    return SeatsForAYes if given.people is not None and not (origin and origin.way is Way.wanted) else None


def group_of(asking: Asking, names: Mapping[Id, SeatName], acts: Iterable[Act]) -> Given | None:
    """None where nobody's yes is required; in a vote of people residents hold no seats."""
    if asking.required is Required.nobody:
        return None
    theirs = {seat for seat, name in names.items() if name.number is not None}
    said = [each for each in acts if each.seat in theirs]
    positions = [each.position for each in said]
    counted = {position: positions.count(position) for position in Position if position in positions}
    picked = [number for each in said for number in each.picked]
    picks = tuple(map(picked.count, range(asking.lines))) if asking.question is Question.pick_one else ()
    return Given(len(theirs), counted, picks)
