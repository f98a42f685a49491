"""What all are told of a proposal, what waits for those who answer, and short answers."""

from bot.features.proposals.cards import (
    advising,
    arithmetic,
    differing,
    leading,
    more_ways,
    not_yet,
    passing,
    pieces,
    questions,
    recorded,
    secret,
    together,
    voices,
    weights,
    whom,
    within,
)
from bot.features.proposals.cards import closed as confidence
from bot.features.proposals.cards.terms import reminding
from bot.features.proposals.commands import ProposalPage
from bot.features.proposals.model import Act, Chair, Held, Proposal
from bot.features.proposals.model.hearing import written_for
from bot.features.proposals.model.leading import asked_of
from bot.features.proposals.model.origin import is_wanted
from bot.features.proposals.model.pieces import Kind, Led
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.settings import Ruled, Rules
from bot.kernel.text import Mention, Moment, Phrase, say

WRITTEN_ALREADY = say("This stands there already. Its card is in your channels.")
WRITTEN_BEFORE = say("Somebody has made a building block of this already. You can talk about it there.")
ANSWERED = say("Your answer stands beside it now.")
TAKEN_BACK = say("It is gone from the proposal.")
CHANGED = say("All see the new text.")
WITHDRAWN = say("It is off the table. Everyone can see it.")

_HANDED_IN = {
    Kind.question: say("Your question stands beside the proposal now. All members can read and answer it."),
    Kind.worry: say("Your worry stands beside the proposal now. All members can read it."),
    Kind.change: say("Your change stands beside the proposal now. Whoever wrote the proposal can take it in."),
}


def written(made: Proposal, rules: Rules) -> Card:
    said = say("It stands in your channels now, for all to talk about. When it is time, you can ask for answers.")
    if made.circle and pieces.is_closed(made):
        said = say("All can see its name, and the circle {circle} alone reads the words.", circle=made.circle.name)
    return card(
        made.title,
        Words(said),
        row(more_ways.asking(made, rules), pieces.more_ways(made), pieces.look(made)),
        summary=said,
    )


def written_before(made: Proposal) -> Card:
    return card(made.title, Words(WRITTEN_BEFORE), row(pieces.look(made)), summary=WRITTEN_BEFORE)


def handed_in(after: Proposal) -> Phrase:
    if after.circle and pieces.is_closed(after):
        return say(
            "It stands beside the proposal now. Those in the circle {circle} can read it.", circle=after.circle.name
        )
    return _HANDED_IN[after.matters[-1].kind]


def rewritten(after: Proposal, by: PersonId) -> Card:
    said = say("{who} changed the text of “{title}”.", who=Mention(by), title=after.title)
    again = Note(say("It means something else now, so all are asked to answer again.")) if _asks_anew(after) else None
    words = None if pieces.is_closed(after) else Words(after.text.text)
    return card(said, words, again, row(pieces.look(after)), summary=said)


def withdrawn(after: Proposal, by: PersonId) -> Card:
    said = say("{who} withdrew “{title}”. Nothing changes.", who=Mention(by), title=after.title)
    return Card(said, (Words(said),))


def asked(after: Proposal, unkept: tuple[Ruled, ...] = ()) -> Card:
    voting = after.open_voting()
    asked_now = whom.of(voting.asking, voting.seats)
    said = say("It is put to {whom} now, until {until}.", whom=asked_now, until=Moment(voting.until))
    rule, counts = passing.rule(voting.asking, voting.given), weights.on_card(voting.asking, voting.weighed)
    look = row(pieces.look(after))
    return card(after.title, Words(said), Note(rule), *counts, *reminding(unkept), look, summary=said)


def opened(after: Proposal, by: PersonId, unkept: tuple[Ruled, ...] = ()) -> Card:
    said = question(after)
    asks = say("{who} asks for your answers.", who=Mention(by))
    if after.open_voting().deciding:
        asks = say("{who} asks for your advice.", who=Mention(by))
    return card(asks, Words(said), within.note(after), *reminding(unkept), row(pieces.look(after)), summary=said)


def question(after: Proposal) -> Phrase:
    voting = after.open_voting()
    if voting.asking.secret:
        return secret.question(after, voting)
    if voting.deciding:
        return advising.question(after, voting)
    return questions.question(after.title, voting.asking, Moment(voting.until))


