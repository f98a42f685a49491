"""What people take of the register with them: in four forms, all of it or one agreement, and nothing that is kept in
confidence."""

import csv
import json
from dataclasses import replace
from datetime import UTC
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from adapters.wording import Voice
from bot.carrying import Promised, Under
from bot.confidential import Confidential, KeptInConfidence, Kind, Reader
from bot.features.agreements.cards import files
from bot.features.agreements.commands import AgreementsPage, FilePage, FilesPage
from bot.features.agreements.facts import AgreementId
from bot.features.agreements.model import Adoption, Agreement, Party, Signature, Stage, Version
from bot.features.agreements.model.given import Taking
from bot.features.agreements.model.taken import Format, Taken, held
from bot.features.circles.facts import CircleId
from bot.kernel.card import Card, who_is_in
from bot.kernel.elements import File
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Directory
from bot.kernel.text import Named, say
from bot.kernel.wire import encode
from bot.papers.sheet import MARK
from tests.features.agreements.shelf import NAMES, NOW, SIX, Shelf, adopted, party, person, shelf
from tests.features.reading import labels, pressable, read

DOCS = Path(__file__).parents[3] / "docs"
SCHEMA, FIRST = (
    json.loads((DOCS / name).read_text("utf-8")) for name in ("agreements.schema.json", "agreements.1.schema.json")
)
VALID, VALID_FIRST = (Draft202012Validator(each, format_checker=FormatChecker()) for each in (SCHEMA, FIRST))
CLINIC = OrganisationId("Clinic--------")
NAMED = Directory({}, {each.organisation: name for each, name in zip(SIX, NAMES, strict=True) if each.organisation})
VOICE = Voice("en", "Europe/Madrid", NAMED)
SPANISH = Voice("es", "Europe/Madrid", NAMED)
CANARY = "canary-of-the-clinic"

WORDS = st.text(max_size=60)
PARTIES = st.lists(st.sampled_from([*SIX, Party(Id("s-resident----"), None, 2)]), max_size=3).map(tuple)
ADOPTIONS = st.builds(
    Adoption,
    st.just(Id("proposal------")),
    st.integers(1, 3),
    st.sampled_from(["live with it", "silence"]),
    st.builds(lambda words: say("Agreed: {words}", words=words), WORDS),
    st.sampled_from(["", "5ea1" * 16]),
    PARTIES,
)
EARLY, LATE = NOW.replace(tzinfo=None, year=2020), NOW.replace(tzinfo=None, year=2100)
TIMES = st.datetimes(EARLY, LATE, timezones=st.just(UTC))
VERSIONS = st.lists(
    st.builds(Version, st.just(1), WORDS, WORDS, TIMES, st.none() | ADOPTIONS, st.none(), WORDS), min_size=1, max_size=3
).map(lambda every: tuple(replace(each, number=number) for number, each in enumerate(every, 1)))
AGREEMENTS = st.builds(
    Agreement,
    st.just(AgreementId("agreement-----")),
    st.integers(1, 20_000),
    st.just(Id("proposal------")),
    TIMES,
    VERSIONS,
    PARTIES,
    st.just("UTC"),
    st.sampled_from(Stage),
    st.none() | st.dates(),
    st.none(),
    st.none() | WORDS,
    st.lists(st.integers(1, 99), max_size=2).map(tuple),
    signatures=st.lists(
        st.builds(Signature, st.sampled_from(SIX), st.integers(1, 3), TIMES, st.none()), max_size=2
    ).map(tuple),
)
PROMISES = st.builds(
    Promised,
    WORDS,
    st.none() | st.sampled_from([each.organisation for each in SIX]),
    st.none() | st.just(PersonId("somebody------")),
    st.none() | st.dates(),
    st.none() | TIMES,
    st.none() | TIMES,
)
UNDER = st.builds(Under, st.lists(PROMISES, max_size=3).map(tuple), st.integers(0, 2))
REGISTERS = st.builds(
    Taken,
    WORDS,
    TIMES,
    st.lists(AGREEMENTS, max_size=3).map(tuple),
    st.integers(0, 3),
    under=st.dictionaries(st.just(Id("agreement-----")), UNDER),
)


def handed(taken: Taken, kind: Format, alone: Agreement | None = None) -> Card:
    return files.handed(Taking(taken, kind, alone), Shelf().context(person("art")))


