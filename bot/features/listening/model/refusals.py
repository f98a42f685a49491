"""What a round says no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NotYourTurn(Refusal):
    sentence = say("It is {who}'s turn now. The card of the round shows who is next.")


class TurnOver(Refusal):
    sentence = say("That turn is over already. The card of the round shows who speaks now.")


class NobodySpeaks(Refusal):
    sentence = say("Nobody is speaking right now. The card of the round shows what is next.")


class RoundOver(Refusal):
    sentence = say("This round is over. To open another one, type /listening-round.")


class RoundPaused(Refusal):
    sentence = say("The round is paused and no time is lost. It goes on when the facilitator presses Resume.")


class PeopleApart(Refusal):
    sentence = say("People think or talk apart now, each group at its own pace. Nobody is asked to speak here yet.")


class TogetherAlready(Refusal):
    sentence = say("The round has gone on already. Its card shows what is next.")


class PausedAlready(Refusal):
    sentence = say("The round is paused already. Press Resume to go on.")


class NotPaused(Refusal):
    sentence = say("The round is not paused. Nothing needs to be done.")


class NotStarted(Refusal):
    sentence = say("The round has not started yet. Press Start when people have joined.")


class StartedAlready(Refusal):
    sentence = say("The round has started already. People can still press Join.")


class NobodyJoined(Refusal):
    sentence = say("Nobody wants to speak yet. Wait until someone presses Join, then press Start.")


class NothingSaidBack(Refusal):
    sentence = say("Nobody is asked this right now. The card of the round shows what is next.")


class SaidBackBySomeoneElse(Refusal):
    sentence = say("{who} is asked to say back what they heard. The card of the round shows who is next.")


class OneRoundAPlace(Refusal):
    sentence = say("There is a round here already, and one at a time is enough. Type /listening-round to see it.")


class FacilitatorsButton(Refusal):
    sentence = say("This button is for {who}, who facilitates this round. Please ask them.")


class ForFacilitators(Refusal):
    sentence = say(
        "This is for facilitators, and for those who held the last rounds. "
        "For your own time, type /listening-round my-time."
    )


class NobodyToMute(Refusal):
    sentence = say("The bot cannot mute anyone in this channel. You can agree that only one person speaks.")


class NotSpoken(Refusal):
    sentence = say("This round is written, so there is nobody to mute. Until it starts, it can be held on a call.")


class FacilitatorIsHere(Refusal):
    sentence = say("{who} facilitates this round. If they press nothing for twenty minutes, you can take over.")


class NobodyToAsk(Refusal):
    sentence = say("Nobody else has facilitated here before. You can do it: the script has all that you need.")


class HelpedAlready(Refusal):
    sentence = say("{who} helps with this round already. Thank you all the same.")


class NotInvited(Refusal):
    sentence = say("This button is for someone who was asked to help with the round. Thank you all the same.")


class NotInRound(Refusal):
    sentence = say("You are not in this round. While it is open you can press Join, or Listen only.")


class ForThoseInCircle(Refusal):
    sentence = say(
        "This round is for the circle {circle} (“{purpose}”). You can read along; "
        "to ask to come into the circle, type /coalition circles."
    )


class CircleHasEnded(Refusal):
    sentence = say("The circle {circle} has ended, and its round goes on with those who are in it. You can read along.")


class RoundFull(Refusal):
    sentence = say("This round has room for {most} people and is full. Please open a second one in another channel.")


class NamedAlready(Refusal):
    sentence = say("{name} is in the round already. For someone else of that name, please add another word to it.")


class NotAdded(Refusal):
    sentence = say("This person can leave the round themselves, or is gone already. Their name is not stored here.")


class NoMoreMinutes(Refusal):
    sentence = say("This turn has had all its extra minutes. You can add more in writing after it.")


class WordsSent(Refusal):
    sentence = say("Your words are in the channel already. You can write more there.")


class AlreadyHeard(Refusal):
    sentence = say("This button is for those who were not heard. You can still write in the channel.")


class TurnToCome(Refusal):
    sentence = say("You can speak in this round. You will be asked when it is your turn.")


class TooLateForWords(Refusal):
    sentence = say("This round ended more than a week ago. Please write in the channel, or open a new round.")


class NotReached(Refusal):
    sentence = say(
        "Nothing that I write arrives in the channel of this round now, so I have not taken your words. "
        "Our places says more."
    )


class DateIsPast(Refusal):
    sentence = say("{at} has passed already. Please choose a date in the future.")


class DateIsFar(Refusal):
    sentence = say("{day} is more than two years away. Please choose a nearer date.")


class NobodyBefore(Refusal):
    sentence = say("Nobody has had the floor before this turn. You can press Next person instead.")


class NotToCome(Refusal):
    sentence = say("This person is not waiting to speak. The card of the round shows who is still to come.")


class HasLeft(Refusal):
    sentence = say("{who} has left this round. Please choose someone who is in it.")


class FacilitatingAlready(Refusal):
    sentence = say("You facilitate this round already. Please choose someone else.")


class NotAsked(Refusal):
    sentence = say("You have not been asked to facilitate this round, or it was changed. Please ask {who}.")


class AlreadyGoing(Refusal):
    sentence = say("The round has started, so this stays as it is. You can open another round afterwards.")
