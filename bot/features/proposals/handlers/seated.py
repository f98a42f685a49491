"""Who answers for a seat, and how an answer is kept: for whichever way of answering."""

from dataclasses import replace

from bot.features.proposals.cards import advising, news, recorded
from bot.features.proposals.facts import VoteReopened
from bot.features.proposals.model import Act, ActId, Chair, Proposal, SeatName, Version
from bot.features.proposals.model.advising import AdviceOfOthers
from bot.features.proposals.model.asking import FOR_NOW, Position
from bot.features.proposals.model.electorate import ForTheCircle, not_asked
from bot.features.proposals.model.given import Answering
from bot.features.proposals.model.hearing import written_for
from bot.features.proposals.model.leading import of_chair
from bot.features.proposals.model.pieces import Edit
from bot.features.proposals.model.proxy import AnsweredThemselves
from bot.features.proposals.model.refusals import (
    NoSeat,
    NotConfirmed,
    OldText,
    WhichSeat,
    WritingFor,
)
from bot.features.proposals.model.vote import Voting
from bot.kernel.attention import Met, Waiting
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import Id, PersonId
from bot.kernel.refusal import Refusal


def chair_of(given: Answering, seat: Id | None, text: int, context: Context) -> Chair:
    """The seat for which the actor answers: where none is named one of their own. Raises what stands in the way, or
    WhichSeat if there are several."""
    given.proposal.open_voting().check_open(context.now)
    mine = _theirs(given, seat)
    asked_here = tuple(each for each in mine if each.entry)
    if not asked_here:
        raise _not_asked(given, mine)
    asked_here = _free(given, asked_here, context)
    if text != given.proposal.text.number:
        raise OldText
    chair = asked_here[0]
    if len(asked_here) > 1 or (chair.acting and seat is None):
        raise WhichSeat
    own = chair.spoke_since
    if chair.acting and own and given.proposal.open_voting().counts_still(own.answer):
        raise AnsweredThemselves(organisation=chair.held.name.whose)
    return chair


def _free(given: Answering, asked_here: tuple[Chair, ...], context: Context) -> tuple[Chair, ...]:
    """Those for which nobody else has to answer. Raises what stands in the way if that is none."""
    those = tuple(each for each in asked_here if of_chair(each, given.chairs, context.person) is None)
    refusal = of_chair(asked_here[0], given.chairs, context.person) if asked_here else None
    if refusal and not those:
        raise refusal
    return those


def _not_asked(given: Answering, mine: tuple[Chair, ...]) -> Refusal:
    """Whoever is not in the circle whose it is; or has no seat; or one that came later."""
    if given.proposal.circle:
        return ForTheCircle(circle=given.proposal.circle.name)
    if not mine:
        return NotConfirmed(organisation=given.waiting[0].name.whose) if given.waiting else NoSeat()
    name = mine[0].held.name
    return AdviceOfOthers(organisation=name.whose) if given.proposal.open_voting().deciding else not_asked(name)


def seats_of(given: Answering, context: Context) -> tuple[SeatName, ...]:
    """For which the actor answers here, their own first."""
    asked_here = tuple(each for each in _theirs(given, None) if each.entry)
    return tuple(each.held.name for each in _free(given, asked_here, context))


def kept(given: Answering, chair: Chair, made: Act, context: Context, *, sure: bool = False) -> Change[Proposal]:
    """A press that says the same again leaves no second line, unless the seat now says itself what was said for it; one
    that would replace somebody else's answer that counts waits for a second press, unless they are `sure`."""
    before, fresh = chair.latest, fresh_line(chair, made, context)
    if before and before.answer == fresh.answer and not _by_itself(chair, before, context):
        return Change(reply=recorded.saved(given.proposal, chair, fresh))
    counts = before is not None and given.proposal.open_voting().counts_still(before.answer)
    by = _anothers(before, chair, context) if before and counts and not sure else None
    if before and by:
        return _asked_first(given, chair, before, by, fresh)
    return _counted(given, chair, fresh, context)


def _counted(given: Answering, chair: Chair, made: Act, context: Context) -> Change[Proposal]:
    before = chair.latest
    if before and reopens(given.proposal, before, made):
        return _reopened(given, chair, made, context)
    voting = given.proposal.open_voting().answering(chair.on_roll, before.answer if before else None, made.answer)
    after = given.proposal.with_voting(voting.ending(context.now))
    needs = _needs(after, chair, made, context)
    after, to_decide = _advised(after)
    return Change(after, recorded.saved(after, chair, made), (made,), needs=(*needs, *to_decide))


