"""What happened to points, as the history tells it to all members: nobody's words, and nobody's marks."""

from bot.features.points import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Phrase, say


def opened(fact: facts.PointsOpened) -> Phrase:
    return say("{who} asked what people share after a round.", who=Mention(fact.by))


def extended(fact: facts.PointsExtended) -> Phrase:
    return say("{who} gave more time to add and mark points.", who=Mention(fact.by))


def taken_down(fact: facts.PointTakenDown) -> Phrase:
    return say("{who} took down a point that somebody had added after a round.", who=Mention(fact.by))


def shown(fact: facts.PointsShown) -> Phrase:
    if fact.by is None:
        return say("The points that people share after a round were shown.")
    return say("{who} showed the points that people share after a round.", who=Mention(fact.by))


def closed(fact: facts.PointsClosed) -> Phrase:
    if fact.by is None:
        return say("Points after a round were closed, since nobody had added one.")
    return say("{who} closed the points after a round without showing any marks.", who=Mention(fact.by))


TOLD = (
    Told(facts.PointsOpened, opened),
    Told(facts.PointsExtended, extended),
    Told(facts.PointTakenDown, taken_down),
    Told(facts.PointsShown, shown),
    Told(facts.PointsClosed, closed),
)
