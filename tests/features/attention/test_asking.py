"""What is asked of people and when, from the need that a feature raises to the message that rings them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from bot.dispatch import Outcome
from bot.features import FEATURES
from bot.features.attention import ATTENTION, handlers
from bot.features.attention.cards import waiting
from bot.features.attention.commands import (
    CountAsk,
    DropAwayDates,
    Forget,
    Gather,
    GoAway,
    MyTimes,
    Ring,
    SetAsksAWeek,
    SetQuietHours,
)
from bot.features.attention.facts import TIMES_PAGE
from bot.features.attention.model import ATTENTIONS, Attention, Away, Person
from bot.features.coalition.commands import HomePage
from bot.features.coalition.facts import HOME_PAGE, MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Met, Need
from bot.kernel.card import Card
from bot.kernel.command import Actor, Context, Page, Request, Standing
from bot.kernel.elements import Button, Note
from bot.kernel.feature import Catalogue
from bot.kernel.text import say
from bot.kernel.wire import WireId, decode, encode
from tests.dispatch.memory import Known, Unit
from tests.features.attention.quarter import HERE, HOME, PLACE, Bring, Call, Quarter, Settle, account, person
from tests.features.reading import labels, pressable, read

ANA, MADRID = person("ana"), "Europe/Madrid"
NOON = datetime(2026, 3, 9, 11, tzinfo=UTC)
NIGHT = datetime(2026, 3, 9, 22, tzinfo=UTC)
MORNING = datetime(2026, 3, 10, 7, tzinfo=UTC)
"""In Madrid: twelve, eleven at night, and eight in the morning after it."""
WHY = say("You asked for it.")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def quarter() -> Quarter:
    return Quarter(NOON, {"ana": MADRID, "ben": "America/New_York"})


def kept(quarter: Quarter, name: str = "ana") -> Attention | None:
    return Unit(quarter.world, HERE).get(ATTENTIONS).find(person(name))


def need(key: str, label: str = "Look", press: str = "1:look") -> Need:
    return Need(ANA, key, say("Look at this."), Button(say(label), WireId(press), spoken="Of Ben alone"))


def test_what_can_wait_rings_a_little_later(quarter: Quarter) -> None:
    """In a home of the coalition, to its person alone, with the way to do it and the reason."""
    quarter.ask(Bring(ANA, "a"))
    quarter.wait(DAY)
    (rang,) = quarter.rings()
    assert (rang.person, rang.at, rang.ask.place) == (ANA, NOON + 10 * MINUTE, PLACE)
    assert read(rang.ask.card.summary) == "ana, 1 thing waits for you."
    assert labels(rang.ask.card) == ["See all of it"]
    assert [each.press for each in pressable(rang.ask.card)] == [HOME_PAGE]
    assert read(rang.ask.because) == (
        "I write to you at most 3 times a week about what can wait. To change it, type /coalition times."
    )
    assert rang.ask.shown.elements[-1] == Note(rang.ask.because)


def test_what_waits_together_rings_together(quarter: Quarter) -> None:
    """One message; nobody is rung for it again, also when it is raised again while it stands."""
    for key in "abcd":
        quarter.ask(Bring(ANA, key))
        quarter.wait(MINUTE)
    quarter.wait(DAY)
    quarter.ask(Bring(ANA, "a"))
    quarter.wait(7 * DAY)
    assert [read(each.ask.card.summary) for each in quarter.rings()] == ["ana, 4 things wait for you."]


def test_a_need_that_is_raised_anew_rings_anew(quarter: Quarter) -> None:
    """When it was met in between."""
    quarter.ask(Bring(ANA, "a"))
    quarter.wait(2 * DAY)
    quarter.ask(Settle("a"))
    quarter.ask(Bring(ANA, "a"))
    quarter.wait(DAY)
    assert len(quarter.waited()) == 2


@pytest.mark.parametrize("who", [ANA, None])
def test_what_is_met_first_never_rings(quarter: Quarter, who: None) -> None:
    """Whoever did it."""
    quarter.ask(Bring(ANA, "a"))
    quarter.wait(5 * MINUTE)
    quarter.ask(Settle("a", who))
    quarter.wait(DAY)
    assert quarter.rings() == []
    assert quarter.world.timers == {}


def test_what_is_over_first_never_rings(quarter: Quarter) -> None:
    """It was raised at night, and in the morning it is too late."""
    quarter.at = NIGHT
    quarter.ask(Bring(ANA, "a", MORNING))
    quarter.wait(DAY)
    assert quarter.rings() == []


def test_quiet_hours_hold_back_what_can_wait(quarter: Quarter) -> None:
    """Each in their own zone: what is raised at night in Madrid rings there in the morning, in New York at once."""
    quarter.at = NIGHT
    quarter.ask(Bring(ANA, "a"))
    quarter.ask(Bring(person("ben"), "a"))
    quarter.wait(DAY)
    assert quarter.waited("ana") == [MORNING]
    assert quarter.waited("ben") == [NIGHT + 10 * MINUTE]


def test_what_cannot_wait_is_not_held_back(quarter: Quarter) -> None:
    """Neither by quiet hours nor by away dates nor by what was asked before; and it counts."""
    quarter.ask(GoAway(date(2026, 3, 9), date(2026, 3, 10)))
    quarter.ask(SetAsksAWeek(0))
    quarter.at = NIGHT
    for _ in range(5):
        quarter.ask(Call(ANA))
        quarter.wait(HOUR)
    assert [each.at for each in quarter.rings()] == [NIGHT + number * HOUR for number in range(5)]
    state = kept(quarter)
    assert state
    assert len(state.rung) == 5


def test_an_ask_that_could_not_wait_uses_the_day(quarter: Quarter) -> None:
    """Whoever had their turn in the morning is not rung again that day; also not if something waited already."""
    quarter.ask(Bring(ANA, "a"))
    quarter.ask(Call(ANA))
    quarter.wait(3 * DAY)
    assert quarter.waited() == [MORNING]


def test_after_an_absence_of_the_bot_the_rules_hold_as_before(quarter: Quarter) -> None:
    """What should have rung at noon does not ring at night."""
    quarter.ask(Bring(ANA, "a"))
    quarter.down = True
    quarter.wait(NIGHT - NOON)
    quarter.down = False
    quarter.wait(DAY)
    assert quarter.waited() == [MORNING]


def test_whoever_has_moved_is_not_rung_at_night(quarter: Quarter) -> None:
    """The clock was set by the old zone; the new one counts."""
    quarter.ask(Bring(ANA, "a"))
    known = quarter.world.people[account("ana")]
    quarter.world.people[account("ana")] = replace(known, who=replace(known.who, zone="Pacific/Auckland"))
    quarter.wait(DAY)
    assert quarter.waited() == [datetime(2026, 3, 9, 19, tzinfo=UTC)]


def test_without_a_home_it_waits_another_day(quarter: Quarter) -> None:
    """Nothing is lost: it rings when there is a place again."""
    quarter.ask(Bring(ANA, "a"))
    quarter.world.homes.clear()
    quarter.wait(2 * DAY)
    assert quarter.rings() == []
    quarter.world.homes[HOME] = (HERE, PLACE)
    quarter.wait(DAY)
    assert len(quarter.waited()) == 1


def test_who_has_left_is_not_rung(quarter: Quarter) -> None:
    """Also where the clock was set before."""
    quarter.ask(Bring(ANA, "a"))
    quarter.leave("ana")
    quarter.wait(2 * DAY)
    assert quarter.rings() == []
    assert quarter.world.timers == {}


def context() -> Context:
    return Context(NOON, Actor(ANA, Standing.clock), HERE, None, None, Random(1))


def test_nothing_is_kept_of_who_leaves() -> None:
    """No wishes, no dates, nothing that waits; and nothing is made of someone of whom nothing was kept."""
    needs = (need("a"), need("b"))
    mine = Attention(ANA, a_week=1, away=(Away(date(2026, 3, 9), date(2026, 3, 9)),), rung=(NOON,), ring_at=NOON)
    change = handlers.forget(Person(ANA, mine, needs, None), Forget(ANA), context())
    assert change.state == Attention(ANA)
    assert change.needs == (Met("a", ANA), Met("b", ANA))
    assert handlers.forget(Person(ANA, None, (), None), Forget(ANA), context()).state is None
    assert handlers.gather(Person(ANA, None, needs, None), Gather(ANA), context()).new == ()
    assert handlers.after_member_left(MemberLeft(ANA, None)) == (Forget(ANA),)
    assert handlers.after_person_erased(PersonErased(ANA)) == (Forget(ANA),)


def test_others_see_only_how_much_waits(quarter: Quarter) -> None:
    """What it is, also on a button or for a screen reader, stays on the home page, where the way to it is."""
    for key in "abcd":
        quarter.ask(Bring(ANA, key))
    quarter.wait(DAY)
    (rang,) = quarter.rings()
    assert read(rang.ask.card.summary) == "ana, 4 things wait for you."
    assert labels(rang.ask.card) == ["See all of it"]
    assert "Look" not in str(rang.ask.card)
    assert waiting.waiting(ANA, 4) == rang.ask.card


def shown(quarter: Quarter, request: SetQuietHours | SetAsksAWeek | GoAway | DropAwayDates | MyTimes) -> Card:
    card = quarter.ask(request).shown
    assert isinstance(card, Card)
    return card


def test_my_times_say_what_holds(quarter: Quarter) -> None:
    """Until one says otherwise: quiet nights, three messages a week, never away."""
    page = shown(quarter, MyTimes())
    for said in ("Quiet hours\n21:00 to 08:00", "Messages to you\nThree times a week", "Time zone\nEurope/Madrid"):
        assert said in read(page)
    assert labels(page) == ["Quiet hours", "How often", "I'm away", "Home"]
    assert kept(quarter) is None


def test_my_times_change_as_one_says(quarter: Quarter) -> None:
    """Every change is answered with the page as it is then; what is deleted twice is gone."""
    assert "22:30 to 06:00" in read(shown(quarter, SetQuietHours(time(22, 30), time(6))))
    assert "Quiet hours\nNone" in read(shown(quarter, SetQuietHours(time(6), time(6))))
    assert "Messages to you\nOnce a week" in read(shown(quarter, SetAsksAWeek(1)))
    first, last = date(2026, 3, 20), date(2026, 3, 27)
    assert labels(shown(quarter, GoAway(first, last)))[-1] == "2026-03-20 to 2026-03-27"
    assert labels(shown(quarter, GoAway(first, first)))[-2:] == [
        "2026-03-20 to 2026-03-20",
        "2026-03-20 to 2026-03-27",
    ]
    assert kept(quarter) == Attention(ANA, time(6), time(6), 1, (Away(first, first), Away(first, last)))
    shown(quarter, DropAwayDates(first, first))
    assert labels(shown(quarter, DropAwayDates(first, last)))[-1] == "Home"
    assert labels(shown(quarter, DropAwayDates(first, last)))[-1] == "Home"


def test_a_change_of_mind_moves_what_waits(quarter: Quarter) -> None:
    """Never, then again; away, then not after all."""
    quarter.ask(SetAsksAWeek(0))
    quarter.ask(Bring(ANA, "a"))
    quarter.wait(HOUR)
    assert quarter.world.timers == {}
    quarter.ask(SetAsksAWeek(3))
    quarter.ask(GoAway(date(2026, 3, 9), date(2026, 3, 12)))
    quarter.wait(HOUR)
    quarter.ask(DropAwayDates(date(2026, 3, 9), date(2026, 3, 12)))
    quarter.wait(HOUR)
    assert quarter.waited() == [NOON + 2 * HOUR + 5 * MINUTE]


@pytest.mark.parametrize(
    ("dates", "refusal"),
    [
        (GoAway(date(2026, 3, 12), date(2026, 3, 10)), "dates-backwards"),
        (GoAway(date(2026, 3, 1), date(2026, 3, 8)), "dates-over"),
        (GoAway(date(2026, 3, 12), date(2028, 3, 12)), "too-far-away"),
    ],
)
def test_dates_that_cannot_be_are_explained(quarter: Quarter, dates: GoAway, refusal: str) -> None:
    """And nothing changes."""
    answer = quarter.ask(dates)
    assert (answer.outcome, answer.refusal) == (Outcome.refused, refusal)
    assert kept(quarter) is None


STATED: dict[type[Request], tuple[str | None, Standing]] = {
    MyTimes: ("at", Standing.member),
    SetQuietHours: ("aq", Standing.member),
    SetAsksAWeek: ("aw", Standing.member),
    GoAway: ("aa", Standing.member),
    DropAwayDates: ("ad", Standing.member),
    Gather: (None, Standing.clock),
    CountAsk: (None, Standing.clock),
    Forget: (None, Standing.clock),
    Ring: (None, Standing.clock),
}


def test_who_may_ask_for_what() -> None:
    """Roles × commands: members for themselves, the clock for all; nobody sets another person's times."""
    assert {kind: (kind.wire, kind.needs) for kind in Catalogue((ATTENTION,)).requests()} == STATED


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize(
    "request_", [MyTimes(), SetAsksAWeek(1), GoAway(date(2026, 3, 9), date(2026, 3, 9)), Ring(ANA)]
)
def test_who_may_not_is_told_so(quarter: Quarter, standing: Standing, request_: SetAsksAWeek | Ring | MyTimes) -> None:
    """Strangers become members first; what the clock asks nobody else can."""
    known = quarter.world.people[account("ana")]
    quarter.world.people[account("ana")] = Known(HERE, known.who, standing, "en", MADRID)
    may = (
        standing is Standing.clock
        if isinstance(request_, Ring)
        else standing in {Standing.member, Standing.facilitator}
    )
    assert quarter.ask(request_).refusal == (None if may else "members-only")


