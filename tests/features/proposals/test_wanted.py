"""What another feature wants to have decided: how it comes before all, on which terms, and what is stated of it."""

from collections.abc import Callable

import pytest

from bot.deciding import BeingDecided, Decided, DecisionWanted, Terms
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import board
from bot.features.proposals.handlers import wanted
from bot.features.proposals.model import Stage
from bot.features.proposals.model.asking import Asking, Position, Question
from bot.features.proposals.model.options import floor_in, share_in
from bot.features.proposals.model.pieces import VERSIONS, Within
from bot.features.proposals.model.refusals import LeastTime
from bot.features.proposals.model.wanted import AskedInItsWay, WordsStay
from bot.insiders import Insiders
from bot.kernel.command import Standing
from bot.kernel.ids import Id
from bot.kernel.text import say
from bot.kernel.wire import WireId
from tests.features.proposals.council import IT, NAMES, SIX, Council, answer, person, ruled
from tests.features.reading import labels, read

SUBJECT = Id("the-subject---")
WORDS = "We answer within two weeks."
EVERYONE = Terms("live with it", days=7, everyone=True, notice=True, fixed=True)


def want(
    council: Council, terms: Terms | None = None, who: str = "art", text: str = WORDS, number: int = 1
) -> tuple[Council, DecisionWanted]:
    fact = DecisionWanted(
        "rule", SUBJECT, number, "How fast we answer", text, person(who), terms or Terms(),
        say("This is about a ground rule."), WireId("1:gr:0"),
    )  # fmt: skip
    for command in wanted.after_decision_wanted(fact):
        council.press(who, command)
    return council, fact


def of_kind(council: Council, kind: type[BeingDecided] | type[Decided]) -> list[BeingDecided | Decided]:
    return [each for each in council.facts if isinstance(each, kind)]


def decided(council: Council) -> Decided:
    (one,) = (each for each in council.facts if isinstance(each, Decided))
    return one


def all_say(council: Council, position: Position, names: tuple[str, ...] = NAMES[:6]) -> None:
    for name in names:
        words = "We had no time to ask." if position is Position.worry else ""
        answer(council, name.lower(), position, words)


def test_what_is_wanted_comes_before_all_and_is_asked_at_once() -> None:
    """In the way that the group usually decides, with a sentence on what it is and a way back to it."""
    council, _ = want(Council())
    voting = council.it.open_voting()
    assert (council.it.title, council.it.text.text) == ("How fast we answer", WORDS)
    assert (voting.asking.question, (voting.until - council.now).days) == (Question.live_with_it, 7)
    assert "This is about a ground rule." in read(board.board(council.it))
    assert "What it came from" in labels(council.page("art"))
    assert of_kind(council, BeingDecided) == [BeingDecided("rule", SUBJECT, 1, council.it.id, 1)]


@pytest.mark.parametrize(("way", "question"), [("most say yes", "most say yes"), ("pick one", "live with it")])
def test_it_is_asked_in_the_groups_way_where_that_is_for_one_text(way: str, question: str) -> None:
    """Who usually picks one of several is asked whether all can live with it."""
    council, _ = want(Council(rules=ruled("way-of-deciding", way)) if way == "most say yes" else _picking())
    assert council.it.open_voting().asking.question is Question(question)


def _picking() -> Council:
    return Council(rules=ruled("way-of-deciding", "pick one", holds=False))


def test_it_lies_on_the_table_where_whoever_wants_it_may_not_ask() -> None:
    """Somebody who may asks then; nobody is refused, since nobody pressed anything here."""
    council, _ = want(Council(), who="nobody")
    assert council.it.stage is Stage.talking
    assert of_kind(council, BeingDecided) == [BeingDecided("rule", SUBJECT, 1, council.it.id, 0)]
    council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 7))
    assert of_kind(council, BeingDecided)[-1] == BeingDecided("rule", SUBJECT, 1, council.it.id, 1)


def test_it_lies_on_the_table_if_it_is_only_to_be_talked_about_or_nobody_answers() -> None:
    """Without seats there is no roll to freeze."""
    assert want(Council(), Terms(at_once=False))[0].it.stage is Stage.talking
    assert want(Council(seats=()))[0].it.stage is Stage.talking


def test_what_is_wanted_twice_is_asked_once() -> None:
    """While it is asked and once it is agreed nothing changes; nor does the fact stated again by a retry."""
    council, _ = want(Council())
    before = council.it
    assert want(council, text="Other words.")[0].it == before
    all_say(council, Position.yes)
    council.passes(days=8)
    agreed = council.it
    assert agreed.stage is Stage.adopted
    assert want(council, text="Other words.")[0].it == agreed


