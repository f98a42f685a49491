"""What a group may rule about votes, each with what holds until it has."""

from enum import Enum

from bot.features.proposals.model.asking import Question, Required
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.secret import Openness
from bot.kernel.settings import Setting
from bot.kernel.text import say
from bot.weighing import WEIGHING


class Asker(Enum):
    seats = "seats"
    members = "members"
    facilitators = "facilitators"


LEAST_DAYS = Setting("least-days-of-a-vote", 1, say("For how many days must a vote be open at least?"))
USUAL_DAYS = Setting("days-of-a-vote", 7, say("For how many days is a vote open, unless somebody says otherwise?"))
WHO_ASKS = Setting("who-opens-votes", Asker.seats, say("Who may ask the group for its answers?"))
AT_ONCE = Setting("answers-at-once", False, say("Are all answers shown at once, or only when they are counted?"))
MANDATE = Setting("mandate", False, say("Is a yes only for now, until the organisation has confirmed it?"))
OPENNESS = Setting("openness-of-votes", Openness.open, say("Are votes open or secret, unless somebody says otherwise?"))
QUORUM = Setting("quorum", "2/3", say("What share of the organisations must answer?"))
USUAL_WAY = Setting("way-of-deciding", Question.live_with_it, say("How do we decide, unless somebody asks otherwise?"))
LEAST_YES = Setting("least-yes", "", say("What share of the organisations must say yes, in place of answering?"))
LEAST_NOTICE = Setting("notice-before-silence-counts", 3, say("How many days of notice before silence counts as yes?"))
REVIEW_MONTHS = Setting("months-to-review", 12, say("After how many months do we look at an agreement again?"))
REASONS = Setting("reasons-for-answers", False, say("Does each answer come with a reason?"))
ELECTORATE = Setting(
    "electorate", Electorate.seats, say("Does each organisation have one answer, or does each person?")
)
SMALL_DAYS = Setting("days-of-a-small-agreement", 3, say("After how many days does a small agreement stand?"))
DAYS_TO_LOOK = Setting(
    "days-to-look-again", 7, say("For how many days can those who were not at a meeting look again?")
)
REQUIRED = Setting("whose-yes-is-required", Required.nobody, say("Whose yes does it take, beside that of all?"))

OF_A_VOTE = (
    LEAST_DAYS,
    LEAST_NOTICE,
    WHO_ASKS,
    AT_ONCE,
    MANDATE,
    OPENNESS,
    QUORUM,
    USUAL_WAY,
    LEAST_YES,
    REVIEW_MONTHS,
    REASONS,
    ELECTORATE,
    REQUIRED,
    WEIGHING,
)
"""What a vote is opened under."""
