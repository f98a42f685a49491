"""All that was given in an open vote, from what was stored: the roll with what each counts, and each seat's answer."""

from collections import Counter
from collections.abc import Iterator, Mapping

from bot.features.proposals.model.act import Act
from bot.features.proposals.model.among import Ballot
from bot.features.proposals.model.asking import Given, Position
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.required import group_of
from bot.features.proposals.model.vote import Voting
from bot.kernel.ids import Id


def given_by(voting: Voting, names: Mapping[Id, SeatName], acts: tuple[Act, ...]) -> Given:
    """What advises is in no number, and its paper weighs nothing."""
    lines, weighed = voting.asking.picked_lines, voting.weighed
    counting = acts if weighed is None else tuple(each for each in acts if not names[each.seat].advises)
    said, picks = Counter(each.position for each in counting), [0] * lines
    for each in counting:
        for number in each.picked if lines else ():
            picks[number] += 1
    if weighed:
        answers = ((names[each.seat].weight, 1, each.answer) for each in acts)
        weighed = weighed.anew().saying(answers, lines)
    positions = {position: said[position] for position in Position if said[position]}
    ballots, group = tuple(_ballots(names, acts)), group_of(voting.asking, names, acts)
    return Given(voting.seats, positions, tuple(picks), ballots, group, weighed)


def _ballots(names: Mapping[Id, SeatName], acts: tuple[Act, ...]) -> Iterator[Ballot]:
    marked = (each for each in acts if each.position is Position.marked)
    return (Ballot(each.marks, names[each.seat], names[each.seat].weight) for each in marked)
