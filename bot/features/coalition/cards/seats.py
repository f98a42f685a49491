"""Who speaks for an organisation, as everyone sees it and as it is answered to those concerned."""

from dataclasses import replace

from bot.features.coalition.cards.pieces import HOME, to
from bot.features.coalition.commands import (
    ConfirmRepresentative,
    DeclineRepresentative,
    GiveSeatBack,
    MyPage,
    OrganisationPage,
    PersonPage,
    QuestionRepresentative,
    ResidentsPage,
    SpeakFor,
)
from bot.features.coalition.model import Coalition, Seat
from bot.kernel.attention import Met, Need, Waiting
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Buttons, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, say

YOU_QUESTIONED = say("Thank you. A facilitator looks at it again, and your name is not shown.")
NO_ALTERNATE = say("This person is no alternate now. Nothing else is needed.")


def page_of(seat: Seat) -> OrganisationPage | ResidentsPage:
    return OrganisationPage(seat.organisation) if seat.organisation else ResidentsPage()


def filling(seat: Seat) -> Button:
    """For those whose seat it is, while it is empty."""
    return to(SpeakFor(seat.organisation)) if seat.organisation else to(ResidentsPage())


def giving_back(seat: Seat) -> Button:
    return replace(to(GiveSeatBack(seat.id)), confirm=say("Give back the seat? Everyone can see it."))


def held_by(seat: Seat, person: PersonId) -> Phrase:
    """One of the residents', which has to be said of it."""
    if person != seat.representative:
        return say("You are an alternate for {organisation}.", organisation=seat.whose)
    if seat.waiting:
        return say("You wait to be confirmed for {organisation}.", organisation=seat.whose)
    return say("You speak for {organisation}.", organisation=seat.whose)


def state(seat: Seat | None) -> Phrase:
    if seat is None or seat.representative is None:
        return say("nobody speaks for it yet")
    if seat.waiting:
        return say("{who} waits to be confirmed", who=Mention(seat.representative))
    return say("{who} speaks for it", who=Mention(seat.representative))


def deciding(seat: Seat, representative: PersonId) -> tuple[Button, Button]:
    """For facilitators; others who press are told so."""
    who, organisation = Mention(representative), seat.whose
    yes = say("Confirm {who} for {organisation}", who=who, organisation=organisation)
    no = say("Do not confirm {who} for {organisation} now", who=who, organisation=organisation)
    confirm, decline = ConfirmRepresentative(seat.id, representative), DeclineRepresentative(seat.id, representative)
    return Button(confirm.title, confirm, Style.primary, spoken=yes), Button(decline.title, decline, spoken=no)


def wishes(seat: Seat, representative: PersonId) -> Phrase:
    who, organisation = Mention(representative), seat.whose
    return say("{who} would like to speak for {organisation}.", who=who, organisation=organisation)


def confirming(seat: Seat, facilitators: tuple[PersonId, ...]) -> tuple[Need, ...]:
    """Waits for each who may, if the seat waits."""
    who = seat.representative
    if who is None:
        return ()
    button = to(PersonPage(who), say("Confirm who speaks"))
    may = (each for each in facilitators if seat.may_be_confirmed_by(each, facilitators))
    return tuple(Need(each, seat.confirmation, wishes(seat, who), button) for each in may)


def filled(seat: Seat, facilitators: tuple[PersonId, ...]) -> tuple[Waiting, ...]:
    """Nobody is asked any more to see to it, but for those who may confirm."""
    return (Met(seat.opening), *confirming(seat, facilitators))


def named(seat: Seat, person: PersonId) -> Need:
    """To whoever is to hold the seat by the word of others, so that they know and can give it back."""
    words = say(
        "You are to speak for {organisation}. If you cannot, please give the seat back.", organisation=seat.whose
    )
    return Need(person, seat.naming, words, to(MyPage()))


def decided(seat: Seat) -> tuple[Waiting, ...]:
    return (Met(seat.confirmation), Met(seat.naming))


def passed_on(
    seats: tuple[Seat, ...], before: tuple[PersonId, ...], after: tuple[PersonId, ...]
) -> tuple[Waiting, ...]:
    """When others facilitate: what waits for those who may confirm from now on, and no longer for those who might."""
    found: list[Waiting] = []
    for seat in seats:
        might, may = ({need.person for need in confirming(seat, those)} for those in (before, after))
        found += [Met(seat.confirmation, each) for each in before if each in might - may]
        found += [need for need in confirming(seat, after) if need.person in may - might]
    return tuple(found)


