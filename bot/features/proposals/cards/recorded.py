"""What someone who answers is told: what was saved, for whom, and until when it can be changed."""

from dataclasses import replace

from bot.features.proposals.cards import papers, pieces
from bot.features.proposals.cards.questions import label
from bot.features.proposals.commands import Answer, ReplaceAnswer
from bot.features.proposals.model import Act, Chair, Proposal, SeatName
from bot.features.proposals.model.asking import STOPPING, Position
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Menu, MenuOption, Note, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.limits import OPTIONS, SUMMARY
from bot.kernel.text import Mention, Moment, Phrase, When, length, say

STANDS = say("Your objection stands, and stops this until it is worked through. Hand in a change that would meet it.")


def saved(proposal: Proposal, chair: Chair, act: Act) -> Card:
    """Of two who hold one seat the latest counts: each sees who answered before."""
    voting = proposal.open_voting()
    said = say("Saved for {whose}: {answer}", whose=chair.held.name.whose, answer=answer(proposal, act))
    if chair.held.name.is_persons and not chair.whose:
        said = say("Saved: {answer}", answer=answer(proposal, act))
    until = say("You can change it until {until}. Everyone sees it after that.", until=Moment(voting.until))
    if act.position in STOPPING or voting.asking.at_once:
        until = say("You can change it until {until}. Everyone sees it now.", until=Moment(voting.until))
    if act.position is Position.marked:
        until = say("You can change it until {until}. All see what it comes to after that.", until=Moment(voting.until))
    return card(
        proposal.title,
        Words(said),
        Words(act.words) if act.words else None,
        Note(until),
        _by(act, chair),
        _before(chair, act),
        Note(say("It counts as a yes. When your people have confirmed it, say so.")) if act.for_now else None,
        row(pieces.confirming(proposal, chair) if act.for_now else None, pieces.look(proposal)),
        summary=_in_short(said, say("Saved for {whose}.", whose=chair.held.name.whose)),
    )


def which_seat(proposal: Proposal, pressed: Answer, seats: tuple[SeatName, ...]) -> Card:
    """Where the card for all was pressed by someone who answers for several."""
    said = say("You answer for several. For which one is this?")
    each = tuple(MenuOption(name.whose, replace(pressed, seat=name.seat)) for name in seats[:OPTIONS])
    told = Words(label(proposal.open_voting().asking, pressed.position)) if pressed.picked is None else None
    return card(
        proposal.title, Words(said), told, Menu(say("Answer for"), each), row(pieces.look(proposal)), summary=said
    )


def replacing(proposal: Proposal, chair: Chair, before: Act, by: PersonId, act: Act) -> Card:
    """Before somebody else's answer for the same seat is replaced: both are shown."""
    said = say(
        "{who} answered for {whose} on {day}: {answer}. Replace it?",
        who=Mention(by),
        whose=chair.held.name.whose,
        day=Moment(before.at, When.day),
        answer=answer(proposal, before),
    )
    pressed = ReplaceAnswer(proposal.id, proposal.text.number, chair.held.name.seat, act.number)
    return card(
        proposal.title,
        Words(said),
        Words(before.words) if before.words else None,
        Words(say("You would answer: {answer}", answer=answer(proposal, act))),
        Words(act.words) if act.words else None,
        Note(say("Until you do, nothing changes.")),
        row(Button(ReplaceAnswer.title, pressed, Style.primary), pieces.look(proposal)),
        summary=_in_short(said, say("{who} answered before you. Replace it?", who=Mention(by))),
    )


def _in_short(said: Phrase, shorter: Phrase) -> Phrase:
    """For a notification, which has less room."""
    return said if length(said) <= SUMMARY else shorter


def answer(proposal: Proposal, act: Act) -> Phrase | str:
    if act.for_now:
        return say("{answer}, for now", answer=answer(proposal, replace(act, for_now=False)))
    if act.position is Position.marked:
        return papers.answered(proposal.open_voting().asking, act)
    asking = proposal.voting.asking if proposal.voting else proposal.results[-1].asking
    if act.position is not Position.picked:
        return label(asking, act.position)
    options = asking.options
    told: Phrase | str = pieces.option(options, act.picked[0])
    for number in act.picked[1:]:
        told = say("{before}, {part}", before=told, part=pieces.option(options, number))
    return told


def more_time(proposal: Proposal, name: SeatName) -> Phrase:
    until = Moment(proposal.open_voting().until)
    return say("{whose} asked for more time, so all have two days more: until {until}.", whose=name.whose, until=until)


def by_whom(act: Act) -> Phrase | None:
    """Whose answer it is, and who wrote it down for them."""
    who = Mention(act.person) if act.person else None
    if act.written_by is None:
        return say("By {who}. The latest answer counts.", who=who) if who else None
    by = Mention(act.written_by)
    if who is None:
        return say("Written down by {by}. The latest answer counts.", by=by)
    return say("By {who}, written down by {by}. The latest answer counts.", who=who, by=by)


def _by(act: Act, chair: Chair) -> Note | None:
    if chair.acting:
        words = say(
            "{other} answers for {whose}, which can answer itself.",
            other=chair.acting.whose,
            whose=chair.held.name.whose,
        )
        return Note(words)
    if act.person is None or act.written_by is None:
        return None
    by, who = Mention(act.written_by), Mention(act.person)
    return Note(say("Written down by {by} for {who}, who can correct it.", by=by, who=who))


def _before(chair: Chair, act: Act) -> Note | None:
    by = chair.latest.person if chair.latest else None
    if by is None or by == act.person:
        return None
    return Note(say("{who} answered before you. The latest answer counts.", who=Mention(by)))
