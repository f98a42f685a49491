"""Circles on both stores: no two that go on have names alike, whoever races; who acts in them; their rounds."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.dispatch.ports import Transaction
from bot.features.agreements.model import Agreement, AgreementId, Version
from bot.features.agreements.model import Stage as Life
from bot.features.circles.model import CIRCLES, Circle, CircleId, Entry, Inside, Kind, Register
from bot.features.circles.model import Round as Held
from bot.features.coalition.model import Seat, SeatId
from bot.features.listening.model import Part, Speaker, Stage
from bot.insiders import Insiders
from bot.kernel.ids import CoalitionId, Id, PersonId
from storage.agreements import AgreementRows
from storage.circles import AgreementsOfCircles, CircleRows, InsiderRows, RoundsOfCircles, SeatPeople, circles
from storage.coalition import SeatRows
from storage.engine import Link
from storage.listening import RoundRows
from storage.rows import Scope
from storage.store import OpenedStore
from tests.storage.journal import ANA, ELSEWHERE, HALL, NOW, ROOM, found, rows_of
from tests.storage.test_listening import a_round
from tests.storage.values import HERE, ORGANISATION, coalition_here, undone

BEN, CEM = PersonId("ben-----------"), PersonId("cem-----------")


def a_circle(number: int, name: str = "Housing", kind: Kind = Kind.people, *parties: Id) -> Circle:
    inside = tuple(Inside(each, NOW) for each in parties or (ANA,))
    return Circle(CircleId(f"circle-{number:07}"), name, "Homes", kind, Entry.asking, NOW, inside)


def scope(link: Link, coalition: CoalitionId = HERE) -> Scope:
    return Scope(link.connection, coalition, {})


@pytest.mark.parametrize("name", ["HOUSING", "  housing ", "Ｈousing", "Нousing", "Hóusing"])
def test_a_name_is_taken_by_one_that_reads_the_same(link: Link, name: str) -> None:
    """In any script; when the circle has ended the name is free again."""
    with undone(link):
        coalition_here(link)
        kept = CircleRows(scope(link))
        kept.add(a_circle(1))
        assert kept.named(name) == a_circle(1)
        with undone(link), pytest.raises(IntegrityError):
            kept.add(a_circle(2, name))
        kept.save(a_circle(1).ended(NOW))
        assert (kept.named(name), kept.all()) == (None, ())
        assert kept.ended() == (a_circle(1).ended(NOW),)
        assert CircleRows(scope(link, ELSEWHERE)).ended() == ()
        kept.add(a_circle(2, name))
        assert [each.name for each in kept.all()] == [name]


def test_a_person_is_found_wherever_they_have_a_place(link: Link) -> None:
    """In it, asking or invited, as an organisation is; in none that has ended, and in no other coalition."""
    with undone(link):
        coalition_here(link)
        kept = CircleRows(scope(link))
        there = (
            a_circle(1, "One", Kind.people, BEN),
            replace(a_circle(2, "Two"), asking=(BEN,)),
            replace(a_circle(3, "Three"), invited=(BEN,)),
        )
        for each in (*there, a_circle(4, "Four"), a_circle(5, "Five", Kind.people, BEN).ended(NOW)):
            kept.add(each)
        assert kept.of(BEN) == there
        assert kept.of(CEM) == ()
        ours = a_circle(6, "Six", Kind.organisations, ORGANISATION)
        kept.add(ours)
        assert kept.of(ORGANISATION) == (ours,)
        assert CircleRows(scope(link, ELSEWHERE)).of(BEN) == ()


def test_in_a_circle_of_organisations_those_act_who_hold_their_seats(link: Link) -> None:
    """The representative once confirmed, and the alternates; of a circle that has ended nobody is told."""
    with undone(link):
        coalition_here(link)
        here, ours = scope(link), frozenset({ORGANISATION})
        waiting = Seat(SeatId("seat----------"), ORGANISATION, ANA, NOW, (BEN,))
        SeatRows(here).add(waiting)
        state = a_circle(1, "Housing", Kind.organisations, ORGANISATION)
        CircleRows(here).add(state)
        assert SeatPeople(here).all() == {ORGANISATION: (BEN,)}
        assert InsiderRows(here).of(state.id) == Insiders("Housing", "Homes", frozenset({BEN}), ours)
        SeatRows(here).locked(waiting.id)
        SeatRows(here).save(replace(waiting, confirmed_by=CEM, confirmed_at=NOW))
        assert SeatPeople(here).all() == {ORGANISATION: (ANA, BEN)}
        assert InsiderRows(here).of(state.id) == Insiders("Housing", "Homes", frozenset({ANA, BEN}), ours)
        assert InsiderRows(scope(link, ELSEWHERE)).of(state.id) is None
        CircleRows(here).save(state.ended(NOW))
        assert InsiderRows(here).of(state.id) is None


def test_in_a_circle_of_people_everyone_acts_for_themselves(link: Link) -> None:
    """Whoever is in it, and nobody who asks or is invited."""
    with undone(link):
        coalition_here(link)
        here = scope(link)
        CircleRows(here).add(replace(a_circle(1, "Housing", Kind.people, ANA, BEN), asking=(CEM,)))
        assert InsiderRows(here).of(a_circle(1).id) == Insiders("Housing", "Homes", frozenset({ANA, BEN}))
        assert InsiderRows(here).of(a_circle(2).id) is None


def test_the_rounds_of_a_circle_are_told_without_their_words(link: Link) -> None:
    """The newest first: the topic of one that goes on, and of one that is over how many were heard."""
    with undone(link):
        coalition_here(link)
        here, mine = scope(link), a_circle(1).id
        heard = (Speaker(1, ANA, part=Part.heard), Speaker(2, BEN, part=Part.listening))
        later = NOW + timedelta(hours=1)
        over = replace(
            a_round(1), stage=Stage.ended, topic="Rents", stopped_at=later, speakers=heard, circle=mine, circle_name="H"
        )
        going = replace(a_round(2, HALL), topic="Repairs", opened_at=later, circle=mine, circle_name="H")
        for each in (over, going, a_round(3)):
            RoundRows(here).add(each)
        rounds = RoundsOfCircles(here)
        assert rounds.latest(mine) == (Held("Repairs", HALL, later, None, 0), Held("", ROOM, NOW, later, 1))
        assert rounds.latest(a_circle(2).id) == ()
        assert rounds.running() == {mine}
        assert RoundsOfCircles(scope(link, ELSEWHERE)).latest(mine) == ()
        assert RoundsOfCircles(scope(link, ELSEWHERE)).running() == frozenset()


def test_a_place_keeps_to_one_round_also_of_circles(link: Link) -> None:
    """A round of a circle and one of all conflict in the same place."""
    with undone(link):
        coalition_here(link)
        kept = RoundRows(scope(link))
        kept.add(a_round(1))
        with undone(link), pytest.raises(IntegrityError):
            kept.add(replace(a_round(2, ROOM), circle=a_circle(1).id, circle_name="Housing"))


def _opened(transaction: Transaction, number: int) -> Circle:
    """As opening a circle does: the one of that name, else a new one."""
    kept = transaction.unit(HERE).get(CIRCLES)
    there = kept.named("housing")
    if there is None:
        there = a_circle(number)
        kept.add(there)
    return there


async def test_of_many_who_open_a_circle_of_one_name_all_get_the_same(url: str, store: OpenedStore) -> None:
    """Forty people who open a circle of the same name at once are all answered with one, which one of them opened."""
    await found(store)
    answers = await asyncio.gather(*(store.transact(_opened, number) for number in range(40)))
    assert len({answer.id for answer in answers}) == 1
    assert [row["id"] for row in rows_of(url, circles)] == [answers[0].id]


def test_what_a_circle_agreed_is_found(link: Link) -> None:
    """The newest three, how many there are, and none of another circle or coalition."""
    mine, other = CircleId("circle-0000001"), CircleId("circle-0000002")
    words = (Version(1, "Mondays", "We meet on Mondays.", NOW),)
    with undone(link):
        coalition_here(link)
        rows = AgreementRows(scope(link))
        for number, circle in enumerate((mine, mine, None, mine, other, mine), 1):
            key, adopted = AgreementId(f"agreement{number:05}"), Id(f"adopted--{number:05}")
            ended = NOW if number == 4 else None
            made = Agreement(key, number, adopted, NOW, words, (), circle=circle, circle_name=circle and "Housing")
            rows.add(replace(made, ended_at=ended, stage=Life.ended if ended else Life.in_force))
        found = AgreementsOfCircles(scope(link)).of(mine)
        assert found.count == 4
        assert [(each.number, each.holds) for each in found.latest] == [(6, True), (4, False), (2, True)]
        assert AgreementsOfCircles(scope(link)).of(CircleId("circle-0000003")) == Register()
        assert AgreementsOfCircles(scope(link, CoalitionId("elsewhere-----"))).of(mine) == Register()
