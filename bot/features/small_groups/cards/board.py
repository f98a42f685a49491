"""The card of a small group, redrawn from its state, and the page that shows it to one of them."""

from bot.features.listening.facts import ROUND_PAGE, Way
from bot.features.small_groups.cards import buttons
from bot.features.small_groups.commands import MyGroup
from bot.features.small_groups.model import Group, Member, Step
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Note, People, PersonLine, Words
from bot.kernel.text import Mention, Moment, Phrase, When, say

STORED = say(
    "Stored until you are back: who is here. Not stored: what you say; this place keeps what is typed here, and who "
    "leaves may still read it."
)
NO_PLACE = say("A private place could not be opened for you. Talk wherever you like, such as a call, and press here.")
STORED_APART = say("Stored until you are back: who is here. Not stored: what you say.")
SHARED_APART = say("That something of yours may be shared waits for the others for an hour.")


def board(state: Group) -> Card:
    if state.is_over:
        return card(heading(state), Words(say("This small group is over. What you wrote here stays with you.")))
    return card(
        heading(state),
        Words(status(state)),
        Note(say("Topic: {topic}", topic=state.topic)) if state.topic else None,
        People(say("Here"), tuple(_line(state, each) for each in state.members)),
        Note(say("Everyone comes together at {at}, or before.", at=Moment(state.until, When.time))),
        *_stored(state),
        buttons.now(state),
        buttons.leaving(state),
    )


def _stored(state: Group) -> tuple[Note, ...]:
    if state.here:
        return (Note(STORED),)
    return (Note(NO_PLACE), Note(STORED_APART), *((Note(SHARED_APART),) if state.way is Way.in_turn else ()))


def page(given: Group | None, context: Context) -> Card:
    if given is None:
        said = say("You are in no small group now. The page of the round shows where you are.")
        return card(MyGroup.title, Words(said), row(Button(say("See the round"), ROUND_PAGE)))
    return board(given)


def heading(state: Group) -> Phrase:
    return say("Pair") if state.way is Way.in_turn and len(state.members) == 2 else say("Small group")


def status(state: Group) -> Phrase:
    """What goes on, and until when."""
    ends = Moment(state.ends, When.time)
    who = Mention(state.speaker) if state.speaker else ""
    match state.step:
        case Step.offered:
            return say("It is {who}'s turn, and you wait for them until {ends}.", who=who, ends=ends)
        case Step.speaking:
            return say("{who} speaks until {ends}, and the others only listen. Nobody is cut off.", who=who, ends=ends)
        case Step.saying_back:
            return say("Say back to {who} what you heard, in about a minute. Then press I said it back.", who=who)
        case Step.agreeing:
            return say("Thank you. In the circle, share only what is yours, or what your partner agrees to.")
        case Step.talking:
            return _talking(state, ends)
        case Step.soon if state.is_new:
            return say("You begin in a moment.")
        case Step.soon:
            return say("It goes on in a moment.")
        case Step.over:
            return say("This small group is over.")


def _talking(state: Group, ends: Moment) -> Phrase:
    if state.voice:
        return say("Talk until {ends}. {who} speaks for you in the circle.", ends=ends, who=Mention(state.voice))
    if state.way is Way.for_all:
        return say("Talk until {ends}, and choose who speaks for you in the circle; else it is by lot.", ends=ends)
    return say("Talk with each other until {ends}. When you are ready, all press We are ready.", ends=ends)


def _line(state: Group, member: Member) -> PersonLine:
    current = member.person == state.speaker and state.step is not Step.saying_back
    return PersonLine(Mention(member.person), _note(state, member), current=current)


def _note(state: Group, member: Member) -> Phrase | None:
    """Nothing tells who passed from who spoke, and nothing what anybody agreed to."""
    if state.step is Step.talking:
        return say("ready") if member.ready else None
    return say("had their turn") if member.spoke else None
