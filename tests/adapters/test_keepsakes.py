"""Keepsakes: pictures of what was reached and by whom, right in every script, or else left as words."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.image import imread

from adapters.pictures import drawn, plan_of, planned, read_out
from adapters.pictures.designs import DESIGNS
from adapters.pictures.keepsakes import EDGE, SAID, Sheet, painted
from adapters.pictures.lettering import broken, shown
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.keepsake import keepsake
from bot.kernel.card import card
from bot.kernel.elements import Design, Image
from bot.kernel.text import say

VOICE = Voice("en", "UTC", NOBODY)
NAMES = (
    "Casa Abierta",
    "Hội Người Láng Giềng",
    "Союз соседей",
    "Δίκτυο Γειτόνων",
    "جمعية الجيران (الماء)",
    "فورم پڑوسی",
    "פורום השכנים: מים",
    "जल संघर्ष समिति",
    "তিস্তা নদী রক্ষা কমিটি",
    "ਪਾਣੀ ਸਭਾ",
    "જળ સમિતિ",
    "ଜଳ ସମିତି",
    "தமிழ் நாடு",
    "నీటి సంఘం",
    "ನೀರಿನ ಸಂಘ",
    "ജല സമിതി",
    "ජල සංගමය",
    "สมาคมน้ำเพื่อชุมชน",
    "ສະມາຄົມນ້ຳ",
    "သင်ရေအသင်း",
    "សមាគមទឹក",
    "ཆུའི་ཚོགས་པ།",
    "水の会",
    "居民委员会",
    "이웃 모임",
    "የውሃ ማህበር",
    "Ջրի միություն",
    "წყლის კავშირი",
    "ⵜⴰⵎⵙⵎⵓⵏⵜ",
    "ᐃᓄᐃᑦ ᑐᖅᓱᒃ",
    "ᏣᎳᎩ ᎠᏰᎵ",
    "ߖߌ ߘߍ߬",
    "ފެން ޖަމްޢިއްޔާ",
    "Water 💧 team 👩‍👩‍👧 🏳️‍🌈 ❤️",
    "Łódź ☮ № 9 ½ – ‘Žižkov’",
)
UNKNOWN = "ᬩᬮᬶ"
"""Balinese, for which there are no letters here."""


def sheet(title: str = "Clean water", design: Design = Design.paper, names: tuple[str, ...] = ("Casa",)) -> Sheet:
    return Sheet(title, names, "Water for all · Thu, Mar 5, 2026", design)


def kept(*names: str) -> Image:
    return keepsake("Clean water", names, "Water for all", say("Today"), Design.evening)


def dots(png: bytes) -> np.ndarray:
    return np.asarray(imread(BytesIO(png), format="png"))[..., :3]


def brightness(colours: np.ndarray) -> np.ndarray:
    """Relative luminance, as in the Web Content Accessibility Guidelines."""
    parts = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return np.asarray(parts @ np.array([0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("design", Design)
def test_every_design_has_letters_for_every_script(design: Design) -> None:
    """The library warns of each box that it draws, and a warning is an error here."""
    for name in NAMES:
        assert sheet(names=(name,)).can_be_drawn, name
    assert painted(sheet(design=design, names=NAMES)).startswith(b"\x89PNG")


def test_letters_are_joined_where_their_script_joins_them() -> None:
    """Arabic that is kept apart by marks for that looks different."""
    assert painted(sheet("بيت")) != painted(sheet("ب\u200cي\u200cت"))


def test_right_to_left_is_drawn_so() -> None:
    """The first letter of a Hebrew name is the rightmost: the full stop after it is to its left."""

    def weight(title: str) -> float:
        """How much of the ink of a title is in its left half."""
        ink = dots(painted(sheet(title)))[200:320, 140:940].sum(axis=2) < 1.5
        there = np.flatnonzero(ink.any(axis=0))
        middle = (there[0] + there[-1]) // 2
        return float(ink[:, there[0] : middle].sum() / ink.sum())

    assert weight("W...........") > 0.5
    assert weight("ש...........") < 0.5


@pytest.mark.parametrize("design", Design)
def test_words_can_be_read_on_their_ground(design: Design) -> None:
    """A contrast of 7 to 1 at least, all the way down."""
    look = DESIGNS[design]
    ground = dots(painted(sheet(design=design, names=NAMES[:12])))[int(look.above) : -int(look.below), EDGE - 20]
    for colour in (look.ink, look.names, look.foot):
        ink = brightness(np.array(to_rgb(colour)))
        light, dark = np.maximum(brightness(ground), ink), np.minimum(brightness(ground), ink)
        assert ((light + 0.05) / (dark + 0.05)).min() >= 7


@pytest.mark.parametrize("design", Design)
def test_more_names_make_a_longer_picture_and_none_is_left_out(design: Design) -> None:
    """Twelve long ones are all there, in the width of a phone, and as large as each other."""
    few, many = dots(painted(sheet(design=design))), dots(painted(sheet(design=design, names=("Casa " * 14,) * 12)))
    assert few.shape[1] == many.shape[1] == 1080
    assert many.shape[0] > few.shape[0] + 24 * 40


@given(st.text(max_size=80), st.integers(3, 30))
def test_lines_fit_and_nothing_is_lost_between_them(text: str, most: int) -> None:
    """Whatever the text: each line fits or is a single letter, and together they are all of it."""
    lines = list(broken(text, len, most))
    said = [line[1:] for line in lines]
    assert "".join("".join(said).split()) == "".join(shown(text).split())
    assert all(line for line in said)
    assert {line[0] for line in lines} <= {"\u200e"} or {line[0] for line in lines} <= {"\u200f"}
    if text.isascii():
        assert all(len(line) <= most for line in said)


@pytest.mark.parametrize("unsayable", [kept(UNKNOWN), kept(*["Casa " * 20] * 12)], ids=["letters", "long"])
def test_what_cannot_be_drawn_or_read_out_whole_stays_words(unsayable: Image) -> None:
    """Never a box, and never a name that those who listen do not hear."""
    sayable = kept("Casa")
    plans = planned(card("Title", sayable, unsayable), VOICE)
    assert plans == {sayable: plan_of(sayable, VOICE)}


def test_it_is_read_out_whole() -> None:
    """All that it says, and no more than every platform takes."""
    said = read_out(kept("Casa", "Клиника"), VOICE)
    assert said == "Clean water – Casa, Клиника – Water for all · Today"
    longest = kept(*["x" * 75] * 12)
    assert planned(card("Title", longest), VOICE)
    assert len(read_out(longest, VOICE)) <= SAID


def test_the_same_words_are_the_same_picture() -> None:
    """So that it need not be sent twice; another design is another picture."""
    first = drawn(sheet())
    drawn.cache_clear()
    assert drawn(sheet()) == first
    assert len({drawn(sheet(design=design)) for design in Design}) == len(Design)
