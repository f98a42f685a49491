"""What was agreed stands in the register, once, with a number that stays, and with all that it takes to check it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.features.agreements import commands as asked
from bot.features.agreements.cards import pages
from bot.features.agreements.facts import AGREEMENTS_PAGE, AgreementId, AgreementMade, agreement_page
from bot.features.agreements.model import Agreement, Party, Version, Which
from bot.features.agreements.model.differences import Difference, differences
from bot.features.agreements.model.given import Looking
from bot.features.proposals.facts import IN_SILENCE, SeatAsked
from bot.kernel.card import Card
from bot.kernel.elements import Buttons, Words
from bot.kernel.ids import Id, OrganisationId
from bot.kernel.text import say
from bot.kernel.wire import encode
from tests.features.agreements.shelf import NAMES, NOW, SIX, Shelf, adopted, party, person, shelf
from tests.features.reading import labels, read


def test_what_was_adopted_is_in_the_register() -> None:
    """With its words, its day, the arithmetic in one sentence, the seal, and the parties that it binds."""
    it = shelf("One page").agreements[1]
    assert (it.number, it.title, it.text.text) == (1, "One page", "We keep one page.")
    assert it.parties == SIX
    shown = read(shelf("One page").page("art", asked.AgreementPage(it.id)))
    assert "1. One page" in shown
    assert "5 of 6 organisations answered (4 needed), 5 yes." in shown
    assert "Record: 5ea15ea15ea15ea1" in shown


def test_the_same_adoption_is_kept_once() -> None:
    """A fact that comes again makes nothing."""
    here = shelf("One page")
    here.state(adopted(1, "One page"))
    assert list(here.agreements) == [1]
    assert [type(each) for each in here.facts] == [AgreementMade]


def test_what_another_feature_wanted_is_kept_there() -> None:
    """A ground rule that was adopted is in no register but its own."""
    here = Shelf()
    here.state(adopted(wanted="rule"))
    assert here.agreements == {}


def test_numbers_go_on() -> None:
    """In the order in which they were agreed; the fact says which number it is, and how many it binds."""
    here = shelf("One", "Two", "Three")
    assert [each.title for each in here.agreements.values()] == ["One", "Two", "Three"]
    made = here.facts[-1]
    assert isinstance(made, AgreementMade)
    assert (made.number, made.seats, made.title) == (3, 6, "Three")


def test_who_stepped_aside_is_named() -> None:
    """As an organisation, on the agreement and among those that it binds; nobody else has that said of them."""
    here = Shelf()
    here.state(adopted(stood_aside=(party("Clinic").seat,)))
    it = here.agreements[1]
    assert [each.organisation for each in it.text.adoption.asides] == ["Clinic--------"] if it.text.adoption else False
    assert "Stepped aside, and need not carry it out: Clinic" in read(here.page("art", asked.AgreementPage(it.id)))
    bound = read(here.page("art", asked.BoundPage(it.id)))
    assert bound.count("Stepped aside, and need not carry it out.") == 1
    assert all(name in bound for name in NAMES)


def test_a_small_agreement_binds_all_seats() -> None:
    """Nobody was asked one by one, so it holds for the seats as they are."""
    here = Shelf()
    here.state(adopted(roll=(), way=IN_SILENCE))
    assert here.agreements[1].parties == SIX


def test_residents_seats_are_counted_by_number() -> None:
    """They are nobody's organisation."""
    here = Shelf()
    here.state(adopted(roll=(SeatAsked(Id("s-resident----"), None, 2),)))
    it = here.agreements[1]
    assert it.parties == (Party(Id("s-resident----"), None, 2),)
    assert "It binds: 1 residents’ seat" in read(here.page("art", asked.AgreementPage(it.id)))
    assert "residents (seat 2)" in read(here.page("art", asked.BoundPage(it.id)))


def test_of_several_the_chosen_one_is_told() -> None:
    """A time to meet as a time, everything else in its words."""
    here = Shelf()
    here.state(adopted(1, chosen="The school hall"))
    here.state(adopted(2, chosen="2026-03-12T17:30:00+00:00"))
    assert "We chose: The school hall" in read(here.page("art", asked.AgreementPage(here.agreements[1].id)))
    told = read(here.page("art", asked.AgreementPage(here.agreements[2].id)))
    assert "2026-03-12T17:30:00+00:00" not in told
    assert "We chose: " in told


def test_the_newest_stand_first_some_on_a_page() -> None:
    """With buttons to older and newer ones, and to each of them."""
    here = shelf(*(f"Agreement {number}" for number in range(1, 7)))
    first, second = here.page("art", asked.AgreementsPage()), here.page("art", asked.AgreementsPage(4))
    assert "6. Agreement 6" in read(first)
    assert "2. Agreement 2" not in read(first)
    assert "Older ones" in labels(first)
    assert "Newer ones" not in labels(first)
    assert "1. Agreement 1" in read(second)
    assert "Newer ones" in labels(second)
    assert "Older ones" not in labels(second)


@pytest.mark.parametrize(("which", "expected"), [(Which.mine, 1), (Which.in_force, 2), (Which.ended, 0)])
def test_a_part_of_them_is_shown(which: Which, expected: int) -> None:
    """What binds one's own organisation, what holds, what has ended; where there is none, that is said."""
    here = Shelf()
    here.state(adopted(1))
    here.state(adopted(2, roll=(SeatAsked(party("Farm").seat, OrganisationId("Farm----------")),)))
    shown = read(here.page("art", asked.AgreementsPage(0, which)))
    assert shown.count("Look at number") == expected
    assert ("There is none of these." in shown) == (expected == 0)


