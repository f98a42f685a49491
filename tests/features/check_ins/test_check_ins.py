"""What people meet: a question that comes again, an answer, a change of mind, a hand that is lent, and rest."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from bot.features.check_ins import ON_CHECK_INS
from bot.features.check_ins import commands as asked
from bot.features.check_ins.cards import answers, board, held, pages
from bot.features.check_ins.facts import CheckInChanged, CheckInChangedForOthers, CheckInClosed, HelpOffered
from bot.features.check_ins.model import (
    Answer,
    How,
    Kind,
    Known,
    Listed,
    Looking,
    Prompt,
    PromptId,
    Repeating,
    Stage,
    Step,
)
from bot.features.check_ins.model.prompt import MOST_HELPERS, WORDS
from bot.features.check_ins.model.refusals import (
    CheckInEnded,
    EnoughCheckIns,
    FirstDayFar,
    FirstDayPast,
    HelpFound,
    ItsPlaceClosed,
    NothingToRepeat,
    NotYourHelp,
    SettersChoice,
)
from bot.features.check_ins.model.rhythm import Rhythm
from bot.features.check_ins.model.series import MOST_SERIES, QUESTION
from bot.features.check_ins.model.settings import Summary
from bot.kernel.command import Actor, Context
from bot.kernel.command import Standing as Role
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.limits import CARD_TEXT
from bot.kernel.refusal import OldButton, Refusal
from bot.kernel.settings import Ruled, Rules
from bot.recurrence import Weekly
from tests.features.check_ins.world import ANA, BEN, CEM, PLACE, SERIES_ID, World
from tests.features.reading import labels, longest, read

HOURS = timedelta(hours=1)
LONDON = "Europe/London"
ELSEWHERE = PlaceId("another-place-")


def begun(kind: Kind = Kind.progress) -> World:
    """Ana set it; it is ten, and all three were asked at nine."""
    world = World(dict.fromkeys((ANA, BEN, CEM), LONDON), datetime(2026, 3, 2, 8, tzinfo=UTC))
    world.press(ANA, asked.SetCheckIn(SERIES_ID, "How is the garden?", world.now.date(), time(9), Rhythm.weekly, kind))
    world.passes(2 * HOURS)
    return world


def seen_by(who: PersonId, world: World, standing: Role = Role.member) -> Context:
    return Context(world.now, Actor(who, standing, zone=LONDON), CoalitionId("the-coalition-"), PLACE, None, Random(7))


def page(world: World, who: PersonId, before: Prompt | None = None) -> str:
    check_in = world.today()
    said = tuple(each for each in world.prompts.values() if each.check_in == check_in.id and each.answer)
    mine = next((each for each in world.prompts.values() if each.person == who), None)
    return read(answers.page(Looking(check_in, said, 0, mine, before, ()), seen_by(who, world)))


def test_setting_one_says_when_it_asks() -> None:
    """On each person's own clock, and sent twice it is one."""
    world = World({ANA: LONDON}, datetime(2026, 3, 2, 8, tzinfo=UTC))
    command = asked.SetCheckIn(SERIES_ID, "How is the garden?", world.now.date(), time(9))
    first, second = world.press(ANA, command), world.press(ANA, command)
    assert "It asks on Monday, 2026-03-02 at 09:00, on each person's own clock." in read(first.reply)
    assert (first.reply, len(world.series)) == (second.reply, 1)


def test_the_board_counts_and_names_nobody() -> None:
    """Until when, how many have answered, and that one may leave it unanswered."""
    world = begun()
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.at_risk, "The pump is broken."))
    shown = read(board.board(world.today()))
    assert "1 of 3 has answered" in shown
    assert "you may leave it unanswered" in shown
    assert not any(secret in shown for secret in ("Ben", "Ana", "Cem", "pump"))
    assert labels(board.board(world.today())) == ["Answer", "See the answers"]


def test_each_is_asked_under_what_needs_them_until_they_answer() -> None:
    """It stands there until their window is over, and is gone when they have answered."""
    world = begun()
    assert {who for who, _ in world.needs} == {ANA, BEN, CEM}
    assert all(each.until for each in world.needs.values())
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.done))
    assert {who for who, _ in world.needs} == {ANA, CEM}


def test_an_answer_can_be_changed_and_come_late() -> None:
    """The last one counts, also after the check-in has closed; nobody is told that it was late."""
    world = begun()
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.on_track))
    world.passes(48 * HOURS)
    assert world.today().closed_at
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.done, "Planted."))
    world.press(CEM, asked.AnswerCheckIn(world.today().id, How.on_track))
    standing = world.today().standing
    assert (standing.answered, standing.of(How.done), standing.of(How.on_track)) == (2, 1, 1)
    assert "late" not in page(world, ANA)


def test_at_its_end_it_is_summed_up_without_names() -> None:
    """How it stands with those who said so, and thanks; those who did not are not spoken of."""
    world = begun()
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.on_track))
    world.passes(48 * HOURS)
    assert world.lines[-1] == "The check-in of Monday, 2026-03-02 is over. Thank you."
    assert world.facts[-1] == CheckInClosed(world.today().id, SERIES_ID, 3, 1)


