"""What happened to proposals, as the history tells it to all members: what was decided, and nobody's answer."""

from datetime import UTC, datetime, time

from bot.features.proposals import facts
from bot.features.proposals.cards import whom
from bot.features.proposals.facts import kept
from bot.kernel.feature import Told
from bot.kernel.ids import OrganisationId
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say, say_n


def written(fact: facts.ProposalWritten) -> Phrase:
    return say("{who} wrote a building block.", who=Mention(fact.by))


def text_shown(fact: facts.TextShown) -> Phrase:
    return say("{who} wrote a text in {blocks} blocks.", who=Mention(fact.by), blocks=fact.blocks)


def looked_at_again(fact: facts.LookedAtAgain) -> Phrase:
    return say("{who} asked to look again at what would have stood by itself.", who=Mention(fact.by))


def rewritten(fact: facts.ProposalRewritten) -> Phrase:
    if fact.material:
        return say("{who} changed what a building block means.", who=Mention(fact.by))
    return say("{who} changed the wording of a building block.", who=Mention(fact.by))


def opened(fact: facts.VoteOpened) -> Phrase:
    who, asked = Mention(fact.by), whom.counted(fact.seats, people=fact.people)
    if fact.secret:
        return say("{who} asked {whom} in secret.", who=who, whom=asked)
    return say("{who} asked {whom} for their answers.", who=who, whom=asked)


def extended(fact: facts.VoteExtended) -> Phrase:
    if fact.organisation is None:
        return say("{who} asked for two more days to answer.", who=Mention(fact.by))
    return say("{organisation} asked for two more days to answer.", organisation=Named(fact.organisation))


def lengthened(fact: facts.VoteLengthened) -> Phrase:
    return say_n(
        "{who} gave all {n} day more to answer.",
        "{who} gave all {n} days more to answer.",
        fact.days,
        who=Mention(fact.by),
    )


def ended_early(fact: facts.VoteEndedEarly) -> Phrase:
    if fact.asked_by is None:
        return say("{who} agreed to end a vote earlier.", who=Mention(fact.by))
    return say("{who} and {other} ended a vote earlier.", who=Mention(fact.asked_by), other=Mention(fact.by))


def roll_changed(fact: facts.RollChanged) -> Phrase:
    whose = Mention(fact.person) if fact.person else _whose(fact.organisation)
    who, other = Mention(fact.asked_by or fact.by), Mention(fact.by)
    if fact.person and not fact.added:
        return say(
            "{who} and {other} took {whose} off a vote, since they have left.", who=who, other=other, whose=whose
        )
    if fact.added:
        return say("{who} and {other} had {organisation} asked too.", who=who, other=other, organisation=whose)
    return say(
        "{who} and {other} took {organisation} off a vote, since nobody speaks for it any more.",
        who=who,
        other=other,
        organisation=whose,
    )


def decider_named(fact: facts.DeciderNamed) -> Phrase:
    if fact.decider is None:
        return say("Whoever was to decide has left, and nobody follows them.")
    if fact.by is None:
        return say("{who} decides after advice, in place of someone who left.", who=Mention(fact.decider))
    return say("{who} let {other} decide in their place.", who=Mention(fact.by), other=Mention(fact.decider))


def reopened(fact: facts.VoteReopened) -> Phrase:
    return say("{who} withdrew a block after a change of the text, so all are asked again.", who=Mention(fact.by))


def proxy_given(fact: facts.ProxyGiven) -> Phrase:
    whose, other = _whose(fact.organisation), _whose(fact.acting)
    if fact.until is None:
        return say("{who} let {other} answer for {whose} in a vote.", who=Mention(fact.by), other=other, whose=whose)
    until = Moment(fact.until, When.day)
    return say(
        "{who} let {other} answer for {whose} until {day}.", who=Mention(fact.by), other=other, whose=whose, day=until
    )


def proxy_ended(fact: facts.ProxyEnded) -> Phrase:
    whose, other = _whose(fact.organisation), _whose(fact.acting)
    return say("{who} ended that {other} answers for {whose}.", who=Mention(fact.by), other=other, whose=whose)


def _whose(organisation: OrganisationId | None) -> Named | Phrase:
    return Named(organisation) if organisation else say("a residents' seat")


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


def taken_up(fact: kept.ProposalTakenUp) -> Phrase:
    return say("{who} would like to look again at a building block that did not stand.", who=Mention(fact.by))


def let_rest(fact: kept.ProposalLetRest) -> Phrase:
    return say("{who} let a building block rest that did not stand.", who=Mention(fact.by))


def day_chosen(fact: kept.DayChosen) -> Phrase:
    if fact.day is None:
        return say("{who} took away the day to come back to a building block.", who=Mention(fact.by))
    day = Moment(datetime.combine(fact.day, time(12), UTC), When.day)
    return say("{who} chose {day} to come back to a building block that did not stand.", who=Mention(fact.by), day=day)


def superseded(fact: kept.ProposalSuperseded) -> Phrase:
    return say("A building block gave way to another one, which was agreed.")


def one_vote(fact: kept.OneVoteOpened) -> Phrase:
    count = len(fact.others) + 1
    return say("{who} put {count} building blocks to one vote.", who=Mention(fact.by), count=count)


def ended_with_circle(fact: facts.EndedWithCircle) -> Phrase:
    return say("A building block was withdrawn, since the circle that it was for has ended.")


TOLD = (
    Told(facts.ProposalWritten, written),
    Told(facts.TextShown, text_shown),
    Told(facts.LookedAtAgain, looked_at_again),
    Told(facts.ProposalRewritten, rewritten),
    Told(facts.VoteOpened, opened),
    Told(facts.VoteExtended, extended),
    Told(facts.VoteLengthened, lengthened),
    Told(facts.VoteEndedEarly, ended_early),
    Told(facts.RollChanged, roll_changed),
    Told(facts.DeciderNamed, decider_named),
    Told(facts.VoteReopened, reopened),
    Told(facts.ProxyGiven, proxy_given),
    Told(facts.ProxyEnded, proxy_ended),
    Told(facts.ProposalAdopted, adopted),
    Told(facts.ProposalNotAdopted, not_adopted),
    Told(facts.ProposalWithdrawn, withdrawn),
    Told(facts.EndedWithCircle, ended_with_circle),
    Told(kept.ProposalSuperseded, superseded),
    Told(kept.OneVoteOpened, one_vote),
    Told(kept.ProposalTakenUp, taken_up),
    Told(kept.ProposalLetRest, let_rest),
    Told(kept.DayChosen, day_chosen),
)
