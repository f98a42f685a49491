"""The buttons of other features that lead to promises: each opens what it says."""

import pytest

from bot.features.promises import PROMISING, facts
from bot.features.promises import commands as asked
from bot.features.promises.model import CommitmentId, Way
from bot.kernel.command import Command, Draft, Page
from bot.kernel.feature import Catalogue
from bot.kernel.ids import Id
from bot.kernel.wire import WireId, decode, draft

ORIGIN, PROMISE = Id("where-it-began"), CommitmentId("the-promise---")


@pytest.mark.parametrize(
    ("way", "leads_to"),
    [
        (facts.PROMISES_PAGE, asked.PromisesPage()),
        (facts.MY_PROMISES_PAGE, asked.MyPromisesPage()),
        (facts.promise_page(PROMISE), asked.PromisePage(PROMISE)),
        (facts.promise_done(PROMISE), draft(asked.SayPromiseDone, promise=PROMISE)),
        (facts.promises_of(ORIGIN), asked.PromisesUnderPage(ORIGIN)),
        (facts.promise_after(ORIGIN), draft(asked.MakePromise, way=Way.round, of=ORIGIN)),
        (facts.promise_of(ORIGIN), draft(asked.PromiseUnder, way=Way.proposal, of=ORIGIN, agreement=ORIGIN)),
        (facts.promise_under(ORIGIN), draft(asked.PromiseUnder, way=Way.agreement, of=ORIGIN, agreement=ORIGIN)),
    ],
)
def test_a_way_in_opens_what_it_says(way: WireId, leads_to: Command | Page | Draft) -> None:
    """With where it comes from, and all that is to be asked still open."""
    assert decode(way.written, Catalogue((PROMISING,)).wires) == leads_to
