"""Every step from one state of a celebration to the next. Nobody is named who has not said so: what must not be is
refused here."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.absence import kept_open
from bot.features.celebrations.model import refusals
from bot.features.celebrations.model.celebration import (
    ASKED_AGAIN_FOR,
    ASKED_FOR,
    CHANGES,
    LONGEST,
    MOST_NAMED,
    THANKED_FOR,
    Answer,
    Celebration,
    Credit,
    Stage,
)
from bot.features.celebrations.model.words import Names, Piece, in_order, in_pieces, named_in, without_names
from bot.kernel.ids import OrganisationId, PersonId


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks for an organisation, about the words of one number."""

    organisation: OrganisationId
    edition: int
    by: PersonId
    at: datetime


def check_draft(state: Celebration) -> None:
    if state.stage is not Stage.draft:
        raise refusals.NotADraftAnyMore if state.stage is Stage.asking else refusals.CelebrationSettled


def naming(state: Celebration, organisations: Collection[OrganisationId], names: Names) -> Celebration:
    """While it is written."""
    check_draft(state)
    return _crediting(state, organisations, names)


def not_naming(state: Celebration, organisation: OrganisationId) -> Celebration:
    check_draft(state)
    if organisation in named_in(state.words):
        raise refusals.NamedInWords
    return replace(state, credits=tuple(each for each in state.credits if each.organisation != organisation))


def reworded(state: Celebration, words: str, names: Names) -> Celebration:
    """By whoever writes it; an organisation that is named in the words is asked too."""
    check_draft(state)
    pieces = in_pieces(words, names)
    return _crediting(replace(state, words=pieces), named_in(pieces), names)


def put_to_all(
    state: Celebration, mine: Collection[OrganisationId], askable: Collection[OrganisationId], now: datetime
) -> Celebration:
    """The organisations are asked; for those that are `mine` whoever wrote it says yes by that. An organisation for
    which nobody can answer is left out."""
    check_draft(state)
    if state.credits and not any(each in {*mine, *askable} for each in state.organisations):
        raise refusals.NobodyCanAnswer

    def first(each: Credit) -> Credit:
        if each.organisation in mine:
            return replace(each, answer=Answer.yes, by=state.by, at=now)
        return each if each.organisation in askable else replace(each, answer=Answer.out, at=now)

    after = replace(state, stage=Stage.asking, until=now + ASKED_FOR, credits=tuple(map(first, state.credits)))
    return _posted(after, now) if not after.credits else _if_all_answered(after, now)


def agreed(state: Celebration, voice: Voice) -> Celebration:
    """To these words, and no others."""
    before = _asked(state, voice)
    return state if before.answer is Answer.yes else _if_all_answered(_with(state, _yes(voice)), voice.at)


def worded_anew(
    state: Celebration, voice: Voice, words: str, names: Names, askable: Collection[OrganisationId]
) -> Celebration:
    """By one of those who are asked, who says yes to them by that; who said yes to others is asked again, and has two
    days at least."""
    _asked(state, voice)
    if words == state.text:
        return agreed(state, voice)
    if state.edition > CHANGES:
        raise refusals.EnoughNewWords(most=CHANGES)
    pieces = in_pieces(words, names)
    again = tuple(Credit(each.organisation) if each.is_named else each for each in state.credits)
    until = max(state.until or voice.at, voice.at + ASKED_AGAIN_FOR)
    after = replace(state, words=pieces, edition=state.edition + 1, credits=again, until=until)
    after = _crediting(after, named_in(pieces), names)
    after = _left_unasked(after, {*state.organisations, *askable}, voice.at)
    return _if_all_answered(_with(after, _yes(voice)), voice.at)


def left_out(state: Celebration, organisation: OrganisationId, by: PersonId | None, now: datetime) -> Celebration:
    """Before it is posted, or afterwards: then its name is taken off, and no trace of it stays in the words."""
    before = _credited(state, organisation)
    if state.is_public:
        return _taken_off(state, before, by, now) if before.is_named else state
    if state.stage is not Stage.asking:
        raise refusals.CelebrationSettled
    if before.answer is Answer.out:
        return state
    return _if_all_answered(_with(state, replace(before, answer=Answer.out, by=by, at=now)), now)


def gone(state: Celebration, organisation: OrganisationId, now: datetime) -> Celebration:
    """It has left the coalition; what it agreed to while it was here stays as it is. Silence was no such yes."""
    before = state.credit(organisation)
    if before and state.is_public and before.answer is Answer.inside:
        return _taken_off(state, before, None, now)
    if before is None or not state.is_open or before.answer is Answer.out:
        return state
    after = _with(state, Credit(organisation, Answer.out, None, now))
    return _if_all_answered(after, now) if state.stage is Stage.asking else after


