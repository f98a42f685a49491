"""What could be celebrated, as it is offered to few: to be taken up, or left without a word."""

from bot.features.celebrations.cards.pieces import HOME, to
from bot.features.celebrations.commands import BeginCelebration, LeaveOffer, OfferPage
from bot.features.celebrations.model import Way
from bot.features.celebrations.model.given import Offering
from bot.features.celebrations.model.offer import Offer
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Buttons, Element, Note, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say, say_n
from bot.kernel.wire import draft

LEFT = say("All right. You are not asked about it again.")


def offered(offer: Offer, person: PersonId) -> Need:
    return Need(person, offer.key, reached(offer), to(OfferPage(offer.id)), offer.until)


def page(given: Offering, context: Context) -> Card:
    offer = given.offer
    return card(
        say("Something to celebrate?"),
        Words(reached(offer)),
        Note(say("Nothing is posted by itself. Whoever carried it is asked before it is named.")),
        row(
            to(draft(BeginCelebration, of=offer.id), style=Style.primary),
            to(LeaveOffer(offer.id)),
            HOME,
        ),
    )


def in_list(offers: tuple[Offer, ...]) -> tuple[Element, ...]:
    """The latest one, for those who did it or who facilitate."""
    if not offers:
        return ()
    return (Words(reached(offers[-1])), Buttons((to(OfferPage(offers[-1].id)),)))


def reached(offer: Offer) -> Phrase:
    match offer.way:
        case Way.agreement if offer.is_first:
            return say("“{what}” is your first agreement. Would you like to celebrate it?", what=offer.what)
        case Way.agreement:
            return say("“{what}” is agreed. Would you like to celebrate it?", what=offer.what)
        case Way.promise if offer.is_first:
            return say("“{what}” is the first promise that was kept here. Would you like to celebrate it?",
                       what=offer.what)  # fmt: skip
        case Way.promise:
            return say("You have done “{what}”. Would you like to celebrate it?", what=offer.what)
        case Way.help:
            return say("Somebody has offered you a hand. Would you like to thank them?")
        case Way.year:
            return _years(offer)
        case _:
            return say("You have heard each other in a long round. Would you like to celebrate it?")


def _years(offer: Offer) -> Phrase:
    if not offer.what:
        return say_n(
            "{n} year ago you began together. Would you like to celebrate it?",
            "{n} years ago you began together. Would you like to celebrate it?",
            offer.years,
        )
    return say_n(
        "{n} year ago you agreed on “{what}”. Would you like to celebrate it?",
        "{n} years ago you agreed on “{what}”. Would you like to celebrate it?",
        offer.years,
        what=offer.what,
    )
