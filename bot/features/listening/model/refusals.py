"""What a round says no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NotYourTurn(Refusal):
    sentence = say("It is {who}'s turn now. You will be asked when it is yours.")


class TurnOver(Refusal):
    sentence = say("That turn is over already. The card of the round shows who speaks now.")


class NobodySpeaks(Refusal):
    sentence = say("Nobody has the floor right now. The card of the round shows what is next.")


class RoundOver(Refusal):
    sentence = say("This round is over. To open another one, type /listening-round.")


class RoundPaused(Refusal):
    sentence = say("The round is paused. It goes on when the facilitator presses Resume.")


class StartedAlready(Refusal):
    sentence = say("The round has started already. You can still press Join.")


class NotPaused(Refusal):
    sentence = say("The round is not paused. Nothing needs to be done.")


class NobodyJoined(Refusal):
    sentence = say("Nobody wants to speak yet. Wait until someone presses Join, then press Start.")


class FacilitatorsButton(Refusal):
    sentence = say("This button is for {who}, who facilitates this round. Please ask them.")


class FacilitatorIsHere(Refusal):
    sentence = say("{who} facilitates this round and was here a moment ago. Please wait a little.")


class NotInRound(Refusal):
    sentence = say("You are not in this round. Press Join to speak, or Listen only.")


class RoundFull(Refusal):
    sentence = say("This round has {most} people, and more would not be heard. Please open a second one elsewhere.")


class NoMoreMinutes(Refusal):
    sentence = say("You have had the extra minutes of this turn. Please come to an end; you can add more in writing.")


class AlreadyHeard(Refusal):
    sentence = say("You had your turn in this round. You can still write in the channel.")


class TooLateForWords(Refusal):
    sentence = say("This round ended more than a week ago. Please write in the channel, or open a new round.")


class DateIsPast(Refusal):
    sentence = say("{at} is over already. Please choose a date to come.")
