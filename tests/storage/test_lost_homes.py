"""A place that is closed in the middle of something, on both stores: all that was open there is over, nobody is asked
for anything more, no words are left behind, and those whom it concerns are told."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.dispatch import Noted
from bot.features.asides.commands import NoteOpened
from bot.features.closing.commands import OpenClose, SayWord
from bot.features.closing.model import CLOSES
from bot.features.coalition.commands import BringHere, HomePage, HomesPage, InvitePlace, LoseHome
from bot.features.coalition.model import COALITIONS, HOMES
from bot.features.listening.commands import EndRound, Join, OpenRound, Start
from bot.features.listening.model import ROUNDS, Format, Stage
from bot.features.points.commands import MarkAsMine, NamePoint, OpenPoints
from bot.features.points.model import POINTS_HERE
from bot.features.slow_rounds.commands import OpenSlowRound, WriteWords
from bot.features.slow_rounds.model import SLOW_ROUNDS, SlowRoundId
from bot.kernel.command import Command
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import NEEDS
from storage.engine import Link
from tests.features.reading import read
from tests.storage.test_homes import BEN
from tests.storage.test_other_homes import (
    ADDRESSES,
    ANA,
    ATTIC,
    CEM,
    ELSEWHERE,
    FOREIGN,
    HALL,
    ROUND,
    YARD,
    Homes,
    three_homes,
)
from tests.storage.values import HERE, NOW, undone

SLOW = SlowRoundId("slow----------")


class Town(Homes):
    def lose(self, *places: PlaceId) -> None:
        for place in places:
            self.note(LoseHome(ADDRESSES[place]))

    def note(self, command: Command) -> None:
        self.asked += 1
        seed = f"seed {self.asked}".encode()
        ran = self.dispatch.note(self.transaction, Noted(HERE, command, NOW, seed))
        assert not ran.failures

    def waits_for(self, person: PersonId) -> list[str]:
        return [read(each.words) for each in self.transaction.unit(HERE).get(NEEDS).of(person, NOW)]

    def mail(self, place: PlaceId) -> int:
        """All that is kept of messages to that place, dead ones too."""
        counted = self.link.connection.execute(text("SELECT count(*) FROM outbox WHERE place = :p"), {"p": str(place)})
        return int(counted.scalar_one())

    def told(self, *places: PlaceId) -> list[str]:
        """The first message of each of these places, which is on its way from then on."""
        sent = {each.address: read(each.card).splitlines()[0] for each in self.transaction.mail.claim(NOW, 50)}
        return [sent[ADDRESSES[place]] for place in places if ADDRESSES[place] in sent]

    @property
    def under_way(self) -> list[str]:
        coalition = self.transaction.unit(HERE).get(COALITIONS).here()
        assert coalition
        return [each.kind for each in coalition.now]


@pytest.fixture
def town(link: Link) -> Iterator[Town]:
    with undone(link):
        yield three_homes_of(link)


def three_homes_of(link: Link) -> Town:
    """Ana facilitates."""
    made = Town(link)
    three_homes(link, made)
    coalitions = made.transaction.unit(HERE).get(COALITIONS)
    here = coalitions.locked_here()
    assert here
    coalitions.save(replace(here, homes=(HALL, YARD, ATTIC), facilitators=(ANA,)))
    return made


def test_a_round_there_is_over_and_nobody_is_asked_for_anything(town: Town) -> None:
    """In the middle of somebody's turn; the other places see that it is over, and why."""
    town.hear(ANA, OpenRound(ROUND, "Housing"))
    town.hear(ANA, Join(ROUND))
    town.hear(ANA, Start(ROUND))
    assert town.mail(HALL)
    town.lose(HALL)
    over = town.transaction.unit(HERE).get(ROUNDS).find(ROUND)
    assert over
    assert over.stage is Stage.ended
    assert over.deadline() is None
    assert town.mail(HALL) == 0
    assert town.seen(HALL) == []
    assert town.seen(YARD) == ["The listening round in Hall is over"]
    assert town.under_way == []
    assert town.told(YARD) == ["Hall is closed"]


def test_people_who_are_apart_in_pairs_are_called_back_to_nothing(town: Town) -> None:
    """Their private places are closed, and nothing is left to fail."""
    town.hear(ANA, OpenRound(ROUND, "Housing", format=Format.pairs))
    for person in (ANA, PersonId("fay-----------"), PersonId("gus-----------"), PersonId("hal-----------")):
        if person != ANA:
            town.member(HERE, person, ("slack", "T1"))
        town.hear(person, Join(ROUND))
    town.hear(ANA, Start(ROUND))
    for opening in town.transaction.openings.claim(NOW, 9):
        town.note(NoteOpened(opening.aside, f"D{opening.aside}"))
    town.lose(HALL)
    over = town.transaction.unit(HERE).get(ROUNDS).find(ROUND)
    assert over
    assert over.stage is Stage.ended
    assert town.transaction.openings.nearest() is None


