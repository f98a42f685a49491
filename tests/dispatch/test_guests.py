"""What a platform says of an account, and what it may do: only founding takes somebody of the place's own."""

from copy import deepcopy
from dataclasses import replace

import pytest

from bot.features import FEATURES
from bot.guests import Founding, Kind
from bot.kernel.command import Command, Page
from bot.kernel.feature import Catalogue
from tests.dispatch.conftest import Evening
from tests.dispatch.garden import Hide, Look, Settle

REFUSED: dict[Kind, tuple[str | None, str | None]] = {
    Kind.own: (None, None),
    Kind.guest: (None, "for-people-of-this-workspace"),
    Kind.outside: (None, "for-people-of-this-workspace"),
    Kind.unsure: (None, "kind-not-known"),
    Kind.off: ("switched-off", "switched-off"),
    Kind.program: ("people-only", "people-only"),
}


@pytest.mark.parametrize("kind", Kind)
def test_what_a_kind_of_account_may_do(evening: Evening, kind: Kind) -> None:
    """A member's, and a stranger's who founds something; what is refused leaves nothing behind."""
    anything, founding = REFUSED[kind]
    evening.kind, before = kind, deepcopy(evening.world)
    asked: tuple[tuple[Command | Page, str | None], ...] = (
        (Hide(), anything),
        (Look(), anything),
        (Settle(), founding),
    )
    for request, refusal in asked:
        assert evening.ask(request).refusal == refusal
        if refusal:
            assert evening.world == before
        evening.world = deepcopy(before)


@pytest.mark.parametrize("kind", [Kind.own, Kind.guest])
def test_nobody_founds_anything_on_a_page_of_their_own(evening: Evening, kind: Kind) -> None:
    """It is a page that everybody has: nothing lives there, and nothing is left behind."""
    evening.kind, before, page = kind, deepcopy(evening.world), replace(evening.elsewhere, channel="")
    refused = {Kind.own: "nobody-else-here", Kind.guest: "for-people-of-this-workspace"}
    assert evening.ask(Settle(), address=page).refusal == refused[kind]
    assert evening.world == before


def test_all_that_makes_a_place_a_home_is_founding() -> None:
    """A code or a form that brings a coalition into a place is for the place's own people."""
    assert {kind.__name__ for kind in Catalogue(FEATURES).requests() if issubclass(kind, Founding)} == {
        "SetUp",
        "NewHere",
        "LookAtInvitation",
        "BringHere",
    }
