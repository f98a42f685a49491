"""Proposals, the roll of each vote and what was said for each seat: their tables and repositories."""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    bindparam,
    exists,
    false,
    or_,
    type_coerce,
)

from bot.features.proposals.model import (
    Act,
    ActId,
    OnRoll,
    OnRollId,
    Proposal,
    ProposalId,
    Result,
    SeatName,
    Stage,
    Version,
)
from bot.features.proposals.model.asked_page import A_PAGE
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.later import Later
from bot.features.proposals.model.not_yet import counted_at
from bot.features.proposals.model.origin import Origin
from bot.features.proposals.model.pieces import Matter, Within
from bot.features.proposals.model.silence import Silence
from bot.features.proposals.model.together import Beside
from bot.features.proposals.model.vote import Voting
from bot.kernel.ids import Id, OrganisationId, PersonId
from storage.naming import naming, pattern
from storage.rows import Aggregates, Rows
from storage.tables import Ident, Json, OneOf, Ratio, Utc, condition, keyed

_OPEN = condition("settled_at IS NULL")
_SETTLED = condition("settled_at IS NOT NULL")

LATEST = 5

proposals = keyed(
    "proposals",
    ProposalId,
    Column("title", Text, nullable=False),
    Column("opened_at", Utc(), nullable=False),
    Column("proposer", Ident(PersonId)),
    Column("organisation", Ident(OrganisationId)),
    Column("versions", Json(tuple[Version, ...]), nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
    Column("matters", Json(tuple[Matter, ...]), nullable=False),
    Column("voting", Json(Voting)),
    Column("results", Json(tuple[Result, ...]), nullable=False),
    Column("settled_at", Utc()),
    Column("unheard", Json(tuple[SeatName, ...]), nullable=False, server_default="[]"),
    Column("origin", Json(Origin)),
    Column("circle", Json(Within)),
    Column("silence", Json(Silence)),
    Column("later", Json(Later)),
    Column("beside", Json(Beside)),
    Index("ix_proposals_open", "coalition", "opened_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_proposals_settled", "coalition", "settled_at", sqlite_where=_SETTLED, postgresql_where=_SETTLED),
)

proposal_roll = keyed(
    "proposal_roll",
    OnRollId,
    Column("proposal", Ident(ProposalId), nullable=False),
    Column("vote", Integer, nullable=False),
    Column("seat", Ident(Id), nullable=False),
    Column("organisation", Ident(OrganisationId)),
    Column("resident", Integer),
    Column("person", Ident(PersonId)),
    Column("led", Boolean, nullable=False, server_default=false()),
    Column("lead", Ident(PersonId)),
    Column("weight", Ratio(), nullable=False, server_default="1"),
    UniqueConstraint("coalition", "proposal", "vote", "seat"),
    Index("ix_proposal_roll_person", "coalition", "person", "proposal", "vote"),
    Index("ix_proposal_roll_lead", "coalition", "lead"),
)

proposal_acts = keyed(
    "proposal_acts",
    ActId,
    Column("proposal", Ident(ProposalId), nullable=False),
    Column("vote", Integer, nullable=False),
    Column("seat", Ident(Id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("position", OneOf(Position), nullable=False),
    Column("person", Ident(PersonId)),
    Column("at", Utc(), nullable=False),
    Column("text", Integer, nullable=False),
    Column("picked", Json(tuple[int, ...]), nullable=False),
    Column("words", Text, nullable=False),
    Column("for_now", Boolean, nullable=False),
    Column("pending", Boolean, nullable=False, server_default=false()),
    Column("written_by", Ident(PersonId)),
    Column("proxy", Ident(Id)),
    Column("marks", Json(tuple[int, ...]), nullable=False, server_default="[]"),
    UniqueConstraint("coalition", "proposal", "vote", "seat", "number"),
    Index("ix_proposal_acts_person", "coalition", "person"),
)


_TO_COME = type_coerce(proposals.c.later, Text()).like('%"came_at":null%')
"""What is kept of it has a day that has not come."""


class ProposalRows(Aggregates[Proposal]):
    rows = Rows(Proposal, proposals)
    _open = rows.where(_OPEN, order=[proposals.c.opened_at.desc(), proposals.c.id.asc()])
    _settled = rows.where(_SETTLED, order=[proposals.c.settled_at.desc(), proposals.c.id.asc()], most=LATEST)
    _not_yet = rows.where(proposals.c.stage == Stage.not_yet, _OPEN)
    _coming_back = rows.where(proposals.c.stage == Stage.not_yet, _OPEN, _TO_COME)
    _naming = rows.where(
        or_(
            proposals.c.proposer == bindparam("person"),
            *map(naming, (proposals.c[each] for each in ("versions", "matters", "voting", "silence", "results"))),
        ),
        order=[proposals.c.id.asc()],
    )

    def open(self) -> tuple[Proposal, ...]:
        return tuple(sorted(self.every(self._open), key=lambda each: each.voting is None))

    def not_yet(self) -> tuple[Proposal, ...]:
        return tuple(sorted(self.every(self._not_yet), key=lambda each: (counted_at(each), each.id), reverse=True))

    def coming_back(self) -> tuple[Proposal, ...]:
        """Whose day has not come, in the order of their days."""
        return tuple(sorted(self.every(self._coming_back), key=lambda each: (each.deadline(), each.id)))

    def latest_settled(self) -> tuple[Proposal, ...]:
        return self.every(self._settled)

    def naming(self, person: PersonId) -> tuple[Proposal, ...]:
        found = self.every(self._naming, person=person, pattern=pattern(person))
        return tuple(each for each in found if each.without(person) != each)


class RollRows(Aggregates[OnRoll]):
    rows = Rows(OnRoll, proposal_roll)
    _mine = (proposal_roll.c.proposal == bindparam("proposal"), proposal_roll.c.vote == bindparam("vote"))
    _entry = rows.where(*_mine, proposal_roll.c.seat == bindparam("seat"))
    _entry_of = rows.where(*_mine, proposal_roll.c.person == bindparam("person"))
    _of_person = rows.where(
        proposal_roll.c.person == bindparam("person"), order=[proposal_roll.c.id.asc()], most=LATEST
    )
    _led_by = rows.where(proposal_roll.c.lead == bindparam("person"), order=[proposal_roll.c.id.asc()], most=LATEST)
    _all = rows.where(*_mine, order=[proposal_roll.c.seat.asc()])
    _part = rows.where(*_mine, order=[proposal_roll.c.seat.asc()], most=A_PAGE + 1, start=bindparam("start"))
    _answered = exists().where(
        proposal_acts.c.coalition == proposal_roll.c.coalition,
        proposal_acts.c.proposal == proposal_roll.c.proposal,
        proposal_acts.c.vote == proposal_roll.c.vote,
        proposal_acts.c.seat == proposal_roll.c.seat,
        proposal_acts.c.position != Position.more_time,
        ~proposal_acts.c.pending,
        proposal_acts.c.text >= bindparam("text"),
    )
    _silent = rows.where(*_mine, ~_answered, order=[proposal_roll.c.seat.asc()])
    _silent_after = rows.where(
        *_mine, ~_answered, proposal_roll.c.seat > bindparam("after"), order=[proposal_roll.c.seat.asc()]
    )

    def entry(self, proposal: ProposalId, vote: int, seat: Id) -> OnRoll | None:
        return self.first(self._entry, proposal=proposal, vote=vote, seat=seat)

    def entry_of(self, proposal: ProposalId, vote: int, person: PersonId) -> OnRoll | None:
        return self.first(self._entry_of, proposal=proposal, vote=vote, person=person)

    def of_person(self, person: PersonId) -> tuple[OnRoll, ...]:
        return self.every(self._of_person, person=person)

    def led_by(self, person: PersonId) -> tuple[OnRoll, ...]:
        return self.every(self._led_by, person=person)

    def all(self, proposal: ProposalId, vote: int) -> tuple[OnRoll, ...]:
        return self.every(self._all, proposal=proposal, vote=vote)

    def part(self, proposal: ProposalId, vote: int, start: int) -> tuple[OnRoll, ...]:
        return self.every(self._part, proposal=proposal, vote=vote, start=start)

    def silent(self, proposal: ProposalId, vote: int, text: int, after: Id | None, most: int) -> tuple[OnRoll, ...]:
        given = {"proposal": proposal, "vote": vote, "text": text}
        found = self.every(self._silent_after, **given, after=after) if after else self.every(self._silent, **given)
        return found[:most]


class ActRows(Aggregates[Act]):
    rows = Rows(Act, proposal_acts)
    _mine = (proposal_acts.c.proposal == bindparam("proposal"), proposal_acts.c.vote == bindparam("vote"))
    _in_order = (proposal_acts.c.seat.asc(), proposal_acts.c.number.asc())
    _of = rows.where(*_mine, proposal_acts.c.seat == bindparam("seat"), order=_in_order)
    _answers = rows.where(
        *_mine, proposal_acts.c.position != Position.more_time, ~proposal_acts.c.pending, order=_in_order
    )
    _answers_of = rows.where(
        *_mine,
        proposal_acts.c.position != Position.more_time,
        ~proposal_acts.c.pending,
        proposal_acts.c.seat >= bindparam("first"),
        proposal_acts.c.seat <= bindparam("last"),
        order=_in_order,
    )
    _of_person = rows.where(
        or_(proposal_acts.c.person == bindparam("person"), proposal_acts.c.written_by == bindparam("person")),
        order=[proposal_acts.c.id.asc()],
        most=LATEST,
    )

    def of(self, proposal: ProposalId, vote: int, seat: Id) -> tuple[Act, ...]:
        return self.every(self._of, proposal=proposal, vote=vote, seat=seat)

    def latest(self, proposal: ProposalId, vote: int) -> tuple[Act, ...]:
        found = self.every(self._answers, proposal=proposal, vote=vote)
        return tuple({each.seat: each for each in found}.values())

    def latest_of(self, proposal: ProposalId, vote: int, first: Id, last: Id) -> tuple[Act, ...]:
        found = self.every(self._answers_of, proposal=proposal, vote=vote, first=first, last=last)
        return tuple({each.seat: each for each in found}.values())

    def of_person(self, person: PersonId) -> tuple[Act, ...]:
        return self.every(self._of_person, person=person)
