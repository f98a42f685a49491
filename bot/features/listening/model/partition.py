"""Who talks with whom: across organisations whenever that is possible at all, and otherwise by lot."""

from collections import defaultdict

from bot.features.listening.model.people import Speaker, Whose

Together = tuple[Speaker, ...]


def twos(drawn: Together) -> tuple[Together, ...]:
    """People in an order drawn by lot, in twos, and a trio at the end if they are odd; nobody alone is in none.

    Everyone stands in one line, organisation after organisation, and talks with the one who stands half a line further.
    So no two are of one organisation unless it has more than half of the people, and then as few as possible.
    """
    if len(drawn) < 2:
        return ()
    line, half = _line(drawn), len(drawn) // 2
    pairs: list[Together] = [(line[place], line[place + half]) for place in range(half)]
    if len(line) % 2:
        third = line[-1]
        pairs.sort(key=lambda pair: _welcome(pair, third))
        pairs[-1] = (*pairs[-1], third)
    return tuple(pairs)


def fours(groups: tuple[Together, ...]) -> tuple[Together, ...]:
    """Two small groups and the next two, so that all are together with one whom they have heard already. At the edge
    there are three or five, for which one group of two may part; fewer than four people are no such group."""
    people = tuple(each for group in sorted(groups, key=lambda group: len(group) % 2) for each in group)
    made: list[Together] = []
    for size in _sizes(len(people)):
        made.append(people[:size])
        people = people[size:]
    return tuple(made)


def _line(drawn: Together) -> Together:
    """An organisation that has more than half of the people stands first."""
    theirs: dict[Whose, list[Speaker]] = defaultdict(list)
    for each in drawn:
        theirs[each.whose].append(each)
    ordered = sorted(theirs.values(), key=lambda group: 2 * len(group) <= len(drawn))
    return tuple(each for group in ordered for each in group)


def _welcome(pair: Together, third: Speaker) -> int:
    """Best with two who are of one organisation that is not theirs, then where all three are different."""
    whose = {each.whose for each in pair}
    if third.whose in whose:
        return 0
    return 2 if len(whose) == 1 else 1


def _sizes(people: int) -> tuple[int, ...]:
    whole, rest = divmod(people, 4)
    if not whole:
        return ()
    edge = {0: (4,), 1: (5,), 2: (3, 3), 3: (4, 3)}[rest]
    return (*(4 for _ in range(whole - 1)), *edge)