def test_words_of_a_slow_round_are_shown_nowhere_else_and_each_writer_is_told(town: Town) -> None:
    """They were written for those who read there: nobody reads them, and none is kept."""
    town.hear(ANA, OpenSlowRound(SLOW, "The river"))
    town.hear(ANA, WriteWords(SLOW, "I miss it"))
    town.hear(BEN, WriteWords(SLOW, "So do I"), YARD)
    town.lose(HALL)
    over = town.transaction.unit(HERE).get(SLOW_ROUNDS).find(SLOW)
    assert over
    assert (over.voices, over.topic, over.deadline()) == ((), "", None)
    said = "The slow round “The river” ended: its place is closed. "
    said += "Nobody saw your words, and they are not stored any more."
    assert town.waits_for(ANA) == [said]
    assert town.waits_for(BEN) == [said]
    assert town.waits_for(CEM) == []
    assert town.told(YARD) == ["Hall is closed"]


def test_points_that_are_collected_there_are_closed_and_who_took_part_is_told(town: Town) -> None:
    """Those who added and those who marked, each alone."""
    town.hear(ANA, OpenRound(ROUND, "Housing"))
    for person in (ANA,):
        town.hear(person, Join(ROUND))
    town.hear(ANA, Start(ROUND))
    town.hear(ANA, EndRound(ROUND))
    town.hear(ANA, OpenPoints(ROUND))
    (points,) = town.transaction.unit(HERE).get(POINTS_HERE).open_in(HALL)
    town.hear(ANA, NamePoint(points.id, "Repairs"))
    town.hear(BEN, MarkAsMine(points.id, 1, mine=True), YARD)
    town.lose(HALL)
    assert town.transaction.unit(HERE).get(POINTS_HERE).open_in(HALL) == ()
    closed = town.transaction.unit(HERE).get(POINTS_HERE).find(points.id)
    assert closed
    assert "Repairs" not in repr(closed)
    said = "The points we share are closed, since their place is closed. Nothing was shown, "
    said += "and no point or mark is stored."
    assert town.waits_for(ANA) == [said]
    assert town.waits_for(BEN) == [said]
    assert town.under_way == []


def test_one_word_each_there_is_over(town: Town) -> None:
    """The words were for that channel; they are let go of."""
    town.hear(ANA, OpenClose())
    open_there = town.transaction.unit(HERE).get(CLOSES).open_in(HALL)
    assert open_there
    town.hear(ANA, SayWord(open_there.id, "lighter"))
    town.lose(HALL)
    over = town.transaction.unit(HERE).get(CLOSES).find(open_there.id)
    assert over
    assert over.words == ()
    assert town.seen(YARD) == ["One word each, in Hall, is over"]


def test_to_lose_it_twice_is_to_lose_it_once(town: Town) -> None:
    """The platform tells it again and again; a place of nobody and one of another coalition change nothing here."""
    town.lose(HALL, HALL, FOREIGN)
    assert town.told(YARD) == ["Hall is closed"]
    assert [home.id for home in town.transaction.unit(HERE).get(HOMES).all()] == [YARD, ATTIC]
    assert [home.id for home in town.transaction.unit(ELSEWHERE).get(HOMES).all()] == [FOREIGN]


def test_when_the_last_place_is_lost_facilitators_know_what_to_do(town: Town) -> None:
    """They read it on their page, make a code there, and it is done as soon as we meet somewhere again."""
    town.lose(HALL, YARD, ATTIC)
    (waits,) = town.waits_for(ANA)
    assert (
        waits == "The old attic is closed, and we meet nowhere now. Make a code for another place, and type it there."
    )
    assert town.hear(ANA, HomePage()).shown
    assert "The coalition meets nowhere now." in read(town.hear(ANA, HomesPage()).shown)
    made = read(town.hear(ANA, InvitePlace("The barn")).shown)
    assert "invites The barn to take part." in made
    code = made.partition("Code: ")[2].partition("\n")[0].replace("-", "")
    town.hear(ANA, BringHere(code), YARD)
    assert town.waits_for(ANA) == []


def test_a_home_that_comes_in_sees_what_is_going_on_elsewhere(town: Town) -> None:
    """Put up while there was nobody else to tell; its own place has no signpost to itself."""
    town.lose(YARD, ATTIC)
    town.hear(ANA, OpenRound(ROUND, "Housing"))
    made = read(town.hear(ANA, InvitePlace("The barn")).shown)
    code = made.partition("Code: ")[2].partition("\n")[0].replace("-", "")
    town.hear(BEN, BringHere(code), YARD)
    (barn,) = [home.id for home in town.transaction.unit(HERE).get(HOMES).all() if home.id != HALL]
    assert town.seen(barn) == ["A listening round is open in Hall"]
    assert [each for each in town.seen(HALL) if "open in" in each] == []
