"""One command: who may, what is kept, what is answered."""

from copy import deepcopy
from datetime import timedelta

import pytest

from bot.dispatch import Outcome
from bot.kernel.attention import Notice
from bot.kernel.card import card
from bot.kernel.command import Account, Command, Page, Standing
from bot.kernel.ids import Id
from bot.kernel.limits import NEW_AGGREGATES
from bot.kernel.text import Mention, say
from tests.dispatch.conftest import NOW, Evening
from tests.dispatch.garden import (
    CATALOGUE,
    THIRST,
    Hide,
    Look,
    Note,
    Plant,
    Revive,
    Scatter,
    Sow,
    Step,
    ThePlant,
    TooWet,
    Uproot,
    Water,
    Watered,
    Wilt,
    drawn,
)

ROSE = Id("rose----------")
LATER = NOW + THIRST


@pytest.fixture
def planted(evening: Evening) -> Evening:
    evening.ask(Sow(ROSE, "Rose"), key="first")
    return evening


def plant_of(evening: Evening) -> Plant:
    plant = evening.world.rows[evening.coalition, "plants", ROSE]
    assert isinstance(plant, Plant)
    return plant


def test_a_new_aggregate_is_kept_with_its_timer_and_its_board(planted: Evening) -> None:
    """All of it in one transaction, and the actor is answered in their own language and zone, by their own name."""
    row = (planted.coalition, "plant", ROSE)
    assert plant_of(planted) == Plant(ROSE, "Rose", planted.place, NOW + THIRST)
    assert planted.world.timers == {row: NOW + THIRST}
    assert planted.world.boards == {row: (frozenset({planted.place}), 1)}
    again = planted.ask(Sow(Id("tulip---------"), "Tulip"))
    assert (again.outcome, again.language, again.zone) == (Outcome.done, "es", "Europe/Madrid")
    ana = planted.world.people[planted.member].who
    assert again.shown == say("{who} sowed.", who=Mention(ana.person))
    assert again.directory.people == {ana.person: ana}


def test_a_change_is_kept_whole(planted: Evening) -> None:
    """State, timer, board, message and fact, dated when the transaction takes place."""
    planted.ask(Water(ROSE), at=LATER)
    row = (planted.coalition, "plant", ROSE)
    ana = planted.world.people[planted.member].who.person
    assert plant_of(planted).watered == 1
    assert planted.world.timers[row] == LATER + THIRST
    assert planted.world.boards[row][1] == 2
    assert planted.world.sent == [(Notice(planted.place, card("Watered")), LATER)]
    assert planted.world.history == [(Watered(ROSE, "Rose"), ana, LATER)]


def test_a_deadline_that_is_gone_takes_its_timer_with_it(planted: Evening) -> None:
    """What has nothing more to do is not woken."""
    planted.ask(Uproot(ROSE), planted.facilitator)
    assert planted.world.timers == {}


def test_the_same_delivery_has_one_effect(planted: Evening) -> None:
    """It is answered once; when it comes again nothing is changed, said or shown."""
    answers = [planted.ask(Water(ROSE), key="same", at=LATER) for _ in range(5)]
    assert [answer.outcome for answer in answers] == [Outcome.done, *[Outcome.repeated] * 4]
    assert [answer.shown for answer in answers[1:]] == [None] * 4
    assert plant_of(planted).watered == 1
    assert len(planted.world.sent) == 1


def test_deliveries_with_other_keys_or_none_are_others(planted: Evening) -> None:
    """Without a key every delivery counts."""
    for key in ("one", "two", None, None):
        planted.ask(Water(ROSE), key=key, at=LATER)
        planted.ask(Uproot(ROSE), planted.facilitator)
    assert plant_of(planted).watered == 4


def test_a_refusal_keeps_nothing_but_the_key(planted: Evening) -> None:
    """The actor reads why; delivered again it is not even answered again."""
    before = deepcopy(planted.world)
    refused = planted.ask(Water(ROSE), key="early")
    assert (refused.outcome, refused.refusal) == (Outcome.refused, "too-wet")
    assert refused.shown == TooWet(name="Rose").said
    assert planted.ask(Water(ROSE), key="early").outcome is Outcome.repeated
    before.received["early"] = NOW
    assert planted.world == before


def test_what_fails_keeps_nothing_at_all(planted: Evening) -> None:
    """Not even the key: the same delivery may be tried again."""
    before = deepcopy(planted.world)
    with pytest.raises(KeyError, match="there already"):
        planted.ask(Sow(ROSE, "Rose"), key="clash")
    assert planted.world == before


@pytest.mark.parametrize("page", [False, True])
def test_things_of_another_coalition_do_not_exist(planted: Evening, page: bool) -> None:  # noqa: FBT001 - a parameter
    """They are answered like what was never there, so that ids tell nothing."""
    request: Command | Page = ThePlant(ROSE) if page else Water(ROSE)
    never: Command | Page = ThePlant(Id("never---------")) if page else Water(Id("never---------"))
    answers = [
        planted.ask(request, planted.neighbour, address=planted.others),
        planted.ask(never, planted.neighbour, address=planted.others),
        planted.ask(never),
    ]
    assert {(answer.outcome, answer.refusal) for answer in answers} == {(Outcome.refused, "not-found")}
    assert len({answer.shown for answer in answers}) == 1


