"""What a ground rule can set of votes, with the answers among which it chooses."""

from bot.features.proposals.model.asking import Question, Required
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.secret import Openness
from bot.features.proposals.model.settings import (
    AT_ONCE,
    DAYS_TO_LOOK,
    ELECTORATE,
    LEAST_DAYS,
    LEAST_NOTICE,
    LEAST_YES,
    MANDATE,
    OPENNESS,
    QUORUM,
    REASONS,
    REQUIRED,
    REVIEW_MONTHS,
    SMALL_DAYS,
    USUAL_DAYS,
    USUAL_WAY,
    WHO_ASKS,
    Asker,
)
from bot.kernel.text import say, say_n
from bot.ruling import Topic, apart, days, ruling

_SHARES = (
    ("1/3", say("A third")),
    ("1/2", say("Half")),
    ("2/3", say("Two thirds")),
    ("3/4", say("Three quarters")),
    ("1/1", say("All of them")),
)
_YES_NO = ((True, say("Yes")), (False, say("No")))

ON_VOTES = (
    ruling(
        USUAL_WAY,
        Topic.deciding,
        (
            (Question.live_with_it, say("All can live with it")),
            (Question.most_say_yes, say("Most say yes")),
            (Question.share, say("Two thirds, or more")),
            (Question.absolute, say("More than half of all")),
            (Question.unanimity, say("Everyone says yes")),
            (Question.consensus, say("Step aside or block")),
            (Question.fingers, say("Zero to five fingers")),
            (Question.gradients, say("Eight steps of support")),
            (Question.silence, say("Stands if none objects")),
        ),
        say("A vote in another way is refused."),
    ),
    ruling(
        ELECTORATE,
        Topic.representatives,
        (
            (Electorate.seats, say("Each organisation")),
            (Electorate.people, say("Each person")),
        ),
        say("A vote that asks others is refused."),
    ).sparing(say("In a circle those in it answer, whatever the rule says.")),
    ruling(QUORUM, Topic.deciding, _SHARES),
    ruling(LEAST_YES, Topic.deciding, _SHARES),
    ruling(
        OPENNESS,
        Topic.deciding,
        ((Openness.open, say("Open")), (Openness.secret, say("Secret"))),
        say("A vote of the other kind is refused."),
    ).sparing(say("Where fewer than five answer, votes are open: a secret one would show who chose what.")),
    ruling(REASONS, Topic.deciding, _YES_NO),
    ruling(
        REQUIRED,
        Topic.required,
        ((Required.residents, say("Residents'")), (Required.nobody, say("Nobody's"))),
        say("Secret votes are refused, votes of each person, and ways without a yes: dots, numbers, an order, advice."),
    ).kept_apart(
        apart(Required.residents.value, ELECTORATE, Electorate.people),
        apart(Required.residents.value, OPENNESS, Openness.secret),
    ),
    ruling(AT_ONCE, Topic.information, _YES_NO),
    ruling(MANDATE, Topic.representatives, _YES_NO),
    ruling(
        WHO_ASKS,
        Topic.opening,
        (
            (Asker.seats, say("Whoever holds a seat")),
            (Asker.members, say("Any member")),
            (Asker.facilitators, say("Facilitators")),
        ),
        say("A vote that somebody else wants to open is refused."),
    ).sparing(say("In a circle any of those in it may ask, whatever the rule says.")),
    ruling(LEAST_DAYS, Topic.time, days(1, 2, 3, 5, 7, 10, 14, 21, 28), say("A shorter vote is refused.")),
    ruling(USUAL_DAYS, Topic.time, days(1, 2, 3, 5, 7, 10, 14, 21, 28)),
    ruling(LEAST_NOTICE, Topic.time, days(1, 2, 3, 5, 7, 10, 14), say("Less notice is refused.")),
    ruling(SMALL_DAYS, Topic.time, days(1, 2, 3, 5, 7, 14)),
    ruling(DAYS_TO_LOOK, Topic.time, days(3, 5, 7, 10, 14, 21, 28)),
    ruling(
        REVIEW_MONTHS,
        Topic.keeping_word,
        tuple((number, say_n("{n} month", "{n} months", number)) for number in (1, 2, 3, 6, 9, 12, 18, 24)),
    ),
)
