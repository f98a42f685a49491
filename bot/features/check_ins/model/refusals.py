"""Why something cannot be done with a check-in, and what can be done instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class SettersChoice(Refusal):
    sentence = say("{who} set this check-in and can change it. A facilitator can too.")


class FacilitatorsCheckIn(Refusal):
    sentence = say("A facilitator can change this check-in. You can always ask not to be asked.")


class AboutPromises(Refusal):
    sentence = say("This one asks about promises, so it asks those who carry some. You can set another one for all.")


class CheckInEnded(Refusal):
    sentence = say("This check-in has ended. Type /check-in to see the others, or to set a new one.")


class EnoughCheckIns(Refusal):
    sentence = say("There are {most} check-ins, and more would ask too much of people. Please end one first.")


class ItsPlaceClosed(Refusal):
    sentence = say("The place of this check-in is closed. Type /check-in where it should ask from now on.")


class FirstDayPast(Refusal):
    sentence = say("The first day is over already. Please write a day from today on.")


class FirstDayFar(Refusal):
    sentence = say("The first day is more than a year away. Please write an earlier day.")


class AsksAllAgain(Refusal):
    sentence = say("A call for help goes out to all, so please press Answer for it. Your words stand there already.")


class NothingToRepeat(Refusal):
    sentence = say("You have not answered this before. Please press Answer.")


class NotYourHelp(Refusal):
    sentence = say("You asked for this help yourself. The others can say that they help.")


class OthersHelp(Refusal):
    sentence = say("Only whoever asked for help can say yes to that.")


class NoHelpWanted(Refusal):
    sentence = say("You do not ask for help any more, so nobody is brought together. You can change your answer.")


class NoHelpWritten(Refusal):
    sentence = say("This answer does not ask for help any more, so nobody is asked. It can be changed.")


class TheirOwnYes(Refusal):
    sentence = say("{who} is asked, and can say yes to that alone. Thank you for writing it down.")


class OfferTakenBack(Refusal):
    sentence = say("{who} does not offer this any more. The others can still say that they help.")


class HelpFound(Refusal):
    sentence = say("{who} does not ask for help any more. Thank you for looking.")


class EnoughHelpers(Refusal):
    sentence = say("{most} people help already, and that is enough. Thank you for asking.")


class EnoughLeftOut(Refusal):
    sentence = say("{most} people are not asked by this check-in, and more do not fit. A facilitator can end it.")


class EnoughAskedDirectly(Refusal):
    sentence = say("{most} people are asked directly by this check-in, and more do not fit. It waits under Needs you.")
