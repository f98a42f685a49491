"""How the history tells of those who facilitate the coalition."""

from bot.features.coalition import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Phrase, say, say_n


def offered(fact: facts.FacilitationOffered) -> Phrase:
    by, who = Mention(fact.by), Mention(fact.person)
    if fact.hands_over:
        return say("{by} asked {who} to facilitate in their place.", by=by, who=who)
    return say("{by} asked {who} to facilitate too.", by=by, who=who)


def made(fact: facts.FacilitatorMade) -> Phrase:
    return say("{who} said yes to {by} and is a facilitator.", by=Mention(fact.by), who=Mention(fact.person))


def went_on(fact: facts.FacilitatorWentOn) -> Phrase:
    return say("{who} goes on as a facilitator.", who=Mention(fact.person))


def term_changed(fact: facts.TermChanged) -> Phrase:
    who = Mention(fact.by)
    if not fact.months:
        return say("{who} ended that facilitators are asked whether they go on.", who=who)
    return say_n(
        "{who} set that facilitators are asked after {n} month whether they go on.",
        "{who} set that facilitators are asked after {n} months whether they go on.",
        fact.months,
        who=who,
    )


def stopped(fact: facts.FacilitatorStopped) -> Phrase:
    return say("{who} is no longer a facilitator.", who=Mention(fact.person))


def taken_over(fact: facts.FacilitationTakenOver) -> Phrase:
    return say("{who} took over as facilitator, since there was none.", who=Mention(fact.by))


TOLD = (
    Told(facts.FacilitationOffered, offered),
    Told(facts.FacilitatorMade, made),
    Told(facts.FacilitatorWentOn, went_on),
    Told(facts.TermChanged, term_changed),
    Told(facts.FacilitatorStopped, stopped),
    Told(facts.FacilitationTakenOver, taken_over),
)
