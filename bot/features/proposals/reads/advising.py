"""What deciding after advice needs."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import ACTS, PROPOSALS, Proposal
from bot.features.proposals.model.given import Keeping
from bot.features.proposals.model.making import HandingOver, SeekingAdvice
from bot.features.proposals.reads.answering import opening
from bot.features.proposals.reads.confidence import closes
from bot.features.proposals.reads.electorate import roll_of
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit


def seeking_advice(unit: Unit, command: asked.AskForAdvice, context: Context) -> SeekingAdvice:
    given, roster = opening(unit, command, context), unit.get(ROSTER)
    called = tuple(each.name.organisation for each in given.roll if each.name.organisation)
    return SeekingAdvice(given, roster.directory((), called).organisations, _is_member(unit, command.decider))


def deciding(unit: Unit, command: asked.Decide, context: Context) -> Keeping:
    """With all that is counted."""
    state, homes = the_proposal(unit, command, context), tuple(unit.get(ROSTER).homes())
    number = state.voting.number if state.voting else 0
    said, closed = unit.get(ACTS).latest(state.id, number), closes(unit, state)
    return Keeping(state, homes, acts=said, roll=roll_of(unit, state), closed=closed)


def handing_over(unit: Unit, command: asked.HandOverDecision, context: Context) -> HandingOver:
    state = the_proposal(unit, command, context)
    return HandingOver(state, _is_member(unit, command.decider), tuple(unit.get(ROSTER).homes()))


def decided_by(unit: Unit, command: asked.LetDeciderGo, context: Context) -> HandingOver | None:
    """The next of those that they were to decide is held."""
    rows = unit.get(PROPOSALS)
    theirs = next((each for each in rows.open() if _decides(each, command.person)), None)
    state = rows.locked(theirs.id) if theirs else None
    if state is None or not _decides(state, command.person):
        return None
    return HandingOver(state, command.heir is not None, tuple(unit.get(ROSTER).homes()))


def deciders(unit: Unit, context: Context) -> tuple[Option, ...]:
    """All members, in the order of their names."""
    options = (Option(each.person, _called(each.name, each.organisation_name)) for each in unit.get(ROSTER).members())
    return tuple(sorted(options, key=lambda each: str(each.label).casefold()))


def _called(name: str, organisation: str) -> str:
    return f"{name} ({organisation})" if organisation else name


def _is_member(unit: Unit, person: PersonId) -> bool:
    return any(each.person == person for each in unit.get(ROSTER).members())


def _decides(state: Proposal, person: PersonId) -> bool:
    deciding = state.voting.deciding if state.voting else None
    return deciding is not None and deciding.decider == person