def test_what_was_not_agreed_takes_new_words_and_is_asked_again() -> None:
    """In the same proposal, with all that was said to it."""
    council, _ = want(Council())
    answer(council, "art", Position.harm, "We cannot.")
    council.passes(days=8)
    assert (decided(council).adopted, decided(council).vote) == (False, 1)
    want(council, text="We answer within a month.")
    assert [each.text for each in council.it.versions] == [WORDS, "We answer within a month."]
    assert of_kind(council, BeingDecided)[-1] == BeingDecided("rule", SUBJECT, 1, council.it.id, 2)


def test_more_versions_than_fit_are_not_kept() -> None:
    """A reaction refuses nothing: what does not fit any more is asked as it was."""
    council, _ = want(Council(), Terms(at_once=False))
    for number in range(VERSIONS + 2):
        want(council, Terms(at_once=False), text=f"Words {number}.")
    assert len(council.it.versions) == VERSIONS


def test_what_came_of_it_is_stated_with_all_that_a_register_needs() -> None:
    """With the words as they were voted on."""
    council, _ = want(Council())
    all_say(council, Position.yes, NAMES[:5])
    council.passes(days=8)
    told = decided(council)
    assert (told.kind, told.subject, told.number, told.adopted) == ("rule", SUBJECT, 1, True)
    assert (told.title, told.text, told.version) == ("How fast we answer", WORDS, 1)
    assert (told.seats, told.answered, told.way, told.withdrawn) == (6, 5, "live with it", False)
    assert told.seal
    assert told.review


def test_what_another_feature_sees_to_is_nobodys_to_do() -> None:
    """It holds, and nobody is asked who does what: a rule is kept, and who is let go of a promise has nothing to do."""
    council, _ = want(Council())
    all_say(council, Position.yes)
    council.passes(days=8)
    told = council.messages[-1].card
    assert "It holds from now on." in read(told)
    assert "who does what" not in read(told)
    everywhere = [*labels(told), *labels(council.page("art"))]
    assert council.it.stage is Stage.adopted
    assert asked.SayWhoDoesWhat.title.text not in everywhere


def test_withdrawing_it_is_stated_too() -> None:
    """Then it is asked no more."""
    council, _ = want(Council())
    council.press("art", asked.WithdrawBlock(IT))
    told = decided(council)
    assert (told.adopted, told.withdrawn, told.vote) == (False, True, 0)


def test_an_ordinary_proposal_states_nothing_of_it() -> None:
    """Only what another feature wants is decided for one."""
    council = Council()
    council.press("art", asked.WriteBlock(IT, "One page", "We keep one page."))
    council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 7))
    all_say(council, Position.yes)
    council.passes(days=8)
    assert not [each for each in council.facts if isinstance(each, BeingDecided | Decided)]


def test_with_everyone_each_seat_has_to_say_yes() -> None:
    """With a worry it is a yes."""
    council, _ = want(Council(), EVERYONE)
    assert "all who are asked say yes" in read(board.board(council.it))
    all_say(council, Position.yes, NAMES[:5])
    all_say(council, Position.worry, NAMES[5:6])
    council.passes(days=8)
    assert decided(council).adopted
    assert "6 of 6 that were asked say yes (all needed)" in read(board.board(council.it))


@pytest.mark.parametrize("last", [None, Position.recused, Position.harm])
def test_with_everyone_one_seat_without_a_yes_is_enough_to_leave_things_as_they_are(last: Position | None) -> None:
    """Silence, an objection, and that it is not theirs to decide."""
    council, _ = want(Council(), EVERYONE)
    all_say(council, Position.yes, NAMES[:5])
    if last:
        answer(council, "farm", last, "We cannot." if last is Position.harm else "")
    council.passes(days=8)
    assert not decided(council).adopted


def test_an_objection_that_is_withdrawn_is_a_yes_of_everyone() -> None:
    """They can live with it now."""
    council, _ = want(Council(), EVERYONE)
    all_say(council, Position.yes, NAMES[:5])
    answer(council, "farm", Position.harm, "We cannot.")
    seat = SIX[5].name.seat
    council.press("farm", asked.WithdrawObjection(IT, council.it.text.number, seat))
    council.passes(days=8)
    assert decided(council).adopted


def test_its_terms_hold_whoever_asks_again() -> None:
    """In its own way, for as long, of everyone; and its words stay."""
    council, _ = want(Council(), EVERYONE)
    council.passes(days=8)
    for question in (Question.most_say_yes, Question.silence):
        with pytest.raises(AskedInItsWay):
            council.press("art", asked.AskForAnswers(IT, question, 7))
    with pytest.raises(LeastTime):
        council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 6))
    with pytest.raises(WordsStay):
        council.press("art", asked.Rewrite(IT, 1, 0, "Other words.", same=True))
    council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 7))
    assert council.it.open_voting().asking.everyone


def test_what_is_no_yes_or_no_is_not_asked_of_it() -> None:
    """One text is wanted: nothing is picked among several."""
    council, _ = want(Council(), Terms(at_once=False))
    with pytest.raises(AskedInItsWay):
        council.press("art", asked.AskForAnswers(IT, Question.pick_one, 7, "One\nTwo"))
    with pytest.raises(AskedInItsWay):
        council.press("art", asked.AskWhoIsIn(IT))


