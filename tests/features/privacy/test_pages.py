"""One's own pages, from what is gathered to what is read; and one's own data as JSON."""

import json
from random import Random

import pytest

from bot.features.privacy.cards import pages
from bot.features.privacy.cards.held import of_traces
from bot.features.privacy.commands import DataFilePage, DataPage, ErasePage, PrivacyPage
from bot.features.privacy.model import Act, Gathered, Traces
from bot.features.privacy.model.export import PART, parts
from bot.kernel.card import Card
from bot.kernel.command import Actor, Context, Standing
from bot.kernel.elements import File
from bot.kernel.limits import HELD
from bot.kernel.ports import Directory
from bot.kernel.refusal import NotFound
from bot.kernel.text import Text, say
from tests.features.privacy.values import ACTS, ANA, HERE, NAMES, NOW, gathered, held
from tests.features.reading import labels, read

CONTEXT = Context(NOW, Actor(ANA, Standing.member), HERE, None, None, Random(1))
STRANGER = Gathered(None, (), (), Directory({}, {}))
LONGEST = held('"' * HELD, say("Name"))


class Plain:
    """A reader of English."""

    language = "en"

    def text(self, text: Text) -> str:
        return read(text)


def turned(page: Card) -> list[str]:
    return [label for label in labels(page) if label in {"Back", "More"}]


def test_everything_that_is_held_is_on_one_of_the_parts() -> None:
    """With why it is kept and until when, said once for what is alike; a part that is not there is the last one."""
    every = tuple(held(f"value {number}") for number in range(25))
    shown = [pages.stored(gathered(every=every, start=start), CONTEXT) for start in (0, 1, 2, 99, -3)]
    assert [turned(page) for page in shown] == [["More"], ["Back", "More"], ["Back"], ["Back"], ["More"]]
    assert "".join(map(read, shown[:3])).count("All members see it. It is kept.") == 3
    assert read(shown[3]) == read(shown[2])
    assert all(f"Name\nvalue {number}\n" in "".join(map(read, shown[:3])) for number in range(25))


def test_the_page_leads_to_the_export_and_to_the_erasure() -> None:
    """Both one press away, beside the way home."""
    assert labels(pages.stored(gathered(), CONTEXT)) == [DataPage.title.text, ErasePage.title.text, "Home"]


def test_of_a_stranger_nothing_is_stored() -> None:
    """One sentence and the way home; there is nothing to erase."""
    page = pages.stored(STRANGER, CONTEXT)
    assert labels(page) == ["Home"]
    assert "Nothing is stored about you here." in read(page)
    with pytest.raises(NotFound):
        pages.erasing(STRANGER, CONTEXT)


def test_the_data_are_whole_documents_in_parts() -> None:
    """Names, times and counts are written out; every part fits into a paragraph and can be read without the others."""
    acts = ACTS * 40
    documents = [json.loads(part) for part in parts(gathered(acts=acts))]
    assert all(len(part) <= PART for part in parts(gathered(acts=acts)))
    assert [(each["part"], each["of"]) for each in documents] == [
        (n, len(documents)) for n in range(1, len(documents) + 1)
    ]
    stored = [entry for each in documents for entry in each.get("stored", ())]
    assert [entry["value"] for entry in stored] == [
        "Ana “the” \\ Ñandú",
        "Clínica Sur",
        "1 round",
        "2 rounds of Ana, Clínica Sur",
        NOW.isoformat(),
    ]
    assert [entry["stays"] for entry in stored] == [False] * 4 + [True]
    assert [entry for each in documents for entry in each.get("history", ())] == [
        {"at": NOW.isoformat(), "what": act.what, "by_you": act.by_you} for act in acts
    ]


def test_the_longest_that_may_be_held_fits() -> None:
    """On the page, and in a part of its own; what is longer is refused when it is told."""
    assert len(parts(gathered(every=(LONGEST, LONGEST), acts=()))) == 2
    for start in range(10):
        pages.data(gathered(every=(LONGEST,) * 40, start=start), CONTEXT)
        pages.stored(gathered(every=(LONGEST,) * 40, start=start), CONTEXT)
    pages.erasing(gathered(every=(LONGEST,) * 40), CONTEXT)
    with pytest.raises(ValueError, match="what is held"):
        held("x" * (HELD + 1))


def test_nothing_at_all_is_a_document_too() -> None:
    """A member of whom no feature holds anything."""
    assert [json.loads(part) for part in parts(gathered(every=(), acts=()))] == [{"part": 1, "of": 1}]


def test_what_the_journal_holds_is_told_in_counts() -> None:
    """What waits and what is on its way goes, the history stays; what is not there is not told."""
    assert of_traces(Traces()) == ()
    told = of_traces(Traces((Act(NOW, "coalition.MemberJoined", by_you=True),), under_way=2, needs=3))
    assert [(read(each.label), read(each.value), each.stays) for each in told] == [
        ("What waits for you", "3 questions", False),
        ("Messages that name you", "2 messages", False),
        ("History", "1 entry about what you did, without your words", True),
    ]
    assert NAMES.people[ANA].name not in str(told)
    assert PrivacyPage().start == 0


def test_the_same_comes_as_one_file() -> None:
    """All of it in one document, however much there is; handed to the one who asked, and told to be kept well."""
    acts = ACTS * 40
    [file] = [each for each in pages.data_file(gathered(acts=acts), CONTEXT).elements if isinstance(each, File)]
    document = json.loads(file.paper.written(Plain()))
    parted = [json.loads(part) for part in parts(gathered(acts=acts))]
    assert document == {
        "stored": [entry for each in parted for entry in each.get("stored", ())],
        "history": [entry for each in parted for entry in each.get("history", ())],
    }
    assert (file.name, list(file.paper.texts())) == ("my-data.json", [])
    assert DataFilePage.title.text in labels(pages.data(gathered(), CONTEXT))
