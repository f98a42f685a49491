"""Three promises: anyone writes them, each organisation says whether it can keep them, and nothing is counted as yes
that nobody said."""

from dataclasses import replace

import pytest

from bot.features.ground_rules.cards import held
from bot.features.ground_rules.cards.promises import SHOWN, board, page
from bot.features.ground_rules.commands import ForgetVoice, ReplacePromise
from bot.features.ground_rules.facts import PromisesAccepted, PromisesReworded, PromisesWritten
from bot.features.ground_rules.model import (
    ANSWERS,
    OURS,
    Answer,
    AskedAnew,
    EnoughAnswers,
    Reading,
    Says,
    SayWhomFirst,
    Spoken,
    key_of,
)
from bot.kernel import limits
from bot.kernel.elements import People
from bot.kernel.ids import OrganisationId
from tests.features.ground_rules.village import (
    AMIR,
    ANA,
    BEN,
    CLINIC,
    HOMES,
    NEW,
    RIA,
    SCHOOL,
    THESE,
    Village,
    context,
    person,
    with_promises,
)
from tests.features.reading import labels, longest, read, said


def test_without_promises_the_page_has_one_sentence_and_one_button() -> None:
    """It says what they are, and leads to the form."""
    card = page(Reading(None, 0), context(ANA))
    assert read(card).splitlines()[1:-1] == [
        "You have no ground rules yet. You can begin with three promises on how you treat each other."
    ]
    assert labels(card) == ["Write three promises"]


def test_one_promise_can_be_the_first_to_be_written() -> None:
    """Where nothing is written yet it takes the place of one of ours; the same form sent again is no second wording."""
    village = Village()
    village.take(ANA, "Nobody is filmed.", 1, edition=0)
    assert village.promises.lines == (OURS[0], "Nobody is filmed.", OURS[2])
    again = village.press(ANA, ReplacePromise(THESE, "Nobody is filmed.", key_of(0, 1)))
    assert read(again.reply).splitlines()[1] == (
        "Your words are in the channel now. Each organisation can say whether it can keep them."
    )
    assert village.facts == [PromisesWritten(THESE, ANA)]


def test_one_promise_takes_the_place_of_another() -> None:
    """Of the one that was read, and then everyone is asked anew; whoever saw other words is asked to read again."""
    village = with_promises()
    village.keep(BEN)
    village.take(AMIR, "Nobody is filmed.", 2, edition=1)
    assert village.promises.lines == (*OURS[:2], "Nobody is filmed.")
    assert (village.promises.edition, village.promises.answers) == (2, ())
    assert village.facts[-1] == PromisesReworded(THESE, 2, AMIR)
    assert len(village.messages) == len(HOMES)
    for edition in (0, 1, 3):
        with pytest.raises(AskedAnew):
            village.take(RIA, "We sing.", 0, edition=edition)


def test_one_for_promises_that_are_gone_is_refused() -> None:
    """Nobody says anything in place of what they did not read."""
    with pytest.raises(AskedAnew):
        Village().take(ANA, "We sing.", 0, edition=1)


def test_what_is_left_empty_is_ours() -> None:
    """And stays ours, so that each reader has it in their own language."""
    village = Village()
    change = village.write(ANA, second="Nobody is filmed.")
    assert village.promises.lines == (OURS[0], "Nobody is filmed.", OURS[2])
    assert village.promises.edition == 1
    assert village.facts == [PromisesWritten(THESE, ANA)]
    assert read(change.reply).startswith(
        "Three promises on how we treat each other\nYour words are in the channel now."
    )


def test_the_form_sent_twice_writes_once() -> None:
    """So does somebody who was a moment later: theirs are shown what stands."""
    village = with_promises()
    before = village.promises
    for who in (ANA, BEN):
        change = village.write(who, first="Something else")
        assert "Three promises are written already." in read(change.reply)
    assert village.promises == before


def test_the_card_says_who_can_keep_them_and_never_who_is_silent() -> None:
    """An organisation with who said it, a resident by name, nobody else."""
    village = with_promises()
    assert not [element for element in board(village.promises).elements if isinstance(element, People)]
    village.keep(ANA)
    village.keep(RIA)
    village.talk(BEN)
    card = read(board(village.promises))
    assert "They can keep these\nSchool\nsaid by Ana\nRia\nThey would like to talk first\nClinic\nsaid by Ben" in card
    assert "This is no vote: nothing is binding, and nobody has to answer." in card
    assert labels(board(village.promises)) == ["We can keep these", "Not yet, let us talk", "Change the words"]


def test_an_organisation_has_one_answer_and_the_latest_counts() -> None:
    """Whoever of its people gives it; it stays where it stood."""
    village = with_promises()
    village.keep(ANA)
    village.keep(BEN)
    village.talk(AMIR)
    assert village.promises.answers == (Answer(SCHOOL, AMIR, Says.talks), Answer(CLINIC, BEN, Says.keeps))


