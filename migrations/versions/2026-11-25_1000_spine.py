"""The journal, coalitions with their places, organisations, members and seats, and listening rounds."""

import sqlalchemy as sa
from alembic import op

revision = "202611251000"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "alive",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_alive")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "boards",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=14), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("coalition", "kind", "key", "place", name=op.f("pk_boards")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_boards_stale",
        "boards",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("wanted > shown"),
        postgresql_where=sa.text("wanted > shown"),
    )
    op.create_table(
        "coalitions",
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("founded_at", sa.BigInteger(), nullable=False),
        sa.Column("facilitators", sa.Text(), nullable=False),
        sa.Column("homes", sa.Text(), nullable=False),
        sa.Column("organisations", sa.Text(), nullable=False),
        sa.Column("now", sa.Text(), nullable=False),
        sa.Column("next_date", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coalitions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "history",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=14), nullable=False),
        sa.PrimaryKeyConstraint("coalition", "at", "number", name=op.f("pk_history")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("rings", sa.String(length=14), nullable=True),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("died_at", sa.BigInteger(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_outbox")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_outbox_destination",
        "outbox",
        ["coalition", "place", "number", "id"],
        unique=False,
        sqlite_where=sa.text("next_at IS NOT NULL"),
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_died",
        "outbox",
        ["died_at"],
        unique=False,
        sqlite_where=sa.text("died_at IS NOT NULL"),
        postgresql_where=sa.text("died_at IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_next",
        "outbox",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("next_at IS NOT NULL"),
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_table(
        "received",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_received")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_received_at"), "received", ["at"], unique=False)
    op.create_table(
        "retries",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("key", sa.String(length=14), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("coalition", "key", name=op.f("pk_retries")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "timers",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=14), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("coalition", "kind", "key", name=op.f("pk_timers")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_timers_due_at"), "timers", ["due_at"], unique=False)
    op.create_table(
        "organisations",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alike", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("added_by", sa.String(length=14), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_organisations_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("coalition", "alike", name=op.f("uq_organisations_coalition_alike")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "places",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.String(length=14), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_places_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_places")),
        sa.UniqueConstraint("platform", "workspace", "channel", name=op.f("uq_places_platform_workspace_channel")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rounds",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("facilitator", sa.String(length=14), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("unattended", sa.Boolean(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("floor", sa.Text(), nullable=True),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("stopped_at", sa.BigInteger(), nullable=True),
        sa.Column("next_date", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_rounds_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_rounds")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "uq_rounds_running",
        "rounds",
        ["coalition", "place"],
        unique=True,
        sqlite_where=sa.text("stage <> 'ended'"),
        postgresql_where=sa.text("stage <> 'ended'"),
    )
    op.create_table(
        "members",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("organisation", sa.String(length=14), nullable=True),
        sa.Column("neighbourhood", sa.Text(), nullable=True),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition", "organisation"],
            ["organisations.coalition", "organisations.id"],
            name=op.f("fk_members_coalition_organisation_organisations"),
        ),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_members_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_members")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_members_coalition_organisation"), "members", ["coalition", "organisation"], unique=False)
    op.create_table(
        "seats",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=14), nullable=False),
        sa.Column("representative", sa.String(length=14), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("alternates", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=14), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("questioned_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition", "organisation"],
            ["organisations.coalition", "organisations.id"],
            name=op.f("fk_seats_coalition_organisation_organisations"),
        ),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_seats_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_seats")),
        sa.UniqueConstraint("coalition", "organisation", name=op.f("uq_seats_coalition_organisation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "accounts",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("person", sa.String(length=14), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition", "person"],
            ["members.coalition", "members.id"],
            name=op.f("fk_accounts_coalition_person_members"),
        ),
        sa.PrimaryKeyConstraint("platform", "workspace", "user", "coalition", name=op.f("pk_accounts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_accounts_coalition_person"), "accounts", ["coalition", "person"], unique=False)


def downgrade() -> None:
    op.drop_table("accounts")
    op.drop_table("seats")
    op.drop_table("members")
    op.drop_table("rounds")
    op.drop_table("places")
    op.drop_table("organisations")
    op.drop_table("timers")
    op.drop_table("retries")
    op.drop_table("received")
    op.drop_table("outbox")
    op.drop_table("history")
    op.drop_table("coalitions")
    op.drop_table("boards")
    op.drop_table("alive")
