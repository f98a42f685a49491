"""Who has been heard before the group is asked, what one carries home, and what one has still to answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import ProposalWritten
from bot.features.proposals.handlers.hearing import after_proposal_written
from bot.features.proposals.model import Held, SeatName
from bot.features.proposals.model.asking import MOST_OPTIONS, OPTION, Position, Question
from bot.features.proposals.model.pieces import MATTERS, TEXT, TITLE, WORDS, Kind
from bot.kernel.attention import Met, Need
from bot.kernel.command import Standing
from bot.kernel.ids import Id
from tests.features.proposals.council import IT, SIX, Council, answer, opened, person, said, seat, written
from tests.features.reading import labels, read

RESIDENT = Held(SeatName(Id("s-residents---"), None, 1), person("rosa"), True, ())


def talked_about(seats: tuple[Held, ...] = SIX) -> Council:
    """Art wrote it."""
    council = written(seats)
    council.press("clock", asked.ListUnheard(IT), Standing.clock)
    return council


def test_the_card_says_who_has_not_been_heard() -> None:
    """All but whoever wrote it, each until somebody of theirs says a word, answers one, or that they have read it."""
    council = talked_about((*SIX, RESIDENT))
    heard = "Not heard yet: Bank, Clinic, Dance, Elders, Farm, residents (seat 1). There is time."
    assert heard in read(board(council.it))
    council.press("clinic", asked.HandIn(IT, Kind.question, "Since when?"))
    council.press("bank", asked.AnswerMatter(IT, 1, "Since May."))
    council.press("rosa", asked.SayRead(IT))
    council.press("farm", asked.SayRead(IT))
    assert "Not heard yet: Dance, Elders. There is time." in read(board(council.it))
    for who in ("dance", "elders"):
        assert "We have read it" in labels(board(council.it))
        council.press(who, asked.SayRead(IT))
    assert "Not heard" not in read(board(council.it))
    assert "We have read it" not in labels(board(council.it))


def test_the_list_is_made_when_something_is_written() -> None:
    """In whichever way; who holds no seat or waits for it is not waited for, and a large group is not listed."""
    fact = ProposalWritten(IT, "One page", person("art"), None)
    assert after_proposal_written(fact) == (asked.ListUnheard(IT),)
    council = talked_about((*SIX, seat("Garden", confirmed=False)))
    assert len(council.it.unheard) == 5
    assert talked_about((seat("Art"), *(seat(f"O{number:02}") for number in range(41)))).it.unheard == ()
    assert len(talked_about((seat("Art"), *(seat(f"O{number:02}") for number in range(40)))).it.unheard) == 40


def test_of_many_twelve_are_named() -> None:
    """And how many more there are."""
    council = talked_about((seat("Art"), *(seat(f"O{number:02}") for number in range(20))))
    assert "O10, O11, and 8 more. There is time." in read(board(council.it))


def test_saying_twice_that_one_has_read_it_changes_nothing() -> None:
    """Neither does it from somebody for whom nobody waits."""
    council = talked_about()
    council.press("clinic", asked.SayRead(IT))
    for who in ("clinic", "art", "zoe"):
        assert council.press(who, asked.SayRead(IT)).state is None


def test_whoever_wants_to_ask_sees_whom_to_wait_for() -> None:
    """They can ask all the same: nobody can hold a question up by silence."""
    council = talked_about()
    assert "Wait for them?" in labels(council.page("art"))
    page = council.opens(asked.WaitPage(IT), "art")
    assert "These have not said a word about it yet: Bank, Clinic, Dance, Elders, Farm." in read(page)
    assert {"Wait for them", "Ask now"} <= set(labels(page))
    council.press("art", asked.AskForAnswers(IT))
    assert "Not heard yet" not in read(board(council.it))


def test_those_who_are_waited_for_find_it_once_under_what_needs_them() -> None:
    """However often somebody presses; it goes when they are heard."""
    council = talked_about()
    change = council.press("art", asked.WaitForThem(IT))
    again = council.press("farm", asked.WaitForThem(IT))
    needs = [each for each in change.needs if isinstance(each, Need)]
    assert [each.person for each in needs] == [person(n) for n in ("bank", "clinic", "dance", "elders", "farm")]
    assert [(each.person, each.key) for each in again.needs if isinstance(each, Need)] == [
        (each.person, each.key) for each in needs
    ]
    heard = council.press("clinic", asked.HandIn(IT, Kind.worry, "Who pays?"))
    assert heard.needs == (Met(needs[1].key),)
    assert [each.person for each in council.press("art", asked.WaitForThem(IT)).needs if isinstance(each, Need)] == [
        person(n) for n in ("bank", "dance", "elders", "farm")
    ]


def test_one_takes_home_the_text_the_question_and_the_last_day() -> None:
    """And what people said to it, without their names: it leaves the coalition."""
    council = opened()
    council.press("farm", asked.HandIn(IT, Kind.worry, "Who pays?"))
    council.press("bank", asked.AnswerMatter(IT, 1, "We do."))
    page = council.opens(asked.TakeHomePage(IT), "clinic")
    shown = read(page)
    for words in ("We keep one page with all our services.", "Answer by", "A worry: Who pays?", "Answer: We do."):
        assert words in shown
    assert "farm" not in shown
    assert "Yes, for now" in labels(page)
    assert "Take it to my people" in labels(council.page("clinic"))


@pytest.mark.parametrize("way", [Question.pick_one, Question.run_off])
def test_one_takes_home_the_options_too(way: Question) -> None:
    """Else nobody at home could say which; the longest ones fit beside the longest text, and all that was handed in."""
    options = tuple(f"{number} {'o' * (OPTION - 2)}" for number in range(MOST_OPTIONS))
    council = Council()
    council.press("art", asked.WriteBlock(IT, "T" * TITLE, "x" * TEXT))
    for _ in range(30):
        council.press("farm", asked.HandIn(IT, Kind.worry, "w" * WORDS))
    press = asked.AskForAnswers(IT, way, options="\n".join(options))
    council.press("art", press if way is Question.pick_one else asked.AskToRank(IT, way, "\n".join(options)))
    shown = read(council.opens(asked.TakeHomePage(IT), "clinic"))
    assert [number for number in range(MOST_OPTIONS) if f"{number} ooo" not in shown] == []
    assert "None of these" in shown


def test_what_is_taken_home_fits_however_much_there_is() -> None:
    """A hundred short ones, and long ones beside the longest text; how many more there are is said."""
    for words in ("?", "x" * WORDS):
        council = opened()
        council.state = replace(
            council.it, versions=(replace(council.it.text, text="y" * (TEXT if len(words) > 1 else 9)),)
        )
        for _ in range(MATTERS):
            council.press("farm", asked.HandIn(IT, Kind.worry, words))
        assert "more stand in our channels." in read(council.opens(asked.TakeHomePage(IT), "clinic"))


def test_my_page_leads_to_what_i_have_still_to_answer() -> None:
    """For each of my seats, with what I said so far; after a change of what it means that it has changed."""
    council = opened(seats=(*SIX[:5], seat("Farm", person("clinic"))))
    answer(council, "clinic", Position.yes, seat=seat("Clinic").name.seat)
    shown = read(council.opens(asked.MyAnswersPage(), "clinic"))
    assert "One page: Clinic answered Yes. You can change it until" in shown
    assert "One page: Farm has not answered yet. There is time until" in shown
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))
    assert "the text has changed since Clinic answered" in read(council.opens(asked.MyAnswersPage(), "clinic"))
    assert "Nobody asks you for an answer now." in read(council.opens(asked.MyAnswersPage(), "zoe"))


def test_many_open_answers_stand_on_pages() -> None:
    """Six on each."""
    council = opened(seats=tuple(seat(f"O{number:02}", person("clinic")) for number in range(13)) + SIX[:1])
    first = council.opens(asked.MyAnswersPage(), "clinic")
    assert read(first).count("has not answered yet") == 6
    assert "More of them" in labels(first)
    last = council.opens(asked.MyAnswersPage(12), "clinic")
    assert read(last).count("has not answered yet") == 1
    assert "More of them" not in labels(last)


def test_a_waiting_that_nobody_ends_ends_by_itself() -> None:
    """After a week; nobody is reminded of having been silent."""
    council = talked_about()
    needs = council.press("art", asked.WaitForThem(IT)).needs
    assert {each.until for each in needs if isinstance(each, Need)} == {council.now + timedelta(days=7)}
    assert "Nobody is hurried." in read(said(council.press("art", asked.WaitForThem(IT))))
