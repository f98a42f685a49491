"""Pages as a real browser shows and prints them. Without one on this machine these tests are skipped."""

import base64
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.features.agreements.model.taken import Format
from bot.papers import Page
from tests.features.agreements.along import register, written
from tests.papers.browser import BROWSER, Tab, browsing
from tests.papers.values import ATTACK, EXAMPLE, VOICE

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

CONTRASTS = """(() => {
  const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(each => each / 255)
    .map(each => each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('h1, h2, h3, p, a, .said, dt, dd')].map(each => {
    const ink = light(getComputedStyle(each).color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  });
})()"""


@pytest.fixture
async def tab(tmp_path: Path) -> AsyncIterator[Tab]:
    async with browsing(tmp_path) as tab:
        yield tab


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "agreements.html"
    path.write_text(Page(EXAMPLE).written(VOICE), "utf-8")
    return path


async def test_a_page_on_a_phone_in_a_browser(tab: Tab, file: Path) -> None:
    """It needs no scrolling sideways, asks nobody for anything, and runs nothing that people wrote."""
    for width in (320, 360, 900):
        await tab.show(file, width)
        assert await tab.value("document.documentElement.scrollWidth") == width
        assert tab.asked == [file.as_uri()]
    lefts = "new Set([...document.querySelectorAll('{}')].map(each => each.getBoundingClientRect().left)).size"
    assert [await tab.value(lefts.format(tag)) for tag in ("dt", "dd")] == [1, 1]
    assert await tab.value("document.title") == "Our agreements: Riverside & <friends>"
    heads = await tab.value("JSON.stringify([...document.querySelectorAll('h2')].map(each => each.innerText))")
    assert json.loads(str(heads)) == [str(each.title) for each in EXAMPLE.entries]
    assert await tab.value("document.scripts.length + document.images.length + document.forms.length") == 0
    assert await tab.value("document.querySelectorAll('.said')[2].innerText") == ATTACK
    first = "document.querySelector('.said').innerText"
    assert await tab.value(first) == EXAMPLE.entries[0].text
    assert await tab.value("[...document.querySelectorAll('a')].every(each => each.hash && !each.host)") is True


@pytest.mark.parametrize("dark", [False, True])
async def test_all_words_stand_out_in_a_browser(tab: Tab, file: Path, dark: bool) -> None:  # noqa: FBT001 - a case
    """By at least 4.5 to 1, by day and by night."""
    await tab.show(file, 360, dark=dark)
    contrasts = await tab.value(CONTRASTS)
    assert isinstance(contrasts, list)
    assert len(contrasts) > 20
    assert min(contrasts) >= 4.5


async def test_a_page_is_printed_by_a_browser(tab: Tab, file: Path) -> None:
    """On paper, whatever the screen's colours, with all its words and without the list of what is in it."""
    await tab.show(file, 360, dark=True)
    printed = await tab.call("Page.printToPDF", printBackground=True)
    assert base64.b64decode(str(printed["data"])).startswith(b"%PDF-")
    await tab.call("Emulation.setEmulatedMedia", media="print")
    assert await tab.value("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert await tab.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert await tab.value("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


async def test_promises_are_read_on_a_phone_in_a_browser(tab: Tab, tmp_path: Path) -> None:
    """Under their agreement: whose, what and by when stand in their order, and nothing is wider than the screen."""
    file = tmp_path / "register.html"
    file.write_text(written(register(), Format.page), "utf-8")
    await tab.show(file, 320)
    assert await tab.value("document.documentElement.scrollWidth") == 320
    assert tab.asked == [file.as_uri()]
    under = "document.querySelector('#n1 section')"
    assert await tab.value(f"{under}.querySelector('h3').innerText") == "Promised under it"
    told = f"JSON.stringify([...{under}.querySelectorAll('dt, dd')].map(each => each.innerText))"
    said = json.loads(str(await tab.value(told)))
    assert said[:6] == [
        "Clinic",
        "Bring soup",
        "by Mon, May 4, 2026",
        "Rosa Díaz",
        "Paint the wall",
        "done on Wed, Apr 8, 2026",
    ]
    assert await tab.value("document.querySelectorAll('#n2 section').length") == 0
