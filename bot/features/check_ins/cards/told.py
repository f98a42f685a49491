"""What happened with check-ins, as the history tells it to all members: nobody's words, and nobody's silence."""

from bot.features.check_ins import facts
from bot.features.check_ins.cards.words import on_date
from bot.features.check_ins.facts import Changed
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Phrase, say, say_n


def was_set(fact: facts.CheckInSet) -> Phrase:
    return say("{who} set a check-in, from {date} on.", who=Mention(fact.by), date=on_date(fact.first))


def changed(fact: facts.CheckInChanged) -> Phrase:
    who = Mention(fact.by)
    match fact.what:
        case Changed.words:
            return say("{who} changed the question of a check-in.", who=who)
        case Changed.days:
            return say("{who} changed when a check-in comes.", who=who)
        case Changed.window:
            return say("{who} changed for how long a check-in is open.", who=who)
        case Changed.audience:
            return say("{who} changed whom a check-in asks.", who=who)
        case Changed.paused:
            return say("{who} paused a check-in.", who=who)
        case Changed.resumed:
            return say("{who} went on with a check-in.", who=who)
        case Changed.ended:
            return say("{who} ended a check-in.", who=who)


def handed_on(fact: facts.CheckInHandedOn) -> Phrase:
    return say("{who} keeps a check-in now, since whoever set it has left.", who=Mention(fact.person))


def paused_there(_: facts.CheckInPausedThere) -> Phrase:
    return say("A check-in is paused, since its place is closed.")


def began(fact: facts.CheckInBegan) -> Phrase:
    return say("The check-in of {date} began.", date=on_date(fact.day))


def missed(fact: facts.CheckInMissed) -> Phrase:
    last = on_date(fact.days[-1])
    return say_n(
        "The bot was away: the check-in of {last} did not take place.",
        "The bot was away: {n} check-ins did not take place, the last on {last}.",
        len(fact.days),
        last=last,
    )


def closed(fact: facts.CheckInClosed) -> Phrase:
    of = max(fact.asked, fact.answered)
    return say_n(
        "A check-in closed: {n} of {of} has answered.",
        "A check-in closed: {n} of {of} have answered.",
        fact.answered,
        of=of,
    )


def offered(fact: facts.HelpOffered) -> Phrase:
    return say("{by} offered {who} a hand.", by=Mention(fact.by), who=Mention(fact.person))


TOLD = (
    Told(facts.CheckInSet, was_set),
    Told(facts.CheckInChanged, changed),
    Told(facts.CheckInChangedForOthers, changed),
    Told(facts.CheckInHandedOn, handed_on),
    Told(facts.CheckInPausedThere, paused_there),
    Told(facts.CheckInBegan, began),
    Told(facts.CheckInMissed, missed),
    Told(facts.CheckInClosed, closed),
    Told(facts.HelpOffered, offered),
)
