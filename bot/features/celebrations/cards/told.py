"""What happened with celebrations, as the history tells it to all members: nobody's words, and no name that can still
be taken off."""

from bot.features.celebrations import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Named, Phrase, say


def posted(fact: facts.CelebrationPosted) -> Phrase:
    if fact.by is None:
        return say("A celebration was posted.")
    return say("A celebration that {who} wrote was posted.", who=Mention(fact.by))


def given(fact: facts.InsideNameGiven) -> Phrase:
    return say(
        "{who} said for {organisation} that it may be named among us.",
        who=Mention(fact.by),
        organisation=Named(fact.organisation),
    )


def taken_back(fact: facts.InsideNameTakenBack) -> Phrase:
    return say(
        "{who} said for {organisation} that it is asked each time.",
        who=Mention(fact.by),
        organisation=Named(fact.organisation),
    )


TOLD = (
    Told(facts.CelebrationPosted, posted),
    Told(facts.InsideNameGiven, given),
    Told(facts.InsideNameTakenBack, taken_back),
)
