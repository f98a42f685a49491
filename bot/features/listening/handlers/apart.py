"""What the small groups have to know when the round changes: who begin to talk, whose talk ends, and who is out."""

from collections.abc import Iterator

from bot.features.listening.facts import CalledBack, OutOfGroup, Together, WentApart, Why
from bot.features.listening.model import Apart, Party, Round, phase
from bot.kernel.change import Happened
from bot.kernel.ids import PersonId


def stated(before: Round, after: Round) -> tuple[Happened, ...]:
    """By what has changed, whatever the step was."""
    if before.apart == after.apart:
        return ()
    return (*_called_back(before, after), *_out(before, after), *_went_apart(before, after))


def _called_back(before: Round, after: Round) -> Iterator[Happened]:
    still = {party.id for party in _away(after.apart)}
    back = {party.id for party in after.apart.parties if party.back} if after.apart else set()
    ended = tuple(party.id for party in _away(before.apart) if party.id not in still | back)
    if ended:
        yield CalledBack(ended, _why(before, after))


def _why(before: Round, after: Round) -> Why:
    if after.apart and before.apart and after.apart.step == before.apart.step:
        return Why.alone
    return Why.over if after.stopped_at else Why.together


def _out(before: Round, after: Round) -> Iterator[Happened]:
    for party in _away(before.apart):
        now = after.apart.named(party.id) if after.apart else None
        gone = set(party.numbers) - set(now.numbers) if now else set()
        yield from (OutOfGroup(party.id, person) for person in _people(before, tuple(gone)))


def _went_apart(before: Round, after: Round) -> Iterator[Happened]:
    this, apart = phase(after), after.apart
    known = {party.id for party in before.apart.parties} if before.apart else set()
    new = tuple(party for party in _away(apart) if party.id not in known)
    if apart and this and this.way and new:
        groups = tuple(Together(party.id, _people(after, party.numbers)) for party in new)
        yield WentApart(after.id, after.place, after.topic, this.way, after.minutes, apart.until, groups)


def _away(apart: Apart | None) -> tuple[Party, ...]:
    return apart.away if apart else ()


def _people(state: Round, numbers: tuple[int, ...]) -> tuple[PersonId, ...]:
    return tuple(person for number in numbers if (person := state.numbered(number).person))