@pytest.mark.parametrize(
    ("request_", "stranger", "member", "facilitator"),
    [
        (Look(), None, None, None),
        (Hide(), "members-only", None, None),
        (Scatter(1), "members-only", None, None),
        (Step(1, 1), "members-only", None, None),
        (Note("x"), "members-only", None, None),
        (Sow(Id("lily----------"), "Lily"), "members-only", None, None),
        (Water(ROSE), "members-only", None, None),
        (ThePlant(ROSE), "members-only", None, None),
        (Uproot(ROSE), "members-only", "facilitators-only", None),
        (Wilt(ROSE), "members-only", "members-only", "members-only"),
        (Revive(ROSE, NOW), "members-only", "members-only", "members-only"),
    ],
)
def test_nobody_is_let_in_by_default(
    planted: Evening, request_: Command | Page, stranger: str | None, member: str | None, facilitator: str | None
) -> None:
    """What a request does not say is for members; strangers, members and facilitators each get what is theirs."""
    asked = {planted.stranger: stranger, planted.member: member, planted.facilitator: facilitator}
    for account, refusal in asked.items():
        planted.world.timers.clear()
        before = deepcopy(planted.world)
        answer = planted.ask(request_, account, at=LATER)
        assert answer.refusal == refusal
        if refusal:
            assert planted.world == before
        planted.world = before


def test_every_request_of_the_garden_says_whom_it_is_for() -> None:
    """A request that declares nothing is for members."""
    assert {kind.__name__: kind.needs for kind in CATALOGUE.requests() if kind.needs is not Standing.member} == {
        "Look": Standing.anyone,
        "Settle": Standing.anyone,
        "Enter": Standing.anyone,
        "Peek": Standing.anyone,
        "Uproot": Standing.facilitator,
        "Wilt": Standing.clock,
        "Revive": Standing.clock,
    }


def test_someone_of_another_coalition_is_a_stranger_here(planted: Evening) -> None:
    """A facilitator there is nobody here."""
    assert planted.ask(Water(ROSE), planted.neighbour, at=LATER).refusal == "members-only"


@pytest.mark.parametrize("account", [Evening.stranger, Evening.member])
def test_where_no_coalition_lives_strangers_are_told(planted: Evening, account: Account) -> None:
    """Without a place a member is with their own coalition; a stranger reads how to begin one."""
    answer = planted.ask(Water(ROSE), account, address=planted.elsewhere, at=LATER)
    assert answer.refusal == (None if account is planted.member else "no-coalition-here")


def test_some_things_make_sense_only_at_home(evening: Evening) -> None:
    """They are refused elsewhere, before anything is looked for."""
    assert evening.ask(Sow(ROSE, "Rose"), address=evening.elsewhere).refusal == "not-at-home"
    assert evening.world.rows == {}


def test_strangers_are_answered_in_what_their_platform_says(evening: Evening) -> None:
    """Nothing is stored about them, and each time they are somebody new."""
    answer = evening.ask(Look(), evening.stranger)
    assert (answer.outcome, answer.language, answer.zone) == (Outcome.done, "fr", "Asia/Tokyo")


def test_at_most_two_hundred_new_things_a_transaction(evening: Evening) -> None:
    """One more is a mistake of ours, and none of them is kept."""
    evening.ask(Scatter(NEW_AGGREGATES))
    assert len(evening.world.rows) == NEW_AGGREGATES
    with pytest.raises(ValueError, match="201 new"):
        evening.ask(Scatter(NEW_AGGREGATES + 1))
    assert len(evening.world.rows) == NEW_AGGREGATES


def test_a_page_is_drawn_for_its_reader(planted: Evening) -> None:
    """In their language, and nothing is changed by it."""
    before = deepcopy(planted.world)
    answer = planted.ask(ThePlant(ROSE))
    assert (answer.outcome, answer.shown, answer.language) == (Outcome.done, drawn(plant_of(planted)), "es")
    assert planted.world == before


def test_a_command_is_no_page_and_a_page_no_command(evening: Evening) -> None:
    """An adapter that mixes them up is told."""
    with pytest.raises(TypeError, match="not a page"):
        evening.world.run(evening.dispatch.page, evening.inbound(Look()))
    with pytest.raises(TypeError, match="not a command"):
        evening.world.run(evening.dispatch.command, evening.inbound(ThePlant(ROSE)))


def test_the_same_seed_draws_the_same_ids(evening: Evening) -> None:
    """A command that the store has to run again makes what it made before."""
    inbound = evening.inbound(Scatter(3))
    ids = []
    for _ in range(2):
        evening.world.rows.clear()
        evening.world.run(evening.dispatch.command, inbound)
        ids.append(sorted(row[2] for row in evening.world.rows))
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


def test_time_is_when_it_was_asked(planted: Evening) -> None:
    """A minute before it is dry enough it is refused, then it is not."""
    half = NOW + THIRST / 2
    assert planted.ask(Water(ROSE), at=half - timedelta(minutes=1)).outcome is Outcome.refused
    assert planted.ask(Water(ROSE), at=half).outcome is Outcome.done
