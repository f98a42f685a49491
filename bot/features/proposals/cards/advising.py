"""A decision of one person after the others' advice: the card while advice comes, what it says to who decides, and how
it was decided."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.features.proposals.cards import pieces
from bot.features.proposals.cards.questions import label
from bot.features.proposals.commands import AdvicePage, Decide, GiveAdvice, HandOverDecision, ProposalPage
from bot.features.proposals.model import Act, OnRoll, Proposal, Result
from bot.features.proposals.model.asked_page import WITH_WORDS, OnTheRoll
from bot.features.proposals.model.asking import LEANINGS, Position
from bot.features.proposals.model.hearing import to_decide
from bot.features.proposals.model.tally.counting import Outcome
from bot.features.proposals.model.vote import Voting
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Heading, Menu, Note, Progress, Style, Words
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Mention, Moment, Phrase, say, say_n
from bot.kernel.wire import draft

SHOWN = 3
"""So many of the latest stand on the card; so many, in full, on a page."""

DECIDED = say("It is decided, and all are told. Thank you for hearing everyone.")
HANDED_OVER = say("They decide from now on, and all are told.")
YOU_DECIDE = say("You decide this already. Nothing has changed.")
_AS_IT_COMES = say("Advice is read by all as it comes. It binds nobody; whoever decides says why.")
_NOBODY = say("Someone who is no longer here")
_PARTS = {
    Position.in_favour: say_n("{n} for it", "{n} for it", 0),
    Position.against: say_n("{n} against it", "{n} against it", 0),
    Position.either: say_n("{n} either way", "{n} either way", 0),
    Position.recused: say_n("{n} without advice", "{n} without advice", 0),
}


def voting(state: Proposal, asked: Voting) -> tuple[Element | None, ...]:
    """On the card for all."""
    given = asked.given
    closed = asked.deciding is not None and asked.deciding.closed
    return (
        Words(question(state, asked)),
        Note(_AS_IT_COMES),
        Progress(say("Organisations that gave advice"), given.answered, given.deciding),
        _still_to_come(asked),
        *(() if pieces.is_closed(state) else _latest(asked)),
        _counts(asked),
        None if closed else row(*giving(state)),
        row(pieces.handing_in(state), Button(AdvicePage.title, AdvicePage(state.id)), pieces.look(state)),
    )


def question(state: Proposal, asked: Voting) -> Phrase:
    """Or, once it can be decided, that it can."""
    who = _decider(asked)
    if asked.deciding and asked.deciding.asked:
        return say(
            "{title}: {who} has the advice now, and decides by {until}.",
            title=state.title,
            who=who,
            until=Moment(asked.ends_at),
        )
    return say(
        "{title}: {who} decides, after hearing you. What is your organisation’s advice? There is time until {until}.",
        title=state.title,
        who=who,
        until=Moment(asked.until),
    )


def giving(state: Proposal, seat: Id | None = None) -> tuple[Button, ...]:
    give = draft(GiveAdvice, proposal=state.id, text=state.text.number, seat=seat)
    return (Button(GiveAdvice.title, give, Style.primary), *pieces.asides(state, seat))


def answers(state: Proposal, asked: Voting, seat: Id) -> tuple[Buttons | Menu | None, ...]:
    """Of one seat, to whichever question."""
    return (row(*giving(state, seat)),) if asked.deciding else pieces.answers(state, asked, seat)


def deciding(state: Proposal, context: Context) -> tuple[Element | None, ...]:
    """On the page of whoever decides."""
    asked = state.voting
    if asked is None or asked.deciding is None or asked.deciding.decider != context.person:
        return ()
    over = Button(HandOverDecision.title, draft(HandOverDecision, proposal=state.id))
    heading, read = Heading(say("You decide this")), Button(AdvicePage.title, AdvicePage(state.id))
    if context.now >= asked.until or asked.is_advised:
        told = say("You are free to decide as you find right, until {until}.", until=Moment(asked.ends_at))
        press = draft(Decide, proposal=state.id, text=state.text.number)
        return heading, Words(told), row(Button(Decide.title, press, Style.primary), read, over)
    told = say("You can decide when all advice is in, or from {until} on.", until=Moment(asked.until))
    return heading, Words(told), row(read, over)


def needs(state: Proposal) -> tuple[Need, ...]:
    asked = state.open_voting()
    if asked.deciding is None or asked.deciding.decider is None:
        return ()
    words = say("“{title}” is yours to decide, until {until}.", title=state.title, until=Moment(asked.ends_at))
    if asked.is_advised:
        words = say(
            "All advice on “{title}” is in. It is yours to decide, until {until}.",
            title=state.title,
            until=Moment(asked.ends_at),
        )
    button = Button(ProposalPage.title, ProposalPage(state.id), spoken=state.title)
    return (Need(asked.deciding.decider, to_decide(state), words, button, asked.ends_at),)


def handed_over(state: Proposal, by: PersonId | None) -> Card:
    asked = state.open_voting()
    said = say("{who} decides about “{title}” now.", who=_decider(asked), title=state.title)
    if asked.deciding and asked.deciding.decider is None:
        said = say(
            "Whoever was to decide about “{title}” has left, so it is on the table again. Nothing changes.",
            title=state.title,
        )
    elif by is None:
        said = say(
            "{who} decides about “{title}” now, since someone left. They can let another decide.",
            who=_decider(asked),
            title=state.title,
        )
    return card(said, row(pieces.look(state)), summary=said)


def page(given: OnTheRoll, context: Context) -> Card:
    """All of it, with from whom it is still to come: of the vote that is open, or of the last one."""
    state, said = given.proposal, {each.seat: each for each in given.answers}
    more = Button(say("More of them"), AdvicePage(state.id, given.start + WITH_WORDS)) if given.more else None
    return card(
        AdvicePage.title,
        Words(state.title),
        *(Words(_advice(state, entry, said.get(entry.seat))) for entry in given.shown),
        None if given.shown else Words(say("Nobody has been asked for an answer yet.")),
        row(more, pieces.look(state)),
    )


def sentence(result: Result) -> Phrase:
    """As “Agreed, after advice: 5 of 6 organisations gave it, 4 for it, 1 against it; Ana decided yes: “…”” reads."""
    given = result.given
    told = say("{answered} of {seats} organisations gave it", answered=given.answered, seats=given.deciding)
    for position, part in _PARTS.items():
        if given.of(position):
            told = say("{before}, {part}", before=told, part=replace(part, count=given.of(position)))
    decision = result.deciding.decision if result.deciding else None
    if decision is None:
        return say("{outcome}: {told}; it was not decided in time.", outcome=outcome(result), told=told)
    who = Mention(result.deciding.decider) if result.deciding and result.deciding.decider else _NOBODY
    decided = say("{who} decided yes: “{reason}”", who=who, reason=decision.reason)
    if not decision.yes:
        decided = say("{who} decided no: “{reason}”", who=who, reason=decision.reason)
    return say("{outcome}: {told}; {decided}", outcome=outcome(result), told=told, decided=decided)


def outcome(result: Result) -> Phrase:
    if result.outcome is Outcome.not_decided:
        return say("Not decided, after advice")
    return say("Agreed, after advice") if result.outcome.is_adopted else say("Not agreed, after advice")


def afterwards(result: Result) -> Phrase | None:
    if result.outcome is not Outcome.not_decided:
        return None
    return say(
        "Nothing changes, and it is on the table again. You can name someone who decides, or ask in another way."
    )


def _decider(asked: Voting) -> Mention | Phrase:
    return Mention(asked.deciding.decider) if asked.deciding and asked.deciding.decider else _NOBODY


def _still_to_come(asked: Voting) -> Note | None:
    """Nobody is blamed who was not heard."""
    if not asked.unheard:
        return None
    return Note(say("Not heard yet: {names}.", names=pieces.names(asked.unheard)))


def _latest(asked: Voting) -> Iterator[Words]:
    with_words = (each for each in reversed(asked.said) if each.words)
    for each in islice(with_words, SHOWN):
        said = label(asked.asking, each.position)
        yield Words(say("{whose}: {answer}. {words}", whose=each.seat.whose, answer=said, words=each.words))


def _counts(asked: Voting) -> Note | None:
    told: Phrase | None = None
    for position in (*LEANINGS, Position.recused):
        count = asked.given.of(position)
        if count:
            part = replace(_PARTS[position], count=count)
            told = say("{before}, {part}", before=told, part=part) if told else part
    return Note(told) if told else None


def _advice(state: Proposal, entry: OnRoll, act: Act | None) -> Phrase:
    since = state.voting.text if state.voting else state.result.since if state.result else 1
    asking = state.voting.asking if state.voting else state.results[-1].asking
    whose = entry.name.whose
    if act is None or act.text < since:
        return say("{whose}: not heard yet", whose=whose)
    if not act.words:
        return say("{whose}: {answer}", whose=whose, answer=label(asking, act.position))
    return say("{whose}: {answer}. {words}", whose=whose, answer=label(asking, act.position), words=act.words)
