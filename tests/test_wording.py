"""From what is said to the words of one reader."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.wording import Catalogues, Hooks, Voice
from bot.kernel.command import Account
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Mention, Moment, Named, Text, When, say, say_n

ANA, LAYLA, GONE = (Mention(PersonId(name.ljust(14, "-"))) for name in ("ana", "layla", "gone"))
CLINIC = Named(OrganisationId("clinic--------"))
NOBODY_THERE = Named(OrganisationId("nobody--------"))
DIRECTORY = Directory(
    {
        ANA.person: Who(ANA.person, "Ana *bold*", CLINIC.organisation, accounts=(Account("t", "l", "U1"),)),
        LAYLA.person: Who(LAYLA.person, "ليلى", None, "Riverside"),
    },
    {CLINIC.organisation: "Clinic"},
)
AT = datetime(2026, 3, 9, 18, 30, tzinfo=UTC)
SPANISH = """
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{who} speaks."
msgstr "Habla {who}."

msgid "{n} minute"
msgid_plural "{n} minutes"
msgstr[0] "{n} minuto"
msgstr[1] "{n} minutos"

msgid "Until {when}, with {all}."
msgstr "Hasta {when}, con {all}."

msgid "Thanks, {who}."
msgstr "Gracias, {whom}."

#, fuzzy
msgid "Guessed"
msgstr "Adivinado"
"""


@pytest.fixture
def reports() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def catalogues(tmp_path: Path, reports: list[tuple[str, str]]) -> Catalogues:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "commonground.po").write_text(SPANISH, "utf-8")
    broken = tmp_path / "it" / "LC_MESSAGES"
    broken.mkdir(parents=True)
    (broken / "commonground.po").write_bytes(b'msgid "Yes"\nmsgstr "S\xec"\n')
    return Catalogues(tmp_path, lambda what, sentence: reports.append((what, sentence)))


def voice(catalogues: Catalogues, language: str = "en", zone: str = "UTC") -> Voice:
    return Voice(language, zone, DIRECTORY, catalogues=catalogues)


@pytest.mark.parametrize(
    ("language", "zone", "show", "shown"),
    [
        ("en", "UTC", When.both, "Mon, Mar 9, 2026, 6:30\u00a0PM"),
        ("en", "Asia/Kathmandu", When.both, "Tue, Mar 10, 2026, 12:15\u00a0AM"),
        ("en-GB", "Europe/London", When.time, "18:30"),
        ("es", "Europe/Madrid", When.both, "lun, 9 mar 2026, 19:30"),
        ("es", "America/Lima", When.day, "lun, 9 mar 2026"),
        ("es-MX", "Europe/Madrid", When.time, "7:30\u00a0p.m."),
    ],
)
def test_a_moment_is_in_the_readers_zone(
    catalogues: Catalogues, language: str, zone: str, show: When, shown: str
) -> None:
    """And as it is written in their language and country."""
    assert voice(catalogues, language, zone).text(Moment(AT, show)) == shown


@pytest.mark.parametrize(
    ("language", "count", "shown"),
    [
        ("en", 0, "0 minutes"),
        ("en", 1, "1 minute"),
        ("en", 12_345, "12,345 minutes"),
        ("es", 1, "1 minuto"),
        ("es", 2, "2 minutos"),
        ("es", 12_345, "12.345 minutos"),
    ],
)
def test_a_count_has_its_form(catalogues: Catalogues, language: str, count: int, shown: str) -> None:
    """One is not many, and large numbers are grouped as the language does it."""
    assert voice(catalogues, language).text(say_n("{n} minute", "{n} minutes", count)) == shown


@pytest.mark.parametrize(
    ("language", "all_", "shown"),
    [
        ("en", (), "nobody"),
        ("en", (ANA,), "Ana *bold*"),
        ("en", (ANA, CLINIC), "Ana *bold* and Clinic"),
        ("en", (ANA, CLINIC, "Ben"), "Ana *bold*, Clinic, and Ben"),
        ("es", (ANA, CLINIC, "Ben"), "Ana *bold*, Clinic y Ben"),
    ],
)
def test_a_list_is_written_out(
    catalogues: Catalogues, language: str, all_: tuple[Mention | Named | str, ...], shown: str
) -> None:
    """With the words and commas of the language."""
    assert voice(catalogues, language).text(say("{all}", all=all_)) == shown


def test_a_sentence_is_translated_with_its_arguments(catalogues: Catalogues) -> None:
    """Names, moments and lists stand where the translation wants them."""
    said = say("Until {when}, with {all}.", when=Moment(AT, When.day), all=(ANA, CLINIC))
    assert voice(catalogues, "es-AR").text(said) == "Hasta lun, 9 mar 2026, con Ana *bold* y Clinic."


def test_who_left_is_a_former_member(catalogues: Catalogues) -> None:
    """Whoever the directory does not name."""
    spoken = voice(catalogues)
    assert (
        spoken.text(say("{who} of {where}", who=GONE, where=NOBODY_THERE)) == "a former member of a former organisation"
    )


def test_a_person_is_with_an_organisation_or_a_neighbourhood(catalogues: Catalogues) -> None:
    """Or with nobody that is known."""
    spoken = voice(catalogues)
    assert [spoken.organisation(who) for who in (ANA, LAYLA, GONE)] == ["Clinic", "Riverside", ""]


@pytest.mark.parametrize("who", [LAYLA, "ليلى", "שרה (Sarah) 2"])
def test_names_from_the_right_do_not_reorder_the_sentence(catalogues: Catalogues, who: Mention | str) -> None:
    """They are isolated wherever they stand, in lists too; names from the left are left alone."""
    spoken = voice(catalogues)
    name = "ليلى" if isinstance(who, Mention) else who
    assert spoken.text(say("{who} (5)", who=who)) == f"\u2068{name}\u2069 (5)"
    assert spoken.text(say("{all} (5)", all=("Ana", who))) == f"Ana and \u2068{name}\u2069 (5)"
    assert spoken.text(say("{who} (5)", who="Ana")) == "Ana (5)"


def test_a_platforms_own_name_is_isolated_by_the_name_it_shows(catalogues: Catalogues) -> None:
    """The token runs from the left, but what people see does not."""
    hooks = Hooks(person=lambda who: f"<@{who.person}>")
    spoken = Voice("en", "UTC", DIRECTORY, hooks, catalogues)
    assert spoken.text(say("{who} (5)", who=LAYLA)) == "\u2068<@layla--------->\u2069 (5)"
    assert spoken.text(say("{who} (5)", who=ANA)) == "<@ana-----------> (5)"


def test_everything_is_escaped_once(catalogues: Catalogues) -> None:
    """People's words, names and our own sentences alike; what a platform writes itself is not."""
    hooks = Hooks(escape=lambda text: text.replace("*", "\\*"), moment=lambda _: "<t:1>")
    spoken = Voice("en", "UTC", DIRECTORY, hooks, catalogues)
    said = say("*{who}* wrote {words} at {when}", who=ANA, words="*hi*", when=Moment(AT))
    assert spoken.text(said) == "\\*Ana \\*bold\\*\\* wrote \\*hi\\* at <t:1>"
    assert spoken.text("*hi*") == "\\*hi\\*"


