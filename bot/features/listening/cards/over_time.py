"""How the floor was shared in the last rounds: a sentence and a small picture of organisations by what they had, in
which none of them is named but those who were not heard yet."""

from bot.features.listening.model.over_time import ENOUGH, LastRounds, OverTime, Room, over_time
from bot.kernel.card import Card, card
from bot.kernel.command import Context, Standing
from bot.kernel.elements import Bar, Element, Image, Note, Tally, Words
from bot.kernel.text import Named, Phrase, say, say_n

NAMED = 5

_BARS = (
    (Room.not_yet, say("Not heard yet")),
    (Room.otherwise, say("Heard in another way")),
    (Room.less, say("Less than the others")),
    (Room.same, say("About the same")),
    (Room.much_more, say("Much more")),
)
_SOMETIMES = {Room.otherwise}
"""Bars that are there only where they count something."""


def page(given: LastRounds, context: Context) -> Card:
    """Raises ForFacilitators."""
    facilitator = context.actor.standing is Standing.facilitator
    known = given.checked(context.person, facilitator=facilitator)
    state = over_time(known.rounds, known.organisations)
    shown = (Words(_too_early()),) if state.too_early else _told(state)
    return card(say("How the floor was shared"), *shown, Note(say("Only facilitators see this.")))


def _too_early() -> Phrase:
    return say(
        "It is too early to tell. It needs {rounds} rounds in which people of {rounds} organisations spoke.",
        rounds=ENOUGH,
    )


def _told(state: OverTime) -> tuple[Element | None, ...]:
    bars = ((label, len(state.having(room)), room) for room, label in _BARS)
    return (
        Words(_sentence(state)),
        Image(
            Tally(tuple(Bar(label, count) for label, count, room in bars if count or room not in _SOMETIMES)),
            say("How many organisations had how much room"),
        ),
        *_not_yet(state),
        Note(say("Each organisation counts once, by the average of its people who spoke. To be brief is fine.")),
    )


def _sentence(state: OverTime) -> Phrase:
    rounds, more = state.rounds, len(state.having(Room.much_more))
    if more == 1:
        return say("In the last {rounds} rounds one organisation took much more room than the others.", rounds=rounds)
    if more:
        return say(
            "In the last {rounds} rounds {count} organisations took much more room than the others.",
            rounds=rounds,
            count=more,
        )
    if state.having(Room.less):
        return say("In the last {rounds} rounds some organisations took less room than the others.", rounds=rounds)
    if state.having(Room.not_yet):
        return say("In the last {rounds} rounds those who spoke shared the floor evenly.", rounds=rounds)
    return say("In the last {rounds} rounds the floor was shared evenly across organisations.", rounds=rounds)


def _not_yet(state: OverTime) -> tuple[Words, ...]:
    missing = state.having(Room.not_yet)
    if not missing:
        return ()
    names, more = tuple(map(Named, missing[:NAMED])), len(missing) - NAMED
    said = say("We have not heard from {names} in these rounds yet.", names=names)
    others = say_n("And from {n} more organisation.", "And from {n} more organisations.", max(more, 0))
    asked = say("With the order “Least heard first” the next round asks them first, if they come.")
    return (Words(said), *((Words(others),) if more > 0 else ()), Words(asked))
