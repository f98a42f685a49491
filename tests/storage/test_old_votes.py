"""Votes that were stored before there were other ways to ask are read as they were, letter by letter."""

import json
from datetime import UTC, datetime

from bot.features.proposals.model import Result
from bot.features.proposals.model.asking import Asking, Position, Question
from bot.features.proposals.model.shown import Counted
from bot.features.proposals.model.tally.counting import Outcome
from bot.features.proposals.model.vote import Voting
from storage.codec import codec

ASKING = """{"question": "pick one", "quorum": {"numerator": 2, "denominator": 3}, "options": ["Park", "School"]}"""
VOTING = """{
    "number": 1, "asking": %s, "opened_at": "2026-11-30T10:00:00+00:00", "opened_by": "somebody------",
    "until": "2026-12-07T10:00:00+00:00", "seats": 6, "text": 1, "counts": [{"position": "picked", "seats": 4}],
    "picks": [3, 1, 0], "waiting": [], "unheard": [], "objections": [], "reminded": 1, "reminding": null, "reached": 0
}"""
RESULT = """{
    "number": 1, "asking": %s, "version": 1, "opened_at": "2026-11-30T10:00:00+00:00",
    "until": "2026-12-07T10:00:00+00:00", "counted_at": "2026-12-07T10:00:03+00:00",
    "counts": [{"position": "picked", "seats": 4}], "seats": 6, "picks": [3, 1, 0], "outcome": "adopted",
    "leading": [0], "harmed": [], "unheard": [], "seal": "5b0181348c98d77e", "late": false
}"""


def test_an_open_vote_of_before_goes_on() -> None:
    """With what was asked, until when, and who answered."""
    voting = codec(Voting).read(json.loads(VOTING % ASKING))
    assert voting.asking == Asking(Question.pick_one, options=("Park", "School"))
    assert (voting.counts, voting.picks) == ((Counted(Position.picked, 4),), (3, 1, 0))
    assert voting.until == datetime(2026, 12, 7, 10, tzinfo=UTC)
    assert voting.asking.among is None


def test_a_result_of_before_is_told_as_it_was() -> None:
    """And what was chosen has its name."""
    result = codec(Result).read(json.loads(RESULT % ASKING))
    assert (result.outcome, result.leading, result.sheet) == (Outcome.adopted, (0,), None)
    assert result.chosen == "Park"
