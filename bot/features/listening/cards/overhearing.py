"""What someone reads who wrote while somebody else has the floor. Nobody else sees it, and nothing is taken away."""

from bot.features.listening.commands import Join
from bot.features.listening.model import Round, Speaker
from bot.features.listening.model.overhearing import Chance, before, chance
from bot.kernel.card import Card, row
from bot.kernel.elements import Button, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Moment, Phrase, When, say


def note(state: Round, person: PersonId) -> Card:
    me, has_it = state.who(person), _has_the_floor(state)
    joining = row(Button(Join.title, Join(state.id))) if chance(state, me) is Chance.joining else None
    alone = Note(say("Only you see this. What you wrote stays."))
    return Card(has_it, tuple(filter(None, (Words(has_it), Words(_your_turn(state, me)), joining, alone))))


def _has_the_floor(state: Round) -> Phrase:
    if state.floor is None or state.speaker is None or state.floor.over:
        return say("{who} has the floor.", who=state.speaker.shown if state.speaker else "")
    until = Moment(state.floor.until, When.time)
    return say("{who} has the floor until {until}.", who=state.speaker.shown, until=until)


def _your_turn(state: Round, me: Speaker | None) -> Phrase:
    match chance(state, me):
        case Chance.next:
            return say("You are next.")
        case Chance.after_others if me and (other := before(state, me)):
            return say("You are asked after {who}.", who=other.shown)
        case Chance.at_the_end:
            return say("You can still speak at the end.")
        case Chance.around:
            return say("When it goes round once more, you are asked again.")
        case _:
            return say("Would you like a turn too? Press Join, and you are asked when it comes to you.")
