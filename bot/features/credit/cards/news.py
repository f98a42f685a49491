"""What partners are told of their work and its sentence, and what they are asked."""

from bot.features.credit.cards.pieces import named, with_work
from bot.features.credit.model import Work
from bot.kernel.card import Card
from bot.kernel.ids import OrganisationId
from bot.kernel.settings import Ruled
from bot.kernel.text import Named, Phrase, say

WITHDRAWN = say("Your organisation is gone from it. What the others say of it, they agree on anew.")


def standing(work: Work) -> Card:
    return with_work(say("“{name}” stands as it is.", name=work.name), work)


def begun(work: Work, rule: Ruled | None) -> Card:
    said = say("“{name}” has begun. Nothing is said of it outside until every partner has said yes.", name=work.name)
    return with_work(said, work, rule)


def partner_asked(work: Work, organisation: OrganisationId) -> Card:
    return with_work(say("{organisation} is asked for its own yes.", organisation=Named(organisation)), work)


def worded(work: Work, rule: Ruled | None) -> Card:
    if work.is_agreed:
        return with_work(_ready(work), work, rule)
    said = say("All partners are asked for their yes. Until then nothing is said outside.")
    return with_work(said, work, rule)


def accepted(work: Work) -> Card:
    if work.is_agreed:
        return with_work(_ready(work), work)
    return with_work(say("Noted. These have not answered yet: {names}.", names=named(work.waiting)), work)


def _ready(work: Work) -> Phrase:
    return say("All partners have said yes. It can be said now: “{line}”", line=work.line)


def given_out(work: Work, rule: Ruled | None) -> Card:
    return with_work(say("You may say: “{line}” All members can see that you gave it out.", line=work.line), work, rule)


def question(work: Work) -> Phrase:
    if work.gone:
        gone, name, line = named(work.gone), work.name, work.line
        if line:
            return say("{gone} withdrew from “{name}”. May this be said: “{line}”?", gone=gone, name=name, line=line)
        return say("{gone} withdrew from “{name}”. What may be said of it now?", gone=gone, name=name)
    if not work.line:
        return say("You are named as a partner of “{name}”. What may be said of it?", name=work.name)
    return say("May this be said of “{name}”: “{line}”?", name=work.name, line=work.line)
