"""What happened to agreements, as the history tells it to all members: the number, and nobody's words."""

from datetime import UTC, datetime, time

from bot.features.agreements import facts
from bot.kernel.feature import Told
from bot.kernel.ids import OrganisationId
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say


def made(fact: facts.AgreementMade) -> Phrase:
    return say("It is number {number} of our agreements.", number=fact.number)


def reviewed(fact: facts.AgreementReviewed) -> Phrase:
    if fact.by is None:
        return say("The day came to look again at agreement {number}.", number=fact.number)
    return say(
        "{whose} asked to look again at agreement {number}.", whose=_whose(fact.organisation), number=fact.number
    )


def kept(fact: facts.AgreementKept) -> Phrase:
    if fact.by is None:
        return say("Agreement {number} stays as it is, since it was not agreed to change it.", number=fact.number)
    return say("{who} left agreement {number} as it is.", who=Mention(fact.by), number=fact.number)


def put_off(fact: facts.AgreementPutOff) -> Phrase:
    day = Moment(datetime.combine(fact.review, time(12), UTC), When.day)
    return say(
        "{who} put off looking at agreement {number} until {day}.", who=Mention(fact.by), number=fact.number, day=day
    )


def renewed(fact: facts.AgreementRenewed) -> Phrase:
    return say("Agreement {number} was agreed on anew.", number=fact.number)


def reworded(fact: facts.AgreementReworded) -> Phrase:
    return say("{who} corrected the wording of agreement {number}.", who=Mention(fact.by), number=fact.number)


def ended(fact: facts.AgreementEnded) -> Phrase:
    if fact.replaced_by:
        return say(
            "Agreement {number} ended, and number {other} took its place.", number=fact.number, other=fact.replaced_by
        )
    return say("Agreement {number} ended.", number=fact.number)


def signed(fact: facts.AgreementSigned) -> Phrase:
    return say("{whose} signed agreement {number} too.", whose=_whose(fact.organisation), number=fact.number)


def taken_back(fact: facts.SignatureTakenBack) -> Phrase:
    return say("{whose} took its name off agreement {number}.", whose=_whose(fact.organisation), number=fact.number)


def confided(fact: facts.AgreementConfided) -> Phrase:
    return say("Agreement {number} is kept in confidence, as all agreed.", number=fact.number)


def marked(fact: facts.AgreementMarked) -> Phrase:
    return say("{who} marked agreement {number} as confidential.", who=Mention(fact.by), number=fact.number)


def opened(fact: facts.AgreementOpened) -> Phrase:
    return say(
        "Agreement {number} is no longer marked as confidential, as those whom it binds agreed.", number=fact.number
    )


def _whose(organisation: OrganisationId | None) -> Named | Phrase:
    return Named(organisation) if organisation else say("a residents’ seat")


TOLD = (
    Told(facts.AgreementMade, made),
    Told(facts.AgreementReviewed, reviewed),
    Told(facts.AgreementKept, kept),
    Told(facts.AgreementPutOff, put_off),
    Told(facts.AgreementRenewed, renewed),
    Told(facts.AgreementReworded, reworded),
    Told(facts.AgreementEnded, ended),
    Told(facts.AgreementSigned, signed),
    Told(facts.SignatureTakenBack, taken_back),
    Told(facts.AgreementConfided, confided),
    Told(facts.AgreementMarked, marked),
    Told(facts.AgreementOpened, opened),
)