def file_on(card: Card) -> File:
    [file] = [each for each in card.elements if isinstance(each, File)]
    return file


def written(taken: Taken, kind: Format, voice: Voice = VOICE) -> str:
    return file_on(handed(taken, kind)).paper.written(voice)


def taken(here: Shelf, *kept: Kind) -> Taken:
    every = tuple(held(each, frozenset(kept)) for each in here.agreements.values())
    return Taken.of("Riverside", NOW, every)


@given(REGISTERS)
def test_data_keep_to_the_published_schema(register: Taken) -> None:
    """Whatever people wrote; and what is read again is what the register holds."""
    data: Any = json.loads(written(register, Format.data))
    VALID.validate(data)
    assert data["in_confidence"] == register.left_out
    for state, read_again in zip(register.agreements, data["agreements"], strict=True):
        assert (read_again["number"], read_again["stage"]) == (state.number, state.stage.value)
        assert read_again["text"] == VOICE.text(state.text.text)
        assert [each["title"] for each in read_again["versions"]] == [VOICE.text(each.title) for each in state.versions]
        assert len(read_again["binds"]) == len(state.parties)
        assert [each["at"] for each in read_again["signed_later"]] == [
            each.at.isoformat(timespec="seconds") for each in state.signed
        ]
        under = register.promised(state)
        assert [each["what"] for each in read_again["promises"]] == [VOICE.text(each.what) for each in under.promised]
        assert read_again["promises_waiting"] == under.waiting


@given(REGISTERS)
def test_whoever_reads_the_first_edition_reads_this_one(register: Taken) -> None:
    """What is new was added: without it the data keep to the schema that was published first."""
    data: Any = json.loads(written(register, Format.data))
    assert data["edition"] == 2
    for each in data["agreements"]:
        for added in ("replaced_by", "signed_later", "promises", "promises_waiting"):
            del each[added]
    VALID_FIRST.validate({**data, "edition": 1})


def test_the_schema_is_one() -> None:
    """And lets nothing pass that it does not know."""
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(FIRST)
    data: Any = json.loads(written(taken(shelf()), Format.data))
    assert VALID.is_valid(data)
    assert not VALID.is_valid({**data, "more": 1})
    assert not VALID.is_valid({**data, "agreements": [{**data["agreements"][0], "stage": "unknown"}]})
    assert not VALID.is_valid({**data, "made_at": 7})
    assert not VALID.is_valid({**data, "edition": 1})
    assert not VALID.is_valid({**data, "agreements": [{**data["agreements"][0], "promises": [{"what": "Soup"}]}]})


@given(REGISTERS)
def test_a_table_has_a_row_for_each(register: Taken) -> None:
    """Under the same columns, in the reader's words."""
    head, *rows = csv.reader(StringIO(written(register, Format.table).removeprefix(MARK), newline=""))
    assert head[:3] == ["Number", "Title", "Words"]
    assert [row[0] for row in rows] == [str(each.number) for each in register.agreements]
    assert {len(row) for row in (head, *rows)} == {len(head)}


@given(REGISTERS, st.sampled_from([Format.page, Format.notes]))
def test_pages_and_notes_are_written_of_anything(register: Taken, kind: Format) -> None:
    """Each agreement under its number and title."""
    text = written(register, kind)
    assert text.count("<article" if kind is Format.page else "\n## ") >= len(register.agreements)


def test_a_page_says_all_that_the_register_knows() -> None:
    """What was agreed, when, by which arithmetic, whom it binds and who stepped aside, in the reader's language."""
    here = Shelf()
    here.state(adopted(1, "Media", "The Clinic speaks.", stood_aside=(party("Dance").seat,)))
    text = written(taken(here), Format.notes)
    for words in (
        "# Our agreements: Riverside",
        "1 agreement, as of ",
        "## 1. Media",
        "> The Clinic speaks.",
        "- **How it stands:** It holds.",
        "- **How it was agreed:** Agreed: 5 of 6 organisations answered (4 needed), 5 yes.",
        "- **It binds:** Art, Bank, Clinic, Dance, Elders, Farm",
        "- **Stepped aside:** Dance",
        f"- **Record:** {'5ea1' * 16}",
    ):
        assert words in text
    spanish = written(taken(here), Format.page, SPANISH)
    assert '<html lang="es">' in spanish
    assert "The Clinic speaks." in spanish
    assert "It binds" not in spanish