def test_before_anything_is_agreed() -> None:
    """One sentence, and where to begin."""
    shown = Shelf().page("art", asked.AgreementsPage())
    assert "Nothing is agreed yet." in read(shown)
    assert "What we decide" in labels(shown)


def test_when_all_look_at_it_again_is_said() -> None:
    """On the day that was set with it."""
    here = shelf("One page", review=date(2026, 9, 9))
    assert "All look at it again on" in read(here.page("art", asked.AgreementPage(here.agreements[1].id)))


def test_versions_say_what_is_different() -> None:
    """Word by word: what was taken out, what is new, what took the place of what; and who corrected the wording."""
    before = shelf("One page").agreements[1]
    after = Version(2, "A page", "We keep one page in two languages.", NOW, by=person("art"))
    state = replace(before, versions=(*before.versions, after))
    shown = read(pages.versions(Looking(state, (), 2), Shelf().context(person("art"))))
    assert "It was called “One page”." in shown
    assert "“page.” is now “page in two languages.”" in shown
    first = pages.versions(Looking(state, (), 1), Shelf().context(person("art")))
    assert "All agreed to it on" in read(first)
    assert "The one after" in labels(first)
    assert state.adopted == before.text


def test_the_last_three_stand_on_the_home_page() -> None:
    """The newest first, with a button to all; before there is one there is nothing."""
    here = shelf("One", "Two", "Three")
    latest = tuple(here.agreements[number] for number in (3, 2, 1))
    words, _ = pages.on_home(latest, here.context(person("art")))
    assert isinstance(words, Words)
    assert read(words.text) == "Last agreements: 3. Three · 2. Two · 1. One"
    assert pages.on_home((), here.context(person("art"))) == ()


def test_differences_are_words() -> None:
    """Other spaces and lines are none; a word alone is found among many."""
    assert differences("a b  c", "a b\nc") == ()
    assert differences("a b c", "a c") == (Difference("b", ""),)
    assert differences("a c", "a b c d") == (Difference("", "b"), Difference("", "d"))


def test_a_version_has_its_number() -> None:
    """An agreement without a version, or with numbers out of order, is none."""
    first = shelf("One page").agreements[1]
    for versions in ((), (replace(first.text, number=2),)):
        with pytest.raises(ValueError, match="numbered from 1"):
            replace(first, versions=versions)


def test_buttons_of_other_features_lead_here() -> None:
    """As they are written there."""
    key = AgreementId("an-agreement--")
    assert encode(asked.AgreementPage(key)) == encode(agreement_page(key))
    assert encode(asked.AgreementsPage()).startswith(encode(AGREEMENTS_PAGE))


def test_every_page_of_it_fits() -> None:
    """With the longest words and two hundred parties."""
    many = tuple(Party(Id(f"s-{number:012}"), OrganisationId(f"o-{number:012}")) for number in range(200))
    here, words = Shelf(seats=many), "word " * 240
    told = say("Agreed: {told}", told="x" * 1_900)
    for number in range(1, 10):
        here.state(
            adopted(number, "T" * 100, words[:1_200], roll=(), told=told, stood_aside=tuple(e.seat for e in many))
        )
    it = here.agreements[9]
    other = Version(2, "U" * 100, "other " * 200, datetime(2026, 4, 1, tzinfo=UTC), by=person("art"))
    here.agreements[9] = changed = replace(it, versions=(*it.versions, other), replaces=tuple(range(1, 9)))
    assert isinstance(changed, Agreement)
    for page in (
        asked.AgreementsPage(),
        asked.AgreementPage(it.id),
        asked.BoundPage(it.id, 180),
        asked.VersionsPage(it.id, 1),
        asked.VersionsPage(it.id, 2),
    ):
        here.page("art", page)


def test_pages_are_turned_from_number_to_number() -> None:
    """Onward and back again over all of them, each once; a button of before turns them too."""
    here = shelf(*(f"Number {n}" for n in range(1, 12)))
    page, seen = asked.AgreementsPage(), list[str]()
    for _ in range(3):
        shown = here.page("art", page)
        seen += [each for each in labels(shown) if each.startswith("Look at number")]
        older = pressed(shown, "Older ones")
        page = older or page
    assert seen == [f"Look at number {n}" for n in range(11, 0, -1)]
    back = pressed(here.page("art", page), "Newer ones")
    assert back is not None
    assert [each for each in labels(here.page("art", back)) if each.startswith("Look at number")] == [
        f"Look at number {n}" for n in (7, 6, 5, 4)
    ]
    assert pressed(here.page("art", back), "Newer ones") == asked.AgreementsPage()
    assert "Look at number 7" in labels(here.page("art", asked.AgreementsPage(4)))


def pressed(shown: Card, label: str) -> asked.AgreementsPage | None:
    buttons = (each for row in shown.elements if isinstance(row, Buttons) for each in row.buttons)
    found = next((each.press for each in buttons if read(each.label) == label), None)
    assert found is None or isinstance(found, asked.AgreementsPage)
    return found
