"""Who facilitates, since when, and how that changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.features.coalition.cards.joining import change
from bot.features.coalition.cards.pieces import HOME, to
from bot.features.coalition.cards.seats import passed_on
from bot.features.coalition.commands import (
    AcceptFacilitation,
    AskToFacilitate,
    ChangeTerm,
    DeclineFacilitation,
    FacilitatorsPage,
    GoOnFacilitating,
    HandOverFacilitation,
    StopFacilitating,
    TakeOverFacilitation,
)
from bot.features.coalition.model import AtHome, Coalition, Seat
from bot.features.coalition.model.facilitation import ASKED, GOING_ON, FacilitationOffer
from bot.features.history.facts import HISTORY_PAGE
from bot.kernel.attention import Met, Need, Waiting
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Element, Note, People, PersonLine, Style, Words
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say, say_n
from bot.kernel.wire import draft

YOU_STOPPED = say("You are no longer a facilitator. Thank you.")
YOU_FACILITATE = say("You are a facilitator now. Everyone can see it in the channel.")
YOU_SAID_NO = say("Thank you for saying so. Nothing changes.")
YOU_GO_ON = say("Thank you. You go on as a facilitator.")

_OFFERS = 5
_SETTLED = timedelta(days=14)
"""In a coalition's first days the home page offers other things."""

_GO_ON = say("You have facilitated for a while. Would you like to go on, or hand over?")
_ELSEWHERE = say("Ask someone from elsewhere")
_TAKE_OVER = to(TakeOverFacilitation(), style=Style.primary)
_STOP = replace(to(StopFacilitating()), confirm=say("Stop being a facilitator? Another facilitator can ask you again."))


def page(given: AtHome, context: Context) -> Card:
    coalition = given.coalition
    mine = context.person in coalition.facilitators
    lines = tuple(PersonLine(Mention(each), _since(coalition, each)) for each in coalition.facilitators)
    return card(
        FacilitatorsPage.title,
        People(say("Facilitators start rounds and keep time. This gives them no vote."), lines) if lines else None,
        None if lines else Words(say("There is no facilitator now. A representative can take over.")),
        row(take_over(given, context)),
        *_asked_of_me(coalition, context),
        *(_for_facilitators(given, context) if mine else ()),
        Note(_rotation(coalition)) if lines else None,
        row(Button(say("History"), HISTORY_PAGE), HOME),
    )


def _since(coalition: Coalition, person: PersonId) -> Phrase | None:
    term = coalition.facilitation.term_of(person)
    return say("since {day}", day=Moment(term.since, When.day)) if term else None


def _rotation(coalition: Coalition) -> Phrase:
    months = coalition.facilitation.months
    if not months:
        return say("Facilitators go on until they hand over or stop.")
    return say_n(
        "After {n} month each facilitator is asked whether they go on or hand over. They decide.",
        "After {n} months each facilitator is asked whether they go on or hand over. They decide.",
        months,
    )


def _asked_of_me(coalition: Coalition, context: Context) -> tuple[Element | None, ...]:
    offer = coalition.facilitation.offer_to(context.person)
    if offer is None or offer.until <= context.now:
        return ()
    yes, no = AcceptFacilitation(offer.by), DeclineFacilitation(offer.by)
    return Words(_wish(offer)), row(to(yes, style=Style.primary), to(no))


def _for_facilitators(given: AtHome, context: Context) -> Iterator[Element | None]:
    facilitation = given.coalition.facilitation
    going = facilitation.asked(context.person)
    if going:
        yield Words(_GO_ON)
    yield row(to(GoOnFacilitating(), style=Style.primary) if going else None, to(Draft(HandOverFacilitation)))
    open_now = [each for each in facilitation.offers if each.until > context.now]
    yield from (Words(_open(each)) for each in open_now[:_OFFERS])
    organisation = None if open_now else given.only_from
    if organisation:
        yield Words(_one_sided(organisation))
    yield row(
        to(Draft(AskToFacilitate), _ELSEWHERE if organisation else None),
        to(draft(ChangeTerm, months=facilitation.months)),
        to(change(given.coalition)),
        _STOP if len(given.coalition.facilitators) > 1 else None,
    )