def test_peoples_braces_are_not_arguments(catalogues: Catalogues) -> None:
    """What people write in braces stays as it is."""
    assert voice(catalogues).text(say("{words} {n}", words="{n} {words}", n=1)) == "{n} {words} 1"


def test_a_translation_without_its_argument_is_shown_in_english(
    catalogues: Catalogues, reports: list[tuple[str, str]]
) -> None:
    """And reported, so that it is mended."""
    assert voice(catalogues, "es").text(say("Thanks, {who}.", who=ANA)) == "Thanks, Ana *bold*."
    assert reports == [("a translation lacks an argument", "Gracias, {whom}.")]


def test_a_sentence_without_its_argument_is_shown_with_a_gap(
    catalogues: Catalogues, reports: list[tuple[str, str]]
) -> None:
    """A gap is better than no answer; what is known of it is shown."""
    spoken = voice(catalogues)
    assert spoken.text(say("{who} speaks to {whom}.", who=ANA)) == "Ana *bold* speaks to …."
    assert spoken.text(say_n("{n} vote for {what}", "{n} votes for {what}", 2)) == "2 votes for …"
    assert ("a sentence lacks an argument", "{who} speaks to {whom}.") in reports


@pytest.mark.parametrize("language", ["de", "xx", "", "../es", "en-XA", "\x00", "日本", "es/../es", "x" * 500])
def test_a_language_that_nobody_speaks_here_is_english(catalogues: Catalogues, language: str) -> None:
    """Dates too: a sentence is of one piece."""
    spoken = voice(catalogues, language)
    assert spoken.text(say("{who} speaks.", who=ANA)) == "Ana *bold* speaks."
    assert spoken.text(Moment(AT, When.day)) == "Mon, Mar 9, 2026"


@pytest.mark.parametrize("language", ["es", "es-MX", "es_MX", "es-XX", "ES"])
def test_every_kind_of_a_language_is_that_language(catalogues: Catalogues, language: str) -> None:
    """A country without a catalogue of its own takes that of the language."""
    assert voice(catalogues, language).text(say("{who} speaks.", who="Ana")) == "Habla Ana."


def test_a_guessed_translation_is_not_shown(catalogues: Catalogues) -> None:
    """What a tool marked as fuzzy waits for a person."""
    assert voice(catalogues, "es").text(say("Guessed")) == "Guessed"


def test_a_broken_catalogue_is_reported_and_passed_over(catalogues: Catalogues, reports: list[tuple[str, str]]) -> None:
    """Its readers get English, and it is reported once."""
    spoken = voice(catalogues, "it")
    assert [spoken.text(say("Yes")) for _ in range(3)] == ["Yes"] * 3
    assert [what for what, _ in reports] == ["a catalogue cannot be read"]


@pytest.mark.parametrize("zone", ["Nowhere/At_All", "", "../../etc/passwd", "Europe", "\x00", "x" * 300, "UTC\n"])
def test_a_zone_that_does_not_exist_is_utc(catalogues: Catalogues, zone: str) -> None:
    """A moment is shown all the same."""
    assert voice(catalogues, "en-GB", zone).text(Moment(AT, When.time)) == "18:30"


LANGUAGES = st.sampled_from(["en", "es", "ar", "", "de-AT"]) | st.text(max_size=12)
NAMES = st.sampled_from([ANA, LAYLA, GONE, CLINIC, Moment(AT)])
VALUES = st.text() | st.integers(-(10**18), 10**18) | NAMES | st.just((ANA, "x"))


@given(
    LANGUAGES, st.sampled_from(["UTC", "Asia/Kathmandu"]) | st.text(), st.dictionaries(st.sampled_from("ab"), VALUES)
)
def test_wording_never_fails(language: str, zone: str, values: Mapping[str, Text]) -> None:
    """Whatever the language, the zone and the words: something is shown, and nothing in it turns the reading around."""
    shown = Voice(language, zone, DIRECTORY).text(say("{a} and {b}", **values))
    assert " and " in shown
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\x00")
    assert shown.count("\u2068") == shown.count("\u2069")