def test_earlier_versions_come_along() -> None:
    """Under the one that stands."""
    here = shelf("Media")
    first = here.agreements[1]
    here.agreements[1] = replace(first, versions=(*first.versions, Version(2, "The media", "We all speak.", NOW)))
    text = written(taken(here), Format.notes)
    assert "## 1. The media" in text
    assert "### Version 1, of Mon, Mar 9, 2026: Media" in text
    assert text.index("We all speak.") < text.index("We keep one page.")


@pytest.mark.parametrize("kind", Format)
def test_what_is_kept_in_confidence_is_in_no_file(kind: Format) -> None:
    """Where the group keeps agreements so: they are left out by type, counted, and said to be missing."""
    here = Shelf()
    here.state(adopted(1, CANARY, CANARY))
    here.state(adopted(2, "Two", CANARY))
    assert CANARY in written(taken(here), kind)
    kept = taken(here, Kind.agreements, Kind.of_circles)
    assert (kept.agreements, kept.left_out) == ((), 2)
    card = handed(kept, kind)
    assert CANARY not in file_on(card).paper.written(VOICE)
    assert CANARY not in repr(card)
    assert "2 agreements are kept in confidence and are not in this file." in read(card)
    if kind in {Format.page, Format.notes}:
        assert "2 agreements are kept in confidence and are not in this file." in written(kept, kind)


def test_other_kinds_keep_no_agreement() -> None:
    """What circles agreed is one thing, and what all agreed another."""
    here = shelf("One", "Two")
    here.agreements[2] = replace(here.agreements[2], circle=CircleId("a-circle------"), circle_name="Media")
    assert (taken(here).left_out, taken(here, Kind.of_circles).left_out, taken(here, Kind.agreements).left_out) == (
        0,
        1,
        2,
    )


def test_those_whom_it_binds_can_open_it() -> None:
    """It is kept among them, by the organisation for which somebody acts now."""
    kept = held(shelf("One").agreements[1], frozenset({Kind.agreements}))
    assert isinstance(kept, Confidential)
    assert kept.opened(Reader(PersonId("somebody------"), frozenset({CLINIC}))).title == "One"
    with pytest.raises(KeptInConfidence):
        kept.opened(Reader(PersonId("somebody------"), frozenset({OrganisationId("another-------")})))


def test_the_names_of_files_say_what_is_in_them() -> None:
    """The register, or one agreement by its number."""
    register = taken(shelf())
    assert [register.name(kind) for kind in Format] == [
        "agreements.html",
        "agreements.md",
        "agreements.csv",
        "agreements.json",
    ]
    assert replace(register, number=12).name(Format.page) == "agreement-12.html"


def test_four_forms_are_offered_and_lead_to_their_files() -> None:
    """Of the register, or of one agreement; the way back leads to where one came from."""
    one = shelf("One").agreements[1]
    context = Shelf().context(person("art"))
    nothing = Taken("", NOW, ())
    every = files.offered(Taking(nothing, Format.page, None), context)
    alone = files.offered(Taking(nothing, Format.page, one), context)
    assert labels(every) == ["A page to read and print", "Text for notes", "A table", "For programs", "Our agreements"]
    assert [encode(each.press) for each in pressable(every)] == [
        *(encode(FilePage(kind)) for kind in Format),
        encode(AgreementsPage()),
    ]
    assert labels(alone)[-1] == "Back"
    assert "1. One" in read(alone)
    assert encode(FilePage(Format.data, one.id)) in [encode(each.press) for each in pressable(alone)]
    done = handed(Taken.of("Riverside", NOW, (one,), 1), Format.data, one)
    assert file_on(done).name == "agreement-1.json"
    assert encode(FilesPage(one.id)) in [encode(each.press) for each in pressable(done)]


def test_the_names_in_a_file_are_known_to_its_card() -> None:
    """So that they are looked up for it: of all that are bound, and of those who stepped aside."""
    here = Shelf()
    here.state(adopted(1, stood_aside=(party("Dance").seat,), told=say("{who} stepped aside.", who=Named(CLINIC))))
    for kind in Format:
        assert CLINIC in who_is_in(handed(taken(here), kind))[1]
