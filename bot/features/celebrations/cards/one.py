"""The page of one celebration: while it is written, while organisations are asked, and once it is posted."""

from collections.abc import Iterator

from bot.features.celebrations.cards import board
from bot.features.celebrations.cards.pieces import ALL, HOME, TIMELINE, names, says, to, wording
from bot.features.celebrations.cards.waiting import question
from bot.features.celebrations.commands import (
    AskPartners,
    ChangeTheWords,
    DropCelebration,
    LeaveUsOut,
    NameEveryone,
    NamePartner,
    OutsidePage,
    RewordCelebration,
    SayYes,
    TakePartnerOff,
    TakeThanksBack,
)
from bot.features.celebrations.model import Acting, Answer, Celebration, Stage
from bot.features.celebrations.model.words import named_in
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Menu, MenuOption, Note, Style, Words
from bot.kernel.ids import OrganisationId
from bot.kernel.limits import OPTIONS
from bot.kernel.text import Moment, Named, Phrase, say, say_n
from bot.kernel.wire import draft

OURS = 3
"""Organisations for which one reader can answer on one card."""

_SURE = say("It is posted in all your places, and nobody is thanked by name. Is that right?")
_POSTS = say("It is posted in all your places now; nobody else is asked. Is that right?")
_OFF = say("Its name is taken off the card and out of the words, in all places. Is that right?")
_LEAVE = say("Nothing of it is posted or kept. Is that right?")


def page(given: Acting, context: Context) -> Card:
    match given.celebration.stage:
        case Stage.draft:
            return _draft(given)
        case Stage.asking:
            return _asking(given)
        case _:
            return _posted(given)


def _draft(given: Acting) -> Card:
    state = given.celebration
    whom = say("Thanked by name, if they say yes: {names}", names=names(state.organisations))
    nobody = say("Nobody is thanked by name yet. Who carried it?")
    return card(
        say("Your celebration"),
        Words(wording(state.words)),
        Words(whom if state.credits else nobody),
        *_before_asking(given),
        row(
            _asking_button(given),
            to(draft(NamePartner, celebration=state.id)),
            to(NameEveryone(state.id)),
            to(draft(RewordCelebration, celebration=state.id)),
            to(DropCelebration(state.id)),
        ),
        _taking_off(state),
        Note(say("Only you see this until you ask them.")),
    )


def _asking_button(given: Acting) -> Button:
    state = given.celebration
    at_once = AskPartners(state.id, at_once=True)
    if not state.credits:
        return Button(say("Post it without names"), at_once, confirm=_SURE)
    if given.asks_nobody_else:
        return Button(say("Post it"), at_once, Style.primary, confirm=_POSTS)
    return to(AskPartners(state.id), style=Style.primary)


def _before_asking(given: Acting) -> Iterator[Element]:
    """What is good to know before one asks."""
    asked = given.celebration.organisations
    yield from _ruled(given)
    if given.asks_nobody_else:
        yield Note(say("By posting it you say yes for {names}.", names=names(given.mine)))
    elif given.mine:
        yield Note(say("By asking the others you say yes for {names}.", names=names(given.mine)))
    silent = tuple(each for each in asked if each not in given.partners.seats)
    if silent:
        said = say("Nobody there holds a seat, so they are left out: {names}", names=names(silent))
        yield Note(said)


def _ruled(given: Acting) -> Iterator[Note]:
    """How the group ruled that organisations are named, where that says something of those who are named here."""
    rule, asked = given.partners.alone, len(given.celebration.credits)
    if rule and (asked == 1 or (asked and rule.holds)):
        yield says(rule)
    if rule and rule.holds and asked > 1:
        yield Note(say("Without a yes from each of them, none of them is named."))


def _taking_off(state: Celebration) -> Menu | None:
    """Whoever is named in the words is asked as long as it is."""
    free = [each for each in state.organisations if each not in named_in(state.words)]
    options = tuple(MenuOption(Named(each), TakePartnerOff(state.id, each)) for each in free[:OPTIONS])
    return Menu(TakePartnerOff.title, options) if options else None


def _asking(given: Acting) -> Card:
    state = given.celebration
    return card(
        say("May we thank you by name?"),
        *_answering(given),
        *_ruled(given),
        *(_writers(state) if given.is_writer else ()),
        row(ALL, HOME),
    )


def _answering(given: Acting) -> Iterator[Element | None]:
    state = given.celebration
    for each in given.mine[:OURS]:
        credit = state.credit(each)
        if credit is None:
            continue
        yield Words(question(state, each))
        yield Note(_so_far(state, each, credit.answer, inside=each in given.partners.inside))
        yield _answers(state, each, credit.answer)


def _so_far(state: Celebration, ours: OrganisationId, answer: Answer, *, inside: bool) -> Phrase:
    until = Moment(state.until or state.begun_at)
    match answer:
        case Answer.yes:
            return say(
                "{organisation} says yes. You can change it until {until}.", organisation=Named(ours), until=until
            )
        case Answer.out:
            return say("{organisation} is left out. You can change it until {until}.", organisation=Named(ours),
                       until=until)  # fmt: skip
        case _ if inside:
            return say("Without an answer by {until} you are named among us alone, as you said once.", until=until)
        case _:
            return say("Without an answer by {until} we leave you out.", until=until)


def _answers(state: Celebration, ours: OrganisationId, answer: Answer) -> Buttons | None:
    """Labels repeat where somebody speaks for several, so screen readers hear for which."""
    words = draft(ChangeTheWords, celebration=state.id, organisation=ours, edition=state.edition)
    return row(
        None if answer is Answer.yes else to(
            SayYes(state.id, ours, state.edition), style=Style.primary,
            spoken=say("Yes, for {organisation}", organisation=Named(ours)),
        ),
        to(words, spoken=say("Change the words, for {organisation}", organisation=Named(ours))),
        None if answer is Answer.out else to(
            LeaveUsOut(state.id, ours), spoken=say("Leave {organisation} out", organisation=Named(ours))
        ),
    )  # fmt: skip


def _writers(state: Celebration) -> Iterator[Element | None]:
    answered = len(state.credits) - len(state.waiting)
    yield Words(say("Your words, as they are now: “{words}”", words=state.text))
    yield Note(
        say_n(
            "{answered} of {n} has answered. It is posted when all have, or at {until}.",
            "{answered} of {n} have answered. It is posted when all have, or at {until}.",
            len(state.credits),
            answered=answered,
            until=Moment(state.until or state.begun_at),
        )
    )
    yield row(Button(DropCelebration.title, DropCelebration(state.id), confirm=_LEAVE))


def _posted(given: Acting) -> Card:
    state = given.celebration
    mine = tuple(each for each in given.mine if each in state.named)
    return card(
        board.TITLE,
        *board.inside(state),
        *(row(_taking_off_ours(state, each)) for each in mine[:OURS]),
        row(
            board.thanking(state),
            to(TakeThanksBack(state.id)) if state.thanks_of(given.person) else None,
            to(OutsidePage(state.id)),
            TIMELINE,
            HOME,
        ),
    )


def _taking_off_ours(state: Celebration, ours: OrganisationId) -> Button:
    spoken = say("Take the name of {organisation} off", organisation=Named(ours))
    return Button(say("Take our name off"), LeaveUsOut(state.id, ours), confirm=_OFF, spoken=spoken)
