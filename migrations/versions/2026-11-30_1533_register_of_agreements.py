"""The register of agreements, with all that was agreed before there was one."""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "202611301533"
down_revision = "202611301531"

_NAMES = (
    "coalition",
    "id",
    "version",
    "number",
    "proposal",
    "made_at",
    "versions",
    "parties",
    "zone",
    "stage",
    "replaces",
)
_REGISTER = sa.table("agreements", *map(sa.column, _NAMES), sa.column("review", sa.Date()))
_ADOPTED = """
    SELECT p.coalition, p.id, p.title, p.versions, p.results, p.silence, p.settled_at, c.zone
    FROM proposals p JOIN coalitions c ON c.id = p.coalition
    WHERE p.stage = 'adopted' AND p.settled_at IS NOT NULL ORDER BY p.coalition, p.settled_at, p.id
"""
_ROLL = "SELECT coalition, proposal, vote, seat, organisation, resident FROM proposal_roll ORDER BY seat"
_SEATS = """
    SELECT coalition, id, organisation, number FROM seats
    WHERE (representative IS NOT NULL AND confirmed_at IS NOT NULL) OR alternates <> '[]' ORDER BY id
"""
_SILENT = "Agreed: nobody asked for a vote until {until}."
_MET = "Agreed: {present} of {seats} organisations were there ({needed} needed), and none asked to look again."
_ANSWERED = "{answered} of {seats} organisations answered"
_FEW = "Fewer than five took part, so nothing more is told of this secret vote."


