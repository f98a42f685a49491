"""What is refused of ground rules, each with what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NotInForce(Refusal):
    sentence = say("This rule is not in force. Type /ground-rules to see the rules that are.")


class NothingDrafted(Refusal):
    sentence = say("There is no draft here. Press Change this rule, and write one.")


class RuleBeingAsked(Refusal):
    sentence = say("The group is asked about these words now, so they stay until it is counted.")


class DraftBeforeAll(Refusal):
    sentence = say("It lies before all as a proposal. Please withdraw that first: Look at the proposal leads there.")


class DraftChanged(Refusal):
    sentence = say("The draft has changed since then. Please look at it as it is now.")


class SameRule(Refusal):
    sentence = say("This is what the rule says already. Please change something first.")


class WritersDraft(Refusal):
    sentence = say("Whoever wrote this draft changes it, or a facilitator. You can write a draft of your own.")


class RuleSetsIt(Refusal):
    sentence = say("Rule {number} answers “{question}” already. Say first, on the draft, that yours takes its place.")


class StandsAgainst(Refusal):
    sentence = say(
        "Rule {number} answers “{question}” with “{answer}”, and the bot cannot keep both. Choose another answer, or "
        "say first that yours takes its place."
    )


class AskedElsewhere(Refusal):
    sentence = say("The group is asked about another rule on this now. Please wait until that is counted.")


class NoSuchAnswer(Refusal):
    sentence = say("A rule on this cannot be answered like that. Please choose one of the answers.")


class EnoughAcknowledged(Refusal):
    sentence = say("{most} have said so, and more do not fit on the card. Please say it in the channel.")


class NameIt(Refusal):
    sentence = say("Please say in one line what the rule is about.")


class NotADayForThat(Refusal):
    sentence = say("Please choose a day from tomorrow on, at most three months ahead.")


class NotDue(Refusal):
    sentence = say("This rule is not due for a look now. Its page says when it is.")


class NothingToExcept(Refusal):
    sentence = say(
        "The bot refuses nothing by this rule, so it needs no exception. Please tell the others why you do it."
    )


class EnoughExceptions(Refusal):
    sentence = say("{most} exceptions were asked for. Please change the rule itself.")
