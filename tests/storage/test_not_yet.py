"""What did not stand as both stores keep it: what is not yet, that it is offered after a success, and its day."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import bindparam, select, update

from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, ProposalId, Stage
from bot.features.proposals.model.not_yet import offer, returning
from bot.kernel.ports import NEEDS
from storage.engine import Link
from storage.proposals import ProposalRows, proposals
from storage.rows import Scope
from tests.roles.of_proposals import IT, not_stood
from tests.roles.town import Town
from tests.storage.values import undone

SMALL = ProposalId("small---------")


def waits(town: Town, who: str) -> list[str]:
    return [each.key for each in town.unit.get(NEEDS).of(town.person(who), town.now)]


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