def test_who_was_a_resident_speaks_for_their_organisation_alone() -> None:
    """What they said for themselves before does not stand beside it."""
    village = with_promises()
    village.keep(RIA)
    after = village.promises.answered(1, Answer(CLINIC, RIA, Says.talks))
    assert after.answers == (Answer(CLINIC, RIA, Says.talks),)


def test_who_has_not_said_whom_they_are_with_is_asked_that_first() -> None:
    """A stranger to the roster too."""
    village = with_promises()
    for who in (NEW, person("Nobody")):
        with pytest.raises(SayWhomFirst):
            village.keep(who)


def test_a_yes_is_in_the_history_once_and_a_wish_to_talk_never() -> None:
    """It counts how many can keep them by then, and holds none of the words."""
    village = with_promises()
    village.talk(BEN)
    for who in (ANA, ANA, AMIR):
        village.keep(who)
    village.keep(BEN)
    assert village.facts[1:] == [
        PromisesAccepted(THESE, 1, SCHOOL, ANA, 1),
        PromisesAccepted(THESE, 1, CLINIC, BEN, 2),
    ]


def test_new_words_ask_everyone_anew() -> None:
    """All homes are told silently, and an answer to the old words is refused."""
    village = with_promises()
    village.keep(ANA)
    village.reword(BEN, "We listen first.")
    assert (village.promises.lines[0], village.promises.answers) == ("We listen first.", ())
    assert village.promises.written_by == BEN
    told = "Ben changed the words of the promises. Please look whether you can keep them."
    assert said(tuple(village.messages)) == [told, told]
    assert village.facts[-1] == PromisesReworded(THESE, 2, BEN)
    with pytest.raises(AskedAnew):
        village.keep(AMIR, edition=1)
    with pytest.raises(AskedAnew):
        village.reword(AMIR, "Mine", edition=1)


def test_the_same_words_ask_nobody() -> None:
    """A form that is sent with nothing in it changes nothing."""
    village = with_promises()
    village.keep(ANA)
    assert read(village.reword(BEN).reply) == "Nothing has changed."
    assert len(village.promises.answers) == 1
    assert village.messages == []


def test_what_an_organisation_said_stays_when_its_person_is_erased() -> None:
    """By nobody; what a resident said goes, and whoever wrote the words is not named any more."""
    village = with_promises()
    for who in (ANA, RIA):
        village.keep(who)
    told = held.of_person(Spoken(ANA, village.promises))
    assert [read(each.value) for each in told] == [
        "You wrote the three promises.",
        "You said for School: We can keep these",
    ]
    assert read(held.of_person(Spoken(RIA, village.promises))[0].value) == "You said: We can keep these"
    for who in (ANA, RIA):
        village.press(who, ForgetVoice(who))
    assert village.promises.answers == (Answer(SCHOOL, None, Says.keeps),)
    assert village.promises.written_by is None
    card = read(board(village.promises))
    assert "Ana" not in card
    assert "These words have stood here since" in card
    assert held.of_person(Spoken(ANA, None)) == ()


def test_the_words_that_somebody_wrote_are_told_and_stay() -> None:
    """The bot's own lines are nobody's; when the writer is erased the words stand, and no more is told."""
    village = with_promises()
    village.reword(BEN, "We listen first.")
    told = held.of_person(Spoken(BEN, village.promises))
    assert [(read(each.value), each.stays) for each in told] == [
        ("You wrote the three promises.", False),
        ("We listen first.", True),
    ]
    village.press(BEN, ForgetVoice(BEN))
    assert village.promises.lines[0] == "We listen first."
    assert held.of_person(Spoken(BEN, village.promises)) == ()


def test_nothing_happens_for_who_has_said_nothing() -> None:
    """An erasure finds nothing here."""
    village = with_promises()
    village.state = None
    assert village.press(BEN, ForgetVoice(BEN)).state is None


def test_a_full_card_fits_and_leads_on() -> None:
    """Each part shows some of the answers; the last leads nowhere further. One more than all is kindly refused."""
    village = with_promises()
    many = tuple(
        Answer(OrganisationId(f"org-{number:010}"), ANA, Says.keeps if number % 2 else Says.talks)
        for number in range(ANSWERS)
    )
    full = replace(village.promises, answers=many, lines=("P" * 150,) * 3)
    shown = [page(Reading(full, start), context(ANA)) for start in range(0, ANSWERS // 2, SHOWN)]
    assert ["More" in labels(card) for card in shown] == [True] * (len(shown) - 1) + [False]
    assert max(map(longest, (board(full), *shown))) <= limits.CARD_TEXT
    with pytest.raises(EnoughAnswers):
        full.answered(1, Answer(SCHOOL, ANA, Says.keeps))
    again = full.answered(1, replace(many[0], says=Says.keeps))
    assert len(again.answers) == ANSWERS
