"""The records that seals are made of: all that was fixed, who was asked and what was said, under names that stay what
they are however the program calls it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from typing import TypeAlias, Union, assert_never

from bot.features.proposals.model.act import Act, OnRoll
from bot.features.proposals.model.among import Among
from bot.features.proposals.model.asking import Asking, Passing, Share
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.result import Result
from bot.features.proposals.model.sheets import Pairs, Rated, Rounds, Sheet, Suited, Sums
from bot.features.proposals.model.silence import Silence
from bot.features.proposals.model.vote import Voting
from bot.kernel.ids import Id

EDITION = 1
"""Raised when a name or what it means changes. What is new under a name of its own changes no earlier record."""

Term: TypeAlias = Union[str, int, Fraction, Enum, date, Sequence["Term"], "Terms", None]
Terms: TypeAlias = Mapping[str, Term]


def seal(record: str) -> str:
    """SHA-256: whoever has the record can make it again."""
    return hashlib.sha256(record.encode()).hexdigest()


def open_vote(proposal: Proposal, voting: Voting, roll: Iterable[OnRoll], acts: Iterable[Act]) -> str:
    """With the answers that were counted. Without who decided after advice: their name goes when they do."""
    weighed, decision = voting.weighed, voting.deciding.decision if voting.deciding else None
    return _record(
        "vote",
        title=proposal.title,
        text=proposal.text.text,
        asking=_asking(voting.asking),
        until=voting.until,
        decision=_said(yes=decision.yes, reason=decision.reason) if decision else None,
        weights_in_quorum=weighed.in_quorum if weighed else False,
        roll=[_said(seat=each.seat, weight=each.weight if weighed else None) for each in sorted(roll, key=_seat)],
        answers=[_answer(each) for each in sorted(acts, key=_seat)],
    )


def secret_vote(proposal: Proposal, voting: Voting, roll: Iterable[OnRoll], told: Result) -> str:
    """With what is told. What is not told is not in it: of so few numbers it could be guessed."""
    return _record(
        "secret vote",
        title=proposal.title,
        text=proposal.text.text,
        asking=_asking(voting.asking),
        until=voting.until,
        roll=sorted(each.seat for each in roll),
        outcome=told.outcome,
        leading=told.leading,
        picks=told.picks,
        sheet=_sheet(told.sheet) if told.sheet else None,
        counts={each.position.value: each.seats for each in told.counts},
    )


def silence(proposal: Proposal, silence: Silence) -> str:
    """With who was there, and who was not."""
    return _record(
        "silence",
        title=proposal.title,
        text=proposal.text.text,
        since=silence.since,
        until=silence.until,
        seats=silence.seats,
        needed=silence.needed,
        held_on=silence.held_on,
        present=sorted(each.seat for each in silence.present),
        absent=sorted(each.seat for each in silence.absent),
        anyone=silence.anyone,
    )


def _record(kind: str, **terms: Term) -> str:
    """JSON with its names in order and no spaces. Fractions are “n/d”, times ISO 8601 in UTC."""
    whole = {"edition": EDITION, "kind": kind, **_said(**terms)}
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), default=_plain)


def _said(**terms: Term) -> Terms:
    """Without what is not there, so that what is added later changes no record that has none of it. A 0 is there."""
    return {name: term for name, term in terms.items() if _is_there(term)}


def _is_there(term: Term) -> bool:
    return bool(term) or (isinstance(term, int | Fraction) and term is not False)


def _plain(term: object) -> object:
    match term:
        case Enum():
            return term.value
        case Fraction():
            return f"{term.numerator}/{term.denominator}"
        case datetime():
            return term.astimezone(UTC).isoformat()
        case date():
            return term.isoformat()
        case _:
            raise TypeError(f"no record says how to write a {type(term).__name__}")


def _asking(of: Asking) -> Terms:
    return _said(
        question=of.question,
        quorum=_share(of.quorum),
        options=of.options,
        mandate=of.mandate,
        secret=of.secret,
        among=_among(of.among) if of.among else None,
        at_once=of.at_once,
        passing=_passing(of.passing) if of.passing else None,
        floor=_share(of.floor) if of.floor else None,
        coverage=of.coverage,
        blocks=of.blocks,
        asides=of.asides,
        of_all=of.of_all,
        sixth=of.sixth,
        notice=of.notice,
        target=of.target,
        early=of.early,
        reasons=of.reasons,
        review=of.review,
        everyone=of.everyone,
        people=of.people,
        proposals=tuple(
            _said(proposal=each.proposal, title=each.title, text=each.text, version=each.version)
            for each in of.proposals
        ),
        required=of.required,
        under=tuple(_said(number=each.number, words=each.words) for each in of.under),
        by_weight=of.by_weight,
    )


def _among(of: Among) -> Terms:
    """Who has to be there by their seats: their names go when they do."""
    return _said(
        lowest=of.lowest,
        highest=of.highest,
        raters=of.raters,
        missing_is_lowest=of.missing_is_lowest,
        dots=of.dots,
        on_one=of.on_one,
        slots=tuple(_said(begins=each.begins, ends=each.ends) for each in of.slots),
        required=tuple(each.seat for each in of.required),
    )


def _passing(of: Passing) -> Terms:
    return _said(share=_share(of.share), strict=of.strict, of=of.of)


def _share(of: Share) -> str:
    """As it was agreed: two of four are not one of two."""
    return f"{of.numerator}/{of.denominator}"


def _answer(of: Act) -> Terms:
    return _said(
        seat=of.seat, position=of.position, picked=of.picked, words=of.words, marks=of.marks, for_now=of.for_now
    )


def _sheet(of: Sheet) -> Terms:
    match of:
        case Rated():
            return _said(rated=[_said(given=each.given, lowest=each.lowest) for each in of.options])
        case Sums():
            return _said(sums=of.sums, givers=of.givers)
        case Rounds():
            return _said(
                rounds=[
                    _said(standing=each.standing, votes=each.votes, exhausted=each.exhausted, out=each.out)
                    for each in of.rounds
                ]
            )
        case Pairs():
            return _said(
                pairs=[(each.first, each.second, each.before, each.after, each.chain, each.back) for each in of.pairs]
            )
        case Suited():
            return _said(
                slots=[
                    _said(yes=each.yes, if_need_be=each.if_need_be, no=each.no, missing=each.missing)
                    for each in of.slots
                ]
            )
        case _:
            assert_never(of)


def _seat(of: OnRoll | Act) -> Id:
    return of.seat
