"""One person decides after the others' advice: who is heard, when it can be decided, and what is kept of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.features.coalition.facts import MemberLeft
from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import DeciderNamed, ProposalAdopted, ProposalNotAdopted
from bot.features.proposals.handlers.advising import after_member_left
from bot.features.proposals.model import Proposal, Stage, sealing
from bot.features.proposals.model.advising import (
    AdviceIsOver,
    AdviceOfOthers,
    AdviceToCome,
    AnotherDecides,
    DeciderNotHere,
    ManyAdvisers,
    NotDecidedSo,
)
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.refusals import NoLongerOpen, NotAnAnswer, NotOneOfThem, OldText
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.attention import Met, Need
from bot.kernel.command import Standing
from bot.kernel.refusal import Refusal
from tests.features.proposals.council import IT, NAMES, SIX, Council, asking, opened, person, ruled, said, seat, written
from tests.features.reading import labels, read

FOR, AGAINST, EITHER = Position.in_favour, Position.against, Position.either
MAX = person("max")


def named(advisers: str = "", days: int = 7, then: int = 7) -> Council:
    """Max, who holds no seat, is to decide."""
    return asking(asked.AskForAdvice(IT, MAX, advisers, days, then))


def advises(council: Council, who: str, leaning: Position = FOR, words: str = "Mind the little ones.") -> None:
    council.press(who, asked.GiveAdvice(IT, council.it.text.number, words, leaning))


def all_but(council: Council, *silent: str) -> None:
    for name in NAMES[:6]:
        if name.lower() not in silent:
            advises(council, name.lower())


def decides(council: Council, who: str = "max", reason: str = "It helps most of us.", *, yes: bool = True) -> None:
    council.press(who, asked.Decide(IT, council.it.text.number, yes, reason))


def waits(council: Council, who: str = "max") -> Need | None:
    """What waits for whoever decides."""
    open_ones: dict[str, Need] = {}
    for each in council.needs:
        match each:
            case Need() if each.person == person(who) and ".decide:" in each.key:
                open_ones[each.key] = each
            case Met():
                open_ones.pop(each.key, None)
    return next(iter(open_ones.values()), None)


def told(council: Council) -> str:
    return read(council.messages[-1].card)


def test_whoever_decides_is_asked_once_all_advice_is_in() -> None:
    """And can decide then, before the time for advice is over; nobody asks them before."""
    council = named()
    all_but(council, "farm")
    assert waits(council) is None
    advises(council, "farm", AGAINST, "Not in the harvest.")
    need = waits(council)
    assert need is not None
    assert "All advice on “One page” is in" in read(need.words)
    decides(council)
    assert council.it.stage is Stage.adopted
    assert waits(council) is None


def test_the_decision_is_not_pressed_before_the_advice_is_in() -> None:
    """By a late hand neither: before its time one voice that is not heard is enough to wait."""
    council = named()
    all_but(council, "farm")
    council.passes(days=6, hours=23)
    with pytest.raises(AdviceToCome):
        decides(council)
    assert "You can decide when all advice is in" in read(council.page("max"))
    assert "Decide" not in labels(council.page("max"))


def test_after_its_time_the_advice_that_came_is_enough() -> None:
    """Who was not heard is named as that, and it can be decided without them."""
    council = named()
    all_but(council, "farm")
    council.passes(days=7)
    assert waits(council) is not None
    assert "Decide" in labels(council.page("max"))
    decides(council, yes=False, reason="Too much work now.")
    assert council.it.stage is Stage.not_yet
    assert "Not heard yet: Farm" in told(council)
    assert (
        "Not agreed, after advice: 5 of 6 organisations gave it, 5 for it; max decided no: “Too much work now.”"
        in told(council)
    )
    assert isinstance(council.facts[-1], ProposalNotAdopted)


def test_the_result_keeps_advice_decision_and_reason() -> None:
    """In one sentence, and what was advised in full for as long as the result is there."""
    council = named()
    long = "We would begin with one street. " * 15
    advises(council, "art", EITHER, long.strip())
    all_but(council, "art", "bank")
    advises(council, "bank", AGAINST, "It costs too much.")
    decides(council)
    sentence = (
        "Agreed, after advice: 6 of 6 organisations gave it, 4 for it, 1 against it, 1 either way; "
        "max decided yes: “It helps most of us.”"
    )
    assert sentence in told(council)
    assert sentence in read(board(council.it))
    assert "Bank: Against it. It costs too much." in told(council)
    assert long.strip() in read(council.opens(asked.AdvicePage(IT), "dance"))
    fact = council.facts[-1]
    assert isinstance(fact, ProposalAdopted)
    assert (fact.way, fact.answered, fact.seats, fact.text) == (
        "advice",
        6,
        6,
        "We keep one page with all our services.",
    )


def test_advice_is_read_as_it_comes() -> None:
    """Whatever is ruled about votes: the latest three on the card, all on a page of their own."""
    council = written(rules=ruled("answers-at-once", "no"))
    council.press("art", asked.AskForAdvice(IT, MAX))
    for who, words in (("art", "One."), ("bank", "Two."), ("clinic", "Three."), ("dance", "Four.")):
        advises(council, who, FOR, words)
    shown = read(board(council.it))
    assert [words in shown for words in ("One.", "Two.", "Three.", "Four.")] == [False, True, True, True]
    assert "Not heard yet: Elders, Farm" in shown
    assert "4 for it" in shown
    everything = read(council.opens(asked.AdvicePage(IT), "farm"))
    assert [words in everything for words in ("One.", "Two.", "Three.", "Four.")] == [True] * 4
    assert "Elders: not heard yet" in everything
    assert "More of them" in labels(council.opens(asked.AdvicePage(IT), "farm"))


def test_only_those_who_are_named_are_asked() -> None:
    """By their names, or a part of them; a name that is nobody's is refused before anything is asked."""
    council = named("clinic, Far")
    assert [each.organisation for each in council.it.open_voting().unheard] == [
        each.name.organisation for each in SIX if each.name.organisation in {"Clinic--------", "Farm----------"}
    ]
    with pytest.raises(AdviceOfOthers):
        advises(council, "art")
    with pytest.raises(NotOneOfThem):
        named("Clinic, Nobody")


