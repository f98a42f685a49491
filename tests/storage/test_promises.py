"""Promises in the store: what is open, what is settled, what stands under an agreement, and whom a row names."""

from dataclasses import replace
from datetime import date, timedelta

from bot.carrying import Carried, Promised, Under
from bot.features.promises.model import Commitment, CommitmentId, Done, Freed, Stage, Wish
from bot.kernel.ids import CoalitionId, Id, PersonId
from storage.engine import Link
from storage.promises import SETTLED, TOGETHER, CarrierRows, CommitmentRows
from storage.rows import Scope
from tests.storage.journal import ANA, ELSEWHERE
from tests.storage.values import HERE, NOW, ORGANISATION, coalition_here, undone

DAY, AGREEMENT = date(2026, 12, 4), Id("the-agreement-")


def a_promise(number: int, stage: Stage = Stage.open, person: PersonId | None = ANA) -> Commitment:
    made = NOW + timedelta(minutes=number)
    return Commitment(
        CommitmentId(f"promise-{number:06}"), "Cook", ORGANISATION, person, "UTC", None, made, stage=stage,
        due=DAY + timedelta(days=number % 3),
    )  # fmt: skip


def rows(link: Link, coalition: CoalitionId = HERE) -> CommitmentRows:
    return CommitmentRows(Scope(link.connection, coalition, {}))


def test_what_is_open_stands_in_the_order_of_its_days(link: Link) -> None:
    """Drafts, and what was asked, kept, released or dropped, are not open; nor is what another coalition promised."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        every = [a_promise(n, stage) for n, stage in enumerate([*Stage, Stage.open, Stage.open])]
        for each in every:
            kept.add(each)
        open_now = [each for each in every if each.stage is Stage.open]
        assert kept.open() == tuple(sorted(open_now, key=lambda each: (each.due or DAY, each.id)))
        assert kept.count_open() == 3
        assert rows(link, ELSEWHERE).open() == ()
        assert rows(link, ELSEWHERE).count_open() == 0


def test_what_is_settled_comes_a_page_at_a_time(link: Link) -> None:
    """The latest first, from any number on, and one more than is shown."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        stages = (Stage.kept, Stage.released)
        every = [replace(a_promise(n, stages[n % 2]), settled_at=NOW + timedelta(hours=n)) for n in range(SETTLED + 3)]
        for each in every:
            kept.add(each)
        latest = tuple(reversed(every))
        assert kept.settled(0) == latest[:SETTLED]
        assert kept.settled(5) == latest[5:]
        assert kept.settled(100) == ()
        assert rows(link, ELSEWHERE).settled(0) == ()


def test_under_an_agreement_stands_what_people_see(link: Link) -> None:
    """In the order in which it was made; drafts are their writers' own."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        every = [replace(a_promise(n, stage), agreement=AGREEMENT) for n, stage in enumerate(Stage)]
        for each in (*every, a_promise(20)):
            kept.add(each)
        assert kept.under(AGREEMENT) == tuple(each for each in every if each.is_public)
        assert rows(link, ELSEWHERE).under(AGREEMENT) == ()


def test_a_person_is_found_wherever_a_promise_knows_them(link: Link) -> None:
    """Who carries it, wrote it, said that it is done, asks to be released or is asked to take it over."""
    with undone(link):
        coalition_here(link)
        kept, someone = rows(link), PersonId("some_one------")
        plain = a_promise(0, person=None)
        theirs = (
            replace(plain, id=CommitmentId("carried-------"), person=someone),
            replace(plain, id=CommitmentId("written-------"), made_by=someone),
            replace(plain, id=CommitmentId("offered-------"), offered=someone),
            replace(plain, id=CommitmentId("wished--------"), wish=Wish(someone, NOW)),
            replace(plain, id=CommitmentId("saying--------"), saying=Done(NOW, someone, "There")),
            replace(plain, id=CommitmentId("freed---------"), stage=Stage.released, freed=Freed(NOW, someone)),
            replace(plain, id=CommitmentId("done----------"), stage=Stage.kept, done=Done(NOW, someone, "There")),
        )
        for each in (
            *theirs,
            plain,
            replace(plain, id=CommitmentId("other---------"), person=PersonId("some-one------")),
        ):
            kept.add(each)
        assert {each.id for each in kept.of(someone)} == {each.id for each in theirs}
        assert rows(link, ELSEWHERE).of(someone) == ()


def test_carriers_are_those_of_open_promises(link: Link) -> None:
    """Each once, with what is theirs in the order of its days; drafts, what is over and what nobody carries are not
    there, nor is what another coalition has promised."""
    with undone(link):
        coalition_here(link)
        kept, someone, other = rows(link), PersonId("someone-------"), PersonId("other---------")
        theirs = [a_promise(n, person=someone) for n in (2, 1, 0)]
        others = [a_promise(n + 10, stage, other) for n, stage in enumerate(Stage) if stage is not Stage.open]
        for each in (*theirs, *others, a_promise(20, person=None)):
            kept.add(each)
        here = CarrierRows(Scope(link.connection, HERE, {}))
        assert here.people() == {someone}
        assert here.of(someone) == tuple(
            Carried(CommitmentId(f"promise-{n:06}"), "Cook", DAY + timedelta(days=n), "UTC") for n in (0, 1, 2)
        )
        assert here.of(other) == ()
        elsewhere = CarrierRows(Scope(link.connection, ELSEWHERE, {}))
        assert (elsewhere.people(), elsewhere.of(someone)) == (frozenset(), ())


def test_under_an_agreement_a_day_that_has_passed_is_a_number(link: Link) -> None:
    """For files that others take with them: all that stands there but those, and how many they are."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        stages = {Stage.open: None, Stage.kept: Done(NOW, ANA, "There"), Stage.released: None}
        for number, (stage, done) in enumerate(stages.items()):
            made = replace(a_promise(number, stage), agreement=AGREEMENT, done=done, settled_at=NOW)
            kept.add(replace(made, due=date(2026, 12, 4)))
        kept.add(replace(a_promise(9), agreement=AGREEMENT, due=date(2020, 1, 1)))
        shown = CarrierRows(Scope(link.connection, HERE, {})).under(AGREEMENT, NOW)
        plain = Promised("Cook", ORGANISATION, ANA, date(2026, 12, 4))
        assert shown == Under((plain, replace(plain, done=NOW), replace(plain, released=NOW)), 1)


def test_what_stands_under_many_agreements_is_asked_for_together(link: Link) -> None:
    """As under each alone, however many they are; nothing of others, nor of another coalition."""
    with undone(link):
        coalition_here(link)
        kept, many = rows(link), tuple(Id(f"agreement-{n:04}") for n in range(2 * TOGETHER + 3))
        for number, agreement in enumerate(many[::3]):
            for stage in Stage:
                made = a_promise(len(Stage) * number + [*Stage].index(stage), stage)
                day = DAY if number % 2 else date(2020, 1, 1)
                kept.add(
                    replace(
                        made, agreement=agreement, due=day, done=Done(NOW, ANA, "") if stage is Stage.kept else None
                    )
                )
        kept.add(replace(a_promise(9_999), agreement=AGREEMENT))
        here = CarrierRows(Scope(link.connection, HERE, {}))
        each = {agreement: here.under(agreement, NOW) for agreement in many}
        assert here.under_each(many, NOW) == {key: under for key, under in each.items() if under != Under(())}
        assert set(here.under_each(many, NOW)) == {*many[::3]}
        assert here.under_each((), NOW) == {}
        assert CarrierRows(Scope(link.connection, ELSEWHERE, {})).under_each(many, NOW) == {}
