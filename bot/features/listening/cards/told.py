"""What happened in rounds, as the history tells it to all members: one sentence for each fact, and nobody's words."""

from bot.features.listening import facts
from bot.features.listening.facts.hushing import HushChanged
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Moment, Phrase, say, say_n


def opened(fact: facts.RoundOpened) -> Phrase:
    if fact.circle:
        return say("{who} opened a listening round for a circle.", who=Mention(fact.by))
    return say("{who} opened a listening round.", who=Mention(fact.by))


def started(fact: facts.RoundStarted) -> Phrase:
    return say("{who} started the round.", who=Mention(fact.by))


def paused(fact: facts.RoundPaused) -> Phrase:
    return say("{who} paused the round.", who=Mention(fact.by))


def resumed(fact: facts.RoundResumed) -> Phrase:
    return say("{who} let the round go on.", who=Mention(fact.by))


def moved_on(fact: facts.FloorMovedOn) -> Phrase:
    return say("{who} gave the floor to the next person.", who=Mention(fact.by))


def step_ended(fact: facts.StepEnded) -> Phrase:
    return say("{who} let the round go on to its next step.", who=Mention(fact.by))


def called_together(fact: facts.CalledTogether) -> Phrase:
    return say("{who} called everyone back to the circle.", who=Mention(fact.by))


def changed(fact: facts.RoundChanged) -> Phrase:
    return say("{who} changed how the round is held.", who=Mention(fact.by))


def hushed(fact: HushChanged) -> Phrase:
    if fact.on:
        return say(
            "{who} had the bot mute those in the round on the call while someone else speaks.", who=Mention(fact.by)
        )
    return say("{who} let everyone speak on the call.", who=Mention(fact.by))


def given_back(fact: facts.FloorGivenBack) -> Phrase:
    return say("{who} went back one turn.", who=Mention(fact.by))


def moved(fact: facts.OrderChanged) -> Phrase:
    return say("{who} changed the order of the round.", who=Mention(fact.by))


def offered(fact: facts.RoundOffered) -> Phrase:
    return say("{who} asked someone to facilitate the round.", who=Mention(fact.by))


def added(fact: facts.SpeakerAdded) -> Phrase:
    return say("{who} added someone without an account to the round.", who=Mention(fact.by))


def taken_out(fact: facts.SpeakerTakenOut) -> Phrase:
    return say("{who} took someone without an account out of the round.", who=Mention(fact.by))


def closed(fact: facts.RoundClosed) -> Phrase:
    return say("{who} ended the round.", who=Mention(fact.by))


def taken_over(fact: facts.FacilitationTaken) -> Phrase:
    return say("{who} took over the round.", who=Mention(fact.by))


def partner_wanted(fact: facts.PartnerWanted) -> Phrase:
    return say("{who} asked for a partner in the round.", who=Mention(fact.by))


def partner_found(fact: facts.PartnerFound) -> Phrase:
    return say("{who} is the partner of the facilitator in the round.", who=Mention(fact.by))


def ended(fact: facts.RoundEnded) -> Phrase:
    if not fact.heard:
        return say("A listening round was closed.")
    return say_n(
        "A listening round is over; {n} person spoke.", "A listening round is over; {n} people spoke.", fact.heard
    )


def next_date(fact: facts.NextDateSet) -> Phrase:
    if fact.by is None:
        return say("The next date was set: {at}.", at=Moment(fact.at))
    if fact.circle:
        return say("{who} set the next date of a circle: {at}.", who=Mention(fact.by), at=Moment(fact.at))
    return say("{who} set the next date: {at}.", who=Mention(fact.by), at=Moment(fact.at))


TOLD = (
    Told(facts.RoundOpened, opened),
    Told(facts.RoundStarted, started),
    Told(facts.RoundPaused, paused),
    Told(facts.RoundResumed, resumed),
    Told(facts.FloorMovedOn, moved_on),
    Told(facts.StepEnded, step_ended),
    Told(facts.CalledTogether, called_together),
    Told(facts.RoundChanged, changed),
    Told(HushChanged, hushed),
    Told(facts.FloorGivenBack, given_back),
    Told(facts.OrderChanged, moved),
    Told(facts.RoundOffered, offered),
    Told(facts.SpeakerAdded, added),
    Told(facts.SpeakerTakenOut, taken_out),
    Told(facts.RoundClosed, closed),
    Told(facts.FacilitationTaken, taken_over),
    Told(facts.PartnerWanted, partner_wanted),
    Told(facts.PartnerFound, partner_found),
    Told(facts.RoundEnded, ended),
    Told(facts.NextDateSet, next_date),
)
