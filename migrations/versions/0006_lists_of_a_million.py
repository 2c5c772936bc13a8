"""Lists, counts and pages of a record of a million claims, each from an index."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLACE = ("article_id", "start", sa.text('"end" DESC'), "id")
LISTED = "removed_at IS NULL"
GIVEN = """"row" LIKE 'claim %' AND "before" IS NOT NULL AND undoes IS NULL AND "after" LIKE '%"status":%'"""
# Each with its table, what it is in the order of, and of which rows.
INDEXES: dict[str, tuple[str, tuple[str | sa.TextClause, ...], str | None]] = {
    "ix_claim_listed_priority": ("claim", (sa.text("priority DESC"), "id", "status"), LISTED),
    "ix_claim_listed_updated": ("claim", (sa.text("updated_at DESC"), "id", "status"), LISTED),
    "ix_claim_listed_kind": ("claim", ("kind", *PLACE, "status"), LISTED),
    "ix_claim_listed_made_by": ("claim", ("made_by", *PLACE, "status"), LISTED),
    "ix_claim_listed_assignee": ("claim", ("assignee", *PLACE, "status"), LISTED),
    "ix_claim_listed_status": ("claim", ("status", *PLACE), LISTED),
    "ix_claim_listed_outcome": ("claim", ("outcome", *PLACE, "status"), f"{LISTED} AND outcome IS NOT NULL"),
    "ix_claim_listed_unit": ("claim", (sa.text("lower(unit)"), *PLACE, "status"), f"{LISTED} AND lower(unit) IS NOT NULL"),
    "ix_claim_listed_speaker": (
        *("claim", (sa.text("lower(speaker)"), *PLACE, "status")),
        f"{LISTED} AND lower(speaker) IS NOT NULL",
    ),
    "ix_claim_listed_stale": ("claim", (*PLACE, "status"), f"{LISTED} AND stale_because IS NOT NULL"),
    "ix_article_published": ("article", (sa.text("published DESC"), "id"), None),
    "ix_article_removed": ("article", ("id",), "removed_at IS NOT NULL"),
    "ix_evidence_unread": ("evidence", ("claim_id", "source_id"), "stance = 'unread' AND removed_at IS NULL"),
    "ix_change_verdict": ("change", ("by", "claim_id", "command"), GIVEN),
}
# Those above begin with the same.
REPLACED = ("assignee", "updated_at")
# Hardly any row has one. SQLite took "is null" for a good reason to go by the index, and read all rows through it.
RARE = {"ix_change_undoes": ("change", "undoes"), "ix_claim_merged_into_id": ("claim", "merged_into_id")}


def upgrade() -> None:
    """Go forward."""
    for name, (table, columns, which) in INDEXES.items():
        where = None if which is None else sa.text(which)
        op.create_index(name, table, [*columns], sqlite_where=where, postgresql_where=where)
    for column in REPLACED:
        op.drop_index(f"ix_claim_{column}", "claim")
    for name, (table, column) in RARE.items():
        op.drop_index(name, table)
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, table, [column], sqlite_where=there, postgresql_where=there)
    # PostgreSQL has no day of a moment that an index may be made of without a word for the zone.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE INDEX ix_change_verdict_day ON change (date(at), claim_id, command) WHERE {GIVEN}")


def downgrade() -> None:
    """Go back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP INDEX ix_change_verdict_day")
    for name, (table, column) in RARE.items():
        op.drop_index(name, table)
        op.create_index(name, table, [column])
    for column in REPLACED:
        op.create_index(f"ix_claim_{column}", "claim", [column])
    for name, (table, *_) in INDEXES.items():
        op.drop_index(name, table)

