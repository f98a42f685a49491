"""What is not possible with a proposal, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NoLongerOpen(Refusal):
    sentence = say("This vote ended at {at}. The result is on its card.")


class NotAskedYet(Refusal):
    sentence = say("Nobody is asked for an answer to this yet. You can add a question or a worry.")


class BeingAsked(Refusal):
    sentence = say("The answers are being gathered already. You can see them on its card.")


class Settled(Refusal):
    sentence = say("This is settled. To change it, write a new building block.")


class WritersChoice(Refusal):
    sentence = say("Whoever wrote this can do it, or a facilitator. You can add a question, a worry or a change.")


class NoSeat(Refusal):
    sentence = say("Whoever speaks for an organisation answers for it. Type /coalition who to see who that is.")


class SeatNotAsked(Refusal):
    sentence = say("The seat of {organisation} came after this vote was opened, so it is not asked in it.")


class NotConfirmed(Refusal):
    sentence = say("You wait to be confirmed for {organisation}. Once a facilitator has done that, you can answer.")


class NotAnAnswer(Refusal):
    sentence = say("This answer does not go with the question. Please use the buttons on its card.")


class MoreTimeOnce(Refusal):
    sentence = say("{organisation} has asked for more time already. The vote ends at {until}.")


class OldText(Refusal):
    sentence = say("The text has changed since this card was shown. Please read it as it is now, and answer then.")


class NobodyAnswers(Refusal):
    sentence = say("Nobody speaks for an organisation yet. Type /coalition and see who could.")


class FewOptions(Refusal):
    sentence = say("Please write at least {least} options, each on a line of its own.")


class ManyOptions(Refusal):
    sentence = say("At most {most} options fit. Please leave some out, or ask twice.")


class LongOption(Refusal):
    sentence = say("This option is too long: “{option}”. Please say it in {most} characters.")


class SameOption(Refusal):
    sentence = say("Two options are the same: “{option}”. Please change one of them.")


class EnoughMatters(Refusal):
    sentence = say("There are {most} questions, worries and changes here already. Please answer some of them first.")


class NoMatter(Refusal):
    sentence = say("This is not open any more. Please look at the proposal as it is now.")


class EnoughVersions(Refusal):
    sentence = say("This text has been changed {most} times. Please write a new building block.")


class SameText(Refusal):
    sentence = say("This is the text that stands already. Nothing has changed.")


class LeastTime(Refusal):
    sentence = say("People need at least {days} days to answer. Please give them that.")


class WritingFor(Refusal):
    sentence = say("You write this down for someone else. Please press Look at it, and choose for whom.")


class AnsweredSince(Refusal):
    sentence = say("There is a newer answer by now. Please look at the proposal as it is, and answer there.")


class NothingForNow(Refusal):
    sentence = say(
        "There is no answer for now that could be confirmed. You can see your answer on the proposal's page."
    )


class SecretHere(Refusal):
    sentence = say("This is asked in secret. Press Answer in secret on its card.")


class PapersLost(Refusal):
    sentence = say(
        "A backup was restored while this secret vote was open, and what was handed in is not in backups. Nothing can "
        "be handed in any more. Please ask again when it is over."
    )


class TextIsFrozen(Refusal):
    sentence = say(
        "A secret vote is open on this, and what was handed in cannot be asked for again. The text stays until {until}."
    )


class NotInSecret(Refusal):
    sentence = say(
        "This question cannot be asked in secret, since worries and objections are worked through with whoever has "
        "them. You can ask it openly, or ask another question in secret."
    )


class OpenByWeight(Refusal):
    sentence = say(
        "Organisations count differently here, and in secret the numbers would show who answered what. You can ask it "
        "openly, or ask each person."
    )


class TooFewForSecret(Refusal):
    sentence = say("With fewer than {least} who answer, a secret vote would show who chose what. You can ask openly.")


class EnoughWishes(Refusal):
    sentence = say("Much has been changed about this vote already. Please ask again once it is over.")


class KeptAsItWas(Refusal):
    sentence = say(
        "In a secret vote who is asked stays as it was, and it is not ended earlier, so that it stays secret."
    )


class NoWish(Refusal):
    sentence = say("This is settled already. Please look at who is asked as it is now.")


class NoWishYet(Refusal):
    sentence = say("People were promised this time to answer: until {at}. After that you can ask to end it.")


class SecondPerson(Refusal):
    sentence = say("It takes a second person, from another organisation than the one who asked.")


class OnRollAlready(Refusal):
    sentence = say("{organisation} is asked already. Everyone can see who is asked.")


class NotOnRoll(Refusal):
    sentence = say("{organisation} is not asked in this vote.")


class NobodyThere(Refusal):
    sentence = say("Nobody speaks for {organisation} at the moment, so nobody could answer.")


class SomebodyThere(Refusal):
    sentence = say("Somebody speaks for {organisation}. Only a seat that nobody holds any more is taken off.")


class WhichSeat(Refusal):
    sentence = say("You answer for several seats. Please press Look at it, and answer there for each of them.")


class NothingMarked(Refusal):
    sentence = say("Nothing is marked yet. Please press at least one, and hand it in then.")


class TooMuch(Refusal):
    sentence = say("Each has {dots} dots, and at most {most} go on one. Please take some back.")


class NotATimeToMeet(Refusal):
    sentence = say("Please write each time like 2026-03-09 18:30, on its own line. This one does not fit: “{line}”.")


class TimeIsPast(Refusal):
    sentence = say("This time comes before the answers do: “{line}”. Please write later ones, or ask for fewer days.")


class NotOneOfThem(Refusal):
    sentence = say("Of those who are asked none is called “{name}”, or more than one. Please write the whole name.")


class OneBlock(Refusal):
    sentence = say("This is one block so far. Cut it in another way, or write it as a building block.")


class ManyBlocks(Refusal):
    sentence = say("At most {most} blocks fit. Please write two texts, or fewer lines.")


class LongBlock(Refusal):
    sentence = say("Block {number} is too long: at most {most} characters fit. An empty line begins a new block.")


class TextShown(Refusal):
    sentence = say("All see this text already. Each block can be changed by itself.")


class NothingRemains(Refusal):
    sentence = say("Nothing remains to be asked about here. You can see how each block stands.")


class NoObjection(Refusal):
    sentence = say("No objection of yours is open here. You can see your answer on the proposal's page.")


class TextIsTheSame(Refusal):
    sentence = say("The text has not changed since your objection. You can withdraw it, or hand in a change.")


class NotAShare(Refusal):
    sentence = say("Please write the share like 2/3, 3/4 or 60 %.")


class WhyPlease(Refusal):
    sentence = say("This answer comes with a few words on why, so that others can understand it.")


class StandsSoon(Refusal):
    sentence = say("These words stand on {until}, unless somebody asks to look again. Ask for that to change them.")


class AmongThePresent(Refusal):
    sentence = say("{organisation} is named among those who were there. If that is not so, press We were not there.")


class NotAgreedYet(Refusal):
    sentence = say("This is not agreed yet. You can add a question, a worry or a change.")
