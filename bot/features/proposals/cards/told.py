"""What happened to proposals, as the history tells it to all members: what was decided, and nobody's answer."""

from bot.features.proposals import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Named, Phrase, say


def written(fact: facts.ProposalWritten) -> Phrase:
    return say("{who} wrote a building block.", who=Mention(fact.by))


def rewritten(fact: facts.ProposalRewritten) -> Phrase:
    if fact.material:
        return say("{who} changed what a building block means.", who=Mention(fact.by))
    return say("{who} changed the wording of a building block.", who=Mention(fact.by))


def opened(fact: facts.VoteOpened) -> Phrase:
    if fact.secret:
        return say("{who} asked {seats} organisations in secret.", who=Mention(fact.by), seats=fact.seats)
    return say("{who} asked {seats} organisations for their answers.", who=Mention(fact.by), seats=fact.seats)


def extended(fact: facts.VoteExtended) -> Phrase:
    if fact.organisation is None:
        return say("{who} asked for two more days to answer.", who=Mention(fact.by))
    return say("{organisation} asked for two more days to answer.", organisation=Named(fact.organisation))


def adopted(fact: facts.ProposalAdopted) -> Phrase:
    if fact.few:
        return say("A building block was agreed in a secret vote.")
    return say("A building block was agreed: {answered} of {seats} answered.", answered=fact.answered, seats=fact.seats)


def not_adopted(fact: facts.ProposalNotAdopted) -> Phrase:
    if fact.few:
        return say("A building block was not agreed yet in a secret vote.")
    return say(
        "A building block was not agreed yet: {answered} of {seats} answered.", answered=fact.answered, seats=fact.seats
    )


def withdrawn(fact: facts.ProposalWithdrawn) -> Phrase:
    return say("{who} withdrew a building block.", who=Mention(fact.by))


TOLD = (
    Told(facts.ProposalWritten, written),
    Told(facts.ProposalRewritten, rewritten),
    Told(facts.VoteOpened, opened),
    Told(facts.VoteExtended, extended),
    Told(facts.ProposalAdopted, adopted),
    Told(facts.ProposalNotAdopted, not_adopted),
    Told(facts.ProposalWithdrawn, withdrawn),
)