def _one_sided(organisation: OrganisationId) -> Phrase:
    whose = Named(organisation)
    return say("All facilitators are from {organisation}. Someone from elsewhere can do it too.", organisation=whose)


def sharing(given: AtHome, context: Context) -> tuple[tuple[Phrase, Button], ...]:
    """For the home page of a facilitator, once the coalition has settled in: to share it with another organisation."""
    settled = context.now - given.coalition.founded_at >= _SETTLED
    mine = context.person in given.coalition.facilitators
    if not (settled and mine and given.only_from) or given.coalition.facilitation.offers:
        return ()
    return ((_one_sided(given.only_from), to(Draft(AskToFacilitate), _ELSEWHERE)),)


def take_over(given: AtHome, context: Context) -> Button | None:
    """For those who may."""
    may = given.me and given.coalition.may_be_taken_over_by(context.person, given.representatives)
    return _TAKE_OVER if may else None


def _wish(offer: FacilitationOffer) -> Phrase:
    by = Mention(offer.by)
    if offer.hands_over:
        return say("{by} asks whether you would facilitate in their place. You can say no.", by=by)
    return say("{by} asks whether you would facilitate too. You can say no.", by=by)


def wanted(offer: FacilitationOffer) -> Need:
    """One press says yes; the page of facilitators has the no as well, and to say nothing changes nothing."""
    return Need(offer.person, ASKED, _wish(offer), to(AcceptFacilitation(offer.by)), offer.until)


def asked(offer: FacilitationOffer) -> Phrase:
    who, until = Mention(offer.person), Moment(offer.until, When.day)
    if offer.hands_over:
        return say("{who} is asked and has until {until}. Until they say yes, you facilitate.", who=who, until=until)
    return say("{who} is asked, and can say yes or no until {until}.", who=who, until=until)


def _open(offer: FacilitationOffer) -> Phrase:
    who, by, until = Mention(offer.person), Mention(offer.by), Moment(offer.until, When.day)
    return say("{by} has asked {who}, who can answer until {until}.", by=by, who=who, until=until)


def said_no(offer: FacilitationOffer) -> Need:
    words = say("{who} cannot facilitate at the moment. You can ask someone else.", who=Mention(offer.person))
    return Need(offer.by, f"{ASKED}-{offer.person}", words, to(FacilitatorsPage()), offer.until)


def going_on(facilitator: PersonId) -> Need:
    return Need(facilitator, GOING_ON, _GO_ON, to(FacilitatorsPage(), say("Go on, or hand over")))


def waiting(before: Coalition, after: Coalition, seats: tuple[Seat, ...]) -> tuple[Waiting, ...]:
    """What waits for others from now on, and what no longer does."""
    was, now = before.facilitation, after.facilitation
    over = [Met(ASKED, each.person) for each in was.offers if now.offer_to(each.person) is None]
    said = [Met(GOING_ON, each.person) for each in was.terms if was.asked(each.person) and not now.asked(each.person)]
    return (*over, *said, *passed_on(seats, before.facilitators, after.facilitators))


def made(offer: FacilitationOffer) -> Card:
    who, by = Mention(offer.person), Mention(offer.by)
    handed_over = say("{by} has handed over to them. Thank you both.", by=by)
    return card(
        say("{who} is a facilitator now", who=who),
        Words(handed_over if offer.hands_over else say("{who} asked them, and they said yes.", who=by)),
        row(to(FacilitatorsPage())),
    )


def stopped(person: PersonId) -> Card:
    return card(say("{who} is no longer a facilitator", who=Mention(person)), row(to(FacilitatorsPage())))


def taken_over(by: PersonId) -> Card:
    return card(
        say("{who} is the facilitator now", who=Mention(by)),
        Words(say("There was no facilitator left.")),
        row(to(FacilitatorsPage())),
    )


def nobody_left() -> Card:
    return card(
        say("There is no facilitator now"),
        Words(say("A representative of an organisation can take over.")),
        row(_TAKE_OVER),
    )
