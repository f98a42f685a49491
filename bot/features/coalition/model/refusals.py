"""What cannot be about seats, each with what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class SeatTaken(Refusal):
    sentence = say("{who} speaks for {organisation} already. They can name you as an alternate.")


class FromElsewhere(Refusal):
    sentence = say("Only people from {organisation} can hold its seat. They can type /coalition join to say so.")


class HoldsSeat(Refusal):
    sentence = say("You hold the seat of {organisation}. Please type /coalition me and give it back first.")


class SeatChanged(Refusal):
    sentence = say("The seat of {organisation} has changed since then. Please type /coalition who to see it as it is.")


class AlreadyConfirmed(Refusal):
    sentence = say("{who} is confirmed for {organisation} already. Nothing else is needed.")


class OwnSeat(Refusal):
    sentence = say("This is your own seat. Another facilitator can confirm it: {who}.")


class NotWaiting(Refusal):
    sentence = say("{who} is confirmed for {organisation}. You can question it on the page of {organisation}.")


class YourOwnSeat(Refusal):
    sentence = say("This is your own seat. To leave it, type /coalition me and press Give back the seat.")


class AlreadyWaiting(Refusal):
    sentence = say("{who} is not confirmed for {organisation} yet. A facilitator will look at it.")


class QuestionedAlready(Refusal):
    sentence = say(
        "You have questioned this once, and it was confirmed again. You can talk about it in a listening round."
    )


class TooLateToQuestion(Refusal):
    sentence = say("This was open to question until {until}. You can talk about it in a listening round.")


class NotTheRepresentative(Refusal):
    sentence = say("Only the representative of {organisation} can do this. Type /coalition who to see who that is.")


class NotConfirmedYet(Refusal):
    sentence = say("You can name others once a facilitator has confirmed you. Please ask one of them.")


class EnoughAlternates(Refusal):
    sentence = say("There are {most} alternates, and more do not fit. You can remove one first.")


class NoSeatOfYours(Refusal):
    sentence = say("You hold no seat at the moment. Type /coalition me to see what you hold.")


class ResidentsOnly(Refusal):
    sentence = say("This is for people who live here. They can type /coalition join and press I live here.")


class HoldsAnother(Refusal):
    sentence = say("{who} holds another seat already. It can be given back first.")


class SeatFilled(Refusal):
    sentence = say("This seat is filled already. Please type /coalition residents to see it.")


class SeatsInUse(Refusal):
    sentence = say("Seats that would go are in use: {who}. They can give them back first, or their turn ends.")


class NobodyOffered(Refusal):
    sentence = say("No resident without a seat has offered to speak yet. Any resident can do it on this page.")


class NobodySupported(Refusal):
    sentence = say("No other resident supports one of them yet. Any resident can do it on this page.")


class NotOffered(Refusal):
    sentence = say("{who} is not on the list now. Please type /coalition residents to see who is.")


class OwnSupport(Refusal):
    sentence = say("You are on the list yourself. You can support others on it.")


class EnoughOffers(Refusal):
    sentence = say("There are {most} residents on the list, and more do not fit. Please ask a facilitator.")


class EnoughSupport(Refusal):
    sentence = say("{most} residents support {who} already. More are not needed.")


class NoResidentsSeats(Refusal):
    sentence = say("Residents hold no seats yet. A facilitator can change it with /coalition residents.")


class WayChanged(Refusal):
    sentence = say("Who comes next is chosen in another way now. Please type /coalition residents to see it.")


class StillPeople(Refusal):
    sentence = say("There are people with {organisation}. Its representative can say that it leaves.")


class LeftAlready(Refusal):
    sentence = say("{organisation} has left already. Nothing else is needed.")
