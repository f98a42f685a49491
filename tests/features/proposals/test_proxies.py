"""One seat that lets another act for it: in one vote, or until a date; and its own answer that counts instead."""

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.facts import ProxyEnded, ProxyGiven
from bot.features.proposals.model import Held
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.proxy import (
    ActsAnyway,
    AnsweredThemselves,
    NobodyForAnother,
    OneProxy,
    TheirsToConfirm,
)
from bot.features.proposals.model.refusals import (
    MoreTimeOnce,
    NobodyThere,
    NoSeat,
    NotOnRoll,
    WhichSeat,
)
from bot.features.proposals.model.secret import Openness
from bot.kernel.attention import Met, Need
from bot.kernel.refusal import NotFound
from tests.features.proposals.council import IT, SIX, Council, answer, opened, person, said, seat
from tests.features.reading import labels, read

YES, WORRY, HARM = Position.yes, Position.worry, Position.harm
CLINIC, FARM, GARDEN = seat("Clinic").name.seat, seat("Farm").name.seat, seat("Garden").name.seat


def let(council: Council, who: str = "clinic", seat_of: str = "Clinic", to: str = "Farm", days: int = 0) -> str:
    command = asked.LetActFor(IT, seat(seat_of).name.seat, seat(to).name.seat, days)
    return read(said(council.press(who, command)))


def acted_for() -> Council:
    """The farm answers for the clinic in this vote."""
    council = opened()
    let(council)
    return council


def roll(council: Council, who: str = "art") -> str:
    return read(council.opens(asked.RollPage(IT), who))


def test_one_seat_answers_for_another() -> None:
    """In its name, as one answer of it; whoever leads the other one is told, and the roll shows it to all."""
    council = acted_for()
    assert "Farm answers for Clinic in this vote." in roll(council)
    change = answer(council, "farm", WORRY, "Who pays?", seat=CLINIC)
    assert "Saved for Clinic: Yes, with a worry" in read(said(change))
    assert "Farm answers for Clinic, which can answer itself." in read(said(change))
    [need] = [each for each in change.needs if isinstance(each, Need)]
    assert need.person == person("clinic")
    assert council.it.open_voting().given.positions == {WORRY: 1}
    [act] = council.acts
    assert (act.seat, act.person, act.proxy) == (CLINIC, person("farm"), FARM)
    [fact] = [each for each in council.facts if isinstance(each, ProxyGiven)]
    assert (fact.organisation, fact.acting) == (seat("Clinic").name.organisation, seat("Farm").name.organisation)


def test_whoever_acts_for_another_says_for_which() -> None:
    """A press on the card for all could be for either; on their page it is clear."""
    council = acted_for()
    which = said(answer(council, "farm", YES))
    assert "Farm" in read(which)
    assert "Clinic" in read(which)
    assert council.acts == []
    with pytest.raises(WhichSeat):
        answer(council, "farm", HARM, "No room.")
    page = read(council.page("farm", seat=CLINIC))
    assert "Answer for Clinic" in page
    assert "They let Farm answer for them. What they answer themselves counts." in page
    answer(council, "farm", YES, seat=FARM)
    answer(council, "farm", HARM, "No room.", seat=CLINIC)
    assert council.it.open_voting().given.positions == {YES: 1, HARM: 1}


def test_what_a_seat_answers_itself_counts() -> None:
    """It needs no second press to replace what was answered for it, and nobody else answers for it then."""
    council = acted_for()
    answer(council, "farm", HARM, "No room.", seat=CLINIC)
    own = answer(council, "clinic", YES)
    assert "Saved for Clinic: Yes" in read(said(own))
    assert any(isinstance(each, Met) and "written" in each.key for each in own.needs)
    with pytest.raises(AnsweredThemselves):
        answer(council, "farm", HARM, "No room.", seat=CLINIC)
    assert council.it.open_voting().given.positions == {YES: 1}


def test_a_seat_that_says_the_same_itself_has_said_it() -> None:
    """From then on nobody else changes it, though nothing else was said."""
    council = acted_for()
    answer(council, "farm", YES, seat=CLINIC)
    answer(council, "clinic", YES)
    assert [each.proxy for each in council.acts] == [FARM, None]
    with pytest.raises(AnsweredThemselves):
        answer(council, "farm", HARM, "No room.", seat=CLINIC)
    assert council.it.open_voting().given.positions == {YES: 1}


def test_what_a_seat_answered_before_it_let_another_answer_can_be_changed() -> None:
    """That is what it wanted then; since it is its own answer, the other one looks at it and presses again."""
    council = opened()
    answer(council, "clinic", YES)
    council.passes(minutes=5)
    let(council)
    assert "Yes. Replace it?" in read(said(answer(council, "farm", WORRY, "Who pays?", seat=CLINIC)))
    assert council.it.open_voting().given.positions == {YES: 1}
    council.press("farm", asked.ReplaceAnswer(IT, 1, CLINIC, 2))
    assert council.it.open_voting().given.positions == {WORRY: 1}


def test_of_another_text_a_seat_has_said_nothing_itself() -> None:
    """What it said of the one before counts no more, and whoever it lets answer can."""
    council = acted_for()
    answer(council, "clinic", YES)
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))
    answer(council, "farm", WORRY, "Who pays?", seat=CLINIC)
    assert council.it.open_voting().given.positions == {WORRY: 1}


