"""What is asked, and what each answer is called on buttons and in results."""

from collections.abc import Mapping

from bot.features.proposals.cards import papers, personal
from bot.features.proposals.model.asking import Asking, Position, Question
from bot.kernel.text import Moment, Phrase, say

MORE_TIME = say("More time")
_LABELS: Mapping[Position, Phrase] = {
    Position.yes: say("Yes"),
    Position.worry: say("Yes, with a worry"),
    Position.harm: say("No, it would harm us"),
    Position.no: say("No"),
    Position.no_opinion: say("No opinion"),
    Position.recused: say("Not ours to decide"),
    Position.more_time: MORE_TIME,
    Position.aside: say("We step aside"),
    Position.block: say("No, we block it"),
    Position.fingers_5: say("5: very good, we help carry it"),
    Position.fingers_4: say("4: good"),
    Position.fingers_3: say("3: we can live with it"),
    Position.fingers_2: say("2: some worries, hear us first"),
    Position.fingers_1: say("1: big worries, hear us first"),
    Position.fingers_0: say("0: no, this stops it"),
    Position.endorse: say("We fully support it"),
    Position.minor_point: say("Support, with a small point"),
    Position.reservations: say("Support, with reservations"),
    Position.more_discussion: say("We need to talk more first"),
    Position.will_support: say("Don't like it, but will support"),
    Position.serious_disagreement: say("We seriously disagree"),
    Position.veto: say("No, we veto it"),
    Position.withdrawn: say("We withdraw our objection"),
    Position.integrated: say("The change meets our objection"),
    Position.not_paramount: say("Our objection does not stop it"),
    Position.joins: say("We are in"),
    Position.stays_out: say("Not us"),
    Position.in_favour: say("For it"),
    Position.against: say("Against it"),
    Position.either: say("Either way"),
}
_OF_CONSENSUS = {Position.no: say("No, but we do not stop it")}
_OF_ADVICE = {Position.recused: say("No advice from us")}
_OF_SILENCE = {Position.harm: say("We object")}


def label(asking: Asking, position: Position) -> Phrase:
    """The same position can have other words under another question, and from people who speak for themselves."""
    in_consensus, in_silence = (
        (personal.OF_CONSENSUS, personal.OF_SILENCE) if asking.people else (_OF_CONSENSUS, _OF_SILENCE)
    )
    match asking.question:
        case Question.consensus if position in in_consensus:
            return in_consensus[position]
        case Question.advice if position in _OF_ADVICE:
            return _OF_ADVICE[position]
        case Question.silence if position in in_silence:
            return in_silence[position]
        case _ if asking.people and position in personal.LABELS:
            return personal.LABELS[position]
        case _:
            return _LABELS[position]


def question(title: str, asking: Asking, until: Moment) -> Phrase:
    """Where a yes or a no is asked, all are asked alike; what it takes stands beside it."""
    if asking.among:
        return papers.question(title, asking, until)
    if asking.people:
        return personal.question(title, asking.question, until)
    match asking.question:
        case Question.live_with_it:
            return say(
                "{title}: can your organisation live with this? Answer by {until}; you can change it until then.",
                title=title,
                until=until,
            )
        case Question.pick_one:
            return say(
                "{title}: which of these could your organisation live with? Pick one or more by {until}.",
                title=title,
                until=until,
            )
        case Question.silence:
            return say(
                "{title}: this stands after {until} unless an organisation objects. Saying nothing is a yes here.",
                title=title,
                until=until,
            )
        case Question.opt_in:
            return say("{title}: is your organisation in? Answer by {until}.", title=title, until=until)
        case Question.consensus | Question.fingers | Question.gradients:
            return _how_far(title, asking.question, until)
        case _:
            return say(
                "{title}: does your organisation say yes to this? Answer by {until}; you can change it until then.",
                title=title,
                until=until,
            )


def _how_far(title: str, asked: Question, until: Moment) -> Phrase:
    match asked:
        case Question.consensus:
            return say(
                "{title}: does your organisation agree? You can also step aside, or block it. Answer by {until}.",
                title=title,
                until=until,
            )
        case Question.fingers:
            return say(
                "{title}: how many fingers does your organisation show? Five is full support. Answer by {until}.",
                title=title,
                until=until,
            )
        case _:
            return say(
                "{title}: how far does your organisation support this? Answer by {until}.", title=title, until=until
            )
