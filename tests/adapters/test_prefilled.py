"""Forms that open with what stands already: nobody writes anew what they only want to change."""

import pytest

from adapters.desk import Answered, Pressed, Said
from bot.dispatch import Answer, Outcome
from bot.features import FEATURES
from bot.kernel.change import Change
from bot.kernel.command import slots
from bot.kernel.feature import Catalogue, on
from bot.kernel.fields import kind_of
from bot.kernel.form import Form
from bot.kernel.wire import draft, encode
from tests.adapters.candles import CURSED, Candle, LightCandle, RenameCandle, WishInSecret
from tests.adapters.scene import GUEST, ONE, Scene, caller, scene

RENAME = Pressed(encode(draft(RenameCandle, candle=ONE)))
ROUTES = tuple(Catalogue(FEATURES).routes.values())


async def texts(here: Scene, said: Said) -> dict[str, str]:
    heard = await here.bot.desk.hear(caller(), said)
    assert isinstance(heard, Form)
    return {entry.name: entry.text for entry in heard.entries}


async def refusal(here: Scene, said: Said) -> str | None:
    heard = await here.bot.desk.hear(caller(), said)
    assert isinstance(heard, Answer)
    return heard.refusal


async def test_it_opens_with_what_stands() -> None:
    """As it is when the form opens, whatever stood on the card; what can be picked is there too."""
    here = scene()
    here.candle("tall")
    assert await texts(here, RENAME) == {"name": "tall", "beside": ""}
    here.candle("short")
    heard = await here.bot.desk.hear(caller(), RENAME)
    assert isinstance(heard, Form)
    assert [(entry.text, len(entry.options)) for entry in heard.entries] == [("short", 0), ("", 1)]
    assert here.store.commits == 0


async def test_sent_as_it_opened_it_leaves_all_as_it_is() -> None:
    """And changed it changes what was changed."""
    here = scene()
    here.candle("tall")
    opened = await here.bot.desk.hear(caller(), RENAME)
    assert isinstance(opened, Form)
    for name in ("tall", "wide"):
        heard = await here.bot.desk.hear(caller(), Answered(opened.draft, {"name": name}))
        assert isinstance(heard, Answer)
        assert heard.outcome is Outcome.done
        assert here.seen().name == name


async def test_what_was_written_stays() -> None:
    """In a form that comes back, or is opened again with what was in it: also where a field was emptied."""
    here = scene()
    here.candle("tall")
    opened = await here.bot.desk.hear(caller(), RENAME)
    assert isinstance(opened, Form)
    assert await texts(here, Answered(opened.draft, {"name": "", "beside": ""})) == {"name": "", "beside": ""}
    again = Pressed(RENAME.wire, {"name": "", "beside": ""})
    assert await texts(here, again) == {"name": "", "beside": ""}


async def test_it_is_read_for_whom_it_is_for_alone() -> None:
    """Whoever may not send the form reads nothing in it; what is gone, and what the reader refuses, is told at once."""
    here = scene()
    assert await refusal(here, RENAME) == "not-found"
    here.candle(CURSED)
    assert await refusal(here, RENAME) == "too-dark"
    here.candle("canary")
    heard = await here.bot.desk.hear(caller(GUEST), RENAME)
    assert isinstance(heard, Answer)
    assert heard.refusal == "members-only"
    assert "canary" not in repr(heard.shown)


async def test_what_does_not_fit_is_not_in_it() -> None:
    """It would be cut on platforms that count characters, and lost when it is sent."""
    here = scene()
    here.candle("x" * 21)
    assert (await texts(here, RENAME))["name"] == ""


def test_what_leaves_no_trace_is_in_no_form() -> None:
    """Nobody reads in a form how somebody voted in secret."""
    with pytest.raises(ValueError, match="leaves no trace"):
        on(WishInSecret, lambda *_: None, lambda *_: Change[Candle](), prefill=lambda _unit, filled, _context: filled)


def test_the_forms_of_features_that_are_filled_in_ask_something() -> None:
    """And are known here by name: what is read for a form is read for one person."""
    filled = [route.command for route in ROUTES if route.prefill]
    assert all(any(map(kind_of, slots(command))) for command in filled)
    assert {command.__name__ for command in filled} >= {"Rewrite", "CorrectWording", "ChangeRule"}
    assert LightCandle not in filled
