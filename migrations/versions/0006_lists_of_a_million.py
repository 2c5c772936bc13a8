"""Lists, counts and pages of a record of a million claims, each from an index."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLACE = ("article_id", "start", sa.text('"end" DESC'), "id")
LISTED, GONE = "removed_at IS NULL", "removed_at IS NOT NULL"
GIVEN = """"row" LIKE 'claim %' AND "before" IS NOT NULL AND undoes IS NULL AND "after" LIKE '%"status":%'"""
# Each with its table, what it is in the order of, and of which rows.
INDEXES: dict[str, tuple[str, tuple[str | sa.TextClause, ...], str | None]] = {
    "ix_claim_listed_priority": ("claim", (sa.text("priority DESC"), "id", "status"), LISTED),
    "ix_claim_listed_updated": ("claim", (sa.text("updated_at DESC"), "id", "status", *PLACE[:2], "end"), LISTED),
    "ix_claim_listed_kind": ("claim", ("kind", *PLACE, "status"), LISTED),
    "ix_claim_listed_made_by": ("claim", ("made_by", *PLACE, "status"), LISTED),
    "ix_claim_listed_assignee": ("claim", ("assignee", *PLACE, "status"), LISTED),
    "ix_claim_listed_status": ("claim", ("status", *PLACE), LISTED),
    "ix_claim_listed_outcome": ("claim", ("outcome", *PLACE, "status"), f"{LISTED} AND outcome IS NOT NULL"),
    "ix_claim_listed_unit": (
        "claim",
        (sa.text("lower(unit)"), *PLACE, "status"),
        f"{LISTED} AND lower(unit) IS NOT NULL",
    ),
    "ix_claim_listed_speaker": (
        *("claim", (sa.text("lower(speaker)"), *PLACE, "status")),
        f"{LISTED} AND lower(speaker) IS NOT NULL",
    ),
    "ix_claim_listed_open": (
        *("claim", (*PLACE, "status", "resolution")),
        f"{LISTED} AND (status = 'unverified' OR stale_because IS NOT NULL)",
    ),
    # After the one before: of two that would do SQLite takes the later, and this is the smaller.
    "ix_claim_listed_stale": ("claim", (*PLACE, "status", "resolution"), f"{LISTED} AND stale_because IS NOT NULL"),
    "ix_claim_removed": ("claim", ("removed_at",), GONE),
    "ix_article_published": ("article", (sa.text("published DESC"), "id"), None),
    "ix_article_removed": ("article", ("id",), GONE),
    "ix_evidence_unread": ("evidence", ("claim_id", "source_id"), "stance = 'unread' AND removed_at IS NULL"),
    "ix_change_verdict": ("change", ("by", "claim_id", "command"), GIVEN),
}
# Those above begin with the same.
REPLACED = ("assignee", "updated_at")
# Made anew: on what, and of which rows. With as much in it as an order by place needs to leave rows alone; and where
# hardly any row has something, without the rest: SQLite took "is null" for a good reason to read all through the index.
ANEW: dict[str, tuple[str, tuple[str | sa.TextClause, ...], tuple[str, ...], str | None]] = {
    "ix_claim_place": ("claim", PLACE, ("removed_at", "status", "updated_at"), None),
    "ix_tag_name_claim_id_article_id": ("tag", ("name", "claim_id", "article_id"), (), LISTED),
    "ix_change_undoes": ("change", ("undoes",), (), "undoes IS NOT NULL"),
    "ix_claim_merged_into_id": ("claim", ("merged_into_id",), (), "merged_into_id IS NOT NULL"),
}


def upgrade() -> None:
    """Go forward."""
    for name, (table, columns, which) in INDEXES.items():
        where = None if which is None else sa.text(which)
        op.create_index(name, table, [*columns], sqlite_where=where, postgresql_where=where)
    for column in REPLACED:
        op.drop_index(f"ix_claim_{column}", "claim")
    for name, (table, columns, more, which) in ANEW.items():
        where = None if which is None else sa.text(which)
        op.drop_index(name, table)
        op.create_index(name, table, [*columns, *more], sqlite_where=where, postgresql_where=where)
    # PostgreSQL has no day of a moment that an index may be made of without a word for the zone.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE INDEX ix_change_verdict_day ON change (date(at), claim_id, command) WHERE {GIVEN}")


def downgrade() -> None:
    """Go back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP INDEX ix_change_verdict_day")
    for name, (table, columns, *_) in ANEW.items():
        op.drop_index(name, table)
        op.create_index(name, table, [*columns])
    for column in REPLACED:
        op.create_index(f"ix_claim_{column}", "claim", [column])
    for name, (table, *_) in INDEXES.items():
        op.drop_index(name, table)
