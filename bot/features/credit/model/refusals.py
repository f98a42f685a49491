"""What joint work says no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NoSeatToSpeakFrom(Refusal):
    sentence = say("Only those who hold a seat can say this for an organisation. You find your seat on My page.")


class NotAPartner(Refusal):
    sentence = say("Your organisation is not a partner of this work. One of its partners can add it.")


class NotJoinedYet(Refusal):
    sentence = say("Your organisation has not said yes to this work yet. After that it can add others.")


class LineChangedSince(Refusal):
    sentence = say("The words have changed since you saw them. Please open the work and read them.")


class LineNotAgreed(Refusal):
    sentence = say("Not all partners have said yes to these words. Please say nothing of it outside yet.")


class NamedUnasked(Refusal):
    sentence = say("{organisation} is named and is no partner. Add it, or take its name out.")


class EnoughPartners(Refusal):
    sentence = say("{most} partners are in this work, and more do not fit. You can begin another one.")


class EnoughWorks(Refusal):
    sentence = say("{most} joint works go on, and more do not fit. One that is over can be left first.")


class WorkOver(Refusal):
    sentence = say("Nobody is in this work any more. You can begin a new one.")
