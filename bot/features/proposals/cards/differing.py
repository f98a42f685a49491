"""Ways on where people see it differently, and once they agree."""

from urllib.parse import quote

from bot.cutting import cut, shortened
from bot.features.listening.facts import round_about
from bot.features.promises.facts import promise_of
from bot.features.proposals.cards import not_yet, pieces
from bot.features.proposals.commands import ProposalPage, SayWhoDoesWhat, WriteText
from bot.features.proposals.model import Proposal, ProposalId, Stage
from bot.features.proposals.model.origin import Way, is_wanted
from bot.features.proposals.model.text import HEADING
from bot.kernel.card import Card, row
from bot.kernel.elements import Button, Buttons, Words
from bot.kernel.limits import WIRE
from bot.kernel.text import say
from bot.kernel.wire import draft

LEFT_OUT = say("The text stays as it is. Whoever handed it in reads why, and can make it a proposal of its own.")
ROOM = WIRE - 12
"""For what stands in a form, beside the name of the form on the wire."""


def written_down(state: Proposal) -> Card:
    """Whoever likes to promise it goes on from here."""
    said = say("It stands beside what was agreed now. All members can read it.")
    promising = Button(say("Make it a promise"), promise_of(state.id))
    return Card(said, (Words(said), Buttons((promising, Button(ProposalPage.title, ProposalPage(state.id))))))


def next_steps(state: Proposal) -> tuple[Button, ...]:
    """After a result: to hear each other, or to cut it smaller; or to say who does what, unless another feature sees to
    what was decided."""
    if state.stage is Stage.adopted:
        return () if is_wanted(state.origin) else (who_does_what(state.id),)
    if state.stage is not Stage.not_yet:
        return ()
    return (
        Button(say("Hear each other in a round"), round_about(state.title)),
        splitting(state),
    )


def further_steps(state: Proposal) -> Buttons | None:
    """To change it, or to come back to it on a day."""
    if state.stage is not Stage.not_yet:
        return None
    fixed = state.origin is not None and state.origin.terms is not None and state.origin.terms.fixed
    return row(None if fixed else pieces.rewriting(state), not_yet.coming(state), not_yet.taking_away(state))


def splitting(state: Proposal) -> Button:
    """The form opens with what it is about, as far as a button holds it."""
    heading = shortened(state.title, HEADING)
    while len(quote(heading, safe="")) > ROOM:
        heading = cut(heading, len(heading) - 1)
    return Button(WriteText.title, draft(WriteText, heading=heading))


def who_does_what(proposal: ProposalId) -> Button:
    return Button(SayWhoDoesWhat.title, draft(SayWhoDoesWhat, proposal=proposal))


def beside(state: Proposal) -> Button | None:
    """The proposal to which this was a change, or what else it came from."""
    origin = state.origin
    if origin and origin.look:
        return Button(say("What it came from"), origin.look)
    if origin is None or origin.way is not Way.change or (state.beside and state.beside.other == origin.of):
        return None
    return Button(say("The other proposal"), ProposalPage(ProposalId(origin.of)))
