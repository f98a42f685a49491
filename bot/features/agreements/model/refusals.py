"""What the register says no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class AgreementOver(Refusal):
    sentence = say("This agreement has ended. You can propose something new instead: type /propose.")


class AnswersForNobody(Refusal):
    sentence = say("This is done for an organisation, by whoever answers for it. Please ask your representative.")


class BeingPutToAll(Refusal):
    sentence = say("All are asked about this agreement already. Please wait until that is counted.")


class LookedAtAlready(Refusal):
    sentence = say("This agreement is looked at again already. Look at its page to see why.")


class NotLookedAt(Refusal):
    sentence = say("Nobody looks at this agreement again now. Ask for that first, on its page.")


class OthersAskedToLook(Refusal):
    sentence = say("{whose} asked to look at it again, so it is theirs to say that it can stay. All can be asked, too.")


class WordsChanged(Refusal):
    sentence = say("The words were changed meanwhile. Please look at them as they are now.")


class WordsSame(Refusal):
    sentence = say("These are the words that stand already. Please change them, or leave them as they are.")


class VersionsFull(Refusal):
    sentence = say("This agreement has {most} versions, and more do not fit. Please propose it anew: type /propose.")


class NotCorrected(Refusal):
    sentence = say("Nothing was corrected since all agreed to it, so there is nothing to put back.")


class NewWordsBeforeAll(Refusal):
    sentence = say("This is kept in confidence, so new words cannot stand before all. Ask to open it, or to end it.")


class InConfidenceAlready(Refusal):
    sentence = say("This agreement is kept in confidence already. Look at its page to see what can be done.")


class OpenOrByRule(Refusal):
    sentence = say("Nothing was marked here. What a rule keeps in confidence is changed with that rule: /ground-rules.")


class ByVoteAlone(Refusal):
    sentence = say("Your group has no rule that lets a facilitator mark it. You can ask all, on its page.")


class ItsOwnPlace(Refusal):
    sentence = say("An agreement cannot take its own place. Please choose another one, or none.")


class NothingAgreed(Refusal):
    sentence = say("Nothing is agreed yet. Type /propose to see what is on the table.")
