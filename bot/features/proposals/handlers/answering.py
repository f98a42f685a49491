"""How the group is asked, and how a seat answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import news, recorded
from bot.features.proposals.facts import VoteExtended, VoteOpened
from bot.features.proposals.handlers import secret
from bot.features.proposals.handlers.seated import chair_of, fresh_line, kept, seats_of, waits_for_their_people
from bot.features.proposals.handlers.upholding import binding, by_rules, least_days, reminders
from bot.features.proposals.model import Act, ActId, OnRoll, OnRollId, Proposal, SeatName, ballots
from bot.features.proposals.model.among import Marks, read
from bot.features.proposals.model.asking import YES_OR_NO, Asking, Position, Question
from bot.features.proposals.model.given import Answering, Opening
from bot.features.proposals.model.leading import leads_of
from bot.features.proposals.model.not_yet import offer
from bot.features.proposals.model.opening import on_roll
from bot.features.proposals.model.options import floor_in, options_in, share_in
from bot.features.proposals.model.pieces import Led
from bot.features.proposals.model.refusals import (
    NotAnAnswer,
    WhichSeat,
    WhyPlease,
)
from bot.features.proposals.model.required import required_in
from bot.features.proposals.model.secret import Issued, Openness
from bot.features.proposals.model.settings import (
    AT_ONCE,
    LEAST_NOTICE,
    LEAST_YES,
    MANDATE,
    QUORUM,
    REASONS,
    REQUIRED,
    REVIEW_MONTHS,
)
from bot.features.proposals.model.vote import Voting
from bot.features.proposals.model.wanted import being_decided, held_to
from bot.kernel.attention import Met, Notice, Waiting
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.settings import Rules
from bot.weighing import WEIGHING, Weighing


@dataclass(frozen=True, slots=True)
class Given:
    """What was pressed: of options `picked` is one, which is taken back if it is `off`; `marks` are all numbers."""

    position: Position
    picked: frozenset[int] = frozenset()
    words: str = ""
    off: bool = False
    for_now: bool = False
    marks: Marks = ()


def ask_for_answers(given: Opening, command: asked.AskForAnswers, context: Context) -> Change[Proposal]:
    """One of the three plain questions."""
    options = options_in(command.options) if command.question is Question.pick_one else ()
    asking = Asking(command.question, options=options, review=command.review)
    return put_to_all(given, asking, command.days, context, command.openness)


def put_to_all(
    given: Opening, asking: Asking, days: int, context: Context, openness: Openness | None = None
) -> Change[Proposal]:
    """The roll is frozen here: who comes later is not asked, and who goes is still on it."""
    asking = held_to(given.proposal, replace(asking, notice=notice_of(given, asking)))
    unkept = reminders(given, asking, days, openness, context)
    least = least_days(given, asking)
    asking = _with_whom(given, asking, openness)
    roll, until = on_roll(given, asking.question), context.now + timedelta(days=days)
    opened = given.proposal.asked(ruled(asking, given.rules), roll, context.person, context.now, until)
    earliest = context.now + timedelta(days=least)
    leads = leads_of(given.roll)
    opened = opened.with_voting(replace(opened.open_voting(), earliest=earliest, deciding=given.deciding, leads=leads))
    after, batch = opened.rolled()
    needs = tuple(_waiting(given, after, batch))
    told = tuple(Notice(home, news.opened(after, context.person, unkept)) for home in given.homes)
    number = after.open_voting().number
    fact = VoteOpened(after.id, number, len(roll), context.person, asking.secret, asking.people)
    lines = entries(after, batch, leads, context)
    return Change(after, news.asked(after, unkept), lines, told, (fact, *being_decided(after)), needs)


def _waiting(given: Opening, after: Proposal, batch: tuple[SeatName, ...]) -> Iterator[Waiting]:
    """What waits for those who are asked; that it did not stand waits for nobody any more."""
    if after.results:
        yield Met(offer(after.id))
    held = {each.name.seat: each for each in given.roll}
    for each in batch:
        yield from news.needs(after, replace(held[each.seat], name=each), held[each.seat].leading)


def _with_whom(given: Opening, asking: Asking, openness: Openness | None) -> Asking:
    """Whether it is secret, and whose answers it asks for."""
    secretly = secret.is_secret(given, asking.question, openness)
    return replace(asking, secret=secretly, people=given.people is not None)


def notice_of(given: Opening, asking: Asking) -> int:
    """Where silence counts, the text stands for so long at least."""
    return binding(given.rules, LEAST_NOTICE) if asking.question is Question.silence else 0


def ruled(asking: Asking, rules: Rules) -> Asking:
    """With what the group has ruled for all votes; some of it for those in which answers are shown at some time. Advice
    is read as it comes, whatever is ruled about votes: it is there to be heard."""
    shown = not asking.secret and not asking.among
    return replace(
        asking,
        quorum=share_in(rules.chosen(QUORUM).value),
        floor=floor_in(rules.chosen(LEAST_YES).value) if asking.question in YES_OR_NO else None,
        reasons=shown and (asking.reasons or rules.chosen(REASONS).value),
        mandate=shown and not asking.people and rules.chosen(MANDATE).value,
        at_once=shown and (asking.question is Question.advice or rules.chosen(AT_ONCE).value),
        review=asking.review or rules.chosen(REVIEW_MONTHS).value,
        required=required_in(asking, rules.chosen(REQUIRED).value),
        under=by_rules(rules),
        by_weight=rules.chosen(WEIGHING).value is Weighing.quorum_too,
    )


def answer(given: Answering, command: asked.Answer, context: Context) -> Change[Proposal]:
    """On the card for all it is not said for which seat: whoever answers for several chooses one."""
    try:
        return _pressed(given, command, context)
    except WhichSeat:
        return Change(reply=recorded.which_seat(given.proposal, command, seats_of(given, context)))


def _pressed(given: Answering, command: asked.Answer, context: Context) -> Change[Proposal]:
    if command.position is Position.more_time:
        return _more_time(given, command, context)
    picked = frozenset[int]() if command.picked is None else frozenset({command.picked})
    return answered(given, command, context, Given(command.position, picked, off=command.off))


def answer_with_words(given: Answering, command: asked.AnswerWithWords, context: Context) -> Change[Proposal]:
    return answered(given, command, context, Given(command.position, words=command.words))


def answer_for_now(given: Answering, command: asked.AnswerForNow, context: Context) -> Change[Proposal]:
    """Who answers for themselves has nobody to ask at home."""
    if given.proposal.open_voting().asking.people:
        raise NotAnAnswer
    return answered(given, command, context, Given(Position.yes, for_now=True))


def hand_in_ballot(given: Answering, command: asked.HandInBallot, context: Context) -> Change[Proposal]:
    try:
        marks = read(command.marks)
    except ValueError:
        raise NotAnAnswer from None
    return answered(given, command, context, Given(Position.marked, marks=marks))


def stand_by(given: Answering, command: asked.StandBy, context: Context) -> Change[Proposal]:
    """What their people confirmed was the text that they knew."""
    chair = chair_of(given, command.seat, command.text, context)
    before = chair.latest
    if before is None:
        raise NotAnAnswer
    for_now = before.for_now or waits_for_their_people(secret.openly(given.proposal), before, before.position)
    return kept(given, chair, replace(before, text=given.proposal.text.number, for_now=for_now), context)


def entries(
    proposal: Proposal, batch: tuple[SeatName, ...], leads: tuple[Led, ...], context: Context
) -> tuple[OnRoll | Issued, ...]:
    """The next lines of the roll; in a secret vote with the papers that they may hand in."""
    number, led = proposal.open_voting().number, {each.seat: each.lead for each in leads}
    lines = (
        OnRoll(
            context.fresh(OnRollId), proposal.id, number, each.seat, each.organisation, each.number, each.person,
            each.seat in led, led.get(each.seat), each.weight,
        )
        for each in batch
    )  # fmt: skip
    return *lines, *secret.issued(proposal, batch, context)


def answered(
    given: Answering,
    command: asked.Answer | asked.AnswerWithWords | asked.AnswerForNow | asked.HandInBallot | asked.GiveAdvice,
    context: Context,
    answer: Given,
) -> Change[Proposal]:
    chair = chair_of(given, command.seat, command.text, context)
    voting, before = secret.openly(given.proposal), chair.latest
    picked = _picked(voting, before, answer)
    number, version = len(chair.acts) + 1, given.proposal.text.number
    made = Act(
        context.fresh(ActId), given.proposal.id, voting.number, chair.held.name.seat, number, answer.position,
        context.person, context.now, version, tuple(sorted(picked)), answer.words,
        answer.for_now or waits_for_their_people(voting, before, answer.position), marks=answer.marks,
    )  # fmt: skip
    return kept(given, chair, made, context)


def _picked(voting: Voting, before: Act | None, answer: Given) -> frozenset[int]:
    """With what was picked before. Raises what does not go with the question."""
    picked = answer.picked
    if picked and before and voting.counts_still(before.answer):
        picked = voting.asking.together(frozenset(before.picked), picked, off=answer.off)
    _check(voting.asking, replace(answer, picked=picked))
    return picked


def _check(asking: Asking, answer: Given) -> None:
    if not asking.allows(answer.position, answer.picked):
        raise NotAnAnswer
    if asking.asks_why(answer.position) and not answer.words:
        raise WhyPlease
    if answer.position is Position.marked:
        ballots.check(asking, answer.marks)


def _more_time(given: Answering, command: asked.Answer, context: Context) -> Change[Proposal]:
    voting, chair = given.proposal.open_voting(), chair_of(given, command.seat, command.text, context)
    name, asked_before = chair.held.name, any(each.position is Position.more_time for each in chair.acts)
    after = given.proposal.with_voting(voting.with_more_time(name, asked_before=asked_before))
    made = Act(
        context.fresh(ActId), after.id, voting.number, name.seat, len(chair.acts) + 1, Position.more_time,
        context.person, context.now, given.proposal.text.number,
    )  # fmt: skip
    fact = VoteExtended(after.id, voting.number, name.organisation, context.person)
    return Change(after, recorded.more_time(after, name), (fresh_line(chair, made, context),), facts=(fact,))
