"""What the clock asks for, and what is drawn for forms and boards."""

import random
from copy import deepcopy
from datetime import timedelta

import pytest

from bot.dispatch import CLOCK, Noted, Tick
from bot.dispatch.ports import Due, Stale
from bot.kernel import limits
from bot.kernel.command import Account, Command, NoPlace, Standing, fresh
from bot.kernel.form import Form, Option, opened
from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import Who
from bot.kernel.refusal import FacilitatorsOnly, MembersOnly
from bot.kernel.wire import draft
from tests.dispatch.conftest import NOW, Evening
from tests.dispatch.garden import THIRST, Give, Note, Plant, Sow, Uproot, Water, drawn
from tests.dispatch.memory import Known

ROSE = Id("rose----------")
DUE_AT = NOW + THIRST


def sown(evening: Evening, name: str = "Rose") -> Due:
    evening.ask(Sow(ROSE, name))
    return Due(evening.coalition, "plant", ROSE, DUE_AT)


def plant_of(evening: Evening) -> Plant:
    plant = evening.world.rows[evening.coalition, "plants", ROSE]
    assert isinstance(plant, Plant)
    return plant


def test_what_is_due_is_done_once(evening: Evening) -> None:
    """However often the clock says so, and by however many processes."""
    due = sown(evening)
    ran = [evening.world.run(evening.dispatch.tick, Tick(due, DUE_AT, b"seed")).ran for _ in range(3)]
    assert ran == [True, False, False]
    assert plant_of(evening).name == "dry Rose"
    assert evening.world.timers == {}


def test_what_an_adapter_has_found_out_is_the_clocks_to_say(evening: Evening) -> None:
    """Whatever follows from it follows, without a person, a place or a timer; what failed of that is handed back."""
    sown(evening, "twice")
    noted = Noted(evening.coalition, Water(ROSE), NOW + THIRST, b"seed")
    ticked = evening.world.run(evening.dispatch.note, noted)
    assert (plant_of(evening).watered, ticked.ran, len(ticked.failures)) == (1, True, 1)
    assert {by for _, by, at in evening.world.history if at == NOW + THIRST} == {CLOCK}
    assert list(evening.world.waiting.values()) == [Note("twice")]


def test_a_clock_that_is_late_does_it_late(evening: Evening) -> None:
    """What was due yesterday is done today."""
    due = sown(evening)
    assert evening.world.run(evening.dispatch.tick, Tick(due, DUE_AT + timedelta(days=1), b"seed")).ran


def test_a_clock_that_is_early_does_nothing(evening: Evening) -> None:
    """Not even a second before."""
    due = sown(evening)
    before = deepcopy(evening.world)
    early = Tick(due, DUE_AT - timedelta(seconds=1), b"seed")
    assert not evening.world.run(evening.dispatch.tick, early).ran
    assert evening.world == before


def test_a_timer_that_moved_is_left_to_its_new_time(evening: Evening) -> None:
    """What changed since the clock looked is not undone by it."""
    due = sown(evening)
    evening.ask(Water(ROSE), at=NOW + THIRST / 2)
    before = deepcopy(evening.world)
    assert not evening.world.run(evening.dispatch.tick, Tick(due, DUE_AT, b"seed")).ran
    assert evening.world == before


def test_a_tick_that_changes_no_deadline_fails(evening: Evening) -> None:
    """It would fire for ever: nothing of it is kept, and the clock puts it off."""
    due = sown(evening, "stubborn")
    before = deepcopy(evening.world)
    with pytest.raises(RuntimeError, match="due as before"):
        evening.world.run(evening.dispatch.tick, Tick(due, DUE_AT, b"seed"))
    assert evening.world == before


def test_a_tick_that_asks_where_it_is_fails(evening: Evening) -> None:
    """The clock is nowhere: nothing is sent into the void, and the clock puts it off."""
    due = sown(evening, "noisy")
    before = deepcopy(evening.world)
    with pytest.raises(NoPlace, match="in the aggregate"):
        evening.world.run(evening.dispatch.tick, Tick(due, DUE_AT, b"seed"))
    assert evening.world == before


def test_after_an_absence_a_feature_is_told_since_when(evening: Evening) -> None:
    """Before anything is due, and it may leave its deadline as it was."""
    due = sown(evening)
    back = Tick(due, NOW + timedelta(minutes=5), b"seed", since=NOW)
    assert evening.world.run(evening.dispatch.tick, back).ran
    assert plant_of(evening).name == "Rose, alone since 18:00"
    assert evening.world.timers == {(evening.coalition, "plant", ROSE): DUE_AT}


def test_a_board_shows_what_is_there_now(evening: Evening) -> None:
    """Whatever it showed before; and nothing if its aggregate is gone or of another coalition."""
    sown(evening)
    stale = Stale(evening.coalition, "plant", ROSE, evening.place, evening.home, 1, None, "es", "UTC")
    gone = Stale(evening.other_coalition, "plant", ROSE, evening.place, evening.home, 1, None, "es", "UTC")
    unknown = Stale(evening.coalition, "shrub", ROSE, evening.place, evening.home, 1, None, "es", "UTC")
    shown = evening.world.run(evening.dispatch.board, stale)
    assert shown is not None
    assert shown[0] == drawn(plant_of(evening))
    assert evening.world.run(evening.dispatch.board, gone) is None
    assert evening.world.run(evening.dispatch.board, unknown) is None


def form_of(command: type[Command], **given: object) -> Form:
    return opened(draft(command, **given), lambda kind: fresh(kind, random.Random(1)))


def options(evening: Evening, form: Form, account: Account) -> tuple[Option, ...]:
    inbound = evening.inbound(Sow(ROSE, "x"), account)
    (entry,) = evening.world.run(evening.dispatch.form, (inbound, form)).entries
    return entry.options


def test_a_form_lists_what_there_is_to_pick(evening: Evening) -> None:
    """From the coalition's own store, as it is when the form opens."""
    listed = options(evening, form_of(Give, plant=ROSE), evening.member)
    assert listed == (Option("ana-----------", "Ana"), Option("ben-----------", "Ben"))


def test_a_form_lists_no_more_than_platforms_show(evening: Evening) -> None:
    """It says how many there are besides, and what was typed narrows the list."""
    for number in range(40):
        who = Who(PersonId(f"person-{number:07}"), f"Neighbour {number}")
        evening.world.people[Account("t", "l", str(number))] = Known(evening.coalition, who, Standing.member)
    assert len(options(evening, form_of(Give, plant=ROSE), evening.member)) == limits.OPTIONS
    assert [each.label for each in options(evening, form_of(Give, plant=ROSE, to="bour 3"), evening.member)] == [
        "Neighbour 3",
        *(f"Neighbour {number}" for number in range(30, 40)),
    ]


def test_a_form_tells_strangers_nothing(evening: Evening) -> None:
    """Who may not send it does not see what is in it."""
    with pytest.raises(MembersOnly):
        options(evening, form_of(Give, plant=ROSE), evening.stranger)
    with pytest.raises(FacilitatorsOnly):
        options(evening, form_of(Uproot, plant=ROSE), evening.member)
