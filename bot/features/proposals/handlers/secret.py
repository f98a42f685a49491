"""How a vote is secret: whether it may be, what is handed in, and what is said of it when it ends."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import secret as cards
from bot.features.proposals.model import Chair, Proposal, Result, SeatName, ballots, sealing
from bot.features.proposals.model.among import Marks, read
from bot.features.proposals.model.asking import SECRETLY, Asking, Position, Question, Required
from bot.features.proposals.model.electorate import ForTheCircle, not_asked
from bot.features.proposals.model.given import Keeping, Opening
from bot.features.proposals.model.leading import free, of_chair
from bot.features.proposals.model.opening import differs
from bot.features.proposals.model.refusals import (
    NoSeat,
    NotAnAnswer,
    NotConfirmed,
    NotInSecret,
    OpenByWeight,
    PapersLost,
    SecretHere,
    TextIsFrozen,
    TooFewForSecret,
)
from bot.features.proposals.model.secret import (
    FEWEST_SEATS,
    Box,
    Emptied,
    Issued,
    Openness,
    Paper,
    SlipId,
    given_in,
    lines_of,
    lines_on,
    picked_in,
)
from bot.features.proposals.model.settings import OPENNESS, REQUIRED
from bot.features.proposals.model.shown import Counted
from bot.features.proposals.model.submitting import Submitting, in_the_way
from bot.features.proposals.model.tally.counting import Outcome
from bot.features.proposals.model.vote import Voting
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.refusal import OldButton
from bot.kernel.settings import Ruled
from bot.kernel.text import Moment


def is_secret(given: Opening, question: Question, wanted: Openness | None) -> bool:
    """Raises what stands in the way; where it cannot be, no rule makes it so. Whose yes is required is seen, and where
    organisations count differently the numbers would show whose is which."""
    chosen, allowed = given.rules.chosen(OPENNESS), question in SECRETLY
    if wanted is Openness.secret and not allowed:
        raise NotInSecret
    if wanted is Openness.secret and len(given.roll) < FEWEST_SEATS:
        raise TooFewForSecret(least=FEWEST_SEATS)
    if not allowed or len(given.roll) < FEWEST_SEATS or _is_seen(given, question, wanted):
        return False
    return (wanted or chosen.value) is Openness.secret


def _is_seen(given: Opening, question: Question, wanted: Openness | None) -> bool:
    """Whether it is asked openly for what has to be seen of the answers, or would be. Raises what stands in the way
    where somebody wants it secret."""
    by_weight, required = differs(given, question), given.rules.chosen(REQUIRED)
    if wanted is not Openness.secret:
        return by_weight or required.value is not Required.nobody
    if by_weight:
        raise OpenByWeight
    return False


def wanted_unseen(given: Opening, question: Question, wanted: Openness | None) -> Ruled | None:
    """The rule on whose yes it takes, where it only reminds and nobody will see whose it was. Raises HeldByRule."""
    chosen = given.rules.chosen(REQUIRED)
    can = question in SECRETLY and len(given.roll) >= FEWEST_SEATS
    if wanted is not Openness.secret or not can or chosen.value is Required.nobody:
        return None
    if chosen.holds:
        chosen.refuse()
    return chosen.rule


def wanted_openly(given: Opening, question: Question, wanted: Openness | None) -> Ruled | None:
    """The rule on whether votes are open or secret, where it only reminds of something else, or where it asks for
    secrecy and the answers have to be seen, or would be, since so few answer. Raises HeldByRule."""
    chosen = given.rules.chosen(OPENNESS)
    if question not in SECRETLY:
        return None
    if len(given.roll) < FEWEST_SEATS:
        return chosen.rule if chosen.value is Openness.secret else None
    by_weight = differs(given, question)
    if by_weight or wanted is None:
        seen = by_weight or given.rules.chosen(REQUIRED).value is not Required.nobody
        return chosen.rule if seen and chosen.value is Openness.secret else None
    if wanted is chosen.value:
        return None
    if chosen.holds:
        chosen.refuse()
    return chosen.rule


def issued(proposal: Proposal, batch: tuple[SeatName, ...], context: Context) -> tuple[Issued, ...]:
    """Nothing where the vote is open."""
    voting = proposal.open_voting()
    if not voting.asking.secret:
        return ()
    seats = tuple(each.seat for each in batch)
    return (Issued(context.fresh(SlipId), proposal.id, voting.number, lines_of(voting.asking), seats),)


def submit(given: Submitting, command: asked.SubmitInSecret, context: Context) -> Change[Paper]:
    """Once for each seat. It is answered in place, and nothing else comes of it."""
    chair = _chair(given, command, context)
    asking = given.proposal.open_voting().asking
    if command.seat in given.done:
        return Change(reply=cards.handed_in_before(chair.held.name))
    picked, marks = picked_in(command.picked), _marks(asking, command)
    if command.position is Position.more_time or not asking.allows(command.position, picked):
        raise NotAnAnswer
    lines = lines_on(command.position, picked)
    paper = Paper(context.fresh(SlipId), given.proposal.id, command.vote, command.seat, lines, marks)
    return Change(reply=cards.RECORDED, new=(paper,))


def _marks(asking: Asking, command: asked.SubmitInSecret) -> Marks:
    if command.position is not Position.marked and not command.marks:
        return ()
    try:
        marks = read(command.marks)
    except ValueError:
        raise NotAnAnswer from None
    ballots.check(asking, marks)
    if command.position is not Position.marked:
        raise NotAnAnswer
    return marks


def openly(proposal: Proposal) -> Voting:
    """Raises SecretHere where a vote is answered by another way."""
    voting = proposal.open_voting()
    if voting.asking.secret:
        raise SecretHere
    return voting


def check_text(proposal: Proposal) -> None:
    """From the first moment on: that it is frozen by the first paper would say when that came."""
    if proposal.voting and proposal.voting.asking.secret:
        raise TextIsFrozen(until=Moment(proposal.voting.until))


def looked(given: Keeping, voting: Voting, context: Context) -> Change[Proposal]:
    taken_part = given.box.submitted if given.box else 0
    return Change(given.proposal.with_voting(voting.looked(taken_part, context.now)))


def result_of(given: Keeping, voting: Voting, *, late: bool, context: Context) -> Result:
    """Of few papers nothing is kept but whether it was agreed, and on which option."""
    box = given.box or Box(0, {})
    counted = given_in(voting.asking, voting.seats, box)
    came_of_it = voting.outturn(counted, is_over=True)
    whole = Result(
        voting.number, voting.asking, given.proposal.text.number, voting.opened_at, voting.until, context.now,
        tuple(Counted(position, seats) for position, seats in counted.positions.items()), voting.seats, counted.picks,
        came_of_it.verdict.outcome, came_of_it.leading, (), (), "", late,
        sheet=came_of_it.sheet, since=voting.text,
    )  # fmt: skip
    told = whole if box.speaks else _bare(whole)
    record = sealing.secret_vote(given.proposal, voting, given.roll, told)
    return replace(told, seal=sealing.seal(record))


def emptied(given: Keeping, voting: Voting, context: Context) -> tuple[Emptied, ...]:
    """Nothing where the vote is open."""
    if not voting.asking.secret:
        return ()
    kept = given.box is not None and given.box.speaks
    return (Emptied(context.fresh(SlipId), given.proposal.id, voting.number, kept),)


def _bare(whole: Result) -> Result:
    agreed = whole.outcome.is_adopted
    outcome, leading = (Outcome.adopted, whole.leading) if agreed else (Outcome.not_adopted, ())
    return replace(whole, counts=(), picks=(), outcome=outcome, leading=leading, sheet=None)


def _chair(given: Submitting, command: asked.SubmitInSecret, context: Context) -> Chair:
    """Raises what stands in the way."""
    voting = given.proposal.open_voting()
    voting.check_open(context.now)
    if voting.number != command.vote or not voting.asking.secret:
        raise OldButton
    chair = next((each for each in given.chairs if each.held.name.seat == command.seat), None)
    if given.proposal.circle and not (chair and chair.entry):
        raise ForTheCircle(circle=given.proposal.circle.name)
    if chair is None:
        lone = given.waiting if not given.chairs else ()
        raise NotConfirmed(organisation=lone[0].name.whose) if lone else NoSeat
    if chair.entry is None:
        raise not_asked(chair.held.name)
    refusal = of_chair(chair, given.chairs, context.person) or in_the_way(free(given.chairs, context.person), chair)
    if refusal:
        raise refusal
    if chair.lost:
        raise PapersLost
    return chair
