"""What a rule is called, and what its topic is."""

from collections.abc import Mapping
from datetime import date, datetime, time

from bot.features.ground_rules.model.rule import GroundRule
from bot.kernel.text import Moment, Phrase, When, say
from bot.recurrence import instant
from bot.ruling import Topic

NOON = time(12)

CALLED: Mapping[Topic, Phrase] = {
    Topic.honesty: say("Being honest with each other"),
    Topic.privacy: say("What stays among us"),
    Topic.keeping_word: say("Doing what we said"),
    Topic.other_treating: say("More on how we treat each other"),
    Topic.organisations: say("What is one organisation"),
    Topic.deciding: say("How decisions are made"),
    Topic.media: say("Who speaks to the media"),
    Topic.confidential: say("What is confidential"),
    Topic.information: say("How information goes out"),
    Topic.representatives: say("What representatives may do"),
    Topic.opening: say("Who opens votes and rounds"),
    Topic.time: say("How long a vote is open"),
    Topic.turns: say("Turns in rounds"),
    Topic.required: say("Whose yes is required"),
    Topic.credit: say("How credit is given"),
    Topic.residents: say("Residents' seats"),
    Topic.quiet: say("Quiet hours"),
    Topic.other_running: say("More on how we run things"),
}


def day(of: date, zone: str) -> Moment:
    """At noon where the group is, so that all read the same day."""
    return Moment(noon(of, zone), When.day)


def noon(of: date, zone: str) -> datetime:
    return instant(of, NOON, zone)


def about(rule: GroundRule) -> Phrase | str:
    """What it is about, in its own words where the topic says nothing."""
    return rule.title or CALLED[rule.topic]


def called(rule: GroundRule) -> Phrase:
    if rule.number is None:
        return say("A draft: {topic}", topic=about(rule))
    return say("Ground rule {number}: {topic}", number=rule.number, topic=about(rule))
