"""That there is a repository for all that the features keep."""

import pytest

from bot.agreed import AGREED
from bot.carrying import CARRIERS
from bot.features import FEATURES
from bot.insiders import INSIDERS
from bot.kernel.feature import Catalogue
from bot.kernel.ports import NEEDS, ROSTER, RULES, Key
from storage import PROVIDED
from storage.engine import Link
from storage.unit_of_work import CoalitionUnit
from tests.storage.values import HERE

NEUTRAL = {AGREED, CARRIERS, INSIDERS, NEEDS, ROSTER, RULES}


def test_every_aggregate_has_a_repository() -> None:
    """And so have the keys of all features; one that is not in PROVIDED is found here, not when somebody presses."""
    wanted = {aggregate.key for aggregate in Catalogue(FEATURES).aggregates.values()} | NEUTRAL
    assert wanted - {key for key, _ in PROVIDED} == set()


def test_what_is_not_provided_is_called_by_its_name(link: Link) -> None:
    """And the error says where it belongs."""
    unit = CoalitionUnit(link.connection, dict(PROVIDED), HERE)
    with pytest.raises(LookupError, match="no repository for forests: add it to PROVIDED"):
        unit.get(Key("forests"))
