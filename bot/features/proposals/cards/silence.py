"""What stands unless somebody asks to look again: as all see it, as those who were not there hear it, as it stood."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from bot.features.proposals.cards import closed as confidence
from bot.features.proposals.cards import differing, pieces
from bot.features.proposals.cards.terms import reminding
from bot.features.proposals.commands import LookAgain, ProposalPage, SayNotThere
from bot.features.proposals.model import Held, Proposal
from bot.features.proposals.model.leading import asked_of
from bot.features.proposals.model.pieces import Led
from bot.features.proposals.model.silence import NOBODY_MISSING, Missing, Silence, waiting_for
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Element, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.settings import Ruled
from bot.kernel.text import Mention, Moment, Phrase, When, say

NAMES, NOON = 10, time(12)
AGAIN_ALREADY = say("Somebody has asked for that already, so it is a proposal now. You can talk about it on its card.")
_LATE = say("It stood late, since the bot was away.")


def standing_by(state: Proposal) -> tuple[Element | None, ...]:
    """On its card, for all."""
    silence = state.silence
    if silence is None:
        return ()
    asks = LookAgain(state.id)
    if silence.is_small:
        voting = Button(say("Ask for a vote"), asks)
        return Note(sentence(state, silence)), row(voting, pieces.handing_in(state), pieces.look(state))
    return (
        Words(sentence(state, silence)),
        *_who(silence),
        row(Button(say("We want to look again"), asks), Button(SayNotThere.title, SayNotThere(state.id))),
        row(pieces.handing_in(state), pieces.look(state)),
    )


def stood(state: Proposal) -> tuple[Element | None, ...]:
    silence = state.silence
    if silence is None:
        return (row(pieces.look(state)),)
    late = Note(_LATE) if silence.late else None
    return Words(sentence(state, silence)), *_who(silence), late, row(*differing.next_steps(state), pieces.look(state))


def before(state: Proposal) -> tuple[Element | None, ...]:
    """What it was before people talked about it."""
    silence = state.silence
    if silence is None:
        return ()
    return Note(_why(state, silence)), *_who(silence)


def sentence(state: Proposal, silence: Silence) -> Phrase:
    """How it stands or will, in one sentence that a reader can check."""
    if silence.is_small and silence.stood_at:
        return say("Agreed: nobody asked for a vote until {until}.", until=Moment(silence.until))
    if silence.is_small:
        return say(
            "A small agreement. It stands on {until}, unless someone asks for a vote.", until=Moment(silence.until)
        )
    if silence.stood_at:
        return say(
            "Agreed: {present} of {seats} organisations were there ({needed} needed), and none asked to look again.",
            present=len(silence.present),
            seats=silence.seats,
            needed=silence.needed,
        )
    return _brought_in(silence)


def _brought_in(silence: Silence) -> Phrase:
    """From a meeting, while it does not stand yet."""
    if silence.anyone:
        return say(
            "Agreed at a meeting on {day}, where {present} of {seats} organisations were ({needed} needed). It stands "
            "on {until}, unless someone asks to look again.",
            day=_held_on(silence),
            present=len(silence.present),
            seats=silence.seats,
            needed=silence.needed,
            until=Moment(silence.until),
        )
    return say(
        "Agreed at a meeting on {day}, where {present} of {seats} organisations were ({needed} needed). It stands on "
        "{until}, unless one that was not there asks to look again.",
        day=_held_on(silence),
        present=len(silence.present),
        seats=silence.seats,
        needed=silence.needed,
        until=Moment(silence.until),
    )


def begun(made: Proposal, missing: Missing = NOBODY_MISSING, unkept: tuple[Ruled, ...] = ()) -> Card:
    """For whoever put it there."""
    silence = made.silence
    said = sentence(made, silence) if silence and made.is_standing_by else say("It stands in your channels now.")
    if silence and not made.is_standing_by:
        said = _why(made, silence)
    nobody = say(
        "Not found, or more than one of that name: {names}. If they were there, withdraw it and write it again.",
        names=missing.unknown,
    )
    led = say(
        "Only whoever speaks for them answers, so they are asked as if they had not been there: {names}.",
        names=pieces.names(missing.led, NAMES),
    )
    return card(
        made.title,
        Words(said),
        *(_who(silence) if silence else ()),
        Note(nobody) if missing.unknown else None,
        Note(led) if missing.led else None,
        *reminding(unkept),
        row(pieces.look(made)),
        summary=said,
    )


def news(made: Proposal, unkept: tuple[Ruled, ...] = ()) -> Card:
    silence = made.silence
    said, who = (sentence(made, silence), _who(silence)) if silence else (made.title, ())
    return card(
        made.title, pieces.text(made), Words(said), *who, *reminding(unkept), row(pieces.look(made)), summary=made.title
    )


def stands(state: Proposal, *, closed: bool = False) -> Card:
    if closed:
        return confidence.about(state)
    silence = state.silence
    said = sentence(state, silence) if silence else state.title
    late = Note(_LATE) if silence and silence.late else None
    who = _who(silence) if silence else ()
    return card(state.title, pieces.text(state), Words(said), *who, late, row(pieces.look(state)), summary=said)


def again(state: Proposal, by: PersonId) -> Card:
    said = say("{who} would like to look again at “{title}”.", who=Mention(by), title=state.title)
    if state.silence and state.silence.asked_for:
        whose = state.silence.asked_for.whose
        said = say("{whose} would like to look again at “{title}”.", whose=whose, title=state.title)
    now = say("It is a proposal now: people talk about it, and can be asked for answers.")
    return card(said, Words(now), row(pieces.look(state)), summary=said)


def you_look(state: Proposal) -> Card:
    said = say("It does not stand by itself any more. All can talk about it, and you can say what you would change.")
    return card(state.title, Words(said), row(pieces.handing_in(state), pieces.look(state)), summary=said)


def too_few(state: Proposal) -> Card:
    said = say("Those who were there were too few for “{title}” to stand, so it is a proposal now.", title=state.title)
    return card(said, row(pieces.look(state)), summary=said)


def not_there(state: Proposal) -> Card:
    said = say("Your organisation is not named among those who were there any more. You can ask to look at it again.")
    asking = Button(say("We want to look again"), LookAgain(state.id)) if state.is_standing_by else None
    return card(state.title, Words(said), row(asking, pieces.look(state)), summary=said)


def needs(state: Proposal, held: Held, led: Led | None) -> tuple[Need, ...]:
    """For whoever leads a seat that was not there."""
    silence, person = state.silence, asked_of(held, led)
    if silence is None or person is None:
        return ()
    words = say(
        "{whose} was not at the meeting that agreed on “{title}”. You can look at it again until {until}.",
        whose=held.name.whose,
        title=state.title,
        until=Moment(silence.until),
    )
    button, key = Button(ProposalPage.title, ProposalPage(state.id)), waiting_for(state.id, held.name.seat)
    return (Need(person, key, words, button, silence.until),)


def _held_on(silence: Silence) -> Moment:
    return Moment(datetime.combine(silence.held_on or silence.since.date(), NOON, UTC), When.day)


def _who(silence: Silence) -> tuple[Note, ...]:
    """Who was there, who was not, and until when those can look at it again; once it stands, who they were."""
    return () if silence.is_small else tuple(map(Note, _told(silence)))


def _told(silence: Silence) -> Iterator[Phrase]:
    if silence.present:
        yield say("There: {names}.", names=pieces.names(silence.present, NAMES))
    if not silence.absent:
        return
    absent = pieces.names(silence.absent, NAMES)
    if silence.stood_at or silence.asked_at or silence.anyone or not silence.is_enough:
        yield say("Not there: {names}.", names=absent)
        return
    until = Moment(silence.until)
    yield say("Not there: {names}. They can look at it again until {until}.", names=absent, until=until)


def _why(state: Proposal, silence: Silence) -> Phrase:
    """Why it is talked about, though it might have stood by itself."""
    if silence.asked_for:
        return say("{whose} asked to look again at what was agreed at a meeting.", whose=silence.asked_for.whose)
    if silence.is_small:
        return say("It was to be a small agreement, and somebody asked for a vote.")
    if silence.asked_at:
        return say("Somebody asked to look again at what was agreed at a meeting.")
    return say(
        "Brought in from a meeting on {day}: {present} of {seats} organisations were there, and {needed} were needed.",
        day=_held_on(silence),
        present=len(silence.present),
        seats=silence.seats,
        needed=silence.needed,
    )
