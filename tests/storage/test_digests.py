"""What a digest is made of, on both stores: what happened since, without what is kept in confidence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.confidential import KINDS, Kind
from bot.features import RULINGS
from bot.features.agreements.model import AGREEMENTS, Stage
from bot.features.credit import commands as credit
from bot.features.credit.model import WORKS_HERE, WorkId
from bot.features.digests.model import HAPPENED
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.promises import commands as promises
from bot.features.promises.model import CommitmentId
from bot.kernel.ids import OrganisationId
from bot.ruling import Ruling
from storage.engine import Link
from tests.roles.of_agreements import agreed, here
from tests.roles.town import DAY, Town
from tests.rules.ruled import rule_of
from tests.storage.values import undone

PROMISE = CommitmentId("promise-------")


@pytest.fixture
def town(link: Link) -> Iterator[Town]:
    with undone(link):
        yield Town(link)


def test_it_is_what_happened_since(town: Town) -> None:
    """What was agreed by its title; promises, sentences and dates as counts and moments; nothing from before."""
    before = town.now
    agreed(town)
    town.press("mia", promises.MakePromise(PROMISE, "Print the flyers", DAY.isoformat()))
    town.press("mia", promises.ConfirmDay(PROMISE, DAY), promises.SayPromiseDone(PROMISE, "All of them"))
    town.press("rita", credit.BeginWork(WorkId("joint-work----"), "One page", None, "Neighbours keep one page."))
    rows = town.unit.get(HAPPENED)
    told = rows.since(before, town.now)
    assert told.agreed == ("We say first names.",)
    assert (told.sentences, told.kept, told.promised, told.celebrated) == (1, 1, 0, 0)
    assert rows.since(town.now, town.now + timedelta(days=1)).is_quiet
    town.press("mia", promises.ReopenPromise(PROMISE))
    assert rows.since(before, town.now).kept == 0
    assert rows.zone() == "UTC"


def test_what_is_kept_in_confidence_is_not_in_it(town: Town) -> None:
    """From the moment at which the group keeps it so, also of what was agreed before."""
    before = town.now
    agreed(town)
    town.unit.get(GROUND_RULES_HERE).add(rule_of(_keeping(), Kind.agreements.value, holds=True))
    told = town.unit.get(HAPPENED).since(before, town.now)
    assert (told.agreed, told.confided, told.ended) == ((), 1, 0)
    assert "first names" not in repr(told)


def test_what_has_ended_since_is_no_agreement_of_ours(town: Town) -> None:
    """It is counted, without its words."""
    before = town.now
    agreed(town)
    rows = town.unit.get(AGREEMENTS)
    state = rows.locked(here(town))
    assert state
    rows.save(replace(state, stage=Stage.ended, ended_at=town.now))
    told = town.unit.get(HAPPENED).since(before, town.now)
    assert (told.agreed, told.confided, told.ended) == ((), 0, 1)


def test_a_sentence_is_counted_once_and_while_all_say_it(town: Town) -> None:
    """In other words it is agreed anew; with a partner who has not said yes nobody says it."""
    before, work = town.now, WorkId("joint-work----")
    town.now += timedelta(minutes=1)
    town.press("rita", credit.BeginWork(work, "One page", None, "Neighbours keep one page."))
    town.press("rita", credit.WordLine(work, 1, "Neighbours keep two pages."))
    rows, works = town.unit.get(HAPPENED), town.unit.get(WORKS_HERE)
    assert rows.since(before, town.now).sentences == 1
    state = works.locked(work)
    assert state
    works.save(state.with_partner(OrganisationId("somebody-else-")))
    assert rows.since(before, town.now).sentences == 0


def test_a_promise_is_kept_once_however_often_it_is_said(town: Town) -> None:
    """One that was kept before and is open again takes nothing from another."""
    town.press("mia", promises.MakePromise(PROMISE, "Print the flyers", DAY.isoformat()))
    town.press("mia", promises.ConfirmDay(PROMISE, DAY), promises.SayPromiseDone(PROMISE, "All of them"))
    before, other = town.now, CommitmentId("another-one---")
    town.now += timedelta(minutes=1)
    town.press("mia", promises.ReopenPromise(PROMISE))
    town.press("mia", promises.MakePromise(other, "Fold the flyers", DAY.isoformat()))
    town.press("mia", promises.ConfirmDay(other, DAY), promises.SayPromiseDone(other, "All of them"))
    assert town.unit.get(HAPPENED).since(before, town.now).kept == 1
    town.press("mia", promises.SayPromiseDone(PROMISE, "Now"), promises.ReopenPromise(PROMISE))
    town.press("mia", promises.SayPromiseDone(PROMISE, "Now"))
    assert town.unit.get(HAPPENED).since(before, town.now).kept == 2


def _keeping() -> Ruling:
    return next(each for each in RULINGS if each.name == KINDS.name)
