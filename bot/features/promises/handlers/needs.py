"""Whom a promise asks for something, in private and within their own budget; and when that is over."""

from datetime import datetime

from bot.features.promises.cards import waiting
from bot.features.promises.cards.pieces import ALL, opening
from bot.features.promises.model import Commitment, Stage
from bot.features.promises.model.commitment import ASKED_FOR
from bot.kernel.attention import Met, Need, Waiting
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase

Needs = tuple[Waiting, ...]


def met(state: Commitment) -> Needs:
    """Nothing of it waits for anybody any more."""
    return tuple(Met(_key(what, state)) for what in ("asked", "soon", "passed", "take", "release", "again"))


def asked(state: Commitment) -> Needs:
    return _one(state.person, "asked", state, waiting.asked(state, state.made_by)) if state.made_by else ()


def agreed(state: Commitment, me: PersonId) -> Needs:
    """Whoever wrote it down learns what was said."""
    if state.person is None or state.made_by == me:
        return ()
    return _one(state.made_by, "said", state, waiting.agreed(state, state.person))


def declined(state: Commitment, me: PersonId) -> Needs:
    """There is nothing to open any more."""
    if state.person is None or state.made_by in {me, None}:
        return ()
    return (Need(state.made_by, _key("said", state), waiting.declined(state, state.person), ALL),)


def unanswered(state: Commitment) -> Needs:
    """Once, to whoever wrote it: they can ask again."""
    return _one(state.made_by, "again", state, waiting.unanswered(state))


def gone(before: Commitment, person: PersonId) -> Needs:
    """Who was asked is not there any more, and there is nothing to open."""
    if before.stage is not Stage.asked or before.person != person or before.made_by in {person, None}:
        return ()
    return (Need(before.made_by, _key("said", before), waiting.gone(before), ALL),)


def forgotten(before: Commitment, now: datetime) -> Needs:
    """What was begun and not looked at; of what nobody said yes to they know already."""
    if before.made_by is None or before.had_no_yes:
        return ()
    return (Need(before.made_by, _key("said", before), waiting.forgotten(before), ALL, now + ASKED_FOR, rings=False),)


def soon(state: Commitment) -> Needs:
    return _one(state.person, "soon", state, waiting.soon(state))


def passed(state: Commitment) -> Needs:
    return (Met(_key("soon", state)), *_one(state.person, "passed", state, waiting.passed(state)))


def looking(state: Commitment, people: tuple[PersonId, ...]) -> Needs:
    return tuple(each for person in people for each in _one(person, "take", state, waiting.looking(state)))


def not_offered(before: Commitment) -> Needs:
    """Of whoever was asked to take it over before."""
    return (Met(_key("take", before), before.offered),) if before.offered else ()


def offered(state: Commitment) -> Needs:
    return _one(state.offered, "take", state, waiting.offered(state))


def release_asked(state: Commitment, readers: tuple[PersonId, ...]) -> Needs:
    """Of those who may read it, where others may not know of it."""
    words = waiting.release_asked(state)
    return tuple(each for person in readers for each in _one(person, "release", state, words))


def kept_on(state: Commitment) -> Needs:
    return (Met(_key("release", state)),)


def released(state: Commitment, me: PersonId) -> Needs:
    return _one(state.person, "said", state, waiting.released(state)) if state.person != me else ()


def let_go(state: Commitment) -> Needs:
    return _one(state.person, "said", state, waiting.released(state))


def not_let_go(state: Commitment) -> Needs:
    return _one(state.person, "said", state, waiting.not_released(state))


def _one(person: PersonId | None, what: str, state: Commitment, words: Phrase) -> Needs:
    return (Need(person, _key(what, state), words, opening(state)),) if person else ()


def _key(what: str, state: Commitment) -> str:
    return f"promises.{what}:{state.id}"