def test_where_the_rules_say_so_it_is_summed_up_on_its_page_alone() -> None:
    """The channel reads nothing at its end; the page says how it stood."""
    (rule,) = ON_CHECK_INS
    world = begun()
    world.rules = Rules({rule.name: Ruled("page", 3, "Answers stay on their page.", holds=True)})
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.on_track))
    lines = len(world.lines)
    world.passes(48 * HOURS)
    assert len(world.lines) == lines
    assert "The check-in of Monday, 2026-03-02 is over." in page(world, ANA)
    assert [each.value for each in rule.answers] == [each.value for each in Summary]


def test_last_time_can_be_said_again() -> None:
    """What one answered the last time stands above the buttons, and one press says it again."""
    world = begun()
    with pytest.raises(NothingToRepeat):
        world.press(BEN, asked.AnswerAsBefore(world.today().id))
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.at_risk, "The pump is broken."))
    before = world.of(BEN)
    world.passes(timedelta(days=7))
    waiting = replace(world.of(BEN), answer=None)
    shown = answers.page(Looking(world.today(), (), 0, waiting, before, ()), seen_by(BEN, world))
    assert "Last time: At risk. The pump is broken." in read(shown)
    assert "Same as last time" in labels(shown)
    world.press(BEN, asked.AnswerAsBefore(world.today().id))
    assert world.of(BEN).answer == Answer(How.at_risk, "The pump is broken.", world.now)


def test_who_needs_help_finds_who_lends_a_hand() -> None:
    """All are asked, once; both learn of each other; who asked cannot help themselves."""
    world = begun()
    need_help = asked.AnswerCheckIn(world.today().id, How.need_help, "The pump is broken.")
    world.press(BEN, need_help)
    world.press(BEN, need_help)
    assert world.lines == ["Ben would like a hand. Who can help?"]
    with pytest.raises(NotYourHelp):
        world.press(BEN, asked.LendAHand(world.of(BEN).id))
    reply = world.press(CEM, asked.LendAHand(world.of(BEN).id)).reply
    assert read(reply) == "Thank you. Ben is told that you can help, and can say yes to it."
    assert "Cem can lend a hand" in read(world.needs[BEN, f"check-in.help:{world.today().id}:{CEM}"].words)
    world.press(CEM, asked.LendAHand(world.of(BEN).id))
    assert sum(isinstance(each, HelpOffered) for each in world.facts) == 1
    assert "Can lend a hand: Cem" in page(world, ANA)


def test_who_does_not_need_help_any_more_is_left_in_peace() -> None:
    """A button that hangs in the channel still says so kindly."""
    world = begun()
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.need_help))
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.done))
    with pytest.raises(HelpFound, match="help-found"):
        world.press(CEM, asked.LendAHand(world.of(BEN).id))


def test_who_asks_not_to_be_asked_is_not_and_may_answer() -> None:
    """Nobody is told of it, and they can have it undone."""
    world = begun()
    change = world.press(CEM, asked.AskMe(SERIES_ID, wanted=False))
    assert (change.facts, change.messages) == ((), ())
    world.passes(timedelta(days=7))
    assert (CEM, "2026-03-09") not in world.asked
    world.press(CEM, asked.AnswerCheckIn(world.today().id, How.on_track))
    assert world.of(CEM).step is Step.skipped
    world.press(CEM, asked.AskMe(SERIES_ID, wanted=True))
    world.passes(timedelta(days=7))
    assert world.asked[CEM, "2026-03-16"] == 1


def test_pause_and_end() -> None:
    """Nothing comes meanwhile and nothing is made up for; what has ended stays so."""
    world = begun()
    world.press(ANA, asked.PauseCheckIn(SERIES_ID))
    world.passes(timedelta(days=20))
    assert len(world.check_ins) == 1
    reply = world.press(ANA, asked.ResumeCheckIn(SERIES_ID)).reply
    assert read(reply) == "It goes on. It asks next on Monday, 2026-03-23."
    world.press(ANA, asked.EndCheckIn(SERIES_ID))
    world.passes(timedelta(days=20))
    assert len(world.check_ins) == 1
    with pytest.raises(CheckInEnded):
        world.press(ANA, asked.ResumeCheckIn(SERIES_ID))


def test_where_its_place_is_closed_it_goes_on_elsewhere() -> None:
    """Where it is resumed, and nowhere from where nobody meets; in the place that it has it says nothing of a place."""
    world = begun()
    world.homes = {ELSEWHERE}
    world.press(ANA, asked.PauseCheckIn(SERIES_ID))
    world.here = None
    with pytest.raises(ItsPlaceClosed):
        world.press(ANA, asked.ResumeCheckIn(SERIES_ID))
    assert world.series[SERIES_ID].stage is Stage.paused
    world.here = ELSEWHERE
    reply = world.press(ANA, asked.ResumeCheckIn(SERIES_ID)).reply
    assert read(reply) == "It goes on, and asks here from now on. It asks next on Monday, 2026-03-09."
    assert world.series[SERIES_ID].place == ELSEWHERE
    world.passes(timedelta(days=8))
    assert world.today().place == ELSEWHERE


