"""An open vote on an agreement, when a rule comes that keeps it in confidence, as both stores keep it."""

from datetime import timedelta

from bot.confidential import KINDS, KeptInConfidence, Kind
from bot.dispatch import Outcome
from bot.features import RULINGS
from bot.features.agreements import commands as agreements
from bot.features.agreements.model import AGREEMENTS, AROUND, Sought
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, ProposalId, Stage
from bot.kernel.ids import Id
from bot.kernel.text import say
from storage.engine import Link
from tests.roles.town import Town
from tests.rules.ruled import rule_of
from tests.seating import seated
from tests.storage.values import undone


def asked_to_end(town: Town) -> ProposalId:
    """It binds one seat, and all five are asked about it; then a rule keeps all that is agreed in confidence."""
    seated(town.unit, tuple(town.person(name) for name in ("ron", "sol", "pia", "mia")), town.now)
    first = town.unit.get(AROUND).held_by(town.person("rita"))[:1]
    words = ("Six o'clock", "We meet at six.", "", "live with it", say("Agreed"), "5ea1", (), first, None)
    town.tick(agreements.KeepAgreement(Id("adopted-------"), 1, *words))
    (state,) = town.unit.get(AGREEMENTS).part(Sought(), 0, 1)
    town.press("rita", agreements.AskToEndAgreement(state.id, "It does not fit."))
    (vote,) = (each for each in town.unit.get(PROPOSALS).open() if each.origin and each.origin.of == state.id)
    assert vote.stage is Stage.voting
    kinds = next(each for each in RULINGS if each.name == KINDS.name)
    town.unit.get(GROUND_RULES_HERE).add(rule_of(kinds, Kind.agreements.value, holds=True))
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
