"""What a small group says no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class GroupOver(Refusal):
    sentence = say("This small group is over. Type /listening-round to see the round.")


class NotInGroup(Refusal):
    sentence = say("You are not in this small group. Type /listening-round to see where you are.")


class NotYourTurnHere(Refusal):
    sentence = say("It is {who}'s turn now. You listen, and speak after them.")


class TurnOverHere(Refusal):
    sentence = say("That turn is over already. The card here shows what is next.")


class OthersSayBack(Refusal):
    sentence = say("You have spoken, and the others say back what they heard. Then it goes on.")


class NothingToAgree(Refusal):
    sentence = say("You are asked this when everyone here has spoken. The card here shows what is next.")


class NotTalkingFreely(Refusal):
    sentence = say("You speak in turn here. The card here shows what is next.")


class OneSpeaksForYou(Refusal):
    sentence = say("{who} speaks for you already. They can take it back as long as you talk here.")


class NobodySpeaksForYou(Refusal):
    sentence = say("Nobody speaks for a small group in this step. Everyone can say it in the circle.")