def test_who_set_it_changes_it_and_a_facilitator_can() -> None:
    """Others are told who can; the history says when it was a facilitator."""
    world = begun()
    with pytest.raises(SettersChoice):
        world.press(BEN, asked.PauseCheckIn(SERIES_ID))
    world.press(ANA, asked.OpenFor(SERIES_ID, 48))
    world.press(BEN, asked.RewordCheckIn(SERIES_ID, "How is it?"), Role.facilitator)
    kinds = [type(each) for each in world.facts if isinstance(each, CheckInChanged)]
    assert kinds == [CheckInChanged, CheckInChangedForOthers]


@pytest.mark.parametrize(
    "altered",
    [
        asked.RepeatCheckIn(SERIES_ID, 0),
        asked.RepeatCheckIn(SERIES_ID, 128),
        asked.RepeatCheckIn(SERIES_ID, 1, 5),
        asked.OpenFor(SERIES_ID, 7),
    ],
)
def test_what_no_button_of_ours_says_is_an_old_button(altered: asked.OfSeries) -> None:
    """Altered presses change nothing."""
    world = begun()
    with pytest.raises(OldButton):
        world.press(ANA, altered)


@pytest.mark.parametrize(("days", "refusal"), [(-3, FirstDayPast), (400, FirstDayFar), (3_000_00, FirstDayFar)])
def test_first_days_that_do_not_fit(days: int, refusal: type[Refusal]) -> None:
    """Long past, or further than a year away: it is said, and nothing is set."""
    world = World({ANA: LONDON})
    with pytest.raises(refusal):
        world.press(ANA, asked.SetCheckIn(SERIES_ID, "How?", world.now.date() + timedelta(days=days), time(9)))
    assert world.series == {}


def test_there_is_an_end_to_how_many_a_coalition_has() -> None:
    """People have other things to do."""
    world = World({ANA: LONDON})
    for number in range(MOST_SERIES):
        key = type(SERIES_ID)(f"series-{number:07}")
        world.press(ANA, asked.SetCheckIn(key, "How?", world.now.date(), time(9)))
    with pytest.raises(EnoughCheckIns):
        world.press(ANA, asked.SetCheckIn(SERIES_ID, "How?", world.now.date(), time(9)))


def test_in_their_own_words() -> None:
    """A question of the group's own is answered without saying how it stands."""
    world = begun(Kind.words)
    with pytest.raises(OldButton):
        world.press(BEN, asked.AnswerCheckIn(world.today().id, How.done))
    world.press(BEN, asked.AnswerInWords(world.today().id, "We laughed a lot."))
    assert "We laughed a lot." in page(world, ANA)
    assert world.today().standing.counts == ()


def test_somebody_may_write_it_down_for_them() -> None:
    """It says by whom, and they are asked to look at it."""
    world = begun()
    world.press(ANA, asked.AnswerCheckIn(world.today().id, How.on_track, "By phone.", CEM))
    assert "Ana wrote it down for you." in read(
        answers.page(Looking(world.today(), (), 0, world.of(CEM), None, ()), seen_by(CEM, world))
    )
    assert "Ana wrote down your answer" in read(world.needs[CEM, f"check-in.written:{world.today().id}"].words)


def test_what_is_erased_leaves_only_the_count() -> None:
    """Their words and their name go, also where they helped or wrote something down."""
    world = begun()
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.need_help, "The pump."))
    world.press(CEM, asked.LendAHand(world.of(BEN).id))
    kept = world.of(BEN)
    gone = kept.without(BEN)
    assert (gone.person, gone.helpers, gone.answer and gone.answer.words) == (None, (), "")
    assert kept.without(CEM).helpers == ()
    assert held.of_person(Known(BEN, (), (gone,))) == ()
    told = held.of_person(Known(BEN, (), (kept,)))
    assert "The pump." in read(told[0].value if not isinstance(told[0].value, PersonId) else "")


def test_the_fullest_cards_fit() -> None:
    """Three long answers of people who need help, and a series with all its buttons."""
    world = begun()
    words, question = "w" * WORDS, "q" * QUESTION
    check_in = replace(world.today(), question=question, late=True)
    many = tuple(PersonId(f"helper-{number:07}") for number in range(MOST_HELPERS))
    helped = Answer(How.need_help, words, world.now, ANA)
    full = tuple(
        replace(world.of(BEN), id=PromptId(f"prompt-{number:07}"), answer=helped, helpers=many) for number in range(3)
    )
    card = answers.page(Looking(check_in, full, 0, full[0], None, (BEN, CEM)), seen_by(ANA, world))
    assert longest(card) <= CARD_TEXT
    series = replace(world.series[SERIES_ID], question=question)
    every = replace(series, days=Weekly(world.now.date(), frozenset(range(7)), time(9)))
    shown = pages.series(Repeating(every, (check_in,) * 1), seen_by(ANA, world))
    assert "Every week on Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday" in read(shown)
    listed = pages.all_of_them(Listed((series,) * 1, (check_in,), ()), seen_by(ANA, world))
    assert longest(listed) <= CARD_TEXT
