"""Every card of a choice among several fits: with the longest options, with ten or twenty of them, at each step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.model import SeatName
from bot.features.proposals.model.among import Among
from bot.features.proposals.model.among import written as on_a_button
from bot.features.proposals.model.asking import MARKED, OPTION, Asking, Question
from bot.features.proposals.model.ballots import blank
from bot.features.proposals.model.pieces import TEXT, TITLE, WORDS, Kind
from bot.features.proposals.model.tally.meeting import Slot
from bot.kernel.card import Card
from bot.kernel.elements import Button, MenuOption
from bot.kernel.ids import OrganisationId
from bot.kernel.limits import CARD_SHOWN
from bot.kernel.wire import encode
from tests.features.proposals.council import IT, NOW, VIEWS, Council, person, seat
from tests.features.reading import longest, pressable, read

SEATS = tuple(seat(f"S{number}") for number in range(60))


def worst(question: Question, options: int) -> Council:
    """A vote with so many options, whatever the form would take; the whole paper is on the wire all the same."""
    council = Council(SEATS)
    council.press("s0", asked.WriteBlock(IT, "t" * TITLE, "x" * TEXT))
    for _ in range(9):
        council.press("s1", asked.HandIn(IT, Kind.change, "c" * WORDS))
    slots = tuple(
        Slot(NOW + timedelta(days=9 + day), NOW + timedelta(days=9, hours=1 + day * 24)) for day in range(options)
    )
    required = tuple(
        SeatName(each.name.seat, OrganisationId(f"o{n}".ljust(14, "-"))) for n, each in enumerate(SEATS[:5])
    )
    rules = Among(highest=10, dots=30, on_one=10, slots=slots, required=required)
    named = () if question is Question.meeting else tuple(f"{n:02}" + "o" * (OPTION - 2) for n in range(options))
    asking = Asking(question, options=named, among=rules)
    roll = tuple(each.name for each in SEATS)
    council.state = council.it.asked(asking, roll, person("s0"), NOW, NOW + timedelta(days=7))
    council.passes(seconds=1)
    return council


def checked(card: Card) -> Card:
    """It was built, so that it has no more parts and text than fit; and every press fits on the wire."""
    assert longest(card) <= CARD_SHOWN
    for each in pressable(card):
        own = isinstance(each.press, asked.BallotPage | asked.HandInBallot)
        assert len(encode(each.press)) <= 100 - own * len("the-coalition-/")
    return card


def shown(council: Council) -> None:
    """All cards of it at this stage."""
    for who in ("s0", "s1", "zoe"):
        for start in range(0, 9, 2):
            checked(council.page(who, start))
    checked(board(council.it))
    checked(VIEWS[asked.CountingPage].draw(council.it, council.context(person("s0"))))


def pages(council: Council, who: str, steps: int = 25) -> list[Button | MenuOption]:
    """The paper by every first choice there is, from blank until all of it is filled in; what hands it in at last."""
    seat, asking = council.chairs(person(who))[0].held.name.seat, council.it.open_voting().asking
    page, presses = asked.BallotPage(IT, on_a_button(blank(asking)), seat=seat), list[Button | MenuOption]()
    for _ in range(steps):
        presses = list(pressable(checked(council.paper(who, page))))
        onward = [
            each.press
            for each in presses
            if isinstance(each.press, asked.BallotPage)
            and each.press.marks != page.marks
            and set(each.press.marks) != {"-"}
            and each.press.marks.count("-") + each.press.marks.count("0") < len(each.press.marks)
            and read(each.label) not in {"Take the last one back", "Start over"}
        ]
        if not onward:
            break
        page = onward[-1] if page.at is not None or onward[0].at is not None else onward[0]
    return presses


@pytest.mark.parametrize("options", [10, 20])
@pytest.mark.parametrize("question", [each for each in Question if each in MARKED])
def test_every_card_fits(question: Question, options: int) -> None:
    """Before, while and after people answer."""
    council = worst(question, options)
    shown(council)
    for number in range(0, 60, 7):
        handing_in = [e.press for e in pages(council, f"s{number}") if isinstance(e.press, asked.HandInBallot)]
        assert handing_in, "nothing can be handed in"
        reply = council.press(f"s{number}", handing_in[0])
        assert isinstance(reply.reply, Card)
        checked(reply.reply)
        shown(council)
    council.moved("S0", person("kim"))
    [anew] = [e.press for e in pages(council, "kim", 3) if isinstance(e.press, asked.HandInBallot)]
    reply = council.press("kim", anew)
    assert isinstance(reply.reply, Card)
    assert "answered for" in read(checked(reply.reply))
    council.state = council.it.with_voting(replace(council.it.open_voting(), seats=9))
    council.passes(days=8)
    checked(council.messages[-1].card)
    shown(council)
