"""Someone's first round: a script that only they see, and a partner who has facilitated before."""

from typing import Any

import pytest

from bot.features.listening.cards.board import board, page
from bot.features.listening.commands import (
    AskForPartner,
    BePartner,
    EndRound,
    ImHere,
    LeaveWithCoalition,
    MoveOn,
    OpenFirstRound,
    Pause,
)
from bot.features.listening.facts import PartnerFound, PartnerWanted
from bot.features.listening.handlers.keeping import ask_for_partner
from bot.features.listening.handlers.opening import open_first_round
from bot.features.listening.model import Asking, Format, Here, Opening, Part, Round, Stage, joining
from bot.features.listening.model import refusals as model
from bot.kernel.attention import Met, Need
from bot.kernel.change import Change
from bot.kernel.ids import PersonId
from bot.kernel.settings import Rules
from tests.features.listening.rounds import (
    ANA,
    BEN,
    CEM,
    CLOCK,
    DOA,
    FAY,
    NOW,
    ROUND,
    Evening,
    context,
    going,
    moved,
)
from tests.features.reading import labels, read, said

SCRIPT = "Your first round: a short script"


def opened(*, first_time: bool) -> Change[Round]:
    return open_first_round(Opening(None, Rules({}), first_time=first_time), OpenFirstRound(), context(FAY, NOW))


def first(*people: PersonId) -> Evening:
    """Under way, by someone who facilitates for the first time."""
    return moved(going(*people), guided=True)


def asked(evening: Evening, *known: PersonId) -> Change[Round]:
    given = Asking(evening.state, known)
    change = ask_for_partner(given, AskForPartner(ROUND), context(FAY, evening.now))
    evening.state = change.state or evening.state
    return change


def test_the_script_comes_with_the_first_round_alone() -> None:
    """In the answer to who opens it, before the buttons are needed; later rounds have none."""
    card: Any = opened(first_time=True).reply
    assert SCRIPT in read(card)
    assert labels(card) == ["Ask for a partner"]
    assert SCRIPT not in read(opened(first_time=False).reply)


def test_only_the_one_who_facilitates_sees_the_script() -> None:
    """On the page of the round until it is over; never on the card that all see."""
    evening = first(ANA)
    assert SCRIPT in read(page(Here(evening.state), context(FAY, NOW)))
    assert SCRIPT not in read(page(Here(evening.state), context(ANA, NOW)))
    assert SCRIPT not in read(board(evening.state))
    evening.press(FAY, EndRound(ROUND))
    assert SCRIPT not in read(page(Here(evening.state), context(FAY, NOW)))


def test_some_who_have_done_it_before_are_asked() -> None:
    """Three at most, each alone; to ask again asks nobody again."""
    evening = first(ANA)
    change = asked(evening, BEN, CEM, DOA, ANA)
    assert change.facts == (PartnerWanted(ROUND, FAY),)
    needs = [need for need in change.needs if isinstance(need, Need)]
    assert len({need.person for need in needs}) == 3
    assert read(needs[0].words) == "Fay facilitates for the first time. Would you help with the round?"
    assert change.messages == ()
    again = asked(evening, BEN)
    assert (again.state, again.needs) == (None, ())
    assert "Ask for a partner" not in labels(page(Here(evening.state), context(FAY, NOW)))


def test_with_nobody_to_ask_the_script_is_enough() -> None:
    """It is said kindly; and nobody asks for someone else's round."""
    with pytest.raises(model.NobodyToAsk):
        asked(first(ANA))
    with pytest.raises(model.FacilitatorsButton):
        ask_for_partner(Asking(first(ANA).state, (BEN,)), AskForPartner(ROUND), context(ANA, NOW))


def test_the_first_who_says_yes_is_the_partner() -> None:
    """All see it, nothing waits for the others any more, and who was not asked is thanked."""
    evening = first(ANA)
    asked(evening, BEN, CEM)
    with pytest.raises(model.NotInvited):
        evening.press(DOA, BePartner(ROUND))
    change = evening.press(BEN, BePartner(ROUND))
    assert change.facts == (PartnerFound(ROUND, BEN),)
    assert change.needs == (Met(evening.state.help_wanted),)
    assert said(change.messages) == ["Ben helps Fay with the round."]
    assert "Ben helps with it." in read(board(evening.state))
    assert evening.press(BEN, BePartner(ROUND)).state is None
    with pytest.raises(model.HelpedAlready):
        evening.press(CEM, BePartner(ROUND))
    assert read(asked(evening, CEM).reply) == "Ben helps you in this round."


def test_the_partner_presses_what_the_facilitator_presses() -> None:
    """And it is a sign that the round is attended to."""
    evening = moved(first(ANA, CEM), partner=BEN, unattended=True)
    evening.turn(BEN, MoveOn)
    assert (evening.speaker, evening.state.unattended) == (CEM, False)
    evening.press(BEN, Pause(ROUND))
    assert evening.state.stage is Stage.paused


def test_a_partner_who_leaves_the_coalition_is_none_any_more() -> None:
    """Nor is one who was only asked; the round goes on."""
    for kept in ({"partner": BEN}, {"invited": (BEN,)}):
        evening = moved(first(ANA), **kept)
        assert evening.state.holds(BEN)
        evening.press(CLOCK, LeaveWithCoalition(BEN))
        assert not evening.state.holds(BEN)
        assert evening.part(ANA) is Part.speaking


def test_nobody_is_asked_for_a_round_that_is_over() -> None:
    """What waited for those who were asked is gone with it."""
    evening = moved(first(ANA), invited=(BEN,))
    change = evening.press(FAY, EndRound(ROUND))
    assert Met(evening.state.help_wanted) in change.needs
    with pytest.raises(model.RoundOver):
        evening.press(BEN, BePartner(ROUND))
    assert not joining.without(evening.state, BEN, DOA).helped_by(BEN)


@pytest.mark.parametrize("topic", ["", "Housing"])
@pytest.mark.parametrize("format", [Format.go_around, Format.two_go_arounds])
def test_where_a_page_is_full_the_script_gives_way(topic: str, format: Format) -> None:  # noqa: A002 - the field's name
    """What can be pressed in the round is there in any case; the script is there wherever it fits."""
    evening = moved(going(ANA, BEN, FAY, topic=topic, format=format), guided=True, outside=True, asked=FAY)
    evening.press(ANA, ImHere(ROUND, evening.state.turns))
    shown = page(Here(evening.state, able=True), context(FAY, evening.now))
    assert set(labels(board(evening.state))) <= set(labels(shown))
    assert SCRIPT in read(page(Here(first(ANA).state), context(FAY, NOW)))
