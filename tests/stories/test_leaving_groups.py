"""Whoever leaves while people talk in small groups, and however: nothing goes wrong unseen, and the others come
together again. What is played raises for every failure in the log."""

import pytest

from adapters.terminal.evenings import BEGINNING
from storage.store import OpenedStore
from tests.stories.stage import played

PAIRS = """
ana: /listening-round What helps families? format:pairs minutes:1
{who} press Join
ana presses Start
"""
FOURS = """
ana: /listening-round What helps families? format:1-2-4-all minutes:1
ana, ben, lucia, samir and mei press Join
ana presses Start
ana presses Next step
ana presses Next step
in pair of ben
ben presses I'll speak for us
ana, lucia, samir and mei press We are ready
in room
"""
IN_A_PAIR = PAIRS.format(who="ana, ben, lucia and mei")
IN_A_TRIO = PAIRS.format(who="ana, ben and lucia")
LEAVING = {
    "the round": "ben: /listening-round\nben presses Leave\nben: yes",
    "the coalition": "ben: /coalition me\nben presses Leave the coalition\nben: yes",
    "and is erased": """
ben: /coalition me
ben presses What is stored about me
ben presses Erase what is stored about me
ben presses Erase it now
ben: yes""",
}


@pytest.mark.parametrize("beginning", [IN_A_PAIR, IN_A_TRIO, FOURS], ids=["pair", "trio", "fours"])
@pytest.mark.parametrize("leaving", LEAVING)
async def test_the_others_come_to_the_circle(store: OpenedStore, beginning: str, leaving: str) -> None:
    """Also if it was the turn of the one who leaves, or they would have spoken for all, or they were waited for."""
    told = await played(store, BEGINNING, f"{beginning}{LEAVING[leaving]}\n+2m\n+2m\n+40m\n")
    assert "Welcome back to the circle." in told
    assert "wrong" not in told