def upgrade() -> None:
    op.create_table(
        "agreements",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("proposal", sa.String(length=14), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("review", sa.Date(), nullable=True),
        sa.Column("circle", sa.String(length=14), nullable=True),
        sa.Column("circle_name", sa.Text(), nullable=True),
        sa.Column("replaces", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_agreements_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_agreements")),
        sa.UniqueConstraint("coalition", "number", name=op.f("uq_agreements_coalition_number")),
        sa.UniqueConstraint("coalition", "proposal", name=op.f("uq_agreements_coalition_proposal")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_agreements_coalition_stage_number"), "agreements", ["coalition", "stage", "number"])
    for row in _brought_in(op.get_bind()):
        op.get_bind().execute(_REGISTER.insert().values(row))


def downgrade() -> None:
    op.drop_index(op.f("ix_agreements_coalition_stage_number"), table_name="agreements")
    op.drop_table("agreements")


Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Settled:
    """What was adopted, as the store kept it then: by a vote, or because nobody asked to look at it again."""

    coalition: str
    proposal: str
    title: str
    versions: str
    results: str
    silence: str | None
    settled_at: int
    zone: str

    @property
    def vote(self) -> int:
        voted = json.loads(self.results)
        return int(voted[-1]["number"]) if voted else 0

    @property
    def review(self) -> date | None:
        voted = json.loads(self.results)
        written = voted[-1].get("review") if voted else None
        return date.fromisoformat(written) if written else None

    @property
    def off(self) -> frozenset[str]:
        """Seats that were taken off the roll."""
        voted = json.loads(self.results)
        return frozenset(voted[-1].get("off", ())) if voted else frozenset()

    @property
    def there(self) -> list[Json]:
        """Those at a meeting, and those that were told of it."""
        stood = json.loads(self.silence or "{}")
        return [_named(**each) for each in (*stood.get("present", ()), *stood.get("absent", ()))]

    @property
    def seal(self) -> str:
        voted, stood = json.loads(self.results), json.loads(self.silence or "{}")
        return str(voted[-1]["seal"] if voted else stood.get("seal", ""))

    @property
    def way(self) -> str:
        voted, stood = json.loads(self.results), json.loads(self.silence or "{}")
        if voted:
            return str(voted[-1]["asking"]["question"])
        return "from a meeting" if stood.get("held_on") else "small agreement"

    @property
    def asides(self) -> list[Json]:
        voted = json.loads(self.results)
        return [_named(**each) for each in (voted[-1].get("asides", ()) if voted else ())]

    @property
    def chosen(self) -> str:
        """Of several the one that was agreed on."""
        voted = json.loads(self.results)
        if not voted or not voted[-1]["leading"]:
            return ""
        asking, first = voted[-1]["asking"], voted[-1]["leading"][0]
        slots, options = (asking.get("among") or {}).get("slots", ()), asking.get("options", ())
        if slots:
            return str(slots[first]["begins"])
        return str(options[first]) if first < len(options) else ""

    @property
    def told(self) -> Json:
        """In sentences that this version of the program says too."""
        voted, stood = json.loads(self.results), json.loads(self.silence or "{}")
        if voted and voted[-1]["asking"].get("secret") and not voted[-1]["counts"]:
            return _say("{outcome}. {few}", few=_say(_FEW), outcome=_say("Agreed"))
        if voted:
            counts = {each["position"]: each["seats"] for each in voted[-1]["counts"]}
            recused = counts.pop("recused", 0)
            told = _say(_ANSWERED, answered=sum(counts.values()), seats=voted[-1]["seats"] - recused)
            return _say("{outcome}: {told}.", outcome=_say("Agreed"), told=told)
        if stood.get("held_on"):
            return _say(_MET, needed=stood["needed"], present=len(stood["present"]), seats=stood["seats"])
        return _say(_SILENT, until={"is": "Moment", "at": stood["until"], "show": "both"}) if stood else _say("Agreed")

    @property
    def version(self) -> Json:
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=self.settled_at)
        how = {"proposal": self.proposal, "vote": self.vote, "way": self.way, "told": self.told, "seal": self.seal}
        return {
            "number": 1,
            "title": self.title,
            "text": json.loads(self.versions)[-1]["text"],
            "at": at.isoformat(),
            "adoption": {**how, "asides": self.asides},
            "by": None,
            "chosen": self.chosen,
        }


def _brought_in(connection: sa.Connection) -> Iterator[Json]:
    """Numbered in each coalition in the order in which they were agreed."""
    asked, seated = defaultdict(list), defaultdict(list)
    for coalition, proposal, vote, seat, organisation, resident in connection.exec_driver_sql(_ROLL):
        asked[coalition, proposal, vote].append(_named(seat, organisation, resident))
    for coalition, seat, organisation, resident in connection.exec_driver_sql(_SEATS):
        seated[coalition].append(_named(seat, organisation, resident))
    numbers: dict[str, int] = defaultdict(int)
    for row in connection.exec_driver_sql(_ADOPTED).fetchall():
        it = Settled(*row)
        numbers[it.coalition] += 1
        parties = asked[it.coalition, it.proposal, it.vote] if it.vote else it.there or seated[it.coalition]
        yield {
            "coalition": it.coalition,
            "id": _id(it.proposal),
            "version": 1,
            "number": numbers[it.coalition],
            "proposal": it.proposal,
            "made_at": it.settled_at,
            "versions": json.dumps([it.version]),
            "parties": json.dumps([each for each in parties if each["seat"] not in it.off]),
            "zone": it.zone,
            "stage": "in force",
            "replaces": "[]",
            "review": it.review,
        }


def _say(text: str, **values: object) -> Json:
    """A sentence as the store keeps one."""
    arguments: list[Json] = [{"name": name, "value": _value(values[name])} for name in sorted(values)]
    return {"text": text, "plural": None, "count": 0, "arguments": arguments}


def _value(value: object) -> object:
    return {"is": "Phrase", **value} if isinstance(value, dict) and "text" in value else value


def _named(seat: str, organisation: str | None = None, number: int | None = None) -> Json:
    return {"seat": seat, "organisation": organisation, "resident": number}


def _id(proposal: str) -> str:
    """The same each time that it is done."""
    raw = hashlib.sha256(f"agreement:{proposal}".encode()).digest()[:10]
    return urlsafe_b64encode(raw).decode().rstrip("=")
