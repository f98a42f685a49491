"""What partners are told of their work and its sentence, and what they are asked."""

from bot.features.credit.cards.pieces import named, with_work
from bot.features.credit.model import Work
from bot.kernel.card import Card
from bot.kernel.ids import OrganisationId
from bot.kernel.settings import Ruled
from bot.kernel.text import Named, Phrase, say

WITHDRAWN = say("Your organisation is gone from it. What the others say of it, they agree on anew.")

DECLINED = say("Your organisation is not in it. Only the partners know that it was asked.")


def standing(work: Work) -> Card:
    return with_work(say("“{name}” stands as it is.", name=work.name), work)


def begun(work: Work, rule: Ruled | None) -> Card:
    said = say("“{name}” has begun. Nothing is said of it outside until every partner has said yes.", name=work.name)
    return with_work(said, work, rule)


def renamed(work: Work) -> Card:
    return with_work(say("It is called “{name}” now.", name=work.name), work)


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


def question(work: Work, *, invited: bool) -> Phrase:
    """Also why it is asked anew: who withdrew is told, and of a no only that it goes on without them."""
    if invited and work.joined:
        return _invitation(work)
    name, line = work.name, work.line
    if work.gone:
        gone = named(work.gone)
        if line:
            return say("{gone} withdrew from “{name}”. May this be said: “{line}”?", gone=gone, name=name, line=line)
        return say("{gone} withdrew from “{name}”. What may be said of it now?", gone=gone, name=name)
    if work.declined:
        others = named(work.declined)
        if line:
            return say(
                "“{name}” goes on without {others}. May this be said: “{line}”?", name=name, others=others, line=line
            )
        return say("“{name}” goes on without {others}. What may be said of it now?", name=name, others=others)
    if not line:
        return say("What may be said of “{name}”?", name=name)
    return say("May this be said of “{name}”: “{line}”?", name=name, line=line)


def _invitation(work: Work) -> Phrase:
    partners = named(work.joined)
    if not work.line:
        return say(
            "“{name}”: {partners} would like you as a partner. You can write what may be said of it, or say no.",
            name=work.name,
            partners=partners,
        )
    return say(
        "“{name}”: {partners} would like you as a partner. May this be said of it: “{line}”?",
        name=work.name,
        partners=partners,
        line=work.line,
    )
