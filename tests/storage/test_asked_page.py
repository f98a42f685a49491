"""The page of who is asked, on both stores: it reads what stands on it, whatever the others are."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.features.coalition.model import SEATS, Seat, SeatId
from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, ROLL, OnRoll, OnRollId
from bot.features.proposals.model.asked_page import A_PAGE, WITH_WORDS, OnTheRoll
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.wish import What, Wish
from bot.features.proposals.reads import on_the_roll
from bot.kernel.command import Actor, Context, Standing
from bot.kernel.ids import Id
from storage.engine import Link
from tests.roles.of_proposals import IT, being_asked
from tests.roles.town import Town
from tests.storage.values import undone


def looks(town: Town, page: asked.RollPage | asked.AdvicePage, who: str = "rita") -> OnTheRoll:
    actor = Actor(town.person(who), Standing.member)
    context = Context(town.now, actor, town.coalition, None, None, Random(1))
    return on_the_roll(town.unit, page, context)


def lines(town: Town, count: int) -> None:
    """More seats are on the roll, whose ids come after all others, and which nobody holds."""
    for number in range(count):
        key = Id(f"zz{number:012}")
        town.unit.get(ROLL).add(OnRoll(OnRollId(f"on-roll{number:07}"), IT, 1, key, None, 100 + number))


def seat_of_rita(town: Town) -> Seat:
    found = next(each for each in town.unit.get(SEATS).all() if each.representative == town.person("rita"))
    there = town.unit.get(SEATS).locked(found.id)
    assert there
    return there


def test_it_is_read_a_page_at_a_time(link: Link) -> None:
    """Twelve lines, or five with all their words; each once, with the answers of those who stand there."""
    with undone(link):
        town = Town(link)
        being_asked(town)
        town.press("rita", asked.Answer(IT, 1, Position.yes))
        lines(town, 30)
        whole = town.unit.get(ROLL).all(IT, 1)
        for page, size in ((asked.RollPage, A_PAGE), (asked.AdvicePage, WITH_WORDS)):
            parts = [looks(town, page(IT, start)) for start in range(0, len(whole), size)]
            assert tuple(each for part in parts for each in part.shown) == whole
            assert [part.more for part in parts] == [True] * (len(parts) - 1) + [False]
            assert [act.seat for part in parts for act in part.answers] == [seat_of_rita(town).id]
        assert looks(town, asked.RollPage(IT, 999)).shown == ()
        assert looks(town, asked.RollPage(IT, -5)).start == 0


def test_those_of_the_page_for_whom_nobody_answers_can_be_taken_off(link: Link) -> None:
    """Each on the page on which it stands."""
    with undone(link):
        town = Town(link)
        being_asked(town)
        lines(town, 20)
        first, second = looks(town, asked.RollPage(IT)), looks(town, asked.RollPage(IT, A_PAGE))
        assert {each.seat for each in first.gone} == {each.seat for each in first.shown if each.seat.startswith("zz")}
        assert {each.seat for each in second.gone} == {each.seat for each in second.shown}


def test_those_who_came_later_or_back_can_be_asked_too(link: Link) -> None:
    """Once somebody is confirmed for them; not those who are asked already."""
    with undone(link):
        town = Town(link)
        being_asked(town)
        assert looks(town, asked.RollPage(IT)).later == ()
        town.now += timedelta(hours=1)
        seats, mia = town.unit.get(SEATS), town.person("mia")
        new = Seat(SeatId("a-later-seat--"), None, mia, town.now, number=77)
        seats.add(new)
        assert looks(town, asked.RollPage(IT)).later == ()
        waiting = seats.locked(new.id)
        assert waiting
        seats.save(replace(waiting, confirmed_at=town.now, confirmed_by=mia))
        assert [each.seat for each in looks(town, asked.RollPage(IT)).later] == [new.id]
        rita = next(each.name for each in town.unit.get(ROLL).all(IT, 1) if each.seat == seat_of_rita(town).id)
        state = town.unit.get(PROPOSALS).locked(IT)
        assert state
        off = Wish(1, What.take_off, mia, None, town.now, rita, town.now, mia)
        town.unit.get(PROPOSALS).save(state.with_voting(replace(state.open_voting(), wishes=(off,))))
        page = looks(town, asked.RollPage(IT))
        assert [each.seat for each in page.later] == [rita.seat, new.id]
        assert (rita.seat in {each.seat for each in page.shown}, page.mine) == (False, frozenset())
        assert rita.seat in page.held


def test_people_who_came_later_can_be_asked_too(link: Link) -> None:
    """In a vote of people."""
    with undone(link):
        town = Town(link)
        being_asked(town)
        state = town.unit.get(PROPOSALS).locked(IT)
        assert state
        voting = state.open_voting()
        of_people = replace(voting, asking=replace(voting.asking, people=True))
        early = replace(of_people, opened_at=town.now - timedelta(days=365))
        town.unit.get(PROPOSALS).save(state.with_voting(early))
        later = looks(town, asked.RollPage(IT)).later
        assert later
        assert all(each.person for each in later)
