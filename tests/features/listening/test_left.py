"""Who leaves the coalition leaves its rounds; when a facilitator does, somebody is asked by name to take over."""

from bot.features.circles.facts import CircleId, OutOfCircle
from bot.features.coalition.facts import MemberLeft
from bot.features.coalition.model.homes import HOMES_AT_MOST
from bot.features.listening import commands as asked
from bot.features.listening.handlers.joining import after_member_left, after_out_of_circle
from bot.features.listening.model import Part
from bot.kernel.attention import Met, Need
from bot.kernel.command import Command
from bot.kernel.ids import PersonId
from tests.features.listening.rounds import ANA, BEN, CLOCK, DOA, FAY, ROUND, Evening, gathering, going
from tests.features.reading import read


def asked_when_fay_left(evening: Evening, heir: PersonId | None) -> tuple[Need, ...]:
    command, *_ = after_member_left(MemberLeft(FAY, None, heir))
    change = evening.press(CLOCK, command)
    assert evening.state.unattended
    return tuple(each for each in change.needs if isinstance(each, Need))


def test_one_who_is_in_the_round_is_asked() -> None:
    """The heir, if they are in it, else the first who is: they can take over at once."""
    (need,) = asked_when_fay_left(going(ANA, BEN), DOA)
    assert (need.person, need.button.press) == (ANA, asked.TakeOver(ROUND))
    assert read(need.words) == "A round has no facilitator now: Housing. You can take over."
    assert [need.person for need in asked_when_fay_left(going(ANA, BEN), BEN)] == [BEN]


def test_without_anybody_in_it_the_heir_is_asked() -> None:
    """They are shown the round, which they can join; without an heir nobody is left to be asked."""
    (need,) = asked_when_fay_left(gathering(), DOA)
    assert (need.person, need.button.press) == (DOA, asked.RoundsHere(ROUND))
    assert asked_when_fay_left(gathering(), None) == ()


def test_it_waits_for_nobody_any_more_when_it_is_done() -> None:
    """When somebody takes over, or the round ends before that."""
    evening = going(ANA, BEN)
    asked_when_fay_left(evening, ANA)
    assert evening.press(BEN, asked.TakeOver(ROUND)).needs == (Met(evening.state.keeping),)
    assert evening.press(BEN, asked.EndRound(ROUND)).needs == (Met(evening.state.keeping),)


def in_every_place_without_ana(commands: tuple[Command, ...]) -> bool:
    """A round goes on in each of twenty places, and every command takes the next in which she still is."""
    evenings = [going(ANA, BEN) for _ in range(HOMES_AT_MOST)]
    for command in commands:
        next(each for each in evenings if each.state.holds(ANA)).press(CLOCK, command)
    return all((each.part(ANA), each.speaker) == (Part.left, BEN) for each in evenings)


def test_who_leaves_the_coalition_leaves_every_round() -> None:
    """In none of them is the floor kept for who is gone; so it is with the rounds of a circle that they leave."""
    assert in_every_place_without_ana(after_member_left(MemberLeft(ANA, None)))
    assert in_every_place_without_ana(after_out_of_circle(OutOfCircle(CircleId("the-circle----"), ANA)))
