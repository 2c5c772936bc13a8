"""Sources as they were, quotes looked up in them, the desk's policy, and secrets."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = (
    *("casualty", "money", "percentage", "quantity", "rank", "date", "title", "identity", "name", "quote"),
    *("statement", "event", "other"),
)
# In statements that both engines know: on SQLite, Alembic would build the tables anew and lose their AUTOINCREMENT.
REFERENCES = (
    ("source", "derived_from_id", "source"),
    ("evidence", "snapshot_id", "snapshot"),
)
COLUMNS = (
    ("change", sa.Column("role", sa.Text(), nullable=True)),
    ("claim", sa.Column("resolved_on", sa.Text(), nullable=True)),
    ("source", sa.Column("published", sa.Date(), nullable=True)),
    ("source", sa.Column("alias", sa.Text(), nullable=True)),
    ("source", sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True)),
    ("evidence", sa.Column("start", sa.Integer(), nullable=True)),
    ("evidence", sa.Column("end", sa.Integer(), nullable=True)),
    ("evidence", sa.Column("stands", sa.Text(), nullable=True)),
    ("evidence", sa.Column("figures", sa.Text(), nullable=True)),
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("state", _word("capture", "captured", "pending", "failed"), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("blob_sha256", sa.String(length=64), nullable=True),
        sa.Column("text_sha256", sa.String(length=64), nullable=True),
        sa.Column("read_by", sa.Text(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_sha256", sa.String(length=64), nullable=True),
        sa.Column("drift", _word("drift", "same", "changed", "gone", "unreachable"), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_snapshot_source_id_source")),
        sa.ForeignKeyConstraint(["blob_sha256"], ["blob.sha256"], name=op.f("fk_snapshot_blob_sha256_blob")),
        sa.ForeignKeyConstraint(["text_sha256"], ["blob.sha256"], name=op.f("fk_snapshot_text_sha256_blob")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
        sa.UniqueConstraint("uid", name=op.f("uq_snapshot_uid")),
        sqlite_autoincrement=True,
    )
    for column in ("source_id", "blob_sha256", "text_sha256"):
        op.create_index(op.f(f"ix_snapshot_{column}"), "snapshot", [column])
    op.create_table(
        "secret",
        sa.Column("source_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_secret_source_id_source")),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_secret")),
    )
    op.create_table(
        "rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", _word("kind", *KINDS), nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
        sa.UniqueConstraint("uid", name=op.f("uq_rule_uid")),
        sqlite_autoincrement=True,
    )
    for table, added in COLUMNS:
        op.add_column(table, added)
    for table, name, other in REFERENCES:
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {name} INTEGER "
            f"CONSTRAINT fk_{table}_{name}_{other} REFERENCES {other} (id)"
        )


def downgrade() -> None:
    """Go back."""
    for table, name, _ in REFERENCES:
        op.drop_column(table, name)
    for table, added in COLUMNS:
        op.drop_column(table, added.name)
    for table in ("rule", "secret", "snapshot"):
        op.drop_table(table)


def _word(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)
