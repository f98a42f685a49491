"""Seats for tests that need more of them than people would fill one by one."""

from datetime import datetime

from bot.features.coalition.model import ORGANISATIONS, SEATS, Organisation, Seat
from bot.features.coalition.model.seat import SeatId
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Unit


def seated(unit: Unit, holders: tuple[PersonId, ...], now: datetime) -> tuple[SeatId, ...]:
    """An organisation for each of them, whose seat they hold."""
    seats = []
    for number, holder in enumerate(holders):
        organisation = Organisation(OrganisationId(f"org-{number:010}"), f"№ {number}", "", holder, now)
        unit.get(ORGANISATIONS).add(organisation)
        seat = Seat(SeatId(f"seat-{number:09}"), organisation.id, holder, now, (), holder, now)
        unit.get(SEATS).add(seat)
        seats.append(seat.id)
    return tuple(seats)
