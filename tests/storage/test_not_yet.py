"""What did not stand as both stores keep it: what is not yet, that it is offered after a success, and its day."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select, update

from bot.dispatch.dates import dates
from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, ProposalId, Stage
from bot.features.proposals.model.not_yet import offer, returning
from bot.features.proposals.model.pieces import Within
from bot.features.proposals.reads.not_yet import coming_for_all
from bot.kernel.command import Address
from bot.kernel.ids import Id
from bot.kernel.ports import NEEDS
from bot.kernel.text import Phrase
from storage.engine import Link
from storage.proposals import ProposalRows, proposals
from storage.rows import Scope
from tests.roles.of_proposals import IT, not_stood
from tests.roles.town import ROOM, Town
from tests.storage.values import undone

SMALL, OTHER = ProposalId("small---------"), ProposalId("other---------")


def waits(town: Town, who: str) -> list[str]:
    return [each.key for each in town.unit.get(NEEDS).of(town.person(who), town.now)]


def come_backs(town: Town) -> list[tuple[str, datetime | None]]:
    """As platforms with calendars are told of them."""
    found = dates(town.transaction, (Address(ROOM.platform, ROOM.workspace, ""), town.now))
    return [(str(each.title.arguments[0].value), each.at) for each in found if isinstance(each.title, Phrase)]


def success(town: Town) -> None:
    """A small agreement stands by itself."""
    town.press("rita", asked.MakeSmallAgreement(SMALL, "We say first names."))
    town.now += timedelta(days=4)
    town.tick(asked.KeepVote(SMALL))


def test_it_is_offered_after_the_next_success(link: Link) -> None:
    """To whoever wrote it, once, and not before."""
    with undone(link):
        town = Town(link)
        not_stood(town)
        (kept,) = town.unit.get(PROPOSALS).not_yet()
        assert (kept.id, kept.stage, kept.later) == (IT, Stage.not_yet, None)
        assert offer(IT) not in waits(town, "mia")
        success(town)
        assert offer(IT) in waits(town, "mia")
        assert offer(IT) not in waits(town, "rita")
        (kept,) = town.unit.get(PROPOSALS).not_yet()
        assert kept.later
        assert kept.later.offered_at == town.now
        town.press("mia", asked.TakeUpAgain(IT))
        assert offer(IT) not in waits(town, "mia")
        assert town.unit.get(PROPOSALS).not_yet() == ()


def test_what_rests_is_not_offered(link: Link) -> None:
    """However much is agreed."""
    with undone(link):
        town = Town(link)
        not_stood(town)
        town.press("mia", asked.LetItRest(IT))
        success(town)
        assert offer(IT) not in waits(town, "mia")


def test_its_day_is_kept_with_a_timer(link: Link) -> None:
    """On the day the clock finds it; taken away there is nothing to find."""
    with undone(link):
        town = Town(link)
        not_stood(town)
        day = (town.now + timedelta(days=30)).date()
        town.press("rita", asked.ComeBackOn(IT, day))
        (kept,) = town.unit.get(PROPOSALS).not_yet()
        assert kept.later
        assert kept.later.returning
        assert (kept.later.returning.day, kept.deadline()) == (day, kept.later.returning.at)
        town.now += timedelta(days=31)
        town.tick(asked.KeepVote(IT))
        assert offer(IT) in waits(town, "mia")
        (kept,) = town.unit.get(PROPOSALS).not_yet()
        assert kept.deadline() is None
        town.press("rita", asked.TakeDayAway(IT))
        assert town.unit.get(PROPOSALS).not_yet()[0].deadline() is None


def test_what_all_come_back_to_is_among_the_dates(link: Link) -> None:
    """Those of which the day has not come, the nearest first, at the hour at which all are told; none of a circle, and
    none that was taken away or is over."""
    with undone(link):
        town = Town(link)
        not_stood(town)
        day = (town.now + timedelta(days=30)).date()
        assert come_backs(town) == []
        town.press("rita", asked.ComeBackOn(IT, day))
        rows = town.unit.get(PROPOSALS)
        (kept,) = rows.not_yet()
        sooner = returning(kept, day - timedelta(days=1), "Europe/Madrid", town.now)
        rows.add(replace(sooner, id=OTHER, title="Sooner"))
        rows.add(replace(sooner, id=SMALL, circle=Within(Id("circle--------"), "Parks")))
        assert come_backs(town) == [("Sooner", sooner.deadline()), ("One page", kept.deadline())]
        assert [each.id for each in coming_for_all(town.unit)] == [OTHER, IT]
        town.now += timedelta(days=31)
        town.tick(asked.KeepVote(IT))
        assert [each.id for each in coming_for_all(town.unit)] == [OTHER]
        town.press("rita", asked.TakeDayAway(OTHER))
        assert come_backs(town) == []


def test_where_its_writer_has_left_the_facilitators_are_asked(link: Link) -> None:
    """All who facilitate now; whoever takes it up meets it for all of them."""
    with undone(link):
        town = Town(link)
        not_stood(town)
        rows = town.unit.get(PROPOSALS)
        (kept,) = rows.not_yet()
        rows.save(replace(kept, proposer=None))
        success(town)
        assert offer(IT) in waits(town, "fay")
        assert offer(IT) not in waits(town, "mia")
        town.press("fay", asked.TakeUpAgain(IT))
        assert offer(IT) not in waits(town, "fay")


def test_a_row_of_before_has_nothing_kept_beside_it(link: Link) -> None:
    """It is read as it was, and what is chosen then is written beside it."""
    with undone(link):
        town = Town(link)
        not_stood(town)
        old = update(proposals).where(proposals.c.id == bindparam("it")).values(later=None)
        link.connection.execute(old, {"it": IT})
        assert link.connection.execute(select(proposals.c.later)).all() == [(None,)]
        rows = ProposalRows(Scope(link.connection, town.coalition, {}))
        (kept,) = rows.not_yet()
        rows.save(returning(kept, date(2027, 1, 4), "Europe/Madrid", town.now))
        assert rows.not_yet() == (replace(kept, later=rows.not_yet()[0].later),)
