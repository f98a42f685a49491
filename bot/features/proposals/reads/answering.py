"""What asking for answers and answering needs."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import OnRoll, Proposal
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.given import Answering, Opening, Planning
from bot.features.proposals.model.vote import NAMED
from bot.features.proposals.reads.electorate import opened, roll_of
from bot.features.proposals.reads.seats import chairs
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.ids import Id
from bot.kernel.ports import ROSTER, Unit


def opening(unit: Unit, command: asked.AskForAnswers | asked.AskAmong | asked.AskInAWay, context: Context) -> Opening:
    state, homes = the_proposal(unit, command, context), tuple(unit.get(ROSTER).homes())
    return opened(unit, state, homes, command.electorate, context)


def planning(unit: Unit, command: asked.AskWhen, context: Context) -> Planning:
    given = opening(unit, command, context)
    names: dict[Id, str] = {}
    if given.people is None:
        called = tuple(each.name.organisation for each in given.roll if each.name.organisation)
        names.update(unit.get(ROSTER).directory((), called).organisations.items())
    else:
        names.update((who.person, who.name) for who in unit.get(ROSTER).members())
    return Planning(given, names)


def answering(unit: Unit, command: asked.OnProposal, context: Context) -> Answering:
    """The proposal is held, so that no answer comes between the count and its end."""
    state = the_proposal(unit, command, context)
    return Answering(state, *chairs(unit, state, context.person, context.now), _few(unit, state))


def _few(unit: Unit, state: Proposal) -> tuple[OnRoll, ...]:
    voting = state.voting
    if voting is None or voting.asking.question is not Question.consensus or voting.seats > NAMED:
        return ()
    return roll_of(unit, state)
