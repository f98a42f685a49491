"""A day of check-ins on every platform: asked in place with a button, answered in one's own form, and a hand that is
lent; what is shown to all names nobody but who says so themselves."""

from datetime import timedelta

from tests.adapters.contract.platform import ALONE, Platform
from tests.adapters.contract.telling import NAMES, all_in

HOURS = timedelta(hours=1)
GARDEN = "How is the garden?"


def card(world: Platform) -> str:
    """The one live card of it."""
    (found,) = [each for each in world.shows() if f"Check-in: {GARDEN}" in each and "own clock" in each]
    return found


async def is_set(world: Platform) -> None:
    """It asks at eight in the evening."""
    await world.types("ana", "/check-in")
    await world.presses("ana", "Set a check-in")
    day = f"{world.now:%Y-%m-%d}"
    await world.fills(
        "ana", question=GARDEN, day=day, hour="20:00", rhythm="Every week", kind="How it stands, and a line"
    )


async def begun(world: Platform) -> None:
    """It is past eight in the evening for all, and each has been asked at eight on their own clock."""
    await all_in(world)
    await is_set(world)
    await world.passes(2 * HOURS + timedelta(minutes=10))


async def test_it_is_asked_in_place_and_names_nobody(world: Platform) -> None:
    """One card with a button for all; how many have answered, and nobody who has not."""
    await begun(world)
    assert "0 of 3 have answered" in card(world)
    assert not any(name in card(world) for name in NAMES.values())
    await world.presses("lucia", "Answer")
    opened = await world.sheet("lucia")
    assert opened
    assert set(opened.texts) == {"how", "words"}
    said = await world.fills("lucia", how="Va bien", words="<b>Verde</b> & *alta*")
    assert "<b>Verde</b> & *alta*" in said
    assert "1 of 3 has answered" in card(world)
    assert not any("Verde" in each for each in world.shows())
    assert "Lucía" not in card(world)


async def test_who_wants_it_is_written_to_alone(world: Platform) -> None:
    """With the question and its button; the channel reads nothing of that, and nobody else is written to."""
    await all_in(world)
    await is_set(world)
    await world.sends("ben", world.wire("ana", "This check-in"))
    assert "write to you alone" in await world.presses("ben", "Ask me directly")
    for minutes in (65, 15, 50, 15):
        await world.passes(timedelta(minutes=minutes))
    (letter,) = world.letters("ben")
    assert GARDEN in letter
    assert world.letters("ana") == world.letters("lucia") == ()
    assert not any("waits for you" in each or "wait for you" in each for each in world.shows())
    await world.presses("ben", "Answer", ALONE)
    await world.fills("ben", how="On track")
    assert "1 of 3 has answered" in card(world)


async def test_an_answer_is_changed_after_the_bot_began_again(world: Platform) -> None:
    """The button of before is alive, its form opens with what was answered, and it counts once."""
    await begun(world)
    await world.presses("ben", "Answer")
    await world.fills("ben", how="At risk", words="The pump.")
    await world.restarts()
    await world.presses("ben", "Answer")
    opened = await world.sheet("ben")
    assert opened
    assert opened.texts["words"] == "The pump."
    await world.fills("ben", how="Done")
    assert "1 of 3 has answered" in card(world)
    said = await world.presses("ana", "See the answers")
    assert "Ben Carter: Done" in said


async def test_who_lends_a_hand_meets_who_needs_it(world: Platform) -> None:
    """All are asked once; by the yes of both the two get a private place, and the channel reads nothing of that."""
    await begun(world)
    await world.presses("ben", "Answer")
    await world.fills("ben", how="I need help", words="The pump is broken.")
    assert sum("Ben Carter would like a hand" in each for each in world.shows()) == 1
    assert "can say yes to it" in await world.presses("ana", "I can help")
    before = world.shows()
    await world.types("ben", "/coalition")
    assert "private place" in await world.presses("ben", "Yes, bring us together")
    assert world.shows() == before


async def test_who_is_missing_is_reminded_once_and_it_ends(world: Platform) -> None:
    """When four fifths of the time are over, those alone who have not answered; then all read that it is over, with how
    many answered and with nobody's name, and a late answer counts."""
    await begun(world)
    await world.presses("ana", "Answer")
    await world.fills("ana", how="On track", words="All green.")
    await world.passes(19 * HOURS + timedelta(minutes=10))
    assert "is open a little longer" in await world.types("ben", "/coalition")
    assert "is open a little longer" not in await world.types("ana", "/coalition")
    await world.passes(41 * HOURS)
    (over,) = [each for each in world.shows() if "Thank you." in each]
    assert "1 of 3 has answered" in over
    assert not any(name in over for name in NAMES.values())
    assert "is open a little longer" not in await world.types("ben", "/coalition")
    await world.presses("ben", "Answer late")
    await world.fills("ben", how="At risk")
    assert any("2 of 3 have answered" in each and "Late answers still count" in each for each in world.shows())
