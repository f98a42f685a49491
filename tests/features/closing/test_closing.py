"""One word each at the end of a gathering: said or passed, posted once, and forgotten."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.closing import CLOSING
from bot.features.closing.cards import board as cards
from bot.features.closing.cards.held import of_person
from bot.features.closing.commands import EndByItself, EndClose, ForgetWord, OpenClose, PassWord, SayWord
from bot.features.closing.facts import CloseEnded, CloseOpened
from bot.features.closing.model import (
    OPEN_FOR,
    WORDS,
    Close,
    CloseId,
    CloseOver,
    EnoughWords,
    FacilitatorsEnd,
    OneCloseAPlace,
    OneWord,
    OpenersButton,
    Spoken,
)
from bot.kernel import limits
from bot.kernel.attention import Message
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from tests.features.reading import labels, longest, read

NOW = datetime(2026, 3, 9, 20, 0, tzinfo=UTC)
PLACE = PlaceId("the-place-----")
ROUTES = {route.command: route for route in CLOSING.routes}


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


FAY, ANA, BEN, CEM = (person(name) for name in ("Fay", "Ana", "Ben", "Cem"))


def context(who: PersonId, standing: Standing = Standing.member, now: datetime = NOW) -> Context:
    return Context(now, Actor(who, standing), CoalitionId("the-coalition-"), PLACE, None, Random(7))


@dataclass
class Evening:
    """One close, and everything that was posted of it."""

    state: Close
    facts: list[Happened] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def press(self, who: PersonId, command: Command, standing: Standing = Standing.member) -> Change[Close]:
        handler: Any = ROUTES[type(command)].handler
        change: Change[Close] = handler(self.state, command, context(who, standing))
        self.state = change.state or self.state
        self.facts += change.facts
        self.messages += change.messages
        return change

    def word(self, who: PersonId, word: str) -> Change[Close]:
        return self.press(who, SayWord(self.state.id, word))

    @property
    def words(self) -> list[str]:
        return [each.word for each in self.state.words]


def opened() -> Evening:
    handler: Any = ROUTES[OpenClose].handler
    change: Change[Close] = handler(None, OpenClose(), context(ANA))
    (state,) = change.new
    assert isinstance(state, Close)
    return Evening(state, list(change.facts))


def test_the_board_asks_one_question_and_says_what_becomes_of_the_words() -> None:
    """With three buttons, and until when it is open."""
    evening = opened()
    assert read(cards.board(evening.state)).splitlines() == [
        "One word each: how do you leave?",
        "When this ends, the bot posts the words here once and forgets them.",
        "It ends by itself at 23:00.",
        "Say my word",
        "Pass",
        "End",
        "End it for everyone? The words are posted in the channel.",
    ]
    assert evening.facts == [CloseOpened(evening.state.id, PLACE, ANA)]


def test_without_a_close_the_page_has_one_button() -> None:
    """It opens one."""
    assert labels(cards.page(None, context(ANA))) == ["Ask for one word each"]
    assert cards.page(opened().state, context(ANA)) == cards.board(opened().state)


def test_words_stand_in_the_order_in_which_they_were_said() -> None:
    """With names; another word of the same person takes the place of the first."""
    evening = opened()
    for who, word in ((BEN, "tired"), (ANA, "hopeful"), (CEM, "curious"), (BEN, "lighter")):
        evening.word(who, word)
    assert evening.words == ["lighter", "hopeful", "curious"]
    assert "3 words so far\nBen\nlighter\nAna\nhopeful\nCem\ncurious\n" in read(cards.board(evening.state))


def test_who_passes_leaves_nothing_behind() -> None:
    """Nothing is kept or shown of it; it also takes a word back."""
    evening = opened()
    quiet = evening.press(BEN, PassWord(evening.state.id))
    assert (quiet.state, quiet.facts, quiet.messages) == (None, (), ())
    assert read(quiet.reply) == "You passed; no reason is needed. You can still say a word while this is open."
    evening.word(BEN, "tired")
    evening.press(BEN, PassWord(evening.state.id))
    assert evening.words == []


def test_at_the_end_the_words_are_posted_once_and_forgotten() -> None:
    """With thanks; what stays holds neither words nor people, and the clock has nothing more to do."""
    evening = opened()
    evening.word(BEN, "tired")
    evening.word(CEM, "glad")
    change = evening.press(ANA, EndClose(evening.state.id))
    (posted,) = evening.messages
    assert read(posted.card) == (
        "How we leave\nOne word each\nBen\ntired\nCem\nglad\nThank you all for coming and for listening."
    )
    assert evening.state == Close(evening.state.id, PLACE, NOW, None, (), NOW)
    assert evening.state.deadline() is None
    assert evening.facts[-1] == CloseEnded(evening.state.id, PLACE, 2, ANA)
    assert read(change.reply).endswith("You ended it. The words are in the channel now.")
    assert labels(cards.board(evening.state)) == []


@pytest.mark.parametrize("command", [SayWord, PassWord, EndClose])
def test_what_is_over_is_over(command: Any) -> None:
    """A late press is told so, and where the words are."""
    evening = opened()
    evening.press(ANA, EndClose(evening.state.id))
    late = command(evening.state.id, "late") if command is SayWord else command(evening.state.id)
    with pytest.raises(CloseOver):
        evening.press(ANA, late)


def test_whoever_opened_it_or_a_facilitator_ends_it() -> None:
    """Others are told who; if whoever opened it is erased, a facilitator can."""
    evening = opened()
    with pytest.raises(OpenersButton) as refused:
        evening.press(BEN, EndClose(evening.state.id))
    assert read(refused.value.said) == "Ana opened this and can end it. A facilitator can too."
    evening.press(ANA, ForgetWord(ANA))
    with pytest.raises(FacilitatorsEnd):
        evening.press(ANA, EndClose(evening.state.id))
    evening.press(FAY, EndClose(evening.state.id), Standing.facilitator)
    assert evening.state.ended_at == NOW


def test_it_ends_by_itself_after_three_hours() -> None:
    """With thanks, also where nobody said a word; ticked again it does nothing."""
    evening = opened()
    assert evening.state.deadline() == NOW + OPEN_FOR
    evening.press(ANA, EndByItself(evening.state.id))
    assert [read(message.card) for message in evening.messages] == ["Thank you all for coming and for listening."]
    assert evening.state.ended_at
    assert evening.facts[-1] == CloseEnded(evening.state.id, PLACE, 0, None)


def test_one_close_a_place() -> None:
    """A second one is not opened beside it."""
    handler: Any = ROUTES[OpenClose].handler
    with pytest.raises(OneCloseAPlace):
        handler(opened().state, OpenClose(), context(BEN))


def test_an_erasure_takes_the_word_along() -> None:
    """What is told to the person of it is gone after it; for others nothing changes."""
    evening = opened()
    for who, word in ((ANA, "hopeful"), (BEN, "tired")):
        evening.word(who, word)
    assert [read(each.value) for each in of_person(Spoken(ANA, (evening.state,)))] == [
        "hopeful",
        "You opened it.",
    ]
    evening.press(ANA, ForgetWord(ANA))
    assert of_person(Spoken(ANA, (evening.state,))) == ()
    assert evening.words == ["tired"]
    handler: Any = ROUTES[ForgetWord].handler
    assert handler(None, ForgetWord(ANA), context(ANA)) == Change()


@given(st.integers(0, WORDS))
def test_every_word_is_posted_and_every_card_fits(count: int) -> None:
    """However many there are, in as many messages as it takes."""
    people = [person(f"P{number:03}") for number in range(count)]
    state = replace(opened().state, words=tuple(OneWord(each, "w" * 30) for each in people))
    posted = list(cards.gathered(state))
    assert "".join(map(read, posted)).count("w" * 30) == count
    assert sum("Thank you all" in read(card) for card in posted) == 1
    assert max(map(longest, (cards.board(state), *posted))) <= limits.CARD_TEXT


def test_a_full_close_says_so() -> None:
    """Who has said a word can still change it."""
    people = [person(f"P{number:03}") for number in range(WORDS)]
    state = replace(opened().state, words=tuple(OneWord(each, "here") for each in people))
    with pytest.raises(EnoughWords):
        state.saying(ANA, "late")
    assert state.saying(people[0], "there").words[0].word == "there"


def test_impossible_closes_are_not_built() -> None:
    """Nobody says two words, and nothing of anybody is kept after the end."""
    key = CloseId("the-close-----")
    twice = (OneWord(ANA, "a"), OneWord(ANA, "b"))
    with pytest.raises(ValueError, match="one word"):
        Close(key, PLACE, NOW, ANA, twice)
    with pytest.raises(ValueError, match="after the end"):
        Close(key, PLACE, NOW, ANA, (), NOW + timedelta(hours=1))
