"""A day is a day on the wall: whoever reads it, wherever they are, reads the day that was meant."""

from typing import cast

import pytest

from adapters.wording import Voice
from bot.features.promises import reads
from bot.features.promises.cards import lists
from bot.features.promises.commands import (
    ConfirmDay,
    DatePromise,
    FormerWordsPage,
    MakePromise,
    MyPromisesPage,
    PromisePage,
    PromisesPage,
)
from bot.kernel.card import Card
from bot.kernel.elements import texts
from bot.kernel.ports import Directory
from tests.features.promises.town import ANA, FRIDAY, SOL, P, Town

ZONES = ("Pacific/Kiritimati", "Pacific/Auckland", "Asia/Tokyo", "Europe/London", "America/New_York", "Pacific/Niue")
"""From the first of all midnights to the last."""


def as_read(card: object, zone: str, language: str = "en") -> str:
    voice = Voice(language, zone, Directory({}, {}))
    return "\n".join(voice.text(each) for element in cast("Card", card).elements for each in texts(element))


@pytest.mark.parametrize("written_in", ZONES)
def test_all_read_the_day_that_was_meant(written_in: str) -> None:
    """On lists, on its page, among former dates, and before it counts; nobody reads another one beside it."""
    town = Town(zone=written_in)
    town.people.zone = written_in
    echo = town.press(ANA, MakePromise(P, "Print", FRIDAY.isoformat())).reply
    town.press(ANA, ConfirmDay(P, FRIDAY))
    cards = [echo, town.see(SOL, PromisesPage()), town.see(ANA, PromisePage(P)), town.see(ANA, MyPromisesPage())]
    later = FRIDAY.replace(day=18)
    town.press(ANA, DatePromise(P, later.isoformat()))
    cards.append(town.press(ANA, ConfirmDay(P, later)).reply)
    former = town.see(SOL, FormerWordsPage(P))
    for zone in ZONES:
        for card in cards[:4]:
            assert "Friday, 2026-12-04" in as_read(card, zone)
        assert "by Friday, 2026-12-04" in as_read(former, zone)
        assert "Friday, 2026-12-18" in as_read(cards[4], zone)


def test_it_is_read_in_the_readers_language() -> None:
    """The name of the day, beside the date."""
    town = Town()
    town.make()
    assert "viernes, 2026-12-04" in as_read(town.see(SOL, PromisesPage()), "Pacific/Niue", "es")


def test_what_is_next_at_home_is_the_same_day() -> None:
    """On the page that each has alone, too."""
    town = Town()
    town.make()
    context = town.context(ANA)
    home = Card("", tuple(lists.on_home(reads.coming(town, context), context)))
    for zone in ZONES:
        assert "by Friday, 2026-12-04" in as_read(home, zone)