def test_with_notice_it_is_open_for_as_long_as_silence_would_need() -> None:
    """And cannot be ended before that."""
    rules = ruled("notice-before-silence-counts", "10")
    council, _ = want(Council(rules=rules), Terms(notice=True))
    voting = council.it.open_voting()
    assert (voting.until - council.now).days == 10
    assert voting.earliest == voting.until
    assert (want(Council(rules=rules), Terms())[0].it.open_voting().until - council.now).days == 7


def test_what_stands_by_silence_is_open_for_as_long_as_a_rule_asks_that_only_reminds() -> None:
    """Nobody wanted to keep it shorter."""
    rules = ruled("notice-before-silence-counts", "10", holds=False)
    council, _ = want(Council(rules=rules), Terms(Question.silence.value))
    voting = council.it.open_voting()
    assert voting.asking.question is Question.silence
    assert (voting.until - council.now).days == 10


def test_the_clock_tries_again_what_somebody_wanted() -> None:
    """A retry comes from nobody, and is asked all the same."""
    council, fact = Council(), want(Council())[1]
    (command,) = wanted.after_decision_wanted(fact)
    council.press("clock", command, Standing.clock)
    assert council.it.stage is Stage.voting
    assert council.it.proposer == person("art")


def test_a_yes_of_everyone_is_asked_in_a_way_that_has_a_yes() -> None:
    """The group's own way may have none."""
    with pytest.raises(ValueError, match="a way that has a yes"):
        Terms(everyone=True)


def test_it_is_put_to_those_alone_for_whom_it_is() -> None:
    """To these seats; to a circle as one of its own. Asked again later it is put to the same."""
    among = tuple(each.name.seat for each in SIX[:3])
    council, _ = want(Council(), Terms(among=among))
    assert {each.seat for each in council.roll} == set(among)
    council.passes(days=8)
    council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 7))
    assert {each.seat for each in council.roll if each.vote == 2} == set(among)


def test_what_is_a_circles_is_put_to_the_circle() -> None:
    """It binds those in it alone."""
    people = frozenset(map(person, ("art", "bank", "clinic")))
    names = frozenset(each.name.organisation for each in SIX[:3] if each.name.organisation)
    council = Council(circle=Insiders("Housing", "How families can stay", people, names))
    fact = DecisionWanted("rule", SUBJECT, 1, "#3", "#3", person("art"), circle=Id("the-circle----"))
    for command in wanted.after_decision_wanted(fact):
        council.press("art", command)
    assert council.it.circle == Within(Id("the-circle----"), "Housing")
    assert {each.organisation for each in council.roll} == names


@pytest.mark.parametrize(("way", "asked_in"), [("most say yes", "most say yes"), ("pick one", "live with it")])
def test_a_rule_that_holds_never_keeps_it_from_being_asked(way: str, asked_in: str) -> None:
    """In the group's way where that is for one text; its own terms, where it has some, come first."""
    rules = ruled("way-of-deciding", way)
    council, _ = want(Council(rules=rules))
    assert council.it.open_voting().asking.question is Question(asked_in)
    council, _ = want(Council(rules=rules), Terms("share", days=7))
    assert council.it.open_voting().asking.question is Question.share
    council, _ = want(Council(rules=rules), Terms(at_once=False))
    council.press("art", asked.AskForAnswers(IT, Question(asked_in), 7))
    assert council.it.stage is Stage.voting


@pytest.mark.parametrize("holds", [True, False])
def test_what_takes_a_yes_of_every_seat_is_asked_of_seats(*, holds: bool) -> None:
    """Whatever is ruled for other votes."""
    council, _ = want(Council(rules=ruled("electorate", "people", holds=holds)), EVERYONE)
    voting = council.it.open_voting()
    assert (voting.asking.people, voting.asking.everyone, voting.seats) == (False, True, len(SIX))


@pytest.mark.parametrize(
    ("setting", "value", "seen"),
    [
        ("quorum", "5/6", lambda asking: asking.quorum == share_in("5/6")),
        ("least-yes", "1/2", lambda asking: asking.floor == floor_in("1/2")),
        ("answers-at-once", "1", lambda asking: asking.at_once),
        ("mandate", "1", lambda asking: asking.mandate),
        ("reasons-for-answers", "1", lambda asking: asking.reasons),
        ("months-to-review", "5", lambda asking: asking.review == 5),
        ("openness-of-votes", "secret", lambda asking: asking.secret),
    ],
)
def test_what_the_group_has_ruled_for_votes_holds_for_it_too(
    setting: str, value: str, seen: Callable[[Asking], bool]
) -> None:
    """As for a vote that somebody asks for by hand; it names the rule."""
    council, _ = want(Council(rules=ruled(setting, value)), Terms("most say yes"))
    asking = council.it.open_voting().asking
    assert seen(asking)
    assert [each.number for each in asking.under] == [3]
