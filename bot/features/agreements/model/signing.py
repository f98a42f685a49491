"""Who signs an agreement later, and takes the name off again: for a seat, once for what all agreed to."""

from dataclasses import replace
from datetime import datetime

from bot.features.agreements.model import refusals
from bot.features.agreements.model.agreement import Agreement, Party, Signature
from bot.features.agreements.model.life import check_holds
from bot.kernel.ids import PersonId


def signed_too(state: Agreement, party: Party, by: PersonId, now: datetime) -> Agreement:
    """Once for a version that all agreed to; the same again changes nothing."""
    check_holds(state)
    if any(each.party.seat == party.seat for each in state.signed):
        return state
    others = tuple(each for each in state.signatures if each.party.seat != party.seat)
    return replace(state, signatures=(*others, Signature(party, state.adopted.number, now, by)))


def signature_taken_back(state: Agreement, party: Party) -> Agreement:
    return replace(state, signatures=tuple(each for each in state.signatures if each.party.seat != party.seat))


def signing_seat(mine: tuple[Party, ...], state: Agreement) -> Party:
    """Of several one that it does not bind and that has not signed yet; whoever was absent then may sign too. Raises
    AnswersForNobody."""
    fresh = tuple(each for each in mine if each.seat not in {signed.party.seat for signed in state.signed})
    able = (*(each for each in fresh if not state.binds(each.seat)), *fresh, *mine)
    if not able:
        raise refusals.AnswersForNobody
    return able[0]


def signed_seat(mine: tuple[Party, ...], state: Agreement) -> Party:
    """Of several the last that signed. Raises AnswersForNobody."""
    seats = {each.seat for each in mine}
    able = (*(each.party for each in reversed(state.signed) if each.party.seat in seats), *mine)
    if not able:
        raise refusals.AnswersForNobody
    return able[0]