def test_more_time_that_one_asks_for_another_is_kept_as_that() -> None:
    """Once for the seat, whoever asks."""
    council = acted_for()
    answer(council, "farm", Position.more_time, seat=CLINIC)
    assert [(each.seat, each.proxy) for each in council.acts] == [(CLINIC, FARM)]
    with pytest.raises(MoreTimeOnce):
        answer(council, "clinic", Position.more_time, seat=CLINIC)


def test_either_can_end_it_at_any_time() -> None:
    """What was answered stays, and nobody answers for it any more; ended twice it is ended once."""
    for who in ("clinic", "farm"):
        council = acted_for()
        answer(council, "farm", YES, seat=CLINIC)
        [proxy] = council.proxies
        with pytest.raises(NoSeat):
            council.press("art", asked.EndProxy(proxy.id))
        for _ in range(2):
            council.press(who, asked.EndProxy(proxy.id))
        assert sum(isinstance(each, ProxyEnded) for each in council.facts) == 1
        with pytest.raises(NoSeat):
            answer(council, "farm", HARM, "No.", seat=CLINIC)
        assert council.it.open_voting().given.positions == {YES: 1}
        assert "Farm answers for Clinic" not in roll(council)


def test_it_is_for_one_vote_or_until_a_date() -> None:
    """In the next vote the first is over; the other one goes on until its day."""
    for days, goes_on in ((0, False), (30, True), (10, False)):
        council = opened()
        let(council, days=days)
        council.passes(days=8)
        council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 20))
        council.passes(days=4)
        if goes_on:
            answer(council, "farm", YES, seat=CLINIC)
        else:
            with pytest.raises(NoSeat):
                answer(council, "farm", YES, seat=CLINIC)


def test_a_seat_lets_one_other_act_for_it() -> None:
    """Somebody else's, which somebody holds; what it does not hold itself cannot be handed on."""
    council = acted_for()
    council.seats = (*SIX, Held(seat("Garden").name, None, True, ()))
    for command, who, no in (
        (asked.LetActFor(IT, CLINIC, seat("Art").name.seat), "clinic", OneProxy),
        (asked.LetActFor(IT, CLINIC, FARM), "farm", NoSeat),
        (asked.LetActFor(IT, FARM, FARM), "farm", ActsAnyway),
        (asked.LetActFor(IT, FARM, GARDEN), "farm", NobodyThere),
        (asked.LetActFor(IT, FARM, seat("Hall").name.seat), "farm", NotFound),
    ):
        with pytest.raises(no):
            council.press(who, command)
    council.seats = (*SIX, seat("Garden"))
    with pytest.raises(NotOnRoll):
        council.press("garden", asked.LetActFor(IT, GARDEN, FARM))
    assert len(council.proxies) == 1


def test_it_goes_no_further_than_to_the_next() -> None:
    """Whoever acts for the farm does not act for the clinic."""
    council = acted_for()
    let(council, "farm", "Farm", "Bank")
    answer(council, "bank", YES, seat=FARM)
    with pytest.raises(NoSeat):
        answer(council, "bank", YES, seat=CLINIC)


def test_only_a_seat_itself_says_that_its_people_have_confirmed() -> None:
    """Whoever acts for it cannot know."""
    council = acted_for()
    council.press("farm", asked.AnswerForNow(IT, 1, CLINIC))
    with pytest.raises(TheirsToConfirm):
        council.press("farm", asked.ConfirmAnswer(IT, 1, CLINIC))
    council.press("clinic", asked.ConfirmAnswer(IT, 1, CLINIC))
    assert not council.latest()[0].for_now


def test_nobody_acts_for_a_seat_that_nobody_holds() -> None:
    """A seat that left lets nobody answer, and one that left acts for nobody."""
    council = acted_for()
    council.seats = tuple(each for each in SIX if each.name.seat != CLINIC)
    with pytest.raises(NoSeat):
        answer(council, "farm", YES, seat=CLINIC)
    council.seats = tuple(each for each in SIX if each.name.seat != FARM)
    with pytest.raises(NoSeat):
        answer(council, "farm", YES, seat=CLINIC)
    assert council.acts == []


def test_nobody_acts_for_another_in_secret() -> None:
    """What is handed in there stays with who hands it in."""
    council = opened(Question.most_say_yes, openness=Openness.secret)
    with pytest.raises(NobodyForAnother):
        let(council)
    assert "Another answers for us" not in labels(council.opens(asked.RollPage(IT), "clinic"))


def test_each_sees_what_they_can_do_about_their_own() -> None:
    """Whoever lets another act ends it, as that one does; others see it only."""
    council = opened()
    assert "Another answers for us" in labels(council.opens(asked.RollPage(IT), "clinic"))
    let(council)
    shown = {who: labels(council.opens(asked.RollPage(IT), who)) for who in ("clinic", "farm", "art", "zoe")}
    assert "End this" in shown["clinic"]
    assert "Another answers for us" not in shown["clinic"]
    assert "End this" in shown["farm"]
    assert "End this" not in shown["art"]
    assert "Another answers for us" not in shown["zoe"]