def result(after: Proposal, kept: tuple[Proposal, ...] = (), *, closed: bool = False) -> Card:
    """Of a success with what did not stand before, which can be looked at again; without its words where those are
    `closed` to others from then on."""
    last = after.results[-1]
    if closed and last.outcome.is_adopted:
        return confidence.about(after, *not_yet.beside(kept))
    if last.asking.proposals:
        return together.result(after, kept)
    late = Note(say("It was counted late, since the bot was away. Only answers from before the end count."))
    return card(
        after.title,
        Words(within.came_of_it(after, last)),
        within.note(after),
        arithmetic.picture(last),
        *voices.of(last, closed=pieces.is_closed(after)),
        Words(arithmetic.afterwards(last, wanted=is_wanted(after.origin))),
        arithmetic.for_now(last),
        late if last.late else None,
        row(
            pieces.look(after),
            None if last.outcome.is_adopted else pieces.handing_in(after),
            *differing.next_steps(after),
        ),
        differing.further_steps(after),
        *(not_yet.beside(kept) if last.outcome.is_adopted else ()),
        summary=say("{title}: {outcome}.", title=after.title, outcome=arithmetic.outcome(last)),
    )


def needs(proposal: Proposal, held: Held, led: Led | None) -> tuple[Need, ...]:
    """For whoever leads the seat; those who stand in find it on the card, if they may answer."""
    voting = proposal.open_voting()
    title, until = proposal.title, Moment(voting.until)
    words = say("{whose} is asked about “{title}”, until {until}.", whose=held.name.whose, title=title, until=until)
    if voting.asking.people:
        words = say("You are asked about “{title}”, until {until}.", title=title, until=until)
    if held.name.advises:
        words = say(
            "{whose} is asked for advice on “{title}”, until {until}.",
            whose=held.name.whose,
            title=title,
            until=until,
        )
    return _for_holders(proposal, held, led, words)


def reminders(proposal: Proposal, held: Held, led: Led | None) -> tuple[Need, ...]:
    voting = proposal.open_voting()
    title, until = proposal.title, Moment(voting.until)
    words = say(
        "{whose} has not answered about “{title}” yet. There is time until {until}.",
        whose=held.name.whose,
        title=title,
        until=until,
    )
    if voting.asking.people:
        words = say("“{title}”: there is time to answer until {until}.", title=title, until=until)
    return _for_holders(proposal, held, led, words)


def written_down(proposal: Proposal, chair: Chair, made: Act, by: PersonId) -> Need:
    """To the one for whom an answer was written down."""
    seat, until = chair.held.name.seat, proposal.open_voting().until
    words = say(
        "{who} wrote down for you about “{title}”: {answer}. You can correct it.",
        who=Mention(by),
        title=proposal.title,
        answer=recorded.answer(proposal, made),
    )
    button = Button(say("Look at it"), ProposalPage(proposal.id, 0, seat))
    return Need(chair.whose or by, written_for(proposal, seat), words, button, until)


def acted_for(proposal: Proposal, chair: Chair, made: Act) -> tuple[Need, ...]:
    """To whoever leads a seat for which another one acted."""
    if chair.acting is None:
        return ()
    seat, until = chair.held.name.seat, proposal.open_voting().until
    words = say(
        "{other} answered for {whose} about “{title}”: {answer}. You can answer yourself: then that counts.",
        other=chair.acting.whose,
        whose=chair.held.name.whose,
        title=proposal.title,
        answer=recorded.answer(proposal, made),
    )
    button = Button(say("Look at it"), ProposalPage(proposal.id, 0, seat))
    lead = asked_of(chair.held, chair.entry.leading if chair.entry else None)
    return (Need(lead, written_for(proposal, seat), words, button, until),) if lead else ()


def _for_holders(proposal: Proposal, held: Held, led: Led | None, words: Phrase) -> tuple[Need, ...]:
    until, spoken = proposal.open_voting().until, say("Answer: {title}", title=proposal.title)
    button, person = Button(say("Answer"), ProposalPage(proposal.id), spoken=spoken), asked_of(held, led)
    if person is None:
        return leading.nobody(proposal, held)
    return (Need(person, proposal.waiting_for(held.name.seat), words, button, until),)


def _asks_anew(after: Proposal) -> bool:
    return after.voting is not None and after.voting.text == after.text.number and after.text.number > 1
