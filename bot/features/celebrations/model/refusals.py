"""What celebrations say no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NotYoursToName(Refusal):
    sentence = say("Only whoever holds the seat of this organisation can say this for it. Please ask them.")


class WrittenByOthers(Refusal):
    sentence = say("{who} writes this celebration and can do this. You can write one of your own.")


class WriterGone(Refusal):
    sentence = say("Whoever wrote this celebration has left. You can write one of your own.")


class NotADraftAnyMore(Refusal):
    sentence = say("The organisations are asked about these words already. One of them can change the words.")


class CelebrationSettled(Refusal):
    sentence = say("This celebration is not open any more. Type /celebrate to see the others.")


class WordsHaveChanged(Refusal):
    sentence = say("The words have changed meanwhile. Please look at them as they are now, and answer again.")


class NotAskedForName(Refusal):
    sentence = say("This organisation is not asked about this celebration. Nothing has changed.")


class NobodyCanAnswer(Refusal):
    sentence = say("Nobody holds a seat of these organisations, so none can say yes. You can post without their names.")


class NamedInWords(Refusal):
    sentence = say("This organisation is named in the words. Please take its name out of them first.")


class EnoughNamed(Refusal):
    sentence = say("{most} organisations are named, and more do not fit. You can thank all of you in the words.")


class EnoughCelebrations(Refusal):
    sentence = say("{most} celebrations are being prepared, and more do not fit. One of them can be posted first.")


class EnoughNewWords(Refusal):
    sentence = say("These words have changed {most} times, and more is too much. You can say yes, or Leave us out.")


class NotPostedYet(Refusal):
    sentence = say("This is not posted yet. You can thank them when it is.")


class ThanksOver(Refusal):
    sentence = say("Thanks for this are gathered already. You can still thank them in the channel.")


class EnoughThanks(Refusal):
    sentence = say("{most} people have said thank you, and more do not fit. Please thank them in the channel.")