def dropped(state: Celebration) -> Celebration:
    if not state.is_open:
        raise refusals.CelebrationSettled
    return _dropped(state)


def ticked(state: Celebration, inside: Collection[OrganisationId], now: datetime) -> Celebration:
    """What is due: a draft is dropped, whoever has not answered is left out unless they said once that they may be
    named among us, and thanks are gathered."""
    due = state.deadline()
    if due is None or now < due:
        return state
    match state.stage:
        case Stage.draft:
            return _dropped(state)
        case Stage.asking:
            return _settled(state, inside, now)
        case _:
            return replace(state, stage=Stage.kept, until=None)


def returned(state: Celebration, since: datetime, now: datetime) -> Celebration:
    """The bot was away: who could not answer or thank meanwhile still can, for a while."""
    if state.until is None:
        return state
    latest = (state.posted_at or state.begun_at) + LONGEST
    return replace(state, until=kept_open(state.until, since, now, latest))


def without(state: Celebration, person: PersonId) -> Celebration:
    """Nothing here names them any more; what they said for their organisation stays said."""
    after = _dropped(state) if state.stage is Stage.draft and state.by == person else state
    return replace(
        after,
        by=None if after.by == person else after.by,
        credits=tuple(replace(each, by=None) if each.by == person else each for each in after.credits),
        thanks=tuple(each for each in after.thanks if each.person != person),
    )


def _credited(state: Celebration, organisation: OrganisationId) -> Credit:
    """Of one that was dropped nobody is asked any more."""
    before = state.credit(organisation)
    if before is None:
        raise refusals.CelebrationSettled if state.stage is Stage.dropped else refusals.NotAskedForName
    return before


def _asked(state: Celebration, voice: Voice) -> Credit:
    before = _credited(state, voice.organisation)
    if state.stage is not Stage.asking:
        raise refusals.CelebrationSettled
    if voice.edition != state.edition:
        raise refusals.WordsHaveChanged
    return before


def _yes(voice: Voice) -> Credit:
    return Credit(voice.organisation, Answer.yes, voice.by, voice.at)


def _crediting(state: Celebration, organisations: Collection[OrganisationId], names: Names) -> Celebration:
    every = {each.organisation: each for each in state.credits}
    every |= {each: Credit(each) for each in organisations if each not in every}
    if len(every) > MOST_NAMED:
        raise refusals.EnoughNamed(most=MOST_NAMED)
    return replace(state, credits=tuple(every[each] for each in in_order(tuple(every), names)))


def _left_unasked(state: Celebration, askable: Collection[OrganisationId], now: datetime) -> Celebration:
    every = (each if each.organisation in askable else Credit(each.organisation, Answer.out, None, now)
             for each in state.credits)  # fmt: skip
    return replace(state, credits=tuple(every))


def _with(state: Celebration, credit: Credit) -> Celebration:
    every = tuple(credit if each.organisation == credit.organisation else each for each in state.credits)
    return replace(state, credits=every)


def _if_all_answered(state: Celebration, now: datetime) -> Celebration:
    return state if state.waiting else _settled(state, (), now)


def _settled(state: Celebration, inside: Collection[OrganisationId], now: datetime) -> Celebration:
    """Where nobody wants to be named nothing is posted: there is nobody in whose name it could be."""
    silent = (replace(each, answer=Answer.inside if each.organisation in inside else Answer.out, at=now)
              if each.answer is Answer.waiting else each for each in state.credits)  # fmt: skip
    after = replace(state, credits=tuple(silent))
    return _posted(after, now) if after.named else _dropped(state)


def _posted(state: Celebration, now: datetime) -> Celebration:
    unnamed = {*named_in(state.words), *state.organisations} - {*state.named}
    words: tuple[Piece, ...] = without_names(state.words, unnamed)
    return replace(state, stage=Stage.posted, words=words, posted_at=now, until=now + THANKED_FOR)


def _taken_off(state: Celebration, before: Credit, by: PersonId | None, now: datetime) -> Celebration:
    words = without_names(state.words, {before.organisation})
    return _with(replace(state, words=words), replace(before, answer=Answer.withdrawn, by=by, at=now))


def _dropped(state: Celebration) -> Celebration:
    return replace(state, words=(), credits=(), stage=Stage.dropped, until=None, of=None, by=None)
