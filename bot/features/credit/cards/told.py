"""What happened with joint work, as the history tells it to all members: one sentence for each fact, nobody's words."""

from bot.features.credit import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Named, Phrase, say


def begun(fact: facts.WorkBegun) -> Phrase:
    return say(
        "{who} began joint work, for {organisation}.", who=Mention(fact.by), organisation=Named(fact.organisation)
    )


def renamed(fact: facts.WorkRenamed) -> Phrase:
    return say("{who} gave joint work another name.", who=Mention(fact.by))


def partner_named(fact: facts.PartnerNamed) -> Phrase:
    return say("{who} asked one more organisation to be a partner of joint work.", who=Mention(fact.by))


def worded(fact: facts.LineWorded) -> Phrase:
    return say("{organisation} wrote what may be said of joint work.", organisation=Named(fact.organisation))


def accepted(fact: facts.LineAccepted) -> Phrase:
    return say("{organisation} said yes to a sentence on joint work.", organisation=Named(fact.organisation))


def agreed(fact: facts.LineAgreed) -> Phrase:
    return say("All partners agreed to a sentence on joint work.")


def withdrew(fact: facts.PartnerWithdrew) -> Phrase:
    return say("{organisation} withdrew from joint work.", organisation=Named(fact.organisation))


def given_out(fact: facts.LineGivenOut) -> Phrase:
    return say("{who} gave an agreed sentence out.", who=Mention(fact.by))


TOLD = (
    Told(facts.WorkBegun, begun),
    Told(facts.WorkRenamed, renamed),
    Told(facts.PartnerNamed, partner_named),
    Told(facts.LineWorded, worded),
    Told(facts.LineAccepted, accepted),
    Told(facts.LineAgreed, agreed),
    Told(facts.PartnerWithdrew, withdrew),
    Told(facts.LineGivenOut, given_out),
)
