"""What a circle says no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class CircleOver(Refusal):
    sentence = say("The circle {circle} has ended. Type /coalition circles to see those there are, or to open one.")


class CircleNamedAlready(Refusal):
    sentence = say("There is a circle {circle} already. Please choose another name, or come into that one.")


class EnoughCircles(Refusal):
    sentence = say("There are {most} circles, and more do not fit. One of them can be closed first.")


class FullCircle(Refusal):
    sentence = say("The circle {circle} has room for {most} and is full. You can open another one.")


class ManyAsk(Refusal):
    sentence = say("Many wait to come into the circle {circle} already. Please try again later.")


class SeatNeeded(Refusal):
    sentence = say(
        "This is for someone who holds the confirmed seat of an organisation. "
        "Type /coalition who to see who that is for yours."
    )


class NotInThisCircle(Refusal):
    sentence = say("Only those in the circle {circle} can do this. To ask to come in, type /coalition circles.")


class AsksNoLonger(Refusal):
    sentence = say("{who} does not ask to come in any longer. Nothing needs to be done.")


class InCircleAlready(Refusal):
    sentence = say("{who} is in the circle already. Nothing needs to be done.")


class NobodySpeaksForIt(Refusal):
    sentence = say("Nobody speaks for {organisation} at the moment. Invite it when someone does.")


class OfOtherKind(Refusal):
    sentence = say("People and organisations do not mix in a circle. Please use the button on the page of {circle}.")
