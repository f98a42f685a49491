"""What happens to a proposal outside its votes: what people hand in, how its text changes, that every card fits."""

from dataclasses import replace

import pytest

from bot.features.proposals import PROPOSING
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import board, held, pages
from bot.features.proposals.facts import ProposalRewritten, ProposalWithdrawn
from bot.features.proposals.model import ProposalId, Stage
from bot.features.proposals.model.asking import MARKED, Position, Question
from bot.features.proposals.model.given import Listed, Looking
from bot.features.proposals.model.making import Named
from bot.features.proposals.model.pieces import MATTERS, TEXT, TITLE, VERSIONS, WORDS, Kind
from bot.features.proposals.model.refusals import (
    EnoughMatters,
    EnoughVersions,
    NoMatter,
    OldText,
    SameText,
    WritersChoice,
)
from bot.kernel.command import Standing
from tests.features.proposals.council import IT, SIX, Council, answer, opened, person, said, seat, written
from tests.features.reading import labels, read


def hand_in(council: Council, who: str, kind: Kind = Kind.worry, words: str = "Who pays?") -> None:
    council.press(who, asked.HandIn(IT, kind, words))


def test_writing_the_same_form_twice_makes_one() -> None:
    """It carries the id of what it makes."""
    council = written()
    again = council.press("art", asked.WriteBlock(IT, "One page", "We keep one page."))
    assert again.new == ()
    assert "stands there already" in read(said(again))


def test_what_people_hand_in_stands_beside_it_in_all_homes() -> None:
    """With their name, to be answered by anyone; until then the card says that it waits."""
    council = written()
    hand_in(council, "clinic")
    hand_in(council, "farm", Kind.question, "Since when?")
    assert "2 questions, worries and changes wait here." in read(board.board(council.it))
    council.press("zoe", asked.AnswerMatter(IT, 2, "Since May."))
    page = read(council.page("art"))
    assert "A worry of clinic: Who pays?" in page
    assert "zoe answers: Since May." in page
    assert "1 question, worry or change waits here." in read(board.board(council.it))


def test_what_was_handed_in_can_be_taken_back_by_who_did() -> None:
    """Its words are gone then; nobody else can, and what is not open any more cannot be answered."""
    council = written()
    hand_in(council, "clinic")
    with pytest.raises(WritersChoice):
        council.press("farm", asked.TakeMatterBack(IT, 1))
    council.press("clinic", asked.TakeMatterBack(IT, 1))
    assert "Who pays?" not in repr(council.it)
    for command in (asked.TakeMatterBack(IT, 1), asked.AnswerMatter(IT, 1, "We do."), asked.AnswerMatter(IT, 7, "x")):
        with pytest.raises(NoMatter):
            council.press("clinic", command)


def test_a_change_is_taken_into_the_text_by_who_wrote_it() -> None:
    """Or by a facilitator; everyone sees the new text, and that it was taken in."""
    council = written()
    hand_in(council, "clinic", Kind.change, "Say: in Spanish too.")
    with pytest.raises(WritersChoice):
        council.press("clinic", asked.Rewrite(IT, 1, 1, "One page, in Spanish too.", same=False))
    council.press("zoe", asked.Rewrite(IT, 1, 1, "One page, in Spanish too.", same=False), Standing.facilitator)
    assert council.it.text.text == "One page, in Spanish too."
    assert "It was taken into the text." in read(council.page("farm"))
    assert "One page, in Spanish too." in read(council.messages[-1].card)
    [fact] = [each for each in council.facts if isinstance(each, ProposalRewritten)]
    assert (fact.version, fact.material) == (2, True)


def test_who_changes_a_text_has_seen_the_one_that_stands() -> None:
    """Two who change it at once do not lose each other's words; the same text is no change."""
    council = written()
    council.press("art", asked.Rewrite(IT, 1, 0, "Another text.", same=True))
    with pytest.raises(OldText):
        council.press("art", asked.Rewrite(IT, 1, 0, "A third text.", same=True))
    with pytest.raises(SameText):
        council.press("art", asked.Rewrite(IT, 2, 0, "Another text.", same=True))


def test_a_proposal_can_be_withdrawn_also_while_it_is_asked() -> None:
    """By whoever wrote it; all are told, and nothing changes."""
    council = opened()
    with pytest.raises(WritersChoice):
        council.press("clinic", asked.WithdrawBlock(IT))
    council.press("art", asked.WithdrawBlock(IT))
    assert (council.it.stage, council.it.deadline()) == (Stage.withdrawn, None)
    assert "art withdrew “One page”. Nothing changes." in read(council.messages[-1].card)
    assert any(isinstance(each, ProposalWithdrawn) for each in council.facts)