def test_most_advice_is_not_a_vote() -> None:
    """Whoever decides is free, also where all advise against it."""
    council = named()
    for name in NAMES[:6]:
        advises(council, name.lower(), AGAINST, "No.")
    decides(council)
    assert council.it.results[-1].outcome is Outcome.adopted


def test_without_advice_to_give_one_is_not_waited_for() -> None:
    """It is told that they had none, and that is not silence."""
    council = named("Clinic, Farm")
    advises(council, "clinic")
    council.press("farm", asked.Answer(IT, 1, Position.recused))
    assert waits(council) is not None
    decides(council)
    assert "1 of 1 organisations gave it, 1 for it, 1 without advice; max decided yes" in told(council)


def test_advice_can_be_changed_until_it_is_decided() -> None:
    """Or until its time is over, after which it stays as it was."""
    council = named("Clinic")
    advises(council, "clinic")
    advises(council, "clinic", AGAINST, "On second thoughts, no.")
    assert read(board(council.it)).count("Clinic:") == 1
    council.passes(days=7)
    with pytest.raises(AdviceIsOver):
        advises(council, "clinic", EITHER, "Whatever.")
    assert "Give our advice" not in labels(board(council.it))


def test_what_is_never_decided_changes_nothing() -> None:
    """They are reminded once, when half of their time is over; then it is kindly put back on the table."""
    council = named("Clinic", then=4)
    council.passes(days=7)
    first = len(council.needs)
    council.passes(days=2)
    again = [each for each in council.needs[first:] if isinstance(each, Need)]
    assert [each.person for each in again] == [MAX]
    council.passes(days=3)
    assert council.it.results[-1].outcome is Outcome.not_decided
    assert "Not decided, after advice: 0 of 1 organisations gave it; it was not decided in time." in told(council)
    assert "Nothing changes, and it is on the table again" in told(council)
    assert "late, since the bot" not in told(council)
    assert waits(council) is None
    with pytest.raises(Refusal):
        decides(council)


def test_a_decision_counts_until_its_last_moment_and_not_after() -> None:
    """Whether or not the clock has run."""
    council = named("Clinic", then=4)
    council.passes(days=11)
    council.now = council.it.open_voting().ends_at
    with pytest.raises(NoLongerOpen):
        decides(council)


def test_nobody_else_decides() -> None:
    """Neither whoever wrote it, nor a facilitator; and where all decide nobody does alone."""
    council = named("Clinic")
    advises(council, "clinic")
    for who in ("art", "clinic"):
        with pytest.raises(AnotherDecides):
            decides(council, who)
    with pytest.raises(AnotherDecides):
        council.press("art", asked.Decide(IT, 1, True, "Because."), Standing.facilitator)
    with pytest.raises(NotDecidedSo):
        decides(opened(), "art")


def test_it_is_decided_once() -> None:
    """The same press again finds that it is settled."""
    council = named("Clinic")
    advises(council, "clinic")
    decides(council)
    with pytest.raises(Refusal):
        decides(council)
    assert len(council.it.results) == 1


def test_a_new_text_asks_for_advice_anew() -> None:
    """What was said of the old one does not open the decision, and a decision names the text it saw."""
    council = named("Clinic")
    advises(council, "clinic")
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep one page and a map.", same=False))
    assert waits(council) is None
    with pytest.raises(AdviceToCome):
        decides(council)
    with pytest.raises(OldText):
        council.press("max", asked.Decide(IT, 1, True, "Because."))
    advises(council, "clinic", EITHER, "A map is work.")
    assert waits(council) is not None


