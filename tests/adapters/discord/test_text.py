"""What people wrote is shown as they wrote it, and is nothing else in Discord: no call, no link, no markdown."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.text import Pen, cut, escaped
from adapters.wording import Voice
from bot.kernel.text import Mention, Moment, When, clean, say
from tests.adapters.discord.anycards import ANA, LAYLA, LONG, NAMES, TEXTS, TRICKS, USER

VOICE = Voice("en", "Europe/Madrid", NAMES)
AT = datetime(2026, 3, 5, 18, 30, tzinfo=UTC)

ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
ACTIVE = re.compile(
    r"[*_~`|<\[\]\\]|://|(?i:discord\.gg/|discord(?:app)?\.com/)|@(?i:everyone|here)|:[^\s:]+:"
    r"|(?m:^[ \t]*(?:[#>+-]|\d+[.)]))"
)
"""What Discord reads as something else than itself, once a sign after a backslash is a letter."""


def shown(written: str) -> str:
    """As a reader sees it."""
    return ESCAPE.sub(r"\1", written).replace("\u200b", "")


@given(st.text() | TRICKS | st.lists(TRICKS).map("".join) | st.lists(TRICKS).map("\n".join))
def test_people_see_what_was_written_and_nothing_happens(text: str) -> None:
    """Whatever it is, as soon as it is clean."""
    said = clean(text)
    written = escaped(said)
    assert shown(written) == said
    assert not ACTIVE.search(ESCAPE.sub("x", written))


@pytest.mark.parametrize("text", ["It costs 3 € - or less.", "Ana: 18:30, café", "👩‍👩‍👧 مرحبا 안녕", "a.b (c) 50%"])
def test_ordinary_writing_is_left_alone(text: str) -> None:
    """Nothing is added where nothing could be misread."""
    assert escaped(text) == text


def test_nobody_can_write_a_token_of_ours() -> None:
    """The characters that stand for times and calls are taken out of what people write."""
    assert Pen(VOICE).words(say("{what}", what="\ue0000\ue001 1")) == "0 1"


def test_a_moment_is_a_time_of_discords() -> None:
    """Each reader sees it in their own zone; where no markdown is read it is written out."""
    pen = Pen(VOICE)
    assert [pen.words(Moment(AT, show)) for show in When] == [
        "<t:1772735400:D>",
        "<t:1772735400:t>",
        "<t:1772735400:F>",
    ]
    assert pen.words(say("At {at}.", at=Moment(AT, When.time))) == "At <t:1772735400:t>."
    assert pen.plain(say("At {at}.", at=Moment(AT, When.time))) == "At 7:30\u00a0PM."


def test_a_name_calls_nobody_unless_they_are_rung() -> None:
    """A card that names people is silent; a message that calls someone calls them alone."""
    said = say("{who} and {other}", who=Mention(ANA), other=Mention(LAYLA))
    silent, ringing = Pen(VOICE), Pen(VOICE, USER)
    assert "<@" not in shown(silent.words(said)).replace("<@9>", "")
    assert ringing.words(said).startswith("<@77> and ")
    assert (silent.rang, ringing.rang) == (False, True)


def test_a_name_from_the_right_is_kept_apart() -> None:
    """It does not reorder the words around it."""
    assert Pen(VOICE).name(Mention(LAYLA)) == "\u2068ليلى\u2069"


@given(LONG | TEXTS, st.integers(4, 80))
def test_what_is_too_long_is_cut_between_two_signs(text: str, most: int) -> None:
    """No backslash is left alone, no time is cut in two, and no isolated name is left open."""
    written = Pen(VOICE, None, most).words(text)
    assert len(written) <= most
    assert not ESCAPE.sub("x", written).endswith("\\")
    assert written.count("<t:") == len(re.findall(r"<t:\d+:[DtF]>", written))
    assert written.count("\u2068") == written.count("\u2069")


@pytest.mark.parametrize(
    ("text", "most", "left"), [("short", 5, "short"), ("a bit long", 6, "a bit…"), ("👩‍👩‍👧", 3, "👩…")]
)
def test_a_label_is_cut_where_it_can_be(text: str, most: int, left: str) -> None:
    """Without a space or a joiner at its end."""
    assert cut(text, most) == left
