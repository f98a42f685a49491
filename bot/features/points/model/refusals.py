"""What points that are shared say no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NoPointsOpen(Refusal):
    sentence = say("Nobody is gathering points now. The card of a round that is over has a button to begin.")


class PointsOver(Refusal):
    sentence = say("This is over, and nothing changes here any more. You can still write in the channel.")


class ForThoseInRound(Refusal):
    sentence = say("Someone who was in the round can open this, or a facilitator. Please ask one of them.")


class ForThoseInTheCircle(Refusal):
    sentence = say("These points are for the circle {circle}. You can read along in the channel.")


class CircleIsOver(Refusal):
    sentence = say("The circle {circle} has ended, and these points are for those who were in its round.")


class AddingOver(Refusal):
    sentence = say("No points are added any more, so that each one has a day to be marked. You can still mark them.")


class EnoughPoints(Refusal):
    sentence = say("There are many points here already, and more do not fit. Perhaps one of them says it too.")


class EnoughOfYours(Refusal):
    sentence = say("You have added {most} points; that is the most for one person. You can take one back.")


class SaidAlready(Refusal):
    sentence = say("This point is here already, as number {number}. You can mark it as yours too.")


class NoSuchPoint(Refusal):
    sentence = say("This point is not here any more. The card shows the points that are.")


class NotYourPoint(Refusal):
    sentence = say("Whoever added this point can take it back. A facilitator can take it down.")


class NothingToMark(Refusal):
    sentence = say("There is no point to mark yet. You can add the first one.")


class EnoughMarking(Refusal):
    sentence = say("{most} people can mark, and the places are taken. You can say it in the channel.")


class KeepersChoice(Refusal):
    sentence = say("Who opened this can do it, or who facilitated the round. Any facilitator of the coalition can too.")


class TooFewMarked(Refusal):
    sentence = say("Not enough people have marked yet. It is shown by itself at {until}, or you can close it.")


class OpenLongEnough(Refusal):
    sentence = say("This has been open for two weeks. The marks are shown at {until}.")
