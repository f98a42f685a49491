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
from bot.kernel.text import say


class OpenForAYes(Refusal):
    sentence = say("Ground rule {number} asks for a yes of some of you, so that this is asked openly.")


class SeatsForAYes(Refusal):
    sentence = say(
        "Ground rule {number} asks for a yes of residents' seats, and where each person answers there are none. Please "
        "let each organisation answer."
    )


class WayWithoutAYes(Refusal):
    sentence = say(
        "Ground rule {number} asks for a yes of residents' seats, and asked in this way nobody says yes. You can ask "
        "if all can live with it, or to pick one of several."
    )


KNOWS_NO_YES = (MARKED - {Question.meeting}) | {Question.advice}
"""A time to meet binds nobody, as does who is in; and of several that are picked each pick is a yes."""

ASKS_NOTHING = frozenset({Question.meeting, Question.opt_in})


def required_in(asking: Asking, required: Required) -> Required:
    """As it is frozen: raised before is what cannot be asked at all under such a rule."""
    nothing = asking.people or asking.question in ASKS_NOTHING | KNOWS_NO_YES
    return Required.nobody if nothing else required


def check_yes(given: Opening, asking: Asking) -> None:
    """Where residents hold a seat, and all are asked. What another part of the bot puts to each person's vote is asked
    as ever: else no rule could be changed any more. Raises SeatsForAYes or WayWithoutAYes."""
    chosen = given.rules.chosen(REQUIRED)
    theirs = any(each.holders for each in given.seats if each.name.number is not None)
    if chosen.value is Required.nobody or given.circle or not theirs:
        return
    number, origin = chosen.rule.number if chosen.rule else 0, given.proposal.origin
    if asking.question in KNOWS_NO_YES:
        raise WayWithoutAYes(number=number)
    if given.people is not None and not (origin and origin.way is Way.wanted):
        raise SeatsForAYes(number=number)


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
