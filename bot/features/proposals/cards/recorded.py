"""What someone who answers is told: what was saved, for whom, and until when it can be changed."""

from bot.features.proposals.cards import pieces
from bot.features.proposals.model import Act, Chair, Proposal, SeatName
from bot.features.proposals.model.asking import Position
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Note, Words
from bot.kernel.text import Mention, Moment, Phrase, say


def saved(proposal: Proposal, chair: Chair, act: Act) -> Card:
    """Of two who hold one seat the latest counts: each sees who answered before."""
    voting = proposal.open_voting()
    said = say("Saved for {whose}: {answer}", whose=chair.held.name.whose, answer=answer(proposal, act))
    until = say("You can change it until {until}. Everyone sees it after that.", until=Moment(voting.until))
    if act.position is Position.harm:
        until = say("You can change it until {until}. Everyone sees it now.", until=Moment(voting.until))
    return card(
        proposal.title,
        Words(said),
        Words(act.words) if act.words else None,
        Note(until),
        _before(chair, act),
        row(pieces.look(proposal)),
        summary=said,
    )


def answer(proposal: Proposal, act: Act) -> Phrase | str:
    if act.position is not Position.picked:
        return pieces.LABELS[act.position]
    options = proposal.open_voting().asking.options
    told: Phrase | str = pieces.option(options, act.picked[0])
    for number in act.picked[1:]:
        told = say("{before}, {part}", before=told, part=pieces.option(options, number))
    return told


def more_time(proposal: Proposal, name: SeatName) -> Phrase:
    until = Moment(proposal.open_voting().until)
    return say("{whose} asked for more time, so all have two days more: until {until}.", whose=name.whose, until=until)


def _before(chair: Chair, act: Act) -> Note | None:
    by = chair.acts[-1].person if chair.acts else None
    if by is None or by == act.person:
        return None
    return Note(say("{who} answered before you. The latest answer counts.", who=Mention(by)))
