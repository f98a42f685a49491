"""What a digest is made of, on both stores: what happened since, without what is kept in confidence."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.confidential import KINDS, Kind
from bot.features import RULINGS
from bot.features.credit import commands as credit
from bot.features.credit.model import WorkId
from bot.features.digests.model import HAPPENED
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.promises import commands as promises
from bot.features.promises.model import CommitmentId
from bot.ruling import Ruling
from storage.engine import Link
from tests.roles.of_agreements import agreed
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
    assert told.agreed == ()
    assert "first names" not in repr(told)


def _keeping() -> Ruling:
    return next(each for each in RULINGS if each.name == KINDS.name)
