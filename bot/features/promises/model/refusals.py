"""What promises say no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class CarriedByOthers(Refusal):
    sentence = say("Only whoever carries this promise can change it. You can talk with them in the channel.")


class NotAskedToCarry(Refusal):
    sentence = say("Nobody has asked you to carry this promise. You can make one of your own.")


class OfferedToAnother(Refusal):
    sentence = say("Somebody else is asked to take this over now. Nothing more is needed of you; thank you.")


class PromiseSettled(Refusal):
    sentence = say("This promise is not open any more. You can make a new one.")


class NotDone(Refusal):
    sentence = say("This promise is not marked as done. Nothing has changed.")


class StaysDone(Refusal):
    sentence = say("This was done more than a week ago, and it stays so. You can make a new promise.")


class DayNotOffered(Refusal):
    sentence = say("This day was asked about earlier. Please write it again.")


class DayOver(Refusal):
    sentence = say("This day is over already. Please write a day from today on.")


class OwnRelease(Refusal):
    sentence = say("Someone of another organisation says yes to this. You have asked for it yourselves.")


class NoReleaseAsked(Refusal):
    sentence = say("Nobody asks to be released from this promise. Nothing has changed.")


class GroupIsAsked(Refusal):
    sentence = say("The group is voting on this already. What it decides counts.")


class NotForAll(Refusal):
    sentence = say(
        "It stands under an agreement that is kept in confidence, so not all are asked. Someone else who may read that "
        "can say yes."
    )


class NotALink(Refusal):
    sentence = say("This does not look like a link. One begins with https:// and has no spaces; or leave it empty.")


class NothingToLookAt(Refusal):
    sentence = say("There is no link to look at any more. You can open the promise and say how it stands.")


class SayWhomYouAreWith(Refusal):
    sentence = say("Please say first whom you are with. Type /coalition join, and then come back.")


class CarrierGone(Refusal):
    sentence = say("They are not in the coalition any more. Please choose someone else.")


class NotTheirs(Refusal):
    sentence = say("This promise belongs to another organisation. One of their people can carry it.")


class AgreementHasEnded(Refusal):
    sentence = say("This agreement has ended. You can promise it under another one, or under none.")


class EnoughPromises(Refusal):
    sentence = say("{most} promises are open, and more do not fit. One that is done can be marked as done first.")


class EnoughChanges(Refusal):
    sentence = say("This promise was changed {most} times, and more do not fit. You can make a new one.")
