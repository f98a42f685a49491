"""How a proposal stands now: in a list, and in one sentence on its page."""

from bot.features.proposals.cards import arithmetic, news, silence, together, whom
from bot.features.proposals.model import Proposal, Stage
from bot.kernel.text import Moment, Phrase, say


def line(of: Proposal) -> Phrase:
    if of.voting:
        given = of.voting.given
        return say(
            "{title}: {answered} of {whom} answered, until {until}",
            title=of.title,
            answered=of.voting.answered,
            whom=whom.of(of.voting.asking, given.deciding),
            until=Moment(of.voting.until),
        )
    if of.beside and not of.is_over:
        return say("{title}: decided with “{other}”", title=of.title, other=of.beside.title)
    return say("{title}: {state}", title=of.title, state=_STATES[of.stage])


_STATES = {
    Stage.talking: say("people talk about it"),
    Stage.voting: say("people are asked"),
    Stage.adopted: say("agreed"),
    Stage.not_yet: say("not agreed yet"),
    Stage.withdrawn: say("withdrawn"),
    Stage.superseded: say("another one was agreed in its place"),
    Stage.standing_by: say("stands soon"),
}


def state(of: Proposal) -> Phrase:
    if of.beside and of.is_over:
        return together.took_its_place(of.beside)
    if of.beside:
        return say("One vote decides between this and “{title}”.", title=of.beside.title)
    if of.voting:
        return news.question(of)
    if of.result and of.stage in {Stage.adopted, Stage.not_yet}:
        return arithmetic.brief(of.result) if of.result.sheet else arithmetic.sentence(of.result)
    if of.silence and (of.is_standing_by or of.is_over):
        return silence.sentence(of, of.silence)
    return say("Now: {state}.", state=_STATES[of.stage])
