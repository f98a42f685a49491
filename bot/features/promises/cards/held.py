"""What promises keep of one person, in plain words."""

from collections.abc import Iterator

from bot.features.promises.cards.pieces import due
from bot.features.promises.model import Commitment, Known, Stage
from bot.kernel.ids import PersonId
from bot.kernel.personal import Held
from bot.kernel.text import say

_WHY = say("So that everyone knows who does what, and by when.")
_UNTIL = say("Kept until you leave the coalition. What an organisation promised stays with it, without your name.")
_BEGUN = say("So that you can go on with it.")
_A_DAY = say("Kept for a day, or two weeks where someone is asked.")


def of_person(given: Known) -> tuple[Held, ...]:
    return tuple(held for each in given.promises for held in _of(each, given.person))


def _of(state: Commitment, person: PersonId) -> Iterator[Held]:
    if state.stage in {Stage.draft, Stage.asked}:
        yield Held(say("A promise that is not made yet"), state.what, _BEGUN, _A_DAY)
        return
    if state.stage is Stage.dropped:
        yield Held(say("A promise that was dropped"), say("Without its words"), _BEGUN, _UNTIL)
        return
    if state.person == person:
        carried = say("{what}, by {day}", what=state.what, day=due(state))
        yield Held(say("A promise that you carry"), carried, _WHY, _UNTIL)
    if state.made_by == person != state.person:
        yield Held(say("A promise that you wrote down"), state.what, _WHY, _UNTIL)
    if state.offered == person:
        yield Held(say("A promise that you are asked to take over"), state.what, _WHY, _UNTIL)
    yield from _words(state, person)


def _words(state: Commitment, person: PersonId) -> Iterator[Held]:
    if state.reading and state.reading.by == person:
        why = state.reading.why or say("A date that you have not looked at yet")
        yield Held(say("A new date for a promise"), why, _WHY, _A_DAY)
    if state.done and state.done.by == person:
        yield Held(say("What you said when it was done"), state.done.word, _WHY, _UNTIL)
        if state.done.link:
            yield Held(say("A link that you gave"), state.done.link, _WHY, _UNTIL)
    if state.saying and state.saying.by == person:
        for said in (state.saying.word, state.saying.link):
            yield Held(say("What you have begun to say of it"), said, _BEGUN, _UNTIL)
    if state.freed and state.freed.by == person:
        yield Held(say("That you released somebody for the group"), state.what, _WHY, _UNTIL)
    if state.wish and state.wish.by == person:
        asks = state.wish.why or say("You ask to be released.")
        yield Held(say("You ask to be released"), asks, _WHY, _UNTIL)