def test_whoever_decides_can_let_another_decide() -> None:
    """All are told; the one before has nothing to do with it any more, and the advice stays."""
    council = named("Clinic")
    advises(council, "clinic")
    council.press("max", asked.HandOverDecision(IT, person("farm")))
    assert "farm decides about “One page” now" in told(council)
    assert (waits(council), waits(council, "farm") is not None) == (None, True)
    assert council.facts[-1] == DeciderNamed(IT, 1, person("farm"), MAX)
    with pytest.raises(AnotherDecides):
        decides(council)
    decides(council, "farm")
    assert "farm decided yes" in told(council)


def test_only_a_member_can_decide() -> None:
    """Neither named at first nor later."""
    with pytest.raises(DeciderNotHere):
        asking(asked.AskForAdvice(IT, person("nobody")))
    council = named()
    with pytest.raises(DeciderNotHere):
        council.press("max", asked.HandOverDecision(IT, person("nobody")))
    with pytest.raises(AnotherDecides):
        council.press("art", asked.HandOverDecision(IT, person("art")))
    assert "already" in read(said(council.press("max", asked.HandOverDecision(IT, MAX))))


def leaves(council: Council, heir: str | None) -> None:
    for command in after_member_left(MemberLeft(MAX, None, person(heir) if heir else None)):
        council.press("clock", command, Standing.clock)


def test_when_whoever_decides_leaves_it_is_handed_on() -> None:
    """To the one who follows them, once, and all are told that they can let another decide."""
    council = named("Clinic")
    advises(council, "clinic")
    leaves(council, "farm")
    assert [each for each in council.facts if isinstance(each, DeciderNamed)] == [
        DeciderNamed(IT, 1, person("farm"), None)
    ]
    assert "They can let another decide" in told(council)
    assert waits(council, "farm") is not None
    decides(council, "farm")
    assert council.it.stage is Stage.adopted


def test_where_nobody_is_left_to_decide_it_goes_back_to_the_table() -> None:
    """At once, with the advice that was given, and nobody says that it was late."""
    council = named("Clinic, Farm")
    advises(council, "clinic")
    council.passes(days=2)
    leaves(council, None)
    assert "on the table again" in told(council)
    council.passes(minutes=1)
    assert council.it.stage is Stage.not_yet
    assert council.it.results[-1].outcome is Outcome.not_decided
    assert not council.it.results[-1].late
    assert "Clinic: For it. Mind the little ones." in read(council.opens(asked.AdvicePage(IT), "art"))


@pytest.mark.parametrize("who", ["max", "clinic"])
def test_nothing_names_who_was_erased(who: str) -> None:
    """The reason and the advice stay, as what was decided and what an organisation said."""
    council = named("Clinic")
    advises(council, "clinic")
    decides(council)
    after: Proposal = council.it.without(person(who))
    council.state = after
    council.acts = [each.without(person(who)) for each in council.acts]
    assert person(who) not in repr((after, council.acts))
    assert "It helps most of us." in read(board(after))
    assert ("Someone who is no longer here decided yes" in read(board(after))) == (who == "max")


def test_an_erasure_while_it_is_open_leaves_nobody_to_decide() -> None:
    """Unless it was handed on before."""
    council = named("Clinic")
    council.state = council.it.without(MAX)
    council.passes(minutes=1)
    assert council.it.results[-1].outcome is Outcome.not_decided


def test_the_seal_holds_the_decision_and_its_reason() -> None:
    """A record with another reason has another seal."""
    council = named("Clinic")
    advises(council, "clinic")
    voting, roll, acts = council.it.open_voting(), tuple(council.roll), council.latest()
    decides(council)
    deciding = council.it.results[-1].deciding
    assert deciding is not None
    assert deciding.decision is not None
    decided = replace(voting, deciding=deciding)
    other = replace(deciding, decision=replace(deciding.decision, reason="Because I can."))
    assert council.it.results[-1].seal == sealing.seal(sealing.open_vote(council.it, decided, roll, acts))
    otherwise = sealing.open_vote(council.it, replace(voting, deciding=other), roll, acts)
    assert council.it.results[-1].seal != sealing.seal(otherwise)


def test_no_more_are_asked_for_advice_than_can_be_read() -> None:
    """Two hundred are; more have to be named."""
    many = tuple(seat(f"O{number:03}", person("art")) for number in range(201))
    asking(asked.AskForAdvice(IT, person("o000")), many[:200])
    with pytest.raises(ManyAdvisers):
        asking(asked.AskForAdvice(IT, person("o000")), many)
    assert asking(asked.AskForAdvice(IT, person("o000"), "O001, O002"), many).it.open_voting().seats == 2


@pytest.mark.parametrize(
    "press",
    [
        lambda council: council.press("art", asked.GiveAdvice(IT, 1, "Yes.", Position.yes)),
        lambda council: council.press("art", asked.Answer(IT, 1, Position.yes)),
    ],
)
def test_a_vote_is_no_advice(press: Callable[[Council], object]) -> None:
    """And advice no vote."""
    with pytest.raises(NotAnAnswer):
        press(named())
    with pytest.raises(NotAnAnswer):
        advises(opened(Question.most_say_yes), "art")