def proposed(seat: Seat, representative: PersonId, because: Phrase | None = None) -> Card:
    return card(
        say("Who speaks for {organisation}?", organisation=seat.whose),
        Words(wishes(seat, representative)),
        Words(because or say("A facilitator confirms it.")),
        row(*deciding(seat, representative)),
    )


def you_speak(seat: Seat, coalition: Coalition, me: PersonId) -> Card:
    """To whoever asked for the seat; the only facilitator confirms it with a press of their own."""
    organisation = seat.whose
    asked = say("You asked to speak for {organisation}", organisation=organisation)
    wait = say("A facilitator confirms it. Everyone can see it in the channel.")
    return card(
        asked if seat.waiting else say("You speak for {organisation}", organisation=organisation),
        Words(wait if seat.waiting else say("You are confirmed. You can name alternates on your page.")),
        row(*(deciding(seat, me)[:1] if seat.may_be_confirmed_by(me, coalition.facilitators) else ()), HOME),
    )


def alternate_already(person: PersonId) -> Phrase:
    return say("{who} is an alternate already. Nothing else is needed.", who=Mention(person))


def confirmed(seat: Seat, representative: PersonId, by: PersonId) -> Card:
    who, organisation = Mention(representative), seat.whose
    return card(
        say("{who} speaks for {organisation}", who=who, organisation=organisation),
        Words(say("Confirmed by {who}.", who=Mention(by))),
        questionable(seat),
        questioning(seat, representative),
    )


def questionable(seat: Seat) -> Words | None:
    if seat.open_until is None:
        return None
    return Words(say("Any member can question it until {until}.", until=Moment(seat.open_until)))


def questioning(seat: Seat, representative: PersonId) -> Buttons | None:
    return row(to(QuestionRepresentative(seat.id, representative)))


def declined(seat: Seat, representative: PersonId, by: PersonId) -> Card:
    who = Mention(representative)
    return card(
        say("Who speaks for {organisation}?", organisation=seat.whose),
        Words(say("{by} has not confirmed {who}. Anyone from it can ask to speak for it.", by=Mention(by), who=who))
        if seat.organisation
        else Words(say("{by} has not confirmed {who}. Any resident can offer to speak.", by=Mention(by), who=who)),
        row(filling(seat)),
    )


def questioned(seat: Seat, representative: PersonId) -> Card:
    return card(
        say("Who speaks for {organisation}?", organisation=seat.whose),
        Words(say("A member asked whether it is {who}. A facilitator looks at it again.", who=Mention(representative))),
        row(*deciding(seat, representative)),
    )


def emptied(seat: Seat, representative: PersonId) -> Card:
    return card(
        say("Who speaks for {organisation}?", organisation=seat.whose),
        Words(say("It is no longer {who}. Anyone from it can ask to speak for it.", who=Mention(representative)))
        if seat.organisation
        else Words(say("It is no longer {who}. Any resident can offer to speak.", who=Mention(representative))),
        Words(say("Nobody else answers for it in votes until then.")) if seat.lead_only else None,
        row(filling(seat)),
    )


def handed_over(seat: Seat, person: PersonId, by: PersonId) -> Card:
    return card(
        say("Who speaks for {organisation}?", organisation=seat.whose),
        Words(
            say("{by} hands the seat over to {who}. A facilitator confirms it.", by=Mention(by), who=Mention(person))
        ),
        row(*deciding(seat, person)),
    )


def you_handed_over(seat: Seat, person: PersonId) -> Card:
    return card(
        say("You handed the seat over"),
        Words(
            say(
                "{who} waits to be confirmed for {organisation}. Thank you.",
                who=Mention(person),
                organisation=seat.whose,
            )
        ),
        row(HOME),
    )


def you_stepped_back(seat: Seat) -> Card:
    return card(
        say("You gave the seat back"),
        Words(say("You no longer hold the seat of {organisation}. Thank you.", organisation=seat.whose)),
        row(HOME),
    )


def alternate_named(seat: Seat, person: PersonId) -> Card:
    return card(
        say("A new alternate for {organisation}", organisation=seat.whose),
        Words(say("{who} can speak for it too.", who=Mention(person))),
        row(to(page_of(seat), say("Who speaks for it"))),
    )


def alternate_gone(seat: Seat, person: PersonId) -> Card:
    return card(
        say("A change of alternates for {organisation}", organisation=seat.whose),
        Words(say("{who} is no longer an alternate.", who=Mention(person))),
        row(to(page_of(seat), say("Who speaks for it"))),
    )
