"""People press everything there is, and read it in a language that nobody speaks: what is not in it, escaped it."""

import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from adapters.desk import Pressed
from adapters.terminal.filling import Filling
from adapters.terminal.numbers import Numbers
from adapters.terminal.sight import Sight
from adapters.wording import Voice
from bot.dispatch import Answer, Outcome
from bot.features.agreements.commands import FilePage
from bot.features.agreements.model.taken import Format
from bot.features.privacy.commands import DataFilePage, DataPage
from bot.kernel.form import Form
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Mention, Named, Phrase, say, say_n
from bot.kernel.wire import encode
from tests.languages.conftest import left
from tests.languages.pseudo import LANGUAGE, pseudo_catalogues
from tests.languages.walk import CODE, PEOPLE, ZONE, Walk

LATIN = re.compile(r"[A-Za-z]+")
ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
ZONES = {"Europe", "Madrid", "Asia", "Kathmandu"}
"""A time zone is shown by the name under which it is written again."""

PLATFORMS = {"Terminal"}
"""They have names of their own."""

ADDRESS = {"https", "example", "org"}
"""That of a page is shown as it was written."""

FOR_PROGRAMS = (
    encode(DataPage()).rpartition(":")[0],
    encode(DataFilePage()),
    *(encode(FilePage(kind)).rpartition(":")[0] for kind in (Format.page, Format.data)),
)
"""One's own data as JSON has names and labels that are the same in every language, and so have pages of HTML."""


def drawn(walk: Walk, reports: list[tuple[str, str]]) -> list[str]:
    """All that was shown, as the terminal draws it."""
    sight = Sight(ZONE, Numbers(), numbered=False, catalogues=pseudo_catalogues(reports))
    shown: list[RenderableType | None] = []
    for seen in walk.seen:
        if isinstance(seen.said, Pressed) and seen.said.wire.startswith(FOR_PROGRAMS):
            continue
        reader = replace(seen.by, language=LANGUAGE)
        if isinstance(seen.shown, Answer):
            shown.append(sight.reply(reader, replace(seen.shown, language=LANGUAGE)))
        else:
            shown += form(sight, seen.shown)
    shown += [sight.message(replace(message, language=LANGUAGE)) for message in walk.posted]
    return [written(each) for each in shown if each is not None]


def form(sight: Sight, opened: Form) -> list[RenderableType]:
    reader = replace(PEOPLE[0], language=LANGUAGE)
    filling = Filling(opened, sight.voice(LANGUAGE))
    shown = [sight.opening(reader, filling)]
    for entry in opened.entries:
        one = replace(opened, entries=(entry,))
        shown.append(sight.question(reader, Filling(one, sight.voice(LANGUAGE))))
    return shown


def written(each: RenderableType) -> str:
    page = StringIO()
    Console(file=page, width=100, color_system=None).print(each)
    return page.getvalue()


def test_whatever_people_press_nothing_goes_wrong(walks: list[Walk]) -> None:
    """Everything that can be asked for was done, and nothing of all that was tried failed or was logged as an error."""
    assert left(walks) == set()
    failed = [
        seen.said
        for walk in walks
        for seen in walk.seen
        if isinstance(seen.shown, Answer) and seen.shown.outcome is Outcome.failed
    ]
    assert failed == []
    assert [walk.log.getvalue() for walk in walks if walk.log.getvalue()] == []


def test_no_sentence_escapes_translation(walks: list[Walk]) -> None:
    """In all that was shown there is no Latin letter: people wrote none, so it would be ours."""
    reports: list[tuple[str, str]] = []
    escaped = {
        word
        for walk in walks
        for page in drawn(walk, reports)
        for word in LATIN.findall(CODE.sub("", ISOLATED.sub("", page)))
    }
    assert escaped - ZONES - PLATFORMS - ADDRESS == set()
    assert reports == []


ANA, LAYLA = (Mention(PersonId(name.ljust(14, "-"))) for name in ("ana", "layla"))
CLINIC = Named(OrganisationId("clinic--------"))
NAMES = Directory({who.person: Who(who.person, name) for who, name in ((ANA, "Ana"), (LAYLA, "ليلى"))}, {})


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (say("Hello {who}, {n}", who=ANA, n=3), "⟦Ĥéłłó \u2068Ana\u2069, 3⟧"),
        (say("Hello {who}", who=LAYLA), "⟦Ĥéłłó \u2068ليلى\u2069⟧"),
        (say("Hello {who}", who="Ana!"), "⟦Ĥéłłó \u2068Ana!\u2069⟧"),
        (say("{all}.", all=(ANA, LAYLA, "Ben")), "⟦\u2068Ana\u2069 و\u2068ليلى\u2069 و\u2068Ben\u2069.⟧"),
        (say_n("{n} by {who}", "{n} by {who}s", 2, who=ANA), "⟦2 ƀý \u2068Ana\u2069š⟧"),
        (say("{what}.", what=say("So {who}", who=ANA)), "⟦⟦Šó \u2068Ana\u2069⟧.⟧"),
        (say("In {where}", where=CLINIC), "⟦Íñ \u2068⟦á ƒóŕɱéŕ óŕǧáñíšáŧíóñ⟧\u2069⟧"),
    ],
)
def test_every_argument_is_isolated(said: Phrase, shown: str) -> None:
    """Where a sentence runs from the right, names of both directions hold together, in lists and within sentences."""
    assert Voice(LANGUAGE, "UTC", NAMES, catalogues=pseudo_catalogues([])).text(said) == shown
