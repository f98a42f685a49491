"""Celebrations in the store: what is prepared, what was posted, whom a row names, and whom words can name."""

from dataclasses import replace
from datetime import timedelta

from bot.features.celebrations.model import Answer, Celebration, CelebrationId, Credit, Piece, Stage, Thanks
from bot.kernel.ids import CoalitionId, PersonId
from storage.celebrations import POSTED, CelebrationRows, PartnerRows
from storage.engine import Link
from storage.rows import Scope
from tests.storage.journal import ANA, ELSEWHERE
from tests.storage.values import HERE, NOW, ORGANISATION, coalition_here, undone


def a_celebration(number: int, stage: Stage = Stage.draft, person: PersonId | None = ANA) -> Celebration:
    at = NOW + timedelta(minutes=number)
    key = CelebrationId(f"party-{number:08}")
    return Celebration(key, (Piece("We cooked"),), person, at, stage=stage, posted_at=at)


def rows(link: Link, coalition: CoalitionId = HERE) -> CelebrationRows:
    return CelebrationRows(Scope(link.connection, coalition, {}))


def test_what_is_prepared_stands_in_the_order_in_which_it_was_begun(link: Link) -> None:
    """Drafts and what is asked; what was posted or dropped is not, nor what another coalition prepares."""
    with undone(link):
        coalition_here(link)
        every = [a_celebration(n, stage) for n, stage in enumerate([*Stage, Stage.asking, Stage.draft])]
        for each in reversed(every):
            rows(link).add(each)
        assert rows(link).open() == tuple(each for each in every if each.is_open)
        assert rows(link, ELSEWHERE).open() == ()


def test_what_was_posted_comes_a_page_at_a_time(link: Link) -> None:
    """The latest first, from any number on, and one more than is shown."""
    with undone(link):
        coalition_here(link)
        every = [a_celebration(n, (Stage.posted, Stage.kept)[n % 2]) for n in range(POSTED + 3)]
        for each in every:
            rows(link).add(each)
        latest = tuple(reversed(every))
        assert rows(link).posted(0) == latest[:POSTED]
        assert rows(link).posted(5) == latest[5:]
        assert rows(link, ELSEWHERE).posted(0) == ()


def test_a_person_is_found_wherever_a_celebration_knows_them(link: Link) -> None:
    """Who wrote it, said yes for their organisation, or thanked; no one else whose id begins alike."""
    with undone(link):
        coalition_here(link)
        someone, plain = PersonId("some_one------"), a_celebration(0, Stage.posted, None)
        theirs = (
            replace(plain, id=CelebrationId("written-------"), by=someone),
            replace(
                plain, id=CelebrationId("agreed--------"), credits=(Credit(ORGANISATION, Answer.yes, someone, NOW),)
            ),
            replace(plain, id=CelebrationId("thanked-------"), thanks=(Thanks(someone, "Hurrah", NOW),)),
        )
        other = replace(plain, thanks=(Thanks(PersonId("some-one------"), "Hurrah", NOW),))
        for each in (*theirs, other):
            rows(link).add(each)
        assert {each.id for each in rows(link).of(someone)} == {each.id for each in theirs}
        assert rows(link, ELSEWHERE).of(someone) == ()


def test_words_can_name_an_organisation_that_has_left(link: Link) -> None:
    """It is known by its name, and is not here; another coalition's is not known."""
    with undone(link):
        coalition_here(link)
        partners = PartnerRows(Scope(link.connection, HERE, {}))
        assert partners.all() == {ORGANISATION: "The one that exists"}
        assert partners.here() == {ORGANISATION}
        link.tell("UPDATE organisations SET left_at = 1")
        assert partners.all() == {ORGANISATION: "The one that exists"}
        assert partners.here() == frozenset()
        assert PartnerRows(Scope(link.connection, ELSEWHERE, {})).all() == {}
