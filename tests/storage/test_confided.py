"""What is kept in confidence, as both stores keep it: in an open vote, in a circle of people, and among many."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from bot.confidential import KINDS, KeptInConfidence, Kind
from bot.dispatch import Outcome
from bot.features import RULINGS
from bot.features.agreements import commands as agreements
from bot.features.agreements import reads
from bot.features.agreements.facts import AgreementId
from bot.features.agreements.model import AGREEMENTS, AROUND, Party, Sought
from bot.features.circles.facts import CircleId
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.promises.commands import PromisesUnderPage
from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, ProposalId, Stage
from bot.kernel.command import Actor, Context, Standing
from bot.kernel.ids import Id
from bot.kernel.text import say
from storage import statements
from storage.agreed import AgreedRows
from storage.engine import Link
from storage.rows import Scope
from tests.roles import of_circles
from tests.roles.town import Town
from tests.rules.ruled import rule_of
from tests.seating import seated
from tests.storage.values import undone


def rules_that(town: Town, kind: Kind) -> None:
    kinds = next(each for each in RULINGS if each.name == KINDS.name)
    town.unit.get(GROUND_RULES_HERE).add(rule_of(kinds, kind.value, holds=True))


def agreed(town: Town, *bound: Party, circle: CircleId | None = None) -> AgreementId:
    words = ("Six o'clock", "We meet at six.", "", "live with it", say("Agreed"), "5ea1", (), bound, None)
    town.tick(agreements.KeepAgreement(Id("adopted-------"), 1, *words, circle=circle, circle_name="Housing"))
    (state,) = town.unit.get(AGREEMENTS).part(Sought(), 0, 1)
    return state.id


def agreed_so_often(town: Town, it: AgreementId, often: int) -> None:
    """Once more under each of the next numbers, and these are marked."""
    rows = town.unit.get(AGREEMENTS)
    state = rows.locked(it)
    assert state
    for number in range(2, often + 2):
        named = AgreementId(f"marked-{number:07}")
        rows.add(replace(state, id=named, number=number, proposal=Id(f"adopted-{number:06}"), confided=True))


def asked_to_end(town: Town) -> ProposalId:
    """It binds one seat, and all five are asked about it; then a rule keeps all that is agreed in confidence."""
    seated(town.unit, tuple(town.person(name) for name in ("ron", "sol", "pia", "mia")), town.now)
    it = agreed(town, *town.unit.get(AROUND).held_by(town.person("rita"))[:1])
    town.press("rita", agreements.AskToEndAgreement(it, "It does not fit."))
    (vote,) = (each for each in town.unit.get(PROPOSALS).open() if each.origin and each.origin.of == it)
    assert vote.stage is Stage.voting
    rules_that(town, Kind.agreements)
    return vote.id


def test_whoever_is_asked_reads_it_until_it_is_counted(link: Link) -> None:
    """A rule reaches into no open vote: also those read it whom the agreement does not bind; nobody else."""
    with undone(link):
        town = Town(link)
        vote = asked_to_end(town)
        for user in ("rita", "ron", "sol"):
            assert town.hear(user, asked.ProposalPage(vote)).outcome is Outcome.done, user
        assert town.hear("fay", asked.ProposalPage(vote)).refusal == KeptInConfidence.code()
        town.now += timedelta(days=40)
        town.tick(asked.KeepVote(vote))
        assert town.hear("rita", asked.ProposalPage(vote)).outcome is Outcome.done
        assert town.hear("ron", asked.ProposalPage(vote)).refusal == KeptInConfidence.code()


def test_a_circle_of_people_has_promises_under_what_it_agreed(link: Link) -> None:
    """Its people see them, and pick it in the form of a promise; others learn of neither."""
    with undone(link):
        town = Town(link)
        of_circles.opened(town)
        rules_that(town, Kind.of_circles)
        it = agreed(town, circle=of_circles.CIRCLE)
        here = AgreedRows(Scope(town.link.connection, town.coalition, {}))
        assert town.hear("mia", PromisesUnderPage(it)).outcome is Outcome.done
        assert [each.agreement for each in here.holding(town.person("mia"))] == [it]
        assert town.hear("rosa", PromisesUnderPage(it)).refusal == KeptInConfidence.code()
        assert here.holding(town.person("rosa")) == ()


def test_who_may_read_many_is_found_out_once(link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules, the circle and whom one is with: not again for each agreement."""
    asked_of = 0
    with undone(link):
        town = Town(link)
        of_circles.opened(town)
        agreed_so_often(town, agreed(town, circle=of_circles.CIRCLE), 40)
        here, mia = AgreedRows(Scope(town.link.connection, town.coalition, {})), town.person("mia")
        ordinary = statements.execute

        def counted(*given: Any) -> Any:
            nonlocal asked_of
            asked_of += 1
            return ordinary(*given)

        monkeypatch.setattr(statements, "execute", counted)
        assert len(here.holding(mia)) == 41
        assert asked_of < 12


def test_the_home_page_goes_on_to_those_that_one_may_read(link: Link) -> None:
    """The newest are marked, and stand there for those alone whom they bind."""
    with undone(link):
        town = Town(link)
        it = agreed(town, *town.unit.get(AROUND).held_by(town.person("rita"))[:1])
        agreed_so_often(town, it, 7)
        for user, numbers in (("rita", [8, 7, 6]), ("rosa", [1])):
            context = Context(
                town.now, Actor(town.person(user), Standing.member), town.coalition, None, None, Random(1)
            )
            assert [each.number for each in reads.latest(town.unit, context)] == numbers