def test_pages_of_other_features_lead_where_they_say() -> None:
    """The buttons that are handed to other features are those of the pages; the words stand after /coalition."""
    catalogue = Catalogue(FEATURES)
    links: tuple[tuple[WireId, Page], ...] = ((TIMES_PAGE, MyTimes()), (HOME_PAGE, HomePage()))
    for link, page in links:
        assert decode(encode(link), catalogue.wires) == page
    words = {word.word: word.request for word in catalogue.roots["coalition"].words}
    assert (words["times"], words["away"]) == (MyTimes, GoAway)


def test_who_asked_for_it_reads_alone_what_it_is() -> None:
    """What they asked to be written to about, with its button; of the rest how much it is. All others read as ever."""
    direct = replace(need("a"), words=say("How is the garden?"), directly=True)
    shown = waiting.alone((direct,), WHY)
    assert shown
    assert (read(shown.summary), labels(shown)) == ("How is the garden?", ["Look"])
    shown = waiting.alone((need("b"), direct, need("c")), WHY)
    assert shown
    assert labels(shown) == ["Look", "See all of it"]
    assert "2 more things wait for you." in read(shown)
    assert waiting.alone((need("b"), need("c")), WHY) is None


def test_nobody_is_written_to_alone_unasked(quarter: Quarter) -> None:
    """And what all read says nothing of what it is, whoever asked for what."""
    quarter.ask(Bring(ANA, "a"))
    quarter.ask(Bring(person("ben"), "a", directly=True))
    quarter.wait(DAY)
    asks = {each.person: each.ask for each in quarter.rings()}
    assert asks[ANA].alone is None
    alone = asks[person("ben")].alone
    assert alone
    assert "Look at this." in read(alone)
    assert alone.elements[-1] == Note(asks[person("ben")].because)
    assert "Look at this." not in read(asks[person("ben")].shown)
