"""What happened with meetings, as the history tells it to all members: one sentence for each fact, nobody's words."""

from bot.features.meetings import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Moment, Phrase, say


def was_set(fact: facts.MeetingSet) -> Phrase:
    if fact.by is None:
        return say("The next meeting of a series was set: {at}.", at=Moment(fact.at))
    return say("{who} set a meeting: {at}.", who=Mention(fact.by), at=Moment(fact.at))


def moved(fact: facts.MeetingMoved) -> Phrase:
    return say("{who} moved a meeting to {at}.", who=Mention(fact.by), at=Moment(fact.at))


def changed(fact: facts.MeetingChanged) -> Phrase:
    return say("{who} changed a meeting.", who=Mention(fact.by))


def cancelled(fact: facts.MeetingCancelled) -> Phrase:
    return say("{who} cancelled a meeting.", who=Mention(fact.by))


def handed_on(fact: facts.MeetingHandedOn) -> Phrase:
    return say("{who} keeps a meeting now, since whoever set it has left.", who=Mention(fact.person))


def held(fact: facts.MeetingHeld) -> Phrase:
    return say("The meeting of {at} is over.", at=Moment(fact.at))


def point_removed(fact: facts.PointRemoved) -> Phrase:
    return say("{who} removed a point from a meeting.", who=Mention(fact.by))


def noted(fact: facts.PresenceNoted) -> Phrase:
    by, who = Mention(fact.by), Mention(fact.person)
    if fact.there:
        return say("{by} wrote down that {who} was at a meeting.", by=by, who=who)
    return say("{by} wrote down that {who} was not at a meeting.", by=by, who=who)


TOLD = (
    Told(facts.MeetingSet, was_set),
    Told(facts.MeetingMoved, moved),
    Told(facts.MeetingMovedForOthers, moved),
    Told(facts.MeetingChanged, changed),
    Told(facts.MeetingChangedForOthers, changed),
    Told(facts.MeetingCancelled, cancelled),
    Told(facts.MeetingCancelledForOthers, cancelled),
    Told(facts.MeetingHandedOn, handed_on),
    Told(facts.MeetingHeld, held),
    Told(facts.PointRemoved, point_removed),
    Told(facts.PointRemovedForOthers, point_removed),
    Told(facts.PresenceNoted, noted),
)
