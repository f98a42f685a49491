"""What people are asked who answer for themselves, and what their answers are called."""

from collections.abc import Mapping

from bot.features.proposals.model.asking import RANKED, Position, Question
from bot.kernel.text import Moment, Phrase, say

LABELS: Mapping[Position, Phrase] = {
    Position.harm: say("No, it would harm me"),
    Position.recused: say("Not mine to decide"),
    Position.aside: say("I step aside"),
    Position.block: say("No, I block it"),
    Position.fingers_5: say("5: very good, I help carry it"),
    Position.fingers_3: say("3: I can live with it"),
    Position.fingers_2: say("2: some worries, hear me first"),
    Position.fingers_1: say("1: big worries, hear me first"),
    Position.endorse: say("I fully support it"),
    Position.more_discussion: say("I need to talk more first"),
    Position.serious_disagreement: say("I seriously disagree"),
    Position.veto: say("No, I veto it"),
    Position.withdrawn: say("I withdraw my objection"),
    Position.integrated: say("The change meets my objection"),
    Position.not_paramount: say("My objection does not stop it"),
    Position.joins: say("I am in"),
    Position.stays_out: say("Not me"),
}
OF_CONSENSUS: Mapping[Position, Phrase] = {Position.no: say("No, but I do not stop it")}
OF_SILENCE: Mapping[Position, Phrase] = {Position.harm: say("I object")}
ON_PAPER: Mapping[Question, Phrase] = {
    Question.score: say("How good is each of these for you?"),
    Question.dots: say("On which of these do you put your dots?"),
    Question.meeting: say("When can you come?"),
    **dict.fromkeys(RANKED, say("In which order would you like these?")),
}


def question(title: str, asked: Question, until: Moment) -> Phrase:
    """As `questions.question`, to each person."""
    match asked:
        case Question.live_with_it:
            return say(
                "{title}: can you live with this? Answer by {until}; you can change it until then.",
                title=title,
                until=until,
            )
        case Question.pick_one:
            return say(
                "{title}: which of these could you live with? Pick one or more by {until}.", title=title, until=until
            )
        case Question.silence:
            return say(
                "{title}: this stands after {until} unless someone objects. Saying nothing is a yes here.",
                title=title,
                until=until,
            )
        case Question.opt_in:
            return say("{title}: are you in? Answer by {until}.", title=title, until=until)
        case _:
            return _how_far(title, asked, until)


def _how_far(title: str, asked: Question, until: Moment) -> Phrase:
    match asked:
        case Question.consensus:
            return say(
                "{title}: do you agree? You can also step aside, or block it. Answer by {until}.",
                title=title,
                until=until,
            )
        case Question.fingers:
            return say(
                "{title}: how many fingers do you show? Five is full support. Answer by {until}.",
                title=title,
                until=until,
            )
        case Question.gradients:
            return say("{title}: how far do you support this? Answer by {until}.", title=title, until=until)
        case _:
            return say(
                "{title}: do you say yes to this? Answer by {until}; you can change it until then.",
                title=title,
                until=until,
            )


def in_secret(title: str, asked: Question, until: Moment) -> Phrase:
    if asked is Question.pick_one:
        return say(
            "{title}: which of these could you live with? Hand it in once, in secret, by {until}.",
            title=title,
            until=until,
        )
    return say("{title}: what do you say to this? Hand it in once, in secret, by {until}.", title=title, until=until)