def test_there_is_an_end_to_what_can_be_handed_in_and_changed() -> None:
    """With a sentence that says what to do."""
    council = written()
    for _ in range(MATTERS):
        hand_in(council, "clinic")
    with pytest.raises(EnoughMatters):
        hand_in(council, "clinic")
    for number in range(1, VERSIONS):
        council.press("art", asked.Rewrite(IT, number, 0, f"Text {number}", same=True))
    with pytest.raises(EnoughVersions):
        council.press("art", asked.Rewrite(IT, VERSIONS, 0, "One more", same=True))


def test_only_what_one_can_do_is_offered() -> None:
    """Who wrote it can change and withdraw it; who handed something in can take it back; all can answer."""
    council = written()
    hand_in(council, "clinic", Kind.change)
    art, clinic, farm = (set(labels(council.page(who))) for who in ("art", "clinic", "farm"))
    assert art - farm == {"Change the text", "Withdraw it", "Take it in", "Leave it out"}
    assert clinic - farm == {"Take it back"}
    assert {"Answer it", "Ask for answers", "A question, a worry …"} <= farm


def test_who_is_erased_is_named_nowhere_and_the_words_of_their_organisation_stay() -> None:
    """In the proposal, and in what was said for a seat."""
    council = opened()
    hand_in(council, "clinic")
    council.press("clinic", asked.AnswerMatter(IT, 1, "We pay."))
    answer(council, "clinic", Position.harm, "No room.")
    given = Named(person("clinic"), (council.it,), tuple(council.acts))
    assert [read(each.value) for each in held.of_person(given)] == [
        "Who pays?",
        "We pay.",
        "You answered for your organisation: No room.",
    ]
    after = council.it.without(person("clinic")).without(person("art"))
    assert person("clinic") not in repr(after).replace("s-Clinic", "")
    assert "Who pays?" in repr(after)
    handler = {route.command: route.handler for route in PROPOSING.routes}[asked.ForgetAnswer]
    context = council.context(person("clock"), Standing.clock)
    change = handler(Named(person("clinic"), (), tuple(council.acts)), asked.ForgetAnswer(person("clinic")), context)
    assert repr(change.state).count("No room.") == 1
    assert person("clinic") not in repr(change.state).replace("s-Clinic", "")


def worst(question: Question, seats: int, options: str = "") -> Council:
    """Everything as long as it can be, and as much of it as there can be."""
    names = tuple(seat(f"O{number:02}", person("art")) for number in range(seats))
    council = Council((seat("Art"), *names))
    council.press("art", asked.WriteBlock(IT, "T" * TITLE, "x" * TEXT))
    for number in range(MATTERS):
        hand_in(council, "art", Kind.change, f"{number}" + "w" * (WORDS - 3))
    for number in range(1, 6):
        council.press("art", asked.AnswerMatter(IT, number, "a" * WORDS))
    council.press("art", asked.AskForAnswers(IT, question, 7, options))
    council.passes(hours=1)
    if question is Question.live_with_it:
        for each in names:
            answer(council, each.name.organisation.rstrip("-").lower(), Position.harm, "h" * WORDS)  # type: ignore[union-attr]
    return council


@pytest.mark.parametrize("question", [each for each in Question if each not in MARKED])
@pytest.mark.parametrize("seats", [5, 39, 200])
def test_every_card_fits(question: Question, seats: int) -> None:
    """With the longest texts, all seats, all options and a hundred changes: on each page of them and at each stage."""
    options = "\n".join(f"{number}" + "o" * 73 for number in range(10)) if question is Question.pick_one else ""
    council = worst(question, seats, options)
    for start in range(0, MATTERS, 7):
        council.page("art", start)
        council.page("zoe", start)
    board.board(council.it)
    pages.counting(council.it, council.context(person("art")))
    council.passes(days=8)
    board.board(council.it)
    council.page("art")
    pages.counting(council.it, council.context(person("art")))
    many = tuple(replace(council.it, id=ProposalId(f"p{number}".ljust(14, "-"))) for number in range(30))
    pages.all_of_them(Listed(many, many[:5]), council.context(person("art")))


def test_a_page_of_nothing_says_how_to_begin() -> None:
    """In one sentence and one button."""
    council = Council(SIX)
    shown = pages.all_of_them(Listed((), ()), council.context(person("art")))
    assert "Nothing is on the table." in read(shown)
    assert labels(shown)[0] == "Write a building block"
    assert Looking(written().it, ()).chair is None