def _advised(proposal: Proposal) -> tuple[Proposal, tuple[Waiting, ...]]:
    """Once all advice is in, whoever decides is asked to."""
    voting = proposal.open_voting()
    if voting.deciding is None or voting.deciding.asked or not voting.is_advised:
        return proposal, ()
    after = proposal.with_voting(replace(voting, deciding=replace(voting.deciding, asked=True)))
    return after, advising.needs(after)


def reopens(proposal: Proposal, before: Act, made: Act) -> bool:
    """A block is withdrawn after the text was changed: all look again at what they agree to now."""
    voting, blocked = proposal.open_voting(), before.position is Position.block and made.position is not Position.block
    return blocked and voting.counts_still(before.answer) and before.text < proposal.text.number


def _reopened(given: Answering, chair: Chair, made: Act, context: Context) -> Change[Proposal]:
    """The same text is put to all again, and nobody's answer to it was one to this."""
    before, roll = given.proposal, tuple(each.name for each in given.roll)
    number = before.text.number + 1
    again = Version(number, before.text.text, context.person, context.now, Edit.material)
    voting = before.open_voting().asking_anew(number, roll, context.now)
    anew = replace(before, versions=(*before.versions, again), voting=voting)
    fresh = replace(made, text=anew.text.number)
    after = anew.with_voting(anew.open_voting().answering(chair.on_roll, None, fresh.answer))
    fact = VoteReopened(after.id, after.open_voting().number, after.text.number, context.person)
    needs = _needs(after, chair, fresh, context)
    return Change(after, recorded.saved(after, chair, fresh), (fresh,), facts=(fact,), needs=needs)


def fresh_line(chair: Chair, made: Act, context: Context) -> Act:
    """The next line of the seat, with who gave it and how."""
    return replace(
        made,
        id=context.fresh(ActId),
        number=len(chair.acts) + 1,
        person=chair.whose or context.person,
        at=context.now,
        pending=False,
        written_by=context.person if chair.whose else None,
        proxy=chair.acting.seat if chair.acting else None,
    )


def waits_for_their_people(voting: Voting, before: Act | None, position: Position) -> bool:
    """Where the group asks for the organisation's mandate, until the organisation has confirmed a yes."""
    was_yes = before is not None and before.position in FOR_NOW and voting.counts_still(before.answer)
    confirmed = was_yes and before is not None and not before.for_now
    return voting.asking.mandate and position in FOR_NOW and not confirmed


def _theirs(given: Answering, seat: Id | None) -> tuple[Chair, ...]:
    if seat:
        return tuple(each for each in given.chairs if each.held.name.seat == seat)[:1]
    own = tuple(each for each in given.chairs if not each.whose)
    if given.chairs and not own:
        raise WritingFor
    return own


def _by_itself(chair: Chair, before: Act, context: Context) -> bool:
    """What another seat said for it, or somebody wrote down for whoever says it now."""
    mine = before.written_by is not None and before.person == context.person
    return not chair.acting and not chair.whose and (before.proxy is not None or mine)


def _anothers(before: Act, chair: Chair, context: Context) -> PersonId | None:
    """Who else answered, and answers for the seat still. Whoever it is of changes it without being asked, and whoever
    wrote it down."""
    theirs = before.person in chair.held.holders and context.person not in {before.person, before.written_by}
    return before.person if theirs else None


def _asked_first(given: Answering, chair: Chair, before: Act, by: PersonId, made: Act) -> Change[Proposal]:
    """The same press again finds what waits already."""
    last = chair.acts[-1]
    if last.pending and last.answer == made.answer and (last.person, last.written_by) == (made.person, made.written_by):
        return Change(reply=recorded.replacing(given.proposal, chair, before, by, last))
    pending = replace(made, pending=True)
    return Change(reply=recorded.replacing(given.proposal, chair, before, by, pending), new=(pending,))


def _needs(after: Proposal, chair: Chair, made: Act, context: Context) -> tuple[Waiting, ...]:
    """Nothing waits for the seat any more; who did not write it themselves is asked to look at it."""
    seat = chair.held.name.seat
    if chair.acting:
        return Met(after.waiting_for(seat)), *news.acted_for(after, chair, made)
    if chair.whose and chair.asked:
        return Met(after.waiting_for(seat)), news.written_down(after, chair, made, context.person)
    if chair.latest and (chair.latest.written_by or chair.latest.proxy):
        return Met(after.waiting_for(seat)), Met(written_for(after, seat))
    return (Met(after.waiting_for(seat)),)
