"""What came of a promise, with a link: taken only if it is plain where it leads, and looked at before it counts."""

import pytest

from bot.features.promises.commands import ConfirmLink, PromisePage, SayPromiseDone
from bot.features.promises.facts import PromiseKept
from bot.features.promises.model import Stage, links
from bot.features.promises.model.refusals import CarriedByOthers, NotALink, NothingToLookAt
from tests.features.promises.town import ANA, BEN, SOL, P, Town, read
from tests.features.reading import labels

LINK = "https://example.org/photo.jpg?day=4"


def promised() -> Town:
    town = Town()
    town.make()
    return town


def test_a_link_is_shown_before_it_counts() -> None:
    """To who wrote it alone, with the place that it leads to; until then the promise is open."""
    town = promised()
    shown = town.press(ANA, SayPromiseDone(P, "Two hundred of them", LINK)).reply
    assert "The link leads to example.org. Is that right?" in read(shown)
    assert labels(shown) == ["Yes, that's the link", "Write it again"]
    assert town.promise().stage is Stage.open
    assert "example.org" not in read(town.see(SOL, PromisePage(P)))
    assert not any(isinstance(each, PromiseKept) for each in town.facts)
    town.press(ANA, ConfirmLink(P))
    assert town.promise().stage is Stage.kept
    assert LINK in read(town.see(SOL, PromisePage(P)))
    assert [each.word for each in town.facts if isinstance(each, PromiseKept)] == ["Two hundred of them"]


def test_pressed_twice_it_is_done_once() -> None:
    """And answered the same."""
    town = promised()
    town.press(ANA, SayPromiseDone(P, "There", LINK))
    for _ in range(2):
        assert "is done. Thank you." in read(town.press(ANA, ConfirmLink(P)).reply)
    assert [type(each) for each in town.facts].count(PromiseKept) == 1


def test_only_who_wrote_a_link_says_that_it_is_right() -> None:
    """Somebody of the same organisation did not see it; others may do nothing with it at all."""
    town = promised()
    town.press(ANA, SayPromiseDone(P, "There", LINK))
    with pytest.raises(NothingToLookAt):
        town.press(BEN, ConfirmLink(P))
    with pytest.raises(CarriedByOthers):
        town.press(SOL, ConfirmLink(P))


def test_a_link_that_was_written_again_is_the_newer_one() -> None:
    """And without one it is done at once."""
    town = promised()
    town.press(ANA, SayPromiseDone(P, "There", LINK))
    town.press(ANA, SayPromiseDone(P, "There, all of them", "example.org/all"))
    town.press(ANA, ConfirmLink(P))
    done = town.promise().done
    assert done
    assert (done.word, done.link) == ("There, all of them", "https://example.org/all")
    town.press(ANA, SayPromiseDone(P, "Without a link"))
    assert town.promise().done
    assert town.promise().saying is None


@pytest.mark.parametrize(
    ("written", "taken", "place"),
    [
        ("https://example.org", "https://example.org", "example.org"),
        ("example.org/a?b=c#d", "https://example.org/a?b=c#d", "example.org"),
        ("HTTP://Example.ORG/a", "HTTP://Example.ORG/a", "example.org"),
        ("https://example.org:8443/a", "https://example.org:8443/a", "example.org"),
        ("https://jardín.example/vía", "https://jardín.example/vía", "jardín.example"),
    ],
)
def test_a_plain_link_is_taken_as_it_was_written(written: str, taken: str, place: str) -> None:
    """With what people leave out put before it; the place is named."""
    assert links.read(written) == taken
    assert links.leads_to(taken) == place


@pytest.mark.parametrize(
    "written",
    [
        "javascript://example.org/%0aalert(1)",
        "file://example.org/etc/passwd",
        "mailto:ana@example.org",
        "https://bank.example@evil.example/",
        "ana@example.org",
        "https://example.org/a b",
        "https://exa\u202emple.org",
        "https://exa\u200bmple.org",
        "<https://example.org|bank>",
        "https://example.org/`x`",
        "https://example.org\\@evil.example",
        "https://[::1",
        "https://example.org:port/",
        "https://.org",
        "https://localhost/",
        "a picture",
        "https://",
    ],
)
def test_what_hides_where_it_leads_is_no_link(written: str) -> None:
    """Nor what leads to no place in the web."""
    with pytest.raises(NotALink):
        links.read(written)
